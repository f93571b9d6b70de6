"""How cells look: number format, colours, font, alignment, borders, sizes."""

from __future__ import annotations

from typing import Any

from xlwings.base_classes import _UNSET, BORDER_GRID_SIDES

from tests.office.mesin.angka_bentuk import kode_bentuk, kunci_bentuk, kunci_tunggal
from tests.office.mesin.dasar import (
    SEPERSERATUS_MM,
    Bagian,
    DariPetak,
    DitolakError,
    dari_warna,
    ke_warna,
    pilihan,
    struktur,
)
from tests.office.mesin.petak import Petak

_MENDATAR = {
    "general": "STANDARD",
    "left": "LEFT",
    "center": "CENTER",
    "right": "RIGHT",
    "fill": "REPEAT",
    "justify": "BLOCK",
}
_TEGAK = {"top": 1, "center": 2, "bottom": 3, "justify": 4}
_INDENT = 1058 / 3  # of one step of Excel's indent, in 1/100 mm
_LEBAR_HURUF = 193  # of one unit of column width, in 1/100 mm

_SISI = {"edge_top": "Top", "edge_bottom": "Bottom", "edge_left": "Left", "edge_right": "Right"}
_DALAM = {"inside_vertical": "Vertical", "inside_horizontal": "Horizontal"}
_MIRING = {"diagonal_down": "DiagonalTLBR2", "diagonal_up": "DiagonalBLTR2"}
_GARIS = {
    "continuous": 0,
    "dot": 1,
    "dash": 2,
    "double": 3,
    "dash_dot": 16,
    "dash_dot_dot": 17,
}  # com.sun.star.table.BorderLineStyle
_TEBAL = {"hairline": 2, "thin": 26, "medium": 53, "thick": 79}


