"""What is known of the book as it was before two copies of it parted.

That book itself is rarely there. What is there are witnesses: states of either copy that stand between the
parting and what was done since. Where the witnesses of both copies agree, that is how the cell was; where
they differ, somebody typed in one of them, and nobody can tell in which.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from sakip_xl.domain.merge.rows import Key, Keyed, RawRow, compared, keyed
from sakip_xl.domain.merge.rules import MergeRule
from sakip_xl.domain.model import Cell

Tables = Mapping[str, Sequence[RawRow]]


class Presence(Enum):
    """Whether a row was there before the copies parted."""

    THERE = "there"
    ABSENT = "absent"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Unknown:
    """What a cell held before is not known."""


UNKNOWN = Unknown()


@dataclass(frozen=True, slots=True)
class Ancestor:
    """The book before the parting, as far as it is known.

    ``accounts``: each is one or more states that must agree; of several the first that knows is believed.
    Without any, nothing is known.
    """

    accounts: tuple[tuple[Tables, ...], ...] = ()

    def table(self, name: str, rule: MergeRule) -> KnownTable:
        """What is known of one table."""
        return KnownTable(
            tuple(tuple(keyed(tables.get(name, ()), rule) for tables in account) for account in self.accounts)
        )


@dataclass(frozen=True, slots=True)
class KnownTable:
    """One table of the ancestor: the same accounts, by key."""

    accounts: tuple[tuple[Keyed, ...], ...]

    def presence(self, key: Key) -> Presence:
        """Whether the row was there."""
        for account in self.accounts:
            there = {key in rows for rows in account}
            if len(there) == 1:
                return Presence.THERE if there.pop() else Presence.ABSENT
        return Presence.UNKNOWN

    def cell(self, key: Key, name: str) -> Cell | Unknown:
        """What a cell held; nothing where its row was not there."""
        for account in self.accounts:
            values = [rows[key].get(name) if key in rows else None for rows in account]
            if len({key in rows for rows in account}) == 1 and len({*map(compared, values)}) == 1:
                return values[0]
        return UNKNOWN

    def holds(self, book: Keyed) -> bool:
        """Whether a table is certainly as it was, row by row and in the same order."""
        return any([*rows] == [*book] for account in self.accounts for rows in account) and all(
            self.presence(key) is Presence.THERE and self.unchanged(key, row) for key, row in book.items()
        )

    def unchanged(self, key: Key, row: RawRow, counted: str = "") -> bool:
        """Whether a row that was there is certainly as it was; its running number is no part of it."""
        names = {*row, *(name for account in self.accounts for rows in account for name in rows.get(key, ()))}
        return all(
            not isinstance(before := self.cell(key, name), Unknown)
            and compared(before) == compared(row.get(name))
            for name in names - {counted}
        )
