"""Pembilang and penyebut as numbers: the realisasi that follows from them."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.measure.pecahan import read_pecahan
from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.domain.terms import DecimalSeparator


@pytest.mark.parametrize(
    ("pembilang", "penyebut", "satuan", "realisasi"),
    [
        (23, 36, "%", "23 dari 36"),
        ("6 desa", "8 desa", "persen", "6 dari 8"),
        (0, 8, "%", "0 dari 8"),
        (1234.5, "1.234.567", "%", "1234,5 dari 1234567"),
        (1.234, 2, "%", "1,2340 dari 2"),
        (1_000_000, 3_000_000, "%", "1000000 dari 3000000"),
        (1, 8, "indeks", Decimal("0.125")),
        (10, 3, "hari", Decimal("3.3333333333")),
        (20, 10, "hari", Decimal(2)),
        (None, None, "%", None),
        (6, None, "%", None),
        (None, 8, "%", None),
        (6, 0, "%", None),
        (6, -8, "%", None),
        ("75%", 8, "%", None),
        ("1.234", 8, "%", None),
        ("6 dari 8", 8, "%", None),
        ("enam", 8, "%", None),
    ],
)
def test_the_realisasi_follows_exactly(
    pembilang: object, penyebut: object, satuan: str, realisasi: object
) -> None:
    pecahan = read_pecahan(pembilang, penyebut, satuan)
    assert pecahan.realisasi == realisasi
    assert (pecahan.eksak is None) == (realisasi is None)
    assert pecahan.kosong == (pembilang is None and penyebut is None)


NUMBERS = st.decimals(0, 10**9, places=3)


@given(NUMBERS, NUMBERS.filter(bool), st.sampled_from(DecimalSeparator))
def test_the_text_is_read_the_same_under_every_decimal_separator(
    pembilang: Decimal, penyebut: Decimal, separator: DecimalSeparator
) -> None:
    reading = read_number(read_pecahan(pembilang, penyebut, "%").realisasi, separator=separator)
    assert (reading.nilai, reading.penyebut) == (pembilang, penyebut)


@given(NUMBERS, NUMBERS.filter(bool), st.sampled_from(["%", "indeks"]))
def test_the_reading_is_the_quotient(pembilang: Decimal, penyebut: Decimal, satuan: str) -> None:
    pecahan = read_pecahan(pembilang, penyebut, satuan)
    exact = Fraction(pembilang) / Fraction(penyebut) * (100 if satuan == "%" else 1)
    assert pecahan.reading.exact_bounds() == (exact, exact)
    assert pecahan.reading.persen == (satuan == "%")


@pytest.mark.parametrize(
    ("typed", "satuan", "differs"),
    [
        (None, "%", False),
        ("77,78", "%", False),
        ("77,77", "%", False),
        (78, "%", False),
        ("77,78%", "%", False),
        ("7 dari 9", "%", False),
        ("14 dari 18", "%", False),
        ("7 dari 9", "rasio", False),
        ("0,78", "rasio", False),
        (80, "%", True),
        ("77,70", "%", True),
        ("8 dari 9", "%", True),
        ("WTP", "%", True),
        ("70 - 80", "%", True),
        ("tujuh", "%", True),
    ],
)
def test_a_typed_realisasi_is_the_same_when_only_cut_or_rounded(
    typed: object, satuan: str, *, differs: bool
) -> None:
    assert read_pecahan(7, 9, satuan).contradicts(read_number(typed)) is differs


def test_nothing_contradicts_what_cannot_be_computed() -> None:
    assert not read_pecahan(7, 0, "%").contradicts(read_number(80))
