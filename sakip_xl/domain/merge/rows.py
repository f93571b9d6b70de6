"""Rows as they are matched: each under its key, each cell in the form in which it is compared."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from hashlib import sha256

from sakip_xl.domain.merge.rules import MergeRule
from sakip_xl.domain.model import Cell
from sakip_xl.domain.wording import normalized

RawRow = dict[str, Cell]
Key = tuple[str, ...]
Keyed = dict[Key, RawRow]


def compared(value: Cell) -> str:
    """One cell as it is compared: equal as far as a file can tell, an empty text is an empty cell.

    >>> compared(5.0) == compared(5), compared("5") == compared(5), compared("")
    (True, False, '')
    """
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return f"b{value}"
    if isinstance(value, (int, float)):
        return f"n{value:.14g}"
    if isinstance(value, datetime):
        return f"d{value.replace(microsecond=0).isoformat()}"
    if isinstance(value, (date, time)):
        return f"d{value.isoformat()}"
    return f"t{value}"


def filled(row: Mapping[str, Cell]) -> RawRow:
    """The filled cells of a row."""
    return {name: value for name, value in row.items() if value is not None and value != ""}


def keyed(rows: Iterable[Mapping[str, Cell]], rule: MergeRule) -> Keyed:
    """The filled rows by their key and, of several with one key, by their count.

    In a key case and stray spaces do not matter. A row whose key is empty is known by all its cells; the one
    row of a table without a key has the empty key.
    """
    counts: Counter[Key] = Counter()
    result: Keyed = {}
    for row in map(filled, rows):
        if not row:
            continue
        key = tuple(_key_part(row.get(name)) for name in rule.key)
        if rule.key and not any(key):
            key = ("", *(f"{name}={compared(value)}" for name, value in sorted(row.items())))
        counts[key] += 1
        result[*key, str(counts[key])] = row
    return result


def same_rows(rows: Sequence[Mapping[str, Cell]], other: Sequence[Mapping[str, Cell]]) -> bool:
    """Whether two tables hold the same rows in the same order, blank ones left out."""
    return [*_texts(rows)] == [*_texts(other)]


def content_sidik(tables: Mapping[str, Sequence[Mapping[str, Cell]]]) -> str:
    """SHA-256 of the rows of all these tables, in 64 hexadecimal digits."""
    content = {name: texts for name in sorted(tables) if (texts := [*_texts(tables[name])])}
    return sha256(json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()


def _texts(rows: Iterable[Mapping[str, Cell]]) -> Iterable[list[list[str]]]:
    return (
        [[name, compared(value)] for name, value in sorted(row.items())] for row in map(filled, rows) if row
    )


def _key_part(value: Cell) -> str:
    return f"t{normalized(value)}" if isinstance(value, str) and value.strip() else compared(value)
