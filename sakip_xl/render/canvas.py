"""A drawn book before it is a file: every cell, table, list and page setting as plain data.

Builders draw on it; ``render.xlsx_writer`` turns it into an ``.xlsx``; the file adapter compares a read book
with it to find foreign content; the live adapter writes only the cells that differ; tests look at it.
Rows and columns count from 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal

from sakip_xl.domain.model import Cell
from sakip_xl.schema.base import Sheet, Table


class Kind(StrEnum):
    """What a drawn cell is: fixed text, staff's or the program's data, or a computed view."""

    LABEL = "label"
    DATA = "data"
    HITUNGAN = "hitungan"


@dataclass(frozen=True, slots=True)
class CanvasCell:
    """One cell: its (stored) value, the name of its style, its formula and its link."""

    nilai: Cell
    gaya: str
    jenis: Kind = Kind.LABEL
    rumus: str | None = None
    tautan: str | None = None
    petunjuk: str | None = None


@dataclass(frozen=True, slots=True)
class CanvasTable:
    """One table as drawn: ``baris``/``kolom`` is its heading's first cell, ``jumlah`` its data rows."""

    tabel: Table
    baris: int
    kolom: int
    jumlah: int


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, both ends included."""

    baris: int
    kolom: int
    baris_akhir: int
    kolom_akhir: int


@dataclass(frozen=True, slots=True)
class Shape:
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
class Chart:
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
class CanvasSheet:
    """One drawn sheet.

    ``tinggi`` fixes the height of a row; ``taksiran`` is a height to begin with, which a program may
    fit to what is typed later. ``kolom_tersembunyi`` are columns of help, folded away in groups. ``skala``
    is the print scale in percent; ``None`` fits the width to ``halaman_lebar`` pages. Excel ignores
    ``jeda_halaman`` on a sheet that is fitted, so a sheet with page breaks needs its scale.
    """

    lembar: Sheet
    sel: dict[tuple[int, int], CanvasCell] = field(default_factory=dict)
    gabungan: list[Area] = field(default_factory=list)
    tabel: list[CanvasTable] = field(default_factory=list)
    validasi: list[tuple[Area, dict[str, Any]]] = field(default_factory=list)
    bersyarat: list[tuple[Area, dict[str, Any]]] = field(default_factory=list)
    lebar: dict[int, float] = field(default_factory=dict)
    tinggi: dict[int, float] = field(default_factory=dict)
    taksiran: dict[int, float] = field(default_factory=dict)
    kolom_tersembunyi: set[int] = field(default_factory=set)
    beku: tuple[int, int] | None = None
    ulang_baris: tuple[int, int] | None = None
    jeda_halaman: list[int] = field(default_factory=list)
    daerah_cetak: Area | None = None
    mendatar: bool | None = None
    skala: int | None = None
    halaman_lebar: int = 1
    ulang_kolom: tuple[int, int] | None = None
    bentuk: list[Shape] = field(default_factory=list)
    grafik: list[Chart] = field(default_factory=list)

    def write(
        self,
        row: int,
        column: int,
        value: Cell,
        style: str = "teks",
        *,
        kind: Kind = Kind.LABEL,
        rumus: str | None = None,
        link: str | None = None,
        petunjuk: str | None = None,
    ) -> None:
        """Draw one cell; drawing on a drawn cell is a builder's mistake."""
        if (row, column) in self.sel:
            msg = f"{self.lembar.nama}: cell {row},{column} drawn twice"
            raise ValueError(msg)
        if rumus is not None:
            kind = Kind.HITUNGAN
        self.sel[row, column] = CanvasCell(value, style, kind, rumus, link, petunjuk)

    def merge(
        self,
        area: Area,
        value: Cell,
        style: str = "teks",
        *,
        kind: Kind = Kind.LABEL,
        rumus: str | None = None,
    ) -> None:
        """Draw one value over merged cells; merged areas that overlap are a builder's mistake."""
        for row in range(area.baris, area.baris_akhir + 1):
            for column in range(area.kolom, area.kolom_akhir + 1):
                is_first = (row, column) == (area.baris, area.kolom)
                self.write(
                    row,
                    column,
                    value if is_first else None,
                    style,
                    kind=kind,
                    rumus=rumus if is_first else None,
                )
        if (area.baris, area.kolom) != (area.baris_akhir, area.kolom_akhir):
            self.gabungan.append(area)

    def next_row(self) -> int:
        """The first row below everything drawn so far."""
        return max((row for row, _ in self.sel), default=-1) + 1


@dataclass(slots=True)
class Canvas:
    """A drawn book: sheets in order, defined names (name -> reference text) and document properties."""

    lembar: dict[str, CanvasSheet] = field(default_factory=dict)
    nama: dict[str, str] = field(default_factory=dict)
    properti: dict[str, str] = field(default_factory=dict)
    aktif: str | None = None

    def add(self, sheet: Sheet) -> CanvasSheet:
        """A new empty sheet after the last one."""
        if sheet.nama in self.lembar:
            msg = f"sheet {sheet.nama} drawn twice"
            raise ValueError(msg)
        drawn = CanvasSheet(sheet)
        self.lembar[sheet.nama] = drawn
        return drawn

    def table(self) -> Iterator[tuple[CanvasSheet, CanvasTable]]:
        """Every table with its sheet."""
        for sheet in self.lembar.values():
            for table in sheet.tabel:
                yield sheet, table

    def rumus(self) -> Iterator[tuple[str, int, int, CanvasCell]]:
        """Every formula cell: sheet, row, column, cell."""
        for name, sheet in self.lembar.items():
            for (row, column), cell in sheet.sel.items():
                if cell.rumus is not None:
                    yield name, row, column, cell
