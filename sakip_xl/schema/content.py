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

KUNCI_JENIS = "jenis"
KUNCI_VERSI = "versi_layout"

BULAT_TEPAT = 2**53
"""From here on a file keeps a whole number as a float only."""

BarisMentah = dict[str, Cell]


@dataclass(frozen=True, slots=True)
class Position:
    """Where one value stands: sheet and cell as staff read them."""

    lembar: str
    sel: str


@dataclass(frozen=True, slots=True)
class BookContent:
    """The content of one book: raw rows of every table of its layout (``tblMeta`` is its identity)."""

    jenis: str
    tabel: Mapping[str, list[BarisMentah]]

    def row(self, table: str) -> list[BarisMentah]:
        """The rows of one table; a table not filled yet has none."""
        return list(self.tabel.get(table, []))

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
        return self.meta.get(KUNCI_VERSI, "")

    def with_meta(self, **values: str) -> BookContent:
        """The same content with these keys of the identity set."""
        rows: list[BarisMentah] = [
            {"kunci": key, "nilai": value} for key, value in {**self.meta, **values}.items()
        ]
        return replace(self, tabel={**self.tabel, MetaRow.table: rows})


@dataclass(slots=True)
class Changes:
    """All that an action is going to change; nothing is changed until the book saves it.

    ``tambah`` appends rows, ``ganti`` replaces a computed table, ``ubah`` sets single cells
    (table, row, field, value) and leaves every other typed cell as it is.
    """

    tambah: dict[str, list[Row | JejakRow]] = field(default_factory=dict)
    ganti: dict[str, Sequence[Row | JejakRow]] = field(default_factory=dict)
    ubah: list[tuple[str, int, str, Cell]] = field(default_factory=list)

    def append_to(self, table: str, *rows: Row | JejakRow) -> None:
        """Append rows to a table."""
        self.tambah.setdefault(table, []).extend(rows)

    def touched(self) -> set[str]:
        """The tables that the change names."""
        return {*self.tambah, *self.ganti, *(table for table, *_ in self.ubah)}

    def apply_to(self, content: BookContent) -> BookContent:
        """The content after the change; ``content`` itself stays as it was."""
        tables = {name: [dict(row) for row in old_rows] for name, old_rows in content.tabel.items()}
        for name, index, field_name, value in self.ubah:
            tables[name][index][field_name] = value
        for name, new in self.ganti.items():
            tables[name] = [raw(row) for row in new]
        for name, new in self.tambah.items():
            tables[name] = [*_without_tail(tables.get(name, [])), *(raw(row) for row in new)]
        return replace(content, tabel=tables)


def raw(row: Row | JejakRow) -> BarisMentah:
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
        is_whole = abs(value) < BULAT_TEPAT and value == value.to_integral_value()
        return int(value) if is_whole else float(value)
    return value  # type: ignore[return-value]


def _without_tail(rows: Sequence[BarisMentah]) -> list[BarisMentah]:
    """The rows without the blank ones at the end."""
    result = list(rows)
    while result and all(value is None or value == "" for value in result[-1].values()):
        result.pop()
    return result
