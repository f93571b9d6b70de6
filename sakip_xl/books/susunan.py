"""What makes a book one of ours: its identity, its sheets, its tables and their columns, by name.

A file and an open book tell the same things in different ways; what is missing is named here once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from sakip_xl.books.mentah import KUNCI_JENIS, KUNCI_VERSI
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.layout.buku import BUKU, VERSI_LAYOUT, TataBuku
from sakip_xl.layout.inti import Tabel

TABEL_META = "tblMeta"
_SEBUTAN = {"master": "buku induk SAKIP", "formulir": "formulir unit"}


@dataclass(frozen=True, slots=True)
class TabelTerbaca:
    """Where one of our tables stands in the file; rows and columns count from 0.

    ``baris`` is its first data row, ``jumlah`` how many it has; ``kolom`` the column of each field;
    ``asing`` the columns that are not ours.
    """

    tabel: Tabel
    lembar: str
    baris: int
    awal: int
    jumlah: int
    kolom: dict[str, int]
    asing: dict[str, int]

    @property
    def akhir(self) -> int:
        """The last data row."""
        return self.baris + self.jumlah - 1

    @property
    def lebar(self) -> int:
        """How many columns it has, foreign ones included."""
        return len(self.kolom) + len(self.asing)


@dataclass(frozen=True, slots=True)
class TabelBerjudul:
    """A table as a book shows it: ``baris`` its first data row, ``awal`` its first column, from 0."""

    nama: str
    lembar: str
    baris: int
    awal: int
    jumlah: int
    judul: Sequence[str]


def kenali(nama: str, meta: Iterable[Sequence[object]], diminta: str | None) -> str:
    """The kind of the book by the rows of its tblMeta; the file name says nothing.

    Refuses what is no SAKIP book (SKP-510), another kind (SKP-511) or another version (SKP-512, 513).
    """
    nilai = {str(satu[0]).strip(): _teks(satu[1]) for satu in meta if len(satu) > 1}
    jenis, versi = nilai.get(KUNCI_JENIS, ""), nilai.get(KUNCI_VERSI, "")
    if jenis not in BUKU:
        raise SakipError("SKP-510", berkas=nama)
    if diminta is not None and jenis != diminta:
        raise SakipError("SKP-511", berkas=nama, nilai=_SEBUTAN[jenis], jenis=_SEBUTAN[diminta])
    if versi != VERSI_LAYOUT:
        baru = versi.isdigit() and int(versi) > int(VERSI_LAYOUT)
        raise SakipError("SKP-513" if baru else "SKP-512", berkas=nama, nilai=versi, versi=VERSI_LAYOUT)
    return jenis


def tempatkan(
    nama: str, tata: TataBuku, lembar: Sequence[str], tabel: Sequence[TabelBerjudul]
) -> dict[str, TabelTerbaca]:
    """Where every table of the layout stands; refuses with all that is missing (SKP-514)."""
    salah = _lembar_hilang(lembar, tata)
    ada = {satu.nama.casefold(): satu for satu in tabel}
    kita = {satu.nama.casefold() for satu in tata.tabel}
    asing = [satu.nama for kunci, satu in ada.items() if kunci not in kita]
    letak: dict[str, TabelTerbaca] = {}
    for satu in tata.tabel:
        if satu.nama.casefold() not in ada:
            salah.append(_tabel_hilang(satu, asing))
            continue
        letak[satu.nama], hilang = _letak(satu, ada[satu.nama.casefold()])
        salah += hilang
    if salah:
        rincian = [butir.di(berkas=nama) for butir in salah]
        raise SakipError("SKP-514", rincian=rincian, berkas=nama, nilai=len(salah))
    return letak


def _lembar_hilang(nama: Sequence[str], tata: TataBuku) -> list[Temuan]:
    """Sheets of the layout that the book has not; Excel's names do not differ by case."""
    ada = {satu.casefold() for satu in nama}
    kita = {lembar.nama.casefold() for lembar in tata.lembar}
    asing = [satu for satu in nama if satu.casefold() not in kita]
    return [
        temuan("SKP-515", nilai=lembar.nama, mirip=_mirip(lembar.nama, asing)).di(lembar=lembar.nama)
        for lembar in tata.lembar
        if lembar.nama.casefold() not in ada
    ]


def _tabel_hilang(tabel: Tabel, asing: Iterable[str]) -> Temuan:
    mirip = _mirip(tabel.nama, asing)
    isi = {"nilai": tabel.nama, "judul": tabel.judul, "lembar": tabel.lembar, "mirip": mirip}
    return temuan("SKP-516", **isi).di(lembar=tabel.lembar)


def _letak(tabel: Tabel, sumber: TabelBerjudul) -> tuple[TabelTerbaca, list[Temuan]]:
    """Where the table stands, and a finding for each column it lacks."""
    judul = {_baku(teks): sumber.awal + ke for ke, teks in enumerate(sumber.judul)}
    kita = {_baku(kolom.judul) for kolom in tabel.kolom}
    asing = {teks: sumber.awal + ke for ke, teks in enumerate(sumber.judul) if _baku(teks) not in kita}
    kolom = {k.bidang: judul[_baku(k.judul)] for k in tabel.kolom if _baku(k.judul) in judul}
    hilang = [
        temuan("SKP-517", kolom=k.judul, nilai=tabel.nama, mirip=_mirip(k.judul, asing)).di(
            lembar=sumber.lembar
        )
        for k in tabel.kolom
        if k.bidang not in kolom
    ]
    letak = TabelTerbaca(tabel, sumber.lembar, sumber.baris, sumber.awal, sumber.jumlah, kolom, asing)
    return letak, hilang


def _baku(judul: str) -> str:
    """A heading as it is compared: case, spaces and line breaks do not count."""
    return "".join(judul.split()).casefold()


def _mirip(nama: str, calon: Iterable[str]) -> str:
    menurut_kecil = {satu.casefold(): satu for satu in calon}
    dekat = get_close_matches(nama.casefold(), menurut_kecil, n=1, cutoff=0.6)
    return f" (mungkin maksudnya '{menurut_kecil[dekat[0]]}', kembalikan namanya)" if dekat else ""


def _teks(nilai: object) -> str:
    return str(int(nilai)) if isinstance(nilai, float) and nilai.is_integer() else str(nilai).strip()
