"""Sheets of a book."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import utils

from tests.office.mesin.bentuk import Charts, Shapes
from tests.office.mesin.dasar import (
    BARIS_AKHIR,
    BENTUK,
    CATATAN,
    ISI,
    KOLOM_AKHIR,
    Bagian,
    BelumDibangunError,
    DitolakError,
    Kotak,
    ke_url,
    kotak_dari,
    muat_uno,
    nama_lembar_rumus,
    sifat,
)
from tests.office.mesin.nama import Names
from tests.office.mesin.rentang import Range
from tests.office.mesin.susunan import Note
from tests.office.mesin.tabel import Tables

if TYPE_CHECKING:
    from tests.office.mesin.buku import Book

TAMPAK, TERSEMBUNYI = -1, 0  # of Excel's XlSheetVisibility


class Sheets(Bagian):
    """The sheets of one book, in their order."""

    __slots__ = ("book",)

    def __init__(self, book: Book) -> None:
        self.book = book

    @property
    def api(self) -> Any:
        return self.book.dok.Sheets

    @property
    def active(self) -> Sheet:
        return Sheet(self.book, self.book.dok.CurrentController.ActiveSheet)

    def __len__(self) -> int:
        return int(self.api.Count)

    def __iter__(self) -> Iterator[Sheet]:
        return (Sheet(self.book, self.api.getByIndex(ke)) for ke in range(len(self)))

    def __contains__(self, nama: str) -> bool:
        return nama.lower() in (ada.lower() for ada in self.api.ElementNames)

    def __call__(self, kunci: str | int) -> Sheet:
        if not isinstance(kunci, str):
            return Sheet(self.book, self.api.getByIndex(kunci - 1))
        for nama in self.api.ElementNames:
            if nama.lower() == kunci.lower():
                return Sheet(self.book, self.api.getByName(nama))
        raise DitolakError(kunci)

    def add(self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None) -> Sheet:
        nama = name or next(f"Sheet{n}" for n in range(1, 1000) if f"Sheet{n}" not in self)
        letak = before.index - 1 if before else after.index if after else self.active.index - 1
        self.api.insertNewByName(nama, letak)
        hasil = self(nama)
        hasil.activate()
        return hasil


class Sheet(Bagian):
    """One sheet."""

    __slots__ = ("book", "xl")

    def __init__(self, book: Book, xl: Any) -> None:
        self.book = book
        self.xl = xl

    @property
    def api(self) -> Any:
        return self.xl

    @property
    def name(self) -> str:
        return str(self.xl.Name)

    @name.setter
    def name(self, nama: str) -> None:
        if not 0 < len(nama) <= 31 or set(nama) & set("[]:*?/\\") or nama in self.book.sheets:
            raise DitolakError(nama)
        self.xl.Name = nama

    @property
    def index(self) -> int:
        return int(self.xl.RangeAddress.Sheet) + 1

    @property
    def visible(self) -> int:
        return TAMPAK if self.xl.IsVisible else TERSEMBUNYI

    @visible.setter
    def visible(self, nilai: bool | int) -> None:
        if not nilai and sum(lembar.visible != TERSEMBUNYI for lembar in self.book.sheets) == 1:
            raise DitolakError("the last visible sheet cannot be hidden")
        self.xl.IsVisible = bool(nilai)

    def activate(self) -> None:
        """Bring to the front; like Excel it refuses a hidden sheet."""
        if not self.xl.IsVisible:
            raise DitolakError(self.name)
        self.book.dok.CurrentController.setActiveSheet(self.xl)

    select = activate

    @property
    def names(self) -> Names:
        return Names(self.book, self)

    @property
    def tables(self) -> Tables:
        return Tables(self)

    @property
    def shapes(self) -> Shapes:
        return Shapes(self)

    @property
    def charts(self) -> Charts:
        return Charts(self)

    @property
    def page_setup(self) -> PageSetup:
        return PageSetup(self)

    @property
    def notes(self) -> list[Note]:
        letak = [catatan.Position for catatan in self.xl.Annotations]
        return [Note(self.sel(satu.Row + 1, satu.Column + 1)) for satu in letak]

    @property
    def cells(self) -> Range:
        return Range(self, Kotak(1, 1, BARIS_AKHIR, KOLOM_AKHIR))

    @property
    def used_range(self) -> Range:
        kursor = self.xl.createCursor()
        kursor.gotoStartOfUsedArea(False)
        kursor.gotoEndOfUsedArea(True)
        return Range(self, kotak_dari(kursor.RangeAddress))

    def petak(self, kotak: Kotak) -> Range:
        """The range over a rectangle."""
        return Range(self, kotak)

    def sel(self, baris: int, kolom: int) -> Range:
        """The range of one cell."""
        if not (1 <= baris <= BARIS_AKHIR and 1 <= kolom <= KOLOM_AKHIR):
            raise DitolakError(f"row {baris}, column {kolom}")
        return Range(self, Kotak(baris, kolom, baris, kolom))

    @staticmethod
    def alamat_sel(baris: int, kolom: int) -> str:
        """The address of a cell without dollars."""
        return f"{utils.col_name(kolom)}{baris}"

    def range(self, satu: Any, dua: Any = None) -> Range:
        """By address, name, table, (row, column), (row, column, rows, columns), or two corners."""
        if isinstance(satu, tuple) and len(satu) == 4:
            baris, kolom, tinggi, lebar = satu
            return Range(self, Kotak(baris, kolom, baris + tinggi - 1, kolom + lebar - 1))
        if isinstance(satu, int) and isinstance(dua, int):
            return self.sel(satu, dua)
        kotak = self._kotak(satu)
        return Range(self, kotak if dua is None else kotak.gabung(self._kotak(dua)))

    def _kotak(self, tempat: Any) -> Kotak:
        if isinstance(tempat, Range):
            return tempat.kotak
        if isinstance(tempat, tuple):
            if 0 in tempat:
                raise IndexError("Attempted to access 0-based Range. xlwings/Excel Ranges are 1-based.")
            return self.sel(*tempat).kotak
        return _dari_alamat(tempat) or self._bernama(tempat)

    def _bernama(self, nama: str) -> Kotak:
        for names in (self.names, self.book.names):
            if names.contains(nama):
                hasil = names(nama).refers_to_range
                if hasil.sheet.name == self.name:
                    return hasil.kotak
        for tabel in self.tables:
            if tabel.name.lower() == nama.lower():
                return tabel.data_body_range.kotak
        raise DitolakError(nama)

    def clear_contents(self) -> None:
        self.cells.boleh_diubah()
        self.xl.clearContents(ISI)

    def clear_formats(self) -> None:
        self.cells.boleh_diubah()
        self.xl.clearContents(BENTUK)

    def clear(self) -> None:
        self.cells.boleh_diubah()
        self.xl.clearContents(ISI | CATATAN | BENTUK)

    def delete(self) -> None:
        self.book.dok.Sheets.removeByName(self.name)

    def autofit(self, axis: str | None = None) -> None:
        self.used_range.autofit(axis)

    def copy(self, before: Sheet | None, after: Sheet | None) -> None:
        tujuan = before or after
        if tujuan is None or tujuan.book.name != self.book.name:
            raise BelumDibangunError("engine libreoffice: Sheet.copy into another book")
        nama = next(n for n in (f"{self.name} ({ke})" for ke in range(2, 1000)) if n not in self.book.sheets)
        self.book.dok.Sheets.copyByName(self.name, nama, tujuan.index - (1 if before else 0))

    def to_pdf(self, path: str, quality: str = "standard") -> None:
        """The print ranges of this sheet alone."""
        pilih = sifat(Selection=self.xl)
        self.book.dok.storeToURL(ke_url(path), sifat(FilterName="calc_pdf_Export", FilterData=_larik(pilih)))


class PageSetup(Bagian):
    """How a sheet is printed."""

    __slots__ = ("sheet",)

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:
        return self.sheet.xl

    @property
    def print_area(self) -> str | None:
        isi = [self.sheet.petak(kotak_dari(satu)).address for satu in self.sheet.xl.getPrintAreas()]
        return ",".join(isi) or None

    @print_area.setter
    def print_area(self, alamat: str | None) -> None:
        """Print one range, or with ``None`` the whole sheet; the name Print_Area says the same."""
        self.sheet.cells.boleh_diubah()
        rentang = self.sheet.range(alamat) if alamat else None
        self.sheet.xl.setPrintAreas((rentang.xl.RangeAddress,) if rentang else ())
        if self.sheet.names.contains("Print_Area"):
            nama = self.sheet.names("Print_Area")
            if rentang is None:
                nama.delete()
            else:
                nama.refers_to = f"={nama_lembar_rumus(self.sheet.name)}!{rentang.address}"


def _larik(isi: tuple[Any, ...]) -> Any:
    return muat_uno().Any("[]com.sun.star.beans.PropertyValue", isi)


def _dari_alamat(teks: str) -> Kotak | None:
    """``A1``, ``A1:B2``, ``A:C`` and ``12:15``, with dollars or without; ``None`` when it is none of them."""
    sel = r"\$?([A-Za-z]{1,3})\$?(\d+)"
    if cocok := re.fullmatch(rf"{sel}(?::{sel})?", teks):
        kolom, baris = utils.column_to_number(cocok[1].upper()), int(cocok[2])
        satu = Kotak(baris, kolom, baris, kolom)
        if not cocok[3]:
            return satu
        kolom, baris = utils.column_to_number(cocok[3].upper()), int(cocok[4])
        return satu.gabung(Kotak(baris, kolom, baris, kolom))
    if cocok := re.fullmatch(r"\$?(\d+):\$?(\d+)", teks):
        return Kotak(int(cocok[1]), 1, int(cocok[2]), KOLOM_AKHIR)
    if cocok := re.fullmatch(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})", teks):
        kiri, kanan = (utils.column_to_number(huruf.upper()) for huruf in cocok.groups())
        return Kotak(1, kiri, BARIS_AKHIR, kanan)
    return None
