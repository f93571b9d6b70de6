"""The SOP as a machine: its status is the fold of the log, and a move is allowed or refused with a reason.

Nothing here is stored. What the SOP does not declare is refused (``definition.transition_table`` prints it).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from sakip_xl.domain.sop.calendar import Calendar
from sakip_xl.domain.sop.definition import SYARAT, SYARAT_PENGUMPULAN, Langkah, Sop
from sakip_xl.domain.sop.jejak import JejakRow, in_force
from sakip_xl.domain.terms import ROMAWI, Event, Peran, SopName, YesNo
from sakip_xl.errors import SakipError, Temuan, temuan


class State(StrEnum):
    """Where one step is. ``DRAF``: it was done, a return reopened it, and its output is draft again."""

    BELUM = "belum"
    BERJALAN = "berjalan"
    SELESAI = "selesai"
    DRAF = "draf"


@dataclass(frozen=True, slots=True)
class StatusLangkah:
    """One step as the log tells it.

    ``tenggat`` runs on the working calendar from the actual ``mulai`` of this step. Nothing records when
    step 1 began, and the archive has no standard time: neither has a due time. ``putaran`` counts how
    often the step was completed: a running step with more than none is being done again.
    """

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

    ``langkah_kini`` is the step to be completed next, ``None`` when the SOP is finished. ``disetujui``:
    the Sekretaris said ya and nothing has been returned since. ``arahan`` is what the last return asked for,
    until the SOP is approved again. ``temuan`` lists the rows of the log that do not fit and were not
    counted.
    """

    sop: SopName
    triwulan: int
    langkah: tuple[StatusLangkah, ...]
    langkah_kini: int | None
    disetujui: bool
    arahan: str
    temuan: tuple[Temuan, ...]

    @property
    def selesai(self) -> bool:
        """Whether the last step is done."""
        return self.langkah_kini is None

    def ke(self, number: int) -> StatusLangkah:
        """The status of the step of that number."""
        return next(langkah for langkah in self.langkah if langkah.nomor == number)


def fold(
    jejak: Iterable[JejakRow], sop: Sop, triwulan: int, *, calendar: Calendar, now: datetime
) -> StatusSop:
    """The status of one SOP in one quarter, folded from the log in the order of its rows.

    Only ``SELESAI`` and ``KEMBALI`` move the SOP, and not when a later row takes them back. A row that
    does not fit becomes a finding (SKP-415, SKP-416) and is passed over; one whose time runs backwards is
    counted, with a warning (SKP-417).
    """
    journey = _Journey(sop, triwulan)
    for row in in_force(jejak):
        moves = row.peristiwa in {Event.SELESAI, Event.KEMBALI}
        if moves and row.sop is sop.nama and row.triwulan in {triwulan, None}:
            journey.accept(row)
    langkah = tuple(_with_due_time(journey.buku[step.nomor], step, calendar, now) for step in sop.langkah)
    disetujui = journey.buku[sop.langkah_keputusan.nomor].keadaan is State.SELESAI
    current = None if journey.kini > sop.akhir.nomor else journey.kini
    return StatusSop(
        sop=sop.nama,
        triwulan=triwulan,
        langkah=langkah,
        langkah_kini=current,
        disetujui=disetujui,
        arahan="" if disetujui else journey.arahan,
        temuan=tuple(journey.temuan),
    )


@dataclass(slots=True)
class _Record:
    nomor: int
    keadaan: State = State.BELUM
    mulai: datetime | None = None
    selesai: datetime | None = None
    oleh: str = ""
    putaran: int = 0

    def begin(self, waktu: datetime) -> None:
        self.keadaan, self.mulai, self.selesai, self.oleh = State.BERJALAN, waktu, None, ""

    def close(self, row: JejakRow) -> None:
        self.keadaan, self.selesai, self.oleh = State.SELESAI, row.waktu, row.oleh
        self.putaran += 1

    def undo(self) -> None:
        self.keadaan = State.DRAF if self.putaran else State.BELUM
        self.mulai, self.selesai, self.oleh = None, None, ""


