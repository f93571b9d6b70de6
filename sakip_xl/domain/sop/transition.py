"""Whether the current step of an SOP may be left as asked: the move, or a refusal with its reason.

What the SOP does not declare is refused.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sakip_xl.domain.sop.definition import SYARAT, SYARAT_PENGUMPULAN, Langkah, Sop
from sakip_xl.domain.sop.state import State, StatusSop
from sakip_xl.domain.terms import ROMAWI, Event, Peran, SopName, YesNo
from sakip_xl.errors import SakipError, Temuan, temuan

Missing = tuple[str, str]
"""What is missing, and what is to be done about it."""


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks for at the current step: all the roles of that person, and the answer given.

    ``ke_langkah`` is the id or the number of the step to go back to.
    """

    peran: frozenset[Peran]
    keputusan: YesNo | None = None
    catatan: str = ""
    ke_langkah: int | str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """An allowed move, as it is to be logged; ``berikut`` is the step that runs then, if any."""

    sop: SopName
    triwulan: int
    langkah: Langkah
    peristiwa: Event
    peran: Peran
    keputusan: YesNo | None
    ke_langkah: Langkah | None
    catatan: str
    berikut: Langkah | None

    def jejak_content(self) -> dict[str, Any]:
        """The fields for ``jejak.connect``; ``waktu``, ``oleh`` and ``akun`` are the caller's."""
        names = ("sop", "triwulan", "peristiwa", "peran", "keputusan", "catatan")
        content = {name: getattr(self, name) for name in names}
        for name, langkah in (("langkah", self.langkah), ("ke_langkah", self.ke_langkah)):
            if langkah is not None:
                content |= {name: langkah.nomor, f"{name}_id": langkah.id}
        return content


@dataclass(frozen=True, slots=True)
class Refusal:
    """A refused move: the code of its one reason, what fills the texts, and the details."""

    kode: str
    fields: Mapping[str, Any]
    rincian: tuple[Temuan, ...] = ()

    def galat(self) -> SakipError:
        """The refusal as the error that an action raises."""
        return SakipError(self.kode, details=self.rincian, **self.fields)


def check_move(
    sop: Sop,
    status: StatusSop,
    request: Request,
    *,
    missing_items: Callable[[str], list[Missing]],
    pengumpulan_disetujui: bool,
    camat_dapat_mengembalikan: bool = False,
    out_of_office: Callable[[Sequence[Peran]], Refusal | None] = lambda _: None,
) -> Move | Refusal:
    """Whether the current step may be left as asked: the move, or why not.

    ``missing_items`` lists what one named check of ``definition.SYARAT`` finds missing, nothing when it is
    met. A *tidak* needs only the kelengkapan, anything else the keluaran too. The refusals are SKP-401 to
    SKP-411; SKP-403 lists everything missing. ``camat_dapat_mengembalikan`` lets the Camat answer at the
    step that reports to him (domain.md 5.3 #6). ``out_of_office`` says why the person has none of some roles
    today when that is a matter of dates: he is not in office, or nobody is (``domain.sop.jabatan``).
    """
    langkah = status.current
    if langkah is None and status.di_atas_kertas:
        return Refusal("SKP-499", {"triwulan": ROMAWI[status.triwulan]})
    if langkah is None:
        return Refusal("SKP-401", {"sop": sop.judul, "triwulan": ROMAWI[status.triwulan]})
    may_answer = langkah.keputusan or (langkah.camat_mengembalikan and camat_dapat_mengembalikan)
    refusal = (
        _refuse_answer(sop, langkah, request, may_answer=may_answer)
        or _refuse_peran(langkah, request, out_of_office)
        or _refuse_keputusan(langkah, request)
        or _refuse_destination(sop, langkah, request)
    )
    if refusal is not None:
        return refusal
    if SYARAT_PENGUMPULAN in langkah.syarat_masuk and not pengumpulan_disetujui:
        return Refusal("SKP-411", {"langkah": langkah.nomor, "triwulan": ROMAWI[status.triwulan]})
    details = tuple(_missing_findings(langkah, request.keputusan, missing_items))
    if details:
        return Refusal("SKP-403", _describe(langkah) | {"jumlah": len(details)}, details)
    return _make_move(sop, status, langkah, request)


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


def _refuse_peran(
    langkah: Langkah, request: Request, out_of_office: Callable[[Sequence[Peran]], Refusal | None]
) -> Refusal | None:
    allowed = _answerers(langkah, request)
    if request.peran & set(allowed):
        return None
    if (refusal := out_of_office(allowed)) is not None:
        return refusal
    given = ", ".join(sorted(request.peran)) or "orang tanpa peran"
    return Refusal("SKP-402", _describe(langkah) | {"pelaku": " atau ".join(allowed), "nilai": given})


def _refuse_keputusan(langkah: Langkah, request: Request) -> Refusal | None:
    if langkah.keputusan and request.keputusan is None:
        return Refusal("SKP-406", {"langkah": langkah.nomor, "pelaku": " atau ".join(langkah.pelaku)})
    if request.keputusan is YesNo.TIDAK and not request.catatan.strip():
        return Refusal("SKP-408", {"langkah": langkah.nomor})
    return None


def _refuse_destination(sop: Sop, langkah: Langkah, request: Request) -> Refusal | None:
    if request.ke_langkah is None:
        return None
    destination, allowed = sop.find(request.ke_langkah), sop.destinations(langkah)
    details = {
        "langkah": langkah.nomor,
        "nilai": destination.nomor if destination else request.ke_langkah,
    }
    if request.keputusan is not YesNo.TIDAK:
        return Refusal("SKP-410", details)
    if destination not in allowed:
        numbers = ", ".join(str(step.nomor) for step in allowed)
        default = sop.default_destination(langkah).nomor
        return Refusal("SKP-409", details | {"boleh": numbers, "baku": default})
    return None


def _missing_findings(
    langkah: Langkah, keputusan: YesNo | None, missing_items: Callable[[str], list[Missing]]
) -> Iterator[Temuan]:
    requirements = [("SKP-404", name) for name in langkah.syarat_masuk if name != SYARAT_PENGUMPULAN]
    if keputusan is not YesNo.TIDAK:
        requirements += [("SKP-405", name) for name in langkah.syarat_keluar]
    for kode, name in requirements:
        sheet = SYARAT[name].isi_di
        for missing, remedy in missing_items(name):
            finding = temuan(kode, nilai=missing.rstrip("."), langkah=langkah.nomor, cara=remedy.rstrip("."))
            yield finding.di(lembar=sheet)


def _make_move(sop: Sop, status: StatusSop, langkah: Langkah, request: Request) -> Move:
    returned = request.keputusan is YesNo.TIDAK
    chosen = sop.find(request.ke_langkah or "") or sop.default_destination(langkah)
    destination = chosen if returned else None
    later = (
        step for step in sop.langkah[langkah.nomor :] if status.ke(step.nomor).keadaan is not State.SELESAI
    )
    return Move(
        sop=sop.nama,
        triwulan=status.triwulan,
        langkah=langkah,
        peristiwa=Event.KEMBALI if returned else Event.SELESAI,
        peran=next(peran for peran in _answerers(langkah, request) if peran in request.peran),
        keputusan=request.keputusan,
        ke_langkah=destination,
        catatan=request.catatan.strip(),
        berikut=destination or next(later, None),
    )
