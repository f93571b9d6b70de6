"""The Berita Acara of a master that goes from one person to another: who, what, and what is not finished."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from sakip_xl.documents.base import Document, DocumentKind, Source, with_office
from sakip_xl.documents.office import office_tags, person_tags
from sakip_xl.domain import wording
from sakip_xl.domain.model import Pejabat


@dataclass(frozen=True, slots=True)
class Handover:
    """What is handed over: ``counts`` are files by what they are, ``open_points`` what was not finished."""

    paket: str
    sidik: str
    master: str
    counts: Mapping[str, int]
    open_points: Sequence[str] = ()


def berita_acara(source: Source, giver: Pejabat, receiver: Pejabat, handover: Handover) -> Document:
    """The Berita Acara, to be signed by both and by the Camat."""
    day = source.now.date()
    tags = with_office(
        office_tags(source, day),
        hari=wording.hari(day),
        tanggal_serah=wording.tanggal(day),
        jam=f"{source.now:%H.%M}",
        pertama=person_tags(giver),
        kedua=person_tags(receiver),
        buku=handover.master,
        paket=handover.paket,
        sidik_paket=handover.sidik,
        isi=[
            {"nomor": number, "judul": title, "banyak": count}
            for number, (title, count) in enumerate(handover.counts.items(), 1)
        ],
        belum=[{"nomor": number, "teks": text} for number, text in enumerate(handover.open_points, 1)],
    )
    return Document("", tags, numbered=False)


def _example(source: Source) -> Iterator[Document]:
    """A handover with everything, which its template is checked with."""
    person = source.master.pejabat[0]
    handover = Handover("Serah_Terima.zip", "0" * 64, "SAKIP.xlsx", {"Buku induk": 1}, ["1 isian salah."])
    yield berita_acara(source, person, person, handover)


SERAH_TERIMA = DocumentKind(
    "serah-terima", "Berita Acara Serah Terima", _example, "BAST", ("isi", "belum", "sidik_paket")
)
"""Its template; the paper itself is made with the package and stands in no register."""