@dataclass(slots=True)
class _Journey:
    sop: Sop
    triwulan: int
    kini: int = 1
    arahan: str = ""
    waktu: datetime = datetime.min
    temuan: list[Temuan] = field(default_factory=list)
    buku: dict[int, _Record] = field(init=False)

    def __post_init__(self) -> None:
        self.buku = {langkah.nomor: _Record(langkah.nomor) for langkah in self.sop.langkah}

    def accept(self, row: JejakRow) -> None:
        fault = self._fault(row)
        if fault is not None:
            self.temuan.append(fault)
            return
        if row.waktu < self.waktu:
            self.temuan.append(temuan("SKP-417", nilai=row.nomor))
        self.waktu = row.waktu
        if row.ke_langkah is None:
            self.buku[self.kini].close(row)
            self.kini += 1
        else:
            for number in range(row.ke_langkah, self.kini + 1):
                self.buku[number].undo()
            self.kini, self.arahan = row.ke_langkah, row.catatan
        if self.kini in self.buku:
            self.buku[self.kini].begin(row.waktu)

    def _fault(self, row: JejakRow) -> Temuan | None:
        if row.triwulan is None:
            return temuan("SKP-416", nilai=row.nomor, alasan="triwulannya kosong")
        if row.langkah not in self.buku:
            return temuan("SKP-416", nilai=row.nomor, alasan="langkahnya tidak ada pada SOP")
        if row.langkah != self.kini:
            return temuan(
                "SKP-415",
                nilai=row.nomor,
                langkah=row.langkah,
                sop=self.sop.judul,
                triwulan=ROMAWI[self.triwulan],
                kini=f"sedang di langkah {self.kini}" if self.kini in self.buku else "sudah selesai",
            )
        reason = _misfit(self.sop.ke(self.kini), row)
        return temuan("SKP-416", nilai=row.nomor, alasan=reason) if reason else None


def _misfit(langkah: Langkah, row: JejakRow) -> str:
    """Why a row at the right step is no move of the SOP, empty when it is one.

    The Camat's return counts whatever the setting says today: it may have been on when the row was made.
    """
    if row.peristiwa is Event.SELESAI:
        return _done_misfit(langkah, row)
    if row.ke_langkah not in langkah.boleh_kembali_ke:
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


