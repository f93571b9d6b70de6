"""Percent texts of raw cells."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.books.mentah import persen
from sakip_xl.domain.model import Sel
from sakip_xl.layout.persen import dari_persen


@given(st.decimals(-(10**6), 10**6, places=4))
def test_what_a_percent_cell_reads_as_goes_back_as_the_same_number(seratus: Decimal) -> None:
    angka = float(seratus / 100)
    hasil = dari_persen(persen(angka))
    assert hasil is not None
    assert hasil[0] == angka


@pytest.mark.parametrize(
    "nilai", [None, 95, "95,0", "95 %", "95,10%", "1,234%", "095%", "1.000%", "%", "+5%"]
)
def test_anything_else_stays_what_it_is(nilai: Sel) -> None:
    assert dari_persen(nilai) is None
