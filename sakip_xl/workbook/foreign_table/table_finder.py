"""The tables of a foreign workbook: headings, data, and what is neither, all pages put together."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field

import pandas as pd

from sakip_xl.domain.foreign.fields import dictionary
from sakip_xl.domain.foreign.source import SourceRow, SourceTable
from sakip_xl.domain.model import Cell
from sakip_xl.domain.wording import BULAN, normalized
from sakip_xl.workbook.foreign_table.header import Header, HeaderFinder
from sakip_xl.workbook.foreign_table.sheet_grid import ForeignBook, SheetGrid

REPEATED = "judul tabel yang diulang"
_SUM, _FOOT, _TITLE = (
    "baris jumlah atau rata-rata",
    "catatan atau tanda tangan di bawah tabel",
    "judul di atas tabel",
)
_OUTSIDE = "di luar kolom tabel"
_DATED = re.compile(rf"\b\d{{0,2}}\s*(?:{'|'.join(BULAN)})\s+(?:19|20)\d\d\b", re.IGNORECASE)
_CONTINUED = re.compile(r"\b(?:halaman|lanjutan|tabel|formulir|lampiran)\b", re.IGNORECASE)


@dataclass(slots=True)
class _Page:
    """One piece of a table: its headings and the sheet rows from ``start`` on, before ``stop``."""

    header: Header
    start: int
    stop: int


@dataclass(slots=True)
class _Pages:
    """The pieces of one table."""

    header: Header
    pieces: list[_Page] = field(default_factory=list)


def find_tables(book: ForeignBook) -> list[SourceTable]:
    """Every table of every sheet that can be seen."""
    return [table for grid in book.grids for table in _sheet_tables(grid)]


def _sheet_tables(grid: SheetGrid) -> Iterator[SourceTable]:
    headers = list(HeaderFinder(grid).headers())
    starts = sorted({header.first for header in headers})
    tables: list[_Pages] = []
    for header in headers:
        stop = next((start for start in starts if start > header.first), len(grid.frame))
        page = _Page(header, header.last + 1, stop)
        same = next((table for table in tables if table.header.paths == header.paths), None)
        if same is None:
            tables.append(same := _Pages(header))
        same.pieces.append(page)
    covered = {column.index for header in headers for column in header.columns}
    for number, table in enumerate(tables, 1):
        yield _table(
            grid, number, table, covered if number == 1 else covered | set(range(grid.frame.shape[1]))
        )


def _table(grid: SheetGrid, number: int, pages: _Pages, covered: Collection[int]) -> SourceTable:
    header = pages.header
    indexes = [column.index for column in header.columns]
    frame = expanded(grid)
    rows: list[SourceRow] = []
    for piece in pages.pieces:
        if piece.header is not header:
            rows += [_repeated(frame, row, indexes) for row in range(piece.header.first, piece.start)]
        rows += _PageReader(grid, frame, indexes, covered).rows(piece)
    return SourceTable(
        grid.name,
        number,
        "; ".join(_lines_above(frame, header.first)),
        header.columns,
        tuple(rows),
        header.first + 1,
        header.last + 1,
    )


def expanded(grid: SheetGrid) -> pd.DataFrame:
    """The frame with every merged area filled down; across, a merged text stands in its first column only."""
    frame = grid.frame.copy()
    for row, column, last_row, _ in grid.merged:
        if row < len(frame) and column < frame.shape[1]:
            frame.iloc[row : last_row + 1, column] = frame.iloc[row : last_row + 1, column].ffill()
    return frame


def _repeated(frame: pd.DataFrame, row: int, indexes: Sequence[int]) -> SourceRow:
    return SourceRow(row + 1, _cells(frame, row, indexes), skipped=REPEATED)


class _PageReader:
    """Reads the rows below one header."""

    def __init__(
        self, grid: SheetGrid, frame: pd.DataFrame, indexes: Sequence[int], covered: Collection[int]
    ) -> None:
        self.grid, self.frame, self.indexes, self.covered = grid, frame, indexes, covered
        self.continued: dict[int, set[int]] = {}
        for row, column, last_row, _ in grid.merged:
            for lower in range(row + 1, last_row + 1):
                self.continued.setdefault(lower, set()).add(column)

    def rows(self, page: _Page) -> Iterator[SourceRow]:
        """Every row with content; after the first line of the foot all that follows is the foot."""
        ended = set_off = False
        titles = self._titles_below(page)
        for row in range(page.start, page.stop):
            cells = _cells(self.frame, row, self.indexes)
            unread = {i: self.grid.unread[row, i] for i in self.indexes if (row, i) in self.grid.unread}
            if not cells and not unread:
                if self._outside(row):
                    yield SourceRow(row + 1, self._outside(row), skipped=_OUTSIDE)
                set_off = set_off or not self._outside(row)
                continue
            new = [str(value) for index, value in cells.items() if index not in self.continued.get(row, ())]
            ended = ended or _is_foot(new, set_off=set_off)
            set_off = False
            skipped = _TITLE if row in titles else _FOOT if ended else _SUM if _is_sum(new) else ""
            yield SourceRow(
                row + 1,
                cells,
                frozenset(self.continued.get(row, ())) & frozenset(self.indexes),
                frozenset(index for index in self.indexes if (row, index) in self.grid.bold),
                {i: self.grid.indent[row, i] for i in self.indexes if (row, i) in self.grid.indent},
                {} if skipped else unread,
                row in self.grid.hidden_rows,
                skipped,
            )

    def _outside(self, row: int) -> dict[int, Cell]:
        """What stands beside every table of the sheet."""
        beside = [index for index in range(self.grid.frame.shape[1]) if index not in self.covered]
        return _cells(self.grid.frame, row, beside)

    def _titles_below(self, page: _Page) -> set[int]:
        """The lines right above the next header: single texts, wide, set off, or with a page's name."""
        titles: set[int] = set()
        last = page.stop - 1 if page.stop < len(self.grid.frame) else page.start - 1
        for row in range(last, page.start - 1, -1):
            texts = list(self.grid.frame.iloc[row].dropna())
            if len(texts) > 1 or (titles and not texts):
                break
            if not texts:
                continue
            wide = any(area[0] == row and area[3] - area[1] >= 2 for area in self.grid.merged)
            blank_above = row > page.start and self.grid.frame.iloc[row - 1].isna().all()
            if not (wide or blank_above or titles or _CONTINUED.search(str(texts[0]))):
                break
            titles.add(row)
        return titles


