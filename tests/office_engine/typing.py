"""How Excel takes a text that is put into a cell: as typed there, so "82,5" becomes a number.

Which separators it takes depends on the PC. Unless one is named both Indonesian and English ones count, so
that a text that must stay a text and has neither the format ``@`` nor a leading apostrophe is always caught.
"""

from __future__ import annotations

import datetime as dt
import re

Typed = float | bool | dt.datetime | str

LONGEST_IN_CELL, LONGEST_IN_BLOCK = 32767, 8203  # the longest text of a cell, and of one written in a block
ERRORS = ("#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!")

_TRUTHS = {"true": True, "benar": True, "false": False, "salah": False}
_MONTHS = ["jan", "feb", "mar", "apr", "mei", "jun", "jul", "agu", "sep", "okt", "nov", "des"]
_OTHER_MONTHS = {"may": 5, "aug": 8, "agt": 8, "oct": 10, "dec": 12}
_NUMBER = re.compile(
    r"(?P<sign>[-+(]?)(?:Rp\.?|\$)?\s*(?P<digits>\d[\d.,]*)(?P<e>e[-+]?\d+)?\)?(?P<percent>%?)", re.IGNORECASE
)
_DATE = re.compile(r"(\d{1,4})[-/](\d{1,2})[-/](\d{1,4})")
_DAY_MONTH = re.compile(r"(\d{1,2})[-/](\d{1,2})")
_WORDED_DATE = re.compile(r"(\d{1,2})[- ]([a-z]{3,9})(?:[- ](\d{2,4}))?", re.IGNORECASE)
_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")


def as_typed(text: str, decimal: str | None = None) -> Typed:
    """What Excel stores for a text put into a cell of format General; the text itself when only that.

    ``decimal``: the decimal separator of the PC, a comma in Indonesia; ``None`` takes both.
    """
    cleaned = text.strip()
    if cleaned.lower() in _TRUTHS:
        return _TRUTHS[cleaned.lower()]
    if match := _NUMBER.fullmatch(cleaned):
        number = _numbers(match, decimal)
        return text if number is None else number
    date = _as_date(cleaned)
    return text if date is None else date


def _numbers(match: re.Match[str], decimal: str | None) -> float | None:
    pairs = [pair for pair in ((".", ","), (",", ".")) if decimal in {None, pair[1]}]
    plain = _plain_digits(match["digits"], pairs)
    if plain is None:
        return None
    value = float(plain + (match["e"] or "")) / (100 if match["percent"] else 1)
    return -value if match["sign"] in {"-", "("} else value


def _plain_digits(digits: str, pairs: list[tuple[str, str]]) -> str | None:
    """The digits as Python writes them, by the first pair (thousands, decimal) that they keep."""
    if digits.isdigit():
        return digits
    for thousands, decimal in pairs:
        if _thousands_marked(digits, thousands, decimal):
            return digits.replace(thousands, "").replace(decimal, ".")
    decimals = [decimal for _, decimal in pairs if digits.count(decimal) == 1]
    if len(decimals) == 1 and digits.replace(decimals[0], "").isdigit():
        return digits.replace(decimals[0], ".")
    return None


def _thousands_marked(digits: str, thousands: str, decimal: str) -> bool:
    """Whether every group of three is marked, as in ``1.234.567,8``."""
    return bool(re.fullmatch(rf"\d{{1,3}}(\{thousands}\d{{3}})+(\{decimal}\d+)?", digits))


def _as_date(text: str) -> dt.datetime | float | None:
    """A date, or the part of a day for a time."""
    if match := _TIME.fullmatch(text):
        hours, minutes, seconds = (int(part or 0) for part in match.groups())
        return (hours * 3600 + minutes * 60 + seconds) / 86400
    this_year = dt.datetime.now().year
    try:
        if match := _DATE.fullmatch(text):
            first, second, third = (int(part) for part in match.groups())
            return (
                dt.datetime(first, second, third)
                if first > 31
                else dt.datetime(_century(third), second, first)
            )
        if match := _DAY_MONTH.fullmatch(text):
            return dt.datetime(this_year, int(match[2]), int(match[1]))
        if match := _WORDED_DATE.fullmatch(text):
            month = match[2][:3].lower()
            number = _OTHER_MONTHS.get(month) or _MONTHS.index(month) + 1
            return dt.datetime(_century(int(match[3] or this_year)), number, int(match[1]))
    except ValueError:  # no such day, no such month
        return None
    return None


def _century(year: int) -> int:
    return year if year > 99 else year + (2000 if year < 30 else 1900)
