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

from sakip_xl.domain.measure.capaian import CapaianMethod, compute_typed
from sakip_xl.domain.measure.massal import hitung_capaian_massal, rekap_massal
from sakip_xl.domain.measure.rekap import RekapItem, rekap
from sakip_xl.domain.measure.rumus.definitions import Rumus
from sakip_xl.domain.terms import DecimalSeparator, Pembulatan, Polaritas, RekapMethod

D = Decimal


def expected_rows(df: pd.DataFrame, method: CapaianMethod, **read: Any) -> list[tuple[object, ...]]:
    """The rows as the scalar computes them."""
    result: list[tuple[object, ...]] = []
    for row in df.astype(object).where(df.notna(), None).to_dict("records"):
        row_method = CapaianMethod(
            Polaritas(row.get("polaritas") or method.polaritas),
            Rumus(row["rumus"]) if row.get("rumus") else method.rumus,
            method.desimal,
            method.pembulatan,
            method.batas,
            method.nol_tercapai,
            persen=method.persen,
        )
        c = compute_typed(row["target"], row["realisasi"], row_method, terburuk=row.get("terburuk"), **read)
        result.append((_as_float(c.nilai), _as_float(c.untuk_rekap), c.kode_rumus.value, " ".join(c.catatan)))
    return result


def _as_float(value: Decimal | None) -> float | None:
    return None if value is None else float(value)


def actual_rows(df: pd.DataFrame) -> list[tuple[object, ...]]:
    """The rows of a result, NaN as None."""
    return [
        (*(None if pd.isna(cell) else cell for cell in row[:2]), *row[2:])
        for row in df.itertuples(index=False, name=None)
    ]


def assert_same(df: pd.DataFrame, method: CapaianMethod, **read: Any) -> None:
    """The bulk route and the scalar agree on every row and column."""
    result = hitung_capaian_massal(df, method, **read)
    assert result.index.equals(df.index)
    assert actual_rows(result) == expected_rows(df, method, **read)


TEXTS = [
    "82,5", "82.5", "1.234,5", "95%", "95 %", "0,95", "90%", "0,5%", "Rp 106.439", "80 - 90%", "7 – 8 bulan",
    "8 bulan", "9 hari", "100 dari 110", "90 dari 100", "140 Kelompok (1400 orang)", "1.234", "1,234",
    "n/a", "", "-", "0", "-5", "WTP", "WDP", "Ya", "Tidak", "#REF!", "banyak", "5 juta", "≥ 80",
    "0 - 5", "90 - 80", "106.439.453.000,00", "0,1234567890123456789",
]  # fmt: skip
ANY_NUMBER = (
    st.integers(-200, 20_000)
    | st.integers(0, 20_000).map(lambda n: n / 100)
    | st.floats(-1e6, 1e6).filter(lambda x: x == 0 or abs(x) > 1e-12)
    | st.sampled_from([0, 1, 0.5, 1e-16, 1e16, 1e20, 2**53 + 1, 1e15, float("inf")])
)
CELLS = (
    ANY_NUMBER
    | st.sampled_from([*TEXTS, None, True, False, np.nan, pd.NaT, pd.NA, date(2026, 1, 2)])
    | st.decimals(-1000, 1000, allow_nan=False, places=4)
)
METHODS = st.builds(
    CapaianMethod,
    polaritas=st.sampled_from(list(Polaritas)),
    rumus=st.sampled_from([None, *Rumus]),
    desimal=st.integers(0, 6),
    pembulatan=st.sampled_from(list(Pembulatan)),
    batas=st.sampled_from([None, D(100), D(110), D(120), D("99.5")]),
    nol_tercapai=st.booleans(),
    persen=st.booleans(),
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=12),
    METHODS,
    st.sampled_from(list(DecimalSeparator)),
)
def test_cells_of_every_kind_agree_with_the_scalar(
    cells: list[tuple[object, ...]], method: CapaianMethod, separator: DecimalSeparator
) -> None:
    df = pd.DataFrame(cells, columns=["target", "realisasi", "terburuk"], dtype=object)
    assert_same(df, method, separator=separator)


def test_each_row_may_have_its_own_unit_of_measure() -> None:
    df = pd.DataFrame(
        {
            "target": [75, 40, 30],
            "realisasi": ["6 dari 8", "35 dari 40", "35 dari 40"],
            "satuan": ["%", "orang", None],
        }
    )
    result = hitung_capaian_massal(df)
    assert result["nilai"].fillna(-1).tolist() == [100.0, 87.5, -1]
    assert hitung_capaian_massal(df, CapaianMethod(persen=True))["nilai"].tolist()[2] == 291.67


@pytest.mark.parametrize("polaritas", list(Polaritas))
def test_every_pair_of_texts_agrees_with_the_scalar(polaritas: Polaritas) -> None:
    df = pd.DataFrame([(t, r) for t in TEXTS for r in TEXTS], columns=["target", "realisasi"], dtype=object)
    assert_same(df, CapaianMethod(polaritas))


