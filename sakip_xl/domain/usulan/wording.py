"""Words of an earlier paper for a later one: the quarter, the dates and the number moved on."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from sakip_xl.domain.sop.calendar import Calendar
from sakip_xl.domain.wording import BULAN, HARI, hari, normalized

_SPELLINGS = (
    ("I", "II", "III", "IV"),
    ("1", "2", "3", "4"),
    ("pertama", "kedua", "ketiga", "keempat"),
)
_QUARTER = re.compile(
    rf"\b(triwulan|tw)(\W?\s*)({'|'.join(word for words in _SPELLINGS for word in reversed(words))})\b",
    re.IGNORECASE,
)
_DATE = re.compile(
    r"(?P<before>\d\s*(?:-|–|s\.?\s?d\.?|sampai(?:\s+dengan)?|dan|,)\s*)?"
    rf"(?:\b(?P<hari>{'|'.join(HARI)})(?P<comma>,?\s+))?"
    rf"\b(?P<day>\d{{1,2}})\s+(?P<bulan>{'|'.join(BULAN)})\b(?P<year>\s+\d{{4}})?",
    re.IGNORECASE,
)
_CLASSIFICATION = re.compile(r"\d{3}(?:\.\d+)*/(?=\d+/)")
_NEAR = timedelta(days=92)
"""A date further away than a quarter belongs to something else than the paper."""


def with_quarter(text: str, step: int) -> str:
    """A text whose quarters are so many later; one beyond the fourth stays.

    >>> with_quarter("Data Triwulan I, untuk rapat TW 2 dan triwulan keempat", 1)
    'Data Triwulan II, untuk rapat TW 3 dan triwulan keempat'
    """

    def later(match: re.Match[str]) -> str:
        word = match[3]
        for words in _SPELLINGS:
            lower = [each.casefold() for each in words]
            place = lower.index(word.casefold()) + step if word.casefold() in lower else -1
            if 0 <= place < len(words):
                return f"{match[1]}{match[2]}{_in_case_of(word, words[place])}"
        return match[0]

    return _QUARTER.sub(later, text)


def _in_case_of(model: str, word: str) -> str:
    return word.upper() if model.isupper() else word.lower() if model.islower() else word.capitalize()


def with_dates(text: str, old: date, new: date, calendar: Calendar) -> str:
    """A text whose dates lie as many working days from ``new`` as they lay from ``old``.

    A date far from ``old``, one that does not exist, and a range that names its month once, stay.
    """

    def later(match: re.Match[str]) -> str:
        month = [name.casefold() for name in BULAN].index(match["bulan"].casefold()) + 1
        try:
            day = date(int(match["year"] or old.year), month, int(match["day"]))
        except ValueError:
            return match[0]
        if match["before"] or abs(day - old) > _NEAR:
            return match[0]
        moved = same_distance(day, old, new, calendar)
        weekday = f"{hari(moved)}{match['comma']}" if match["hari"] else ""
        year = f" {moved.year}" if match["year"] else ""
        return f"{weekday}{moved.day} {BULAN[moved.month - 1]}{year}"

    return _DATE.sub(later, text)


def same_distance(day: date, old: date, new: date, calendar: Calendar) -> date:
    """The date that lies as many working days from ``new`` as ``day`` lies from ``old``; a far one stays."""
    if abs(day - old) > _NEAR:
        return day
    step = timedelta(days=1 if day >= old else -1)
    count = sum(calendar.workday(old + step * number) for number in range(1, abs((day - old).days) + 1))
    result = new
    while count:
        result += step
        count -= calendar.workday(result)
    return result


def next_number(numbers: Sequence[str], tahun: int) -> str:
    """The number after the highest of those written like the last one; empty when it cannot be told.

    The classification that a letter's number may begin with stays.

    >>> next_number(["005/12/2026"], 2026), next_number(["000.8/7/2026", "000.8/9/2026"], 2026)
    ('005/13/2026', '000.8/10/2026')
    >>> next_number(["045/2026", "048/2026", "B-7", "047/2026"], 2026), next_number(["2026/NOT"], 2026)
    ('049/2026', '')
    """
    parted = [parts for number in numbers if (parts := _parted(number, tahun))]
    if not parted:
        return ""
    start, _, end = parted[-1]
    alike = [
        digits
        for head, digits, tail in parted
        if (normalized(head), normalized(tail)) == (normalized(start), normalized(end))
    ]
    width = len(parted[-1][1])
    return f"{start}{max(map(int, alike)) + 1:0{width}d}{end}"


def _parted(number: str, tahun: int) -> tuple[str, str, str] | None:
    """What stands before, in and after the running number: the first digits that are no year close by.

    Three digits in front of another number are the classification of the letter, such as 005 for invitations.
    """
    kind = _CLASSIFICATION.match(number)
    years = {str(tahun + step) for step in (-1, 0, 1)}
    for match in re.compile(r"\d+").finditer(number, kind.end() if kind else 0):
        if match[0] not in years:
            return number[: match.start()], match[0], number[match.end() :]
    return None
