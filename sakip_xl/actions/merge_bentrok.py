"""The cells that two copies say differently, as rows of the table in which a person decides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sakip_xl.actions.merge_authors import Author, Authors
from sakip_xl.actions.merge_copies import MasterCopy
from sakip_xl.domain.bentrok.merge import Conflict, Place, Side
from sakip_xl.domain.bentrok.rows import new_rows
from sakip_xl.domain.bentrok.values import shown
from sakip_xl.domain.merge.book import MergedTables
from sakip_xl.domain.merge.rows import RawRow
from sakip_xl.domain.merge.rules import rule_of
from sakip_xl.domain.merge.table import ConflictKind, MergeConflict
from sakip_xl.domain.model import Bentrok, Cell
from sakip_xl.domain.terms import BentrokSource
from sakip_xl.domain.wording import listing, normalized
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import raw
from sakip_xl.schema.keys import KEYS, key_of
from sakip_xl.schema.load import load_table
from sakip_xl.workbook.raw import shown_value


def with_bentrok(
    merged: MergedTables, copies: Sequence[MasterCopy], authors: Sequence[Authors]
) -> list[RawRow]:
    """The rows of *Bentrok* of both copies, and one for each cell in conflict that was not asked before.

    The value that the merged book holds is the first. A cell whose row no key tells apart from another has no
    row there: only the report of the merge tells it.
    """
    rows = merged.tables.get(Bentrok.table, [])
    existing, _ = load_table(MASTER.table_named(Bentrok.table), rows)
    conflicts = list(_conflicts(merged, copies, authors))
    return [*rows, *map(raw, new_rows(existing, conflicts, BentrokSource.GABUNG))]


def _conflicts(
    merged: MergedTables, copies: Sequence[MasterCopy], authors: Sequence[Authors]
) -> Iterator[Conflict]:
    counts = {
        name: Counter(normalized(key_of(name, row)) for row in merged.tables[name])
        for name in {conflict.table for conflict in merged.conflicts} & KEYS.keys() - {Bentrok.table}
    }
    for conflict in merged.conflicts:
        if conflict.kind is not ConflictKind.CELL or conflict.table not in counts:
            continue
        row = merged.tables[conflict.table][conflict.row_index]
        key = key_of(conflict.table, row)
        if counts[conflict.table][normalized(key)] == 1:
            one, other = (_side(conflict, *of) for of in zip((0, 1), copies, authors, strict=True))
            yield _conflict(conflict, row, key, one, other)


def _side(conflict: MergeConflict, index: int, copy: MasterCopy, authors: Authors) -> Side:
    row = (conflict.first, conflict.second)[index] or {}
    author: Author = authors.of(conflict.table, row, conflict.field_name)
    return Side(row.get(conflict.field_name), copy.name, author.waktu, author.oleh)


def _conflict(conflict: MergeConflict, row: RawRow, key: str, one: Side, other: Side) -> Conflict:
    triwulan = row.get("triwulan")
    return Conflict(
        Place(conflict.table, key, conflict.field_name),
        one,
        other,
        heading=MASTER.table_named(conflict.table).field_column(conflict.field_name).judul,
        unit=str(row.get("unit") or ""),
        kode=str(row.get("kode") or describe(conflict.table, row)),
        triwulan=triwulan if isinstance(triwulan, int) else None,
    )


def describe(table: str, row: RawRow) -> str:
    """A row as staff find it: what it is known by, else the first that it says."""
    values: list[Cell] = [row.get(name) for name in rule_of(table).key] or [*row.values()][:1]
    return (
        listing([shown_value(shown(value)) for value in values if value not in {None, ""}]) or "tanpa nomor"
    )
