"""Check a book: every finding at once, each with its sheet and cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from sakip_xl.actions.approved_data import approved_changes
from sakip_xl.actions.formulir import formulir_period
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session, locate
from sakip_xl.domain.model import AnggaranInput, FormulirInput, Pejabat, PengaturanRow, TemuanRow, Unit
from sakip_xl.domain.rules import Judul, check_input, check_rules
from sakip_xl.domain.rules.empty_columns import one_per_column
from sakip_xl.domain.rules.isian_kertas import check_all_typed
from sakip_xl.domain.rules.kode import LOST
from sakip_xl.domain.sop.definition import SOP, SYARAT, Langkah
from sakip_xl.domain.terms import ROMAWI, Event, SopName, Triwulan
from sakip_xl.domain.wording import normalized
from sakip_xl.errors import SakipError, Temuan, Tingkat
from sakip_xl.schema.books import FORMULIR, MASTER, MASTER_KIND, BookLayout
from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.schema.load import CellTemuan, load_table
from sakip_xl.schema.rows_below import refuse_rows_below, rows_below_temuan
from sakip_xl.schema.settings import MENURUT_BIDANG
from sakip_xl.workbook.port import Book

_NOT_WRITTEN = "Lembar Hasil Pemeriksaan belum diisi karena ada baris di bawah tabel."
SEVERITY_ORDER = {Tingkat.SALAH: 0, Tingkat.PERINGATAN: 1, Tingkat.INFO: 2}


def periksa(book: Book, *, moment: Moment, tulis: bool = False, saksi: Sequence[Path] = ()) -> Result:
    """All findings of a master or of a unit's form, faults first.

    ``tulis`` also fills the sheet Hasil Pemeriksaan of a master, which is logged; a form is only read. The
    newest of the master's own forms, papers, archives and backups are asked what they tell of its log;
    ``saksi`` names more, or folders of them, and refuses a form (SKP-511), which has no log.
    """
    content = book.read()
    if content.kind != MASTER_KIND and not saksi:
        return _result(sort([*formulir_temuan(book, content), *_shape(book)]), book.name)
    session = Session.read_book(book, moment)
    heard = _outside(session, saksi)
    temuan = sort([*master_temuan(session), *heard.temuan])
    result = _result(temuan, book.name)
    message = f"{result.pesan} {heard.pesan}".rstrip()
    result = replace(result, pesan=message, data={**result.data, **heard.data}, status=heard.status)
    if not tulis:
        return result
    remark = _solved(session, temuan) if _write(session, temuan) else _NOT_WRITTEN
    return replace(result, pesan=f"{result.pesan} {remark}".rstrip())


def _outside(session: Session, saksi: Sequence[Path]) -> Result:
    """What files outside of the master tell: its own and the named ones of its log, signed PDF of papers."""
    from sakip_xl.actions.saksi import heard_result, own_temuan
    from sakip_xl.actions.signed_pdf import signed_temuan

    heard = heard_result(session, saksi) if saksi else Result("")
    return replace(heard, temuan=[*heard.temuan, *own_temuan(session, saksi), *signed_temuan(session)])


def master_temuan(session: Session) -> list[Temuan]:
    """Rows below tables, cells, rules, the log, what was approved, and the shape of the file itself."""
    found = session.locate(one_per_column(_cells_and_rules(session)))
    below = rows_below_temuan(session.content, session.book.name)
    acknowledged = session.locate(session.check_log().acknowledged_findings())
    approved = [item for tw in Triwulan for item in approved_changes(session, tw, *SopName)]
    return sort([*below, *found, *acknowledged, *approved, *_shape(session.book)])


def blocking_temuan(session: Session, tables: Sequence[str]) -> list[Temuan]:
    """The faults of the named tables, and every lost kode: what forbids an action that builds on them.

    Rows below a table are refused first (SKP-177): what they hold may be what seems to be missing.
    """
    refuse_rows_below(session.content, session.book.name)
    return session.locate(blocking_cells(session, tables))


def blocking_cells(session: Session, tables: Sequence[str]) -> list[CellTemuan]:
    """The faults of the named tables and every lost kode, not yet at their cells."""
    cells = [cell for cell in _cells_and_rules(session) if cell.table in tables or cell.temuan.kode == LOST]
    return [cell for cell in one_per_column(cells) if cell.temuan.tingkat is Tingkat.SALAH]


def refuse_open_faults(session: Session, kode: str, sop: SopName, triwulan: int, langkah: Langkah) -> None:
    """Refuse with ``kode`` while what an SOP filled in up to a step has faults, each named.

    That are the people and units, and the tables on the sheets that its steps ask for; of a table that tells
    SOP or quarter only the rows of this one.
    """
    refuse_rows_below(session.content, session.book.name)
    names = {
        name
        for step in SOP[sop].langkah[: langkah.nomor]
        for name in (*step.syarat_masuk, *step.syarat_keluar)
    }
    sheets = {SYARAT[name].isi_di for name in names}
    tables = {table.name for table in MASTER.tables if table.sheet in sheets} | {Pejabat.table, Unit.table}
    found = [
        cell
        for cell in _cells_and_rules(session)
        if cell.table in tables
        and cell.temuan.tingkat is Tingkat.SALAH
        and _concerns(session.content.row(cell.table), cell.row_index, sop, triwulan)
    ]
    if found:
        values = {"langkah": langkah.nomor, "sop": SOP[sop].judul, "triwulan": ROMAWI[triwulan]}
        details = session.locate(one_per_column(found))
        raise SakipError(kode, details=details, jumlah=len(details), **values)


def _concerns(rows: Sequence[RawRow], index: int, sop: SopName, triwulan: int) -> bool:
    """Whether a row is of this SOP and quarter, as far as it says so."""
    row = rows[index] if index < len(rows) else {}
    same_sop = normalized(str(row.get("sop") or sop)) == sop
    return same_sop and str(row.get("triwulan") or triwulan) in {str(triwulan), ROMAWI[triwulan]}


def formulir_temuan(book: Book, content: BookContent) -> list[Temuan]:
    """Every finding of a unit's form as it is filled in; a broken identity is refused (SKP-567)."""
    tahun, triwulan, separator = formulir_period(content)
    found: list[CellTemuan] = []
    rows = {}
    for name in (FormulirInput.table, AnggaranInput.table):
        rows[name], flaws = load_table(FORMULIR.table_named(name), content.row(name))
        found += flaws
    found += check_input(
        rows[FormulirInput.table],
        rows[AnggaranInput.table],
        tahun=tahun,
        triwulan=triwulan,
        separator=separator,
        heading=heading_of(FORMULIR),
    )
    return sort([locate(book, cell, content.kind) for cell in found])


