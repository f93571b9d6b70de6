"""A drawn book before it is a file: every cell, table, list and page setting as plain data.

Builders draw on it; ``build.tulis`` turns it into an ``.xlsx``; the file adapter compares a read book
with it to find foreign content; the live adapter writes only the cells that differ; tests look at it.
Rows and columns count from 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

from sakip_xl.domain.model import Sel
from sakip_xl.layout.inti import Lembar, Tabel


class Jenis(StrEnum):
    """What a drawn cell is: fixed text, staff's or the program's data, or a computed view."""

    LABEL = "label"
    DATA = "data"
    HITUNGAN = "hitungan"


@dataclass(frozen=True, slots=True)
class SelKanvas:
    """One cell: its (stored) value, the name of its style, its formula and its link."""

    nilai: Sel
    gaya: str
    jenis: Jenis = Jenis.LABEL
    rumus: str | None = None
    tautan: str | None = None
    petunjuk: str | None = None


@dataclass(frozen=True, slots=True)
class TabelKanvas:
    """One table as drawn: ``baris``/``kolom`` is its heading's first cell, ``jumlah`` its data rows."""

    tabel: Tabel
    baris: int
    kolom: int
    jumlah: int


@dataclass(frozen=True, slots=True)
class Daerah:
    """A rectangle of cells, both ends included."""

    baris: int
    kolom: int
    baris_akhir: int
    kolom_akhir: int


@dataclass(frozen=True, slots=True)
class Bentuk:
    """A drawing shape between two cells: ``preset`` is a DrawingML preset geometry name.

    Offsets are in pixels from the top left of the start cell. A ``line`` has no width or no height;
    ``panah`` puts its arrowhead at the ``awal`` (left or top) or at the ``akhir`` (right or bottom).
    """

    baris: int
    kolom: int
    preset: str
    lebar: int
    tinggi: int
    geser_x: int = 0
    geser_y: int = 0
    teks: str = ""
    isi: str | None = "#FFFFFF"
    garis: str = "#1F4E79"
    alternatif: str = ""
    panah: Literal["", "awal", "akhir"] = ""


@dataclass(frozen=True, slots=True)
class Grafik:
    """A chart: XlsxWriter's type and options, put at a cell."""

    baris: int
    kolom: int
    jenis: dict[str, Any]
    seri: tuple[dict[str, Any], ...]
    judul: str
    lebar: int = 480
    tinggi: int = 288
    sumbu: dict[str, dict[str, Any]] = field(default_factory=dict)


@dataclass(slots=True)
class LembarKanvas:
    """One drawn sheet.

    ``tinggi`` fixes the height of a row; ``taksiran`` is a height to begin with, which a program may
    fit to what is typed later. ``skala`` is the print scale in percent; ``None`` fits the width to
    ``halaman_lebar`` pages. Excel ignores ``jeda_halaman`` on a sheet that is fitted, so a sheet with
    page breaks needs its scale.
    """

    lembar: Lembar
    sel: dict[tuple[int, int], SelKanvas] = field(default_factory=dict)
    gabungan: list[Daerah] = field(default_factory=list)
    tabel: list[TabelKanvas] = field(default_factory=list)
    validasi: list[tuple[Daerah, dict[str, Any]]] = field(default_factory=list)
    bersyarat: list[tuple[Daerah, dict[str, Any]]] = field(default_factory=list)
    lebar: dict[int, float] = field(default_factory=dict)
    tinggi: dict[int, float] = field(default_factory=dict)
    taksiran: dict[int, float] = field(default_factory=dict)
    kolom_tersembunyi: set[int] = field(default_factory=set)
    beku: tuple[int, int] | None = None
    ulang_baris: tuple[int, int] | None = None
    jeda_halaman: list[int] = field(default_factory=list)
    daerah_cetak: Daerah | None = None
    mendatar: bool | None = None
    skala: int | None = None
    halaman_lebar: int = 1
    ulang_kolom: tuple[int, int] | None = None
    bentuk: list[Bentuk] = field(default_factory=list)
    grafik: list[Grafik] = field(default_factory=list)

    def tulis(
        self,
        baris: int,
        kolom: int,
        nilai: Sel,
        gaya: str = "teks",
        *,
        jenis: Jenis = Jenis.LABEL,
        rumus: str | None = None,
        tautan: str | None = None,
        petunjuk: str | None = None,
    ) -> None:
        """Draw one cell; drawing on a drawn cell is a builder's mistake."""
        if (baris, kolom) in self.sel:
            msg = f"{self.lembar.nama}: cell {baris},{kolom} drawn twice"
            raise ValueError(msg)
        if rumus is not None:
            jenis = Jenis.HITUNGAN
        self.sel[baris, kolom] = SelKanvas(nilai, gaya, jenis, rumus, tautan, petunjuk)

    def gabung(
        self,
        daerah: Daerah,
        nilai: Sel,
        gaya: str = "teks",
        *,
        jenis: Jenis = Jenis.LABEL,
        rumus: str | None = None,
    ) -> None:
        """Draw one value over merged cells; merged areas that overlap are a builder's mistake."""
        for baris in range(daerah.baris, daerah.baris_akhir + 1):
            for kolom in range(daerah.kolom, daerah.kolom_akhir + 1):
                utama = (baris, kolom) == (daerah.baris, daerah.kolom)
                self.tulis(
                    baris, kolom, nilai if utama else None, gaya, jenis=jenis, rumus=rumus if utama else None
                )
        if (daerah.baris, daerah.kolom) != (daerah.baris_akhir, daerah.kolom_akhir):
            self.gabungan.append(daerah)

    def baris_berikut(self) -> int:
        """The first row below everything drawn so far."""
        return max((baris for baris, _ in self.sel), default=-1) + 1


@dataclass(slots=True)
class Kanvas:
    """A drawn book: sheets in order, defined names (name -> reference text) and document properties."""

    lembar: dict[str, LembarKanvas] = field(default_factory=dict)
    nama: dict[str, str] = field(default_factory=dict)
    properti: dict[str, str] = field(default_factory=dict)
    aktif: str | None = None

    def tambah(self, lembar: Lembar) -> LembarKanvas:
        """A new empty sheet after the last one."""
        if lembar.nama in self.lembar:
            msg = f"sheet {lembar.nama} drawn twice"
            raise ValueError(msg)
        baru = LembarKanvas(lembar)
        self.lembar[lembar.nama] = baru
        return baru

    def tabel(self) -> Iterator[tuple[LembarKanvas, TabelKanvas]]:
        """Every table with its sheet."""
        for lembar in self.lembar.values():
            for tabel in lembar.tabel:
                yield lembar, tabel

    def rumus(self) -> Iterator[tuple[str, int, int, SelKanvas]]:
        """Every formula cell: sheet, row, column, cell."""
        for nama, lembar in self.lembar.items():
            for (baris, kolom), sel in lembar.sel.items():
                if sel.rumus is not None:
                    yield nama, baris, kolom, sel
