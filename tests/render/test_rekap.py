"""The sheet Rekap: its figures are the domain's, its formulas recalculate to them under every method."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from sakip_xl.render.material import summary
from sakip_xl.render.sheets.rekap import CAPAIAN, RekapPositions, compose_rekap
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.content import BookContent
from tests.office.recalc import Office
from tests.sample_measured import change, di, drawing, find, material, measured_content, text


def rekap_positions(content: BookContent) -> RekapPositions:
    canvas = drawing(content)
    sheet = replace(canvas.sheets["Rekap"], cells={}, merged=[], charts=[], tables=[])
    return compose_rekap(sheet, material(content), summary(material(content)))


def test_a_sasaran_is_the_mean_of_its_indicators_and_names_what_it_left_out() -> None:
    sheet = drawing(measured_content()).sheets["Rekap"]
    row, _ = find(sheet, "S.1")
    # 82,75/82,5; 93,25/92,5; (2x18-19)/18
    assert di(sheet, row, CAPAIAN).value == 98.52
    everything = text(sheet)
    assert "Tidak ikut direkap: 2 dari 6 indikator" in everything
    assert "Belum ditargetkan s.d. TW II." in everything


def test_a_node_without_a_value_of_its_own_takes_that_of_the_nodes_below() -> None:
    sheet = drawing(measured_content()).sheets["Rekap"]
    row, _ = find(sheet, "T.1")
    assert di(sheet, row, CAPAIAN).value == 98.52
    assert di(sheet, row, 17).value == "dari 1 kinerja di bawahnya"
    row, _ = find(sheet, "K.1")
    assert di(sheet, row, 17).value == "tidak dapat dihitung"


def test_money_goes_up_the_tree_and_efficiency_follows_from_the_printed_figures() -> None:
    sheet = drawing(measured_content()).sheets["Rekap"]
    row, _ = find(sheet, "S.1")
    figures = [di(sheet, row, column).value for column in range(10, 17)]
    assert figures == [97_000_000.0, 48_500_000.5, 50.0, "", "", "", ""]
    planned = change(measured_content(), "tblKinerja", 2, rak_tw1=20_000_000, rak_tw2=28_500_000)
    sheet = drawing(planned).sheets["Rekap"]
    figures = [di(sheet, row, column).value for column in range(12, 17)]
    assert figures == [50.0, 48_500_000.0, 100.0, -1.48, "cukup efisien"]


def test_an_amount_typed_as_text_counts_and_stands_without_a_formula() -> None:
    content = change(measured_content(), "tblKinerja", 2, pagu="Rp 98.000.000,00")
    sheet = drawing(content).sheets["Rekap"]
    row, _ = find(sheet, "P.1")
    assert (di(sheet, row, 10).value, di(sheet, row, 10).formula) == (98_000_000.0, None)


def test_units_show_their_form_and_who_is_late() -> None:
    content = change(measured_content(), "tblFormulir", 0, status="dikecualikan", alasan="Unit digabung")
    content = change(content, "tblFormulir", 1, kembali=datetime(2026, 7, 9, 8, 0))
    everything = text(drawing(content, datetime(2026, 7, 10)).sheets["Rekap"])
    assert "Unit kerja: 2 dari 3 unit wajib sudah mengembalikan formulir" in everything
    assert "Unit digabung" in everything
    assert everything.count("ya") == 2


def test_charts_show_ranges_that_exist_and_hold_the_results() -> None:
    content = measured_content()
    sheet = drawing(content).sheets["Rekap"]
    place = rekap_positions(content)
    assert len(sheet.charts) == 2
    for chart in sheet.charts:
        for series in chart.series:
            match = re.fullmatch(r"=Rekap!\$[A-Z]+\$(\d+)(?::\$[A-Z]+\$(\d+))?", series["values"])
            assert match
            assert (int(match[1]) - 1, int(match[2] or match[1]) - 1) in {place.sasaran, place.predikat}
    assert di(sheet, place.sasaran[0], CAPAIAN).value == 98.52
    assert di(sheet, place.predikat[0], 2).value == 3


def test_an_empty_book_and_a_tree_with_a_loop_are_drawn_too() -> None:
    blank = drawing(
        measured_content(tblIndikator=[], tblRealisasi=[], tblKinerja=[], tblUnit=[], tblFormulir=[])
    )
    everything = text(blank.sheets["Rekap"])
    assert {"Belum ada sasaran.", "Kertas Kerja triwulan ini belum diisi."} <= set(everything)
    loop = change(change(measured_content(), "tblKinerja", 0, induk="S.1"), "tblKinerja", 3, induk="Z.9")
    assert "S.1" in text(drawing(loop).sheets["Rekap"])


def test_under_weights_an_indicator_without_one_is_left_out_by_name() -> None:
    everything = text(drawing(measured_content(adjust={"Metode Rekap": "berbobot"})).sheets["Rekap"])
    assert "Tidak ikut direkap: 6 dari 6 indikator" in everything
    assert "Bobot belum diisi." in everything


def berbobot(content: BookContent) -> BookContent:
    for index, bobot in enumerate((50, 30, 20)):
        content = change(content, "tblIndikator", index, bobot=bobot)
    return content


def just_below_a_tie(content: BookContent) -> BookContent:
    """A program of a thousand million of which 82,124999999 percent is spent."""
    content = change(content, "tblKinerja", 2, pagu=1_000_000_000)
    return change(content, "tblAnggaran", 0, kode="P.1", triwulan=2, realisasi=821_249_999.99)


def test_absorption_is_rounded_once() -> None:
    sheet = drawing(just_below_a_tie(measured_content())).sheets["Rekap"]
    row, _ = find(sheet, "P.1")
    assert di(sheet, row, 12).value == 82.12


@pytest.mark.libreoffice
def test_libreoffice_rolls_up_alike_under_every_method_and_setting(kantor: Office, tmp_path: Path) -> None:
    rules = {
        "rata": {},
        "bobot": {"Metode Rekap": "berbobot", "Batas Nilai Rekap (%)": 100},
        "geo": {"Metode Rekap": "geometrik", "Pembulatan Capaian": "potong", "Angka Desimal Capaian": 1},
        "dekat": {},
        "ambang": {"Ambang Efisiensi (poin)": 60, "Metode Rekap": None, "Angka Desimal Capaian": None},
    }
    files = []
    for name, adjust in rules.items():
        base = berbobot(measured_content())
        content = measured_content(adjust=adjust, tblIndikator=base.row("tblIndikator"))  # type: ignore[arg-type]
        if name == "dekat":
            content = just_below_a_tie(content)
        files.append(tmp_path / f"{name}.xlsx")
        write_xlsx(drawing(content), files[-1])
    blank = measured_content(tblIndikator=[], tblRealisasi=[], tblKinerja=[], tblAnggaran=[])
    files.append(tmp_path / "kosong.xlsx")
    write_xlsx(drawing(blank), files[-1])
    for file, result in kantor.recalculate(files).items():
        assert (file.name, result.galat, result.beda) == (file.name, [], [])
