"""What the log tells of cells: each change with its row of the log, under the kode of today."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from sakip_xl.domain.bentrok.merge import Place
from sakip_xl.domain.bentrok.record import Record, told_by
from sakip_xl.domain.model import Cell, Realisasi, RealisasiAnggaran
from sakip_xl.domain.origin.notes import read_renames
from sakip_xl.domain.sop.jejak import JejakRow, in_force, joins
from sakip_xl.domain.sop.lineage import ancestors, follows
from sakip_xl.domain.terms import Event
from sakip_xl.domain.wording import normalized

_SEPARATOR = " | "
_ROWS = {Realisasi.table: "realisasi", RealisasiAnggaran.table: "anggaran"}
"""What a note of a renaming calls the rows of a table."""


@dataclass(frozen=True, slots=True)
class LoggedChange:
    """One cell before and after: the record that tells it, its row of the log and the place of that.

    ``counts``: nobody took it back since.
    """

    tempat: Place
    lama: Cell
    baru: Cell
    record: Record
    row: JejakRow
    place: int
    counts: bool

    @property
    def parts(self) -> list[str]:
        """The kode, the quarter and, of a realisasi, the unit of its row."""
        return self.tempat.kunci.split(_SEPARATOR)


@dataclass(slots=False)
class CellLog:
    """The log of a master, as it tells of cells."""

    chain: Sequence[JejakRow]
    changes: list[LoggedChange] = field(init=False)

    def __post_init__(self) -> None:
        """Read every record; what came before a renaming is told under the new kode."""
        self.changes = []
        first = {id(row): place for place, row in enumerate(self.chain)}
        told = {first[id(row)]: record for row, record in told_by(self.chain)}
        for place, row in enumerate(self.chain):
            if place in told:
                self.changes += self._of(told[place], row, place)
            if row.peristiwa is Event.KODE and self.counts(place):
                self._rename(row)

    @cached_property
    def _in_force(self) -> frozenset[int]:
        return frozenset(id(row) for row in in_force(self.chain))

    def counts(self, place: int) -> bool:
        """Whether no later row takes back the one at a place."""
        return id(self.chain[place]) in self._in_force

    def _of(self, record: Record, row: JejakRow, place: int) -> Iterator[LoggedChange]:
        for change in record.cells:
            yield LoggedChange(
                change.tempat, change.lama, change.baru, record, row, place, self.counts(place)
            )

    def _rename(self, row: JejakRow) -> None:
        for renamed in read_renames(row.catatan):
            self.changes = [
                _under_new_kode(change, normalized(renamed.old), renamed.new)
                if renamed.moved(_ROWS.get(change.tempat.tabel, ""))
                else change
                for change in self.changes
            ]

    def of_row(self, table: str, kode: str) -> list[LoggedChange]:
        """The changes of the rows of one kode, as the log has them."""
        wanted = normalized(kode)
        return [
            change
            for change in self.changes
            if change.tempat.tabel == table and normalized(change.parts[0]) == wanted
        ]

    @cached_property
    def merged(self) -> list[int]:
        """The places of the rows that join two logs."""
        return [place for place, row in enumerate(self.chain) if joins(row)]

    @cached_property
    def _above(self) -> list[tuple[int, ...]]:
        return follows(self.chain)

    def before(self, place: int) -> set[int]:
        """The places of the rows that the one at a place follows, directly or not."""
        if not self.merged:
            return {*range(place)}
        return ancestors(self._above, *self._above[place])

    def taken(self, id_formulir: str) -> list[JejakRow]:
        """The rows that count in which a form was taken over, whether they tell its cells or are older."""
        return [
            row
            for place, row in enumerate(self.chain)
            if row.peristiwa is Event.FORMULIR_DITERIMA
            and row.catatan.startswith(f"{id_formulir} dari ")
            and self.counts(place)
        ]

    def last(self, event: Event, triwulan: int) -> JejakRow | None:
        """The last row that counts of one event and quarter."""
        rows = (
            row
            for place, row in enumerate(self.chain)
            if row.peristiwa is event and row.triwulan == triwulan and self.counts(place)
        )
        return max(rows, key=lambda row: row.waktu, default=None)


def _under_new_kode(change: LoggedChange, old: str, new: str) -> LoggedChange:
    """A change of a row that was called otherwise; the quarter in its key is no kode."""
    parts = [
        new if normalized(part) == old and number != 1 else part for number, part in enumerate(change.parts)
    ]
    return replace(change, tempat=replace(change.tempat, kunci=_SEPARATOR.join(parts)))
