"""Millions of rows give what the scalar gives, row for row."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sakip_xl.domain.capaian import Cara, hitung_ketikan
from sakip_xl.domain.istilah import MetodeRekap, Pembulatan, PemisahDesimal, Polaritas, Rumus
from sakip_xl.domain.massal import hitung_capaian_massal, rekap_massal
from sakip_xl.domain.rekap import Butir, rekap

D = Decimal


def harapan(df: pd.DataFrame, cara: Cara, **baca: Any) -> list[tuple[object, ...]]:
    """The rows as the scalar computes them."""
    hasil: list[tuple[object, ...]] = []
    for baris in df.astype(object).where(df.notna(), None).to_dict("records"):
        satu = Cara(
            Polaritas(baris.get("polaritas") or cara.polaritas),
            Rumus(baris["rumus"]) if baris.get("rumus") else cara.rumus,
            cara.desimal,
            cara.pembulatan,
            cara.batas,
            cara.nol_tercapai,
        )
        c = hitung_ketikan(baris["target"], baris["realisasi"], satu, terburuk=baris.get("terburuk"), **baca)
        hasil.append((_nyata(c.nilai), _nyata(c.untuk_rekap), c.kode_rumus.value, " ".join(c.catatan)))
    return hasil


def _nyata(nilai: Decimal | None) -> float | None:
    return None if nilai is None else float(nilai)


def nyatanya(df: pd.DataFrame) -> list[tuple[object, ...]]:
    """The rows of a result, NaN as None."""
    return [
        (*(None if pd.isna(satu) else satu for satu in baris[:2]), *baris[2:])
        for baris in df.itertuples(index=False, name=None)
    ]


def samakan(df: pd.DataFrame, cara: Cara, **baca: Any) -> None:
    """The bulk route and the scalar agree on every row and column."""
    hasil = hitung_capaian_massal(df, cara, **baca)
    assert hasil.index.equals(df.index)
    assert nyatanya(hasil) == harapan(df, cara, **baca)


TEKS = [
    "82,5", "82.5", "1.234,5", "95%", "95 %", "0,95", "90%", "0,5%", "Rp 106.439", "80 - 90%", "7 – 8 bulan",
    "8 bulan", "9 hari", "100 dari 110", "90 dari 100", "140 Kelompok (1400 orang)", "1.234", "1,234",
    "n/a", "", "-", "0", "-5", "WTP", "WDP", "Ya", "Tidak", "#REF!", "banyak", "5 juta", "≥ 80",
    "0 - 5", "90 - 80", "106.439.453.000,00", "0,1234567890123456789",
]  # fmt: skip
ANGKA_APA_SAJA = (
    st.integers(-200, 20_000)
    | st.integers(0, 20_000).map(lambda n: n / 100)
    | st.floats(-1e6, 1e6).filter(lambda x: x == 0 or abs(x) > 1e-12)
    | st.sampled_from([0, 1, 0.5, 1e-16, 1e16, 1e20, 2**53 + 1, 1e15, float("inf")])
)
SEL = (
    ANGKA_APA_SAJA
    | st.sampled_from([*TEKS, None, True, False, np.nan, pd.NaT, pd.NA, date(2026, 1, 2)])
    | st.decimals(-1000, 1000, allow_nan=False, places=4)
)
CARA = st.builds(
    Cara,
    polaritas=st.sampled_from(list(Polaritas)),
    rumus=st.sampled_from([None, *Rumus]),
    desimal=st.integers(0, 6),
    pembulatan=st.sampled_from(list(Pembulatan)),
    batas=st.sampled_from([None, D(100), D(110), D(120), D("99.5")]),
    nol_tercapai=st.booleans(),
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(st.tuples(SEL, SEL, SEL), min_size=1, max_size=12), CARA, st.sampled_from(list(PemisahDesimal))
)
def test_cells_of_every_kind_agree_with_the_scalar(
    sel: list[tuple[object, ...]], cara: Cara, pemisah: PemisahDesimal
) -> None:
    df = pd.DataFrame(sel, columns=["target", "realisasi", "terburuk"], dtype=object)
    samakan(df, cara, pemisah=pemisah)


@pytest.mark.parametrize("polaritas", list(Polaritas))
def test_every_pair_of_texts_agrees_with_the_scalar(polaritas: Polaritas) -> None:
    df = pd.DataFrame([(t, r) for t in TEKS for r in TEKS], columns=["target", "realisasi"], dtype=object)
    samakan(df, Cara(polaritas))


@settings(deadline=None)
@given(st.lists(st.tuples(*[ANGKA_APA_SAJA.map(float) | st.just(np.nan)] * 2), min_size=1, max_size=40), CARA)
def test_columns_of_numbers_agree_with_the_scalar(sel: list[tuple[float, float]], cara: Cara) -> None:
    df = pd.DataFrame(sel, columns=["target", "realisasi"], index=range(5, 5 + len(sel)), dtype=float)
    samakan(df, cara)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 400), st.integers(0, 800)), min_size=1, max_size=60),
    CARA,
    st.sampled_from([1, 8, 100, 10**6, 10**9]),
)
def test_values_on_a_rounding_border_agree_with_the_scalar(
    sel: list[tuple[int, int]], cara: Cara, bagi: int
) -> None:
    df = pd.DataFrame(sel, columns=["target", "realisasi"])
    samakan(df if bagi == 1 else df / bagi, cara)


@pytest.mark.parametrize("rumus", list(Rumus))
@pytest.mark.parametrize("pembulatan", list(Pembulatan))
def test_whole_and_half_results_agree_in_every_formula(rumus: Rumus, pembulatan: Pembulatan) -> None:
    df = pd.DataFrame([(t, r) for t in (1, 8, 80, 1600) for r in (0, 1, 4, 80.5, 82.5)])
    samakan(df.set_axis(["target", "realisasi"], axis=1), Cara(rumus=rumus, pembulatan=pembulatan))


def test_each_row_may_have_its_own_polarity_and_formula() -> None:
    df = pd.DataFrame(
        {
            "target": [49, 49, 49, 49, 0],
            "realisasi": ["56,23", "56,23", "56,23", 49, 4],
            "terburuk": [None, None, None, None, 10],
            "polaritas": ["positif", " Negatif ", "negatif", "stabil", "negatif"],
            "rumus": [None, "", "kebalikan", np.nan, None],
        }
    )
    hasil = hitung_capaian_massal(df)
    assert hasil["nilai"].tolist() == [114.76, 85.24, 87.14, 120, 60]
    assert hasil["rumus"].tolist() == ["rasio", "selisih", "kebalikan", "stabil", "terburuk"]


@pytest.mark.parametrize(("kolom", "kata"), [("polaritas", "naik"), ("rumus", "bagi")])
def test_an_unknown_word_is_refused_with_the_choices(kolom: str, kata: str) -> None:
    df = pd.DataFrame({"target": [1], "realisasi": [1], kolom: [kata]})
    with pytest.raises(ValueError, match="pilihannya"):
        hitung_capaian_massal(df)


def test_equal_looking_cells_of_different_kind_are_kept_apart() -> None:
    df = pd.DataFrame({"target": [1, True, "1", 1.0, [1]], "realisasi": [1] * 5}, dtype=object)
    hasil = hitung_capaian_massal(df)["nilai"]
    assert hasil.isna().tolist() == [False, True, False, False, True]


def test_an_empty_table_gives_an_empty_result() -> None:
    for jenis in (float, object):
        hasil = hitung_capaian_massal(pd.DataFrame({"target": [], "realisasi": []}, dtype=jenis))
        assert (len(hasil), list(hasil)) == (0, ["nilai", "untuk_rekap", "rumus", "catatan"])


def test_text_columns_of_pandas_are_read_like_cells() -> None:
    df = pd.DataFrame({"target": ["80", "80%", None], "realisasi": ["82,5", "82,5%", "3"]}, dtype="str")
    samakan(df, Cara())


NILAI = st.none() | st.decimals(0, 1000, allow_nan=False, places=2)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["a", "b", "c", None]), NILAI, NILAI), min_size=1, max_size=30),
    st.sampled_from(list(MetodeRekap)),
    st.sampled_from([1, 10**4, 10**9]),
)
def test_the_bulk_roll_up_agrees_with_the_exact_one(
    baris: list[tuple[str | None, Decimal | None, Decimal | None]], metode: MetodeRekap, bagi: int
) -> None:
    df = pd.DataFrame(
        {
            "unit": [unit for unit, _, _ in baris],
            "untuk_rekap": [np.nan if n is None else float(n) / bagi for _, n, _ in baris],
            "bobot": [np.nan if b is None else float(b) for _, _, b in baris],
        }
    )
    hasil = rekap_massal(df, "unit", metode)
    for unit, nilai, dihitung, dikecualikan in hasil.itertuples(name=None):
        isi = df[df["unit"].isna() if pd.isna(unit) else df["unit"] == unit]
        satu = rekap(
            [
                Butir("", "", None if pd.isna(n) else D(repr(n)), None if pd.isna(b) else D(repr(b)))
                for n, b in zip(isi["untuk_rekap"].tolist(), isi["bobot"].tolist(), strict=True)
            ],
            metode,
        )
        assert (nilai, dihitung, dikecualikan) == (satu.nilai, satu.dihitung, len(satu.dikecualikan))
    assert hasil["dihitung"].sum() + hasil["dikecualikan"].sum() == len(df)


def test_groups_may_have_several_keys_and_another_column() -> None:
    df = pd.DataFrame({"a": ["x", "x", "y"], "b": [1, 1, 2], "nilai": [90.00, 90.01, np.nan]})
    hasil = rekap_massal(df, ["a", "b"], kolom="nilai")
    assert list(hasil.index) == [("x", 1), ("y", 2)]
    assert hasil.to_numpy().tolist() == [[D("90.005"), 2, 0], [None, 0, 1]]
