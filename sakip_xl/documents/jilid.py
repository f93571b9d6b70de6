"""The Jilid: what stands on the cover and in the table of contents of all papers of one SOP and quarter."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sakip_xl.documents.base import Document, DocumentKind, Source, with_office
from sakip_xl.documents.office import office_tags
from sakip_xl.documents.sop_papers import SOP_NAMES
from sakip_xl.domain import wording
from sakip_xl.domain.terms import SopName

FRONT = 2
"""So many pages cover and table of contents have until their own PDF tells."""


@dataclass(frozen=True, slots=True)
class JilidPart:
    """One paper: ``bertanda`` is the name of its signed PDF, ``pages`` are those of the PDF made of it.

    Without a page it is left out.
    """

    judul: str
    nomor: str
    pages: int
    draft: bool = False
    bertanda: str = ""

    @property
    def named(self) -> str:
        """The paper as a bookmark and a list name it."""
        return " ".join(part for part in (self.judul, self.nomor) if part)

    @property
    def remark(self) -> str:
        """What is to be known of it beside its page."""
        return "DRAFT" if self.draft else "bertanda tangan" if self.bertanda else "final"


def jilid_title(source: Source, sop: SopName) -> str:
    """The name of a Jilid, as its pages and its properties carry it."""
    quarter, year = wording.triwulan(source.triwulan), source.master.pengaturan.tahun
    return f"Jilid {SOP_NAMES[sop]} {quarter} Tahun {year}"


def first_pages(parts: Sequence[JilidPart], front: int) -> list[int]:
    """The page of the whole, from 1, on which each paper begins behind the front matter.

    >>> first_pages([JilidPart("A", "", 2), JilidPart("B", "", 1), JilidPart("C", "", 3)], 2)
    [3, 5, 6]
    """
    return [front + 1 + sum(part.pages for part in parts[:place]) for place in range(len(parts))]


def front_matter(source: Source, sop: SopName, parts: Sequence[JilidPart], front: int = FRONT) -> Document:
    """Cover and table of contents, which have ``front`` pages themselves."""
    bound = [part for part in parts if part.pages]
    places = zip(bound, first_pages(bound, front), strict=True)
    tags = with_office(
        office_tags(source),
        sop=SOP_NAMES[sop],
        isi=[
            {
                "nomor": number,
                "judul": part.judul,
                "nomor_naskah": part.nomor or "-",
                "keterangan": part.remark,
                "halaman": page,
            }
            for number, (part, page) in enumerate(places, 1)
        ],
        jumlah_naskah=len(bound),
        jumlah_halaman=front + sum(part.pages for part in bound),
        draft=wording.listing([part.named for part in bound if part.draft]),
        bertanda=_numbered([part.bertanda for part in parts if part.bertanda]),
        terpisah=_numbered([part.named for part in parts if not part.pages]),
    )
    return Document(str(sop), tags, sop=sop)


def _numbered(texts: Sequence[str]) -> list[dict[str, object]]:
    return [{"nomor": number, "teks": text} for number, text in enumerate(texts, 1)]


def _example(source: Source) -> Iterator[Document]:
    """A Jilid with a paper of every state, which its template is checked with."""
    parts = (
        JilidPart("Lembar Disposisi", "045/2026", 1, bertanda="disposisi_bertanda.pdf"),
        JilidPart("Laporan Hasil Pengukuran Kinerja", "", 4, draft=True),
        JilidPart("Evaluasi Renja (Formulir E.81)", "002/E81/VII/2026", 0),
    )
    yield front_matter(source, SopName.PENGUKURAN, parts)


JILID = DocumentKind("jilid", "Jilid Naskah", _example, "JILID", ("isi", "bertanda", "terpisah"))
"""The kind of a Jilid: its template is that of cover and table of contents."""
