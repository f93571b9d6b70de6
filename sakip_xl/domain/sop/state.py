"""The status of an SOP: nothing of it is stored, it is the fold of the log."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from sakip_xl.domain.sop.calendar import Calendar
from sakip_xl.domain.sop.definition import Langkah, Sop
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.domain.sop.moves import counted
from sakip_xl.domain.sop.row_step import read_langkah
from sakip_xl.domain.terms import ROMAWI, Event, SopName, YesNo
from sakip_xl.errors import Temuan, temuan


class State(StrEnum):
    """Where one step is.

    ``DRAF``: it was done, a return reopened it, and its output is draft again. ``KERTAS``: it was done on
    paper, before the book was used.
    """

    BELUM = "belum"
    BERJALAN = "berjalan"
    SELESAI = "selesai"
    DRAF = "draf"
    KERTAS = "di atas kertas"


@dataclass(frozen=True, slots=True)
class StatusLangkah:
    """One step as the log tells it.

    ``tenggat`` runs on the working calendar from the actual ``mulai`` of this step. Nothing records when
    step 1 began, and the archive has no standard time: neither has a due time. ``putaran`` counts how
    often the step was completed: a running step with more than none is being done again.
    """

    id: str
    nomor: int
    keadaan: State
    mulai: datetime | None = None
    selesai: datetime | None = None
    oleh: str = ""
    tenggat: datetime | None = None
    terlambat: bool = False
    putaran: int = 0


@dataclass(frozen=True, slots=True)
class StatusSop:
    """One SOP in one quarter.

    ``current`` is the step to be completed next, ``None`` when the SOP is finished. ``disetujui``:
    the Sekretaris said ya and nothing has been returned since. ``arahan`` is what the last return asked for,
    until the SOP is approved again. ``temuan`` lists the rows of the log that do not fit and were not
    counted.
    """

    sop: SopName
    triwulan: int
    langkah: tuple[StatusLangkah, ...]
    current: Langkah | None
    disetujui: bool
    arahan: str
    temuan: tuple[Temuan, ...]

    @property
    def di_atas_kertas(self) -> bool:
        """Whether the whole quarter was done on paper, before the book was used."""
        return self.langkah[0].keadaan is State.KERTAS

    @property
    def selesai(self) -> bool:
        """Whether the last step is done."""
        return self.current is None

    def ke(self, number: int) -> StatusLangkah:
        """The status of the step of that number."""
        return next(langkah for langkah in self.langkah if langkah.nomor == number)


def on_paper(sop: Sop, triwulan: int) -> StatusSop:
    """The status of one SOP in a quarter that was done on paper: over and approved."""
    steps = tuple(StatusLangkah(langkah.id, langkah.nomor, State.KERTAS) for langkah in sop.langkah)
    return StatusSop(sop.nama, triwulan, steps, None, disetujui=True, arahan="", temuan=())


def fold(
    jejak: Iterable[JejakRow], sop: Sop, triwulan: int, *, calendar: Calendar, now: datetime
) -> StatusSop:
    """The status of one SOP in one quarter, folded from the log in the order of its rows.

    Only rows whose event ``moves`` move the SOP, and not when a later row takes them back, nor where two
    books that were merged moved it apart (``sop.moves``). A row that does not fit becomes a finding (SKP-415,
    SKP-416) and is passed over; one whose time runs backwards is counted, with a warning (SKP-417). A row
    means the step it meant when it was written, also when the SOP has got steps before it since: those are
    what is missing then, until the SOP is finished without them.
    """
    journey = _Journey(sop, triwulan)
    for row in counted(jejak, lambda row: row.sop is sop.nama and row.triwulan in {triwulan, None}):
        journey.accept(row)
    current = journey.current()
    disetujui = journey.done(sop.langkah_keputusan)
    return StatusSop(
        sop=sop.nama,
        triwulan=triwulan,
        langkah=tuple(_status(journey, step, current, calendar, now) for step in sop.langkah),
        current=current,
        disetujui=disetujui,
        arahan="" if disetujui else journey.arahan,
        temuan=tuple(journey.temuan),
    )


@dataclass(slots=True)
class _Record:
    keadaan: State = State.BELUM
    mulai: datetime | None = None
    selesai: datetime | None = None
    oleh: str = ""
    putaran: int = 0

    def close(self, row: JejakRow, mulai: datetime | None) -> None:
        self.keadaan, self.mulai, self.selesai, self.oleh = State.SELESAI, mulai, row.waktu, row.oleh
        self.putaran += 1

    def undo(self) -> None:
        self.keadaan = State.DRAF if self.putaran else State.BELUM
        self.mulai, self.selesai, self.oleh = None, None, ""


@dataclass(slots=True)
class _Journey:
    """The log so far: a record of every step, and when the last row was that counted."""

    sop: Sop
    triwulan: int
    arahan: str = ""
    waktu: datetime | None = None
    temuan: list[Temuan] = field(default_factory=list)
    records: dict[str, _Record] = field(init=False)

    def __post_init__(self) -> None:
        self.records = {langkah.id: _Record() for langkah in self.sop.langkah}

    def done(self, langkah: Langkah) -> bool:
        return self.records[langkah.id].keadaan is State.SELESAI

    def current(self) -> Langkah | None:
        """The first step that is not done; none when the last one is."""
        if self.done(self.sop.akhir):
            return None
        return next(langkah for langkah in self.sop.langkah if not self.done(langkah))

    def accept(self, row: JejakRow) -> None:
        langkah, target = map(self.sop.find, read_langkah(row))
        if langkah is None:
            self.temuan.append(temuan("SKP-416", nilai=row.nomor, alasan="langkahnya tidak ada pada SOP"))
        elif fault := self._fault(row, langkah, target):
            self.temuan.append(fault)
        else:
            self._count(row, langkah, target)

    def _count(self, row: JejakRow, langkah: Langkah, target: Langkah | None) -> None:
        if self.waktu is not None and row.waktu < self.waktu:
            self.temuan.append(temuan("SKP-417", nilai=row.nomor))
        if target is None:
            self.records[langkah.id].close(row, self.waktu)
        else:
            end = None if row.peristiwa is Event.DIBUKA else langkah.nomor
            for step in self.sop.langkah[target.nomor - 1 : end]:
                self.records[step.id].undo()
            self.arahan = row.catatan
        self.waktu = row.waktu

    def _fault(self, row: JejakRow, langkah: Langkah, target: Langkah | None) -> Temuan | None:
        if row.triwulan is None:
            return temuan("SKP-416", nilai=row.nomor, alasan="triwulannya kosong")
        if row.peristiwa is Event.DIBUKA:
            reason = self._useless_reopening(target, row)
            return temuan("SKP-416", nilai=row.nomor, alasan=reason) if reason else None
        current = self.current()
        if current is None or not self._in_turn(langkah, row):
            return temuan(
                "SKP-415",
                nilai=row.nomor,
                langkah=row.langkah,
                sop=self.sop.judul,
                triwulan=ROMAWI[self.triwulan],
                kini=f"sedang di langkah {current.nomor}" if current else "sudah selesai",
            )
        reason = _misfit(langkah, target, row)
        return temuan("SKP-416", nilai=row.nomor, alasan=reason) if reason else None

    def _useless_reopening(self, target: Langkah | None, row: JejakRow) -> str:
        """Why a row opens nothing again, empty when it does."""
        if not self.done(self.sop.langkah_keputusan):
            return "dibuka kembali sebelum disetujui"
        if target not in self.sop.reopenings():
            return "dibuka kembali ke langkah yang tidak diperbolehkan"
        return "" if row.catatan else "dibuka kembali tanpa alasan"

    def _in_turn(self, langkah: Langkah, row: JejakRow) -> bool:
        """Whether the step was to be left next: of those before it only steps that came since are not done.

        How many came since is told by the number that the step had when the row was written.
        """
        missing = [step for step in self.sop.langkah[: langkah.nomor] if not self.done(step)]
        new = langkah.nomor - (row.langkah or langkah.nomor)
        return not self.done(langkah) and len(missing) <= 1 + max(new, 0)


def _misfit(langkah: Langkah, target: Langkah | None, row: JejakRow) -> str:
    """Why a row at the right step is no move of the SOP, empty when it is one.

    The Camat's return counts whatever the setting says today: it may have been on when the row was made.
    """
    if row.peristiwa is Event.SELESAI:
        return _done_misfit(langkah, row)
    if target is None or target.id not in langkah.boleh_kembali_ke:
        return "dikembalikan ke langkah yang tidak diperbolehkan"
    if row.keputusan is not YesNo.TIDAK or not row.catatan:
        return "dikembalikan tanpa jawaban Tidak disertai arahan"
    return ""


def _done_misfit(langkah: Langkah, row: JejakRow) -> str:
    if langkah.keputusan and row.keputusan is not YesNo.YA:
        return "langkah keputusan selesai tanpa jawaban Ya"
    if row.keputusan is YesNo.TIDAK or row.ke_langkah is not None:
        return "langkah selesai dengan jawaban Tidak atau tujuan kembali"
    if row.keputusan is not None and not langkah.can_return:
        return "langkah tanpa keputusan diberi jawaban"
    return ""


def _status(
    journey: _Journey, langkah: Langkah, current: Langkah | None, calendar: Calendar, now: datetime
) -> StatusLangkah:
    record = journey.records[langkah.id]
    keadaan, mulai, tenggat = record.keadaan, record.mulai, None
    if langkah is current and journey.waktu is not None:
        keadaan, mulai = State.BERJALAN, journey.waktu
    if mulai is not None and langkah.waktu_baku() > 0:
        tenggat = calendar.add_langkah(mulai, langkah)
    return StatusLangkah(
        id=langkah.id,
        nomor=langkah.nomor,
        keadaan=keadaan,
        mulai=mulai,
        selesai=record.selesai,
        oleh=record.oleh,
        tenggat=tenggat,
        terlambat=tenggat is not None and (record.selesai or now) > tenggat,
        putaran=record.putaran,
    )
