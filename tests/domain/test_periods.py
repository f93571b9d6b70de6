"""Quarters and the year."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.measure.capaian import CapaianMethod
from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.periods import consolidate, period_capaian
from sakip_xl.domain.measure.typed_number import NumberKind, read_number
from sakip_xl.domain.terms import DecimalSeparator, Konsolidasi, Polaritas

D = Decimal
JUMLAH, RATA, AKHIR = Konsolidasi.JUMLAH, Konsolidasi.RATA_RATA, Konsolidasi.POSISI_AKHIR


@pytest.mark.parametrize(
    ("konsolidasi", "triwulan", "target_sd", "realisasi_sd"),
    [
        (JUMLAH, 1, 10, 8), (JUMLAH, 2, 10, 8), (JUMLAH, 3, 40, 32), (JUMLAH, 4, 80, 62),
        (RATA, 1, 10, 8), (RATA, 3, 20, 16), (AKHIR, 1, 10, 8), (AKHIR, 2, 10, 8), (AKHIR, 3, 30, 24),
        (AKHIR, 4, 40, 30),
    ],
)  # fmt: skip
def test_to_date_is_the_filled_quarters_against_their_own_targets(
    konsolidasi: Konsolidasi, triwulan: int, target_sd: int, realisasi_sd: int
) -> None:
    result = consolidate([10, 20, 30, 40], [8, None, "24", 30], konsolidasi, triwulan, 100)
    assert (result.target_sd.nilai, result.realisasi_sd.nilai) == (D(target_sd), D(realisasi_sd))
    assert result.target_tahun.nilai == 100


def test_it_says_how_many_quarters_are_filled_and_zero_is_filled() -> None:
    result = consolidate([10, 20, 30, 40], [0, None, "-", 30], JUMLAH, 3)
    assert result.keterangan == "1 dari 3 triwulan terisi"
    assert result.realisasi_sd.nilai == 0
    assert result.realisasi_tw.kosong


def test_the_three_capaian_stand_on_their_three_targets() -> None:
    combined = consolidate([10, 20, 30, 40], [8, None, 27, None], JUMLAH, 3, 100)
    result = period_capaian(combined, CapaianMethod())
    assert (result.triwulan.nilai, result.sampai.nilai, result.tahun.nilai) == (D(90), D("87.5"), D(35))


def test_both_bases_of_a_printed_example_come_out() -> None:
    combined = consolidate(["100", 400, 500, 724], ["110"], JUMLAH, 1, 1724)
    result = period_capaian(combined, CapaianMethod())
    assert (result.triwulan.nilai, result.tahun.nilai) == (D(110), D("6.38"))


def test_a_worst_value_serves_a_target_of_zero_in_every_period() -> None:
    combined = consolidate([0, 0], [2, 3], JUMLAH, 2, 0)
    result = period_capaian(combined, CapaianMethod(polaritas=Polaritas.NEGATIF), terburuk=read_number(10))
    assert (result.triwulan.nilai, result.sampai.nilai) == (D(70), D(50))


def test_nothing_filled_is_told() -> None:
    combined = consolidate([10, 20], [None, ""], JUMLAH, 2, 30)
    assert (combined.belum_diisi, combined.bertarget) == ((1, 2), True)
    result = period_capaian(combined, CapaianMethod()).sampai
    assert result.nilai is None
    assert Catatan.BELUM_TERISI in result.catatan


N = None


@pytest.mark.parametrize(
    ("konsolidasi", "target", "realisasi", "triwulan", "sampai", "belum"),
    [
        (JUMLAH, [N, N, N, 4], [2, "0,8", "1,2", 0], 4, 100, ()),
        (JUMLAH, [N, N, N, 4], [2, "0,8", "1,2", N], 4, N, (4,)),
        (JUMLAH, [N, N, N, 4], [2, "0,8", "1,2", N], 3, N, ()),
        (JUMLAH, [10, 10, 10, 10], [8, N, 12, N], 3, 100, (2,)),
        (JUMLAH, [N, N, N, 1], [0, 0, 1, 0], 4, 100, ()),
        (JUMLAH, [N, 10], [5, 8], 2, 130, ()),
        (AKHIR, [N, 50, N, 100], [20, 40, 60, N], 3, 120, ()),
        (AKHIR, [N, 50, N, 100], [20, 40, 60, N], 4, 120, (4,)),
        (AKHIR, [N, 50, N, 100], [20, N, N, N], 2, N, (2,)),
        (AKHIR, [50, N], [40, N], 2, 80, ()),
        (RATA, [80, N, 90, N], [80, 70, 81, N], 3, D("94.71"), ()),
        (RATA, [N, 90], [80, N], 2, N, (2,)),
    ],
)
def test_targets_in_some_quarters_only(
    konsolidasi: Konsolidasi,
    target: list[object],
    realisasi: list[object],
    triwulan: int,
    sampai: object,
    belum: tuple[int, ...],
) -> None:
    combined = consolidate(target, realisasi, konsolidasi, triwulan)
    assert period_capaian(combined, CapaianMethod()).sampai.nilai == sampai
    assert combined.belum_diisi == belum


def test_under_percent_a_share_is_made_a_percent_before_quarters_are_joined() -> None:
    shares = ["6 dari 8", 80]
    assert consolidate([70, 70], shares, RATA, 2, persen=True).realisasi_sd.nilai == D("77.5")
    assert consolidate(["70%", "70%"], shares, RATA, 2).realisasi_sd.nilai == D("77.5")


@pytest.mark.parametrize("konsolidasi", [JUMLAH, RATA])
@pytest.mark.parametrize(
    ("content", "catatan"),
    [
        ("banyak", Catatan.REALISASI_TIDAK_TERBACA),
        ("1.234", Catatan.REALISASI_AMBIGU),
        ("WTP", Catatan.SKALA_BERBEDA),
        ("4 - 6", Catatan.REALISASI_RENTANG),
    ],
)
def test_what_was_typed_but_cannot_be_added_is_never_skipped(
    konsolidasi: Konsolidasi, content: str, catatan: Catatan
) -> None:
    combined = consolidate([10, 10], [content, 5], konsolidasi, 2, 20)
    result = period_capaian(combined, CapaianMethod()).sampai
    assert result.nilai is None
    assert catatan in result.catatan
    assert combined.terisi == 2


def test_the_last_position_does_not_care_about_earlier_quarters() -> None:
    result = consolidate([10, 10], ["banyak", 5], AKHIR, 2)
    assert result.realisasi_sd.nilai == 5


def test_without_any_target_there_is_nothing_to_compare() -> None:
    combined = consolidate([None, None], [5, 5], JUMLAH, 2, 20)
    result = period_capaian(combined, CapaianMethod())
    assert result.sampai.catatan == (Catatan.TARGET_KOSONG,)
    assert result.tahun.nilai == 50
    assert not combined.bertarget


def test_scale_words_are_not_added() -> None:
    assert Catatan.ORDINAL_DIJUMLAH in consolidate(["Ya"] * 2, ["Ya"] * 2, JUMLAH, 2).realisasi_sd.catatan
    assert consolidate(["Ya"] * 2, ["Ya", "Tidak"], AKHIR, 2).realisasi_sd.nilai == 0
    rata = consolidate(["WTP"] * 2, ["WDP", "WTP"], RATA, 2, "WTP")
    assert period_capaian(rata, CapaianMethod()).tahun.nilai == D("87.5")


def test_ranges_are_added_bound_by_bound() -> None:
    result = consolidate(["1 - 2", "3 - 5"], [2, 4], JUMLAH, 2).target_sd
    assert (result.kind, result.lower, result.upper) == (NumberKind.RENTANG, D(4), D(7))


@pytest.mark.parametrize(
    ("konsolidasi", "realisasi", "denominator", "catatan"),
    [
        (JUMLAH, ["5 dari 10", "7 dari 12"], 22, ()),
        (RATA, ["5 dari 10", "7 dari 10"], 10, ()),
        (RATA, ["5 dari 10", "7 dari 12"], None, (Catatan.PENYEBUT_BERBEDA,)),
        (JUMLAH, ["5 dari 10", "7"], None, (Catatan.PENYEBUT_BERBEDA,)),
        (JUMLAH, ["5", "7"], None, ()),
    ],
)
def test_wholes_are_added_with_a_sum_and_kept_when_equal(
    konsolidasi: Konsolidasi, realisasi: list[object], denominator: int | None, catatan: tuple[Catatan, ...]
) -> None:
    result = consolidate(realisasi, realisasi, konsolidasi, 2).realisasi_sd
    assert (result.penyebut, result.catatan) == (None if denominator is None else D(denominator), catatan)


def test_percent_and_unit_are_carried_and_a_mixture_is_noted() -> None:
    result = consolidate([1, 1], ["90% desa", "80% desa"], RATA, 2).realisasi_sd
    assert (result.nilai, result.persen, result.satuan, result.catatan) == (D(85), True, "desa", ())
    mixed = consolidate([1, 1], ["90%", "0,8 desa"], RATA, 2).realisasi_sd
    assert (mixed.persen, mixed.satuan, mixed.catatan) == (True, "", (Catatan.SKALA_MERAGUKAN,))


def test_an_average_that_never_ends_is_still_compared_exactly() -> None:
    combined = consolidate([3, 3, 4], [5, 5, 5], RATA, 3, 15)
    result = period_capaian(combined, CapaianMethod())
    assert result.sampai.nilai == 150
    assert result.sampai.eksak == 150


def test_the_setting_for_marks_reaches_every_quarter() -> None:
    result = consolidate(["1.234"], ["1.234"], AKHIR, 1, "1.234", separator=DecimalSeparator.KOMA)
    assert result.target_tahun.nilai == result.target_sd.nilai == result.realisasi_tw.nilai == 1234


CELLS = st.none() | st.integers(0, 10_000)


@given(st.lists(CELLS, min_size=4, max_size=4), st.integers(1, 4))
def test_the_sum_is_the_mean_times_the_filled_quarters(realisasi: list[int | None], triwulan: int) -> None:
    target = [1, 2, 3, 4]
    count, rata = (consolidate(target, realisasi, k, triwulan).realisasi_sd for k in (JUMLAH, RATA))
    filled = [number for number in realisasi[:triwulan] if number is not None]
    assert count.kosong is rata.kosong is (not filled)
    if filled:
        assert count.exact_bounds()[0] == rata.exact_bounds()[0] * len(filled) == sum(filled)


@given(st.lists(CELLS, min_size=4, max_size=4), st.integers(1, 3), st.sampled_from(list(Konsolidasi)))
def test_later_quarters_never_change_what_is_to_date(
    realisasi: list[int | None], triwulan: int, konsolidasi: Konsolidasi
) -> None:
    current = consolidate([1, 2, 3, 4], realisasi, konsolidasi, triwulan)
    other = consolidate([1, 2, 3, 4], realisasi[:triwulan], konsolidasi, triwulan)
    assert current == other
