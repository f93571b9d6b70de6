"""The map of a drawn book: what we drew outside the tables, kept in ``_meta``.

Views change with the data and with the day, so what is ours in a file that staff have worked on cannot
be told by drawing it again. Each save leaves a map: which constants stand in which column of a sheet (as
checksums), where formulas stand, how many drawings there are. Whatever a file holds beyond its map was
put there by somebody else.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from struct import iter_unpack, pack
from zlib import crc32

from sakip_xl.build.kanvas import Jenis, Kanvas, LembarKanvas

LEMBAR_PETA = "_meta"
_AWALAN = "peta:"
_POTONG = 30_000  # a cell holds at most 32,767 characters
_REKAM = ">HHB"

Tempat = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class PetaLembar:
    """What we drew on one sheet: (column, checksum) of constants, places of formulas, drawings."""

    tetap: frozenset[tuple[int, int]]
    rumus: frozenset[Tempat]
    gambar: int = 0


Peta = dict[str, PetaLembar]


def petakan(kanvas: Kanvas) -> Peta:
    """The map of a drawn book."""
    return {nama: _lembar(lembar) for nama, lembar in kanvas.lembar.items()}


def bubuhkan(kanvas: Kanvas) -> None:
    """Draw the map below everything else on ``_meta``: one row a sheet."""
    peta = petakan(kanvas)
    meta = kanvas.lembar[LEMBAR_PETA]
    awal = meta.baris_berikut() + 1
    for ke, (nama, satu) in enumerate(peta.items()):
        teks = _tulis(satu)
        meta.tulis(awal + ke, 0, _AWALAN + nama)
        for kolom, mulai in enumerate(range(0, len(teks), _POTONG), 1):
            meta.tulis(awal + ke, kolom, teks[mulai : mulai + _POTONG])


def baca_peta(petak: Iterable[Sequence[object]]) -> Peta:
    """The map that stands on ``_meta``; empty when the file was drawn without one, or it is damaged."""
    peta: Peta = {}
    for baris in petak:
        if baris and str(baris[0]).startswith(_AWALAN):
            teks = "".join(str(isi) for isi in baris[1:])
            try:
                peta[str(baris[0]).removeprefix(_AWALAN)] = _baca(teks)
            except ValueError:
                return {}
    return peta


def baris_peta(baris: Sequence[object]) -> bool:
    """Whether a row of ``_meta`` is part of the map."""
    return bool(baris) and str(baris[0]).startswith(_AWALAN)


def tempat(daerah: Sequence[tuple[int, int]], baris: int, kolom: int) -> Tempat:
    """A cell by its distance from the tables above it, so that it is found when those have grown.

    ``daerah``: first and last row of each table of the sheet, from top to bottom.
    """
    bagian, jarak = 0, baris
    for ke, (atas, bawah) in enumerate(daerah):
        if baris > bawah:
            bagian, jarak = 2 * ke + 2, baris - bawah
        elif baris >= atas:
            bagian, jarak = 2 * ke + 1, baris - atas
    return bagian, jarak, kolom


def tanda(kolom: int, nilai: object) -> tuple[int, int]:
    """The checksum of one constant in its column; types that a file may change into each other agree."""
    return kolom, crc32(_baku(nilai).encode()) & 0xFFFFFF


def kosong(nilai: object) -> bool:
    """Whether a cell shows nothing."""
    return nilai is None or (isinstance(nilai, str) and not nilai.strip())


def _lembar(lembar: LembarKanvas) -> PetaLembar:
    tabel = sorted(lembar.tabel, key=lambda t: t.baris)
    daerah = [(t.baris, t.baris + t.jumlah) for t in tabel]
    dalam = {
        (baris, kolom)
        for t in tabel
        for baris in range(t.baris, t.baris + t.jumlah + 1)
        for kolom in range(t.kolom, t.kolom + len(t.tabel.kolom))
    }
    luar = [(alamat, satu) for alamat, satu in lembar.sel.items() if alamat not in dalam]
    return PetaLembar(
        frozenset(
            tanda(kolom, satu.nilai)
            for (_, kolom), satu in luar
            if satu.rumus is None and satu.jenis is not Jenis.DATA and not kosong(satu.nilai)
        ),
        frozenset(tempat(daerah, *alamat) for alamat, satu in luar if satu.rumus is not None),
        len(lembar.bentuk) + len(lembar.grafik),
    )


def _baku(nilai: object) -> str:
    if isinstance(nilai, bool):
        return str(nilai)
    if isinstance(nilai, (int, float)):
        return f"{float(nilai):.12g}"
    if isinstance(nilai, datetime):
        return nilai.isoformat(timespec="seconds")
    if isinstance(nilai, date):
        return datetime.combine(nilai, time()).isoformat(timespec="seconds")
    return "\n".join(str(nilai).split("\r\n")).strip()


def _tulis(peta: PetaLembar) -> str:
    tetap = b"".join(pack(_REKAM, kolom, jumlah >> 8, jumlah & 0xFF) for kolom, jumlah in sorted(peta.tetap))
    rumus = b"".join(pack(_REKAM, jarak, kolom, bagian) for bagian, jarak, kolom in sorted(peta.rumus))
    return f"{peta.gambar}.{b64encode(tetap).decode()}.{b64encode(rumus).decode()}"


def _baca(teks: str) -> PetaLembar:
    gambar, tetap, rumus = teks.split(".")
    return PetaLembar(
        frozenset((k, (atas << 8) | bawah) for k, atas, bawah in iter_unpack(_REKAM, b64decode(tetap))),
        frozenset((bagian, jarak, k) for jarak, k, bagian in iter_unpack(_REKAM, b64decode(rumus))),
        int(gambar),
    )
