"""Whole numbers for the formulas of the Kertas Kerja, and how far they reach.

A workbook keeps a number as a float: whole numbers up to 2^53 exactly, decimals not. The formulas therefore
multiply every number of a row by a power of ten that makes it whole and divide whole numbers only. Where a
number has no such power, or a product would pass 2^53, the program writes the percent itself, cut at 11
decimals: rounding or cutting that to 10 decimals or less gives what the exact percent gives.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from fractions import Fraction

from sakip_xl.domain.measure.rounding import round_number
from sakip_xl.domain.measure.rumus import JALUR, RumusCapaian
from sakip_xl.domain.terms import Pembulatan

DESIMAL_PERSEN = 11
_LARGEST_PRODUCT = 2**53
_LARGEST_NUMBER = 2**49
"""Sums of a few such floats are still less than a half away from the whole number they stand for."""


def cell_number(value: Decimal | Fraction) -> Decimal:
    """A number as the cell keeps it: with the digits that its float prints.

    >>> cell_number(Decimal("0.1")), cell_number(Fraction(1, 3))
    (Decimal('0.1'), Decimal('0.3333333333333333'))
    """
    return Decimal(repr(float(value)))


def scale_of(numbers: Iterable[Decimal]) -> int:
    """The power of ten that makes all numbers whole, at most 10^15: beyond that a cell has no digits left.

    >>> scale_of([Decimal("82.5"), Decimal("1E+3"), Decimal("0.25")]), scale_of([])
    (100, 1)
    """
    decimals = (-int(number.normalize().as_tuple().exponent) for number in numbers)
    return int(10 ** min(max(0, *decimals, 0), 15))


def is_within_reach(kode: RumusCapaian, numbers: tuple[Fraction, Fraction, Fraction], multiple: int) -> bool:
    """Whether the formula divides T, R and W exactly; ``multiple`` is 100 × 10^desimal."""
    if any(number.denominator > 1 for number in numbers):
        return False
    pembilang, penyebut = JALUR[kode].pecahan(*numbers)
    products = (multiple * abs(pembilang), abs(penyebut))
    return max(map(abs, numbers)) < _LARGEST_NUMBER and max(products) < _LARGEST_PRODUCT


def persen_cell(percent: Fraction) -> Decimal:
    """An exact percent as the program writes it for the formula.

    >>> persen_cell(Fraction(200, 3))
    Decimal('66.66666666666')
    """
    return round_number(percent, DESIMAL_PERSEN, Pembulatan.POTONG)
