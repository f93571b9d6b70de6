"""From a sound ``.xlsx`` to the raw content of a book, or everything that is wrong with its structure."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any
from xml.parsers.expat import ExpatError

from python_calamine import CalamineError, CalamineTable, CalamineWorkbook, load_workbook

from sakip_xl.books.jangkauan import periksa_jangkauan
from sakip_xl.books.lembar_xml import GayaSel, LembarXml, baca_gaya, baca_lembar, bagian_lembar, hubungan
from sakip_xl.books.mentah import KUNCI_JENIS, KUNCI_VERSI, persen, rapikan_sel
from sakip_xl.books.wadah import Wadah
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.layout.buku import BUKU, VERSI_LAYOUT, TataBuku
from sakip_xl.layout.inti import Tabel
from sakip_xl.layout.isi import BarisMentah, IsiBuku

_SEBUTAN = {"master": "buku induk SAKIP", "formulir": "formulir unit"}
_GAYA = "xl/styles.xml"


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


@dataclass(slots=True)
class BukuTerbaca:
    """One book as read: its content, where its tables stand, and all else that was looked at.

    ``bagian`` names the part of every sheet.
    """

    wadah: Wadah
    isi: IsiBuku
    tabel: dict[str, TabelTerbaca]
    buku: CalamineWorkbook
    bagian: dict[str, str]
    petak: dict[str, list[list[Any]]] = field(default_factory=dict)
    xml: dict[str, LembarXml] = field(default_factory=dict)

    def nilai(self, lembar: str) -> list[list[Any]]:
        """Every value of one sheet, from A1."""
        if lembar not in self.petak:
            self.petak[lembar] = self.buku.get_sheet_by_name(lembar).to_python(skip_empty_area=False)
        return self.petak[lembar]

    def sisi(self, lembar: str) -> LembarXml:
        """What calamine does not tell about one sheet."""
        if lembar not in self.xml:
            self.xml[lembar] = baca_lembar(self.wadah.bagian[self.bagian[lembar]])
        return self.xml[lembar]

    def hubungan(self, lembar: str) -> list[dict[str, str]]:
        """The relationships of one sheet: its tables, drawings, comments and links."""
        return list(hubungan(self.wadah.bagian, self.bagian[lembar]).values())

    def gaya(self) -> GayaSel:
        """Which styles show percent and which are unlocked."""
        return baca_gaya(self.wadah.bagian[_GAYA]) if _GAYA in self.wadah.bagian else _TANPA_GAYA


_TANPA_GAYA = GayaSel(frozenset(), frozenset())


def baca_buku(wadah: Wadah, jenis: str | None = None) -> BukuTerbaca:
    """Read one book of the given kind (any kind when ``None``).

    Refuses what is no SAKIP book, of another kind or version (SKP-510 to 513), and a book of whose
    structure something is missing with everything that is (SKP-514).
    """
    nama = wadah.jalur.name
    with bila_rusak(nama):
        periksa_jangkauan(wadah)
        buku = load_workbook(io.BytesIO(wadah.data), load_tables=True)
        jenis_buku = _identitas(nama, buku, jenis)
        return _baca(wadah, buku, BUKU[jenis_buku])


@contextmanager
def bila_rusak(nama: str) -> Iterator[None]:
    """Whatever the readers say about parts that do not fit together is one refusal: SKP-505."""
    try:
        yield
    except (CalamineError, ExpatError, KeyError, IndexError, ValueError) as galat:
        raise SakipError("SKP-505", berkas=nama) from galat
    except BaseException as galat:
        # calamine's panics derive from BaseException, and their class cannot be imported
        if type(galat).__name__ != "PanicException":
            raise
        raise SakipError("SKP-505", berkas=nama) from galat


def _identitas(nama: str, buku: CalamineWorkbook, diminta: str | None) -> str:
    """The kind of the book by its tblMeta; the file name says nothing."""
    if "tblMeta" not in (buku.table_names or []):
        raise SakipError("SKP-510", berkas=nama)
    baris = buku.get_table_by_name("tblMeta").to_python()
    meta = {str(satu[0]).strip(): _teks(satu[1]) for satu in baris if len(satu) > 1}
    jenis, versi = meta.get(KUNCI_JENIS, ""), meta.get(KUNCI_VERSI, "")
    if jenis not in BUKU:
        raise SakipError("SKP-510", berkas=nama)
    if diminta is not None and jenis != diminta:
        raise SakipError("SKP-511", berkas=nama, nilai=_SEBUTAN[jenis], jenis=_SEBUTAN[diminta])
    if versi != VERSI_LAYOUT:
        baru = versi.isdigit() and int(versi) > int(VERSI_LAYOUT)
        if baru:
            raise SakipError("SKP-513", berkas=nama, nilai=versi, versi=VERSI_LAYOUT)
        raise SakipError("SKP-512", berkas=nama, nilai=versi, versi=VERSI_LAYOUT)
    return jenis


def _baca(wadah: Wadah, buku: CalamineWorkbook, tata: TataBuku) -> BukuTerbaca:
    salah = _lembar_hilang(buku, tata)
    ada = {nama.casefold(): nama for nama in buku.table_names or []}
    asing = [nama for kunci, nama in ada.items() if kunci not in {t.nama.casefold() for t in tata.tabel}]
    letak: dict[str, TabelTerbaca] = {}
    for tabel in tata.tabel:
        if tabel.nama.casefold() not in ada:
            salah.append(
                temuan(
                    "SKP-516",
                    nilai=tabel.nama,
                    judul=tabel.judul,
                    lembar=tabel.lembar,
                    mirip=_mirip(tabel.nama, asing),
                ).di(lembar=tabel.lembar)
            )
            continue
        letak[tabel.nama], hilang = _letak(tabel, buku.get_table_by_name(ada[tabel.nama.casefold()]))
        salah += hilang
    if salah:
        rincian = [satu.di(berkas=wadah.jalur.name) for satu in salah]
        raise SakipError("SKP-514", rincian=rincian, berkas=wadah.jalur.name, nilai=len(salah))
    hasil = BukuTerbaca(wadah, IsiBuku(tata.jenis, {}), letak, buku, bagian_lembar(wadah.bagian))
    khusus = _sel_khusus(hasil)
    isi = {nama: _baris(hasil, satu, khusus.get(satu.lembar, {})) for nama, satu in letak.items()}
    hasil.isi = IsiBuku(tata.jenis, isi)
    return hasil


def _lembar_hilang(buku: CalamineWorkbook, tata: TataBuku) -> list[Temuan]:
    """Sheets of the layout that the file has not; Excel's names do not differ by case."""
    ada = {nama.casefold() for nama in buku.sheet_names}
    kita = {lembar.nama.casefold() for lembar in tata.lembar}
    asing = [nama for nama in buku.sheet_names if nama.casefold() not in kita]
    return [
        temuan("SKP-515", nilai=lembar.nama, mirip=_mirip(lembar.nama, asing)).di(lembar=lembar.nama)
        for lembar in tata.lembar
        if lembar.nama.casefold() not in ada
    ]


