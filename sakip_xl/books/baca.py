"""From a sound ``.xlsx`` to the raw content of a book, or everything that is wrong with its structure."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from xml.parsers.expat import ExpatError

from python_calamine import CalamineError, CalamineWorkbook, load_workbook

from sakip_xl.books.jangkauan import lama_mustahil, periksa_jangkauan
from sakip_xl.books.lembar_xml import GayaSel, LembarXml, baca_gaya, baca_lembar, bagian_lembar, hubungan
from sakip_xl.books.mentah import persen, rapikan_sel
from sakip_xl.books.susunan import TABEL_META, TabelBerjudul, TabelTerbaca, kenali, tempatkan
from sakip_xl.books.wadah import Wadah
from sakip_xl.errors import SakipError
from sakip_xl.layout.buku import BUKU, TataBuku
from sakip_xl.layout.isi import BarisMentah, IsiBuku

_GAYA = "xl/styles.xml"


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
            try:
                self.petak[lembar] = self.buku.get_sheet_by_name(lembar).to_python(skip_empty_area=False)
            except OverflowError as galat:
                sel = lama_mustahil(self.wadah.bagian[self.bagian[lembar]], self.gaya().lama)
                if sel is None:
                    raise
                tempat = f"{lembar}!{sel}"
                raise SakipError("SKP-519", berkas=self.wadah.jalur.name, nilai=tempat) from galat
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
    except (CalamineError, ExpatError, LookupError, OverflowError, ValueError) as galat:
        raise SakipError("SKP-505", berkas=nama) from galat
    except BaseException as galat:
        # calamine's panics derive from BaseException, and their class cannot be imported
        if type(galat).__name__ != "PanicException":
            raise
        raise SakipError("SKP-505", berkas=nama) from galat


def _identitas(nama: str, buku: CalamineWorkbook, diminta: str | None) -> str:
    """The kind of the book by its tblMeta; the file name says nothing."""
    if TABEL_META not in (buku.table_names or []):
        raise SakipError("SKP-510", berkas=nama)
    return kenali(nama, buku.get_table_by_name(TABEL_META).to_python(), diminta)


def _baca(wadah: Wadah, buku: CalamineWorkbook, tata: TataBuku) -> BukuTerbaca:
    kita = {tabel.nama.casefold() for tabel in tata.tabel}
    nama_tabel = buku.table_names or []
    judul = [_berjudul(buku, nama) if nama.casefold() in kita else _tak_dikenal(nama) for nama in nama_tabel]
    letak = tempatkan(wadah.jalur.name, tata, buku.sheet_names, judul)
    hasil = BukuTerbaca(wadah, IsiBuku(tata.jenis, {}), letak, buku, bagian_lembar(wadah.bagian))
    khusus = _sel_khusus(hasil)
    isi = {nama: _baris(hasil, satu, khusus.get(satu.lembar, {})) for nama, satu in letak.items()}
    hasil.isi = IsiBuku(tata.jenis, isi)
    return hasil


def _tak_dikenal(nama: str) -> TabelBerjudul:
    """A table that is not ours: its name is all that counts."""
    return TabelBerjudul(nama, "", 0, 0, 0, ())


def _berjudul(buku: CalamineWorkbook, nama: str) -> TabelBerjudul:
    tabel = buku.get_table_by_name(nama)
    baris, awal = tabel.start or (0, 0)
    akhir = (tabel.end or (baris - 1, 0))[0]
    return TabelBerjudul(tabel.name, tabel.sheet, baris, awal, akhir - baris + 1, list(tabel.columns))


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
