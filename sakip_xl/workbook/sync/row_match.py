"""Rows of an open sheet matched with the rows it should have: which stay, which come, which go."""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a row of the drawing comes from.

    ``ada``: the row of the open sheet that becomes it, ``None`` for a row to be inserted. ``jarak``: its
    place in the map of the last drawing, ``None`` when it was not drawn then.
    """

    ada: int | None
    jarak: int | None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of rows: one table with its heading, or what stands before, between or after the tables.

    ``mulai`` and ``banyak`` are its rows on the open sheet, ``baru`` its first row in the drawing;
    ``asal`` has one entry a row of the drawing.
    """

    bagian: int
    mulai: int
    banyak: int
    baru: int
    asal: tuple[Origin, ...]

    @property
    def tabel(self) -> bool:
        """Whether it is a table."""
        return self.bagian % 2 == 1


@dataclass(frozen=True, slots=True)
class Shift:
    """Rows to insert before (``jumlah`` > 0) or delete from (< 0) a row of the open sheet, from 0.

    ``dari_bawah``: inserted rows take their format from the row below them, as in a table.
    """

    baris: int
    jumlah: int
    dari_bawah: bool = False


def table_piece(part: int, header: int, count: int, new: int, new_count: int) -> Piece:
    """A table that grows before its last row, where formats and lists stretch with it, or loses its end."""
    origins = [Origin(header + index, index) for index in range(min(count, new_count) + 1)]
    if new_count > count:
        origins[-1:] = [*[Origin(None, None)] * (new_count - count), Origin(header + count, count)]
    return Piece(part, header, count + 1, new, tuple(origins))


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
    current, inserted = piece.mulai, 0
    for origin in (*piece.asal, Origin(piece.mulai + piece.banyak, None)):
        if origin.ada is None:
            inserted += 1
            continue
        if inserted:
            yield Shift(current, inserted, dari_bawah=piece.tabel)
        if origin.ada > current:
            yield Shift(current, current - origin.ada)
        current, inserted = origin.ada + 1, 0
