"""Drawing one table: raw rows, spare rows, dropdowns, locks, percent and computed columns."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from sakip_xl.domain.model import Cell
from sakip_xl.render.canvas import Area, Canvas, CanvasSheet, CanvasTable, CellKind
from sakip_xl.render.material import Material
from sakip_xl.render.table import column_area, content_area, data_cell, draw_table, table_position
from sakip_xl.schema.base import Column, Look
from sakip_xl.schema.books import FORMULIR, MASTER
from sakip_xl.schema.content import RawRow
from sakip_xl.schema.load import load_master
from tests.sample import SEKARANG, sample_content


def drawing(name: str, rows: list[RawRow], **options: object) -> tuple[CanvasSheet, CanvasTable]:
    content = sample_content(**{name: rows})
    book = FORMULIR if name.startswith("tblIsian") else MASTER
    sheet = Canvas().add(book.sheet_named(book.table_named(name).sheet))
    material = Material(content, load_master(content).master, SEKARANG)
    return sheet, draw_table(sheet, book.table_named(name), 0, material, **options)  # type: ignore[arg-type]


def column_content(sheet: CanvasSheet, place: CanvasTable, field_name: str) -> list[Cell]:
    area = column_area(place, field_name)
    return [sheet.cells[n, area.column].value for n in range(area.row, area.last_row + 1)]


def test_rows_stand_as_they_are_blank_and_unreadable_ones_too() -> None:
    sheet, place = drawing("tblUnit", [{"kode": "YAN"}, {}, {"kode": 7, "wajib": "barangkali"}])
    assert column_content(sheet, place, "kode")[:3] == ["YAN", None, 7]
    assert column_content(sheet, place, "wajib")[2] == "barangkali"


def test_an_entry_table_has_spare_rows_below_its_last_filled_row() -> None:
    _, place = drawing("tblUnit", [{"kode": "YAN"}, {"kode": None}, {}])
    assert place.count == 1 + place.table.cadangan


def test_no_row_is_lost_when_more_are_blank_than_spare() -> None:
    _, place = drawing("tblUnit", [{"kode": "YAN"}, *[{} for _ in range(9)]])
    assert place.count == 10


@pytest.mark.parametrize("name", ["tblJejak", "tblTemuan", "tblKerja"])
def test_every_table_has_at_least_one_row_and_only_entry_tables_spare_ones(name: str) -> None:
    assert drawing(name, [])[1].count == 1


def test_a_title_that_the_sheet_has_already_is_not_repeated() -> None:
    sheet, place = drawing("tblKinerja", [])
    assert place.row == 0
    sheet, place = drawing("tblUnit", [])
    assert (place.row, sheet.cells[0, 0].value) == (1, place.table.judul)


def test_bands_stand_over_their_columns() -> None:
    sheet, place = drawing("tblUnit", [], ribbon=(("Unit", "kode", "nama"),))
    assert sheet.merged == [Area(place.row - 1, 0, place.row - 1, 2)]


def test_stacked_tables_share_the_widest_column() -> None:
    sheet, place = drawing("tblUnit", [])
    redrawn = MASTER.table_named("tblPejabat")
    content = sample_content()
    draw_table(sheet, redrawn, 20, Material(content, load_master(content).master, SEKARANG))
    for n, (first, second) in enumerate(zip(place.table.columns, redrawn.columns, strict=False)):
        assert sheet.widths[n] == max(first.width, second.width)
    assert table_position(sheet, "tblPejabat").row == 21


def test_hidden_columns_are_hidden_and_computed_ones_are_formulas() -> None:
    helped, kertas_kerja = drawing("tblKertasKerja", [])
    assert kertas_kerja.table.column_position("pembilang") in helped.hidden_columns
    sheet, place = drawing("tblIsian", [{"kode": "IKS.1", "realisasi": "82,5"}])
    status = sheet.cells[place.row + 1, place.column + place.table.column_position("status")]
    assert status.kind is CellKind.COMPUTED
    assert status.formula is not None
    assert "tblIsian[[#This Row],[Kode]]" in status.formula
    always = {place.table.column_position(name) for name in ("minta_pecahan", "bila_kosong", "bukan_angka")}
    assert sheet.hidden_columns == always


def test_locked_and_input_cells_look_different() -> None:
    sheet, place = drawing("tblIsian", [{"kode": "IKS.1"}])
    styles = {
        b: sheet.cells[place.row + 1, place.table.column_position(b)].style
        for b in ("target", "realisasi", "status")
    }
    assert [g.split("+")[0] for g in styles.values()] == ["kunci", "isian", "hitungan"]


def test_a_fingerprint_keeps_to_one_line() -> None:
    sheet, place = drawing("tblJejak", [{"nomor": 1, "sidik": "a" * 64}])
    assert sheet.cells[place.row + 1, place.table.column_position("sidik")].style.endswith("terpotong")
    assert sheet.estimates[place.row + 1] < 20


def test_a_long_text_gets_a_high_row() -> None:
    sheet, place = drawing("tblKinerja", [{"uraian": "kata " * 100}, {"uraian": "kata"}])
    assert sheet.estimates[place.row + 1] > 3 * sheet.estimates[place.row + 2]


def test_the_area_of_a_table_is_its_data() -> None:
    _, place = drawing("tblUnit", [{"kode": "YAN"}])
    assert content_area(place) == Area(place.row + 1, 0, place.row + place.count, 5)


@pytest.mark.parametrize(
    ("value", "look", "expected", "style"),
    [
        ("95%", Look.TYPED, 0.95, "sel+persen0"),
        ("92,5%", Look.NUMBER, 0.925, "sel+persen1"),
        ("95%", Look.TEXT, "95%", "sel"),
        ("1,234%", Look.TYPED, "1,234%", "sel"),
        ("95 %", Look.TYPED, "95 %", "sel"),
        (date(2026, 7, 1), Look.TYPED, date(2026, 7, 1), "sel+sel+tanggal"),
        (date(2026, 7, 1), Look.DATE, date(2026, 7, 1), "sel"),
        (datetime(2026, 7, 1, 8), Look.DATE, datetime(2026, 7, 1, 8), "sel+sel+waktu"),
        (46204, Look.DATE, 46204, "sel+capaian"),
        (True, Look.DATE, True, "sel"),
        (0, Look.TYPED, 0, "sel"),
    ],
)
def test_a_raw_value_goes_back_as_the_cell_it_was(
    value: Cell, look: Look, expected: Cell, style: str
) -> None:
    cell = data_cell(value, Column("x", "X", 9, "Isi.", look), "sel")
    assert (cell.value, cell.style, cell.kind) == (expected, style, CellKind.DATA)


def test_an_explanation_stands_above_the_title_and_is_no_part_of_what_is_printed() -> None:
    table = replace(MASTER.table_named("tblUnit"), penjelasan="Satu baris tiap unit.")
    content = sample_content()
    sheet = Canvas().add(MASTER.sheet_named("Identitas"))
    place = draw_table(sheet, table, 0, Material(content, load_master(content).master, SEKARANG))
    assert (place.top, place.row, sheet.cells[0, 0].value) == (1, 2, "Satu baris tiap unit.")
