"""What moves or joins cells: insert, delete, copy, merge; and what hangs on a cell: links and notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.office.mesin.dasar import (
    CATATAN,
    ISI,
    KOLOM_AKHIR,
    BelumDibangunError,
    DariPetak,
    DitolakError,
    Kotak,
    alamat_sel,
    kotak_dari,
    pilihan,
)
from tests.office.mesin.petak import Petak

if TYPE_CHECKING:
    from tests.office.mesin.rentang import Range


class Susunan(Petak):
    """The structure around a range."""

    __slots__ = ()

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Insert cells; whole rows when the range is rows, in the format of the row above."""
        self.boleh_diubah()
        arah = shift or "down"
        self._tabel_utuh(arah)
        cara = "ROWS" if self.baris_utuh else {"down": "DOWN", "right": "RIGHT"}[arah]
        self.sheet.xl.insertCells(self.xl.RangeAddress, pilihan("sheet.CellInsertMode", cara))
        if copy_origin == "format_from_right_or_below":
            self._serupa_bawah()
        self.sheet.book.app.terjadi()

    def delete(self, shift: str | None = None) -> None:
        """Delete cells; whole rows when the range is rows. A table keeps its heading and one row."""
        self.boleh_diubah()
        arah = shift or "up"
        self._tabel_utuh({"up": "down", "left": "right"}[arah])
        for tabel in self.sheet.tables:
            if self.kotak.memuat(tabel.range.kotak):
                continue
            isi = tabel.data_body_range.kotak
            if self.kotak.bersilang(tabel.header_row_range.kotak) or self.kotak.memuat(isi):
                raise BelumDibangunError(
                    f"engine libreoffice: Range.delete of the heading or of every row of {tabel.name}"
                )
        cara = "ROWS" if self.baris_utuh else {"up": "UP", "left": "LEFT"}[arah]
        self.sheet.xl.removeRange(self.xl.RangeAddress, pilihan("sheet.CellDeleteMode", cara))
        self.sheet.book.app.terjadi()

    def _serupa_bawah(self) -> None:
        """Give inserted rows the looks of the row below them."""
        if not self.baris_utuh:
            raise BelumDibangunError("Range.insert of cells with the format from below")
        akhir = self.kotak.bawah + 1
        kanan = self.sheet.used_range.kotak.kanan
        siap = 1  # rows at the end that look as they should: copied all at once, they double
        while siap <= self.kotak.bawah - self.kotak.atas + 1:
            banyak = min(siap, akhir - siap - self.kotak.atas + 1)
            pola = self.sheet.petak(Kotak(akhir - siap + 1, 1, akhir - siap + banyak, kanan))
            tujuan = alamat_sel(self.sheet.index, akhir - siap - banyak + 1, 1)
            self.sheet.xl.copyRange(tujuan, pola.xl.RangeAddress)
            siap += banyak
        self.xl.clearContents(ISI | CATATAN)

    @property
    def baris_utuh(self) -> bool:
        """Whether the range is whole rows."""
        return (self.kotak.kiri, self.kotak.kanan) == (1, KOLOM_AKHIR)

    def _tabel_utuh(self, arah: str) -> None:
        """Refuse, as Excel does, to shift a part of a table."""
        if self.baris_utuh:
            return
        for tabel in self.sheet.tables:
            k = tabel.range.kotak
            if arah == "down":
                bergeser = self.kotak._replace(bawah=max(self.kotak.bawah, k.bawah))
                utuh = self.kotak.kiri <= k.kiri and k.kanan <= self.kotak.kanan
            else:
                bergeser = self.kotak._replace(kanan=max(self.kotak.kanan, k.kanan))
                utuh = self.kotak.atas <= k.atas and k.bawah <= self.kotak.bawah
            if bergeser.bersilang(k) and not utuh:
                raise DitolakError(f"the operation is attempting to shift cells in {tabel.name}")

    def copy(self, tujuan: Any = None) -> None:
        """Copy cells with their looks to a range; the clipboard is not built."""
        if tujuan is None:
            raise BelumDibangunError("engine libreoffice: Range.copy to the clipboard")
        ke: Range = tujuan.impl
        if ke.sheet.book.name != self.sheet.book.name:
            raise BelumDibangunError("engine libreoffice: Range.copy into another book")
        baris, kolom = self.kotak.ukuran
        bidang = Kotak(ke.row, ke.column, ke.row + baris - 1, ke.column + kolom - 1)
        type(ke)(ke.sheet, bidang).boleh_ditulis()
        self.sheet.xl.copyRange(alamat_sel(ke.sheet.index, ke.row, ke.column), self.xl.RangeAddress)
        self.sheet.book.app.terjadi()

    def merge(self, across: bool = False) -> None:  # noqa: FBT002 - xlwings
        self.boleh_diubah()
        if any(tabel.range.kotak.bersilang(self.kotak) for tabel in self.sheet.tables):
            raise DitolakError("cells of a table cannot be merged")
        baris = range(self.kotak.atas, self.kotak.bawah + 1)
        bagian = [self.kotak._replace(atas=n, bawah=n) for n in baris] if across else [self.kotak]
        for kotak in bagian:
            self.sheet.petak(kotak).xl.merge(True)

    def unmerge(self) -> None:
        self.boleh_diubah()
        self.xl.merge(False)

    @property
    def merge_cells(self) -> bool | None:
        """Whether all cells are merged into one; ``None`` when some are."""
        bidang = self.merge_area.kotak
        if bidang.ukuran != (1, 1) and bidang.memuat(self.kotak):
            return True
        return None if self.xl.getIsMerged() else False

    @property
    def merge_area(self) -> Range:
        """The merged cells that the first cell belongs to; that cell when it is not merged."""
        kursor = self.sheet.xl.createCursorByRange(self.sel_pertama)
        kursor.collapseToMergedArea()
        return self.sheet.petak(kotak_dari(kursor.RangeAddress))

    # Links

    @property
    def hyperlink(self) -> str:
        """The address of the cell's link, as ``#'Sheet'!A1`` or ``#name`` within the book."""
        bidang = self.sel_pertama.TextFields
        if not bidang.Count:
            raise DitolakError("The cell doesn't seem to contain a hyperlink!")
        url = str(bidang.getByIndex(0).URL)
        return re.sub(r"^#((?:'(?:[^']|'')+')|[^.]+)\.(?=\$?[A-Z]{1,3}\$?\d)", r"#\1!", url)

    def add_hyperlink(self, address: str, text_to_display: str, screen_tip: str) -> None:
        """Put a link into the first cell. LibreOffice keeps no screen tip: the engine remembers it."""
        self.boleh_ditulis()
        sel = self.sel_pertama
        url = re.sub(r"^#((?:'(?:[^']|'')+')|[^!]+)!", r"#\1.", address)
        sel.setString("")
        tautan = self.dok.createInstance("com.sun.star.text.TextField.URL")
        tautan.URL, tautan.Representation = url, str(text_to_display)
        teks = sel.getText()
        teks.insertTextContent(teks.createTextCursor(), tautan, False)
        self.sheet.book.app.tip[self.sheet.book.name, self.sheet.name, self.alamat()] = screen_tip

    # Notes

    @property
    def note(self) -> Note | None:
        return Note(self) if self.sel_pertama.Annotation.String else None

    def add_note(self, teks: str) -> Note:
        self.boleh_diubah()
        self.sheet.xl.Annotations.insertNew(
            alamat_sel(self.sheet.index, self.kotak.atas, self.kotak.kiri), teks
        )
        return Note(self)


class Note(DariPetak):
    """The note of one cell."""

    __slots__ = ()

    petak: Petak

    @property
    def api(self) -> Any:
        return self.petak.sel_pertama.Annotation

    @property
    def text(self) -> str:
        return str(self.api.String)

    @text.setter
    def text(self, teks: str) -> None:
        self.petak.boleh_diubah()
        self.api.setString(teks)

    @property
    def author(self) -> str:
        return str(self.api.Author)

    @property
    def location(self) -> Petak:
        return self.petak

    def delete(self) -> None:
        self.petak.boleh_diubah()
        semua = self.petak.sheet.xl.Annotations
        for ke in range(semua.Count):
            letak = semua.getByIndex(ke).Position
            if (letak.Row + 1, letak.Column + 1) == self.petak.kotak[:2]:
                semua.removeByIndex(ke)
                return
