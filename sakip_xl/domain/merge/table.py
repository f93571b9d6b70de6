"""One table of two copies becomes one: row by row, cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from sakip_xl.domain.bentrok.values import meaning
from sakip_xl.domain.merge.ancestor import KnownTable, Presence, Unknown
from sakip_xl.domain.merge.rows import Key, Keyed, RawRow, compared, keyed, same_rows
from sakip_xl.domain.merge.rules import MergeRule
from sakip_xl.domain.model import Cell


class ConflictKind(StrEnum):
    """What two copies say differently, as ``--json`` names it."""

    CELL = "sel"
    ROW = "baris"
    PAPER = "ganda"
    NUMBER = "nomor"
    SOP = "sop"


@dataclass(frozen=True, slots=True)
class MergeConflict:
    """What a person decides: two values of one cell, or two fates of one row.

    ``first`` and ``second`` are the cells of the row in either book, ``None`` where it is not there; of a
    cell conflict only the cell ``field_name`` is in question, which holds what the first book has, at the row
    ``row_index`` of the merged table. ``before`` is what the cell held before the copies parted.
    """

    kind: ConflictKind
    table: str
    row_index: int
    field_name: str
    first: RawRow | None
    second: RawRow | None
    before: Cell | Unknown = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """A row that only one of the books has (0 or 1), while nothing tells whether the other deleted it."""

    table: str
    row_index: int
    only_in: int


@dataclass(slots=True)
class MergedTable:
    """The rows of one table, what is to be decided, and how many cells and rows came from either book.

    ``extended`` counts the cells that only one book had filled while nothing tells what they held before.
    """

    rows: list[RawRow] = field(default_factory=list)
    conflicts: list[MergeConflict] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    taken: Counter[int] = field(default_factory=Counter)
    extended: int = 0


def merge_table(
    name: str,
    rule: MergeRule,
    first: Sequence[RawRow],
    second: Sequence[RawRow],
    known: KnownTable,
) -> MergedTable:
    """The rows of both: what only one changed is taken, what both changed alike too.

    Changed differently it is a conflict: until somebody decides, the cell holds what the first book has. A
    row deleted in one book and changed in the other stays. The rows stand in the order of the first book, or
    of the second where only that was changed; others follow.
    """
    if same_rows(first, second):
        return MergedTable([dict(row) for row in first])
    merge = _Merge(name, rule, (keyed(first, rule), keyed(second, rule)), known)
    order = merge.books[::-1] if known.holds(merge.books[0]) else merge.books
    for key in dict.fromkeys((*order[0], *order[1])):
        merge.add(key)
    return merge.done()


@dataclass(slots=True)
class _Merge:
    """A table being merged."""

    name: str
    rule: MergeRule
    books: tuple[Keyed, Keyed]
    known: KnownTable
    result: MergedTable = field(default_factory=MergedTable)
    later: list[tuple[Key, RawRow, RawRow]] = field(default_factory=list)
    """Second papers with the key of a first one: they come after all other rows."""

    def add(self, key: Key) -> None:
        """Merge the row of one key."""
        one, other = (book.get(key) for book in self.books)
        if one is not None and other is not None:
            self._both(key, one, other)
        else:
            self._single(key, 0 if one is not None else 1)

    def done(self) -> MergedTable:
        """The table with the second papers at its end, every number that was given out twice told."""
        for _, one, other in self.later:
            place = self._append(other)
            self.result.conflicts.append(MergeConflict(ConflictKind.PAPER, self.name, place, "", one, other))
        self.result.conflicts += self._double_numbers()
        self._number_through()
        return self.result

    def _number_through(self) -> None:
        """Count the rows anew where the count of either book gave two rows one number."""
        name, rows = self.rule.counted, self.result.rows
        if name and all(_once(name, book.values()) for book in self.books) and not _once(name, rows):
            for count, row in enumerate(rows, 1):
                row[name] = count

    def _append(self, row: RawRow) -> int:
        self.result.rows.append(dict(row))
        return len(self.result.rows) - 1

    def _single(self, key: Key, book: int) -> None:
        """A row that only one book has: added there, or deleted in the other."""
        row = self.books[book][key]
        presence = self.known.presence(key)
        if presence is Presence.THERE and self.known.unchanged(key, row, self.rule.counted):
            self.result.taken[1 - book] += 1
            return
        place = self._append(row)
        if presence is Presence.ABSENT:
            self.result.taken[book] += 1
        elif presence is Presence.UNKNOWN or self._untold(key, row):
            self.result.doubts.append(Doubt(self.name, place, book))
        else:
            rows = (row, None) if book == 0 else (None, row)
            self.result.conflicts.append(MergeConflict(ConflictKind.ROW, self.name, place, "", *rows))

    def _untold(self, key: Key, row: RawRow) -> bool:
        """Whether nothing tells that a row was changed: each cell is as it was, or what it was is unknown."""
        return all(
            isinstance(before := self.known.cell(key, name), Unknown) or compared(before) == compared(value)
            for name, value in row.items()
            if name != self.rule.counted
        )

    def _both(self, key: Key, one: RawRow, other: RawRow) -> None:
        names = [*dict.fromkeys((*one, *other))]
        before = {name: self.known.cell(key, name) for name in names}
        if self.rule.paper and self._two_papers(key, one, other):
            self._append(one)
            self.later.append((key, one, other))
            return
        decided = {name: self._cell(before[name], one.get(name), other.get(name)) for name in names}
        free = {*self.rule.chosen, self.rule.counted}
        decided |= {name: 0 for name in free & decided.keys() if decided[name] is None}
        decided |= self._moments(decided, one, other)
        books = (one, other)
        row = {name: books[book or 0].get(name) for name, book in decided.items()}
        place = self._append({name: value for name, value in row.items() if value is not None})
        for name in (name for name, book in decided.items() if book is None):
            conflict = MergeConflict(ConflictKind.CELL, self.name, place, name, one, other, before[name])
            self.result.conflicts.append(conflict)
        self._count(before, one, other, decided)

    def _two_papers(self, key: Key, one: RawRow, other: RawRow) -> bool:
        """Whether two new rows of one key say different things, so that neither completes the other."""
        if self.known.presence(key) is Presence.THERE:
            return False
        return any(
            compared(one[name]) != compared(other[name])
            for name in one.keys() & other.keys() - {*self.rule.moment, self.rule.counted}
        )

    @staticmethod
    def _cell(before: Cell | Unknown, one: Cell, other: Cell) -> int | None:
        """The book whose value stands, ``None`` for a conflict: they do not say the same, however spelled."""
        a, b = compared(one), compared(other)
        if a == b:
            return 0
        conflict = 0 if meaning(one) == meaning(other) else None
        if isinstance(before, Unknown):
            return 0 if not b else conflict if a else 1
        old = compared(before)
        return 1 if a == old else 0 if b == old else conflict

    def _moments(self, decided: dict[str, int | None], one: RawRow, other: RawRow) -> dict[str, int | None]:
        """When the program recorded a fact twice, the first time stands."""
        conflicts = {name for name, book in decided.items() if book is None}
        if not conflicts or conflicts - {*self.rule.moment}:
            return {}
        return {name: int(compared(other.get(name)) < compared(one.get(name))) for name in conflicts}

    def _count(
        self,
        before: dict[str, Cell | Unknown],
        one: RawRow,
        other: RawRow,
        decided: dict[str, int | None],
    ) -> None:
        for name, book in decided.items():
            if book is None or compared(one.get(name)) == compared(other.get(name)):
                continue
            self.result.taken[book] += 1
            self.result.extended += isinstance(before[name], Unknown)

    def _double_numbers(self) -> Iterator[MergeConflict]:
        """Every number that two rows have now while neither book had it twice."""
        name = self.rule.number
        if not name:
            return
        told = {compared(row.get(name)) for *_, row in self.later}
        had = [Counter(compared(row.get(name)) for row in book.values()) for book in self.books]
        places: dict[str, list[int]] = {}
        for place, row in enumerate(self.result.rows):
            places.setdefault(compared(row.get(name)), []).append(place)
        for number, found in places.items():
            if number and number not in told and len(found) > max(had[0][number], had[1][number]):
                rows = (self.result.rows[found[0]], self.result.rows[found[-1]])
                yield MergeConflict(ConflictKind.NUMBER, self.name, found[-1], name, *rows)


def _once(name: str, rows: Collection[RawRow]) -> bool:
    """Whether no two rows have one value in a field."""
    return len({compared(row.get(name)) for row in rows}) == len(rows)
