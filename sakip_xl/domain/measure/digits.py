"""One run of digits, dots and commas: the number it is, or why it is none."""

from __future__ import annotations

import re
from decimal import Decimal

from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.terms import DecimalSeparator


def read_digits(token: str, separator: DecimalSeparator, *, money: bool = False) -> Decimal | Catatan:
    """Read a run that begins and ends with a digit.

    ``separator`` decides what one mark before three digits means; in money a dot there is never a decimal
    point.

    >>> read_digits("1.234,5", DecimalSeparator.TANYAKAN), read_digits("1.234", DecimalSeparator.KOMA)
    (Decimal('1234.5'), Decimal('1234'))
    """
    dot, comma = token.count("."), token.count(",")
    if dot and comma:
        return _merge(token, "," if token.rfind(",") > token.rfind(".") else ".")
    if dot + comma > 1:
        return _merge(token, "," if dot else ".")
    before, mark, after = token.partition("." if dot else ",")
    if len(after) != 3 or len(before) > 3 or before.startswith("0"):
        return Decimal(f"{before}.{after}" if mark else before)
    return _decide(before, mark, after, DecimalSeparator.KOMA if money and mark == "." else separator)


def _decide(before: str, mark: str, after: str, separator: DecimalSeparator) -> Decimal | Catatan:
    """``1.234`` and ``1,234``: only the workbook's setting knows."""
    if separator is DecimalSeparator.TANYAKAN:
        return Catatan.AMBIGU
    decimal_mark = "," if separator is DecimalSeparator.KOMA else "."
    return Decimal(f"{before}.{after}") if mark == decimal_mark else Decimal(before + after)


def _merge(token: str, decimal_mark: str) -> Decimal | Catatan:
    """Read a token whose thousands separator is known: groups of three, at most one decimal mark."""
    thousands = "." if decimal_mark == "," else ","
    pattern = rf"[1-9][0-9]{{0,2}}(?:\{thousands}[0-9]{{3}})+(?:\{decimal_mark}[0-9]+)?"
    if re.fullmatch(pattern, token) is None:
        return Catatan.TIDAK_TERBACA
    return Decimal(token.replace(thousands, "").replace(decimal_mark, "."))
