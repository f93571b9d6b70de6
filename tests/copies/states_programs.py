"""States that other programs leave: Google Sheets, WPS, Excel on a phone, LibreOffice, converters."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import openpyxl
from openpyxl.workbook.protection import WorkbookProtection

from tests.copies.returned_copy import (
    REALISASI,
    Make,
    Outcome,
    ReturnedCopy,
    State,
    foreign,
    rejected,
    saved,
    taken,
)

ISIAN, BOOK, STRINGS = "xl/worksheets/sheet2.xml", "xl/workbook.xml", "xl/sharedStrings.xml"
COMPUTED = {"Hasil", "Bila Kosong", "Bukan Angka", "Status Isian", "Status Anggaran"}
Change = Callable[[Any], None]


def edited(*changes: Change) -> Make:
    """Opened and saved by openpyxl, changed between."""

    def make(copy: ReturnedCopy) -> bytes:
        def change_all(book: Any) -> None:
            for change in changes:
                change(book)

        return copy.edit(change_all)

    return make


def plain(*changes: Change, formats: bool = True) -> Make:
    """As a program leaves it that knows cells and sheets and nothing else: no table, name, style, lock."""

    def make(copy: ReturnedCopy) -> bytes:
        source = openpyxl.load_workbook(io.BytesIO(copy.packed()), data_only=True)
        book = openpyxl.Workbook()
        book.remove(book.worksheets[0])
        for sheet in source.worksheets:
            target = book.create_sheet(sheet.title)
            for row in sheet.iter_rows():
                for cell in (cell for cell in row if cell.value is not None):
                    target[cell.coordinate] = cell.value
                    if formats:
                        target[cell.coordinate].number_format = cell.number_format
        for change in changes:
            change(book)
        return saved(book)

    return make


def no_tables(book: Any) -> None:
    for sheet in book.worksheets:
        for name in list(sheet.tables):
            del sheet.tables[name]


def no_validations(book: Any) -> None:
    for sheet in book.worksheets:
        sheet.data_validations.dataValidation.clear()


def no_protection(book: Any) -> None:
    for sheet in book.worksheets:
        sheet.protection.sheet = False


def no_freeze(book: Any) -> None:
    for sheet in book.worksheets:
        sheet.freeze_panes = None


def no_names(book: Any) -> None:
    for sheet in book.worksheets:
        sheet.print_title_rows = None
        sheet.print_area = None


def all_visible(book: Any) -> None:
    for sheet in book.worksheets:
        sheet.sheet_state = "visible"
        for column in sheet.column_dimensions.values():
            column.hidden = False


def no_merges(book: Any) -> None:
    for sheet in book.worksheets:
        for area in list(sheet.merged_cells.ranges):
            sheet.unmerge_cells(str(area))


def formulas_gone(book: Any) -> None:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    cell.value = None


def active_sheet_last(book: Any) -> None:
    book.active = 1


def locked_structure(book: Any) -> None:
    book.security = WorkbookProtection(lockStructure=True)


def tables_renamed(book: Any) -> None:
    for sheet in book.worksheets:
        for table in sheet.tables.values():
            table.displayName = table.name = f"{table.name}_1"


def headings_wrapped(book: Any) -> None:
    for cell in book["Isian"][7]:
        cell.value = str(cell.value or "").replace(" ", "\n").upper() or None


def computed_columns_gone(book: Any) -> None:
    sheet = book["Isian"]
    for column in range(sheet.max_column, 0, -1):
        if sheet.cell(7, column).value in COMPUTED:
            sheet.delete_cols(column)


def column_moved(book: Any) -> None:
    """Realisasi stands last, as somebody dragged it."""
    sheet = book["Isian"]
    cells = [sheet.cell(row, 12).value for row in range(7, 12)]
    sheet.delete_cols(12)
    for row, value in enumerate(cells, 7):
        sheet.cell(row, 27).value = value
    sheet["AA9"].number_format = "0.0%"


def rows_above(book: Any) -> None:
    book["Isian"].insert_rows(1, 2)


def columns_before(book: Any) -> None:
    book["Isian"].insert_cols(1, 1)


def sheets_renamed(book: Any) -> None:
    book["Isian"].title, book["_meta"].title = "Isian (1)", "meta"


def sheets_in_small_letters(book: Any) -> None:
    for sheet in book.worksheets:
        sheet.title = f"{sheet.title.lower()} "


def meta_gone(book: Any) -> None:
    del book["_meta"]


def cover_gone(book: Any) -> None:
    del book["Sampul"]


def money_gone(book: Any) -> None:
    del book["Anggaran"]


def sheets_turned(book: Any) -> None:
    book.move_sheet("_meta", -3)


def one_sheet(book: Any) -> None:
    for name in ("Sampul", "Anggaran", "_meta"):
        del book[name]


def answers(value: object) -> Change:
    def change(book: Any) -> None:
        book["Isian"][REALISASI] = value

    return change


def heading_lost(book: Any) -> None:
    book["Isian"]["L7"] = "Angka"


def answer_heading_twice(book: Any) -> None:
    sheet = book["Isian"]
    sheet["AC7"] = "Realisasi"
    for row in range(8, 12):
        sheet.cell(row, 29, 1)


def locked_changed(book: Any) -> None:
    book["Isian"]["E8"] = 1


def blank_row_within(book: Any) -> None:
    book["Isian"].insert_rows(10)


def inline_strings(copy: ReturnedCopy) -> None:
    texts = openpyxl.load_workbook(io.BytesIO(copy.packed()))
    for sheet in texts.worksheets:
        part = copy.part_of(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "s":
                    text = str(cell.value).replace("&", "&amp;").replace("<", "&lt;")
                    new = f'<c r="{cell.coordinate}" t="inlineStr"><is><t>{text}</t></is></c>'
                    copy.substitute(
                        part, rf'<c r="{cell.coordinate}"[^>]*>.*?</c>', new.replace("\\", r"\\"), count=1
                    )
    del copy.parts[STRINGS]
    copy.substitute("xl/_rels/workbook.xml.rels", r"<Relationship [^>]*sharedStrings[^>]*/>", "")


def rich_text(copy: ReturnedCopy) -> None:
    """Each shared text in two runs, with a reading aid."""
    copy.substitute(
        STRINGS,
        r"<si><t([^>]*)>(.)([^<]*)</t></si>",
        r'<si><r><rPr><b/></rPr><t\1>\2</t></r><r><t xml:space="preserve">\3</t></r>'
        r'<rPh sb="0" eb="1"><t>baca</t></rPh></si>',
    )


def wps(copy: ReturnedCopy) -> None:
    copy.substitute(ISIAN, r'dimension ref="[^"]*"', 'dimension ref="A1:A1"')
    copy.parts["docProps/app.xml"] = (
        b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
        b"<Application>WPS Office</Application></Properties>"
    )
    copy.parts["docProps/custom.xml"] = b"<Properties/>"


def no_tables_left(copy: ReturnedCopy) -> None:
    """The parts of the tables are there, and nothing leads to them."""
    for number in (2, 3, 4):
        del copy.parts[f"xl/worksheets/_rels/sheet{number}.xml.rels"]
        copy.substitute(f"xl/worksheets/sheet{number}.xml", r"<tableParts.*?</tableParts>", "")


def all_hidden(copy: ReturnedCopy) -> None:
    copy.substitute(BOOK, r'(<sheet name="(?:Sampul|Isian)")', r'\1 state="veryHidden"')


def meta_visible(copy: ReturnedCopy) -> None:
    copy.change(BOOK, (' state="hidden"', ""))


def no_formula_results(copy: ReturnedCopy) -> None:
    copy.substitute(ISIAN, r"</f><v>[^<]*</v>", "</f>")


def states() -> Iterator[State]:
    """Ordinary returns of this office, and what is no longer one."""
    for name, make, outcome in (*_kept(), *_plain(), *_moved()):
        yield State(name, make, outcome)


def _kept() -> Iterator[tuple[str, Make, Outcome]]:
    yield "disimpan seperti openpyxl", edited(), taken()
    yield "tabel hilang", edited(no_tables), taken()
    yield "tabel hilang, bagiannya tertinggal", no_tables_left, taken()
    yield "tabel berganti nama", edited(tables_renamed), taken()
    yield "pemeriksaan isian hilang", edited(no_validations), taken()
    yield "perlindungan hilang", edited(no_protection), taken()
    yield "panel beku hilang", edited(no_freeze), taken()
    yield "nama cetak hilang", edited(no_names), taken()
    yield "gabungan sel hilang", edited(no_merges), taken()
    yield "lembar dan kolom tersembunyi tampak", edited(all_visible), taken()
    yield "lembar _meta tampak", meta_visible, taken()
    yield "semua lembar tersembunyi", all_hidden, taken()
    yield "struktur buku dikunci", edited(locked_structure), taken()
    yield "rumus hilang", edited(formulas_gone), taken()
    yield "rumus tanpa hasil", no_formula_results, taken()
    yield "lembar aktif Isian", edited(active_sheet_last), taken()
    yield (
        "semuanya hilang sekaligus",
        edited(
            no_tables,
            no_validations,
            no_protection,
            no_freeze,
            no_names,
            no_merges,
            all_visible,
            formulas_gone,
        ),
        taken(),
    )
    yield "teks di dalam sel (inlineStr)", inline_strings, taken()
    yield "teks berpotongan dan bantuan baca", rich_text, taken()
    yield "WPS: ukuran lembar A1:A1, docProps asing", wps, taken()


def _plain() -> Iterator[tuple[str, Make, Outcome]]:
    yield "hanya nilai (Google Sheets)", plain(), taken()
    yield "hanya nilai, tanpa bentuk angka", plain(formats=False), rejected("SKP-473")
    yield "hanya nilai, sampul dihapus", plain(cover_gone), taken()
    yield "hanya nilai, lembar berganti nama", plain(sheets_renamed), taken()
    yield "hanya nilai, nama lembar huruf kecil", plain(sheets_in_small_letters), taken()
    yield "hanya nilai, kolom hitungan dihapus", plain(computed_columns_gone), taken()
    yield "hanya nilai, judul kolom berbaris dan huruf besar", plain(headings_wrapped), taken()
    yield "hanya nilai, kolom realisasi dipindah ke akhir", plain(column_moved), taken()
    yield "hanya nilai, dua baris di atas", plain(rows_above), taken("SKP-804")
    yield "hanya nilai, satu kolom di depan", plain(columns_before), taken("SKP-804")
    yield "hanya nilai, urutan lembar berubah", plain(sheets_turned), taken()
    yield "hanya nilai, jawaban lain", plain(answers(86)), taken(value=86)
    yield "hanya nilai, jawaban teks", plain(answers("86,5")), taken(value="86,5")
    yield "hanya nilai, target diubah", plain(locked_changed), rejected("SKP-229", "SKP-473")
    yield "hanya nilai, judul Realisasi diganti", plain(heading_lost), rejected("SKP-514", "SKP-516")
    yield (
        "hanya nilai, judul Realisasi dua kali",
        plain(answer_heading_twice),
        rejected("SKP-514", "SKP-821", place="Isian!AC7"),
    )
    yield (
        "hanya nilai, baris kosong di tengah",
        plain(blank_row_within),
        rejected("SKP-473", "SKP-804", "SKP-820"),
    )


def _moved() -> Iterator[tuple[str, Make, Outcome]]:
    yield "lembar _meta dihapus", edited(meta_gone), foreign("SKP-510")
    yield "lembar Anggaran dihapus", edited(money_gone), rejected("SKP-514", "SKP-516")
    yield "tinggal satu lembar", plain(one_sheet), foreign("SKP-510")
    yield "lembar Sampul dihapus", edited(cover_gone), taken()
    yield "urutan lembar berubah", edited(sheets_turned), taken()
