"""Bring an agency's table in: propose how to read it, let people correct that, then take its rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar

from sakip_xl.actions.folders import free_path, put_new
from sakip_xl.actions.periksa import temuan_rows
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.domain.foreign.admission import Admission, admit
from sakip_xl.domain.foreign.draft import MappingDraft
from sakip_xl.domain.foreign.fields import FieldRole, ImportField
from sakip_xl.domain.foreign.harvest import Harvest, LeftCell, Mapped, harvest
from sakip_xl.domain.foreign.proposal import Certainty, ProposedColumn, propose
from sakip_xl.domain.foreign.source import SourceColumn, SourceTable
from sakip_xl.domain.model import Indikator, Kinerja, Riwayat, Row, TemuanRow
from sakip_xl.domain.model.base import Cell
from sakip_xl.domain.terms import Event
from sakip_xl.domain.wording import listing
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.workbook.foreign_table.mapping_book import MappingBook, is_mapping, read_mapping, write_mapping
from sakip_xl.workbook.foreign_table.sheet_grid import ForeignBook, read_foreign_book
from sakip_xl.workbook.foreign_table.table_finder import find_tables
from sakip_xl.workbook.port import Book

R = TypeVar("R", bound=Row)
Proposal = list[tuple[SourceTable, list[ProposedColumn]]]
_STRUCTURE = {FieldRole.NODE, FieldRole.TEXT, FieldRole.INDIKATOR}
_MOST_NAMED = 10


def impor(
    book: Book,
    source: Path,
    *,
    moment: Moment,
    peta: Path | None = None,
    destination: Path | None = None,
) -> Result:
    """Without a mapping: write one for ``source`` to be corrected, beside it or to ``destination``.

    With ``peta``, or with a mapping in the place of ``source``: append the rows it describes to Pohon
    Kinerja, Indikator and Riwayat. Nothing in the master is overwritten, and all that is not taken is listed.
    Refuses a file without a table of ours (SKP-521), a mapping that does not fit its file (SKP-458) or names
    nothing to take (SKP-455).
    """
    session = Session.open_book(book, moment)
    if peta is None and not is_mapping(source):
        return _propose(session, source, destination)
    mapping = read_mapping(peta or source)
    return _take(session, mapping.source if peta is None else source, mapping)


def _tables(source: Path) -> tuple[ForeignBook, list[SourceTable]]:
    foreign = read_foreign_book(source)
    if foreign.is_ours:
        raise SakipError("SKP-456", berkas=source.name)
    tables = find_tables(foreign)
    if not tables:
        raise SakipError("SKP-521", berkas=source.name)
    return foreign, tables


def _propose(session: Session, source: Path, destination: Path | None) -> Result:
    tahun = session.master.pengaturan.tahun
    foreign, tables = _tables(source)
    proposal: Proposal = [(table, propose(table, tahun)) for table in tables]
    found, admission = _admit(session, [(table, _by_index(columns)) for table, columns in proposal])
    left = [*found.left, *admission.left]
    path = destination or free_path(source.with_name(f"{source.stem}.peta.xlsx"), "-{nomor}")
    _write(
        MappingDraft(source.name, proposal, left, len(admission.kinerja), len(admission.indikator)),
        source,
        path,
    )
    would = f"{len(admission.kinerja)} kinerja dan {len(admission.indikator)} indikator"
    message = (
        f"Peta impor {path.name} dibuat; buku induk belum diubah. Menurut usulannya akan masuk {would}. "
        "Periksa dan betulkan kolom Bidang pada peta itu, simpan, lalu impor lagi dengan memilih peta itu."
    )
    data = {
        "peta": str(path),
        "kolom": [
            _column_data(table, each.column, each.field, each.score)
            for table, columns in proposal
            for each in columns
        ],
        "kinerja": 0,
        "indikator": 0,
        "usulan": {"kinerja": len(admission.kinerja), "indikator": len(admission.indikator)},
        **_rows_data(found, admission),
    }
    findings = [*_sheet_findings(foreign, tables), *_left_findings(left)]
    return Result(message, data, [item.di(berkas=source.name) for item in findings], [path])


def _take(session: Session, source: Path, mapping: MappingBook) -> Result:
    foreign, tables = _tables(source)
    strange = list(mapping.strange(tables))
    if strange:
        raise SakipError("SKP-458", details=strange, berkas=mapping.name, jumlah=len(strange))
    wanted = [(table, mapped) for table in tables if (mapped := mapping.mapped(table)) is not None]
    if not any(field.guna in _STRUCTURE for _, mapped in wanted for field in mapped.values()):
        raise SakipError("SKP-455", berkas=mapping.name)
    found, admission = _admit(session, wanted)
    left = [*found.left, *admission.left]
    findings = [
        *_left_findings(left),
        *_hidden_findings(found),
        *_made_findings(admission),
        *_column_findings(wanted),
        *_sheet_findings(foreign, tables),
    ]
    findings = [item.di(berkas=source.name) for item in findings]
    _save(session, source, admission, findings)
    data = {
        "peta": "",
        "kolom": [
            _column_data(table, column, mapped[column.index], 1.0)
            for table, mapped in wanted
            for column in table.columns
        ],
        "kinerja": len(admission.kinerja),
        "indikator": len(admission.indikator),
        "riwayat": len(admission.riwayat),
        **_rows_data(found, admission),
    }
    message = (
        f"{len(admission.kinerja)} kinerja dan {len(admission.indikator)} indikator dari {source.name} masuk "
        f"ke Pohon Kinerja dan Indikator; {admission.taken} dari {found.read} baris diambil, "
        f"{found.read - admission.taken} tidak."
    )
    return Result(message, data, findings)


def _admit(session: Session, mapped: Sequence[tuple[SourceTable, Mapped]]) -> tuple[Harvest, Admission]:
    found = harvest(mapped)
    content = session.content
    return found, admit(
        found,
        content.row(Kinerja.table),
        content.row(Indikator.table),
        session.master.unit,
        session.master.pengaturan.tahun,
        content.row(Riwayat.table),
    )


def _save(session: Session, source: Path, admission: Admission, findings: Sequence[Temuan]) -> None:
    """Append the rows, write the findings to Hasil Pemeriksaan and log it; nothing new is no change."""
    if not (admission.kinerja or admission.indikator or admission.riwayat):
        return
    for model, rows in (
        (Kinerja, admission.kinerja),
        (Indikator, admission.indikator),
        (Riwayat, admission.riwayat),
    ):
        session.perubahan.append_to(model.table, *(as_typed(model, values) for values in rows))
    session.perubahan.replaced[TemuanRow.table] = temuan_rows(findings, session.book.name)
    note = f"{len(admission.kinerja)} kinerja dan {len(admission.indikator)} indikator dari {source.name}"
    session.note_event(Event.IMPOR, catatan=note)
    session.save("impor")


def as_typed(model: type[R], values: Mapping[str, Cell]) -> R:
    """A row as staff might have typed it: what it lacks stays empty, for the check to name."""
    blank = {
        name: None if field.is_required() else field.default
        for name, field in model.model_fields.items()
        if name in model.bidang()
    }
    untyped: Any = model.model_construct
    row: R = untyped(None, **{**blank, **values})
    return row


def _by_index(columns: Sequence[ProposedColumn]) -> Mapped:
    return {each.column.index: each.field for each in columns}


def _write(draft: MappingDraft, source: Path, path: Path) -> None:
    if path.suffix.casefold() != ".xlsx":
        raise SakipError("SKP-562", nilai=path.name)
    if path.exists():
        raise SakipError("SKP-560", nilai=path.name)
    put_new(path, lambda temporary: write_mapping(draft, source, temporary))


def _column_data(
    table: SourceTable, column: SourceColumn, field: ImportField, score: float
) -> dict[str, Any]:
    return {
        "lembar": table.sheet,
        "tabel": table.number,
        "kolom": column.letter,
        "judul": column.judul,
        "bidang": field.id,
        "label": field.label,
        "keyakinan": score,
        "sebutan": str(Certainty.of(score)),
    }


def _rows_data(found: Harvest, admission: Admission) -> dict[str, Any]:
    """The rows that were left, and the count that must come out."""
    whole = [left for left in (*found.left, *admission.left) if left.whole]
    return {
        "baris": {"dibaca": found.read, "diambil": admission.taken, "dilewati": len(whole)},
        "dilewati": [
            {"lembar": left.sheet, "baris": left.row, "isi": left.content, "sebab": left.cause}
            for left in whole
        ],
    }


def _left_findings(left: Sequence[LeftCell]) -> Iterator[Temuan]:
    """Rows (SKP-651) and cells (SKP-652) that somebody has to look at."""
    for each in left:
        if each.understood:
            continue
        place = f"{each.column.letter}{each.row}" if each.column else f"{each.row}:{each.row}"
        kode = "SKP-651" if each.whole else "SKP-652"
        yield temuan(kode, nilai=each.content, sebab=each.cause).di(lembar=each.sheet, sel=place)


def _hidden_findings(found: Harvest) -> Iterator[Temuan]:
    by_sheet: dict[str, list[int]] = {}
    for sheet, row in found.hidden:
        by_sheet.setdefault(sheet, []).append(row)
    for sheet, rows in by_sheet.items():
        yield temuan("SKP-552", nilai=listing([str(row) for row in rows])).di(lembar=sheet)


def _made_findings(admission: Admission) -> Iterator[Temuan]:
    """That kode were made, and that satuan were read off the targets (SKP-653)."""
    for what, names in (("Kode", admission.made), ("Satuan (dari tulisan targetnya)", admission.satuan)):
        if names:
            shown = [*names[:_MOST_NAMED], *(["lainnya"] if len(names) > _MOST_NAMED else [])]
            yield temuan("SKP-653", nilai=listing(shown), apa=what, jumlah=len(names))


def _column_findings(wanted: Sequence[tuple[SourceTable, Mapped]]) -> Iterator[Temuan]:
    """The columns with content that were not taken (SKP-650), together where the cause is the same."""
    for table, mapped in wanted:
        by_cause: dict[str, list[SourceColumn]] = {}
        for column in table.columns:
            field = mapped[column.index]
            if field.guna is FieldRole.IGNORED and table.values(column.index):
                by_cause.setdefault(field.sebab, []).append(column)
        for cause, columns in by_cause.items():
            letters = listing([column.letter for column in columns])
            headings = "; ".join(dict.fromkeys(column.judul for column in columns))
            yield temuan("SKP-650", kolom=letters, nilai=headings, sebab=cause).di(lembar=table.sheet)


def _sheet_findings(foreign: ForeignBook, tables: Sequence[SourceTable]) -> Iterator[Temuan]:
    """The sheets that gave no table (SKP-654)."""
    with_table = {table.sheet for table in tables}
    for grid in foreign.grids:
        if grid.name not in with_table and len(grid.frame):
            yield temuan("SKP-654", nilai=grid.name, sebab="tidak ada tabel yang dikenali").di(
                lembar=grid.name
            )
    for name in foreign.hidden_sheets:
        yield temuan("SKP-654", nilai=name, sebab="lembar ini tersembunyi").di(lembar=name)
