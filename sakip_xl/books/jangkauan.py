"""Guards in front of calamine, which takes memory for a whole rectangle and trusts declared counts.

One stray cell at the far corner of a sheet would ask it for terabytes, and it would end the program.
"""

from __future__ import annotations

import re
from collections.abc import Container
from contextlib import suppress

from sakip_xl.books.lembar_xml import bagian_lembar, persegi, sel, unsur
from sakip_xl.books.wadah import Wadah
from sakip_xl.errors import SakipError

# Rows from 10,000 or columns from AAA: no table of ours comes near. Cells that only have a format are
# empty and take no memory: formatting whole columns is harmless.
_JAUH = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*?\br="([A-Z]*(?:[A-Z]{3,}\d+|\d{5,}))")[^>]*[^/>]>(?!</(?:\w+:)?c>)'
)
_BARIS_JAUH, _KOLOM_JAUH = 9_999, 702
_BERNILAI = re.compile(
    rb"<(?:\w+:)?c\b([^>]*[^/>])>(?:<(?:\w+:)?f\b[^<]*(?:</(?:\w+:)?f>)?)?<(?:\w+:)?v>([^<]*)<"
)
_ATRIBUT = re.compile(rb'\b([rs])="([A-Z]*\d+)"')
_HARI_TERBANYAK = 999_999_999
_JUMLAH = re.compile(rb"<(?:\w+:)?sst\b[^>]*")
_ANGKA = re.compile(rb'[cC]ount="(\d+)"')


def periksa_jangkauan(wadah: Wadah) -> None:
    """Refuse a cell (SKP-518) or a table far outside everything, and a count that the part cannot hold."""
    nama = wadah.jalur.name
    for lembar, bagian in bagian_lembar(wadah.bagian).items():
        jauh = _JAUH.search(wadah.bagian[bagian])
        if jauh is not None:
            raise SakipError("SKP-518", berkas=nama, nilai=f"{lembar}!{jauh[1].decode()}")
    for bagian, isi in wadah.bagian.items():
        if bagian.startswith("xl/tables/"):
            _tabel(nama, isi)
    teks = wadah.bagian.get("xl/sharedStrings.xml", b"")
    kepala = _JUMLAH.search(teks)
    if kepala is not None and any(int(angka) > _mungkin(teks) for angka in _ANGKA.findall(kepala[0])):
        raise SakipError("SKP-505", berkas=nama)


def lama_mustahil(isi: bytes, gaya: Container[int]) -> str | None:
    """The first cell of a sheet whose number, shown as a length of time, is more than Python's days hold.

    ``gaya`` are the styles that show a number so.
    """
    for cocok in _BERNILAI.finditer(isi):
        atribut = {kunci: teks.decode() for kunci, teks in _ATRIBUT.findall(cocok[1])}
        with suppress(ValueError):
            if int(atribut.get(b"s", "-1")) in gaya and abs(float(cocok[2])) > _HARI_TERBANYAK:
                return atribut.get(b"r")
    return None


def _tabel(nama: str, isi: bytes) -> None:
    """A table's rectangle: in order, and not far outside."""
    for _, atribut in unsur(isi, "table"):
        if "ref" not in atribut:  # the alternative text of a table is an element of the same name
            continue
        baris, kolom, baris_akhir, kolom_akhir = persegi(atribut["ref"])
        if baris_akhir < baris or kolom_akhir < kolom:
            raise SakipError("SKP-505", berkas=nama)
        if baris_akhir >= _BARIS_JAUH or kolom_akhir >= _KOLOM_JAUH:
            tempat = f"{atribut.get('displayName', '')}!{sel(baris_akhir, kolom_akhir)}"
            raise SakipError("SKP-518", berkas=nama, nilai=tempat)


def _mungkin(teks: bytes) -> int:
    """A text used many times is counted as often: more than any of our books has cells."""
    return max(len(teks), 1_000_000)
