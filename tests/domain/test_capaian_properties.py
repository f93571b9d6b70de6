"""Properties that every capaian has, whatever the numbers."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from sakip_xl.domain.measure.capaian import hitung_capaian
from sakip_xl.domain.measure.rounding import round_number, to_decimal
from sakip_xl.domain.terms import Pembulatan

D = Decimal

NUMBER = st.decimals(min_value=-10_000, max_value=10_000, allow_nan=False, places=3)
POSITIF = st.decimals(min_value=D("0.001"), max_value=10_000, allow_nan=False, places=3)


@given(NUMBER, NUMBER, NUMBER, st.sampled_from(["positif", "negatif"]))
def test_better_realisasi_never_gives_less(t: Decimal, r1: Decimal, r2: Decimal, polaritas: str) -> None:
    assume(t != 0 or polaritas == "negatif")
    good = max(r1, r2) if polaritas == "positif" else min(r1, r2)
    bad = min(r1, r2) if polaritas == "positif" else max(r1, r2)
    more, less = (hitung_capaian(t, r, polaritas=polaritas).nilai for r in (good, bad))
    assert more is not None
    assert less is not None
    assert more >= less


@given(POSITIF, POSITIF, POSITIF)
def test_kebalikan_gives_less_for_more(t: Decimal, r1: Decimal, r2: Decimal) -> None:
    more, less = (
        hitung_capaian(t, r, polaritas="negatif", rumus="kebalikan").nilai for r in sorted((r1, r2))
    )
    assert (more or 0) >= (less or 0)


@given(NUMBER.filter(bool), NUMBER, NUMBER)
def test_stabil_never_rewards_being_farther(t: Decimal, r1: Decimal, r2: Decimal) -> None:
    near, far = sorted((r1, r2), key=lambda r: abs(r - t))
    value = [hitung_capaian(t, r, polaritas="stabil").nilai for r in (near, far)]
    assert (value[0] or 0) >= (value[1] or 0)


@given(NUMBER.filter(bool), st.sampled_from(["positif", "negatif"]))
def test_a_target_just_met_is_100_in_every_formula(t: Decimal, polaritas: str) -> None:
    assert hitung_capaian(t, t, polaritas=polaritas).nilai == 100
    assert hitung_capaian(t, t, polaritas="negatif", rumus="kebalikan").nilai == 100


@given(NUMBER.filter(bool), NUMBER, st.integers(0, 6))
def test_half_up_and_truncation_differ_by_at_most_one_unit(t: Decimal, r: Decimal, desimal: int) -> None:
    rounded = hitung_capaian(t, r, desimal=desimal).nilai
    truncated = hitung_capaian(t, r, desimal=desimal, pembulatan="potong").nilai
    assert rounded is not None
    assert truncated is not None
    assert abs(rounded) - abs(truncated) in (0, D(1).scaleb(-desimal))


@given(st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, places=6), st.integers(0, 5))
def test_rounding_agrees_with_the_decimal_standard(nilai: Decimal, desimal: int) -> None:
    satuan = D(1).scaleb(-desimal)
    assert round_number(nilai, desimal) == nilai.quantize(satuan, ROUND_HALF_UP)
    assert round_number(nilai, desimal, Pembulatan.POTONG) == nilai.quantize(satuan, ROUND_DOWN)
    assert to_decimal(Fraction(nilai)) == nilai


@given(NUMBER, NUMBER, st.sampled_from([None, 100, 110, 120]))
def test_the_recap_value_lies_between_zero_and_the_cap(t: Decimal, r: Decimal, batas: int | None) -> None:
    result = hitung_capaian(t, r, batas=batas)
    assert (result.nilai is None) is (result.untuk_rekap is None)
    if result.untuk_rekap is not None:
        assert 0 <= result.untuk_rekap <= (batas or result.untuk_rekap)
