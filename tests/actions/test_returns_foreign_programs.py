"""Forms that went through other programs come back without tables, styles or protection, and are forms."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from tests.actions.office import NOW, Office, kode, save_at


def values_only(path: Path) -> openpyxl.Workbook:
    """The file as a program leaves it that knows cells and sheets and nothing else."""
    source, plain = openpyxl.load_workbook(path, data_only=True), openpyxl.Workbook()
    plain.remove(plain.worksheets[0])
    for sheet in source.worksheets:
        copy = plain.create_sheet(sheet.title)
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    copy[cell.coordinate] = cell.value
                    copy[cell.coordinate].number_format = cell.number_format
    return plain


def cover_gone(book: openpyxl.Workbook) -> None:
    del book["Sampul"]


def sheets_renamed(book: openpyxl.Workbook) -> None:
    book["Isian"].title = "Isian (1)"
    book["_meta"].title = "meta"


def rows_above(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets:
        sheet.insert_rows(1, 3)


def computed_columns_gone(book: openpyxl.Workbook) -> None:
    sheet = book["Isian"]
    for column in range(sheet.max_column, 0, -1):
        if sheet.cell(7, column).value in {"Hasil", "Bila Kosong", "Bukan Angka", "Status Isian"}:
            sheet.delete_cols(column)


def untouched(_book: openpyxl.Workbook) -> None:
    """Nothing more than the tables is gone."""


@pytest.mark.parametrize("change", [untouched, cover_gone, sheets_renamed, rows_above, computed_columns_gone])
def test_a_form_without_its_tables_is_read_by_its_headings(
    kantor: Office, change: Callable[[openpyxl.Workbook], None]
) -> None:
    path = kantor.reply("PMD")
    book = values_only(path)
    change(book)
    book.save(path)
    save_at(path, NOW)
    result = kantor.rekap()
    assert (result.data["diterima"], {*kode(result)} - {"SKP-804"}) == (["PMD"], set())
    assert ("SKP-804" in kode(result)) == (change is rows_above)  # our own lines are no longer where we drew
    assert kantor.realisasi("IKK.1") == 80


def test_a_form_of_which_locked_cells_changed_on_the_way_is_rejected(kantor: Office) -> None:
    path = kantor.reply("PMD")
    book = values_only(path)
    book["Isian"]["E8"] = 1
    book.save(path)
    save_at(path, NOW)
    assert "SKP-473" in kode(kantor.rekap())


def test_an_answer_heading_that_is_gone_is_named(kantor: Office) -> None:
    path = kantor.reply("PMD")
    book = values_only(path)
    for cell in book["Isian"][7]:
        if cell.value == "Realisasi":
            cell.value = "Angka"
    book.save(path)
    save_at(path, NOW)
    assert "SKP-516" in kode(kantor.rekap())
