"""Range: values, formulas and moving about. Looks are in ``gaya``, rows and merges in ``susunan``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import xlwings as xw
from xlwings import expansion, utils

from tests.office.mesin import nilai, rumus
from tests.office.mesin.dasar import (
    BARIS_AKHIR,
    BENTUK,
    CATATAN,
    ISI,
    KOLOM_AKHIR,
    BelumDibangunError,
    DitolakError,
    Kotak,
    kotak_dari,
    nama_lembar_rumus,
    pilihan,
)
from tests.office.mesin.gaya import Gaya
from tests.office.mesin.susunan import Susunan

if TYPE_CHECKING:
    from tests.office.mesin.nama import Name
    from tests.office.mesin.saringan import AutoFilter
    from tests.office.mesin.tabel import Table

# A range larger than this is read only as far as the sheet is used.
_BESAR = 200_000


class Range(Gaya, Susunan):
    """A rectangle of cells, as xlwings' own engines give it."""

    __slots__ = ()

    @property
    def row(self) -> int:
        return self.kotak.atas

    @property
    def column(self) -> int:
        return self.kotak.kiri

    @property
    def shape(self) -> tuple[int, int]:
        return self.kotak.ukuran

    @property
    def coords(self) -> tuple[Any, int, int, int, int]:
        return self.sheet.xl, self.row, self.column, *self.shape

    @property
    def max_cells_per_read(self) -> None:
        return None

    @property
    def max_cells_per_write(self) -> None:
        return None

    def __len__(self) -> int:
        baris, kolom = self.shape
        return baris * kolom

    def __call__(self, baris: int, kolom: int | None = None) -> Range:
        if kolom is None:
            baris, kolom = (baris - 1) // self.shape[1] + 1, (baris - 1) % self.shape[1] + 1
        return self.sheet.sel(self.row + baris - 1, self.column + kolom - 1)

    @property
    def rows(self) -> Range:
        return self

    @property
    def columns(self) -> Range:
        return self

    def get_address(self, baris_mutlak: bool, kolom_mutlak: bool, lengkap: bool) -> str:
        def sel(baris: int, kolom: int) -> str:
            return f"{'$' * kolom_mutlak}{utils.col_name(kolom)}{'$' * baris_mutlak}{baris}"

        k = self.kotak
        alamat = sel(k.atas, k.kiri)
        if (k.kiri, k.kanan) == (1, KOLOM_AKHIR):
            alamat = f"{'$' * baris_mutlak}{k.atas}:{'$' * baris_mutlak}{k.bawah}"
        elif len(self) > 1:
            alamat += ":" + sel(k.bawah, k.kanan)
        if not lengkap:
            return alamat
        return nama_lembar_rumus(f"[{self.sheet.book.name}]{self.sheet.name}") + "!" + alamat

    @property
    def address(self) -> str:
        return self.get_address(True, True, False)

    # Values and formulas

    @property
    def raw_value(self) -> Any:
        """Every value of the block, hidden rows too; one cell alone as a scalar."""
        kotak = self._terpakai()
        jam = self.sheet.book.app.jam_pecahan
        data = nilai.baca(self.dok, self.sheet.xl, kotak, jam_pecahan=jam)
        return data if len(self) > 1 else data[0][0]

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        """Write a block; where a filter hides rows the values run on into the visible ones, as in Excel."""
        self.boleh_ditulis()
        if not isinstance(data, (list, tuple)):
            if isinstance(data, str) and data.startswith("=") and len(self) > 1:
                self.formula = data
                return
            data = [[data] * self.shape[1]] * self.shape[0]
        if (len(data), len(data[0])) != self.shape:
            raise DitolakError(f"{len(data)}x{len(data[0])} values for {self.alamat()}")
        for bagian, isi in self._tampak(data):
            nilai.Tulisan(self.dok, bagian.xl).tulis(isi, bagian.nama_tabel())
        self.sheet.book.app.terjadi()

    def _terpakai(self) -> Kotak:
        if len(self) <= _BESAR:
            return self.kotak
        terpakai, k = self.sheet.used_range.kotak, self.kotak
        return Kotak(
            k.atas,
            k.kiri,
            max(k.atas, min(k.bawah, terpakai.bawah)),
            max(k.kiri, min(k.kanan, terpakai.kanan)),
        )

    def _tampak(self, data: Sequence[Sequence[Any]]) -> list[tuple[Range, Sequence[Sequence[Any]]]]:
        """The blocks of rows that no filter hides, each with the next rows of the data."""
        if not self.tersaring():
            return [(self, data)]
        baris = self.sheet.xl.Rows
        hasil, ke = [], 0
        for nomor in range(self.kotak.atas, self.kotak.bawah + 1):
            if not baris.getByIndex(nomor - 1).IsFiltered:
                satu = self.kotak._replace(atas=nomor, bawah=nomor)
                hasil.append((Range(self.sheet, satu), data[ke : ke + 1]))
                ke += 1
        return hasil

    def tersaring(self) -> bool:
        """Whether a filter hides rows of the range; rows hidden by hand do not matter to Excel."""
        tampak = self.xl.queryVisibleCells().getRangeAddresses()
        if len(tampak) == 1 and kotak_dari(tampak[0]) == self.kotak:
            return False
        baris = self.sheet.xl.Rows
        return any(baris.getByIndex(n - 1).IsFiltered for n in range(self.kotak.atas, self.kotak.bawah + 1))

    def nama_tabel(self) -> str | None:
        """The name of the table that the first cell belongs to."""
        tabel = self.table
        return None if tabel is None else tabel.name

    @property
    def formula(self) -> Any:
        """Formulas in English with commas; the typed text or number of other cells, both as text.

        As in Excel a text that begins with ``=`` comes as it is: ``has_formula`` tells the two apart.
        """
        berumus = nilai.sel_rumus(self.xl)
        hasil = tuple(
            tuple(
                rumus.dari_uno(teks) if (r, c) in berumus else teks.removeprefix("'")
                for c, teks in enumerate(baris)
            )
            for r, baris in enumerate(self.xl.getFormulaArray())
        )
        return hasil if len(self) > 1 else hasil[0][0]

    @formula.setter
    def formula(self, isi: Any) -> None:
        """A block, or one formula that is filled over the range with its references moved along."""
        self.boleh_ditulis()
        if isinstance(isi, (list, tuple)):
            baris = isi if isinstance(isi[0], (list, tuple)) else [isi]
            if (len(baris), len(baris[0])) != self.shape:
                raise DitolakError(f"{len(baris)}x{len(baris[0])} formulas for {self.alamat()}")
            self._tulis_rumus(self.xl, baris)
        elif not str(isi).startswith("="):
            self._tulis_rumus(self.xl, [[isi] * self.shape[1]] * self.shape[0])
        elif len(self) > 1 and nilai.daerah_teks(self.dok, self.xl):
            raise BelumDibangunError("engine libreoffice: one formula for many cells, some of format @")
        else:
            self._tulis_rumus(self.sel_pertama, [[isi]])
            if self.shape[0] > 1:
                kolom = self._replace(kanan=self.kotak.kiri)
                kolom.xl.fillAuto(pilihan("sheet.FillDirection", "TO_BOTTOM"), 1)
            if self.shape[1] > 1:
                self.xl.fillAuto(pilihan("sheet.FillDirection", "TO_RIGHT"), 1)
        self.sheet.book.app.terjadi()

    formula2 = formula

    @property
    def has_formula(self) -> bool | None:
        """Excel's ``HasFormula``, which xlwings does not have: ``None`` when only some cells are formulas."""
        berumus = len(nilai.sel_rumus(self.xl))
        return None if 0 < berumus < len(self) else berumus > 0

    def _tulis_rumus(self, xl: Any, isi: Sequence[Sequence[Any]]) -> None:
        nilai.tulis_rumus_teks(self.dok, xl, isi, self.nama_tabel())

    @property
    def has_array(self) -> bool:
        return bool(self.sel_pertama.ArrayFormula)

    def clear_contents(self) -> None:
        self.boleh_ditulis()
        self.xl.clearContents(ISI)

    def clear_formats(self) -> None:
        self.boleh_diubah()
        self.xl.clearContents(BENTUK)

    def clear(self) -> None:
        self.boleh_ditulis()
        self.xl.clearContents(ISI | CATATAN | BENTUK)

    # Moving about

    def _replace(self, **sisi: int) -> Range:
        return Range(self.sheet, self.kotak._replace(**sisi))

    def expand(self, mode: str = "table") -> Range:
        hasil: Range = expansion.expanders.get(mode, mode).expand(xw.Range(impl=self)).impl
        return hasil

    def end(self, arah: str) -> Range:
        """The cell that Ctrl and an arrow lead to."""
        arah = {"d": "down", "u": "up", "r": "right", "l": "left"}.get(arah, arah)
        tegak, maju = arah in {"down", "up"}, arah in {"down", "right"}
        terpakai = self.sheet.used_range.kotak
        batas = BARIS_AKHIR if tegak else KOLOM_AKHIR
        if tegak:
            jalur = Kotak(1, self.column, max(terpakai.bawah, self.row) + 1, self.column)
        else:
            jalur = Kotak(self.row, 1, self.row, max(terpakai.kanan, self.column) + 1)
        isi = [n != "" for baris in Range(self.sheet, jalur).xl.getDataArray() for n in baris]
        letak = _ujung(isi, (self.row if tegak else self.column) - 1, 1 if maju else -1)
        nomor = batas if letak >= len(isi) - 1 and maju else letak + 1
        return self.sheet.sel(nomor, self.column) if tegak else self.sheet.sel(self.row, nomor)

    @property
    def current_region(self) -> Range:
        kursor = self.sheet.xl.createCursorByRange(self.xl)
        kursor.collapseToCurrentRegion()
        return Range(self.sheet, kotak_dari(kursor.RangeAddress))

    def select(self) -> None:
        """Select; like Excel it refuses on a sheet that is not the active one."""
        kendali = self.dok.CurrentController
        if kendali.ActiveSheet.Name != self.sheet.name:
            raise DitolakError(f"{self.sheet.name} is not the active sheet")
        kendali.select(self.xl)

    @property
    def table(self) -> Table | None:
        for tabel in self.sheet.tables:
            kotak = tabel.range.kotak
            if kotak.memuat(Kotak(self.row, self.column, self.row, self.column)):
                return tabel
        return None

    @property
    def autofilter(self) -> AutoFilter:
        from tests.office.mesin.saringan import AutoFilter

        return AutoFilter(self)

    @property
    def name(self) -> Name | None:
        for nama in self.sheet.book.names.semua():
            sel = nama.xl.ReferredCells
            if sel and sel.Spreadsheet.Name == self.sheet.name and kotak_dari(sel.RangeAddress) == self.kotak:
                return nama
        return None

    @name.setter
    def name(self, nama: str) -> None:
        self.sheet.book.names.add(nama, f"={nama_lembar_rumus(self.sheet.name)}!{self.address}")


def _ujung(isi: list[bool], letak: int, langkah: int) -> int:
    """From one cell of a line to the last filled one, or over the gap to the next filled one."""

    def berisi(di: int) -> bool:
        return 0 <= di < len(isi) and isi[di]

    if berisi(letak) and berisi(letak + langkah):
        while berisi(letak + langkah):
            letak += langkah
        return letak
    letak += langkah
    while 0 <= letak < len(isi) and not isi[letak]:
        letak += langkah
    return max(letak, 0)
