"""Make room in a table: blank rows at its end, and the rows typed below it taken in."""

from __future__ import annotations

from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.domain.terms import Event
from sakip_xl.domain.wording import listing, normalized
from sakip_xl.errors import SakipError
from sakip_xl.schema.base import Table
from sakip_xl.schema.books import MASTER
from sakip_xl.workbook.port import Book

BLANK_ROWS = 10
"""So many rows are added when nothing else is said."""

GROWING = tuple(table for table in MASTER.tables if table.grows)
"""The tables to which staff add rows."""


def tambah_baris(
    book: Book,
    *,
    moment: Moment,
    tabel: str | None = None,
    lembar: str | None = None,
    jumlah: int = BLANK_ROWS,
) -> Result:
    """Add blank rows to one table; rows typed right below it become its own, nothing of them is lost.

    ``tabel`` is the table's name or heading or its sheet, ``lembar`` a sheet, whose first table is meant.
    Refused for what is no table of staff (SKP-178). The log tells it; blank rows are no data to take back.
    """
    table = growing_table(tabel or "", lembar or "")
    session = Session.open_book(book, moment)
    below = session.content.below.get(table.name)
    taken = sum(1 for row in below.rows if row) if below else 0
    session.content = session.content.grown(table.name, jumlah)
    message = f"{jumlah} baris kosong ditambahkan pada tabel {table.judul}, lembar {table.sheet}."
    if taken:
        message += f" {taken} baris yang diketik di bawahnya sudah masuk ke dalam tabel."
    session.note_event(Event.TAMBAHAN, catatan=message)
    backup = session.save("tambah_baris")
    data = {
        "tabel": table.name,
        "lembar": table.sheet,
        "ditambah": jumlah,
        "diambil": taken,
        "cadangan": str(backup or ""),
    }
    return Result(message, data)


def growing_table(tabel: str, lembar: str) -> Table:
    """The table that is meant by its name, its heading or its sheet; case does not matter."""
    sheet = [table for table in GROWING if normalized(table.sheet) == normalized(lembar or tabel)]
    named = [
        table
        for table in (sheet if lembar else GROWING)
        if normalized(tabel) in {normalized(table.name), normalized(table.judul)}
    ]
    found = named or (sheet if not (tabel and lembar) else [])
    if not found:
        sheets = listing([*dict.fromkeys(table.sheet for table in GROWING)])
        raise SakipError("SKP-178", nilai=tabel or lembar or "-", pilihan=sheets)
    return found[0]