def _with_due_time(record: _Record, langkah: Langkah, calendar: Calendar, now: datetime) -> StatusLangkah:
    tenggat = None
    if record.mulai is not None and langkah.waktu_baku() > 0:
        tenggat = calendar.add_langkah(record.mulai, langkah)
    return StatusLangkah(
        nomor=record.nomor,
        keadaan=record.keadaan,
        mulai=record.mulai,
        selesai=record.selesai,
        oleh=record.oleh,
        tenggat=tenggat,
        terlambat=tenggat is not None and (record.selesai or now) > tenggat,
        putaran=record.putaran,
    )


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks for at the current step: all the roles of that person, and the answer given."""

    peran: frozenset[Peran]
    keputusan: YesNo | None = None
    catatan: str = ""
    ke_langkah: int | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """An allowed move, as it is to be logged; ``berikut`` is the step that runs then, if any."""

    sop: SopName
    triwulan: int
    langkah: int
    peristiwa: Event
    peran: Peran
    keputusan: YesNo | None
    ke_langkah: int | None
    catatan: str
    berikut: int | None

    def jejak_content(self) -> dict[str, Any]:
        """The fields for ``jejak.connect``; ``waktu``, ``oleh`` and ``akun`` are the caller's."""
        names = ("sop", "triwulan", "langkah", "peristiwa", "peran", "keputusan", "ke_langkah", "catatan")
        return {name: getattr(self, name) for name in names}


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refused move: the code of its one reason, what fills the texts, and the details."""

    kode: str
    isi: Mapping[str, Any]
    rincian: tuple[Temuan, ...] = ()

    def galat(self) -> SakipError:
        """The refusal as the error that an action raises."""
        return SakipError(self.kode, details=self.rincian, **self.isi)


def check_move(
    sop: Sop,
    status: StatusSop,
    request: Request,
    *,
    missing_items: Callable[[str], list[str]],
    pengumpulan_disetujui: bool,
    camat_dapat_mengembalikan: bool = False,
) -> Move | Refusal:
    """Whether the current step may be left as asked: the move, or why not.

    ``missing_items`` lists what one named check of ``definition.SYARAT`` finds missing, nothing when it is
    met. A *tidak* needs only the kelengkapan, anything else the keluaran too. The refusals are SKP-401 to
    SKP-411; SKP-403 lists everything missing. ``camat_dapat_mengembalikan`` lets the Camat answer at the
    step that reports to him (domain.md 5.3 #6).
    """
    if status.langkah_kini is None:
        return Refusal("SKP-401", {"sop": sop.judul, "triwulan": ROMAWI[status.triwulan]})
    langkah = sop.ke(status.langkah_kini)
    may_answer = langkah.keputusan or (langkah.camat_mengembalikan and camat_dapat_mengembalikan)
    refusal = (
        _refuse_answer(sop, langkah, request, may_answer=may_answer)
        or _refuse_peran(langkah, request)
        or _refuse_keputusan(langkah, request)
        or _refuse_destination(langkah, request)
    )
    if refusal is not None:
        return refusal
    if SYARAT_PENGUMPULAN in langkah.syarat_masuk and not pengumpulan_disetujui:
        return Refusal("SKP-411", {"langkah": langkah.nomor, "triwulan": ROMAWI[status.triwulan]})
    details = tuple(_missing_findings(langkah, request.keputusan, missing_items))
    if details:
        return Refusal("SKP-403", _describe(langkah) | {"jumlah": len(details)}, details)
    return _make_move(sop, status.triwulan, langkah, request)


def _describe(langkah: Langkah) -> dict[str, Any]:
    return {"langkah": langkah.nomor, "uraian": langkah.uraian}


def _answerers(langkah: Langkah, request: Request) -> tuple[Peran, ...]:
    """Who may do what is asked: any actor of the step, but only the Camat answers in the Camat's name."""
    if langkah.camat_mengembalikan and request.keputusan is not None:
        return (Peran.CAMAT,)
    return langkah.pelaku


def _refuse_answer(sop: Sop, langkah: Langkah, request: Request, *, may_answer: bool) -> Refusal | None:
    if request.keputusan is None or may_answer:
        return None
    details = {"nilai": request.keputusan, "langkah_keputusan": sop.langkah_keputusan.nomor}
    return Refusal("SKP-407", _describe(langkah) | details)


def _refuse_peran(langkah: Langkah, request: Request) -> Refusal | None:
    allowed = _answerers(langkah, request)
    if request.peran & set(allowed):
        return None
    given = ", ".join(sorted(request.peran)) or "orang tanpa peran"
    return Refusal("SKP-402", _describe(langkah) | {"pelaku": " atau ".join(allowed), "nilai": given})


def _refuse_keputusan(langkah: Langkah, request: Request) -> Refusal | None:
    if langkah.keputusan and request.keputusan is None:
        return Refusal("SKP-406", {"langkah": langkah.nomor, "pelaku": " atau ".join(langkah.pelaku)})
    if request.keputusan is YesNo.TIDAK and not request.catatan.strip():
        return Refusal("SKP-408", {"langkah": langkah.nomor})
    return None


def _refuse_destination(langkah: Langkah, request: Request) -> Refusal | None:
    destination = request.ke_langkah
    if destination is None:
        return None
    details = {"langkah": langkah.nomor, "nilai": destination}
    if request.keputusan is not YesNo.TIDAK:
        return Refusal("SKP-410", details)
    if destination not in langkah.boleh_kembali_ke:
        allowed = ", ".join(str(number) for number in langkah.boleh_kembali_ke)
        return Refusal("SKP-409", details | {"boleh": allowed, "baku": langkah.kembali_ke})
    return None


def _missing_findings(
    langkah: Langkah, keputusan: YesNo | None, missing_items: Callable[[str], list[str]]
) -> Iterator[Temuan]:
    requirements = [("SKP-404", name) for name in langkah.syarat_masuk if name != SYARAT_PENGUMPULAN]
    if keputusan is not YesNo.TIDAK:
        requirements += [("SKP-405", name) for name in langkah.syarat_keluar]
    for kode, name in requirements:
        sheet = SYARAT[name].isi_di
        for missing in missing_items(name):
            finding = temuan(kode, nilai=missing.rstrip("."), langkah=langkah.nomor, isi_di=sheet)
            yield finding.di(lembar=sheet)


def _make_move(sop: Sop, triwulan: int, langkah: Langkah, request: Request) -> Move:
    returned = request.keputusan is YesNo.TIDAK
    destination = (request.ke_langkah or langkah.kembali_ke) if returned else None
    next_langkah = None if langkah is sop.akhir else langkah.nomor + 1
    return Move(
        sop=sop.nama,
        triwulan=triwulan,
        langkah=langkah.nomor,
        peristiwa=Event.KEMBALI if returned else Event.SELESAI,
        peran=next(peran for peran in _answerers(langkah, request) if peran in request.peran),
        keputusan=request.keputusan,
        ke_langkah=destination,
        catatan=request.catatan.strip(),
        berikut=destination or next_langkah,
    )
