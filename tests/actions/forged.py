"""What somebody does to a master behind the program's back, and how far the office had come."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

from sakip_xl.domain.model import Cell
from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.xlsx.file_book import FileShelf
from tests.actions.sop_walk import ClickContext

Touch = Callable[[list[RawRow]], list[RawRow]]


def with_log(content: BookContent, touch: Touch) -> BookContent:
    """The content with its log touched."""
    return replace(content, tables={**content.tables, "tblJejak": touch(content.row("tblJejak"))})


def edited(rows: list[RawRow]) -> list[RawRow]:
    """The third row says something else."""
    return [{**row, "catatan": "disunting"} if place == 2 else row for place, row in enumerate(rows)]


LOG: Mapping[str, Touch] = {
    "edited": edited,
    "deleted": lambda rows: [*rows[:2], *rows[3:]],
    "moved": lambda rows: [rows[0], rows[2], rows[1], *rows[3:]],
    "inserted": lambda rows: [*rows[:2], rows[1], *rows[2:]],
    "out of order": lambda rows: [{**row, "nomor": 9} if n == 1 else row for n, row in enumerate(rows)],
    "unreadable": lambda rows: [{**row, "waktu": "kemarin"} if n == 2 else row for n, row in enumerate(rows)],
    "unreadable last": lambda rows: [*rows[:-1], {**rows[-1], "nomor": "x"}],
}
"""Every way to touch the log that it tells itself."""


def cell_of(content: BookContent, table: str, kode: str) -> int:
    """The place of the row of that kode."""
    return next(n for n, row in enumerate(content.row(table)) if row.get("kode") == kode)


def typed(content: BookContent, table: str, kode: str, **values: Cell) -> BookContent:
    """The content with cells of one kode typed over."""
    place = cell_of(content, table, kode)
    rows = [{**row, **values} if n == place else row for n, row in enumerate(content.row(table))]
    return replace(content, tables={**content.tables, table: rows})


def copied(context: ClickContext, root: Path) -> ClickContext:
    """The same office in folders of its own."""
    shutil.copytree(context.akar, root)
    own = ClickContext.__new__(ClickContext)
    own.akar, own.kirim, own.kembali, own.jam = root, root / "formulir", root / "kembali", context.jam
    own.book = MemoryBook(context.book.read(), shelf=FileShelf())
    return own
