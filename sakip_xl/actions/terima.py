"""Take a master over that was handed over: its files against their list, its log against itself."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sakip_xl.actions.folders import file_sidik
from sakip_xl.actions.handover_list import LIST_NAME, HandoverNote, list_sidik, read_catatan, read_list
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.domain.sop.jejak import JejakRow, in_force
from sakip_xl.domain.terms import Event
from sakip_xl.domain.wording import normalized
from sakip_xl.errors import SakipError, Temuan, Tingkat, temuan
from sakip_xl.workbook.port import Book

_GONE = "tidak ada di foldernya"
_CHANGED = "berubah sejak diserahkan"
_OTHER_LIST = "berbeda dari yang dicatat saat diserahkan"


def terima(book: Book, *, moment: Moment) -> Result:
    """Check the package that lies beside the master, and log that it was received.

    Findings: every file that is missing or was changed, a changed list (SKP-639), every row of the log that
    does not fit (SKP-419), another receiver than the one it was handed to (SKP-646). The master itself is
    compared until its reception is logged; checked again later, nothing more is written. Refused: a book
    without a folder on this computer (SKP-644), one that was not handed over (SKP-638) or has no list beside
    it (SKP-637).
    """
    session = Session.open_book(book, moment)
    if session.folder is None:
        raise SakipError("SKP-644", berkas=book.name)
    row, received = _handover(session)
    note = read_catatan(row.catatan)
    path = session.folder / LIST_NAME
    if not path.is_file():
        raise SakipError("SKP-637", nilai=LIST_NAME)
    entries = read_list(path.read_text(encoding="utf-8", errors="replace"))
    found = [
        *_log(session),
        *_files(session, entries, note, with_master=not received),
        *_receiver(session, note),
    ]
    wrong = sum(item.tingkat is Tingkat.SALAH for item in found)
    told = f"{wrong} hal tidak sesuai" if wrong else "semuanya sesuai dan jejaknya utuh"
    message = f"Buku dari {note.giver} dengan {len(entries)} berkas: {told}."
    data = {"dari": note.giver, "kepada": note.receiver, "berkas": len(entries), "sesuai": not wrong}
    if received:
        return Result(f"{message} Penerimaannya sudah dicatat.", data, found)
    session.note_event(Event.TERIMA, catatan=message)
    return Result(message, {**data, "cadangan": str(session.save("terima") or "")}, found)


def _handover(session: Session) -> tuple[JejakRow, bool]:
    """The last handover in the log, and whether it was received already."""
    rows = in_force(session.rantai)
    places = [place for place, row in enumerate(rows) if row.peristiwa is Event.SERAH]
    if not places:
        raise SakipError("SKP-638")
    later = rows[places[-1] :]
    return rows[places[-1]], any(row.peristiwa is Event.TERIMA for row in later)


def _log(session: Session) -> Iterator[Temuan]:
    check = session.check_log()
    yield from session.locate([*check.findings(), *check.acknowledged_findings()])


def _files(
    session: Session, entries: list[tuple[str, str]], note: HandoverNote, *, with_master: bool
) -> Iterator[Temuan]:
    """What of the list is not there as it was handed over."""
    master, others = entries[:1], entries[1:]
    if list_sidik(f"{sidik}  {name}" for sidik, name in others) != note.sidik:
        yield _wrong(LIST_NAME, _OTHER_LIST)
    for sidik, name in others:
        if reason := _reason((session.folder or Path()) / name, sidik):
            yield _wrong(name, reason)
    own = session.book.path
    if with_master and own is not None and any(_reason(own, sidik) for sidik, _ in master):
        yield _wrong(own.name, _CHANGED)


def _reason(path: Path, sidik: str) -> str:
    if not path.is_file():
        return _GONE
    return "" if file_sidik(path) == sidik else _CHANGED


def _wrong(name: str, reason: str) -> Temuan:
    return temuan("SKP-639", nilai=name, alasan=reason).di(berkas=Path(name).name)


def _receiver(session: Session, note: HandoverNote) -> Iterator[Temuan]:
    if normalized(session.oleh) != normalized(note.receiver):
        yield temuan("SKP-646", nilai=note.receiver, oleh=session.oleh or "-")
