"""Form E.81: fifteen columns whose numbers are the summary's, gaps where nothing is known."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from sakip_xl.documents.base import Source
from sakip_xl.documents.papers import PAPERS
from sakip_xl.domain.model import Kinerja, RealisasiAnggaran
from sakip_xl.domain.terms import Konsolidasi, Level, Triwulan
from tests.documents.whole_year import year
from tests.sample_rows import INDIKATOR, KINERJA

GAP = "belum ada data"
E81 = PAPERS["e81"]


def made(source: Source, *, formulas: bool = False) -> Worksheet:
    [document] = E81.compose(source)
    assert E81.draw is not None
    tags = document.issued("", 1, source.now.date())
    content = E81.draw(tags, document.draft)
    assert content == E81.draw(tags, document.draft)
    sheet = load_workbook(BytesIO(content), data_only=not formulas).active
    assert isinstance(sheet, Worksheet)
    return sheet


def row_of(sheet: Worksheet, text: str) -> dict[str, Any]:
    """The pairs of the row whose indicator, program or sasaran begins with a text: ``12K``, ``12Rp``."""
    for row in sheet.iter_rows(min_row=9):
        if any(str(cell.value or "").startswith(text) for cell in row[1:4]):
            values = [cell.value for cell in row]
            sides = {f"{5 + n // 2}{'Rp' if n % 2 else 'K'}": value for n, value in enumerate(values[4:24])}
            return {**sides, "unit": values[24]}
    raise AssertionError(text)


def texts(sheet: Worksheet) -> list[str]:
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def test_a_sum_is_gathered_over_quarters_and_years() -> None:
    row = row_of(made(year()), "Jumlah dokumen")
    assert [row[f"{n}K"] for n in range(5, 15)] == [
        25_000, 4650, 4800, 1100, 0, 1350, 1200, 3650, 8300, 33.2,
    ]  # fmt: skip
    assert row["unit"] == "Seksi Pelayanan Umum"


def test_a_position_stands_at_its_latest_value_by_the_polarity_of_the_indicator() -> None:
    source = year()
    row = row_of(made(source), "Rata-rata waktu")
    assert [row[f"{n}K"] for n in range(5, 15)] == [10, 22, 15, 21, 19, 15.5, 14, 14, 14, 60]
    [measured] = [item for item in source.summary.indikator if item.row.kode == "IKS.3"]
    assert measured.antartahun.renstra.nilai == row["14K"]


def test_columns_12_to_14_are_formulas_that_give_the_value_of_the_summary() -> None:
    sheet = made(year(), formulas=True)
    row = row_of(sheet, "Jumlah dokumen")
    assert [re.sub(r"\d+", "#", row[f"{n}K"]) for n in (12, 13, 14)] == [
        "=SUM(K#,M#,O#,Q#)",
        "=G#+S#",
        "=ROUND(U#/E#*#,#)",
    ]
    position = row_of(sheet, "Rata-rata waktu")
    assert [re.sub(r"\d+", "#", position[f"{n}K"]) for n in (12, 13)] == ["=Q#", "=S#"]
    assert position["14K"] == 60


def test_a_mean_is_a_formula_only_where_every_quarter_that_is_told_counts() -> None:
    def mean(**targets: object) -> Any:
        changes = {"konsolidasi": Konsolidasi.RATA_RATA, **targets}
        rows = [
            row.model_copy(update=changes) if row.kode == "IKS.3" else row for row in year().master.indikator
        ]
        return row_of(made(year(indikator=rows), formulas=True), "Rata-rata waktu")["12K"]

    assert mean().startswith("=AVERAGE(")
    assert mean(target_tw2=None) == pytest.approx((21 + 15.5 + 14) / 3)


def test_money_to_date_is_told_by_quarter() -> None:
    row = row_of(made(year()), "Pelayanan Administrasi")
    assert [row[f"{n}Rp"] for n in (7, 8, 9, 10, 11, 12)] == [
        97_000_000, 20_000_000, 28_500_000, 21_750_000, 24_750_000, 95_000_000,
    ]  # fmt: skip
    assert [row[f"{n}Rp"] for n in (5, 6, 13, 14)] == [GAP] * 4


def test_the_money_of_the_renstra_is_gathered_and_rolled_up() -> None:
    money = {"pagu_renstra": Decimal(500_000_000), "belanja_renstra": Decimal(90_000_000)}
    tree = [row.model_copy(update=money) if row.kode == "K.1" else row for row in KINERJA]
    sheet = made(year(kinerja=tree))
    for text in ("Program Penyelenggaraan", "Pelayanan Administrasi"):
        row = row_of(sheet, text)
        assert [row[f"{n}Rp"] for n in (5, 6, 13, 14)] == [500_000_000, 90_000_000, 185_000_000, 37]
    formulas = row_of(made(year(kinerja=tree), formulas=True), "Pelayanan Administrasi")
    assert all(str(formulas[f"{n}Rp"]).startswith("=") for n in (12, 13, 14))


def test_in_the_first_year_of_the_renstra_nothing_came_before() -> None:
    source = year()
    setting = source.master.pengaturan.model_copy(update={"tahun_awal_renstra": 2026})
    sheet = made(Source(replace(source.master, pengaturan=setting), 4, source.now))
    row = row_of(sheet, "Jumlah dokumen")
    assert (row["6K"], row["13K"]) == ("-", 3650)
    money = row_of(sheet, "Pelayanan Administrasi")
    assert [money[f"{n}Rp"] for n in (5, 6, 13, 14)] == [GAP, 0, 95_000_000, GAP]


def test_a_quarter_that_not_all_reported_has_no_money_of_its_own() -> None:
    source = year(2)
    late = RealisasiAnggaran(kode="K.1", triwulan=Triwulan.II, unit="PMD", realisasi=Decimal(5))
    source = Source(replace(source.master, anggaran=[*source.master.anggaran, late]), 2, source.now)
    row = row_of(made(source), "Pelayanan Administrasi")
    assert [row[f"{n}Rp"] for n in (8, 9, 10, 12)] == [20_000_000, GAP, None, 48_500_005]
    money = Source(replace(source.master, anggaran=source.master.anggaran[1:]), 2, source.now)
    assert row_of(made(money), "Pelayanan Administrasi")["8Rp"] == GAP


def test_quarters_to_come_are_blank_and_unknown_ones_are_gaps() -> None:
    sheet = made(year(2))
    row = row_of(sheet, "Persentase desa")
    assert [row[f"{n}K"] for n in (8, 9, 10, 12)] == [GAP, GAP, None, GAP]
    assert "DRAFT" in str(sheet.oddHeader and sheet.oddHeader.center.text)
    yearly = row_of(
        made(
            year(
                4,
                indikator=[r.model_copy(update={"level": Level.SASARAN, "induk": "S.1"}) for r in INDIKATOR],
            )
        ),
        "Nilai SAKIP",
    )
    assert [yearly[f"{n}K"] for n in (8, 11)] == ["-", 72.4]
    assert yearly["7K"] == "70 - 75"


def test_what_is_not_available_yet_says_so() -> None:
    source = year(2)
    rows = [
        row.model_copy(update={"realisasi": None, "alasan_belum": "Menunggu BPS"})
        if (row.kode, row.triwulan) == ("IKS.1", 2)
        else row
        for row in source.master.realisasi
    ]
    source = Source(replace(source.master, realisasi=rows), 2, source.now)
    assert row_of(made(source), "Indeks Kepuasan")["9K"] == "belum tersedia"


def test_without_earlier_years_the_renstra_is_a_gap() -> None:
    row = row_of(made(year(riwayat=False)), "Jumlah dokumen")
    assert [row[f"{n}K"] for n in (5, 6, 13, 14)] == [GAP] * 4
    assert row["12K"] == 3650


def test_the_foot_has_the_achievement_the_obstacles_and_both_signatures() -> None:
    source = year()
    sheet = made(source)
    said = texts(sheet)
    total = next(row for row in sheet.iter_rows() if str(row[0].value).startswith("Rata-rata capaian"))
    assert [cell.value for cell in total if isinstance(cell.value, (int, float))] == [
        float(source.summary.kecamatan.bulat or 0),
        float(source.summary.uang.serapan or 0),
    ]
    for text in ("Sangat Tinggi", "Disusun", "Dievaluasi", "Kepala Bappeda Kabupaten Lumajang"):
        assert text in said
    assert "Rata-rata waktu pelayanan surat pengantar: Jaringan terputus." in said
    assert "Indikator tujuan tidak dimuat dalam formulir ini: IKT.1." in said
    assert said.count(f"[{GAP}]") == 2


def test_the_page_is_a3_landscape_with_its_headings_repeated() -> None:
    sheet = made(year())
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (8, "landscape")
    fitted = sheet.sheet_properties.pageSetUpPr
    assert fitted is not None
    assert (fitted.fitToPage, sheet.page_setup.fitToHeight) == (True, 0)
    assert (sheet.print_title_rows, sheet["A5"].value) == ("$5:$8", "DRAFT")


def test_an_office_without_officials_and_with_nothing_measured_is_no_error() -> None:
    source = year()
    bare = Source(replace(source.master, pejabat=[]), 4, source.now)
    assert "Camat" in texts(made(bare))
    assert list(E81.compose(Source(replace(source.master, kertas_kerja=[]), 4, source.now))) == []


def test_a_node_without_an_indicator_keeps_its_row_and_its_money() -> None:
    extra = Kinerja(
        kode="K.2", level=Level.KEGIATAN, induk="P.1", uraian="Kegiatan lain", unit="PMD", pagu=Decimal(5)
    )
    row = row_of(made(year(kinerja=[*KINERJA, extra])), "Kegiatan lain")
    assert (row["7Rp"], row["12Rp"], row["12K"]) == (5, GAP, None)
    assert row["unit"] == "Seksi Pemberdayaan Masyarakat dan Desa"


@pytest.mark.parametrize("name", ["Indikator kinerja yang panjang " * 7])
def test_three_hundred_indicators_with_long_names_all_stand_in_the_form(name: str) -> None:
    rows = [
        row.model_copy(update={"kode": f"{row.kode}-{number}", "indikator": f"{name} {row.kode} {number}"})
        for row in INDIKATOR
        if row.level is not Level.TUJUAN
        for number in range(60)
    ]
    sheet = made(year(2, indikator=rows))
    assert sum(str(row[3].value).startswith(name) for row in sheet.iter_rows()) == 300
    heights = [sheet.row_dimensions[row].height or 0 for row in range(9, 41)]
    assert min(heights) >= 100
