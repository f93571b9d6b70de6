"""The entry sheets: settings, bands, frozen panes, coloured findings with links."""

from __future__ import annotations

from typing import Any

from sakip_xl.render.canvas import Area, CanvasSheet
from sakip_xl.render.master import draw_master
from sakip_xl.render.table import column_area, table_position
from sakip_xl.schema.content import RawRow
from sakip_xl.schema.settings import PENGATURAN
from tests.sample import SEKARANG, sample_content


def lembar(name: str, **table: list[RawRow]) -> CanvasSheet:
    return draw_master(sample_content(**table), SEKARANG).sheets[name]


def rule(sheet: CanvasSheet, field_name: str) -> dict[str, Any]:
    number = [d.bidang for d in PENGATURAN].index(field_name)
    values = column_area(table_position(sheet, "tblPengaturan"), "nilai")
    setting_area = Area(values.row + number, values.column, values.row + number, values.column)
    [result] = [options for area, options in sheet.validations if area == setting_area]
    return result


def test_every_setting_has_the_rule_and_the_prompt_of_what_it_holds() -> None:
    sheet = lembar("Identitas")
    assert rule(sheet, "metode_rekap")["source"] == ["rata-rata", "berbobot", "geometrik"]
    assert (rule(sheet, "tahun")["minimum"], rule(sheet, "tahun")["maximum"]) == (2015, 2100)
    assert rule(sheet, "ramadan_mulai")["validate"] == "date"
    assert rule(sheet, "nama_kecamatan")["validate"] == "any"
    for setting in PENGATURAN:
        assert rule(sheet, setting.bidang)["input_title"] == setting.label[:32]


def test_an_unknown_setting_is_kept_without_a_rule() -> None:
    sheet = lembar(
        "Identitas", tblPengaturan=[{"pengaturan": "Nama Kecamatan"}, {"pengaturan": "Lain", "nilai": 5}]
    )
    values = column_area(table_position(sheet, "tblPengaturan"), "nilai")
    assert sheet.cells[values.row + 1, values.column].value == 5


def test_each_predikat_shows_its_colour_and_a_wrong_one_none() -> None:
    sheet = lembar("Identitas", tblPredikat=[{"warna": "2e7d32"}, {"warna": "hijau"}])
    values = column_area(table_position(sheet, "tblPredikat"), "warna")
    assert sheet.cells[values.row, values.column].style.endswith("#2E7D32")
    assert "#" not in sheet.cells[values.row + 1, values.column].style


def test_the_indicators_have_bands_and_keep_heading_and_kode_in_view() -> None:
    sheet = lembar("Indikator")
    [place] = sheet.tables
    bands = [cell.value for _, cell in sorted(sheet.cells.items()) if cell.style == "pita" and cell.value]
    assert bands[-1] == "Pemeriksaan SMART dan KKE"
    assert sheet.frozen == (place.row + 1, 1)
    assert sheet.repeated_rows == (place.row, place.row)
    assert sheet.repeated_columns == (0, 0)


def test_a_finding_has_the_colour_of_its_weight_and_links_to_its_cell() -> None:
    sheet = lembar("Hasil Pemeriksaan")
    [place] = sheet.tables
    level, place_column = (place.column + place.table.column_position(b) for b in ("tingkat", "sel"))
    rules = {rule["value"]: rule["format"] for area, rule in sheet.conditional if area.column == level}
    assert rules == {f'"{word}"': f"tebal+{word}" for word in ("salah", "peringatan", "info")}
    assert sheet.cells[place.row + 1, place_column].link == "'Indikator'!K9"


def test_a_finding_elsewhere_has_no_link() -> None:
    rows: list[RawRow] = [
        {"tingkat": "info", "lembar": "Indikator", "sel": "K9", "berkas": "lain.xlsx"},
        {"tingkat": "aneh", "lembar": "Lembar Asing", "sel": "K9"},
        {"tingkat": "salah", "lembar": "Indikator", "sel": "baris 9"},
    ]
    sheet = lembar("Hasil Pemeriksaan", tblTemuan=rows)
    [place] = sheet.tables
    column = place.column + place.table.column_position("sel")
    assert [sheet.cells[place.row + n, column].link for n in (1, 2, 3)] == [None] * 3
    sheet_column = place.column + place.table.column_position("lembar")
    links = [sheet.cells[place.row + n, sheet_column].link for n in (1, 2, 3)]
    assert links == [None, None, "'Indikator'!A1"]


def test_a_sheet_of_several_tables_does_not_freeze_its_first_heading() -> None:
    assert lembar("Formulir Capaian").frozen is None
    assert lembar("Dokumen").frozen is not None


def test_the_hidden_identity_starts_at_the_top() -> None:
    assert lembar("_meta").tables[0].column == 0
