"""Who wrote what is in conflict, and when, as far as a copy tells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import chain

from sakip_xl.actions.merge_copies import MasterCopy, journal_since
from sakip_xl.actions.undo_journal import Difference
from sakip_xl.domain.bentrok.merge import Place
from sakip_xl.domain.bentrok.record import records
from sakip_xl.domain.bentrok.values import meaning
from sakip_xl.domain.merge.rows import RawRow, compared, filled
from sakip_xl.domain.model import Cell
from sakip_xl.domain.sop.lineage import common
from sakip_xl.schema.keys import KEYS, key_of

_OPENED = 5
"""So many backups are asked who saved them, when the book itself was written last by us."""


@dataclass(frozen=True, slots=True)
class Author:
    """Who and when, as the log tells (``logged``); else who saved the file last: nobody knows who typed."""

    oleh: str
    waktu: datetime | None
    logged: bool


class Authors:
    """The authors of one copy, for what happened after the parting."""

    def __init__(self, copy: MasterCopy, shared: set[str], now: datetime) -> None:
        self._copy = copy
        self._entries = journal_since(copy, shared)
        own = copy.own(shared)
        self._records = list(records(own))[::-1]
        self._clicked = {event.waktu: event.oleh for event in own}
        self._now = now

    @cached_property
    def last(self) -> Author:
        """Who saved the file last by hand, as it or the last of its backups tells: typing is not logged."""
        shelf = self._copy.book.shelf
        backups = shelf.new_book(self._copy.path, self._now).backups()
        books = chain([self._copy.book], (shelf.open_book(path, self._now) for path in backups[:_OPENED]))
        saved = next((book for book in books if book.saved_at() is not None), self._copy.book)
        return Author(saved.author(), saved.saved_at(), logged=False)

    def of(self, table: str, row: RawRow, field_name: str) -> Author:
        """Who wrote one cell of a row, or the row when no field is named."""
        rows = [*map(filled, self._copy.content.row(table))]
        for entry in self._entries:
            if table in entry.tabel and _wrote(entry.tabel[table], rows, filled(row), field_name):
                return Author(entry.oleh, entry.waktu, logged=True)
        return self._recorded(table, row, field_name) or self.last

    def _recorded(self, table: str, row: RawRow, field_name: str) -> Author | None:
        """Who took over what a form brought, which the log itself tells cell by cell."""
        if table not in KEYS:
            return None
        place = Place(table, key_of(table, row), field_name)
        for record in self._records:
            for change in record.cells:
                if change.tempat == place and meaning(change.baru) == meaning(row.get(field_name)):
                    return Author(self._clicked.get(record.waktu, record.oleh), record.waktu, logged=True)
        return None


def authors_of(copies: Sequence[MasterCopy], now: datetime) -> list[Authors]:
    """The authors of each copy since they parted."""
    shared = common(*(copy.chain for copy in copies))
    return [Authors(copy, shared, now) for copy in copies]


def _wrote(difference: Difference, rows: Sequence[RawRow], row: RawRow, field_name: str) -> bool:
    """Whether an action wrote what the cell holds now."""
    written: list[tuple[int, str, Cell]] = [(index, name, later) for index, name, _, later in difference.sel]
    for index, new in enumerate(difference.datang, difference.batas):
        written += [(index, name, value) for name, value in new.items()]
    return any(
        index < len(rows)
        and rows[index] == row
        and name == (field_name or name)
        and compared(value) == compared(row.get(name))
        for index, name, value in written
    )
