"""Note an event with what it did to cells."""

from __future__ import annotations

from sakip_xl.actions.session import Session
from sakip_xl.domain.bentrok.record import Record, pieces
from sakip_xl.domain.terms import Event


def note_record(session: Session, record: Record, catatan: str, triwulan: int | None) -> None:
    """Append what happened to the log, in as many rows as its cells need."""
    first, *more = pieces(record)
    session.note_event(record.peristiwa, triwulan=triwulan, catatan=catatan, perubahan=first)
    for number, piece in enumerate(more, 2):
        note = f"{record.formulir or record.peristiwa}, bagian {number}"
        session.note_event(Event.LANJUTAN, triwulan=triwulan, catatan=note, perubahan=piece)
