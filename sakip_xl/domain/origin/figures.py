"""The figures that units reported on one indicator or one node, each with its history."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from sakip_xl.domain.bentrok.merge import Place
from sakip_xl.domain.bentrok.rows import place_of, row_key
from sakip_xl.domain.model import (
    Bentrok,
    Cell,
    Formulir,
    FormulirInput,
    Indikator,
    Kinerja,
    Master,
    Realisasi,
    RealisasiAnggaran,
)
from sakip_xl.domain.origin.changes import CellLog, LoggedChange
from sakip_xl.domain.origin.history import NOT_LOGGED, Step, history
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.domain.terms import ValueSource
from sakip_xl.domain.wording import normalized, waktu

ANSWERS = ("realisasi", "pembilang", "penyebut", *FormulirInput.beside())
"""What a unit answers on an indicator."""

MONEY = ("realisasi", "keterangan")
"""What a unit answers on a node."""

ReportRow = Realisasi | RealisasiAnggaran


@dataclass(frozen=True, slots=True)
class CellOrigin:
    """One cell of what a unit reported: its value now, and every step that led to it, the newest first.

    ``row_index`` is the place of its row in the table; -1: the row never came or was taken out. ``menunggu``
    are the conflicts about it that nobody decided yet. ``dihitung``: what counts; of several rows of one
    unit, or of one indicator that has one unit, only the last does.
    """

    tempat: Place
    kode: str
    unit: str
    triwulan: int | None
    nilai: Cell
    riwayat: tuple[Step, ...]
    menunggu: tuple[Bentrok, ...] = ()
    row_index: int = -1
    dihitung: bool = True


def realisasi_figures(master: Master, kode: str, log: CellLog) -> list[CellOrigin]:
    """What was reported on one indicator, by quarter and unit; a realisasi that is expected stands empty."""
    indikator = next((row for row in master.indikator_in_force() if row.kode == kode), None)
    units = indikator.units if indikator else ()
    rows = [row for row in master.realisasi if row.kode == kode]
    return _Figures(master, Realisasi.table, kode, log, rows, ANSWERS, units).all()


def anggaran_figures(master: Master, kode: str, log: CellLog) -> list[CellOrigin]:
    """What was reported as spent on one node, by quarter."""
    rows = [row for row in master.anggaran if row.kode == kode]
    return _Figures(master, RealisasiAnggaran.table, kode, log, rows, MONEY, ()).all()


def planned_figures(master: Master, row: Indikator | Kinerja, log: CellLog) -> Iterator[CellOrigin]:
    """What was planned: the targets of an indicator, or the money of a node; each that is there.

    Nobody logs what is typed there: only what was decided between two copies of the book is known.
    """
    changes = log.of_row(row.table, row.kode)
    parts = (row.versi_pk,) if isinstance(row, Indikator) else ()
    for name, triwulan in _PLANNED[row.table].items():
        value = as_cell(getattr(row, name))
        place = Place(row.table, row_key(row.kode, *parts), name)
        about = [each for each in master.bentrok if place_of(each) == place]
        decided = [each for each in about if each.diputuskan]
        steps = history(value, [each for each in changes if each.tempat == place], decided, log)
        if value is not None and all(step.dibatalkan for step in steps):
            text = "Diketik atau diimpor; perubahan tiap selnya tidak dicatat."
            steps.insert(0, Step(ValueSource.TIDAK_TERCATAT, value, keterangan=text))
        if steps:
            waiting = tuple(each for each in about if each.terbuka)
            yield CellOrigin(place, row.kode, row.unit, triwulan, value, tuple(steps), waiting, row.baris_ke)


_PLANNED: Mapping[str, Mapping[str, int | None]] = {
    Indikator.table: {f"target_tw{number}": number for number in range(1, 5)} | {"target_tahun": None},
    Kinerja.table: {"pagu": None} | {f"rak_tw{number}": number for number in range(1, 5)},
}
"""The fields of what was planned, each with its quarter."""


@dataclass(frozen=True, slots=True)
class _Figures:
    """The rows of one kode with what the log and the conflicts tell of them."""

    master: Master
    table: str
    kode: str
    log: CellLog
    rows: Sequence[ReportRow]
    names: tuple[str, ...]
    units: tuple[str, ...]

    def all(self) -> list[CellOrigin]:
        changes = self.log.of_row(self.table, self.kode)
        return [
            figure
            for triwulan in range(1, 5)
            for figure in self._of_quarter(
                triwulan, [change for change in changes if change.parts[1:2] == [str(triwulan)]]
            )
        ]

    def _of_quarter(self, triwulan: int, changes: Sequence[LoggedChange]) -> Iterator[CellOrigin]:
        rows = [row for row in self.rows if row.triwulan == triwulan]
        apart = len(rows) > 1 or (self.table == Realisasi.table and len(self.units) > 1)
        by_unit: dict[str, list[LoggedChange]] = {}
        for change in changes:
            unit = change.parts[-1] if len(change.parts) > 2 else ""
            by_unit.setdefault(normalized(unit) if apart else "", []).append(change)
        for row in rows:
            own = by_unit.pop(normalized(row.unit) if apart else "", [])
            yield from self._of_row(row, own, last=self._counts(row, rows))
        for own in by_unit.values():
            yield from self._gone(triwulan, own)
        yield from self._expected(triwulan, rows, by_unit)

    def _counts(self, row: ReportRow, rows: Sequence[ReportRow]) -> bool:
        """Whether a row is measured: money of all rows is added up, of realisasi the last row counts."""
        if isinstance(row, RealisasiAnggaran):
            return True
        same = [other for other in rows if len(self.units) < 2 or other.unit == row.unit]
        return same[-1] is row

    def _of_row(self, row: ReportRow, changes: Sequence[LoggedChange], *, last: bool) -> Iterator[CellOrigin]:
        parts = (row.unit,) if self.table == Realisasi.table else ()
        key = row_key(row.kode, row.triwulan, *parts)
        for name in self.names:
            value = as_cell(getattr(row, name))
            own = [change for change in changes if change.tempat.field_name == name]
            steps = self._history(value, own, Place(self.table, key, name))
            if value is not None and all(step.dibatalkan for step in steps):
                steps.insert(0, _unlogged(value, row, self._form(row), self.log.taken(row.id_formulir)))
            if steps or name == "realisasi":
                yield self._figure(row, name, key, value, steps, last=last)

    def _figure(
        self, row: ReportRow, name: str, key: str, value: Cell, steps: Sequence[Step], *, last: bool
    ) -> CellOrigin:
        place = Place(self.table, key, name)
        return CellOrigin(
            place,
            self.kode,
            row.unit,
            int(row.triwulan),
            value,
            tuple(steps),
            self._waiting(place),
            row.baris_ke,
            dihitung=last,
        )

    def _gone(self, triwulan: int, changes: Sequence[LoggedChange]) -> Iterator[CellOrigin]:
        """What the log tells of a row that is not there any more."""
        by_name: dict[str, list[LoggedChange]] = {}
        for change in changes:
            by_name.setdefault(change.tempat.field_name, []).append(change)
        for name in (name for name in self.names if name in by_name):
            own = by_name[name]
            unit = own[-1].parts[-1] if len(own[-1].parts) > 2 else ""
            steps = self._history(None, own, own[-1].tempat)
            yield CellOrigin(own[-1].tempat, self.kode, unit, triwulan, None, tuple(steps))

    def _expected(
        self, triwulan: int, rows: Sequence[ReportRow], gone: Mapping[str, object]
    ) -> Iterator[CellOrigin]:
        """The units of which nothing came."""
        shared = len(self.units) > 1
        there = {normalized(row.unit) for row in rows} | set(gone)
        for unit in self.units:
            if normalized(unit) not in there and (shared or not there):
                place = Place(self.table, row_key(self.kode, triwulan, unit), "realisasi")
                yield CellOrigin(place, self.kode, unit, triwulan, None, (), self._waiting(place))

    def _history(self, value: Cell, changes: Sequence[LoggedChange], place: Place) -> list[Step]:
        decided = [row for row in self.master.bentrok if row.diputuskan and self._same(row, place)]
        return history(value, changes, decided, self.log)

    def _waiting(self, place: Place) -> tuple[Bentrok, ...]:
        return tuple(row for row in self.master.bentrok if row.terbuka and self._same(row, place))

    def _same(self, row: Bentrok, place: Place) -> bool:
        """Whether a conflict is about a cell; of an indicator with one unit whichever unit is named."""
        other = place_of(row)
        if (other.tabel, other.field_name) != (place.tabel, place.field_name):
            return False
        parts = [[normalized(part) for part in each.kunci.split(" | ")] for each in (other, place)]
        count = 3 if len(self.units) > 1 else 2
        return parts[0][:count] == parts[1][:count]

    def _form(self, row: ReportRow) -> Formulir | None:
        forms = (form for form in self.master.formulir if form.id_formulir == row.id_formulir)
        return next(forms, None) if row.id_formulir else None


def _unlogged(value: Cell, row: ReportRow, form: Formulir | None, taken: Sequence[JejakRow]) -> Step:
    """What can be said of a value of which the log tells nothing.

    ``taken`` are the rows of the log in which the form was taken over that its row names: when all of them
    tell their cells, this one is none of those.
    """
    if not row.id_formulir:
        text = f"Diketik langsung di buku: barisnya tidak menyebut formulir. {NOT_LOGGED}"
        return Step(ValueSource.KETIKAN, value, keterangan=text)
    if taken and all(each.perubahan for each in taken):
        text = f"Diketik langsung di buku: formulir {row.id_formulir} tidak membawanya. {NOT_LOGGED}"
        return Step(ValueSource.KETIKAN, value, keterangan=text)
    last = taken[-1] if taken else None
    told = f", yang direkap oleh {last.oleh} {waktu(last.waktu)}" if last else ""
    text = (
        f"Barisnya menyebut formulir {row.id_formulir}{told}, tetapi jejaknya tidak mencatat isi tiap sel: "
        "dari formulir itu atau diketik sesudahnya tidak dapat dipastikan."
    )
    return Step(
        ValueSource.TIDAK_TERCATAT,
        value,
        source=form.berkas_kembali if form else "",
        formulir=row.id_formulir,
        jejak=last,
        keterangan=text,
    )


def as_cell(value: Any) -> Cell:
    """A typed field as the cell has it."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    cell: Cell = None if value == "" else value
    return cell
