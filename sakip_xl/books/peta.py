"""The map of a drawn book: what we drew outside the tables, kept in ``_meta``.

Views change with the data and with the day, so what is ours in a file that staff have worked on cannot
be told by drawing it again. Each save leaves a map: what was drawn in every cell (as a checksum), in
which style, which cells were merged, how many drawings there are. Whatever a file holds beyond its map
was put there by somebody else; and an open book needs only those cells written that differ from it.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from binascii import Error as BukanBase64Error
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cached_property
from itertools import groupby
from typing import Any
from zlib import compress, crc32, decompress
from zlib import error as BukanZlibError  # noqa: N812

from sakip_xl.build.kanvas import Jenis, Kanvas, LembarKanvas, SelKanvas, TabelKanvas
from sakip_xl.build.tabel import gaya_kolom
from sakip_xl.layout.inti import Sifat

LEMBAR_PETA = "_meta"
_AWALAN = "peta:"
_POTONG, _BAGIAN = 30_000, 4  # a cell holds at most 32,767 characters
_JENIS = ("kosong", "tetap", "rumus", "data")
_KOSONG, _TETAP, _RUMUS, _DATA = range(4)

Tempat = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class Rekam:
    """What was drawn in one cell: its kind (of ``_JENIS``), style, checksum and link."""

    jenis: int
    gaya: str
    tanda: int = 0
    tautan: str = ""

    @property
    def tetap(self) -> bool:
        """A fixed text of ours, told apart from what staff type."""
        return self.jenis == _TETAP

    @property
    def rumus(self) -> bool:
        """A formula of ours."""
        return self.jenis == _RUMUS

    @property
    def berisi(self) -> bool:
        """Anything but an empty cell."""
        return self.jenis != _KOSONG


@dataclass(frozen=True)
class PetaLembar:
    """What we drew on one sheet, each cell at its ``tempat``.

    ``gabungan``: part, distance, column, rows and columns of merged cells; ``celah``: rows in each
    stretch outside the tables; ``tata``: what a sheet has beside its cells (widths, charts, colours of
    shapes, page breaks); ``gambar``: how many drawings. Of table cells only those of a table that the
    program alone fills are kept, and only where the style is not the column's own.
    """

    sel: dict[Tempat, Rekam] = field(default_factory=dict)
    gabungan: frozenset[tuple[int, int, int, int, int]] = frozenset()
    celah: tuple[int, ...] = ()
    tata: dict[str, Any] = field(default_factory=dict)
    gambar: int = 0

    @cached_property
    def tetap(self) -> frozenset[tuple[int, int]]:
        """Column and checksum of every fixed text."""
        return frozenset((k, satu.tanda) for (_, _, k), satu in self.sel.items() if satu.tetap)

    @cached_property
    def rumus(self) -> frozenset[Tempat]:
        """Where formulas stand."""
        return frozenset(tempat for tempat, satu in self.sel.items() if satu.rumus)


Peta = dict[str, PetaLembar]


def petakan(kanvas: Kanvas) -> Peta:
    """The map of a drawn book."""
    return {nama: petakan_lembar(lembar) for nama, lembar in kanvas.lembar.items()}


def bubuhkan(kanvas: Kanvas) -> None:
    """Draw the map below everything else on ``_meta``: one row a sheet, always as many cells.

    The cells are drawn before the map is taken, so that it knows of them, and filled after it.
    """
    meta = kanvas.lembar[LEMBAR_PETA]
    awal = meta.baris_berikut() + 1
    for ke, nama in enumerate(kanvas.lembar):
        meta.tulis(awal + ke, 0, _AWALAN + nama, jenis=Jenis.DATA)
        for bagian in range(_BAGIAN):
            meta.tulis(awal + ke, 1 + bagian, "-", jenis=Jenis.DATA)
    for ke, satu in enumerate(petakan(kanvas).values()):
        teks = _tulis(satu)
        if len(teks) > _BAGIAN * _POTONG:
            msg = f"the map of sheet {ke} does not fit into its cells"
            raise ValueError(msg)
        for bagian in range(_BAGIAN):
            potong = teks[bagian * _POTONG : (bagian + 1) * _POTONG] or None
            alamat = (awal + ke, 1 + bagian)
            meta.sel[alamat] = replace(meta.sel[alamat], nilai=potong)


def baca_peta(petak: Iterable[Sequence[object]]) -> Peta:
    """The map that stands on ``_meta``; empty when the file was drawn without one, or it is damaged."""
    peta: Peta = {}
    for baris in petak:
        if baris_peta(baris):
            teks = "".join(str(isi) for isi in baris[1:] if isi is not None)
            try:
                peta[str(baris[0]).removeprefix(_AWALAN)] = _baca(teks)
            except (ValueError, KeyError, IndexError, TypeError, BukanBase64Error, BukanZlibError):
                return {}
    return peta


def baris_peta(baris: Sequence[object]) -> bool:
    """Whether a row of ``_meta`` is part of the map."""
    return bool(baris) and str(baris[0]).startswith(_AWALAN)


def tempat(daerah: Sequence[tuple[int, int]], baris: int, kolom: int) -> Tempat:
    """A cell by its distance from the tables above it, so that it is found when those have grown.

    ``daerah``: first and last row of each table of the sheet, from top to bottom. Even parts lie
    outside the tables, odd ones are tables.
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
    return kolom, _tanda(_baku(nilai))


