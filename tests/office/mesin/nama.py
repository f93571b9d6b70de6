"""Defined names of a book and of a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tests.office.mesin import rumus
from tests.office.mesin.dasar import Bagian, DitolakError, alamat_sel, kotak_dari, nama_lembar_rumus

if TYPE_CHECKING:
    from tests.office.mesin.buku import Book
    from tests.office.mesin.lembar import Sheet
    from tests.office.mesin.rentang import Range


class Names(Bagian):
    """The names of a book, those of its sheets with their sheet before them; or those of one sheet."""

    __slots__ = ("book", "sheet")

    def __init__(self, book: Book, sheet: Sheet | None = None) -> None:
        self.book = book
        self.sheet = sheet

    @property
    def api(self) -> Any:
        return (self.sheet.xl if self.sheet else self.book.dok).NamedRanges

    def semua(self) -> Iterator[Name]:
        """Every name, in no special order."""
        if self.sheet is None:
            yield from (Name(self.book, self.api, nama) for nama in self.api.ElementNames)
        for lembar in [self.sheet] if self.sheet else self.book.sheets:
            isi = lembar.xl.NamedRanges
            yield from (Name(self.book, isi, nama, lembar) for nama in isi.ElementNames)

    def snapshot(self) -> list[tuple[str, Name]]:
        return sorted(((nama.name, nama) for nama in self.semua()), key=lambda isi: isi[0].lower())

    def __len__(self) -> int:
        return len(list(self.semua()))

    def contains(self, nama: str) -> bool:
        return self._cari(nama) is not None

    def __call__(self, nama: str) -> Name:
        ada = self._cari(nama)
        if ada is None:
            raise DitolakError(nama)
        return ada

    def _cari(self, nama: str) -> Name | None:
        for ada in self.semua():
            sendiri = ada.name.rpartition("!")[2] if self.sheet else ada.name
            if nama.lower() in {sendiri.lower(), ada.name.lower()}:
                return ada
        return None

    def add(self, nama: str, merujuk: str) -> Name:
        """Add a name, or give one that is there something else to refer to."""
        ada = self._cari(nama)
        if ada is None:
            self.api.addNewByName(nama, "0", alamat_sel(1, 1, 1), 0)
            ada = Name(self.book, self.api, nama, self.sheet)
        ada.refers_to = merujuk
        return ada


class Name(Bagian):
    """One defined name."""

    __slots__ = ("book", "semua", "sheet", "xl")

    def __init__(self, book: Book, semua: Any, nama: str, sheet: Sheet | None = None) -> None:
        self.book = book
        self.semua = semua
        self.sheet = sheet
        self.xl = semua.getByName(nama)

    @property
    def api(self) -> Any:
        return self.xl

    @property
    def name(self) -> str:
        nama = str(self.xl.Name).removeprefix("_xlnm.")
        return f"{nama_lembar_rumus(self.sheet.name)}!{nama}" if self.sheet else nama

    @name.setter
    def name(self, nama: str) -> None:
        self.xl.Name = nama

    @property
    def refers_to(self) -> str:
        """What it refers to, in Excel's grammar, from the equals sign on."""
        return "=" + rumus.dari_uno(self.xl.Content)

    @refers_to.setter
    def refers_to(self, merujuk: str) -> None:
        self.xl.setContent(rumus.ke_uno(merujuk).removeprefix("="))

    @property
    def refers_to_range(self) -> Range:
        """The range; refused for a name of a constant or formula."""
        sel = self.xl.ReferredCells
        if sel is None:
            raise DitolakError(self.name)
        return self.book.sheets(sel.Spreadsheet.Name).petak(kotak_dari(sel.RangeAddress))

    def delete(self) -> None:
        self.semua.removeByName(self.xl.Name)
