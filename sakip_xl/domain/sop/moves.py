"""Which rows of the log move an SOP, also where two books moved it apart and were merged.

A log that was never merged counts as it stands. Where two books moved the same SOP in the same quarter, and
one did all that the other did and went on, the one that went on counts, and the other's rows are evidence
only. Where they did different things, only what both did alike counts, and the office decides anew from
there: nobody's decision is taken for that of the office.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from sakip_xl.domain.sop.jejak import JejakRow, in_force
from sakip_xl.domain.sop.lineage import follows
from sakip_xl.domain.sop.row_step import read_langkah
from sakip_xl.domain.terms import Event, SopName

_Trail = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Parting:
    """Where two books moved one SOP of one quarter apart: of each the first row that the other has not."""

    sop: SopName
    triwulan: int
    rows: tuple[JejakRow, JejakRow]


def counted(jejak: Iterable[JejakRow], wanted: Callable[[JejakRow], bool]) -> list[JejakRow]:
    """The rows in force that move an SOP and are wanted, without those of books that moved it apart."""
    rows = list(jejak)
    trails = _trails(rows, wanted)
    return [rows[place] for place in trails[-1]] if trails else []


def partings(jejak: Iterable[JejakRow]) -> list[Parting]:
    """Every SOP and quarter that the two logs joined by the last row moved apart."""
    rows = list(jejak)
    ends = follows(rows)[-1] if rows else ()
    if len(ends) != 2:  # the last row joins nothing, or the other log had no row of its own
        return []
    found = []
    for sop, triwulan in _moved(rows):
        trails = _trails(rows, _of(sop, triwulan))
        one, other = (trails[place] for place in ends)
        alike = _alike(rows, one, other)
        if alike < min(len(one), len(other)):
            found.append(Parting(sop, triwulan, (rows[one[alike]], rows[other[alike]])))
    return found


def dropped(jejak: Iterable[JejakRow]) -> dict[int, frozenset[int]]:
    """By the place of each row that joins two logs, the moves of either that count no more below it."""
    rows = list(jejak)
    joints = [(place, ends) for place, ends in enumerate(follows(rows)) if len(ends) == 2]
    found: dict[int, frozenset[int]] = {}
    for sop, triwulan in _moved(rows) if joints else ():
        trails = _trails(rows, _of(sop, triwulan))
        for place, ends in joints:
            one, other = (trails[end] for end in ends)
            alike = _alike(rows, one, other)
            gone = {*one[alike:], *other[alike:]} - {*trails[place]}
            found[place] = found.get(place, frozenset()) | gone
    return found


def _moved(rows: Sequence[JejakRow]) -> list[tuple[SopName, int]]:
    """Each SOP and quarter that was moved."""
    moved = {(row.sop, row.triwulan) for row in rows if row.peristiwa.moves}
    return sorted((sop, triwulan) for sop, triwulan in moved if sop is not None and triwulan is not None)


def _of(sop: SopName, triwulan: int) -> Callable[[JejakRow], bool]:
    return lambda row: row.sop is sop and row.triwulan == triwulan


def _trails(rows: Sequence[JejakRow], wanted: Callable[[JejakRow], bool]) -> list[_Trail]:
    """After each row, the places of the moves that count then."""
    valid = {id(row) for row in in_force(rows) if row.peristiwa.moves and wanted(row)}
    trails: list[_Trail] = []
    for place, above in enumerate(follows(rows)):
        trail: _Trail = trails[above[0]] if above else ()
        for end in above[1:]:
            trail = _joined(rows, trail, trails[end])
        trails.append((*trail, place) if id(rows[place]) in valid else trail)
    return trails


def _joined(rows: Sequence[JejakRow], one: _Trail, other: _Trail) -> _Trail:
    alike = _alike(rows, one, other)
    if alike == min(len(one), len(other)):
        return max(one, other, key=len)
    return one[:alike]


def _alike(rows: Sequence[JejakRow], one: _Trail, other: _Trail) -> int:
    """How many moves from the first on are the same in both."""
    for count, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b and _move(rows[a]) != _move(rows[b]):
            return count
    return min(len(one), len(other))


def _move(row: JejakRow) -> tuple[object, ...]:
    """What a move says: the step, the answer, the arahan and the data that were decided on."""
    arahan = "" if row.peristiwa is Event.SELESAI else row.catatan
    return (row.sop, row.triwulan, read_langkah(row), row.peristiwa, row.keputusan, arahan, row.sidik_data)
