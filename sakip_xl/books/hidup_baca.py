"""Read an open book: where its tables stand, their raw rows, and what its sheets show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from sakip_xl.books.mentah import persen, rapikan_sel
from sakip_xl.books.peta import LEMBAR_PETA, Peta, baca_peta
from sakip_xl.books.selaras import LembarTerlihat
from sakip_xl.books.susunan import TABEL_META, TabelBerjudul, TabelTerbaca, kenali, tempatkan
from sakip_xl.errors import SakipError
from sakip_xl.layout.buku import BUKU
from sakip_xl.layout.inti import Kolom, Rupa
from sakip_xl.layout.isi import BarisMentah, IsiBuku

if TYPE_CHECKING:
    import xlwings as xw

_BERANGKA = {Rupa.KETIK, Rupa.ANGKA, Rupa.PERSEN, Rupa.BULAT, Rupa.UANG}
_SEJAK = datetime(1900, 1, 1)
"""A moment before it is a time of day: Excel's calendar begins here."""


@dataclass(frozen=True, slots=True)
class BukuTerlihat:
    """An open book as it stands: its content, where its tables stand, its sheets by our name."""

    isi: IsiBuku
    tabel: dict[str, TabelTerbaca]
    lembar: dict[str, LembarTerlihat]

    def peta(self) -> Peta:
        """The map of the last drawing; empty when there is none."""
        return baca_peta(self.lembar[LEMBAR_PETA].nilai)


def lihat(buku: xw.Book, jenis: str | None = None) -> BukuTerlihat:
    """Read the whole open book, each sheet in one block.

    Refuses what is no SAKIP book, of another kind or version, or lacks parts (SKP-510 to 514).
    """
    tabel = [(lembar, satu) for lembar in buku.sheets for satu in lembar.tables]
    if TABEL_META not in {satu.name for _, satu in tabel}:
        raise SakipError("SKP-510", berkas=buku.name)
    nilai = {lembar.name: nilai_lembar(lembar) for lembar in buku.sheets}
    berjudul = [_berjudul(lembar.name, satu, nilai[lembar.name]) for lembar, satu in tabel]
    meta = next(satu for satu in berjudul if satu.nama == TABEL_META)
    baris_meta = nilai[meta.lembar][meta.baris : meta.baris + meta.jumlah]
    tata = BUKU[kenali(buku.name, [b[meta.awal : meta.awal + 2] for b in baris_meta], jenis)]
    letak = tempatkan(buku.name, tata, [*nilai], berjudul)
    isi = {nama: _isi(buku.sheets[satu.lembar], satu, nilai[satu.lembar]) for nama, satu in letak.items()}
    return BukuTerlihat(IsiBuku(tata.jenis, isi), letak, dict(_lembar(tata.lembar, letak, nilai)))


def lihat_lagi(buku: xw.Book, ada: BukuTerlihat, lembar: Iterable[str]) -> BukuTerlihat:
    """The same book after some of its sheets, by their names in the book, were written."""
    berubah = {nama: buku.sheets[nama] for nama in lembar}
    nilai = {satu.nama: list(map(list, satu.nilai)) for satu in ada.lembar.values()}
    nilai |= {nama: nilai_lembar(satu) for nama, satu in berubah.items()}
    baru = [_berjudul(nama, t, nilai[nama]) for nama, satu in berubah.items() for t in satu.tables]
    tetap = [satu for satu in ada.tabel.values() if satu.lembar not in berubah]
    tata = BUKU[ada.isi.jenis]
    letak = tempatkan(buku.name, tata, [*nilai], [*map(_sebagai_judul, tetap), *baru])
    isi = {
        nama: _isi(berubah[satu.lembar], satu, nilai[satu.lembar])
        if satu.lembar in berubah
        else ada.isi.baris(nama)
        for nama, satu in letak.items()
    }
    return BukuTerlihat(IsiBuku(tata.jenis, isi), letak, dict(_lembar(tata.lembar, letak, nilai)))


def _sebagai_judul(satu: TabelTerbaca) -> TabelBerjudul:
    """A table that is where it was, as it would be read again."""
    judul = {**{k.judul: satu.kolom[k.bidang] for k in satu.tabel.kolom}, **satu.asing}
    urut = sorted(judul, key=lambda teks: judul[teks])
    return TabelBerjudul(satu.tabel.nama, satu.lembar, satu.baris, satu.awal, satu.jumlah, urut)


