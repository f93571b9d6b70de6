"""Spreadsheets of LibreOffice are read as the workbooks that they would be."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import Any
from xml.parsers.expat import ExpatError

import pytest

from sakip_xl.errors import SakipError
from sakip_xl.workbook.xlsx.ods import ods_workbook
from sakip_xl.workbook.xlsx.workbook_xml import WorkbookXml

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("o", "office"), ("t", "table"), ("x", "text"))
)


def book(*rows: str) -> WorkbookXml:
    """A sheet of these rows."""
    table = f'<t:table t:name="Isian">{"".join(rows)}</t:table>'
    content = f"<o:document-content {NAMES}><o:body><o:spreadsheet>{table}</o:spreadsheet></o:body>"
    return ods_workbook("f.ods", f"{content}</o:document-content>".encode())


def row(*cells: str, repeated: int = 1, attributes: str = "") -> str:
    """A row of these cells."""
    return f'<t:table-row t:number-rows-repeated="{repeated}" {attributes}>{"".join(cells)}</t:table-row>'


def cell(attributes: str, text: str = "", repeated: int = 1) -> str:
    """A cell, repeated so often."""
    attributes += f' t:number-columns-repeated="{repeated}"'
    return f"<t:table-cell {attributes}>{f'<x:p>{text}</x:p>' if text else ''}</t:table-cell>"


@pytest.mark.parametrize(
    ("attributes", "text", "value"),
    [
        ('o:value-type="float" o:value="82.5"', "82,5", 82.5),
        ('o:value-type="currency" o:value="5000"', "Rp5.000", 5000.0),
        ('o:value-type="percentage" o:value="0.955"', "96%", "95,5%"),
        ('o:value-type="boolean" o:boolean-value="true"', "WAHR", True),
        ('o:value-type="date" o:date-value="2026-09-30"', "30 Sep", date(2026, 9, 30)),
        ('o:value-type="date" o:date-value="2026-09-30T08:30:00"', "x", datetime(2026, 9, 30, 8, 30)),
        ('o:value-type="time" o:time-value="PT08H30M00S"', "8:30", time(8, 30)),
        ('o:value-type="time" o:time-value="PT30H00M00S"', "30:00", timedelta(hours=30)),
        ('o:value-type="string"', "BB", "BB"),
        ('o:value-type="string" o:string-value="penuh"', "pen", "penuh"),
        ('o:value-type="string"', 'a<x:s x:c="3"/>b', "a   b"),
        ('o:value-type="string"', "satu</x:p><x:p>dua", "satu\ndua"),
    ],
)
def test_a_cell_is_what_it_says_it_is(attributes: str, text: str, value: Any) -> None:
    assert book(row(cell(attributes, text))).values("Isian") == {(0, 0): value}


ONE = 'o:value-type="float" o:value="1"'


def test_repeated_cells_and_rows_count_as_often_as_they_are_repeated() -> None:
    found = book(
        row(cell("", repeated=2), cell(ONE), repeated=2),
        row(cell(ONE, repeated=2)),
        row(cell("", repeated=16_384), repeated=1_048_000),
    )
    assert sorted(found.values("Isian")) == [(0, 2), (1, 2), (2, 0), (2, 1)]
    assert found.block("Isian") == [["", "", 1.0], ["", "", 1.0], [1.0, 1.0]]


def test_formulas_errors_notes_and_hidden_rows_are_told() -> None:
    note = "<o:annotation><x:p>catatan</x:p></o:annotation><x:p>isi</x:p>"
    found = book(
        row(
            cell(f't:formula="of:=1+1" {ONE}', "1"),
            cell('t:formula="of:=1/0" o:value-type="string"', "#DIV/0!"),
        ),
        row(f'<t:table-cell o:value-type="string">{note}</t:table-cell>', attributes='t:visibility="filter"'),
    )
    side = found.sheet("Isian")
    assert side.formulas == {(0, 0): "1+1", (0, 1): "1/0"}
    assert side.errors == {(0, 1): "#DIV/0!"}
    assert side.hidden_rows == [1]
    assert found.values("Isian") == {(0, 0): 1.0, (1, 0): "isi"}
    assert (found.tables, found.relations("Isian"), found.strings) == ([], [], [])


@pytest.mark.parametrize(
    "endless",
    [
        row(cell(ONE), repeated=300_000),
        row(cell(ONE, repeated=900)),
        row(cell(ONE, repeated=600), repeated=2_000),
    ],
)
def test_cells_without_end_are_refused(endless: str) -> None:
    with pytest.raises(SakipError, match="SKP-518"):
        book(endless)


@pytest.mark.parametrize(
    "wrong",
    [row(cell('o:value-type="float" o:value="x"')), row(cell('o:value-type="time" o:time-value="x"')), "<x"],
)
def test_what_is_no_sheet_is_an_error_that_readers_know(wrong: str) -> None:
    with pytest.raises((ValueError, ExpatError)):
        book(wrong)


def test_a_sheet_named_twice_is_refused() -> None:
    table = '<t:table t:name="a"/>'
    with pytest.raises(ValueError, match="a"):
        ods_workbook("f.ods", f"<o:x {NAMES}>{table}{table}</o:x>".encode())
