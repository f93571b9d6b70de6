"""The units of a quarter: who has to report, whose form came back or is late, and what each unit reached."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sakip_xl.domain.measure.nilai import Nilai
from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.domain.model import Formulir, Indikator, Master, Unit


@dataclass(frozen=True, slots=True)
class UnitSummary:
    """One unit: its form in the quarter, and how many of its indicators have a realisasi.

    ``wajib``: it has to hand in a form. ``terlambat``: its form came back after its due
    time, or is still out when that has passed.
    """

    unit: Unit
    formulir: Formulir | None
    wajib: bool
    terlambat: bool
    terisi: int
    jumlah: int
    nilai: Nilai

    @property
    def kembali(self) -> bool:
        """Whether the form came back, or the unit was excused."""
        return self.formulir is not None and self.formulir.kembali_atau_dikecualikan

    @property
    def status(self) -> str:
        """The state of the form as staff read it."""
        return "belum dikirim" if self.formulir is None else str(self.formulir.status)


def with_target(master: Master, triwulan: int) -> list[Indikator]:
    """The indicators in force that have a target in the quarter."""
    separator = master.pengaturan.pemisah_desimal
    return [
        indikator
        for indikator in master.indikator_in_force()
        if not read_number(indikator.target_tw(triwulan), separator=separator).kosong
    ]


def reporting_units(master: Master, triwulan: int) -> list[Unit]:
    """The obliged units that have something to report in the quarter, or were sent a form all the same.

    In a quarter that was done on paper nobody owes a form.
    """
    on_paper = triwulan < master.pengaturan.triwulan_mulai
    asked = [] if on_paper else with_target(master, triwulan)
    reporting = {unit for indikator in asked for unit in indikator.units} | set(master.formulir_tw(triwulan))
    return [unit for unit in master.required_units() if unit.kode in reporting]


def summarize_units(
    master: Master, triwulan: int, now: datetime, nilai: Mapping[str, Nilai], blank: Nilai
) -> tuple[UnitSummary, ...]:
    """Every unit in the order of its table; ``nilai`` has the value of those with indicators measured."""
    formulir_by_unit = master.formulir_tw(triwulan)
    reporting = {unit.kode for unit in reporting_units(master, triwulan)}
    filled = _filled(master, triwulan)
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
                sum(place in filled for place in owned),
                len(owned),
                nilai.get(unit.kode, blank),
            )
        )
    return tuple(result)


def _filled(master: Master, triwulan: int) -> set[tuple[str, str]]:
    """Indicator and unit of every realisasi there is: a shared one for each unit that reported it."""
    shared = {row.kode for row in master.indikator_in_force() if len(row.units) > 1}
    responsible = {row.kode: row.unit for row in master.indikator_in_force()}
    return {
        (row.kode, row.unit if row.kode in shared else responsible.get(row.kode, row.unit))
        for row in master.realisasi
        if row.triwulan == triwulan and not read_number(row.realisasi).kosong
    }
