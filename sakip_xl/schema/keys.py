"""What tells the rows of a table apart, and where the row of a key stands."""

from __future__ import annotations

from collections.abc import Mapping

from sakip_xl.domain.bentrok.rows import row_key
from sakip_xl.domain.merge.rules import RULES
from sakip_xl.domain.model import Cell, Realisasi
from sakip_xl.domain.wording import normalized
from sakip_xl.schema.content import BookContent

KEYS: Mapping[str, tuple[str, ...]] = {name: rule.key for name, rule in RULES.items() if rule.key}
"""The fields that tell the rows of a table apart."""


def key_of(table: str, row: Mapping[str, Cell]) -> str:
    """The key of one raw row, as conflicts and the log spell it."""
    return row_key(*(row.get(name) for name in KEYS[table]))


class KeyedRows:
    """Where the rows of a book stand by their keys; of two with one key the last."""

    def __init__(self, content: BookContent) -> None:
        self._content = content
        self._places: dict[str, dict[str, int]] = {}

    def find(self, table: str, kunci: str) -> int | None:
        """The place of a row; one that another unit reports now is found without its unit."""
        if table not in KEYS:
            return None
        places = self._index(table)
        place = places.get(normalized(kunci))
        if place is None and table == Realisasi.table:
            place = places.get(normalized(kunci.rpartition(" | ")[0]))
        return place

    def _index(self, table: str) -> dict[str, int]:
        if table not in self._places:
            own: dict[str, int] = {}
            bare: dict[str, list[int]] = {}
            for index, row in enumerate(self._content.row(table)):
                if any(row.get(name) for name in KEYS[table]):
                    key = normalized(key_of(table, row))
                    own[key] = index
                    bare.setdefault(key.rpartition(" | ")[0], []).append(index)
            if table == Realisasi.table:
                own |= {key: found[0] for key, found in bare.items() if len(found) == 1}
            self._places[table] = own
        return self._places[table]
