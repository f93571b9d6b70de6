"""Numbers typed into the cells of staff, Indonesian and English: what arrives is read the same.

LibreOffice takes each text from its keyboard under the locale of the PC, in cells of the form and of the
master that were never filled. What then stands in the saved file is read as every book is.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sakip_xl.actions.buat import initial_content
from sakip_xl.domain.model import Cell
from sakip_xl.formulas.form_status import PERIKSA, TERISI
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.base import Column, Table
from sakip_xl.schema.books import FORMULIR, MASTER
from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.workbook.drawing import draw_book
from sakip_xl.workbook.xlsx.file_book import FileBook
from tests.office.host import LibreOfficeHost
from tests.office.keyboard import locale, type_into
from tests.sample import SEKARANG, sample_formulir
from tests.spelling_table import anggaran, isian, reading_of_realisasi, reading_of_uang, spellings

if TYPE_CHECKING:
    import xlwings as xw

    from tests.office.display import Display

pytestmark = pytest.mark.libreoffice

SPELLINGS = spellings()
LOCALES = ("id-ID", "en-US")
TELLING = (
    "1.234",
    "1,234",
    "1/2",
    "1-2",
    "12:30",
    "82,5",
    "82.5",
    "95%",
    "1.234,5",
    "1,234.5",
    "5 Mei",
    "1e5",
)
"""What the language of the PC, or any PC, makes another value of in a cell of format General."""


@pytest.fixture
def desk(display: Display) -> Iterator[Display]:
    yield display
    display.close_books()


def opened(desk: Display, content: BookContent, folder: Path) -> xw.Book:
    path = folder / "buku.xlsx"
    write_xlsx(draw_book(content, SEKARANG), path)
    return desk.open_book(path)


def saved(desk: Display, book: xw.Book, folder: Path) -> BookContent:
    path = folder / f"{book.name}-tersimpan.xlsx"
    LibreOfficeHost(desk).save_copy(book, path)
    return FileBook(path, now=lambda: SEKARANG).read()


def cells_of(book: xw.Book, table: Table, column: Column) -> xw.Range:
    body = book.sheets[table.sheet].tables[table.name].data_body_range
    assert body is not None
    return body[:, table.column_position(column.bidang)]


def form() -> BookContent:
    """A form with an empty row of each kind for every spelling."""
    entries: list[RawRow] = [isian(spelling, n, realisasi=None) for n, spelling in enumerate(SPELLINGS)]
    return sample_formulir(
        tblIsian=entries, tblIsianAnggaran=[anggaran(n, None) for n in range(len(SPELLINGS))]
    )


def column_values(content: BookContent, table: str, field: str, count: int) -> list[Cell]:
    rows = content.row(table)
    return [rows[n].get(field) if n < len(rows) else None for n in range(count)]


def answers(desk: Display, folder: Path, name: str) -> tuple[list[Cell], list[Cell], list[Cell]]:
    """What realisasi and money hold when every spelling was typed into the form, and the status shown."""
    book = opened(desk, form(), folder)
    with locale(desk, name):
        for table in FORMULIR.tables[:2]:
            cells = cells_of(book, table, table.field_column("realisasi"))
            for number, spelling in enumerate(SPELLINGS):
                type_into(desk, cells[number], spelling.ketikan)
        table = FORMULIR.tables[0]
        status = [cell.value for cell in cells_of(book, table, table.field_column("status"))]
        content = saved(desk, book, folder)
    count = len(SPELLINGS)
    desk.close_books()
    return (
        column_values(content, "tblIsian", "realisasi", count),
        column_values(content, "tblIsianAnggaran", "realisasi", count),
        status,
    )


def test_in_a_general_cell_the_language_of_the_pc_decides(desk: Display) -> None:
    cell = desk.app.books.add().sheets[0]["A1"]
    values = {}
    for name in LOCALES:
        with locale(desk, name):
            type_into(desk, cell, "1.234")
            values[name] = cell.raw_value
    assert values == {"id-ID": 1234, "en-US": 1.234}


def test_every_spelling_typed_into_the_form_is_read_as_the_table_says_in_both_languages(
    desk: Display, tmp_path: Path
) -> None:
    answer = {name: answers(desk, tmp_path, name) for name in LOCALES}
    assert answer["id-ID"] == answer["en-US"]
    realisasi, uang, status = answer["id-ID"]
    for spelling, value, money in zip(SPELLINGS, realisasi, uang, strict=True):
        assert reading_of_realisasi(spelling, value) == spelling.realisasi, spelling.ketikan
        assert reading_of_uang(money) == spelling.uang, spelling.ketikan
    shown = dict(zip((spelling.ketikan for spelling in SPELLINGS), status, strict=True))
    assert (shown["82,5"], shown["82.5"], shown["12"], shown["1.234"], shown["1/2"]) == (
        *(TERISI, TERISI, TERISI),
        *(PERIKSA, PERIKSA),
    )


TYPED_COLUMNS = [
    (table, column) for table in MASTER.tables for column in table.columns if table.as_typed(column)
]


def test_the_columns_that_keep_what_is_typed_are_those_of_staff() -> None:
    names = {(table.name, column.bidang) for table, column in TYPED_COLUMNS}
    assert {
        ("tblIndikator", "bobot"),
        ("tblIndikator", "target_tahun"),
        ("tblRealisasi", "realisasi"),
    } <= names
    assert {("tblKinerja", "pagu_renja"), ("tblProgramKerja", "progres")} <= names
    assert not {("tblKinerja", "pagu"), ("tblAnggaran", "realisasi"), ("tblPredikat", "batas_bawah")} & names


def test_typed_into_the_master_every_spelling_stays_as_typed_in_both_languages(
    desk: Display, tmp_path: Path
) -> None:
    columns = [(table, column) for table, column in TYPED_COLUMNS if table.grows]
    assert len(columns) > 20
    book = opened(desk, initial_content("Sumbersuko", 2026, id_master="x"), tmp_path)
    for name in LOCALES:
        for number, (table, column) in enumerate(columns):
            cell = cells_of(book, table, column)[0]
            text = TELLING[number % len(TELLING)]
            with locale(desk, name):
                type_into(desk, cell, text)
            assert cell.raw_value == text, (name, table.name, column.bidang)
