"""Dates and times as staff type them where the cell is text: Indonesian writing, day first."""

from __future__ import annotations

import re
from datetime import date, datetime, time

_MONTHS = {
    "januari": 1, "january": 1, "jan": 1,
    "februari": 2, "pebruari": 2, "february": 2, "feb": 2, "peb": 2,
    "maret": 3, "march": 3, "mar": 3,
    "april": 4, "apr": 4,
    "mei": 5, "may": 5,
    "juni": 6, "june": 6, "jun": 6,
    "juli": 7, "july": 7, "jul": 7,
    "agustus": 8, "august": 8, "agust": 8, "agu": 8, "agt": 8, "ags": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9,
    "oktober": 10, "october": 10, "okt": 10, "oct": 10,
    "november": 11, "nopember": 11, "nov": 11, "nop": 11,
    "desember": 12, "december": 12, "des": 12, "dec": 12,
}  # fmt: skip
MONTH = "(?:" + "|".join(_MONTHS) + ")"
"""Pattern of the name of a month, whole or short, in any of the spellings in use."""

_DAYS = {"senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum'at": 4, "jum’at": 4, "sabtu": 5,
         "minggu": 6, "ahad": 6}  # fmt: skip
_DATE = re.compile(
    rf"""
    (?:(?:paling\ lambat|selambat-lambatnya)\ )?
    (?:(?:tanggal|tgl\.?)\ )?
    (?:(?P<weekday>{"|".join(_DAYS)})[, ]\ ?(?:tanggal\ )?)?
    (?:
        (?P<iso>[0-9]{{4}}(?P<iso_mark>[-/.])[0-9]{{1,2}}(?P=iso_mark)[0-9]{{1,2}})
      | (?P<day>[0-9]{{1,2}})
        (?:\ ?(?P<mark>[-/.])\ ?(?P<month>[0-9]{{1,2}})\ ?(?P=mark)\ ? | [-\ ](?P<name>{MONTH})\.?,?[-\ ])
        (?P<year>[0-9]{{4}})
    )
    (?:(?:,?\ |T)(?P<clock>(?:pukul\ |jam\ |pkl\.?\ )?[0-9].*))? \.?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CLOCK = re.compile(
    r"(?:pukul |jam |pkl\.? )?(?P<hour>[0-9]{1,2})[.:](?P<minute>[0-9]{2})(?:[.:](?P<second>[0-9]{2}))?"
    r"(?: ?(?:wib|wita|wit))?",
    re.IGNORECASE,
)


def read_date(text: str) -> date | None:
    """The day that a text names beyond doubt; ``None`` for everything else.

    The day stands first, the year has four digits; ``2026-06-30`` is a date too. A weekday that is not that
    of the date makes it doubtful. A time after the date is left out.

    >>> read_date("Selasa, 30 Juni 2026"), read_date("30/06/2026"), read_date("Juni 2026")
    (datetime.date(2026, 6, 30), datetime.date(2026, 6, 30), None)
    """
    moment = read_moment(text)
    return None if moment is None else moment.date()


def read_moment(text: str) -> datetime | None:
    """A day with its time, midnight when none is written; ``None`` for everything else.

    >>> read_moment("30 Juni 2026 pukul 09.30")
    datetime.datetime(2026, 6, 30, 9, 30)
    """
    match = _DATE.fullmatch(" ".join(text.split()))
    clock = time() if match is None or match["clock"] is None else read_clock(match["clock"])
    if match is None or clock is None:
        return None
    if match["iso"]:
        year, month, day = (int(part) for part in re.split(r"[-/.]", match["iso"]))
    else:
        year, day = int(match["year"]), int(match["day"])
        month = int(match["month"]) if match["month"] else _MONTHS[match["name"].casefold()]
    try:
        moment = datetime.combine(date(year, month, day), clock)
    except ValueError:
        return None
    weekday = match["weekday"]
    return moment if weekday is None or _DAYS[weekday.casefold()] == moment.weekday() else None


def read_clock(text: str) -> time | None:
    """A time of day; ``None`` for everything else.

    >>> read_clock("09.30 WIB"), read_clock("pukul 9:30"), read_clock("25.00")
    (datetime.time(9, 30), datetime.time(9, 30), None)
    """
    match = _CLOCK.fullmatch(" ".join(text.split()))
    if match is None:
        return None
    try:
        return time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0))
    except ValueError:
        return None
