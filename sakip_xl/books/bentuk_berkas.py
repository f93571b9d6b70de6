"""Damage to the shape of a book that its values do not show.

Formulas typed over, protection or locks taken off, dropdowns gone, rows hidden or filtered, cells in
error. Read from the sheets' XML: openpyxl tells the same and takes twenty times as long.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from sakip_xl.books.baca import BukuTerbaca, baca_buku, bila_rusak
from sakip_xl.books.lembar_xml import GayaSel, sel, unsur
from sakip_xl.books.mentah import tampil
from sakip_xl.books.peta import LEMBAR_PETA, baca_peta, kosong, tempat
from sakip_xl.books.susunan import TabelTerbaca
from sakip_xl.books.wadah import buka_wadah
from sakip_xl.errors import Temuan, temuan
from sakip_xl.layout.buku import BUKU
from sakip_xl.layout.inti import Kolom, Lembar, Tabel


def periksa_bentuk(jalur: Path) -> list[Temuan]:
    """Every finding on the shape of one book (SKP-550 to 556), sheet by sheet, with its cell.

    A file that is no readable book of ours is refused as ``baca`` refuses it.
    """
    buku = baca_buku(buka_wadah(jalur))
    with bila_rusak(jalur.name):
        return [hal.di(berkas=jalur.name) for hal in _semua(buku)]


def _semua(buku: BukuTerbaca) -> list[Temuan]:
    """Sheet by sheet, in the order of the layout."""
    gaya = buku.gaya()
    nama = {satu.casefold(): satu for satu in buku.buku.sheet_names}
    hasil: list[Temuan] = []
    for lembar in BUKU[buku.isi.jenis].lembar:
        satu = nama[lembar.nama.casefold()]
        tabel = sorted((t for t in buku.tabel.values() if t.lembar == satu), key=lambda t: t.baris)
        hasil += [
            hal.di(lembar=satu)
            for hal in (
                *_rumus_tertimpa(buku, satu, tabel),
                *_galat(buku, satu),
                *_tersembunyi(buku, satu, tabel),
                *_tersaring(buku, satu, tabel),
                *_validasi(buku, satu, tabel),
                *_perlindungan(buku, satu, tabel, lembar, gaya),
            )
        ]
    return hasil


def _rumus_tertimpa(buku: BukuTerbaca, lembar: str, tabel: list[TabelTerbaca]) -> Iterator[Temuan]:
    """Computed cells that hold a constant: in the tables by their column, elsewhere by the map."""
    rumus, petak = buku.sisi(lembar).rumus, buku.nilai(lembar)
    for letak in tabel:
        for k in letak.tabel.kolom:
            if k.rumus is None:
                continue
            kolom = letak.kolom[k.bidang]
            for baris in range(letak.baris, min(letak.akhir + 1, len(petak))):
                nilai = _ambil(petak[baris], kolom)
                if not kosong(nilai) and (baris, kolom) not in rumus:
                    yield temuan("SKP-550", nilai=tampil(nilai), kolom=k.judul).di(sel=sel(baris, kolom))
    meta = next(nama for nama in buku.buku.sheet_names if nama.casefold() == LEMBAR_PETA)
    milik = baca_peta(buku.nilai(meta)).get(lembar)
    if milik is None or not milik.rumus:
        return
    daerah = [(t.baris - 1, t.akhir) for t in tabel]
    for baris, isi in enumerate(petak):
        for kolom, nilai in enumerate(isi):
            if (
                tempat(daerah, baris, kolom) in milik.rumus
                and not kosong(nilai)
                and (baris, kolom) not in rumus
            ):
                yield temuan("SKP-550", nilai=tampil(nilai)).di(sel=sel(baris, kolom))


def _galat(buku: BukuTerbaca, lembar: str) -> Iterator[Temuan]:
    for alamat, teks in sorted(buku.sisi(lembar).galat.items()):
        yield temuan("SKP-555", nilai=teks).di(sel=sel(*alamat))


def _tersembunyi(buku: BukuTerbaca, lembar: str, tabel: list[TabelTerbaca]) -> Iterator[Temuan]:
    """Hidden rows inside a table, whether by hand or by a filter."""
    for baris in buku.sisi(lembar).tersembunyi:
        letak = next((t for t in tabel if t.baris <= baris <= t.akhir), None)
        if letak is not None:
            yield temuan("SKP-552", nilai=baris + 1).di(sel=sel(baris, letak.awal))


def _tersaring(buku: BukuTerbaca, lembar: str, tabel: list[TabelTerbaca]) -> Iterator[Temuan]:
    """Tables whose filter has a condition."""
    menurut_nama = {t.tabel.nama.casefold(): t for t in tabel}
    for satu in buku.hubungan(lembar):
        if not satu.get("Type", "").endswith("/table"):
            continue
        isi = unsur(buku.wadah.bagian[satu["Target"]], "table", "filterColumn")
        nama = isi[0][1].get("displayName", "")
        letak = menurut_nama.get(nama.casefold())
        if letak is not None and any(unsur_ == "filterColumn" for unsur_, _ in isi):
            yield temuan("SKP-553", nilai=nama).di(sel=sel(letak.baris - 1, letak.awal))


def _validasi(buku: BukuTerbaca, lembar: str, tabel: list[TabelTerbaca]) -> Iterator[Temuan]:
    """Columns with a choice of which some cells have lost their dropdown."""
    daerah = buku.sisi(lembar).validasi
    for letak in tabel:
        for k in letak.tabel.kolom:
            if not _berdaftar(letak.tabel, k):
                continue
            kolom = letak.kolom[k.bidang]
            hilang = [
                baris
                for baris in range(letak.baris, letak.akhir + 1)
                if not any(b1 <= baris <= b2 and k1 <= kolom <= k2 for b1, k1, b2, k2 in daerah)
            ]
            if hilang:
                yield temuan("SKP-554", nilai=len(hilang), kolom=k.judul).di(sel=sel(hilang[0], kolom))


def _berdaftar(tabel: Tabel, kolom: Kolom) -> bool:
    """Whether staff choose from a list there; the program's own tables need none."""
    if tabel.sifat.value != "isian" or kolom.kunci or kolom.rumus is not None:
        return False
    return kolom.daftar is not None or bool(tabel.pilihan(kolom.bidang))


def _perlindungan(
    buku: BukuTerbaca, nama: str, tabel: list[TabelTerbaca], lembar: Lembar, gaya: GayaSel
) -> Iterator[Temuan]:
    """Protection of a protected sheet taken off, and locked columns that were unlocked."""
    if not lembar.terlindung:
        return
    sisi = buku.sisi(nama)
    if not sisi.terlindung:
        yield temuan("SKP-551")
    for letak in tabel:
        for k in letak.tabel.kolom:
            kolom = letak.kolom[k.bidang]
            terbuka = [
                baris
                for baris in range(letak.baris, letak.akhir + 1)
                if sisi.gaya.get((baris, kolom)) in gaya.terbuka
            ]
            if terbuka and (k.kunci or k.rumus is not None):
                yield temuan("SKP-556", nilai=len(terbuka), kolom=k.judul).di(sel=sel(terbuka[0], kolom))


def _ambil(baris: list[object], kolom: int) -> object:
    return baris[kolom] if kolom < len(baris) else None
