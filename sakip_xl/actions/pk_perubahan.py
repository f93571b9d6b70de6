"""Begin a PK perubahan: copy the chosen indicators into rows whose targets are then changed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.domain.model import Indikator
from sakip_xl.domain.terms import Event, PkVersion
from sakip_xl.domain.wording import listing, normalized
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.workbook.port import Book


def pk_perubahan(book: Book, *, kode: Sequence[str], moment: Moment) -> Result:
    """Append a perubahan row for each of these indicators, its targets still those of the PK murni.

    The murni rows and every realisasi stay: from now on the targets of the new rows count
    (PermenPANRB 53/2014: a PK may be revised). Case and order of ``kode`` do not matter, one named twice
    counts once. Refused when none is named (SKP-412), or one is unknown, cannot be read or has a perubahan
    row already (SKP-413, each named); then no row is made.
    """
    session = Session.open_book(book, moment)
    chosen = {normalized(name): name.strip() for name in kode if name.strip()}
    if not chosen:
        raise SakipError("SKP-412")
    details = [found for name in chosen.items() for found in _obstacles(session, *name)]
    if details:
        raise SakipError("SKP-413", details=details, jumlah=len(details))
    copies = [
        row.model_copy(update={"versi_pk": PkVersion.PERUBAHAN})
        for row in session.master.indikator
        if normalized(row.kode) in chosen
    ]
    names = [row.kode for row in copies]
    session.perubahan.append_to(Indikator.table, *copies)
    session.note_event(Event.PK_PERUBAHAN, catatan=f"Baris perubahan untuk {listing(names)}.")
    backup = session.save("pk_perubahan")
    message = (
        f"Baris PK perubahan dibuat di akhir lembar Indikator untuk {len(names)} indikator: "
        f"{listing(names)}. Realisasi yang sudah dilaporkan tetap dipakai; setelah targetnya diubah, "
        "formulir yang belum kembali diganti saat dibagikan lagi."
    )
    return Result(message, {"kode": names, "cadangan": str(backup or "")})


def _obstacles(session: Session, kode: str, name: str) -> Iterator[Temuan]:
    """Why one indicator cannot be given a perubahan row."""
    table = Indikator.table
    places = [
        index
        for index, row in enumerate(session.content.row(table))
        if normalized(str(row.get("kode") or "")) == kode
    ]
    if not places:
        yield temuan("SKP-302", kolom="Kode", nilai=name, rujukan="lembar Indikator", juga="")
        return
    flaws = [cell for cell in session.cacat if cell.table == table and cell.row_index in places]
    yield from session.locate(flaws)
    versions = [row.versi_pk for row in session.master.indikator if normalized(row.kode) == kode]
    if PkVersion.PERUBAHAN in versions:
        yield temuan("SKP-414", nilai=name)