def _letak(tabel: Tabel, sumber: CalamineTable) -> tuple[TabelTerbaca, list[Temuan]]:
    """Where the table stands, and a finding for each column it lacks."""
    baris, awal = sumber.start or (0, 0)
    akhir = (sumber.end or (baris - 1, 0))[0]
    judul = {_baku(teks): awal + ke for ke, teks in enumerate(sumber.columns)}
    kita = {_baku(kolom.judul) for kolom in tabel.kolom}
    asing = {teks: awal + ke for ke, teks in enumerate(sumber.columns) if _baku(teks) not in kita}
    kolom = {k.bidang: judul[_baku(k.judul)] for k in tabel.kolom if _baku(k.judul) in judul}
    hilang = [
        temuan("SKP-517", kolom=k.judul, nilai=tabel.nama, mirip=_mirip(k.judul, asing)).di(
            lembar=sumber.sheet
        )
        for k in tabel.kolom
        if k.bidang not in kolom
    ]
    return TabelTerbaca(tabel, sumber.sheet, baris, awal, akhir - baris + 1, kolom, asing), hilang


def _baku(judul: str) -> str:
    """A heading as it is compared: case, spaces and line breaks do not count."""
    return "".join(judul.split()).casefold()


def _mirip(nama: str, calon: Iterable[str]) -> str:
    menurut_kecil = {satu.casefold(): satu for satu in calon}
    dekat = get_close_matches(nama.casefold(), menurut_kecil, n=1, cutoff=0.6)
    return f" (mungkin maksudnya '{menurut_kecil[dekat[0]]}', kembalikan namanya)" if dekat else ""


def _sel_khusus(buku: BukuTerbaca) -> dict[str, dict[tuple[int, int], str | None]]:
    """Cells that calamine cannot give: the text of an error; ``None`` marks a percent format.

    The XML of a sheet is parsed only when its bytes show that it has such a cell.
    """
    persen_gaya = buku.gaya().persen
    tanda = [b't="e"', *(f's="{ke}"'.encode() for ke in persen_gaya)]
    hasil: dict[str, dict[tuple[int, int], str | None]] = {}
    for lembar in {satu.lembar for satu in buku.tabel.values()}:
        isi = buku.wadah.bagian[buku.bagian[lembar]]
        if any(satu in isi for satu in tanda):
            sisi = buku.sisi(lembar)
            berpersen = {alamat: None for alamat, ke in sisi.gaya.items() if ke in persen_gaya}
            hasil[lembar] = {**berpersen, **sisi.galat}
    return hasil


def _baris(
    buku: BukuTerbaca, letak: TabelTerbaca, khusus: dict[tuple[int, int], str | None]
) -> list[BarisMentah]:
    """The raw rows of one table (``books.mentah``)."""
    petak = buku.nilai(letak.lembar)
    kolom = [(letak.kolom[k.bidang], k) for k in letak.tabel.kolom if k.rumus is None]
    hasil: list[BarisMentah] = []
    for baris in range(letak.baris, letak.akhir + 1):
        isi: Sequence[Any] = petak[baris] if baris < len(petak) else ()
        satu: BarisMentah = {}
        for ke, k in kolom:
            nilai = isi[ke] if ke < len(isi) else ""
            if (baris, ke) in khusus:
                nilai = _khusus(nilai, khusus[baris, ke])
            if nilai != "":
                satu[k.bidang] = rapikan_sel(nilai, k)
        hasil.append(satu)
    while hasil and not hasil[-1]:
        hasil.pop()
    return hasil


def _khusus(nilai: Any, galat: str | None) -> Any:
    if galat is not None:
        return galat
    angka = isinstance(nilai, (int, float)) and not isinstance(nilai, bool)
    return persen(float(nilai)) if angka else nilai


def _teks(nilai: Any) -> str:
    return str(int(nilai)) if isinstance(nilai, float) and nilai.is_integer() else str(nilai).strip()
