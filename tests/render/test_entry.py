"""The entry sheets: settings, bands, frozen panes, coloured findings with links."""

from __future__ import annotations

from typing import Any

from sakip_xl.render.canvas import Area, CanvasSheet
from sakip_xl.render.master import draw_master
from sakip_xl.render.table import column_area, table_position
from sakip_xl.schema.content import BarisMentah
from sakip_xl.schema.settings import PENGATURAN
from tests.sample import SEKARANG, sample_content


def lembar(name: str, **table: list[BarisMentah]) -> CanvasSheet:
    return draw_master(sample_content(**table), SEKARANG).lembar[name]


def rule(sheet: CanvasSheet, field_name: str) -> dict[str, Any]:
    number = [d.bidang for d in PENGATURAN].index(field_name)
    values = column_area(table_position(sheet, "tblPengaturan"), "nilai")
    setting_area = Area(values.baris + number, values.kolom, values.baris + number, values.kolom)
    [result] = [options for area, options in sheet.validasi if area == setting_area]
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
    assert sheet.sel[values.baris + 1, values.kolom].nilai == 5


def test_each_predikat_shows_its_colour_and_a_wrong_one_none() -> None:
    sheet = lembar("Identitas", tblPredikat=[{"warna": "2e7d32"}, {"warna": "hijau"}])
    values = column_area(table_position(sheet, "tblPredikat"), "warna")
    assert sheet.sel[values.baris, values.kolom].gaya.endswith("#2E7D32")
    assert "#" not in sheet.sel[values.baris + 1, values.kolom].gaya


def test_the_indicators_have_bands_and_keep_heading_and_kode_in_view() -> None:
    sheet = lembar("Indikator")
    [place] = sheet.tabel
    bands = [cell.nilai for _, cell in sorted(sheet.sel.items()) if cell.gaya == "pita" and cell.nilai]
    assert bands[-1] == "Pemeriksaan SMART"
    assert sheet.beku == (place.baris + 1, 1)
    assert sheet.ulang_baris == (place.baris, place.baris)
    assert sheet.ulang_kolom == (0, 0)


def test_a_finding_has_the_colour_of_its_weight_and_links_to_its_cell() -> None:
    sheet = lembar("Hasil Pemeriksaan")
    [place] = sheet.tabel
    level, place_column = (place.kolom + place.tabel.column_position(b) for b in ("tingkat", "sel"))
    styles = [sheet.sel[place.baris + n, level].gaya.rpartition("+")[2] for n in (1, 2)]
    assert styles == ["salah", "peringatan"]
    assert sheet.sel[place.baris + 1, place_column].tautan == "'Indikator'!K9"


def test_a_finding_elsewhere_has_no_link() -> None:
    rows: list[BarisMentah] = [
        {"tingkat": "info", "lembar": "Indikator", "sel": "K9", "berkas": "lain.xlsx"},
        {"tingkat": "aneh", "lembar": "Lembar Asing", "sel": "K9"},
        {"tingkat": "salah", "lembar": "Indikator", "sel": "baris 9"},
    ]
    sheet = lembar("Hasil Pemeriksaan", tblTemuan=rows)
    [place] = sheet.tabel
    column = place.kolom + place.tabel.column_position("sel")
    assert [sheet.sel[place.baris + n, column].tautan for n in (1, 2, 3)] == [None] * 3


def test_a_sheet_of_several_tables_does_not_freeze_its_first_heading() -> None:
    assert lembar("Formulir Capaian").beku is None
    assert lembar("Dokumen").beku is not None


def test_the_hidden_identity_starts_at_the_top() -> None:
    assert lembar("_meta").tabel[0].kolom == 0
