"""Where the headings of a table stand: one to four rows, merged or not, with a row of numbers below."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

import pandas as pd

from sakip_xl.domain.foreign.fields import FieldRole, dictionary
from sakip_xl.domain.foreign.headings import RECOGNIZED, likely_fields
from sakip_xl.domain.foreign.source import SourceColumn
from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.workbook.foreign_table.sheet_grid import SheetGrid
from sakip_xl.workbook.xlsx.address import cell_address

MOST_ROWS = 4
_SURE = 0.8
_LONGEST = 160
_STRUCTURE = {FieldRole.NODE, FieldRole.TEXT, FieldRole.INDIKATOR}
_IN_STEPS = {FieldRole.NODE, FieldRole.TEXT, FieldRole.CODE, FieldRole.ORDER}
"""What often goes on in the columns to its right, step by step, under one heading."""
_NUMBERING = re.compile(r"\(?\d{1,2}[a-z]?\)?(?:\s*(?:=|\+|-|x|×|:|/|\*|%|\d|[()a-z.]|\s)*)?", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_LETTERS = [*"abcdefghijklmnop"]


@dataclass(frozen=True, slots=True)
class Header:
    """The headings of one table: first and last row from 0, with the row of numbers, and its columns."""

    first: int
    last: int
    columns: tuple[SourceColumn, ...]

    @property
    def paths(self) -> list[tuple[int, tuple[str, ...]]]:
        """The columns and what stands above them: the same on every page of one table."""
        return [(column.index, column.path) for column in self.columns]


class HeaderFinder:
    """Finds the headings of one sheet."""

    def __init__(self, grid: SheetGrid) -> None:
        self.grid = grid
        self.down: dict[tuple[int, int], int] = {}
        self.across: dict[tuple[int, int], int] = {}
        for row, column, last_row, last_column in grid.merged:
            self.down[row, column] = last_row
            self.across[row, column] = last_column

    @cached_property
    def texts(self) -> pd.DataFrame:
        """Every text that is short enough for a heading, else ``None``; years as text too."""
        return self.grid.frame.map(_heading_text)

    def headers(self) -> Iterator[Header]:
        """Every header from top to bottom; two tables side by side have one each."""
        row = 0
        while row < len(self.grid.frame):
            header = self._header_at(row) if self._starts(row) else None
            if header is None:
                row += 1
                continue
            first, last = header
            for columns in self._split(first, last):
                if _is_table(columns):
                    yield Header(first, last, columns)
            row = last + 1

    def _row(self, row: int) -> dict[int, str]:
        """The heading texts of one row by column."""
        texts = self.texts.iloc[row].tolist()
        return {column: text for column, text in enumerate(texts) if isinstance(text, str)}

    def _starts(self, row: int) -> bool:
        """Whether headings begin here: at least two known ones, and they are half of the cells."""
        texts = list(self._row(row).values())
        filled = int(self.grid.frame.iloc[row].notna().sum())
        unknown = filled - len(texts)
        sure: set[str] = set()
        for text in texts:
            if unknown * 2 > filled or len(texts) < 2:
                return False
            best, score = _meaning((text,))
            unknown += score < RECOGNIZED
            if score >= _SURE and not text.isdecimal():
                sure.add(best)
        return len(sure) >= 2 and unknown * 2 <= filled

    def _header_at(self, first: int) -> tuple[int, int]:
        """The first and last row of the headings that begin in a row."""
        last = first
        for column in self._row(first):
            last = max(last, self.down.get((first, column), first))
        last = min(last, first + MOST_ROWS - 1)
        while last + 1 < len(self.texts) and last - first < MOST_ROWS - 1 and self._goes_on(first, last + 1):
            last += 1
        if last + 1 < len(self.texts) and self._is_numbering(last + 1):
            last += 1
        return first, last

    def _goes_on(self, first: int, row: int) -> bool:
        """Whether a row has headings below those above: short, known in their company, nothing else."""
        texts = self._row(row)
        filled = self.grid.frame.iloc[row].notna().sum()
        if not texts or len(texts) < filled or self._is_numbering(row):
            return False
        good = sure = 0
        for column, text in texts.items():
            path = self._path(first, row, column)
            if len(path) < 2 or _is_value(text):
                return False
            score = _meaning(path)[1]
            good += score >= RECOGNIZED and bool(_known((text,)) or _is_detail(text))
            sure += score >= _SURE
        return good * 3 >= len(texts) * 2 or sure == len(texts) >= 2

    def _is_numbering(self, row: int) -> bool:
        """``1 2 3 …`` below the headings, ``(1) (2)``, ``14 = 13/5``, ``a b c``."""
        cells = [" ".join(str(value).split()) for value in self.grid.frame.iloc[row].dropna()]
        if len(cells) < 3:
            return False
        if [cell.casefold().strip("()") for cell in cells[:3]] == _LETTERS[:3]:
            return True
        numbers = [int(re.findall(r"\d+", cell)[0]) for cell in cells if _NUMBERING.fullmatch(cell)]
        return (
            len(numbers) == len(cells)
            and numbers[0] <= 2
            and numbers[1] - numbers[0] in {0, 1}
            and (numbers == sorted(numbers))
        )

    def _path(self, first: int, last: int, column: int) -> tuple[str, ...]:
        """What stands above a column from the top line down; a wide heading counts for its columns."""
        path: list[str] = []
        for row in range(first, last + 1):
            text = self._text_over(row, column, last)
            if text and text not in path[-1:]:
                path.append(text)
        return tuple(path)

    def _text_over(self, row: int, column: int, last: int) -> str:
        for area in self.grid.merged:
            if area[0] <= row <= area[2] and area[1] <= column <= area[3]:
                return self._at(area[0], area[1]) if row == area[0] or area[1] < area[3] else ""
        text = self._at(row, column)
        if text or row == last:
            return text
        # a heading over several columns that nobody merged: the next one to the left goes on
        below = any(self._at(lower, column) for lower in range(row + 1, last + 1))
        left = next((c for c in range(column - 1, -1, -1) if self._at(row, c)), None)
        if not below or left is None or self.down.get((row, left), row) > row:
            return ""
        between = range(left, column)
        has_details = all(any(self._at(r, c) for r in range(row + 1, last + 1)) for c in between)
        return self._at(row, left) if has_details else ""

    def _at(self, row: int, column: int) -> str:
        text = self.texts.iloc[row, column] if column < self.texts.shape[1] else None
        return text if isinstance(text, str) else ""

    def _split(self, first: int, last: int) -> Iterator[tuple[SourceColumn, ...]]:
        """The columns with a heading; a column with neither heading nor content parts two tables."""
        numbering = last if self._is_numbering(last) else last + 1
        run: list[SourceColumn] = []
        for index in range(self.grid.frame.shape[1]):
            path = self._path(first, numbering - 1, index)
            if not path and run and self._has_content(last + 1, index):
                path = run[-1].path if _known(run[-1].path) in _IN_STEPS else ()
            if path or (run and self._has_content(last + 1, index)):
                letter = cell_address(0, index)[:-1]
                run.append(SourceColumn(index, letter, path, index in self.grid.hidden_columns))
            elif run:
                yield tuple(run)
                run = []
        if run:
            yield tuple(run)

    def _has_content(self, start: int, column: int) -> bool:
        """Whether something stands in the column right below, before a blank row."""
        below = self.grid.frame.iloc[start : start + 60]
        blank = below.isna().all(axis=1).tolist()
        end = blank.index(True) if True in blank else len(blank)
        return bool(below.iloc[:end, column].notna().any())


def _heading_text(value: object) -> str | None:
    if isinstance(value, int) and not isinstance(value, bool) and 1990 <= value <= 2100:
        return str(value)
    if not isinstance(value, str) or len(value) > _LONGEST:
        return None
    return " ".join(value.split()) or None


@cache
def _meaning(path: tuple[str, ...]) -> tuple[str, float]:
    """The field that a heading means first of all, and how surely."""
    found = likely_fields(path)
    return (found[0][0].id, found[0][1]) if found else ("", 0.0)


def _known(path: tuple[str, ...]) -> FieldRole | None:
    """What a heading is for, when it is one that we know."""
    name, score = _meaning(path)
    return dictionary().fields[name].guna if score >= RECOGNIZED else None


def _is_value(text: str) -> bool:
    """A number or an amount with its unit: data, unless it is a year, ``TW 1`` or divides a heading."""
    reading = read_number(text)
    if (reading.nilai is None and not reading.ambigu) or _is_detail(text):
        return False
    years_only = all(_YEAR.fullmatch(digits) for digits in re.findall(r"\d+", text))
    return not years_only and not (text[0].isalpha() and _known((text,)))


def _is_detail(text: str) -> bool:
    """A word that only divides the heading above it: K, Rp, %, I, a year."""
    words = text.casefold().strip("(). ").split()
    return len(words) <= 2 and all(word in _DETAILS or word.isdecimal() for word in words)


_DETAILS = {
    "k",
    "rp",
    "%",
    "i",
    "ii",
    "iii",
    "iv",
    "tw",
    "triwulan",
    "volume",
    "vol",
    "persen",
    "n",
    "kinerja",
}


def _is_table(columns: tuple[SourceColumn, ...]) -> bool:
    """Whether these are the headings of a plan: at least two columns known, one of them of the tree."""
    roles = [role for column in columns if (role := _known(column.path))]
    return len(roles) >= 2 and bool(_STRUCTURE & set(roles))
