"""What is said about rows that stand below a table: one finding a table, and one refusal."""

from __future__ import annotations

from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.schema.books import BOOKS
from sakip_xl.schema.commands import LABELS
from sakip_xl.schema.content import BookContent


def rows_below_temuan(content: BookContent, book_name: str) -> list[Temuan]:
    """One finding a table that has something below it.

    Rows are named with the button that takes them in (SKP-176), what may be a note is to be moved (SKP-183).
    """
    found = []
    for table in BOOKS[content.kind].tables:
        below = content.below.get(table.name)
        if below is None:
            continue
        rows = f"Baris {below.first}" + (f" sampai {below.last}" if below.last > below.first else "")
        kode = "SKP-176" if below.rows else "SKP-183"
        finding = temuan(kode, baris=rows, tabel=table.judul, tombol=LABELS["tambah_baris"])
        found.append(finding.di(berkas=book_name, lembar=table.sheet, sel=below.cell))
    return found


def refuse_rows_below(content: BookContent, book_name: str) -> None:
    """Refuse what would leave rows below a table behind (SKP-177)."""
    found = [item for item in rows_below_temuan(content, book_name) if item.kode == "SKP-176"]
    if found:
        raise SakipError("SKP-177", details=found, berkas=book_name, jumlah=len(found))
