"""Percent texts of raw cells."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.measure.percent import from_percent, is_percent_satuan
from sakip_xl.domain.model import Cell
from sakip_xl.workbook.raw import percent


@given(st.decimals(-(10**6), 10**6, places=4))
def test_what_a_percent_cell_reads_as_goes_back_as_the_same_number(percentage: Decimal) -> None:
    number = float(percentage / 100)
    result = from_percent(percent(number))
    assert result is not None
    assert result[0] == number


@pytest.mark.parametrize(
    "nilai", [None, 95, "95,0", "95 %", "95,10%", "1,234%", "095%", "1.000%", "%", "+5%"]
)
def test_anything_else_stays_what_it_is(nilai: Cell) -> None:
    assert from_percent(nilai) is None


@pytest.mark.parametrize("satuan", ["%", "persen", "Prosen", "Persentase (%)", "prosentase", "% desa"])
def test_percent_is_known_in_every_wording_that_the_form_knows(satuan: str) -> None:
    assert is_percent_satuan(satuan)
