"""Shapes and charts of a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.office.mesin.dasar import SEPERSERATUS_MM, Bagian, BelumDibangunError
from tests.office.mesin.koleksi import Koleksi

_JENIS = {
    "CustomShape": "auto_shape",
    "TextShape": "text_box",
    "GraphicObjectShape": "picture",
    "OLE2Shape": "chart",
    "ControlShape": "form_control",
    "GroupShape": "group",
    "ConnectorShape": "line",
    "LineShape": "line",
}


class Shapes(Koleksi):
    """What is drawn on a sheet; notes of cells are not among them."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Shape]:
        halaman = self.sheet.xl.DrawPage
        return (Shape(self.sheet, halaman.getByIndex(ke)) for ke in range(halaman.Count))


class Shape(Bagian):
    """One shape; sizes in points."""

    __slots__ = ("parent", "xl")

    def __init__(self, parent: Any, xl: Any) -> None:
        self.parent = parent
        self.xl = xl

    @property
    def api(self) -> Any:
        return self.xl

    @property
    def name(self) -> str:
        return str(self.xl.Name)

    @name.setter
    def name(self, nama: str) -> None:
        self.xl.Name = nama

    @property
    def index(self) -> int:
        return next(ke for ke, satu in enumerate(self.parent.shapes, start=1) if satu.name == self.name)

    @property
    def type(self) -> str:
        jenis = self.xl.ShapeType.rpartition(".")[2]
        if jenis not in _JENIS:
            raise BelumDibangunError(f"engine libreoffice: Shape.type of {jenis}")
        return _JENIS[jenis]

    @property
    def text(self) -> str:
        return str(self.xl.String)

    @text.setter
    def text(self, teks: str) -> None:
        self.parent.cells.boleh_diubah()
        self.xl.setString(teks)

    def _letakkan(self, **baru: float) -> None:
        letak, ukuran = self.xl.Position, self.xl.Size
        for nama, titik in baru.items():
            setattr(letak if nama in "XY" else ukuran, nama, round(titik * SEPERSERATUS_MM))
        self.xl.setPosition(letak)
        self.xl.setSize(ukuran)

    @property
    def left(self) -> float:
        return float(self.xl.Position.X / SEPERSERATUS_MM)

    @left.setter
    def left(self, titik: float) -> None:
        self._letakkan(X=titik)

    @property
    def top(self) -> float:
        return float(self.xl.Position.Y / SEPERSERATUS_MM)

    @top.setter
    def top(self, titik: float) -> None:
        self._letakkan(Y=titik)

    @property
    def width(self) -> float:
        return float(self.xl.Size.Width / SEPERSERATUS_MM)

    @width.setter
    def width(self, titik: float) -> None:
        self._letakkan(Width=titik)

    @property
    def height(self) -> float:
        return float(self.xl.Size.Height / SEPERSERATUS_MM)

    @height.setter
    def height(self, titik: float) -> None:
        self._letakkan(Height=titik)

    def delete(self) -> None:
        self.parent.xl.DrawPage.remove(self.xl)


class Charts(Koleksi):
    """The charts of a sheet."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Chart]:
        semua = self.sheet.xl.Charts
        return (Chart(self.sheet, semua.getByIndex(ke)) for ke in range(semua.Count))


class Chart(Bagian):
    """One chart."""

    __slots__ = ("parent", "xl")

    def __init__(self, parent: Any, xl: Any) -> None:
        self.parent = parent
        self.xl = xl

    @property
    def api(self) -> tuple[Any, Any]:
        return self.xl, self.xl.EmbeddedObject

    @property
    def name(self) -> str:
        return str(self.xl.Name)

    @property
    def title(self) -> str | None:
        isi = self.xl.EmbeddedObject
        return str(isi.Title.String) if isi.HasMainTitle else None
