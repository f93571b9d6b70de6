"""A book in memory: the fake that keeps the same contract as a file, for tests and rehearsals."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sakip_xl.books.lembar_xml import sel
from sakip_xl.books.mentah import beridentitas
from sakip_xl.layout.buku import BUKU
from sakip_xl.layout.isi import IsiBuku, Letak


class BukuMemori:
    """A book that no file stands behind; ``riwayat`` keeps every earlier content, the oldest first."""

    def __init__(self, isi: IsiBuku, *, nama: str = "memori.xlsx") -> None:
        self._nama = nama
        self._isi = beridentitas(isi)
        self.riwayat: list[IsiBuku] = []

    @property
    def nama(self) -> str:
        """The name it was given."""
        return self._nama

    @property
    def jalur(self) -> Path | None:
        """No file."""
        return None

    def baca(self) -> IsiBuku:
        """The content; what the caller does to it does not reach the book."""
        salinan = {nama: [*map(dict, baris)] for nama, baris in self._isi.tabel.items()}
        return replace(self._isi, tabel=salinan)

    def letak(self, tabel: str, baris_ke: int, bidang: str) -> Letak:
        """The cell as if the table began at A1 of its sheet."""
        satu = BUKU[self._isi.jenis].tabel_bernama(tabel)
        return Letak(satu.lembar, sel(baris_ke + 1, satu.letak_kolom(bidang)))

    def simpan(self, isi: IsiBuku) -> Path | None:
        """Replace the content at once."""
        self.riwayat.append(self._isi)
        self._isi = beridentitas(isi)
        return None
