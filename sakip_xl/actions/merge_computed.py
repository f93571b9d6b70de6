"""What is computed is not merged: the Kertas Kerja of a quarter is kept where it is right, else made anew."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sakip_xl.actions.hitung import REQUIRED_TABLES
from sakip_xl.domain.measure.kertas_kerja import fill_kertas_kerja
from sakip_xl.domain.merge.rows import content_sidik, same_rows
from sakip_xl.domain.model import KertasKerja
from sakip_xl.domain.terms import Triwulan
from sakip_xl.schema.books import REPORT_TABLES
from sakip_xl.schema.content import BookContent, RawRow, raw
from sakip_xl.schema.load import LoadedMaster, load_master

_TABLE = KertasKerja.table


@dataclass(frozen=True, slots=True)
class Computed:
    """The merged book with what is computed; the quarters made anew, and those left out for their faults."""

    content: BookContent
    anew: tuple[int, ...]
    left_out: tuple[int, ...]


def with_computed(content: BookContent, first: BookContent, second: BookContent) -> Computed:
    """The merged content with its Kertas Kerja and its findings.

    A quarter that both books have alike stays, and so does that of a book whose inputs are those of the
    merged one. Any other is computed anew, without realisasi where neither book had any there; where the
    inputs have faults it is left out, as *Hitung Capaian* would refuse it. Findings stay only where both have
    the same.
    """
    loaded = load_master(content)
    faulty = any(found.table in REQUIRED_TABLES for found in loaded.temuan)
    rows: list[RawRow] = []
    anew: list[int] = []
    left_out: list[int] = []
    for triwulan in map(int, Triwulan):
        sides = [_quarter(book, triwulan) for book in (first, second)]
        kept = _kept(content, (first, second), sides)
        if kept is None and faulty:
            left_out.append(triwulan)
        elif kept is None:
            kept = _made(loaded, triwulan, sides)
            anew.append(triwulan)
        rows += kept or []
    tables = {**content.tables, _TABLE: rows}
    for name in REPORT_TABLES:  # reports of one book, which the other may contradict
        tables[name] = first.row(name) if same_rows(first.row(name), second.row(name)) else []
    return Computed(replace(content, tables=tables), tuple(anew), tuple(left_out))


def _quarter(book: BookContent, triwulan: int) -> list[RawRow]:
    return [row for row in book.row(_TABLE) if row.get("triwulan") == triwulan]


def _kept(
    content: BookContent, books: Sequence[BookContent], sides: Sequence[list[RawRow]]
) -> list[RawRow] | None:
    """The rows of a quarter that are right as they are, ``None`` when they must be made anew."""
    if same_rows(*sides):
        return sides[0]
    right = [
        rows for book, rows in zip(books, sides, strict=True) if rows and _inputs(book) == _inputs(content)
    ]
    return right[0] if len(right) == 1 else None


def _inputs(content: BookContent) -> str:
    return content_sidik({name: content.row(name) for name in REQUIRED_TABLES})


def _made(loaded: LoadedMaster, triwulan: int, sides: Sequence[list[RawRow]]) -> list[RawRow]:
    measured = any(row.get("realisasi_ketik") not in {None, ""} for rows in sides for row in rows)
    master = loaded.master if measured else replace(loaded.master, realisasi=[])
    return [raw(row) for row in fill_kertas_kerja(master, triwulan)]
