"""Which documents show a criterion of the LKE: those that were issued, and those still to be made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from sakip_xl.documents.base import DocumentKind, Source
from sakip_xl.documents.lke import LKE
from sakip_xl.documents.papers import KINDS
from sakip_xl.documents.sop_papers import BLANGKO
from sakip_xl.domain.model import NaskahRow
from sakip_xl.domain.terms import ROMAWI, LaporanKind
from sakip_xl.domain.wording import normalized


@dataclass(frozen=True, slots=True)
class BuktiNaskah:
    """One document that a criterion asks for; ``row`` is its last version, ``None`` while it is not made.

    ``lama``: its data changed since, as far as the chosen quarter or the year is concerned. ``siap``: what it
    is made from is there.
    """

    jenis: str
    judul: str
    triwulan: int
    row: NaskahRow | None = None
    lama: bool = False
    siap: bool = False


def documents_of(source: Source, jenis: str) -> list[BuktiNaskah]:
    """The documents of one kind up to the quarter of ``source``: the last version of each, then what lacks.

    A document of the year counts in every quarter, whichever it was made in. Of an earlier quarter one
    document is enough; in the chosen one each that the data call for is expected. A blank paper is none.
    """
    kind = KINDS[jenis]
    rows = [
        row
        for row in source.master.naskah
        if row.jenis == jenis
        and normalized(row.kunci) != BLANGKO
        and (kind.yearly or row.triwulan <= source.triwulan)
    ]
    if kind.yearly:
        latest = max((int(row.triwulan) for row in rows), default=0)
        return [*_expected(replace(source, triwulan=max(latest, source.triwulan)), kind, rows)]
    if LKE.once_a_year(jenis):
        latest = max((row.triwulan for row in rows), default=source.triwulan)
        return [*_of_quarter(source, kind, rows, int(latest))]
    quarters = range(1, source.triwulan + 1)
    return [item for tw in quarters for item in _of_quarter(source, kind, rows, tw)]


def _of_quarter(
    source: Source, kind: DocumentKind, rows: list[NaskahRow], triwulan: int
) -> Iterator[BuktiNaskah]:
    made = [row for row in rows if row.triwulan == triwulan]
    if triwulan == source.triwulan:
        yield from _expected(source, kind, made)
        return
    for row in _last(made).values():
        yield BuktiNaskah(kind.jenis, _title(kind, row.kunci, triwulan), triwulan, row)
    if not made:
        yield BuktiNaskah(kind.jenis, _title(kind, "", triwulan), triwulan)


def _expected(source: Source, kind: DocumentKind, made: list[NaskahRow]) -> Iterator[BuktiNaskah]:
    """What was made, and what the data of today call for besides; one nameless document for neither."""
    last, papers = _last(made), {paper.key: paper for paper in kind.compose(source)}
    for key, row in last.items():
        paper = papers.get(key)
        old = paper is not None and (row.sidik_data, row.status is LaporanKind.DRAFT) != (
            paper.sidik,
            paper.draft,
        )
        yield BuktiNaskah(kind.jenis, _title(kind, key, row.triwulan), int(row.triwulan), row, lama=old)
    lacking = [key for key in papers if key not in last]
    for key in lacking or ([] if last else [""]):
        title = _title(kind, key, source.triwulan)
        yield BuktiNaskah(kind.jenis, title, source.triwulan, siap=bool(lacking))


def _last(rows: list[NaskahRow]) -> dict[str, NaskahRow]:
    return {row.kunci: row for row in rows}


def _title(kind: DocumentKind, key: str, triwulan: int) -> str:
    named = f"{kind.judul} ({key})" if key else kind.judul
    return named if kind.yearly else f"{named}, Triwulan {ROMAWI[triwulan]}"
