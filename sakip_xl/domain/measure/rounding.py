"""Exact rounding, shared by capaian, rekap and every printed figure."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

from sakip_xl.domain.terms import Pembulatan

TELITI = Context(prec=120)
"""Holds every typed number and their sums exactly; only a repeating quotient is cut, at 120 digits."""


def round_number(
    value: Fraction | Decimal | int, desimal: int, pembulatan: Pembulatan = Pembulatan.SETENGAH_NAIK
) -> Decimal:
    """Bring an exact value to ``desimal`` decimals, never through a float.

    ``SETENGAH_NAIK`` sends a tie away from zero like ROUND of Excel; ``POTONG`` cuts toward zero like
    TRUNC. Zero never carries a sign.

    >>> round_number(Fraction("139.7385"), 2), round_number(Fraction("139.7385"), 2, Pembulatan.POTONG)
    (Decimal('139.74'), Decimal('139.73'))
    >>> round_number(Decimal("-0.005"), 2), round_number(Decimal("-0.004"), 2)
    (Decimal('-0.01'), Decimal('0.00'))
    """
    pembilang, penyebut = value.as_integer_ratio()
    whole, rest = divmod(abs(pembilang) * 10**desimal, penyebut)
    if pembulatan is Pembulatan.SETENGAH_NAIK and 2 * rest >= penyebut:
        whole += 1
    sign = "-" if pembilang < 0 and whole else ""
    return Decimal(f"{sign}{whole}E-{desimal}")


def to_decimal(value: Fraction) -> Decimal:
    """The value as a Decimal: exact when it ends within 120 digits.

    >>> to_decimal(Fraction(1, 8))
    Decimal('0.125')
    """
    return TELITI.divide(Decimal(value.numerator), Decimal(value.denominator))
