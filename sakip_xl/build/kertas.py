"""A printed report drawn line by line: paragraphs, headings and ruled tables over fixed columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sakip_xl.build.cetakan import tinggi_teks
from sakip_xl.build.kanvas import Daerah, Jenis, LembarKanvas
from sakip_xl.domain.model import Sel

_ISI = "naskah+garis_naskah+di_tengah"
_JUDUL = "naskah+garis_naskah+tebal+tengah+di_tengah+biru"


@dataclass(frozen=True, slots=True)
class Ruas:
    """One column of a printed table: the sheet columns it covers, its heading and its style."""

    awal: int
    akhir: int
    judul: str
    gaya: str = ""


@dataclass(slots=True)
class Kertas:
    """Where the next line goes; ``akhir`` is the last column of the paper."""

    lembar: LembarKanvas
    baris: int
    akhir: int

    def lebar(self, awal: int, akhir: int) -> float:
        """The width of a run of columns."""
        return sum(self.lembar.lebar[kolom] for kolom in range(awal, akhir + 1))

    def teks(self, isi: Sel, gaya: str = "naskah", *, masuk: int = 0, tinggi: float = 15.0) -> None:
        """A line across the paper, as high as its text needs."""
        lebar = self.lebar(masuk, self.akhir)
        self.lembar.tinggi[self.baris] = tinggi_teks([(isi, lebar)], paling_rendah=tinggi)
        daerah = Daerah(self.baris, masuk, self.baris, self.akhir)
        self.lembar.gabung(daerah, isi, gaya, jenis=Jenis.HITUNGAN)
        self.baris += 1

    def bernomor(self, nomor: int, isi: str) -> None:
        """One item of a numbered list."""
        self.lembar.tulis(self.baris, 0, f"{nomor}.", "naskah+kanan", jenis=Jenis.HITUNGAN)
        self.teks(isi, masuk=1)

    def bagian(self, judul: str) -> None:
        """The heading of a section, with room above."""
        self.jarak()
        self.teks(judul, "naskah+tebal+di_tengah", tinggi=18)

    def jarak(self, tinggi: float = 8.0) -> None:
        """Room between two parts."""
        self.lembar.tinggi[self.baris] = tinggi
        self.lembar.gabung(Daerah(self.baris, 0, self.baris, self.akhir), None, "naskah")
        self.baris += 1

    def kepala(self, ruas: Sequence[Ruas]) -> None:
        """The headings of a table."""
        isi = [(satu.judul, self.lebar(satu.awal, satu.akhir)) for satu in ruas]
        self.lembar.tinggi[self.baris] = tinggi_teks(isi, paling_rendah=24)
        for satu in ruas:
            self.lembar.gabung(Daerah(self.baris, satu.awal, self.baris, satu.akhir), satu.judul, _JUDUL)
        self.baris += 1

    def isi(self, ruas: Sequence[Ruas], nilai: Sequence[Sel], tambah: str = "") -> None:
        """One row of a table."""
        pasangan = list(zip(ruas, nilai, strict=True))
        teks = [(n, self.lebar(r.awal, r.akhir)) for r, n in pasangan if isinstance(n, str)]
        self.lembar.tinggi[self.baris] = tinggi_teks(teks, paling_rendah=17)
        for satu, isi in pasangan:
            gaya = "+".join(bagian for bagian in (_ISI, satu.gaya, tambah) if bagian)
            daerah = Daerah(self.baris, satu.awal, self.baris, satu.akhir)
            self.lembar.gabung(daerah, isi, gaya, jenis=Jenis.HITUNGAN)
        self.baris += 1

    def tabel(self, ruas: Sequence[Ruas], baris: Sequence[Sequence[Sel]], kosong: str) -> None:
        """A whole table; ``kosong`` says so when it has no rows."""
        self.kepala(ruas)
        for satu in baris:
            self.isi(ruas, satu)
        if not baris:
            self.teks(kosong, _ISI)
