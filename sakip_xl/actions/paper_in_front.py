"""Which paper the row in front of a person belongs to, as ``documents.papers`` declares it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sakip_xl.actions.session import locate
from sakip_xl.documents.papers import PAPERS
from sakip_xl.documents.sop_papers import BLANGKO
from sakip_xl.domain.model import NaskahRow, Notulen
from sakip_xl.domain.wording import normalized
from sakip_xl.errors import SakipError
from sakip_xl.schema.books import MASTER, MASTER_KIND
from sakip_xl.schema.content import BookContent, TableRow
from sakip_xl.schema.load import load_table
from sakip_xl.workbook.port import Book


@dataclass(frozen=True, slots=True)
class PaperInFront:
    """What is to be made: kinds of documents, one of them by its key or all, and of which quarter.

    ``None`` for the quarter is the one chosen on Beranda.
    """

    jenis: tuple[str, ...]
    kunci: str | None = None
    triwulan: int | None = None


def paper_in_front(book: Book, sheet: str, row: TableRow | None) -> PaperInFront | None:
    """The paper that a row, else a sheet, stands for; ``None`` where a sheet is only itself.

    Refused for a row that cannot be read (SKP-681): what it says would be missing on paper.
    """
    found = _of_row(book, row) if row is not None else None
    if found is not None:
        return found
    kinds = tuple(kind.jenis for kind in PAPERS.values() if kind.sheet == sheet)
    return PaperInFront(kinds) if kinds else None


def recorded_file(book: Book, row: TableRow | None) -> Path | None:
    """The file of a row of tblNaskah: the signed one, else its PDF, else itself; ``None`` for other rows.

    Refused when no such file is there (SKP-682).
    """
    if row is None or row.table != NaskahRow.table:
        return None
    found = _typed(book, row)
    if not isinstance(found, NaskahRow):
        return None
    folder = book.path.absolute().parent if book.path else Path()
    made = folder / found.berkas
    signed = [folder / found.berkas_bertanda] if found.berkas_bertanda else []
    for path in (*signed, made.with_suffix(".pdf"), made):
        if path.is_file():
            return path
    raise SakipError("SKP-682", nilai=made.name)


def _of_row(book: Book, row: TableRow) -> PaperInFront | None:
    kinds = [kind for kind in PAPERS.values() if row.table in kind.rows]
    if not kinds:
        return None
    typed = _typed(book, row)
    if typed is None:
        blank = tuple(kind.jenis for kind in kinds if kind.blank is not None)
        return PaperInFront(blank, BLANGKO) if blank else None
    told = {kind.jenis: kind.rows[row.table](typed) for kind in kinds}
    keys = {jenis: key for jenis, key in told.items() if key is not None}
    if not keys:
        return None
    key = next(iter(keys.values()))
    triwulan = getattr(typed, "triwulan", None) or _quarter_of(book.read(), key)
    return PaperInFront(tuple(keys), key, triwulan)


def _typed(book: Book, row: TableRow) -> object | None:
    """The row as its model; ``None`` for one without content."""
    table = MASTER.table_named(row.table)
    rows, flaws = load_table(table, book.read().row(row.table))
    mine = [flaw for flaw in flaws if flaw.row_index == row.index]
    if mine:
        details = [locate(book, flaw, MASTER_KIND) for flaw in mine]
        raise SakipError("SKP-681", details=details, nilai=row.index + 1, tabel=table.judul)
    return next((typed for typed in rows if typed.baris_ke == row.index), None)


def _quarter_of(content: BookContent, meeting: str) -> int | None:
    """The quarter of a meeting, for a row that names it and does not tell its own."""
    rows: list[Notulen] = load_table(MASTER.table_named(Notulen.table), content.row(Notulen.table))[0]
    found = (row for row in rows if normalized(row.nomor) == normalized(meeting))
    return next((int(row.triwulan) for row in found), None)
