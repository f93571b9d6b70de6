"""Predikat by lower bounds."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.measure.predikat import (
    Ambang,
    AmbangProblem,
    check_ambang,
    predikat,
    standard_ambang,
)

D = Decimal
M = AmbangProblem


@pytest.mark.parametrize(
    ("nilai", "name"),
    [
        ("184.75", "Sangat Tinggi"), ("90.01", "Sangat Tinggi"), ("90", "Tinggi"), ("85.24", "Tinggi"),
        ("77.14", "Tinggi"), ("75.3", "Tinggi"), ("75", "Sedang"), ("65", "Rendah"), ("50", "Sangat Rendah"),
        ("0", "Sangat Rendah"), ("-14.76", "Sangat Rendah"),
    ],
)  # fmt: skip
def test_the_shipped_bounds_leave_no_hole(nilai: str, name: str) -> None:
    assert predikat(D(nilai)) == name


def test_no_value_has_no_predikat() -> None:
    assert predikat(None) is None


def test_a_bound_that_is_included_belongs_to_its_predikat() -> None:
    ambang = [Ambang("Baik", D(91), termasuk=True), Ambang("Kurang")]
    assert [predikat(D(n), ambang) for n in (91, "90.99")] == ["Baik", "Kurang"]


def test_a_table_without_a_lowest_gives_nothing_below_its_bounds() -> None:
    assert predikat(D(10), [Ambang("Baik", D(91))]) is None


def test_the_shipped_table_is_sound() -> None:
    assert check_ambang(standard_ambang()) == []


@pytest.mark.parametrize(
    ("ambang", "problem"),
    [
        ([], [(0, M.KOSONG)]),
        ([Ambang("A", D(90))], [(0, M.TANPA_TERENDAH)]),
        ([Ambang("A")], []),
        ([Ambang("A", D(90)), Ambang("B", D(90)), Ambang("C")], [(1, M.TIDAK_MENURUN)]),
        ([Ambang("A", D(50)), Ambang("B", D(90)), Ambang("C")], [(1, M.TIDAK_MENURUN)]),
        ([Ambang("A", D(90)), Ambang("B"), Ambang("C")], [(1, M.BATAS_KOSONG)]),
        (
            [Ambang("A", D(50)), Ambang("B"), Ambang("a", D(60))],
            [(1, M.BATAS_KOSONG), (2, M.NAMA_GANDA), (2, M.TIDAK_MENURUN), (2, M.TANPA_TERENDAH)],
        ),
    ],
)
def test_everything_wrong_with_a_table_is_told(
    ambang: list[Ambang], problem: list[tuple[int, AmbangProblem]]
) -> None:
    assert check_ambang(ambang) == problem


@given(st.decimals(allow_nan=False, allow_infinity=False), st.decimals(allow_nan=False, allow_infinity=False))
def test_every_value_has_a_predikat_and_more_is_never_lower(one: Decimal, other: Decimal) -> None:
    sort = [ambang.predikat for ambang in standard_ambang()]
    lower, higher = sorted((one, other))
    assert sort.index(predikat(higher) or "") <= sort.index(predikat(lower) or "")
