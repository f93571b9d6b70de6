"""The content of a book between reading and writing: raw rows by table and field.

Raw means: whatever stands in the cell, also what is wrong, so that writing a book back loses nothing.
A percent-formatted cell is its text (``95%``). A blank row is kept as an empty dict, so that a row's
place in the list is its place in the table.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import IntEnum, StrEnum

from sakip_xl.domain.model import Cell, MetaRow, Row
from sakip_xl.domain.sop.jejak import JejakRow

KIND_KEY = "jenis"
VERSION_KEY = "versi_layout"

EXACT_INTEGER = 2**53
"""From here on a file keeps a whole number as a float only."""

RawRow = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Position:
    """Where one value stands: sheet and cell as staff read them."""

    sheet: str
    cell: str


UNCOMPUTED = "#BELUM DIHITUNG!"
"""What a cell is read as whose formula has no result in the file; its kind is that of Excel's errors."""


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row of a table, by its place from 0."""

    table: str
    index: int


@dataclass(frozen=True, slots=True)
class RowsBelow:
    """Filled rows below a table, which are none of its rows yet.

    ``first`` and ``last`` are rows of the sheet as staff count them, ``cell`` the first filled one. Without
    ``rows`` it is text further down that may be a note: it is named, but belongs to no table.
    """

    first: int
    last: int
    cell: str
    rows: Sequence[RawRow]


@dataclass(frozen=True, slots=True)
class BookContent:
    """The content of one book: raw rows of every table of its layout (``tblMeta`` is its identity).

    ``counts`` says how many rows a table of staff has, blank ones at its end included: it is drawn with no
    fewer. ``below`` holds by table what stands below it; a file with such rows is not written.
    """

    kind: str
    tables: Mapping[str, list[RawRow]]
    counts: Mapping[str, int] = field(default_factory=dict, compare=False)
    below: Mapping[str, RowsBelow] = field(default_factory=dict)

    def row(self, table: str) -> list[RawRow]:
        """The rows of one table; a table not filled yet has none."""
        return list(self.tables.get(table, []))

    @property
    def meta(self) -> dict[str, str]:
        """The hidden identity: the rows of ``tblMeta`` by key."""
        return {
            str(row["kunci"]): str(row.get("nilai") or "")
            for row in self.row(MetaRow.table)
            if row.get("kunci")
        }

    @property
    def versi(self) -> str:
        """The layout version that the book was written in; empty when it was never written."""
        return self.meta.get(VERSION_KEY, "")

    def no_fewer_rows(self, other: BookContent) -> BookContent:
        """The same content, no table with fewer rows than it has in another."""
        counts = {
            name: max(self.counts.get(name, 0), other.counts.get(name, 0))
            for name in self.counts.keys() | other.counts.keys()
        }
        return replace(self, counts=counts)

    def grown(self, table: str, count: int) -> BookContent:
        """The same content with so many blank rows more in a table, which takes in the rows below it."""
        rows = _without_tail(self.row(table))
        blank = max(self.counts.get(table, 0) - len(rows), 0) + count
        if table in self.below:
            rows += [dict(row) for row in self.below[table].rows if row]
        return replace(
            self,
            tables={**self.tables, table: rows},
            counts={**self.counts, table: len(rows) + blank},
            below={name: found for name, found in self.below.items() if name != table or not found.rows},
        )

    def with_meta(self, **values: str) -> BookContent:
        """The same content with these keys of the identity set."""
        rows: list[RawRow] = [
            {"kunci": key, "nilai": value} for key, value in {**self.meta, **values}.items()
        ]
        return replace(self, tables={**self.tables, MetaRow.table: rows})


@dataclass(slots=True)
class Changes:
    """All that an action is going to change; nothing is changed until the book saves it.

    ``appended`` appends rows, ``replaced`` replaces a computed table, ``changed`` sets single cells
    (table, row, field, value) and leaves every other typed cell as it is. ``restored`` replaces a table by
    its rows as they once stood.
    """

    appended: dict[str, list[Row | JejakRow]] = field(default_factory=dict)
    replaced: dict[str, Sequence[Row | JejakRow]] = field(default_factory=dict)
    changed: list[tuple[str, int, str, Cell]] = field(default_factory=list)
    restored: dict[str, list[RawRow]] = field(default_factory=dict)

    def append_to(self, table: str, *rows: Row | JejakRow) -> None:
        """Append rows to a table."""
        self.appended.setdefault(table, []).extend(rows)

    def touched(self) -> set[str]:
        """The tables that the change names."""
        return {*self.appended, *self.replaced, *self.restored, *(table for table, *_ in self.changed)}

    def apply_to(self, content: BookContent) -> BookContent:
        """The content after the change; ``content`` itself stays as it was."""
        tables = {name: [dict(row) for row in old_rows] for name, old_rows in content.tables.items()}
        for name, index, field_name, value in self.changed:
            tables[name][index][field_name] = value
        tables |= {name: [dict(row) for row in old_rows] for name, old_rows in self.restored.items()}
        for name, new in self.replaced.items():
            tables[name] = [raw(row) for row in new]
        for name, new in self.appended.items():
            tables[name] = [*_without_tail(tables.get(name, [])), *(raw(row) for row in new)]
        return replace(content, tables=tables)


def raw(row: Row | JejakRow) -> RawRow:
    """A typed row as raw cells: enumerations as their text, decimals as numbers, empty as ``None``."""
    return {name: _cell(getattr(row, name)) for name in row.bidang()}


def _cell(value: object) -> Cell:
    if value == "":
        return None
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, IntEnum):
        return int(value)
    if isinstance(value, Decimal):
        is_whole = abs(value) < EXACT_INTEGER and value == value.to_integral_value()
        return int(value) if is_whole else float(value)
    return value  # type: ignore[return-value]


def _without_tail(rows: Sequence[RawRow]) -> list[RawRow]:
    """The rows without the blank ones at the end."""
    result = list(rows)
    while result and all(value is None or value == "" for value in result[-1].values()):
        result.pop()
    return result
