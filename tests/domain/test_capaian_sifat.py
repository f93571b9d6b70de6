"""Properties that every capaian has, whatever the numbers."""

from __future__ import annotations

from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from sakip_xl.domain.bulat import bulatkan, ke_desimal
from sakip_xl.domain.capaian import hitung_capaian
from sakip_xl.domain.istilah import Pembulatan

D = Decimal

ANGKA = st.decimals(min_value=-10_000, max_value=10_000, allow_nan=False, places=3)
POSITIF = st.decimals(min_value=D("0.001"), max_value=10_000, allow_nan=False, places=3)


@given(ANGKA, ANGKA, ANGKA, st.sampled_from(["positif", "negatif"]))
def test_better_realisasi_never_gives_less(t: Decimal, r1: Decimal, r2: Decimal, polaritas: str) -> None:
    assume(t != 0 or polaritas == "negatif")
    baik = max(r1, r2) if polaritas == "positif" else min(r1, r2)
    buruk = min(r1, r2) if polaritas == "positif" else max(r1, r2)
    lebih, kurang = (hitung_capaian(t, r, polaritas=polaritas).nilai for r in (baik, buruk))
    assert lebih is not None
    assert kurang is not None
    assert lebih >= kurang


@given(POSITIF, POSITIF, POSITIF)
def test_kebalikan_gives_less_for_more(t: Decimal, r1: Decimal, r2: Decimal) -> None:
    lebih, kurang = (
        hitung_capaian(t, r, polaritas="negatif", rumus="kebalikan").nilai for r in sorted((r1, r2))
    )
    assert (lebih or 0) >= (kurang or 0)


@given(ANGKA.filter(bool), ANGKA, ANGKA)
def test_stabil_never_rewards_being_farther(t: Decimal, r1: Decimal, r2: Decimal) -> None:
    dekat, jauh = sorted((r1, r2), key=lambda r: abs(r - t))
    nilai = [hitung_capaian(t, r, polaritas="stabil").nilai for r in (dekat, jauh)]
    assert (nilai[0] or 0) >= (nilai[1] or 0)


@given(ANGKA.filter(bool), st.sampled_from(["positif", "negatif"]))
def test_a_target_just_met_is_100_in_every_formula(t: Decimal, polaritas: str) -> None:
    assert hitung_capaian(t, t, polaritas=polaritas).nilai == 100
    assert hitung_capaian(t, t, polaritas="negatif", rumus="kebalikan").nilai == 100


@given(ANGKA.filter(bool), ANGKA, st.integers(0, 6))
def test_half_up_and_truncation_differ_by_at_most_one_unit(t: Decimal, r: Decimal, desimal: int) -> None:
    naik = hitung_capaian(t, r, desimal=desimal).nilai
    potong = hitung_capaian(t, r, desimal=desimal, pembulatan="potong").nilai
    assert naik is not None
    assert potong is not None
    assert abs(naik) - abs(potong) in (0, D(1).scaleb(-desimal))


@given(st.decimals(min_value=-(10**9), max_value=10**9, allow_nan=False, places=6), st.integers(0, 5))
def test_rounding_agrees_with_the_decimal_standard(nilai: Decimal, desimal: int) -> None:
    satuan = D(1).scaleb(-desimal)
    assert bulatkan(nilai, desimal) == nilai.quantize(satuan, ROUND_HALF_UP)
    assert bulatkan(nilai, desimal, Pembulatan.POTONG) == nilai.quantize(satuan, ROUND_DOWN)
    assert ke_desimal(Fraction(nilai)) == nilai


@given(ANGKA, ANGKA, st.sampled_from([None, 100, 110, 120]))
def test_the_recap_value_lies_between_zero_and_the_cap(t: Decimal, r: Decimal, batas: int | None) -> None:
    hasil = hitung_capaian(t, r, batas=batas)
    assert (hasil.nilai is None) is (hasil.untuk_rekap is None)
    if hasil.untuk_rekap is not None:
        assert 0 <= hasil.untuk_rekap <= (batas or hasil.untuk_rekap)
