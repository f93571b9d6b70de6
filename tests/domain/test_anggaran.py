"""Budget absorption and efficiency."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.measure.anggaran import (
    TingkatEfisiensi,
    efisiensi,
    serapan,
    tingkat_efisiensi,
)
from sakip_xl.domain.measure.rounding import round_number

D = Decimal


def test_absorption_is_spent_over_ceiling() -> None:
    result = serapan(D(855_830_897_000), D(734_881_464_333))
    assert result is not None
    assert round_number(result, 2) == D("85.87")
    assert serapan(D(100), D(0)) == 0


@pytest.mark.parametrize(("pagu", "realisasi"), [(None, D(1)), (D(1), None), (D(0), D(0))])
def test_absorption_needs_a_ceiling_and_a_spending(pagu: Decimal | None, realisasi: Decimal | None) -> None:
    assert serapan(pagu, realisasi) is None


@pytest.mark.parametrize(
    ("selisih", "tingkat"),
    [
        ("5.01", TingkatEfisiensi.EFISIEN), ("5", TingkatEfisiensi.CUKUP), ("0", TingkatEfisiensi.CUKUP),
        ("-5", TingkatEfisiensi.CUKUP), ("-5.01", TingkatEfisiensi.TIDAK),
    ],
)  # fmt: skip
def test_the_difference_is_judged_by_the_threshold(selisih: str, tingkat: TingkatEfisiensi) -> None:
    assert tingkat_efisiensi(D(selisih)) is tingkat


def test_efficiency_needs_both_sides_and_the_threshold_is_a_setting() -> None:
    assert efisiensi(D(95), D("85.5")) == D("9.5")
    assert efisiensi(None, D(1)) is None
    assert efisiensi(D(1), None) is None
    assert tingkat_efisiensi(None) is None
    assert tingkat_efisiensi(D(6), D(10)) is TingkatEfisiensi.CUKUP


@given(st.integers(1, 10**12), st.integers(0, 10**12))
def test_spending_all_is_100_and_more_spending_is_more_absorption(pagu: int, realisasi: int) -> None:
    assert serapan(D(pagu), D(pagu)) == 100
    more, less = serapan(D(pagu), D(realisasi + 1)), serapan(D(pagu), D(realisasi))
    assert more is not None
    assert less is not None
    assert more > less
