"""The sheet Kertas Kerja as drawn."""

from __future__ import annotations

from sakip_xl.domain.model import Cell, Pengaturan
from sakip_xl.render.colors import pale_tint
from sakip_xl.render.sheets.kertas_kerja import rules_text
from sakip_xl.render.table import table_position
from tests.sample_measured import change, drawing, material, measured_content, text


def test_every_computed_column_is_a_formula_with_its_value() -> None:
    sheet = drawing(measured_content()).sheets["Kertas Kerja"]
    place = table_position(sheet, "tblKertasKerja")
    assert place.count == 12
    for n, column in enumerate(place.table.columns):
        cell = sheet.cells[place.row + 7, place.column + n]
        assert (cell.formula is not None) == (column.rumus is not None), column.judul


def test_a_row_shows_how_its_number_came_about() -> None:
    sheet = drawing(measured_content()).sheets["Kertas Kerja"]
    everything = text(sheet)
    assert "selisih: (2 × target − realisasi) ÷ target × 100 = (2 × 18 − 19) ÷ 18 × 100" in everything
    assert "Belum ditargetkan s.d. TW II." in everything
    assert "TW II belum diisi (0 dari 2 triwulan terisi)." in everything


def test_the_rules_in_force_stand_above_the_table() -> None:
    rules: dict[str, Cell] = {
        "Batas Nilai Rekap (%)": 112.5,
        "Pembulatan Capaian": "potong",
        "Metode Rekap": "geometrik",
    }
    sheet = drawing(measured_content(adjust=rules)).sheets["Kertas Kerja"]
    assert (
        "Aturan yang dipakai: 2 angka desimal, pembulatan potong, batas nilai rekap 112,5%, "
        "metode rekap geometrik, dasar rekap s.d. triwulan." in text(sheet)
    )
    standard = rules_text(Pengaturan(nama_kecamatan="Contoh", tahun=2026))
    assert "pembulatan setengah naik, batas nilai rekap tidak ada, metode rekap rata-rata" in standard


def test_predikat_have_the_colours_of_the_workbook_and_a_wrong_colour_none() -> None:
    content = change(measured_content(), "tblPredikat", 0, warna="biru")
    sheet = drawing(content).sheets["Kertas Kerja"]
    formats = [str(rule.get("format")) for _, rule in sheet.conditional]
    grounds = [style.rpartition("#")[2] for style in formats if "#" in style]
    assert grounds == [pale_tint(color) for color in ("7CB342", "F9A825", "EF6C00", "C62828")]


def test_an_empty_book_still_has_its_table() -> None:
    content = measured_content(tblIndikator=[], tblRealisasi=[])
    place = table_position(drawing(content).sheets["Kertas Kerja"], "tblKertasKerja")
    assert place.count == 1
    assert material(content).master.kertas_kerja == []
