"""When two cells say the same, and how a value stands in the table of conflicts."""

from __future__ import annotations

import re
from datetime import date, datetime, time
from decimal import Decimal

from sakip_xl.domain.measure.typed_number import says_nothing
from sakip_xl.domain.model import Cell

_DIGITS = re.compile(r"-?\d+(?:,\d+)?")
_MOMENT = "%d/%m/%Y %H.%M.%S"
_DAY = "%d/%m/%Y"


def shown(value: Cell) -> Cell:
    """A value as it stands in the table of conflicts: a day or a moment as its text, all else as it is.

    >>> shown(date(2026, 9, 30)), shown(80), shown("")
    ('30/09/2026', 80, None)
    """
    if isinstance(value, datetime):
        return f"{value:{_MOMENT}}"
    if isinstance(value, date):
        return f"{value:{_DAY}}"
    if isinstance(value, time):
        return f"{value:%H.%M}"
    return None if value == "" else value


def meaning(value: Cell) -> str:
    """What a cell says, however it is spelled; a sign for nothing says nothing, which is not zero.

    >>> meaning("82,50") == meaning(82.5), meaning(" - ") == meaning(None), meaning(0) == meaning(None)
    (True, True, False)
    """
    value = shown(value)
    if value is None:
        return ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return _number(Decimal(repr(value)))
    text = " ".join(str(value).split())
    if says_nothing(text):
        return ""
    return _number(Decimal(text.replace(",", "."))) if _DIGITS.fullmatch(text) else text


def _number(value: Decimal) -> str:
    if not value.is_finite():
        return str(value)
    return format(value.normalize(), "f") if value else "0"


def typed_again(text: Cell, kind: type[date]) -> Cell:
    """What ``shown`` made a text of, as the day or the moment that it was; any other value as it is."""
    if not isinstance(text, str):
        return text
    moment = issubclass(kind, datetime)
    try:
        value = datetime.strptime(text, _MOMENT if moment else _DAY)
    except ValueError:
        return text
    return value if moment else value.date()
