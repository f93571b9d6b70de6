"""The units of a quarter: who has to report, whose form came back or is late, and what each unit reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sakip_xl.domain.measure.nilai import Nilai
from sakip_xl.domain.measure.reported import asked_of, reported_in
from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.domain.model import Formulir, Indikator, Master, Unit
from sakip_xl.domain.terms import Konsolidasi


@dataclass(frozen=True, slots=True)
class UnitSummary:
    """One unit: its form in the quarter, and how many of its indicators have a realisasi.

    ``belum_tersedia``: how many it declared not known yet. ``wajib``: it has to hand in a form.
    ``terlambat``: its form came back after its due time, or is still out when that has passed.
    """

    unit: Unit
    formulir: Formulir | None
    wajib: bool
    terlambat: bool
    terisi: int
    belum_tersedia: int
    jumlah: int
    nilai: Nilai

    @property
    def kembali(self) -> bool:
        """Whether the form came back, or the unit was excused."""
        return self.formulir is not None and self.formulir.kembali_atau_dikecualikan

    @property
    def answered(self) -> bool:
        """Whether every indicator has a realisasi, or a reason why there is none yet."""
        return self.terisi + self.belum_tersedia == self.jumlah

    @property
    def status(self) -> str:
        """The state of the form as staff read it."""
        return "belum dikirim" if self.formulir is None else str(self.formulir.status)


@dataclass(frozen=True, slots=True)
class _Answers:
    """Indicator and unit of every realisasi there is, and of every one declared not known yet."""

    filled: frozenset[tuple[str, str]]
    declared: frozenset[tuple[str, str]]


def with_target(master: Master, triwulan: int) -> list[Indikator]:
    """The indicators in force that have a target in the quarter."""
    separator = master.pengaturan.pemisah_desimal
    return [
        indikator
        for indikator in master.indikator_in_force()
        if not read_number(indikator.target_tw(triwulan), separator=separator).kosong
    ]


def has_quarterly_target(indikator: Indikator) -> bool:
    """Whether any quarter has a target of its own; otherwise the indicator is measured once a year."""
    targets = (indikator.target_tw1, indikator.target_tw2, indikator.target_tw3, indikator.target_tw4)
    return any(not read_number(target).kosong for target in targets)


def asked(master: Master, triwulan: int) -> list[Indikator]:
    """The indicators that forms ask in the quarter.

    Those with a target, and those whose quarters are added up: a quarter without a target may have given
    something too.
    """
    targeted = {indikator.kode for indikator in with_target(master, triwulan)}
    return [
        indikator
        for indikator in master.indikator_in_force()
        if indikator.kode in targeted
        or (indikator.konsolidasi is Konsolidasi.JUMLAH and has_quarterly_target(indikator))
    ]


def reporting_units(master: Master, triwulan: int) -> list[Unit]:
    """The obliged units that have something to report in the quarter, or were sent a form all the same.

    In a quarter that was done on paper nobody owes a form.
    """
    on_paper = triwulan < master.pengaturan.triwulan_mulai
    owed = [] if on_paper else asked(master, triwulan)
    reporting = {unit for indikator in owed for unit in indikator.units} | set(master.formulir_tw(triwulan))
    return [unit for unit in master.required_units() if unit.kode in reporting]


def summarize_units(
    master: Master, triwulan: int, now: datetime, nilai: Mapping[str, Nilai], blank: Nilai
) -> tuple[UnitSummary, ...]:
    """Every unit in the order of its table; ``nilai`` has the value of those with indicators measured."""
    formulir_by_unit = master.formulir_tw(triwulan)
    reporting = {unit.kode for unit in reporting_units(master, triwulan)}
    answers = _answers(master, triwulan)
    indikator = master.indikator_in_force()
    result = []
    for unit in master.unit:
        owned = [(row.kode, unit.kode) for row in indikator if unit.kode in row.units]
        formulir = formulir_by_unit.get(unit.kode)
        result.append(
            UnitSummary(
                unit,
                formulir,
                unit.kode in reporting,
                formulir is not None and formulir.late(now),
                sum(place in answers.filled for place in owned),
                sum(place in answers.declared for place in owned),
                len(owned),
                nilai.get(unit.kode, blank),
            )
        )
    return tuple(result)


def _answers(master: Master, triwulan: int) -> _Answers:
    """What was answered in a quarter: a shared indicator for each unit that reported it."""
    indikator = {row.kode: row for row in master.indikator_in_force()}
    filled, declared = set(), set()
    for row in master.realisasi:
        if row.triwulan == triwulan:
            own = indikator.get(row.kode)
            place = (row.kode, row.unit if own is None or len(own.units) > 1 else own.unit)
            answer = reported_in(row, asked_of(own), master.pengaturan.pemisah_desimal)
            if answer.alasan_belum:
                declared.add(place)
            elif answer.answered:
                filled.add(place)
    return _Answers(frozenset(filled), frozenset(declared))
