"""Exact rounding, shared by capaian, rekap and every printed figure."""

from __future__ import annotations

from decimal import Context, Decimal
from fractions import Fraction

from sakip_xl.domain.istilah import Pembulatan

TELITI = Context(prec=120)
"""Holds every typed number and their sums exactly; only a repeating quotient is cut, at 120 digits."""


def bulatkan(
    nilai: Fraction | Decimal | int, desimal: int, pembulatan: Pembulatan = Pembulatan.SETENGAH_NAIK
) -> Decimal:
    """Bring an exact value to ``desimal`` decimals, never through a float.

    ``SETENGAH_NAIK`` sends a tie away from zero like ROUND of Excel; ``POTONG`` cuts toward zero like
    TRUNC. Zero never carries a sign.

    >>> bulatkan(Fraction("139.7385"), 2), bulatkan(Fraction("139.7385"), 2, Pembulatan.POTONG)
    (Decimal('139.74'), Decimal('139.73'))
    >>> bulatkan(Decimal("-0.005"), 2), bulatkan(Decimal("-0.004"), 2)
    (Decimal('-0.01'), Decimal('0.00'))
    """
    pembilang, penyebut = nilai.as_integer_ratio()
    utuh, sisa = divmod(abs(pembilang) * 10**desimal, penyebut)
    if pembulatan is Pembulatan.SETENGAH_NAIK and 2 * sisa >= penyebut:
        utuh += 1
    tanda = "-" if pembilang < 0 and utuh else ""
    return Decimal(f"{tanda}{utuh}E-{desimal}")


def ke_desimal(nilai: Fraction) -> Decimal:
    """The value as a Decimal: exact when it ends within 120 digits.

    >>> ke_desimal(Fraction(1, 8))
    Decimal('0.125')
    """
    return TELITI.divide(Decimal(nilai.numerator), Decimal(nilai.denominator))
