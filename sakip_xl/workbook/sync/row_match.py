"""Rows of an open sheet matched with the rows it should have: which stay, which come, which go."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row of the drawing comes from.

    ``existing``: the row of the open sheet that becomes it, ``None`` for a row to be inserted.
    ``distance``: its place in the map of the last drawing, ``None`` when it was not drawn then.
    """

    existing: int | None
    distance: int | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of rows: one table with its heading, or what stands before, between or after the tables.

    ``start`` and ``count`` are its rows on the open sheet, ``new_start`` its first row in the drawing;
    ``origins`` has one entry a row of the drawing. ``drawn`` tells the place in the map of the last drawing
    of each row of the open sheet that was drawn then.
    """

    part: int
    start: int
    count: int
    new_start: int
    origins: tuple[Origin, ...]
    drawn: Mapping[int, int] = field(default_factory=dict)

    @property
    def is_table(self) -> bool:
        """Whether it is a table."""
        return self.part % 2 == 1


@dataclass(frozen=True, slots=True)
class Shift:
    """Rows to insert before (``count`` > 0) or delete from (< 0) a row of the open sheet, from 0.

    ``from_below``: inserted rows take their format from the row below them, as in a table.
    """

    row: int
    count: int
    from_below: bool = False


def table_piece(part: int, header: int, count: int, new: int, new_count: int) -> Piece:
    """A table that grows before its last row, where formats and lists stretch with it, or loses its end."""
    drawn = {header + index: index for index in range(count + 1)}
    origins = [Origin(header + index, index) for index in range(min(count, new_count) + 1)]
    if new_count > count:
        origins[-1:] = [*[Origin(None, None)] * (new_count - count), Origin(header + count, count)]
    return Piece(part, header, count + 1, new, tuple(origins), drawn)


def pair(old: Sequence[Hashable], current: Sequence[Hashable]) -> list[int | None]:
    """For each row of ``current`` the row of ``old`` that it continues, in order, or ``None``."""
    result: list[int | None] = []
    for _, start, end, begin, done in SequenceMatcher(None, old, current, autojunk=False).get_opcodes():
        how_many = min(end - start, done - begin)
        result += [start + index for index in range(how_many)]
        result += [None] * (done - begin - how_many)
    return result


def shift_rows(pieces: Sequence[Piece]) -> list[Shift]:
    """The insertions and deletions that make the rows match, from the bottom up."""
    return [shift for piece in pieces for shift in _shift(piece)][::-1]


def _shift(piece: Piece) -> Iterator[Shift]:
    current, inserted = piece.start, 0
    for origin in (*piece.origins, Origin(piece.start + piece.count, None)):
        if origin.existing is None:
            inserted += 1
            continue
        if inserted:
            yield Shift(current, inserted, from_below=piece.is_table)
        if origin.existing > current:
            yield Shift(current, current - origin.existing)
        current, inserted = origin.existing + 1, 0
