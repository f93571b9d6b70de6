"""A table of others as it was read: its columns with their headings, and every row below them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sakip_xl.domain.model.base import Cell
from sakip_xl.domain.wording import angka, normalized, tanggal


@dataclass(frozen=True, slots=True)
class SourceColumn:
    """One column: its place from 0, its heading from the top line down, and whether it is hidden."""

    index: int
    letter: str
    path: tuple[str, ...]
    hidden: bool = False

    @property
    def judul(self) -> str:
        """The heading as read, its lines joined."""
        return " / ".join(self.path)


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row below the headings.

    ``cells`` are the filled ones by column, a merged cell in every row that it covers; ``continued`` are
    the columns where it only goes on from above. ``bold`` and ``indent`` tell its look. ``unread`` are cells
    that have no value to take, with the reason. ``skipped`` is why the whole row is no data, when it is none.
    """

    number: int
    cells: Mapping[int, Cell]
    continued: frozenset[int] = frozenset()
    bold: frozenset[int] = frozenset()
    indent: Mapping[int, int] = field(default_factory=dict)
    unread: Mapping[int, str] = field(default_factory=dict)
    hidden: bool = False
    skipped: str = ""

    @property
    def content(self) -> str:
        """What stands in the row, for a list of what was left."""
        new = (value for index, value in sorted(self.cells.items()) if index not in self.continued)
        return " | ".join(shown(value) for value in new)


@dataclass(frozen=True, slots=True)
class SourceTable:
    """One table: the sheet, its number there, the lines above it, its columns and rows."""

    sheet: str
    number: int
    judul: str
    columns: tuple[SourceColumn, ...]
    rows: tuple[SourceRow, ...]
    first_heading: int = 0
    last_heading: int = 0

    def samples(self, index: int, count: int = 3) -> list[Cell]:
        """The first different values of one column."""
        seen: dict[str, Cell] = {}
        for value in self.values(index):
            seen.setdefault(normalized(str(value)), value)
            if len(seen) == count:
                break
        return list(seen.values())

    def values(self, index: int) -> list[Cell]:
        """Every value of one column in the rows that are data; a merged one once."""
        return [
            row.cells[index]
            for row in self.rows
            if index in row.cells and not row.skipped and index not in row.continued
        ]


def shown(value: Cell) -> str:
    """A foreign value as staff read it, on one line.

    >>> shown(1250.5), shown("Rp  500,-"), shown(date(2026, 1, 5))
    ('1.250,5', 'Rp 500,-', '5 Januari 2026')
    """
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        return angka(value, None)
    return tanggal(value) if isinstance(value, date) else " ".join(str(value).split())
