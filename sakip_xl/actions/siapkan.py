"""Propose the papers of the step at hand, for staff to correct instead of typing them."""

from __future__ import annotations

from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.terms import ROMAWI, Event, SopName
from sakip_xl.domain.usulan import Occasion, Usulan, propose
from sakip_xl.domain.wording import listing
from sakip_xl.schema.books import MASTER
from sakip_xl.workbook.port import Book


def siapkan(book: Book, sop: SopName, *, moment: Moment, triwulan: int | None = None) -> Result:
    """Append the rows and fill the blank cells that the step at hand probably needs.

    Nothing that is there is changed, and a step with its papers gets none again. No proposal is enough to
    complete a step: each leaves what only a person can say. A quarter done on paper is refused (SKP-499).
    """
    session = Session.open_book(book, moment)
    period = int(triwulan or session.master.kerja.triwulan)
    session.refuse_paper(sop, period)
    title = f"{SOP[sop].judul} Triwulan {ROMAWI[period]}"
    langkah = session.status(sop, period).current
    if langkah is None:
        return _nothing(sop, period, f"{title} sudah selesai; tidak ada naskah yang perlu disiapkan.")
    place = f"{title} langkah {langkah.nomor}"
    usulan = propose(Occasion(session.master, sop, period, langkah, session.sekarang))
    if usulan is None:
        return _nothing(sop, period, f"{place} tidak memerlukan naskah yang diketik. Tidak ada yang diubah.")
    if not usulan:
        message = f"{place}: tidak ada yang diusulkan. Isi atau betulkan yang ada di lembar {usulan.sheet}."
        return _nothing(sop, period, message, usulan.sheet)
    for table, rows in usulan.rows.items():
        session.perubahan.append_to(table, *rows)
    session.perubahan.changed += usulan.cells
    content = _content(usulan)
    session.note_event(Event.USULAN, sop=sop, triwulan=period, catatan=f"Lembar {usulan.sheet}: {content}.")
    backup = session.save("siapkan")
    message = f"{place}: usulan ditulis di lembar {usulan.sheet}: {content}. Periksa sebelum dipakai."
    steps = "\n".join(f"{number}. {text}" for number, text in enumerate(usulan.to_do, 1))
    data = _data(sop, period, usulan.sheet, {name: len(rows) for name, rows in usulan.rows.items() if rows})
    return Result(f"{message}\n{steps}", {**data, "sel": len(usulan.cells), "cadangan": str(backup or "")})


def _content(usulan: Usulan) -> str:
    """What is proposed, in words: rows by table, and cells."""
    parts = [
        f"{len(rows)} baris {MASTER.table_named(table).judul}" for table, rows in usulan.rows.items() if rows
    ]
    return listing([*parts, *([f"{len(usulan.cells)} sel"] if usulan.cells else [])])


def _nothing(sop: SopName, triwulan: int, message: str, sheet: str = "") -> Result:
    return Result(message, {**_data(sop, triwulan, sheet, {}), "sel": 0})


def _data(sop: SopName, triwulan: int, sheet: str, rows: dict[str, int]) -> dict[str, object]:
    return {"sop": str(sop), "triwulan": triwulan, "lembar": sheet, "baris": rows}
