"""The engine of cek-capaian."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.measure.capaian import hitung_capaian
from sakip_xl.domain.measure.explain import explain
from sakip_xl.domain.terms import DecimalSeparator, Pembulatan
from sakip_xl.domain.wording import angka

NAIK, POTONG = Pembulatan.SETENGAH_NAIK, Pembulatan.POTONG


@pytest.mark.parametrize(
    ("target", "realisasi", "printed", "kode"),
    [
        (49, "56,23", "85,24", ["selisih"]),
        (49, "56,23", "87,14", ["kebalikan"]),
        (49, "56,23", "-14,76", ["selisih_murni"]),
        (49, "56,23", "-14,75", ["selisih_murni"]),
        (49, "56,23", "114,76", ["rasio", "polaritas_terbalik"]),
        (67, 41, "61%", ["rasio", "polaritas_terbalik"]),
        (100, "139,7385", "139,73", ["rasio", "polaritas_terbalik"]),
        (100, "85,3867", "85,38", ["rasio", "polaritas_terbalik"]),
        (84, 80, "95,24", ["rasio", "polaritas_terbalik"]),
        (84, 80, "95.238", ["rasio", "polaritas_terbalik"]),
        ("855.830.897.000", "734.881.464.333", "85,87", ["rasio", "polaritas_terbalik"]),
        (80, 76, "105,00", ["selisih"]),
        ("80 - 90%", "92", "102,22", ["rasio"]),
        ("WTP", "WDP", "75", ["rasio", "polaritas_terbalik"]),
        (49, "56,23", "99,99", []),
    ],
)
def test_the_printed_figures_of_the_domain_are_explained(
    target: object, realisasi: object, printed: object, kode: list[str]
) -> None:
    everything = [reason for reason in explain(target, realisasi, printed) if reason.batas is None]
    assert (
        list(
            dict.fromkeys(
                reason.kode for reason in everything if not reason.kode.startswith(("skp", "ketep"))
            )
        )
        == kode
    )


def test_truncation_is_told_apart_from_rounding() -> None:
    assert {reason.pembulatan for reason in explain(100, "139,7385", "139,73")} == {POTONG}
    assert {reason.pembulatan for reason in explain(100, "139,7385", "139,74")} == {NAIK}
    assert {reason.pembulatan for reason in explain(100, "50", "50,00")} == {NAIK, POTONG}


@pytest.mark.parametrize(("printed", "desimal"), [("95", 0), ("95,2", 1), ("95,2381", 4), (95.24, 2)])
def test_the_figure_is_compared_at_the_decimals_it_shows(printed: object, desimal: int) -> None:
    assert {reason.desimal for reason in explain(84, 80, printed)} == {desimal}


def test_a_figure_with_a_thousands_mark_is_read_both_ways() -> None:
    assert {reason.desimal for reason in explain(3, 50, "1.667")} == {0}
    assert {reason.desimal for reason in explain(300, 5, "1,667")} == {3}


@pytest.mark.parametrize("batas", [100, 110, 120])
def test_a_cap_explains_a_figure_that_no_formula_gives(batas: int) -> None:
    result = explain(100, 150, f"{batas},00")
    assert [reason.batas for reason in result if reason.kode == "rasio"] == [batas]
    assert f"dibatasi paling tinggi {batas}" in next(s for s in result if s.kode == "rasio").kalimat


def test_a_value_that_just_reaches_a_cap_is_not_called_capped() -> None:
    assert {reason.batas for reason in explain(100, 110, "110") if reason.kode == "rasio"} == {None}


def test_a_floor_explains_a_zero() -> None:
    result = next(reason for reason in explain(10, 30, "0") if reason.kode == "selisih")
    assert result.batas == 0
    assert "paling rendah 0" in result.kalimat


@pytest.mark.parametrize(
    ("realisasi", "printed", "kode"),
    [(90, "80", "skp_rasio"), (70, "60", "skp_rasio"), (59, "49", "skp_rasio"), (115, "120", "skp_rasio"),
     (115, "75", "skp_selisih"), (80, "100", "stabil"), (95, "95", "ketepatan"), (100, "120", "stabil")],
)  # fmt: skip
def test_other_schemes_are_named(realisasi: int, printed: str, kode: str) -> None:
    codes = {reason.kode for reason in explain(100, realisasi, printed) if reason.batas is None}
    if kode == "stabil" and realisasi == 80:
        assert kode not in codes
    else:
        assert kode in codes


def test_between_100_and_110_skp_has_no_conversion() -> None:
    assert not [reason for reason in explain(100, 105, "95") if reason.kode == "skp_rasio"]


def test_a_target_of_zero_is_explained_by_the_worst_value_or_by_being_met() -> None:
    assert {reason.kode for reason in explain(0, 4, "60", terburuk=10)} == {"terburuk"}
    assert {reason.kode for reason in explain(0, 0, "100")} == {"target_nol", "nol_tercapai"}
    assert {reason.kode for reason in explain(0, 3, 0)} == {"target_nol"}


def test_offered_formulas_come_first_and_say_how() -> None:
    result = explain(80, "82,5", "103,13")
    assert [reason.lazim for reason in result] == sorted((reason.lazim for reason in result), reverse=True)
    assert result[0].kalimat == (
        "Rasio (positif): rasio: realisasi ÷ target × 100 = 82,5 ÷ 80 × 100 = 103,125, "
        "dibulatkan setengah ke atas pada 2 desimal."
    )


def test_a_figure_with_endless_decimals_is_not_explained() -> None:
    assert explain(3, 1, "33,33333333333") == []


@pytest.mark.parametrize(
    ("target", "realisasi", "printed", "message"),
    [
        ("banyak", 1, 1, "Target tidak terbaca"),
        (1, "", 1, "Realisasi belum diisi"),
        (1, "1.234", 1, "Realisasi dapat dibaca dengan dua cara"),
        (1, 1, "n/a", "Angka tercetak"),
        (1, 1, "WTP", "Angka tercetak"),
    ],
)
def test_what_cannot_be_read_is_told_and_not_called_unexplained(
    target: object, realisasi: object, printed: object, message: str
) -> None:
    with pytest.raises(ValueError, match=message):
        explain(target, realisasi, printed)


def test_the_setting_for_marks_is_obeyed() -> None:
    assert explain("1.000", "1.234", "123,4", separator=DecimalSeparator.KOMA)[0].kode == "rasio"


@given(
    st.integers(1, 10_000),
    st.integers(0, 10_000),
    st.sampled_from(["rasio", "selisih", "kebalikan", "stabil"]),
    st.sampled_from(list(Pembulatan)),
    st.integers(0, 4),
)
def test_whatever_the_program_prints_it_can_explain(
    target: int, realisasi: int, rumus: str, pembulatan: Pembulatan, desimal: int
) -> None:
    result = hitung_capaian(target, realisasi, rumus=rumus, pembulatan=pembulatan, desimal=desimal)
    if result.nilai is not None:
        reason = explain(target, realisasi, angka(result.nilai, desimal))
        assert any(each.kode == rumus and each.pembulatan is pembulatan for each in reason)


@pytest.mark.parametrize(
    ("satuan", "printed", "found"),
    [("%", "79,86", True), ("%", "28,75", False), ("", "79,86", True), ("", "28,75", True)],
)
def test_a_share_is_explained_by_the_unit_of_measure_or_both_ways(
    satuan: str, printed: str, found: bool
) -> None:
    assert bool(explain(80, "23 dari 36", printed, satuan=satuan)) == found