class Gaya(Petak):
    """The looks of a range."""

    __slots__ = ()

    @property
    def number_format(self) -> str | None:
        """The format code; ``None`` for cells that disagree."""
        kunci = kunci_tunggal(self.xl)
        return None if kunci is None else kode_bentuk(self.dok, kunci)

    @number_format.setter
    def number_format(self, kode: str) -> None:
        self.boleh_diubah()
        self.xl.NumberFormat = kunci_bentuk(self.dok, kode)

    @property
    def color(self) -> tuple[int, int, int] | None:
        return dari_warna(self.sifat("CellBackColor"))

    @color.setter
    def color(self, warna: Any) -> None:
        self.boleh_diubah()
        self.xl.CellBackColor = ke_warna(warna)

    def set_colors(self, warna: list[list[Any]]) -> None:
        for r, baris in enumerate(warna, start=self.kotak.atas):
            for c, satu in enumerate(baris, start=self.kotak.kiri):
                if satu is not ...:
                    sel = self.kotak._replace(atas=r, bawah=r, kiri=c, kanan=c)
                    self.sheet.petak(sel).color = satu

    @property
    def font(self) -> Font:
        return Font(self)

    @property
    def borders(self) -> Borders:
        return Borders(self)

    @property
    def wrap_text(self) -> bool | None:
        hasil: bool | None = self.sifat("IsTextWrapped")
        return hasil

    @wrap_text.setter
    def wrap_text(self, nilai: bool) -> None:
        self.boleh_diubah()
        self.xl.IsTextWrapped = bool(nilai)

    @property
    def horizontal_alignment(self) -> str | None:
        nilai = self.sifat("HoriJustify")
        return next((nama for nama, uno in _MENDATAR.items() if nilai and nilai.value == uno), None)

    @horizontal_alignment.setter
    def horizontal_alignment(self, nilai: str) -> None:
        self.boleh_diubah()
        self.xl.HoriJustify = pilihan("table.CellHoriJustify", _terbangun(_MENDATAR, nilai))
        if nilai in {"general", "center"}:  # these have no indent
            self.xl.ParaIndent = 0

    @property
    def vertical_alignment(self) -> str | None:
        nilai = self.sifat("VertJustify")
        return next(
            (nama for nama, uno in _TEGAK.items() if nilai in {uno, 0 if nama == "bottom" else uno}), None
        )

    @vertical_alignment.setter
    def vertical_alignment(self, nilai: str) -> None:
        self.boleh_diubah()
        self.xl.VertJustify = _terbangun(_TEGAK, nilai)

    def adjust_indent(self, langkah: int) -> None:
        """Indent by so many steps more (or less); beyond Excel's 0 to 250 it is refused."""
        self.boleh_diubah()
        baru = round(self.xl.ParaIndent / _INDENT) + langkah
        if not 0 <= baru <= 250:
            raise DitolakError(f"indent {baru}")
        self.xl.ParaIndent = round(baru * _INDENT)
        if baru and self.horizontal_alignment == "general":
            self.horizontal_alignment = "left"

    @property
    def row_height(self) -> float | None:
        """Points; ``None`` for rows that disagree."""
        hasil = {self.xl.Rows.getByIndex(n).Height for n in range(min(self.xl.Rows.Count, 1000))}
        return round(hasil.pop() / SEPERSERATUS_MM, 2) if len(hasil) == 1 else None

    @row_height.setter
    def row_height(self, titik: float) -> None:
        self.boleh_diubah()
        if not 0 <= titik <= 409:
            raise DitolakError(f"row height {titik}")
        self.xl.Rows.Height = round(titik * SEPERSERATUS_MM)

    @property
    def column_width(self) -> float | None:
        """Characters; ``None`` for columns that disagree."""
        hasil = {self.xl.Columns.getByIndex(n).Width for n in range(min(self.xl.Columns.Count, 1000))}
        return round(hasil.pop() / _LEBAR_HURUF, 1) if len(hasil) == 1 else None

    @column_width.setter
    def column_width(self, huruf: float) -> None:
        self.boleh_diubah()
        self.xl.Columns.Width = round(huruf * _LEBAR_HURUF)

    @property
    def left(self) -> float:
        return float(self.xl.Position.X / SEPERSERATUS_MM)

    @property
    def top(self) -> float:
        return float(self.xl.Position.Y / SEPERSERATUS_MM)

    @property
    def width(self) -> float:
        return float(self.xl.Size.Width / SEPERSERATUS_MM)

    @property
    def height(self) -> float:
        return float(self.xl.Size.Height / SEPERSERATUS_MM)

    def autofit(self, axis: str | None = None) -> None:
        if axis in {None, "rows", "r"}:
            self.xl.Rows.OptimalHeight = True
        if axis in {None, "columns", "c"}:
            self.xl.Columns.OptimalWidth = True

    @property
    def row_hidden(self) -> bool | None:
        hasil = {not self.xl.Rows.getByIndex(n).IsVisible for n in range(self.xl.Rows.Count)}
        return hasil.pop() if len(hasil) == 1 else None

    @row_hidden.setter
    def row_hidden(self, nilai: bool) -> None:
        self.boleh_diubah()
        self.xl.Rows.IsVisible = not nilai

    @property
    def column_hidden(self) -> bool | None:
        hasil = {not self.xl.Columns.getByIndex(n).IsVisible for n in range(self.xl.Columns.Count)}
        return hasil.pop() if len(hasil) == 1 else None

    @column_hidden.setter
    def column_hidden(self, nilai: bool) -> None:
        self.boleh_diubah()
        self.xl.Columns.IsVisible = not nilai


class Font(DariPetak):
    """The letters of a range; a property of cells that disagree is ``None``."""

    __slots__ = ()

    petak: Petak

    def _beri(self, nama: str, nilai: Any) -> None:
        self.petak.boleh_diubah()
        setattr(self.petak.xl, nama, nilai)

    @property
    def bold(self) -> bool | None:
        berat = self.petak.sifat("CharWeight")
        return None if berat is None else bool(berat > 110)

    @bold.setter
    def bold(self, nilai: bool) -> None:
        self._beri("CharWeight", 150.0 if nilai else 100.0)

    @property
    def italic(self) -> bool | None:
        miring = self.petak.sifat("CharPosture")
        return None if miring is None else bool(miring.value == "ITALIC")

    @italic.setter
    def italic(self, nilai: bool) -> None:
        self._beri("CharPosture", pilihan("awt.FontSlant", "ITALIC" if nilai else "NONE"))

    @property
    def size(self) -> float | None:
        hasil: float | None = self.petak.sifat("CharHeight")
        return hasil

    @size.setter
    def size(self, titik: float) -> None:
        self._beri("CharHeight", float(titik))

    @property
    def color(self) -> tuple[int, int, int] | None:
        """Black for letters of no colour of their own."""
        warna = self.petak.sifat("CharColor")
        return (0, 0, 0) if warna == -1 else dari_warna(warna)

    @color.setter
    def color(self, warna: Any) -> None:
        self._beri("CharColor", ke_warna(warna))

    @property
    def name(self) -> str | None:
        hasil: str | None = self.petak.sifat("CharFontName")
        return hasil

    @name.setter
    def name(self, nama: str) -> None:
        self._beri("CharFontName", nama)


