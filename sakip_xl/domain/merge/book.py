"""All tables of two copies of a master become those of one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sakip_xl.domain.merge.ancestor import Ancestor, Tables
from sakip_xl.domain.merge.rows import RawRow, content_sidik
from sakip_xl.domain.merge.rules import APART, RULES, rule_of
from sakip_xl.domain.merge.table import Doubt, MergeConflict, merge_table


@dataclass(slots=True)
class MergedTables:
    """The merged tables, what a person is to decide, and what was taken from either book."""

    tables: dict[str, list[RawRow]] = field(default_factory=dict)
    conflicts: list[MergeConflict] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    taken: Counter[int] = field(default_factory=Counter)
    extended: int = 0


def merge_books(first: Tables, second: Tables, ancestor: Ancestor) -> MergedTables:
    """The rows of both books in every table that is merged by rows (``rules.APART`` are not).

    Which book is the first decides nothing but the order of new rows and what a cell in conflict holds until
    somebody decides: whoever calls chooses it by what the books hold, not by the order of naming them.
    """
    merged = MergedTables()
    for name in merged_names(first, second):
        rule = rule_of(name)
        done = merge_table(name, rule, _rows(first, name), _rows(second, name), ancestor.table(name, rule))
        merged.tables[name] = done.rows
        merged.conflicts += done.conflicts
        merged.doubts += done.doubts
        merged.taken += done.taken
        merged.extended += done.extended
    return merged


def merged_names(*books: Tables) -> list[str]:
    """The tables of these books that are merged by rows, in the order of the rules, others after them."""
    named = dict.fromkeys(name for book in books for name in book)
    return [*(name for name in RULES if name in named), *(n for n in named if n not in RULES.keys() | APART)]


def merged_sidik(tables: Mapping[str, Sequence[RawRow]]) -> str:
    """The fingerprint of all that is merged by rows: two books with one fingerprint hold the same."""
    return content_sidik({name: _rows(tables, name) for name in merged_names(tables)})


def _rows(tables: Tables, name: str) -> Sequence[RawRow]:
    return tables.get(name, ())