def kosong(nilai: object) -> bool:
    """Whether a cell shows nothing."""
    return nilai is None or (isinstance(nilai, str) and not nilai.strip())


def petakan_lembar(lembar: LembarKanvas) -> PetaLembar:
    """The map of one drawn sheet."""
    tabel = sorted(lembar.tabel, key=lambda t: t.baris)
    daerah = [(t.baris, t.baris + t.jumlah) for t in tabel]
    dalam = {alamat: t for t in tabel for alamat in _sel_tabel(t)}
    sel: dict[Tempat, Rekam] = {}
    for alamat, satu in lembar.sel.items():
        if alamat not in dalam:
            sel[tempat(daerah, *alamat)] = rekam(alamat[1], satu)
        elif satu.tautan or satu.gaya != gaya_baku(dalam[alamat], *alamat):
            if dalam[alamat].tabel.sifat is Sifat.ISIAN:
                continue
            sel[tempat(daerah, *alamat)] = Rekam(_DATA, satu.gaya, 0, satu.tautan or "")
    gabungan = frozenset(
        (*tempat(daerah, g.baris, g.kolom), g.baris_akhir - g.baris + 1, g.kolom_akhir - g.kolom + 1)
        for g in lembar.gabungan
    )
    celah = _celah(daerah, lembar.baris_berikut())
    return PetaLembar(sel, gabungan, celah, tata_lembar(lembar), len(lembar.bentuk) + len(lembar.grafik))


def rekam(kolom: int, sel: SelKanvas) -> Rekam:
    """What is kept of a cell outside the tables."""
    tautan = sel.tautan or ""
    if sel.rumus is not None:
        return Rekam(_RUMUS, sel.gaya, _tanda(sel.rumus), tautan)
    if kosong(sel.nilai):
        return Rekam(_KOSONG, sel.gaya, 0, tautan)
    jenis = _DATA if sel.jenis is Jenis.DATA else _TETAP
    return Rekam(jenis, sel.gaya, tanda(kolom, sel.nilai)[1], tautan)


def tata_lembar(lembar: LembarKanvas) -> dict[str, Any]:
    """What a sheet has beside its cells and may change: widths, charts, shapes, pages; as JSON keeps it."""
    cetak = lembar.daerah_cetak
    return {
        "lebar": {str(k): lebar for k, lebar in sorted(lembar.lebar.items())},
        "grafik": [[[s.get("categories", ""), s["values"]] for s in g.seri] for g in lembar.grafik],
        "warna": [[b.isi or "", b.garis] for b in lembar.bentuk],
        "jeda": sorted(lembar.jeda_halaman),
        "cetak": [cetak.baris, cetak.kolom, cetak.baris_akhir, cetak.kolom_akhir] if cetak else [],
    }


def _sel_tabel(letak: TabelKanvas) -> Iterator[tuple[int, int]]:
    for baris in range(letak.baris, letak.baris + letak.jumlah + 1):
        for kolom in range(letak.kolom, letak.kolom + len(letak.tabel.kolom)):
            yield baris, kolom


def gaya_baku(letak: TabelKanvas, baris: int, kolom: int) -> str:
    """The style that a cell of a table has unless its value asks for another."""
    if baris == letak.baris:
        return "kepala"
    return gaya_kolom(letak.tabel, letak.tabel.kolom[kolom - letak.kolom])


def _celah(daerah: Sequence[tuple[int, int]], akhir: int) -> tuple[int, ...]:
    """The number of rows before each table, and of those after the last."""
    batas = [*daerah, (akhir, akhir)]
    return tuple(atas - bawah - 1 for (_, bawah), (atas, _) in zip([(-1, -1), *daerah], batas, strict=True))


def _tanda(teks: str) -> int:
    return crc32(teks.encode("utf-8", "replace")) & 0xFFFFFF


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
    """The map of one sheet as text: rows of (column, kind, style, checksum), styles and links by number."""
    gaya = sorted({satu.gaya for satu in peta.sel.values()})
    nomor = {nama: ke for ke, nama in enumerate(gaya)}
    baris = [
        [*kunci, [isi for (_, _, k), s in sel for isi in (k, s.jenis, nomor[s.gaya], s.tanda)]]
        for kunci, sel in groupby(sorted(peta.sel.items()), key=lambda butir: butir[0][:2])
    ]
    tautan = [[*tempat, satu.tautan] for tempat, satu in sorted(peta.sel.items()) if satu.tautan]
    isi = [gaya, baris, tautan, sorted(peta.gabungan), peta.celah, peta.tata, peta.gambar]
    return b64encode(compress(json.dumps(isi, separators=(",", ":")).encode(), 6)).decode()


def _baca(teks: str) -> PetaLembar:
    isi = json.loads(decompress(b64decode(teks, validate=True)))
    gaya, baris, tautan, gabungan, celah, tata, gambar = isi
    menuju = {(b, j, k): tujuan for b, j, k, tujuan in tautan}
    sel = {
        (b, j, k): Rekam(jenis, gaya[ke], jumlah, menuju.get((b, j, k), ""))
        for b, j, deret in baris
        for k, jenis, ke, jumlah in zip(*[iter(deret)] * 4, strict=True)
    }
    return PetaLembar(sel, frozenset(map(tuple, gabungan)), tuple(celah), tata, gambar)