class Borders(DariPetak):
    """The lines around and within a range."""

    __slots__ = ()

    petak: Petak

    def __getitem__(self, sisi: str) -> Border:
        return Border(self.petak, sisi)

    def _sama(self, nama: str) -> Any:
        hasil = {getattr(self[sisi], nama) for sisi in self._sisi()}
        return hasil.pop() if len(hasil) == 1 else None

    def _sisi(self) -> list[str]:
        """The sides that a range of this size has."""
        baris, kolom = self.petak.kotak.ukuran
        tanpa = {"inside_horizontal"} if baris == 1 else set()
        tanpa |= {"inside_vertical"} if kolom == 1 else set()
        return [sisi for sisi in BORDER_GRID_SIDES if sisi not in tanpa]

    line_style = property(lambda self: self._sama("line_style"))
    weight = property(lambda self: self._sama("weight"))
    color = property(lambda self: self._sama("color"))

    def set(
        self, sisi: list[str], *, line_style: Any = _UNSET, weight: Any = _UNSET, color: Any = _UNSET
    ) -> None:
        ada = {*self._sisi(), *_MIRING}
        for satu in sisi:
            if satu in ada:
                self[satu].ubah(line_style=line_style, weight=weight, color=color)

    def clear(self, sisi: list[str]) -> None:
        self.set(sisi, line_style=None)


class Border(Bagian):
    """One side of a range."""

    __slots__ = ("petak", "sisi")

    def __init__(self, petak: Petak, sisi: str) -> None:
        self.petak = petak
        self.sisi = sisi

    @property
    def api(self) -> Any:
        return self._garis()

    def _garis(self) -> Any:
        if self.sisi in _MIRING:
            return getattr(self.petak.xl, _MIRING[self.sisi])
        return getattr(self.petak.xl.TableBorder2, f"{(_SISI | _DALAM)[self.sisi]}Line")

    @property
    def line_style(self) -> str | None:
        garis = self._garis()
        if not garis.LineWidth:
            return None
        return next((nama for nama, uno in _GARIS.items() if uno == garis.LineStyle), "continuous")

    @line_style.setter
    def line_style(self, nilai: str | None) -> None:
        self.ubah(line_style=nilai)

    @property
    def weight(self) -> str | None:
        lebar = self._garis().LineWidth
        if self.line_style == "double":
            return "thick"
        return min(_TEBAL, key=lambda nama: abs(_TEBAL[nama] - lebar)) if lebar else None

    @weight.setter
    def weight(self, nilai: str) -> None:
        self.ubah(weight=nilai)

    @property
    def color(self) -> tuple[int, int, int] | None:
        garis = self._garis()
        return dari_warna(garis.Color) if garis.LineWidth else None

    @color.setter
    def color(self, nilai: Any) -> None:
        self.ubah(color=nilai)

    def ubah(self, *, line_style: Any = _UNSET, weight: Any = _UNSET, color: Any = _UNSET) -> None:
        """Change what is given; a line that was not there becomes thin, continuous and black."""
        self.petak.boleh_diubah()
        garis = self._garis()
        if line_style in {None, "none"}:
            garis = struktur("table.BorderLine2")
        else:
            lebar = garis.LineWidth or _TEBAL["thin"]
            garis.LineWidth = garis.OuterLineWidth = _TEBAL[weight] if weight is not _UNSET else lebar
            if line_style is not _UNSET:
                garis.LineStyle = _terbangun(_GARIS, line_style)
            if line_style == "double":  # has one weight only
                garis.LineWidth = garis.OuterLineWidth = _TEBAL["medium"]
            if color is not _UNSET:
                garis.Color = ke_warna(color)
        if self.sisi in _MIRING:
            setattr(self.petak.xl, _MIRING[self.sisi], garis)
            return
        nama = (_SISI | _DALAM)[self.sisi]
        semua = struktur("table.TableBorder2")
        setattr(semua, f"{nama}Line", garis)
        setattr(semua, f"Is{nama}LineValid", True)
        self.petak.xl.TableBorder2 = semua


def _terbangun(peta: dict[str, Any], nilai: str) -> Any:
    if nilai not in peta:
        raise NotImplementedError(f"engine libreoffice has no {nilai!r}, only {sorted(peta)}")
    return peta[nilai]
