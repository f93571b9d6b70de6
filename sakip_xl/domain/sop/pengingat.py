"""Who has what to do by when: the running steps, the forms that are out, and the steps that follow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sakip_xl.domain.model import Formulir, Master, Pejabat, Unit
from sakip_xl.domain.sop.calendar import Calendar
from sakip_xl.domain.sop.current import master_calendar, sop_status
from sakip_xl.domain.sop.definition import SOP, Langkah
from sakip_xl.domain.sop.state import StatusSop
from sakip_xl.domain.terms import FormulirStatus, Peran, SopName, YesNo

FILLING = "pengisian"
"""The step in which the units have the forms (SOP Pengumpulan step 7): their task, not only its actors'."""


class Urgency(StrEnum):
    """Whether a task is late, can be done now, or waits for others."""

    TERLAMBAT = "terlambat"
    SEKARANG = "sekarang"
    NANTI = "berikutnya"


@dataclass(frozen=True, slots=True)
class Tugas:
    """One thing that somebody has to do.

    ``id`` stays the same from day to day, so that a calendar replaces what it has of it. ``kepada`` are the
    people, as they are addressed. ``tenggat`` is ``None`` where nothing tells when it is due.
    """

    id: str
    kepada: tuple[str, ...]
    uraian: str
    sop: SopName
    urgency: Urgency
    mulai: datetime | None = None
    tenggat: datetime | None = None


def tasks(master: Master, triwulan: int, now: datetime) -> list[Tugas]:
    """Every task of both SOPs in one quarter from now on, in the order in which they are due.

    What runs is due as its status says, a form as it was sent. What follows is reckoned by the standard
    times from the due time of what runs, from now when that is late; where the running step has none, what
    follows has none either and is left out. The units that still have their form are told themselves.
    """
    finder = _Finder(master, triwulan, now, master_calendar(master))
    begin: datetime | None = None
    found: list[Tugas] = []
    for name in SopName:
        status = sop_status(master, name, triwulan, now)
        own, begin = finder.of_sop(status, begin)
        found += own
    return sorted(found, key=lambda task: (task.tenggat is None, task.tenggat or now))


@dataclass(frozen=True, slots=True)
class _Finder:
    master: Master
    triwulan: int
    now: datetime
    calendar: Calendar

    def of_sop(self, status: StatusSop, begin: datetime | None) -> tuple[list[Tugas], datetime | None]:
        """The tasks of one SOP and when it is over, ``None`` where nothing tells.

        ``begin`` is when the SOP before it is over: its first step may begin then.
        """
        current = status.current
        if current is None:
            return [], self.now
        running = status.ke(current.nomor)
        first = current is SOP[status.sop].langkah[0]
        waits = first and begin is not None and begin > self.now
        urgency = Urgency.NANTI if waits else _urgency(running.tenggat, self.now)
        start = begin if first else running.mulai
        due = running.tenggat
        if due is None and start is not None:
            due = self._due(start, current)
        tasks = [self._task(status.sop, current, urgency, start, due)]
        if current.id == FILLING:
            tasks += self._forms(status.sop)
        if due is None:
            return tasks, None
        end = max(due, self.now)
        for step in SOP[status.sop].langkah[current.nomor :]:
            start, end = end, self._due(end, step)
            tasks.append(self._task(status.sop, step, Urgency.NANTI, start, end))
        return tasks, end

    def _due(self, begin: datetime, step: Langkah) -> datetime:
        return self.calendar.add_langkah(begin, step)

    def _task(
        self,
        sop: SopName,
        step: Langkah,
        urgency: Urgency,
        start: datetime | None,
        due: datetime | None,
    ) -> Tugas:
        return Tugas(
            id=f"{sop.name.lower()}-{self.triwulan}-{step.id}",
            kepada=self._people(step),
            uraian=f"{SOP[sop].judul} langkah {step.nomor}: {step.uraian}",
            sop=sop,
            urgency=urgency,
            mulai=start,
            tenggat=due,
        )

    def _people(self, step: Langkah) -> tuple[str, ...]:
        """Who does the step today, each once; a role that nobody holds is named itself.

        Who fills in a form has a task of his own for it, see ``_forms``.
        """
        named: dict[str, None] = {}
        for peran in step.pelaku:
            if step.id == FILLING and peran is Peran.KASI_KASUBAG:
                continue
            holders = self.master.holders(peran, self.now.date())
            named.update(dict.fromkeys([addressed(row) for row in holders] or [str(peran)]))
        return tuple(named)

    def _head(self, unit: Unit) -> str:
        """Who has the form of a unit: its head as the list of officials has him, else as the unit does."""
        head = self.master.pejabat_named(unit.kepala) if unit.kepala else None
        if head is not None:
            return addressed(head)
        return f"{unit.kepala} ({unit.nama})" if unit.kepala else unit.nama

    def _forms(self, sop: SopName) -> Iterator[Tugas]:
        """The units that still have the form of the quarter, each with its own time."""
        forms = self.master.formulir_tw(self.triwulan)
        for unit in self.master.unit:
            form = forms.get(unit.kode)
            if unit.wajib is YesNo.YA and form is not None and not form.kembali_atau_dikecualikan:
                yield Tugas(
                    id=f"formulir-{form.id_formulir}",
                    kepada=(self._head(unit),),
                    uraian=_form_text(unit, form),
                    sop=sop,
                    urgency=_urgency(form.tenggat, self.now),
                    mulai=form.dikirim,
                    tenggat=form.tenggat,
                )


def addressed(row: Pejabat) -> str:
    """A person as a reminder addresses him.

    >>> addressed(Pejabat(nama="Budi", jabatan="Camat", peran=Peran.CAMAT))
    'Budi (Camat)'
    """
    return f"{row.nama} ({row.sebutan})"


def _form_text(unit: Unit, form: Formulir) -> str:
    again = form.status is FormulirStatus.DIKEMBALIKAN
    word = "Perbaiki dan kembalikan lagi" if again else "Isi dan kembalikan"
    reason = f" ({form.alasan.rstrip('.')})" if again and form.alasan else ""
    return f"{word} formulir {form.id_formulir} {unit.nama}{reason}"


def _urgency(tenggat: datetime | None, now: datetime) -> Urgency:
    return Urgency.TERLAMBAT if tenggat is not None and tenggat < now else Urgency.SEKARANG
