"""A raw cell as a formula sees it: a number or a text."""

from __future__ import annotations

from datetime import date, time

from sakip_xl.domain.measure.percent import from_percent
from sakip_xl.domain.model import Cell
from sakip_xl.formulas.serial import serial


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
