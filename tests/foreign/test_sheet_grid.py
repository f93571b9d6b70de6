"""A foreign file as it is read: values as typed, what has none, and files that nobody should open."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from sakip_xl.errors import SakipError
from sakip_xl.workbook.foreign_table.sheet_grid import SheetGrid, read_foreign_book
from tests.foreign.agency_tables import new_book, put, put_all

PART = "xl/worksheets/sheet1.xml"
END = b"</sheetData>"


def grid(folder: Path, fill: Callable[[Worksheet], None]) -> SheetGrid:
    book, sheet = new_book("Lembar")
    fill(sheet)
    book.save(folder / "asal.xlsx")
    return read_foreign_book(folder / "asal.xlsx").grids[0]


def changed(folder: Path, change: Callable[[bytes], bytes], part: str = PART) -> Path:
    book, sheet = new_book("Lembar")
    put_all(sheet, 1, "No | Sasaran | Indikator\n1 | Mutu | IKM")
    book.save(folder / "asal.xlsx")
    with zipfile.ZipFile(folder / "asal.xlsx") as old, zipfile.ZipFile(folder / "b.xlsx", "w", 8) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content) if name == part else content)
    return folder / "b.xlsx"


def test_values_are_as_they_were_typed(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        put(sheet, 1, [1, 2.0, 0.5, "1.250", True, datetime(2026, 1, 5), 0.955, "  "])
        sheet["G1"].number_format = "0.0%"
        sheet["A1"].font, sheet["B1"].alignment = Font(bold=True), Alignment(indent=2)
        sheet.row_dimensions[1].hidden = True
        sheet.column_dimensions.group("B", "C", hidden=True)

    found = grid(tmp_path, fill)
    assert found.frame.iloc[0].tolist() == [1, 2, 0.5, "1.250", "TRUE", datetime(2026, 1, 5), "95,5%"]
    assert type(found.frame.iloc[0, 1]) is int
    assert (set(found.bold), found.indent) == ({(0, 0)}, {(0, 1): 2})
    assert (set(found.hidden_rows), set(found.hidden_columns)) == ({0}, {1, 2})


def test_formulas_without_a_value_and_errors_are_named(tmp_path: Path) -> None:
    def fill(sheet: Worksheet) -> None:
        put(sheet, 1, ["Pagu", "=1+1"])
        sheet["C1"] = "#REF!"

    found = grid(tmp_path, fill)
    assert found.unread[0, 1].startswith("rumusnya tidak menyimpan hasil")
    assert found.unread[0, 2] == "selnya berisi galat #REF!"
    assert found.frame.shape == (1, 3)


def test_a_formula_with_its_value_is_that_value(tmp_path: Path) -> None:
    path = changed(
        tmp_path, lambda xml: xml.replace(END, b'<row r="3"><c r="A3"><f>1+1</f><v>2</v></c></row>' + END)
    )
    found = read_foreign_book(path).grids[0]
    assert (found.frame.iloc[2, 0], found.unread) == (2, {})


def test_hidden_sheets_are_named_and_not_read(tmp_path: Path) -> None:
    book, sheet = new_book("Tampak")
    put_all(sheet, 1, "No | Sasaran")
    book.create_sheet("Rahasia").sheet_state = "hidden"
    book.save(tmp_path / "asal.xlsx")
    found = read_foreign_book(tmp_path / "asal.xlsx")
    assert ([each.name for each in found.grids], found.hidden_sheets) == (["Tampak"], ("Rahasia",))
    assert not found.is_ours


def many_rows(xml: bytes) -> bytes:
    rows = (b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (row, row) for row in range(3, 1_000_001))
    return xml.replace(END, b"".join(rows) + END)


@pytest.mark.parametrize(
    ("change", "part", "code"),
    [
        (many_rows, PART, "SKP-508"),
        (lambda xml: xml.replace(END, END + b" " * 100_000_000), PART, "SKP-508"),
        (lambda xml: xml + b" " * 210_000_000, PART, "SKP-508"),
        (
            lambda xml: xml.replace(END, END + b'<mergeCells><mergeCell ref="A5:XFD1048576"/></mergeCells>'),
            PART,
            "SKP-518",
        ),
        (lambda xml: xml[:300], PART, "SKP-505"),
        (lambda xml: xml.replace(b'r="A1"', b'r="??"'), PART, "SKP-505"),
        (lambda xml: xml.replace(b"<cellXfs", b"<lain"), "xl/styles.xml", "SKP-505"),
        (lambda xml: b"<!DOCTYPE x>" + xml, PART, "SKP-509"),
    ],
    ids=["rows", "inflated", "bomb", "merged", "cut", "address", "styles", "doctype"],
)
def test_a_hostile_file_is_refused(
    change: Callable[[bytes], bytes], part: str, code: str, tmp_path: Path
) -> None:
    with pytest.raises(SakipError) as galat:
        read_foreign_book(changed(tmp_path, change, part))
    assert galat.value.kode == code


def test_a_lonely_format_at_the_far_corner_is_nothing(tmp_path: Path) -> None:
    far = b'<row r="1048576"><c r="XFD1048576" s="0"/></row>'
    found = read_foreign_book(changed(tmp_path, lambda xml: xml.replace(END, far + END)))
    assert found.grids[0].frame.shape == (2, 3)


def test_a_file_without_styles_is_read(tmp_path: Path) -> None:
    path = changed(tmp_path, lambda xml: xml)
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(tmp_path / "c.xlsx", "w") as new:
        for name in old.namelist():
            if name != "xl/styles.xml":
                new.writestr(name, old.read(name))
    assert read_foreign_book(tmp_path / "c.xlsx").grids[0].frame.shape == (2, 3)
