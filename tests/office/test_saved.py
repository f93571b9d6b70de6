"""The comparison of two saved books sees every kind of change, and nothing where nothing changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.formatting.formatting import ConditionalFormattingList
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.office.saved import differences_of_saved

CONTOH = Path(__file__).parents[2] / "workbooks" / "SAKIP-Contoh.xlsx"
SHEET = "Isian Kertas"


def _text(sheet: Worksheet) -> None:
    sheet["C9"] = "lain"


def _formula_as_text(sheet: Worksheet) -> None:
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.data_type == "f")
    cell.data_type = "s"


def _number_format(sheet: Worksheet) -> None:
    sheet["D9"].number_format = "0.000"


def _font(sheet: Worksheet) -> None:
    sheet["C9"].font = Font(name="Calibri", size=10, underline="single")


def _fill(sheet: Worksheet) -> None:
    sheet["C9"].fill = PatternFill("solid", fgColor="FF00FF")


def _line(sheet: Worksheet) -> None:
    sheet["C9"].border = Border(left=Side("thick"))


def _merge(sheet: Worksheet) -> None:
    sheet.merge_cells("A300:B300")


def _height(sheet: Worksheet) -> None:
    sheet.row_dimensions[8].height = 99


def _hidden_row(sheet: Worksheet) -> None:
    sheet.row_dimensions[9].hidden = True


def _width(sheet: Worksheet) -> None:
    sheet.column_dimensions["C"].width = 99


def _validation(sheet: Worksheet) -> None:
    sheet.data_validations.dataValidation.pop()


def _conditional_format(sheet: Worksheet) -> None:
    sheet.conditional_formatting = ConditionalFormattingList()


def _name(sheet: Worksheet) -> None:
    book = sheet.parent
    assert isinstance(book, Workbook)
    del book.defined_names[next(iter(book.defined_names))]


def _table(sheet: Worksheet) -> None:
    table = next(iter(sheet.tables.values()))
    table.displayName = "tblLain"


def _header(sheet: Worksheet) -> None:
    assert sheet.oddFooter is not None
    sheet.oddFooter.right.text = "lain"


def _landscape(sheet: Worksheet) -> None:
    sheet.page_setup.orientation = "portrait"


def _protection(sheet: Worksheet) -> None:
    sheet.protection.sort = not sheet.protection.sort


CHANGES: dict[Callable[[Worksheet], None], str] = {
    _text: "isi",
    _formula_as_text: "rumus",
    _number_format: "rupa",
    _font: "rupa",
    _fill: "rupa",
    _line: "rupa",
    _merge: "gabung",
    _height: "tinggi",
    _hidden_row: "tersembunyi",
    _width: "kolom",
    _validation: "validasi",
    _conditional_format: "format bersyarat",
    _name: "nama",
    _table: "tabel",
    _header: "oddFooter",
    _landscape: "pageSetup",
    _protection: "sheetProtection",
}


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One sheet of the sample."""
    book = load_workbook(CONTOH)
    for name in book.sheetnames:
        if name != SHEET:
            del book[name]
    path = tmp_path_factory.mktemp("asal") / "asal.xlsx"
    book.save(path)
    return path


def changed(plain: Path, path: Path, change: Callable[[Worksheet], None]) -> Path:
    book = load_workbook(plain)
    change(book[SHEET])
    book.save(path)
    return path


def test_a_book_saved_twice_shows_no_difference(plain: Path, tmp_path: Path) -> None:
    assert differences_of_saved(plain, changed(plain, tmp_path / "lain.xlsx", lambda _: None)) == []


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_is_seen_as_what_it_is(
    plain: Path, tmp_path: Path, change: Callable[[Worksheet], None]
) -> None:
    seen = differences_of_saved(plain, changed(plain, tmp_path / "lain.xlsx", change))
    assert any(CHANGES[change] in line.partition(": ")[0] for line in seen), seen
    assert len(seen) <= 3, seen
