"""What of a sheet goes on paper: tables and titles, never what is there to be clicked or read first."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sakip_xl.render.canvas import Area, Canvas, CanvasCell, CanvasSheet
from sakip_xl.render.page import page_setup, print_tables
from sakip_xl.render.table import draw_table
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.commands import LABELS
from tests.sample_measured import drawing, material, measured_content

CANVAS = drawing(measured_content())
SHEETS = [sheet for sheet in MASTER.sheets if not sheet.tersembunyi]
ON_SCREEN_ONLY = ("tombol", "tautan", "penjelasan")
GUIDE = "Petunjuk"
"""Its list of sheets leads to them; on paper it is a list."""


def printed(sheet: CanvasSheet) -> Iterator[CanvasCell]:
    for area in sheet.print_areas:
        for row in range(area.row, area.last_row + 1):
            for column in range(area.column, area.last_column + 1):
                if (row, column) in sheet.cells:
                    yield sheet.cells[row, column]


@pytest.mark.parametrize("name", [sheet.name for sheet in SHEETS])
def test_no_button_link_or_hint_is_printed(name: str) -> None:
    sheet = CANVAS.sheets[name]
    assert sheet.print_areas
    styles = {part for cell in printed(sheet) for part in cell.style.split("+")}
    clicked = {
        cell.value for cell in printed(sheet) if cell.link is not None and cell.link.startswith("tombol_")
    }
    assert not clicked & set(LABELS.values())
    if name not in {GUIDE, "Hasil Pemeriksaan"}:
        assert not styles & set(ON_SCREEN_ONLY)


@pytest.mark.parametrize("name", [sheet.name for sheet in SHEETS])
def test_every_table_is_printed_whole(name: str) -> None:
    sheet = CANVAS.sheets[name]
    if name == "Beranda":  # what is chosen there is for the click, not for paper
        return
    for place in sheet.tables:
        last = place.column + len(place.table.columns) - 1
        shown = max(n for n in range(place.column, last + 1) if n not in sheet.hidden_columns)
        assert any(
            area.row <= place.row
            and place.row + place.count <= area.last_row
            and area.column <= place.column
            and shown <= area.last_column
            for area in sheet.print_areas
        )


def test_every_page_has_its_title_whose_it_is_and_its_number() -> None:
    page = page_setup(CANVAS.sheets["Disposisi"])
    assert page["kepala"] == [
        '&"Calibri,Bold"&14Disposisi Camat',
        "",
        '&"Calibri,Bold"&10DATA CONTOH, BUKAN DATA RESMI',
    ]
    assert page["kaki"] == [
        "&8Kecamatan Sumbersuko, Kabupaten Lumajang, Tahun 2026",
        "",
        "&8Halaman &P dari &N",
    ]
    assert page["mendatar"] is True


def test_of_several_tables_each_begins_a_page_without_the_button_above_it() -> None:
    sheet = CANVAS.sheets["Notulen"]
    areas = sheet.print_areas
    assert len(areas) == 3
    assert [sheet.cells[area.row, 0].value for area in areas[1:]] == [
        "Daftar Hadir",
        "Keputusan dan Tindak Lanjut",
    ]


def test_a_sheet_of_one_table_repeats_its_title_and_heading() -> None:
    sheet = CANVAS.sheets["Undangan"]
    [place] = sheet.tables
    assert sheet.repeated_rows == (place.top, place.row) == (place.row - 1, place.row)
    assert (sheet.pages_wide, sheet.repeated_columns) == (1, None)


def test_a_table_too_wide_to_be_read_on_one_page_goes_over_two_with_its_first_column() -> None:
    sheet = CANVAS.sheets["Rencana Aksi"]
    [place], [area] = sheet.tables, sheet.print_areas
    assert (sheet.pages_wide, sheet.repeated_columns) == (2, (place.column, place.column))
    assert sheet.repeated_rows == (place.row, place.row)
    assert area == Area(place.row, place.column, place.row + place.count, area.last_column)
    assert area.last_column == place.column + len(place.table.columns) - 1


def test_a_table_whose_last_columns_are_hidden_is_printed_up_to_those_that_are_seen() -> None:
    sheet = Canvas().add(MASTER.sheet_named("Dokumen"))
    [table] = MASTER.sheet_tables("Dokumen")
    place = draw_table(sheet, table, 2, material(measured_content()))
    last = len(table.columns) - 1
    sheet.hidden_columns.add(last)
    print_tables(sheet)
    assert sheet.print_areas == [Area(2, 0, place.row + place.count, last - 1)]
