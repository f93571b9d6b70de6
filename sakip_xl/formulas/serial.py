"""Dates as Excel keeps them: days since the last day but one of 1899."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

_DAY_ZERO = datetime(1899, 12, 30)


def serial(value: date | time) -> float:
    """A date, a moment or a time of day as the number that Excel keeps.

    >>> serial(date(2026, 7, 1)), serial(datetime(2026, 7, 1, 12)), serial(time(6))
    (46204.0, 46204.5, 0.25)
    """
    if isinstance(value, time):
        return (value.hour * 3600 + value.minute * 60 + value.second) / 86400
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    elapsed = moment - _DAY_ZERO
    return elapsed.days + elapsed.seconds / 86400


def moment_of(days: float) -> datetime:
    """The moment behind a number of Excel.

    >>> moment_of(46204.5)
    datetime.datetime(2026, 7, 1, 12, 0)
    """
    return _DAY_ZERO + timedelta(days=days)
