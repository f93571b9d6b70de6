"""Tell where a figure comes from: form, file, cell, who, when and what stood there before."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from sakip_xl.actions.asal_places import FigurePlaces
from sakip_xl.actions.asal_rows import AsalRows, Block
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.domain.model import AsalRow, Master
from sakip_xl.domain.origin.answer import AskedFigure, Subject, similar, subjects, tell
from sakip_xl.domain.origin.changes import CellLog
from sakip_xl.domain.terms import ROMAWI
from sakip_xl.domain.wording import listing, normalized, shown_cell, waktu
from sakip_xl.errors import SakipError
from sakip_xl.workbook.port import Book


def asal(
    book: Book,
    asked: AskedFigure,
    *,
    moment: Moment,
    triwulan: int | None = None,
    unit: str | None = None,
    tulis: bool = False,
) -> Result:
    """All that the book tells of an indicator, a node, a unit or the kecamatan, in every unit and quarter.

    The figure that ``asked`` means stands first. ``triwulan`` and ``unit`` leave out what is of others.
    ``tulis`` fills the sheet Asal Angka, which is no action to be logged or taken back. Refused: a kode that
    nothing has (SKP-860), a unit that nothing has (SKP-862).
    """
    session = Session.read_book(book, moment)
    found = _found(session.master, asked)
    if unit is not None:
        unit = _known_unit(session.master, unit)
    log = CellLog(session.master.jejak)
    rows = AsalRows(session, FigurePlaces(session, log))
    told = [
        (
            subject,
            _wanted(rows.of(tell(session.master, subject, log, session.sekarang), asked), triwulan, unit),
        )
        for subject in found
    ]
    if tulis:
        every = [row for _, blocks in told for block in blocks for row in block.on_sheet]
        session.perubahan.replaced[AsalRow.table] = every
        session.save("asal", undoable=False)
    data = {"kode": found[0].kode, "asal": [_as_data(subject, blocks) for subject, blocks in told]}
    lines = [line for subject, blocks in told for line in _text(subject, blocks)]
    return Result(_message(told), data, lines=lines)


def _found(master: Master, asked: AskedFigure) -> list[Subject]:
    found = subjects(master, asked.kode, asked.kind)
    if found:
        return found
    alike = listing(similar(master, asked.kode)) or "tidak ada"
    raise SakipError("SKP-860", nilai=asked.kode, mirip=alike)


def _known_unit(master: Master, unit: str) -> str:
    every = dict.fromkeys([row.kode for row in master.unit] + [row.unit for row in master.realisasi])
    for kode in every:
        if normalized(kode) == normalized(unit):
            return kode
    raise SakipError("SKP-862", nilai=unit, daftar=listing([kode for kode in every if kode]) or "-")


def _wanted(blocks: Sequence[Block], triwulan: int | None, unit: str | None) -> list[Block]:
    """The blocks of one quarter and unit; what is of no quarter or no unit is of each."""
    result = []
    for block in blocks:
        same = triwulan is None or block.triwulan in {None, triwulan}
        mine = unit is None or block.unit in {"", unit} or block.computed
        if same and mine:
            result.append(block)
    return result


def _message(told: Sequence[tuple[Subject, Sequence[Block]]]) -> str:
    sentences = []
    for subject, blocks in told:
        values = sum(block.rows[0].nilai is not None for block in blocks)
        earlier = sum(len(block.rows) - 1 for block in blocks)
        name = f"{subject.kode} {subject.nama}".rstrip()
        sentences.append(f"{name}: {values} angka terisi, {earlier} baris isi dahulu atau pembentuknya.")
    return " ".join(sentences)


# --- as data ------------------------------------------------------------------------------------------------


def _as_data(subject: Subject, blocks: Sequence[Block]) -> dict[str, Any]:
    return {
        "jenis": str(subject.kind),
        "kode": subject.kode,
        "nama": subject.nama,
        "angka": [_block_data(block) for block in blocks],
    }


def _block_data(block: Block) -> dict[str, Any]:
    first, *others = block.rows
    return {
        "kolom": block.judul,
        "unit": block.unit,
        "triwulan": block.triwulan,
        "nilai": first.nilai,
        "riwayat": [_row_data(row) for row in block.rows] if not block.computed else [_row_data(first)],
        "dari": [_row_data(row) for row in others] if block.computed else [],
    }


def _row_data(row: AsalRow) -> dict[str, Any]:
    data = {name: getattr(row, name) for name in AsalRow.bidang()}
    return {**data, "sumber": str(row.sumber) if row.sumber else None}


# --- as text ------------------------------------------------------------------------------------------------


def _text(subject: Subject, blocks: Sequence[Block]) -> Iterator[str]:
    yield ""
    yield f"{subject.kode} {subject.nama}".rstrip()
    for block in blocks:
        first, *others = block.shown
        yield f"  {_name(block)}: {shown_cell(first.nilai) or 'kosong'}"
        yield from _row_text(first)
        for row in others:
            value = shown_cell(row.nilai) or "kosong"
            if block.computed:
                yield f"    - {row.kode} {row.unit}: {value}. {row.keterangan}".replace(" :", ":")
            else:
                yield f"    - dahulu {value}"
                yield from _row_text(row)


def _name(block: Block) -> str:
    parts = [f"Triwulan {ROMAWI[block.triwulan]}"] if block.triwulan else []
    return ", ".join([*parts, *([block.unit] if block.unit else []), block.judul])


def _row_text(row: AsalRow) -> Iterator[str]:
    """Where one value is from, in one line, and what else is to be said in another."""
    parts = [
        str(row.sumber or ""),
        row.berkas,
        row.sel,
        row.oleh,
        waktu(row.waktu, blank=""),
        f"jejak nomor {row.jejak}" if row.jejak else "",
        f"sebelumnya {shown_cell(row.sebelumnya)}" if row.sebelumnya is not None else "",
    ]
    line = ", ".join(part for part in parts if part)
    if line:
        yield f"      {line}"
    if row.keterangan:
        yield f"      {row.keterangan}"