@settings(deadline=None)
@given(st.lists(st.tuples(*[ANY_NUMBER.map(float) | st.just(np.nan)] * 2), min_size=1, max_size=40), METHODS)
def test_columns_of_numbers_agree_with_the_scalar(
    cells: list[tuple[float, float]], method: CapaianMethod
) -> None:
    df = pd.DataFrame(cells, columns=["target", "realisasi"], index=range(5, 5 + len(cells)), dtype=float)
    assert_same(df, method)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 400), st.integers(0, 800)), min_size=1, max_size=60),
    METHODS,
    st.sampled_from([1, 8, 100, 10**6, 10**9]),
)
def test_values_on_a_rounding_border_agree_with_the_scalar(
    cells: list[tuple[int, int]], method: CapaianMethod, divisor: int
) -> None:
    df = pd.DataFrame(cells, columns=["target", "realisasi"])
    assert_same(df if divisor == 1 else df / divisor, method)


@pytest.mark.parametrize("rumus", list(Rumus))
@pytest.mark.parametrize("pembulatan", list(Pembulatan))
def test_whole_and_half_results_agree_in_every_formula(rumus: Rumus, pembulatan: Pembulatan) -> None:
    df = pd.DataFrame([(t, r) for t in (1, 8, 80, 1600) for r in (0, 1, 4, 80.5, 82.5)])
    assert_same(
        df.set_axis(["target", "realisasi"], axis=1), CapaianMethod(rumus=rumus, pembulatan=pembulatan)
    )


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
    result = hitung_capaian_massal(df)
    assert result["nilai"].tolist() == [114.76, 85.24, 87.14, 120, 60]
    assert result["rumus"].tolist() == ["rasio", "selisih", "kebalikan", "stabil", "terburuk"]


@pytest.mark.parametrize(("column", "word"), [("polaritas", "naik"), ("rumus", "bagi")])
def test_an_unknown_word_is_refused_with_the_choices(column: str, word: str) -> None:
    df = pd.DataFrame({"target": [1], "realisasi": [1], column: [word]})
    with pytest.raises(ValueError, match="pilihannya"):
        hitung_capaian_massal(df)


def test_equal_looking_cells_of_different_kind_are_kept_apart() -> None:
    df = pd.DataFrame({"target": [1, True, "1", 1.0, [1]], "realisasi": [1] * 5}, dtype=object)
    result = hitung_capaian_massal(df)["nilai"]
    assert result.isna().tolist() == [False, True, False, False, True]


def test_an_empty_table_gives_an_empty_result() -> None:
    for kind in (float, object):
        result = hitung_capaian_massal(pd.DataFrame({"target": [], "realisasi": []}, dtype=kind))
        assert (len(result), list(result)) == (0, ["nilai", "untuk_rekap", "rumus", "catatan"])


def test_text_columns_of_pandas_are_read_like_cells() -> None:
    df = pd.DataFrame({"target": ["80", "80%", None], "realisasi": ["82,5", "82,5%", "3"]}, dtype="str")
    assert_same(df, CapaianMethod())


NILAI = st.none() | st.decimals(0, 1000, allow_nan=False, places=2)


@settings(deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(["a", "b", "c", None]), NILAI, NILAI), min_size=1, max_size=30),
    st.sampled_from(list(RekapMethod)),
    st.sampled_from([1, 10**4, 10**9]),
)
def test_the_bulk_roll_up_agrees_with_the_exact_one(
    rows: list[tuple[str | None, Decimal | None, Decimal | None]], method: RekapMethod, divisor: int
) -> None:
    df = pd.DataFrame(
        {
            "unit": [unit for unit, _, _ in rows],
            "untuk_rekap": [np.nan if n is None else float(n) / divisor for _, n, _ in rows],
            "bobot": [np.nan if b is None else float(b) for _, _, b in rows],
        }
    )
    result = rekap_massal(df, "unit", method)
    for unit, value, counted, excluded in result.itertuples(name=None):
        content = df[df["unit"].isna() if pd.isna(unit) else df["unit"] == unit]
        exact = rekap(
            [
                RekapItem("", "", None if pd.isna(n) else D(repr(n)), None if pd.isna(b) else D(repr(b)))
                for n, b in zip(content["untuk_rekap"].tolist(), content["bobot"].tolist(), strict=True)
            ],
            method,
        )
        assert (value, counted, excluded) == (exact.nilai, exact.dihitung, len(exact.dikecualikan))
    assert result["dihitung"].sum() + result["dikecualikan"].sum() == len(df)


def test_groups_may_have_several_keys_and_another_column() -> None:
    df = pd.DataFrame({"a": ["x", "x", "y"], "b": [1, 1, 2], "nilai": [90.00, 90.01, np.nan]})
    result = rekap_massal(df, ["a", "b"], column="nilai")
    assert list(result.index) == [("x", 1), ("y", 2)]
    assert result.to_numpy().tolist() == [[D("90.005"), 2, 0], [None, 0, 1]]
