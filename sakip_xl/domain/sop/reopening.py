"""Whether a result that the Sekretaris agreed to may be opened again: the row of the log, or a refusal."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from sakip_xl.domain.sop.definition import SOP, Langkah, Sop
from sakip_xl.domain.sop.state import State, StatusSop
from sakip_xl.domain.sop.transition import Refusal, Request
from sakip_xl.domain.terms import ROMAWI, Event, Peran, SopName

APPROVERS = (Peran.SEKRETARIS,)
"""Who agrees to a result, and so opens it again."""


@dataclass(frozen=True, slots=True)
class Approver:
    """Who agreed to a result, as the log names him; ``acts``: it is he who asks; ``gone``: he left office."""

    nama: str
    acts: bool
    gone: bool


@dataclass(frozen=True, slots=True)
class Reopening:
    """An SOP opened again from ``langkah``; ``akhir`` is the last step that was done."""

    sop: SopName
    triwulan: int
    langkah: Langkah
    akhir: Langkah
    alasan: str

    def jejak_content(self) -> dict[str, Any]:
        """The fields for ``jejak.connect``; ``waktu``, ``oleh`` and ``akun`` are the caller's."""
        return {
            "sop": self.sop,
            "triwulan": self.triwulan,
            "peristiwa": Event.DIBUKA,
            "peran": APPROVERS[0],
            "catatan": self.alasan,
            "langkah": self.akhir.nomor,
            "langkah_id": self.akhir.id,
            "ke_langkah": self.langkah.nomor,
            "ke_langkah_id": self.langkah.id,
        }


def check_reopening(
    sop: Sop,
    status: StatusSop,
    request: Request,
    approver: Approver,
    out_of_office: Callable[[Sequence[Peran]], Refusal | None] = lambda _: None,
) -> Reopening | Refusal:
    """What opens an SOP again as asked, or why not.

    Only what was agreed to is opened again (SKP-890), in the book and not on paper (SKP-499), by the
    Sekretaris (SKP-402, or what ``out_of_office`` says) who agreed; when he left office, by who has it now
    (SKP-892). ``request.catatan`` is the reason, which must be there (SKP-891), ``ke_langkah`` the step from
    which it is done again, one of ``Sop.reopenings`` (SKP-893), by default the first of them.
    """
    fields = {"sop": sop.judul, "triwulan": ROMAWI[status.triwulan]}
    if status.di_atas_kertas:
        return Refusal("SKP-499", fields)
    if not status.disetujui:
        return Refusal("SKP-890", fields)
    refusal = _refuse_person(request, approver, out_of_office)
    if refusal is not None:
        return Refusal(refusal.kode, {**fields, **refusal.fields})
    reason = request.catatan.strip()
    if not reason:
        return Refusal("SKP-891", fields)
    allowed = sop.reopenings()
    target = allowed[0] if request.ke_langkah is None else sop.find(request.ke_langkah)
    if target is None or target not in allowed:
        numbers = ", ".join(str(step.nomor) for step in sorted(allowed, key=lambda step: step.nomor))
        value = target.nomor if target else request.ke_langkah
        return Refusal("SKP-893", {**fields, "nilai": value, "boleh": numbers})
    return Reopening(sop.nama, status.triwulan, target, _last_done(status), reason)


def follow_up(reopened: Reopening, pengukuran: StatusSop) -> Reopening | None:
    """What has to be opened again with it: an agreed Pengukuran of data that are open again themselves."""
    if reopened.sop is not SopName.PENGUMPULAN or not pengukuran.disetujui or pengukuran.di_atas_kertas:
        return None
    sop = SOP[SopName.PENGUKURAN]
    first = min(sop.reopenings(), key=lambda step: step.nomor)
    reason = f"Data triwulan ini dibuka kembali: {reopened.alasan}"
    return Reopening(sop.nama, reopened.triwulan, first, _last_done(pengukuran), reason)


def _refuse_person(
    request: Request, approver: Approver, out_of_office: Callable[[Sequence[Peran]], Refusal | None]
) -> Refusal | None:
    if not request.peran & {*APPROVERS}:
        given = ", ".join(sorted(request.peran)) or "orang tanpa peran"
        return out_of_office(APPROVERS) or Refusal("SKP-894", {"nilai": given})
    if approver.acts or approver.gone:
        return None
    return Refusal("SKP-892", {"nilai": approver.nama})


def _last_done(status: StatusSop) -> Langkah:
    done = [step.nomor for step in status.langkah if step.keadaan is State.SELESAI]
    return SOP[status.sop].ke(max(done))
