"""Shapes and charts of a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.office.mesin.dasar import SEPERSERATUS_MM, Bagian, BelumDibangunError, Bernama
from tests.office.mesin.koleksi import Koleksi
from tests.office.mesin.rumus import dari_uno, ke_uno

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


class Shape(Bernama):
    """One shape; sizes in points."""

    __slots__ = ()

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
    """The charts of a sheet, in the order in which they were drawn."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Chart]:
        return (Chart(satu) for satu in self.sheet.shapes if satu.type == "chart")


class Chart(Bagian):
    """One chart, by the name of its shape."""

    __slots__ = ("shape",)

    def __init__(self, shape: Shape) -> None:
        self.shape = shape

    @property
    def parent(self) -> Any:
        return self.shape.parent

    @property
    def isi(self) -> Any:
        """The UNO chart document."""
        return self.shape.xl.Model

    @property
    def api(self) -> tuple[Any, Any]:
        return self.shape.xl, self.isi

    @property
    def name(self) -> str:
        return self.shape.name

    @property
    def title(self) -> str | None:
        return str(self.isi.Title.String) if self.isi.HasMainTitle else None

    def isi_seri(self, seri: int, kategori: str, nilai: str) -> None:
        """Give a series (from 0) its cells, and the chart its categories; ranges as formulas of Excel."""
        diagram = self.isi.getFirstDiagram()
        sumbu = diagram.getCoordinateSystems()[0]
        semua = [satu for jenis in sumbu.getChartTypes() for satu in jenis.getDataSeries()]
        semua[seri].getDataSequences()[0].setValues(self._sel(nilai, "values-y"))
        if kategori:
            skala = sumbu.getAxisByDimension(0, 0).getScaleData()
            skala.Categories.setValues(self._sel(kategori, "categories"))
            sumbu.getAxisByDimension(0, 0).setScaleData(skala)

    def _sel(self, acuan: str, peran: str) -> Any:
        sumber = self.isi.getDataProvider()
        hasil = sumber.createDataSequenceByRangeRepresentation(ke_uno(acuan).removeprefix("="))
        hasil.Role = peran
        return hasil

    def acuan(self) -> list[tuple[str, str]]:
        """Categories and values of every series, as formulas of Excel."""
        diagram = self.isi.getFirstDiagram()
        sumbu = diagram.getCoordinateSystems()[0]
        kategori = sumbu.getAxisByDimension(0, 0).getScaleData().Categories
        acuan = _acuan(kategori.getValues()) if kategori else ""
        semua = [satu for jenis in sumbu.getChartTypes() for satu in jenis.getDataSeries()]
        return [(acuan, _acuan(satu.getDataSequences()[0].getValues())) for satu in semua]


def _acuan(deret: Any) -> str:
    return "=" + dari_uno(deret.getSourceRangeRepresentation())
