"""Capaian by every formula of domain.md 1.3 and the contract of design.md 6."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

import sakip_xl
from sakip_xl.domain.measure.capaian import CapaianMethod, RumusCapaian, compute_typed, hitung_capaian
from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.rounding import round_number
from sakip_xl.domain.measure.rumus.definitions import Rumus
from sakip_xl.domain.measure.scale import TANPA_SKALA
from sakip_xl.domain.terms import DecimalSeparator, Pembulatan, Polaritas

D = Decimal


def test_the_package_offers_the_function_itself() -> None:
    assert sakip_xl.hitung_capaian is hitung_capaian


@pytest.mark.parametrize(
    ("target", "realisasi", "method", "nilai"),
    [
        (49, "56,23", {"polaritas": "negatif"}, "85.24"),
        (49, 56.23, {"polaritas": "negatif"}, "85.24"),
        (49, 56.23, {"polaritas": "negatif", "rumus": "kebalikan"}, "87.14"),
        (49, 56.23, {}, "114.76"),
        (80, "82,5", {}, "103.13"),
        (80, "82,5", {"pembulatan": "potong"}, "103.12"),
        (80, "82,5", {"desimal": 0}, "103"),
        (100, "139,7385", {}, "139.74"),
        (100, "139,7385", {"pembulatan": "potong"}, "139.73"),
        (100, "85,3867", {"pembulatan": "potong"}, "85.38"),
        ("84", "80", {}, "95.24"),
        (67, 41, {}, "61.19"),
        ("95%", "95 %", {}, "100"),
        ("855.830.897.000", "734.881.464.333", {}, "85.87"),
        ("Rp 106.439.453.000,00", "Rp 106.439", {"desimal": 6}, "0.000100"),
        (10, 0, {}, "0"),
        (10, 0, {"polaritas": "negatif"}, "200"),
        (10, 30, {"polaritas": "negatif"}, "-100"),
        (10, -5, {}, "-50"),
        (8, 4, {"polaritas": "negatif", "rumus": "kebalikan"}, "200"),
    ],
)
def test_the_figures_of_the_domain_come_out(
    target: object, realisasi: object, method: dict[str, Any], nilai: str
) -> None:
    assert hitung_capaian(target, realisasi, **method).nilai == D(nilai)


@pytest.mark.parametrize(
    ("target", "realisasi", "polaritas", "nilai", "kode"),
    [
        (-2, -2, "positif", 100, RumusCapaian.RASIO_NEGATIF),
        (-2, -1, "positif", 150, RumusCapaian.RASIO_NEGATIF),
        (-2, -3, "positif", 50, RumusCapaian.RASIO_NEGATIF),
        (-2, -2, "negatif", 100, RumusCapaian.SELISIH_NEGATIF),
        (-2, -3, "negatif", 150, RumusCapaian.SELISIH_NEGATIF),
        (-2, -1, "negatif", 50, RumusCapaian.SELISIH_NEGATIF),
        (-10, -12, "stabil", D("88.89"), RumusCapaian.STABIL),
        (-10, -8, "stabil", D("88.89"), RumusCapaian.STABIL),
    ],
)
def test_a_negative_target_measures_the_deviation_over_its_size(
    target: int, realisasi: int, polaritas: str, nilai: int, kode: RumusCapaian
) -> None:
    result = hitung_capaian(target, realisasi, polaritas=polaritas)
    assert (result.nilai, result.kode_rumus) == (D(nilai), kode)
    assert {Catatan.TARGET_NEGATIF, Catatan.REALISASI_NEGATIF} <= set(result.catatan)


def test_kebalikan_takes_negatives_as_they_are_and_notes_them() -> None:
    result = hitung_capaian(-4, -2, polaritas="negatif", rumus="kebalikan")
    assert result.nilai == 200
    assert {Catatan.TARGET_NEGATIF, Catatan.REALISASI_NEGATIF} <= set(result.catatan)


@pytest.mark.parametrize("target", [5, -5])
def test_kebalikan_of_nothing_reached_cannot_be_computed(target: int) -> None:
    result = hitung_capaian(target, 0, polaritas="negatif", rumus="kebalikan")
    assert result.nilai is None
    assert Catatan.REALISASI_NOL in result.catatan


@pytest.mark.parametrize("rumus", ["selisih", "kebalikan"])
@pytest.mark.parametrize(
    ("realisasi", "terburuk", "nilai"),
    [
        (0, None, 100), (3, None, 0), (-3, None, 100), (0, 10, 100), (4, 10, 60), (10, "10", 0),
        (15, 10, -50), (-5, 10, 150), (-2, -5, 60),
    ],
)  # fmt: skip
def test_a_lower_is_better_target_of_zero(rumus: str, realisasi: int, terburuk: object, nilai: int) -> None:
    result = hitung_capaian(0, realisasi, polaritas="negatif", rumus=rumus, terburuk=terburuk)
    assert result.nilai == nilai
    assert Catatan.TARGET_NOL in result.catatan


@pytest.mark.parametrize(
    ("terburuk", "catatan"),
    [
        (0, Catatan.TERBURUK_NOL),
        ("banyak", Catatan.TERBURUK_TIDAK_TERBACA),
        ("1.234", Catatan.TERBURUK_TIDAK_TERBACA),
        ("5 - 9", Catatan.TERBURUK_TIDAK_TERBACA),
    ],
)
def test_a_worst_value_that_cannot_serve_is_told(terburuk: object, catatan: Catatan) -> None:
    result = hitung_capaian(0, 3, polaritas="negatif", terburuk=terburuk)
    assert (result.nilai, result.untuk_rekap) == (None, None)
    assert catatan in result.catatan
    assert catatan.kalimat in result.rumus


def test_a_worst_value_that_is_not_needed_is_not_judged() -> None:
    assert hitung_capaian(5, 3, polaritas="negatif", terburuk="banyak").catatan == ()


@pytest.mark.parametrize(
    ("polaritas", "realisasi"),
    [("positif", 0), ("positif", 5), ("stabil", 0), ("stabil", 5), ("positif", -1)],
)
def test_a_target_of_zero_to_divide_by_is_not_computed(polaritas: str, realisasi: int) -> None:
    result = hitung_capaian(0, realisasi, polaritas=polaritas, terburuk=10)
    assert (result.nilai, result.untuk_rekap, result.kode_rumus) == (None, None, RumusCapaian.TIDAK_DIHITUNG)
    assert Catatan.TARGET_NOL in result.catatan


@pytest.mark.parametrize(
    ("target", "realisasi", "rumus", "nilai"),
    [
        (0, 0, Rumus.RASIO, 100),
        (0, 5, Rumus.RASIO, None),
        (0, 0, Rumus.STABIL, None),
        (10, 0, Rumus.RASIO, 0),
    ],
)
def test_a_target_of_zero_is_met_only_when_the_indicator_says_so(
    target: int, realisasi: int, rumus: Rumus, nilai: int | None
) -> None:
    method = CapaianMethod(rumus=rumus, nol_tercapai=True)
    assert compute_typed(target, realisasi, method).nilai == nilai


@pytest.mark.parametrize(
    ("realisasi", "nilai"),
    [
        (0, 0),
        (45, 50),
        (90, 100),
        (95, 110),
        (100, 120),
        (105, 110),
        (110, 100),
        (155, 50),
        (200, 0),
        (245, -50),
    ],
)
def test_stabil_rewards_nearness_on_both_sides(realisasi: int, nilai: int) -> None:
    assert hitung_capaian(100, realisasi, polaritas="stabil").nilai == nilai


def test_stabil_says_which_side_it_measured() -> None:
    assert "realisasi ÷ target × 100 = 45 ÷ 100" in hitung_capaian(100, 45, polaritas="stabil").rumus
    assert "(2 − 155 ÷ 100)" in hitung_capaian(100, 155, polaritas="stabil").rumus
    assert "(2 − (-12) ÷ (-10))" in hitung_capaian(-10, -12, polaritas="stabil").rumus


@pytest.mark.parametrize(
    ("target", "realisasi", "method", "nilai"),
    [
        ("80 - 90%", "80%", {}, 100),
        ("80 - 90%", "85%", {}, 100),
        ("80 - 90%", "90%", {}, 100),
        ("80 - 90%", "92%", {}, D("102.22")),
        ("80 - 90%", "40%", {}, 50),
        ("7 – 8 bulan", "7 bulan", {"polaritas": "negatif"}, 100),
        ("7 – 8 bulan", "12 bulan", {"polaritas": "negatif"}, 50),
        ("8 - 10", "4", {"polaritas": "negatif"}, 150),
        ("8 - 10", "4", {"polaritas": "negatif", "rumus": "kebalikan"}, 200),
        ("80 - 100", "72", {"polaritas": "stabil"}, 100),
        ("80 - 100", "79", {"polaritas": "stabil"}, 100),
        ("80 - 100", "40", {"polaritas": "stabil"}, D("55.56")),
        ("80 - 100", "100", {"polaritas": "stabil"}, 100),
        ("80 - 80", "80", {"polaritas": "stabil"}, 120),
        ("-5 - 0", "2", {"polaritas": "negatif", "terburuk": 4}, 50),
        ("0 - 5", "-1", {}, None),
        ("80 - 90%", "45 dari 50", {}, 100),
    ],
)
def test_a_range_is_met_inside_and_measured_at_its_nearer_bound_outside(
    target: str, realisasi: str, method: dict[str, Any], nilai: Decimal | int | None
) -> None:
    assert hitung_capaian(target, realisasi, **method).nilai == nilai


def test_a_range_tells_which_bound_was_used() -> None:
    result = hitung_capaian("80 - 90%", "92%")
    assert result.rumus == (
        "rentang 80 sampai 90, batas atas 90: rasio: realisasi ÷ target × 100 = 92 ÷ 90 × 100"
    )
    assert Catatan.TARGET_RENTANG in result.catatan
    assert "batas bawah 80" in hitung_capaian("80 - 90", 70).rumus


@pytest.mark.parametrize(
    ("target", "realisasi", "nilai"),
    [
        ("100 dari 110", "90 dari 100", D("99.00")),
        ("100 dari 110", "55 dari 110", 55),
        ("90%", "45 dari 50", 100),
        ("45 dari 50", "90%", 100),
        ("100 dari 110", "110", 110),
        ("100 dari 110", "80", None),
        ("95% dari 110", "100 dari 110", D("95.69")),
        ("140 Kelompok (1400 orang)", "70 Kelompok", 50),
        ("Peringkat 2", "Peringkat 2", 100),
        ("WTP", "WDP", 75),
        ("Ya", "Tidak", 0),
        ("Ya", "ya ", 100),
        ("5 juta", "2.500.000", 50),
    ],
)
def test_text_as_typed_is_brought_to_one_measure(
    target: object, realisasi: object, nilai: Decimal | int
) -> None:
    assert hitung_capaian(target, realisasi).nilai == nilai


def test_a_worst_value_is_brought_to_the_same_measure() -> None:
    result = hitung_capaian("0 dari 10", "1 dari 20", polaritas="negatif", terburuk="5 dari 20")
    assert result.nilai == 80


def test_fractions_and_scale_words_stand_in_the_formula() -> None:
    assert hitung_capaian("100 dari 110", "90 dari 100").rumus.endswith("= (90 ÷ 100) ÷ (100 ÷ 110) × 100")
    assert hitung_capaian("90%", "45 dari 50").rumus.endswith("= (45 ÷ 50 × 100) ÷ 90 × 100")
    assert hitung_capaian("WTP", "WDP").rumus.endswith("= 3 (WDP) ÷ 4 (WTP) × 100")
    assert hitung_capaian(10, -5).rumus == "rasio: realisasi ÷ target × 100 = (-5) ÷ 10 × 100"


@pytest.mark.parametrize(
    ("target", "realisasi", "catatan"),
    [
        (None, 5, Catatan.TARGET_KOSONG),
        ("", 5, Catatan.TARGET_KOSONG),
        (5, "n/a", Catatan.REALISASI_KOSONG),
        ("1.234", 5, Catatan.TARGET_AMBIGU),
        (5, "1.234", Catatan.REALISASI_AMBIGU),
        ("banyak", 5, Catatan.TARGET_TIDAK_TERBACA),
        (5, "banyak", Catatan.REALISASI_TIDAK_TERBACA),
        (5, True, Catatan.BENAR_SALAH),
        (5, "#REF!", Catatan.GALAT_EXCEL),
        (5, "4 - 6", Catatan.REALISASI_RENTANG),
        ("WTP", "AA", Catatan.SKALA_BERBEDA),
        ("WTP", 4, Catatan.SKALA_BERBEDA),
        (1, "Ya", Catatan.SKALA_BERBEDA),
    ],
)
def test_what_cannot_be_compared_is_empty_and_says_why(
    target: object, realisasi: object, catatan: Catatan
) -> None:
    result = hitung_capaian(target, realisasi)
    assert (result.nilai, result.untuk_rekap, result.eksak) == (None, None, None)
    assert catatan in result.catatan
    assert result.rumus.startswith("tidak dihitung: ")
    assert len(result.catatan) == len(set(result.catatan))


def test_both_sides_are_told_when_both_are_empty() -> None:
    assert hitung_capaian("", None).catatan == (Catatan.TARGET_KOSONG, Catatan.REALISASI_KOSONG)


@pytest.mark.parametrize(
    ("target", "realisasi", "doubtful"),
    [
        ("95%", 0.95, True),
        (0.95, "95%", True),
        ("95%", "0,95%", False),
        ("95%", 0, False),
        ("95%", 1.01, False),
        ("0,5%", 0.4, False),
        ("95%", "1 dari 2", False),
        (95, 0.95, False),
    ],
)
def test_a_fraction_beside_a_percent_is_computed_but_doubted(
    target: object, realisasi: object, doubtful: bool
) -> None:
    result = hitung_capaian(target, realisasi)
    assert result.nilai is not None
    assert (Catatan.SKALA_MERAGUKAN in result.catatan) is doubtful


def test_a_fraction_beside_a_percent_is_computed_as_it_stands() -> None:
    assert hitung_capaian("95%", 0.95).nilai == 1


def test_different_units_are_noted_and_a_missing_unit_is_not() -> None:
    assert hitung_capaian("5 hari", "6 bulan").catatan == (Catatan.SATUAN_BERBEDA,)
    assert hitung_capaian("5 Hari", "6 hari").catatan == ()
    assert hitung_capaian("5 hari", 6).catatan == ()


@pytest.mark.parametrize(
    ("polaritas", "rumus", "usual"),
    [
        ("positif", "rasio", True),
        ("negatif", "selisih", True),
        ("negatif", "kebalikan", True),
        ("stabil", "stabil", True),
        ("negatif", "rasio", False),
        ("positif", "selisih", False),
    ],
)
def test_a_formula_that_does_not_go_with_the_polarity_is_noted(
    polaritas: str, rumus: str, usual: bool
) -> None:
    result = hitung_capaian(80, 81, polaritas=polaritas, rumus=rumus)
    assert (Catatan.RUMUS_TIDAK_LAZIM not in result.catatan) is usual


@pytest.mark.parametrize(
    ("realisasi", "batas", "rekap", "catatan"),
    [
        (141.92, None, "141.92", ()),
        (141.92, 120, "120", ()),
        (141.92, 110, "110", ()),
        (99.5, 100, "99.5", ()),
        (150, 200.5, "150", ()),
        (150.01, None, "150.01", (Catatan.CAPAIAN_TINGGI,)),
        (150.004, None, "150", ()),
    ],
)
def test_the_recap_value_obeys_the_cap_and_the_shown_value_does_not(
    realisasi: float, batas: float | None, rekap: str, catatan: tuple[Catatan, ...]
) -> None:
    result = hitung_capaian(100, realisasi, batas=batas)
    assert result.untuk_rekap == D(rekap)
    assert result.nilai == round_number(D(str(realisasi)), 2)
    assert result.catatan == catatan


def test_the_recap_value_is_never_below_zero() -> None:
    result = hitung_capaian(49, 147, polaritas="negatif", batas=100)
    assert (result.nilai, result.untuk_rekap) == (D(-100), D(0))
    assert result.catatan == (Catatan.CAPAIAN_NEGATIF,)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"polaritas": "naik"}, "polaritas 'naik' tidak dikenal; pilihannya: positif, negatif, stabil."),
        ({"polaritas": None}, "polaritas 'None' tidak dikenal"),
        ({"rumus": "bagi"}, "pilihannya: rasio, selisih, kebalikan, stabil"),
        ({"pembulatan": "naik"}, "pilihannya: setengah_naik, potong"),
        ({"desimal": 11}, "0 sampai 10"),
        ({"desimal": -1}, "0 sampai 10"),
        ({"desimal": True}, "0 sampai 10"),
        ({"desimal": 2.0}, "0 sampai 10"),
        ({"batas": 0}, "di atas 0"),
        ({"batas": -5}, "di atas 0"),
        ({"batas": "120"}, "di atas 0"),
        ({"batas": True}, "di atas 0"),
        ({"batas": float("nan")}, "di atas 0"),
    ],
)
def test_an_unknown_setting_is_refused_with_the_choices(wrong: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message.replace(".", r"\.")):
        hitung_capaian("", "", **wrong)


def test_settings_are_taken_in_any_case_and_as_members() -> None:
    assert hitung_capaian(4, 2, polaritas=" Negatif ").nilai == 150
    assert hitung_capaian(4, 2, polaritas=Polaritas.NEGATIF, pembulatan=Pembulatan.POTONG).nilai == 150


def test_the_workbook_decides_what_a_mark_means_and_which_words_are_scores() -> None:
    assert compute_typed("1.234", 617, CapaianMethod(), separator=DecimalSeparator.KOMA).nilai == 50
    assert compute_typed("Ya", "Ya", CapaianMethod(), skala=TANPA_SKALA).nilai is None


def test_the_exact_value_is_kept_beside_the_rounded_one() -> None:
    result = hitung_capaian(3, 1)
    assert (result.nilai, result.eksak) == (D("33.33"), Fraction(100, 3))
