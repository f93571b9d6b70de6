"""The Berita Acara of a registered key: whose, its fingerprint in words, who witnessed it."""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.documents.base import Document, DocumentKind, Source, with_office
from sakip_xl.documents.office import office_tags, person_tags
from sakip_xl.domain import wording
from sakip_xl.domain.model import Kunci, Pejabat


def key_berita_acara(
    source: Source, owner: Pejabat, witness: Pejabat, key: Kunci, before: str = ""
) -> Document:
    """The Berita Acara, to be signed by owner and witness; ``before`` are the words of the key replaced."""
    day = source.now.date()
    words = key.kata.split()
    tags = with_office(
        office_tags(source, day),
        hari=wording.hari(day),
        tanggal_daftar=wording.tanggal(day),
        jam=f"{source.now:%H.%M}",
        pemilik=person_tags(owner),
        saksi_kunci=person_tags(witness),
        peran=key.peran,
        kata=[
            {"nomor": number, "kata": word, "nomor_lain": number + 4, "kata_lain": other}
            for number, (word, other) in enumerate(zip(words[:4], words[4:], strict=True), 1)
        ],
        kata_sidik=key.kata,
        sidik_kunci=key.sidik,
        nomor_jejak=str(key.jejak),
        kunci_lama=before,
    )
    return Document("", tags, numbered=False)


def _example(source: Source) -> Iterator[Document]:
    """A key that replaces another, which its template is checked with."""
    person = source.master.pejabat[0]
    words = "abad acar adat adil agar ahli ajak akal"
    key = Kunci(
        nama=person.nama,
        peran=str(person.peran),
        kata=words,
        sejak=source.now,
        saksi=person.nama,
        jejak=7,
        publik="0" * 64,
        sidik="0" * 64,
    )
    yield key_berita_acara(source, person, person, key, words)


KEY_REGISTRATION = DocumentKind(
    "pendaftaran-kunci", "Berita Acara Pendaftaran Kunci", _example, "BAPK", ("kata", "sidik_kunci")
)
"""Its template; the paper itself is made with the key and stands in no register."""
