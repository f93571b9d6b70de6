"""A raw cell as a formula sees it: a number or a text."""

from __future__ import annotations

import re
from datetime import date, time

from sakip_xl.domain.measure.percent import from_percent
from sakip_xl.domain.model import Cell
from sakip_xl.formulas.serial import serial

_DIGITS = re.compile(r"0|[1-9][0-9]*")
_NUMBER = re.compile(r"([+-]?(?:[0-9]+(?:,[0-9]*)?|,[0-9]+)(?:[Ee][+-]?[0-9]+)?)(%*)|%+")
_BLANKS = str.maketrans("", "", " \t\n\r")


def seen(value: Cell) -> str | float:
    """A date is a number, a percent text the number that is shown in percent, nothing is no text."""
    percent = from_percent(value)
    if percent is not None:
        return percent[0]
    if isinstance(value, (date, time)):
        return serial(value)
    if value is None or isinstance(value, str):
        return value or ""
    return str(value).upper() if isinstance(value, bool) else float(value)


def trimmed(value: str | float) -> str:
    """TRIM of Excel, which knows one kind of space only."""
    return value.strip(" ") if isinstance(value, str) else f"{value:.15g}"


def is_digits(value: object) -> bool:
    """Whether a text is a whole number as programs write it: no sign, no zero in front."""
    return isinstance(value, str) and _DIGITS.fullmatch(value) is not None


def number_of_text(text: str) -> float | None:
    """NUMBERVALUE of Excel with one decimal mark, dot or comma, and no groups; ``None`` where it has none."""
    match = _NUMBER.fullmatch(text.replace(".", ",").translate(_BLANKS))
    return None if match is None else float((match[1] or "0").replace(",", ".")) / 100 ** len(match[2] or "")
