"""Acknowledge a broken log, so that work can go on: an act of its own, with a reason, that changes no row."""

from __future__ import annotations

from dataclasses import replace

from sakip_xl.actions.log_check import LogCheck
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.actions.signing import note_signed_if_due
from sakip_xl.domain.model import Kerja
from sakip_xl.domain.sop.jabatan import signed_name
from sakip_xl.domain.sop.log_repair import log_sidik, repair_catatan
from sakip_xl.domain.terms import Event, Peran
from sakip_xl.errors import SakipError
from sakip_xl.workbook.port import Book

REPAIRERS = (Peran.SEKRETARIS, Peran.CAMAT)
"""Who may answer for a log that was touched."""

_FEWEST_WORDS = 3
_LONGEST = 1_000


def perbaiki_jejak(book: Book, *, moment: Moment, alasan: str = "") -> Result:
    """Append a row to the log that names every broken row above it, the reason, and who answers for it.

    No row is changed or deleted. The breaks are told for ever (SKP-831), and any later change of a row
    above breaks the log again. It cannot be taken back. A reason that is the arahan of Beranda empties it
    there. Refused: a log that is whole (SKP-832), anybody but Sekretaris and Camat (SKP-833), without a
    reason in words (SKP-834), and while cells of the log cannot be read (SKP-835). Once one of them has a
    key it is signed (``signing.signed_if_due`` refuses).
    """
    session = Session.read_book(book, moment)
    check = session.check_log()
    if check.whole:
        raise SakipError("SKP-832")
    if check.unread:
        raise SakipError("SKP-835", details=session.locate(check.unread), jumlah=len(check.unread))
    role = next((peran for peran in REPAIRERS if peran in session.peran()), None)
    if role is None:
        raise SakipError("SKP-833", nilai=session.oleh or "-")
    reason = " ".join(alasan.split())
    if len(reason.split()) < _FEWEST_WORDS or len(reason) > _LONGEST:
        raise SakipError("SKP-834", batas=_LONGEST)
    drafted = session.draft_event(
        Event.PERBAIKAN,
        oleh=signed_name(session.master, session.oleh, role, session.sekarang.date()),
        peran=role,
        catatan=repair_catatan(check.open_breaks, reason),
        sidik_data=log_sidik(session.rantai),
    )
    row = note_signed_if_due(session, drafted, f"Akui jejak yang rusak apa adanya. Alasan: {reason}")
    if alasan.strip() == session.master.kerja.arahan:
        session.change(Kerja.table, session.master.kerja.baris_ke, arahan=None)
    backup = session.save("perbaiki_jejak", undoable=False)
    message = (
        f"Jejak diperbaiki: {check.named()} diakui apa adanya pada jejak nomor {row.nomor}. Pekerjaan dapat "
        "dilanjutkan."
    )
    done = LogCheck([replace(found, repair=row) for found in check.open_breaks], ())
    data = {"jejak": row.nomor, "diakui": check.data()["rusak"], "cadangan": str(backup or "")}
    return Result(message, data, session.locate(done.acknowledged_findings()))
