"""Which row of the log follows which, also where two logs were merged into one.

A merged log holds the rows of one book, then those of the other that the first had not, then the row that
joins them: it names both ends. So every row follows rows above it, and each of the two logs is in there
whole.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol


class Linked(Protocol):
    """What tells the place of a row in a log."""

    @property
    def sidik(self) -> str:
        """Its own fingerprint."""

    @property
    def sidik_lalu(self) -> str:
        """That of the row it follows."""

    @property
    def sidik_lain(self) -> str:
        """That of the second row it follows, where it joins two logs."""


def follows(chain: Sequence[Linked]) -> list[tuple[int, ...]]:
    """For each row the places of the rows it follows: one, two where logs were joined, none at the beginning.

    Without a joining row anywhere each follows the one above it, whatever its fingerprints say; so does one
    whose fingerprint names no row above.
    """
    if not any(row.sidik_lain for row in chain):
        return [(place - 1,) if place else () for place in range(len(chain))]
    places: dict[str, int | None] = {chain[0].sidik_lalu: None}
    result: list[tuple[int, ...]] = []
    for place, row in enumerate(chain):
        named = [row.sidik_lalu, *([row.sidik_lain] if row.sidik_lain else [])]
        found = [places.get(sidik, place - 1) for sidik in named]
        result.append(tuple(dict.fromkeys(above for above in found if above is not None and above >= 0)))
        places.setdefault(row.sidik, place)
    return result


def ancestors(above: Sequence[tuple[int, ...]], *places: int) -> set[int]:
    """The places of all rows that the named ones follow, directly or not, and those themselves."""
    found: set[int] = set()
    waiting = list(places)
    while waiting:
        place = waiting.pop()
        if place not in found:
            found.add(place)
            waiting += above[place]
    return found


def common(chain: Iterable[Linked], other: Iterable[Linked]) -> set[str]:
    """The fingerprints of the rows that are in both logs: what happened before they parted."""
    return {row.sidik for row in chain} & {row.sidik for row in other}