def sort(temuan: Sequence[Temuan]) -> list[Temuan]:
    """Faults first, then warnings, then information; otherwise in the order found."""
    return sorted(temuan, key=lambda item: SEVERITY_ORDER[item.tingkat])


def _shape(book: Book) -> list[Temuan]:
    """Damage to the file itself, when there is one."""
    return [] if book.path is None else book.shelf.damage(book.path)


def _cells_and_rules(session: Session) -> list[CellTemuan]:
    master = session.master
    rules = check_rules(master, session.sekarang.date(), heading=heading_of(MASTER))
    return [*session.cacat, *rules, *check_all_typed(master, heading_of(FORMULIR))]


def heading_of(book: BookLayout) -> Judul:
    """The headings of one book, for the texts of its rules; a setting is named by its label."""

    def judul(table: str, field_name: str) -> str:
        if table == PengaturanRow.table:
            return MENURUT_BIDANG[field_name].label
        return book.table_named(table).field_column(field_name).judul

    return judul


def temuan_rows(temuan: Sequence[Temuan], book: str) -> list[TemuanRow]:
    """Findings as the rows of Hasil Pemeriksaan, faults first, numbered from 1.

    Those of the book itself name no file, so that their cells become links.
    """
    return [
        TemuanRow(
            nomor=number,
            kode=item.kode,
            tingkat=item.tingkat,
            unit=item.unit or "",
            berkas=item.berkas if item.berkas and item.berkas != book else "",
            lembar=item.lembar or "",
            sel=item.sel or "",
            kolom=item.kolom or "",
            nilai=item.nilai or "",
            pesan=item.pesan,
            saran=item.saran,
        )
        for number, item in enumerate(sort(temuan), 1)
    ]


def _write(session: Session, temuan: Sequence[Temuan]) -> bool:
    """Write the findings on their sheet; ``False`` for a file that rows below a table keep as it is."""
    session.perubahan.replaced[TemuanRow.table] = temuan_rows(temuan, session.book.name)
    session.note_event(Event.PERIKSA, catatan=_brief(temuan))
    try:
        session.save("periksa")
    except SakipError as galat:
        if galat.kode != "SKP-177":
            raise
        return False
    return True


def _solved(session: Session, temuan: Sequence[Temuan]) -> str:
    """How many findings of the last check are no more; nothing when none is."""
    present = {(row.kode, row.unit, row.lembar, row.sel) for row in temuan_rows(temuan, session.book.name)}
    old = {(row.kode, row.unit, row.lembar, row.sel) for row in session.master.temuan}
    count = len(old - present)
    return f"{count} temuan lama sudah selesai." if count else ""


def _brief(temuan: Sequence[Temuan]) -> str:
    counts = {tingkat: sum(item.tingkat is tingkat for item in temuan) for tingkat in Tingkat}
    if not temuan:
        return "tidak ada temuan"
    return ", ".join(f"{count} {tingkat}" for tingkat, count in counts.items() if count)


def _result(temuan: list[Temuan], name: str) -> Result:
    counts = {str(tingkat): sum(item.tingkat is tingkat for item in temuan) for tingkat in Tingkat}
    return Result(f"{name}: {_brief(temuan)}.", {"berkas": name, "jumlah": counts}, temuan)
