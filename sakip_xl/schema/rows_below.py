"""What is said about rows that stand right below a table: one finding a table, and one refusal."""

from __future__ import annotations

from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.schema.books import BOOKS
from sakip_xl.schema.commands import LABELS
from sakip_xl.schema.content import BookContent


def rows_below_temuan(content: BookContent, book_name: str) -> list[Temuan]:
    """One finding a table that has rows below it (SKP-176), naming them and the button that takes them in."""
    found = []
    for table in BOOKS[content.kind].tables:
        below = content.below.get(table.name)
        if below is None:
            continue
        rows = f"Baris {below.first}" + (f" sampai {below.last}" if below.last > below.first else "")
        finding = temuan("SKP-176", baris=rows, tabel=table.judul, tombol=LABELS["tambah_baris"])
        found.append(finding.di(berkas=book_name, lembar=table.sheet, sel=below.cell))
    return found


def refuse_rows_below(content: BookContent, book_name: str) -> None:
    """Refuse what would leave rows below a table behind (SKP-177)."""
    found = rows_below_temuan(content, book_name)
    if found:
        raise SakipError("SKP-177", details=found, berkas=book_name, jumlah=len(found))
