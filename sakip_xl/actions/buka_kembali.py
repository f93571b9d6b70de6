"""Open again what the Sekretaris agreed to, so that a correction is possible and seen by everybody."""

from __future__ import annotations

from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.actions.signing import note_signed_if_due
from sakip_xl.actions.withdrawn_reports import clear_arahan, withdraw_reports
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.jabatan import out_of_office, signed_name
from sakip_xl.domain.sop.reopening import APPROVERS, Approver, Reopening, check_reopening, follow_up
from sakip_xl.domain.sop.state import StatusSop
from sakip_xl.domain.sop.transition import Refusal, Request
from sakip_xl.domain.terms import ROMAWI, SopName
from sakip_xl.domain.wording import listing, normalized
from sakip_xl.workbook.port import Book


def buka_kembali(
    book: Book,
    sop: SopName,
    *,
    moment: Moment,
    triwulan: int | None = None,
    catatan: str = "",
    ke_langkah: int | str | None = None,
) -> Result:
    """Let the steps of one SOP from ``ke_langkah`` on be done again, with ``catatan`` as the reason.

    Its reports do not stand any more and what is made from now on is a DRAFT until the Sekretaris agrees
    again; documents and archives that were issued stay as they are, as earlier versions. With Pengumpulan an
    agreed Pengukuran of the quarter is opened too: its data are not final any more. Refused as
    ``check_reopening`` decides. Once the Sekretaris has a key it is signed (``signing.unlock_key`` refuses).
    """
    session = Session.open_book(book, moment)
    period = int(triwulan or session.master.kerja.triwulan)
    first = _checked(
        session, session.status(sop, period), Request(session.peran(), None, catatan, ke_langkah)
    )
    more = follow_up(first, session.status(SopName.PENGUKURAN, period))
    opened = [first, *filter(None, [more])]
    for each in opened:
        _open(session, each)
    if catatan.strip() == session.master.kerja.arahan:
        clear_arahan(session)
    backup = session.save("buka_kembali")
    places = [
        {"sop": str(each.sop), "langkah": each.langkah.nomor, "langkah_id": each.langkah.id}
        for each in opened
    ]
    data = {"triwulan": period, "dibuka": places, "cadangan": str(backup) if backup else None}
    return Result(_message(opened, period), data)


def _checked(session: Session, status: StatusSop, request: Request) -> Reopening:
    today = session.sekarang.date()
    result = check_reopening(
        SOP[status.sop],
        status,
        request,
        _approver(session, status),
        lambda allowed: out_of_office(session.master, session.oleh, allowed, today),
    )
    if isinstance(result, Refusal):
        raise result.galat()
    return result


def _open(session: Session, opened: Reopening) -> None:
    name = signed_name(session.master, session.oleh, APPROVERS[0], session.sekarang.date())
    text = f"Buka kembali {SOP[opened.sop].judul} Triwulan {ROMAWI[opened.triwulan]}: {opened.alasan}"
    note_signed_if_due(session, session.draft_event(**opened.jejak_content(), oleh=name), text)
    withdraw_reports(session, opened.sop, opened.triwulan, opened.langkah, opened.alasan)


def _approver(session: Session, status: StatusSop) -> Approver:
    """Who agreed last; whether he is the one who asks now, and whether he has left office since."""
    name = status.ke(SOP[status.sop].langkah_keputusan.nomor).oleh
    return Approver(name, acts=_is(name, session.oleh), gone=not _in_office(session, name))


def _in_office(session: Session, name: str) -> bool:
    holders = session.master.holders(APPROVERS[0], session.sekarang.date())
    return any(_is(name, row.nama) for row in holders)


def _is(signed: str, name: str) -> bool:
    """Whether a name of the log, which may end in the office, is that of a person."""
    return normalized(signed) == normalized(name) or normalized(signed).startswith(f"{normalized(name)} (")


def _message(opened: list[Reopening], triwulan: int) -> str:
    steps = listing([f"{SOP[each.sop].judul} dari langkah {each.langkah.nomor}" for each in opened])
    return (
        f"Triwulan {ROMAWI[triwulan]} dibuka kembali: {steps}. Laporannya tidak berlaku lagi dan naskah yang "
        "dibuat sekarang bertulisan DRAFT sampai Sekretaris menyetujui lagi. Naskah dan arsip yang sudah "
        "terbit tetap ada."
    )
