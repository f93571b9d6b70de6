"""The keys that a master knows, and which of them lie at this computer."""

from __future__ import annotations

from sakip_xl.actions.kunci_daftar import key_entry
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.domain.model import Kunci
from sakip_xl.domain.sop.keys import KeyLog, key_rows
from sakip_xl.domain.sop.signatures import unsigned_peran
from sakip_xl.domain.wording import listing, waktu
from sakip_xl.workbook.port import Book
from sakip_xl.workstation.keys.key_store import KeyStore


def kunci_lihat(book: Book, *, moment: Moment) -> Result:
    """Every key of the log with its words and its time; findings are wrong signatures, never a refusal."""
    session = Session.read_book(book, moment)
    rows = key_rows(KeyLog(session.rantai, session.master.pejabat))
    here = {key.publik for key in KeyStore().stored()}
    missing = unsigned_peran(session.master)
    lines = [_line(row, here=row.publik in here) for row in rows] or ["Belum ada kunci yang didaftarkan."]
    if missing:
        lines.append(f"Belum mendaftarkan kunci: {listing([*missing])}.")
    entries = [key_entry(row) | {"di_sini": row.publik in here} for row in rows]
    data = {"kunci": entries, "belum": [str(peran) for peran in missing]}
    return Result("\n".join(lines), data, session.signature_temuan())


def _line(row: Kunci, *, here: bool) -> str:
    end = f" sampai {waktu(row.berakhir)}" if row.berakhir else ""
    place = ", ada di komputer ini" if here else ""
    return (
        f"{row.nama} ({row.peran}): {row.kata}. Berlaku sejak {waktu(row.sejak)}{end}, "
        f"saksi {row.saksi}, jejak nomor {row.jejak}{place}."
    )