def nilai_lembar(lembar: xw.Sheet) -> list[list[Any]]:
    """Every value of a sheet from A1; an error is its text, an empty cell ``None``."""
    akhir = lembar.used_range.last_cell
    petak = lembar.range((1, 1), (akhir.row, akhir.column))
    hasil: list[list[Any]] = petak.options(ndim=2, err_to_str=True).value
    return hasil


def _berjudul(lembar: str, tabel: xw.main.Table, nilai: Sequence[Sequence[Any]]) -> TabelBerjudul:
    daerah = tabel.range
    baris, awal = daerah.row - 1, daerah.column - 1
    tinggi, lebar = daerah.shape
    judul = [str(satu) for satu in nilai[baris][awal : awal + lebar]] if baris < len(nilai) else []
    return TabelBerjudul(tabel.name, lembar, baris + 1, awal, tinggi - 1, judul)


def _lembar(
    tata: Sequence[Any], letak: dict[str, TabelTerbaca], nilai: dict[str, list[list[Any]]]
) -> Iterator[tuple[str, LembarTerlihat]]:
    """Our sheets by the name of the layout, each with its tables from top to bottom."""
    nyata = {nama.casefold(): nama for nama in nilai}
    for satu in tata:
        nama = nyata[satu.nama.casefold()]
        tabel = sorted((t for t in letak.values() if t.lembar == nama), key=lambda t: t.baris)
        yield satu.nama, LembarTerlihat(nama, tabel, nilai[nama])


def _isi(lembar: xw.Sheet, letak: TabelTerbaca, nilai: Sequence[Sequence[Any]]) -> list[BarisMentah]:
    """The raw rows of one table (``books.mentah``)."""
    kolom = [(letak.kolom[k.bidang], k) for k in letak.tabel.kolom if k.rumus is None]
    berpersen = {
        n: set(_berpersen(lembar, letak, n)) for n, k in kolom if _mungkin_persen(k, letak, nilai, n)
    }
    hasil: list[BarisMentah] = []
    for baris in range(letak.baris, letak.akhir + 1):
        deret = nilai[baris] if baris < len(nilai) else ()
        satu: BarisMentah = {}
        for n, k in kolom:
            isi = deret[n] if n < len(deret) else None
            if isi is None or isi == "":
                continue
            if baris in berpersen.get(n, ()) and isinstance(isi, (int, float)) and not isinstance(isi, bool):
                satu[k.bidang] = persen(float(isi))
            else:
                satu[k.bidang] = rapikan_sel(_baku(isi), k)
        hasil.append(satu)
    while hasil and not hasil[-1]:
        hasil.pop()
    return hasil


def _baku(nilai: Any) -> Any:
    """A value as a file would give it: no money type, whole seconds, a time of day as such."""
    if isinstance(nilai, Decimal):
        return float(nilai)
    if isinstance(nilai, datetime):
        waktu = (nilai.replace(tzinfo=None) + timedelta(microseconds=500_000)).replace(microsecond=0)
        return waktu.time() if waktu < _SEJAK else waktu
    if isinstance(nilai, timedelta):
        return (datetime.min + nilai).time() if timedelta() <= nilai < timedelta(days=1) else str(nilai)
    return nilai.replace(microsecond=0) if isinstance(nilai, time) else nilai


def _mungkin_persen(kolom: Kolom, letak: TabelTerbaca, nilai: Sequence[Sequence[Any]], n: int) -> bool:
    """Whether a column may hold percent: staff type numbers there and there is one."""
    if kolom.rupa not in _BERANGKA:
        return False
    sel = (b[n] for b in nilai[letak.baris : letak.akhir + 1] if n < len(b))
    return any(isinstance(satu, (int, float)) and not isinstance(satu, bool) for satu in sel)


def _berpersen(lembar: xw.Sheet, letak: TabelTerbaca, kolom: int) -> Iterator[int]:
    """The rows of one column that are shown in percent: asked for in halves, a uniform half at once."""
    tumpukan = [(letak.baris, letak.akhir)] if letak.jumlah else []
    while tumpukan:
        awal, akhir = tumpukan.pop()
        bentuk: str | None = lembar.range((awal + 1, kolom + 1), (akhir + 1, kolom + 1)).number_format
        if bentuk is None and awal < akhir:
            tengah = (awal + akhir) // 2
            tumpukan += [(awal, tengah), (tengah + 1, akhir)]
        elif "%" in str(bentuk):
            yield from range(awal, akhir + 1)