def _cells(frame: pd.DataFrame, row: int, indexes: Sequence[int]) -> dict[int, Cell]:
    filled = frame.iloc[row].dropna()
    return {index: filled[index] for index in indexes if index in filled.index}


def _lines_above(frame: pd.DataFrame, first: int) -> list[str]:
    """The title lines above the headings: single texts, up to the first row that has more."""
    lines: list[str] = []
    for row in range(first - 1, max(-1, first - 9), -1):
        texts = list(frame.iloc[row].dropna())
        if len(texts) > 1:
            break
        lines += [" ".join(str(text).split()) for text in texts]
    return lines[::-1]


def _is_sum(texts: Sequence[str]) -> bool:
    """A line of a sum or a mean: nothing else is said in it."""
    first = next((text for text in texts if not text.strip(" .()").isdecimal()), "")
    words = re.findall(r"[^\W_]+", first.replace("%", " persen ").casefold())
    known = dictionary()
    return bool(words) and words[0] in known.jumlah and set(words[1:]) <= known.jumlah_dari


def _is_foot(texts: Sequence[str], *, set_off: bool) -> bool:
    """A line of a note or a signature: at most two texts, one of which begins so or is a place and a date.

    ``set_off``: a blank row stands above; an official alone begins a foot only then. ``Unit Kerja : …`` is
    one too.
    """
    if len(texts) <= 3 and any(text.strip().endswith(":") for text in texts[:2]):
        return True
    if not 1 <= len(texts) <= 2 or any(text.strip().isdecimal() for text in texts):
        return False
    known = dictionary()
    starts = (*known.kaki, *(known.pejabat if set_off else ()))
    words = [normalized(text) for text in texts]
    begins = any(re.match(rf"{re.escape(start)}(?!\w)", word) for word in words for start in starts)
    return begins or any(len(word) < 60 and _DATED.search(word) for word in words)
