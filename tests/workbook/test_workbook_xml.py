"""Our reader of workbooks against another one, calamine, cell by cell; and what it refuses."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st
from python_calamine import load_workbook

from sakip_xl.errors import SakipError
from sakip_xl.workbook.raw import equivalent
from sakip_xl.workbook.xlsx.package import package_of
from sakip_xl.workbook.xlsx.sheet_xml import read_sheet
from sakip_xl.workbook.xlsx.workbook_xml import WorkbookXml, open_workbook
from tests.workbook.small_drawing import write_formulir, write_master

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
GOLDEN = Path(__file__).parents[1] / "golden"
NUMBERS = [0, 0.25, 0.999999, 1, 1.5, 59, 60, 61, 45000, 45000.5, 45000.123456789, 2958465, 2958466, -1, 1e-7]
FORMATS = [
    "General",
    "0.00",
    "0%",
    "@",
    "dd/mm/yyyy",
    "[$-421]d mmmm yyyy",
    "h:mm",
    "[h]:mm",
    "[s]",
    '0" hari"',
]
FORMATS += ["[Red]0", "#,##0_);(#,##0)", "yyyy", "mm:ss", '"d"0', "0.00E+00", "d", "[h]:mm;@"]


def opened(data: bytes) -> WorkbookXml:
    return open_workbook("buku.xlsx", package_of(Path("buku.xlsx"), data).parts)


def alike(value: Any, other: Any) -> bool:
    """Equal to the millisecond, which both round."""
    if isinstance(value, timedelta) and isinstance(other, timedelta):
        return abs(value - other) <= timedelta(milliseconds=1)
    return equivalent(value, other)


def plain_lines(cells: dict[tuple[int, int], str]) -> dict[tuple[int, int], str]:
    """The texts with the line ends that XML knows."""
    return {place: text.replace("\r\n", "\n").replace("\r", "\n") for place, text in cells.items() if text}


def assert_read_alike(data: bytes) -> None:
    ours, other = opened(data), load_workbook(io.BytesIO(data), load_tables=True)
    assert ours.sheet_names == other.sheet_names
    assert {table.name for table in ours.tables} == set(other.table_names or [])
    for name in ours.sheet_names:
        block = other.get_sheet_by_name(name).to_python(skip_empty_area=False)
        cells = {(r, c): value for r, row in enumerate(block) for c, value in enumerate(row) if value != ""}
        found = {place: value for place, value in ours.values(name).items() if value != ""}
        assert found.keys() == cells.keys()
        assert [place for place in cells if not alike(found[place], cells[place])] == []
        assert [type(found[place]) for place in cells] == [type(value) for value in cells.values()]
        shown = {(r, c): v for r, row in enumerate(ours.block(name)) for c, v in enumerate(row) if v != ""}
        assert shown == found


@pytest.mark.parametrize("version", sorted(path.name for path in GOLDEN.iterdir() if path.is_dir()))
def test_every_cell_of_the_golden_books_is_read_as_another_reader_reads_it(version: str) -> None:
    books = sorted((GOLDEN / version).rglob("*.xlsx"))
    assert books
    for path in books:
        assert_read_alike(path.read_bytes())


@pytest.mark.parametrize("write", [write_master, write_formulir])
def test_every_cell_of_our_books_is_read_as_another_reader_reads_it(write: object, tmp_path: Path) -> None:
    assert callable(write)
    assert_read_alike(write(tmp_path / "buku.xlsx").read_bytes())


def book(numbers: list[float], number_format: str, *, date_1904: bool = False) -> bytes:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"date_1904": date_1904}) as target:
        sheet, style = target.add_worksheet(), target.add_format({"num_format": number_format})
        for row, number in enumerate(numbers):
            sheet.write_number(row, 0, number, style)
    return stream.getvalue()


@pytest.mark.parametrize("number_format", FORMATS)
@pytest.mark.parametrize("date_1904", [False, True])
def test_numbers_under_every_kind_of_format_are_what_another_reader_makes_of_them(
    number_format: str, *, date_1904: bool
) -> None:
    numbers = [number for number in NUMBERS if not date_1904 or 0 <= number < 2_900_000]
    assert_read_alike(book(numbers, number_format, date_1904=date_1904))


@given(st.lists(st.floats(0, 2_958_465), max_size=20), st.sampled_from(FORMATS))
def test_any_number_is_read_alike(numbers: list[float], number_format: str) -> None:
    assert_read_alike(book(numbers, number_format))


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=30), max_size=10))
def test_any_text_is_read_alike(texts: list[str]) -> None:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as target:
        sheet = target.add_worksheet()
        for row, text in enumerate(texts):
            sheet.write_string(row, 0, text)
    found = opened(stream.getvalue()).values("Sheet1")
    assert plain_lines(found) == plain_lines({(row, 0): text for row, text in enumerate(texts)})


def sheet(cells: str, namespace: str = MAIN) -> bytes:
    return f'<worksheet xmlns="{namespace}"><sheetData>{cells}</sheetData></worksheet>'.encode()


@pytest.mark.parametrize(
    ("cells", "found"),
    [
        ("<row><c><v>1</v></c><c/><c><v>2</v></c></row><row><c><v>3</v></c></row>", {(0, 0), (0, 2), (1, 0)}),
        ('<row r="5"><c r="C5"><v>1</v></c><c><v>2</v></c></row>', {(4, 2), (4, 3)}),
        ("<row><c r = 'B1'><v>1</v></c></row>", {(0, 1)}),
        (
            '<row><c r="A1" t="inlineStr"><is><r><t>a</t></r><rPh><t>x</t></rPh></is></c></row>',
            {(0, 0)},
        ),
        ('<row><c r="A1"><v/></c><c r="B1" s="4"/></row>', set()),
    ],
)
@pytest.mark.parametrize("namespace", [MAIN, STRICT])
def test_cells_are_found_however_their_places_are_written(
    cells: str, found: set[tuple[int, int]], namespace: str
) -> None:
    assert read_sheet(sheet(cells, namespace)).cells.keys() == found


@pytest.mark.parametrize(
    "cells",
    [
        '<row><c r="A1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
        '<row><c r="A1"><v>1</v><v>2</v></c></row>',
        '<row><c r="a1"><v>1</v></c></row>',
        '<row><c r="A0"><v>1</v></c></row>',
        '<row><c r="XFE1"><v>1</v></c></row>',
        '<row><c r="A1048577"><v>1</v></c></row>',
        f'<row><c r="{"A" * 100_000}"><v>1</v></c></row>',
        '<row r="1048576"><c><v>1</v></c></row>',
        '<row><c r="XFD1048576"><v>1</v></c></row>',
        "<row><c r='XFD1'><v>1</v></c></row>",
    ],
)
def test_cells_that_no_sheet_has_are_refused(cells: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - which one is no matter: the file is damaged
        read_sheet(sheet(cells))


@pytest.mark.parametrize(
    "content",
    [
        b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>',
        b'<?xml version="1.0" encoding="cp037"?><worksheet/>',
        b'<?xml version="1.0" encoding="UTF-7"?><worksheet/>',
        b"<worksheet>",
    ],
)
def test_xml_that_excel_never_writes_is_refused(content: bytes) -> None:
    with pytest.raises((ValueError, LookupError, ExpatError)):
        read_sheet(content)


@pytest.mark.parametrize(
    ("cells", "where"),
    [
        ('<row><x:c xmlns:x="urn:lain" r="A1"><x:v>1</x:v></x:c></row>', "A1"),
        ('<row><x:Choice xmlns:x="urn:lain"><c r="A1"><v>1</v></c></x:Choice></row>', "A1"),
        ('<row><c r="A1"><c r="B1"><v>1</v></c></c></row>', "B1"),
        ('<row><extLst><c r="A1"><v>1</v></c></extLst></row>', "A1"),
        ("</sheetData><sheetData><row/>", "sheetData"),
        ('<row r="0"/>', "0"),
        ('<row r="1048577"/>', "1048577"),
    ],
)
def test_cells_are_refused_where_the_format_has_none(cells: str, where: str) -> None:
    with pytest.raises(ValueError, match=where):
        read_sheet(sheet(cells))


def test_what_another_namespace_adds_within_an_extension_is_left_alone() -> None:
    extension = '<extLst><x:c xmlns:x="urn:lain" r="A1"><x:v>1</x:v></x:c></extLst>'
    assert read_sheet(sheet(f'<row><c r="B1"><v>2</v></c>{extension}</row>')).cells == {(0, 1): ("", "2")}


def test_a_part_without_cells_at_all_is_no_sheet() -> None:
    with pytest.raises(ValueError, match="sheetData"):
        read_sheet(b"<html/>")


def test_a_moment_written_by_its_letters_is_one() -> None:
    data = book([1.0], "General")
    parts = dict(package_of(Path("b.xlsx"), data).parts.items())
    for kind, text, value in (
        ("d", "2026-09-30", datetime(2026, 9, 30).date()),
        ("d", "2026-09-30T08:00:00Z", datetime(2026, 9, 30, 8)),
        ("b", "1", True),
        ("e", "#N/A", ""),
    ):
        parts["xl/worksheets/sheet1.xml"] = sheet(f'<row><c r="A1" t="{kind}"><v>{text}</v></c></row>')
        assert open_workbook("b.xlsx", parts).values("Sheet1") == {(0, 0): value}
    for wrong in ('t="s"><v>-1</v>', 't="s"><v>99</v>', 't="z"><v>1</v>', "><v>1_000</v>", "><v>x</v>"):
        parts["xl/worksheets/sheet1.xml"] = sheet(f'<row><c r="A1" {wrong}</c></row>')
        with pytest.raises((ValueError, LookupError)):
            open_workbook("b.xlsx", parts).values("Sheet1")


def test_two_workbooks_in_one_file_are_refused() -> None:
    parts = dict(package_of(Path("b.xlsx"), book([1.0], "General")).parts.items())
    root = parts["_rels/.rels"].replace(
        b"</Relationships>",
        b'<Relationship Id="lain" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
        b'officeDocument" Target="xl/lain.xml"/></Relationships>',
    )
    with pytest.raises(ValueError):  # noqa: PT011 - too many values to unpack
        open_workbook("b.xlsx", {**parts, "_rels/.rels": root})


def test_the_bound_of_a_package_is_that_of_its_text() -> None:
    data = book([1.0], "General")
    with pytest.raises(SakipError, match="SKP-508"):
        package_of(Path("b.xlsx"), data, most=0)
