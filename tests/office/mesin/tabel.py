"""Tables: what an .xlsx calls so is a database range here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tests.office.mesin.dasar import Bagian, Bernama, DitolakError, Kotak, kotak_dari
from tests.office.mesin.koleksi import Koleksi

if TYPE_CHECKING:
    from tests.office.mesin.lembar import Sheet
    from tests.office.mesin.rentang import Range
    from tests.office.mesin.saringan import AutoFilter


class Tables(Koleksi):
    """The tables of one sheet."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Table]:
        semua = self.sheet.book.dok.DatabaseRanges
        for nama in self._nama(semua):
            yield Table(self.sheet, semua.getByName(nama))

    def _nama(self, semua: Any) -> list[str]:
        """The names on this sheet; asked again only when a table or a sheet came, went or was renamed."""
        buku, ada = self.sheet.book, self.sheet.book.app.lembar_tabel
        kunci = (buku.dok.RuntimeUID, semua.ElementNames, buku.dok.Sheets.ElementNames)
        if kunci not in ada:
            ada.clear()
            ada[kunci] = [(nama, semua.getByName(nama).DataArea.Sheet + 1) for nama in semua.ElementNames]
        nomor = self.sheet.index
        return [n for n, di in ada[kunci] if di == nomor and not n.startswith("__Anonymous")]

    def add(self, source: Any = None, name: str | None = None, **lain: Any) -> Table:
        """A table over a range with headings; of the other arguments only those without effect here."""
        if lain.get("link_source") or lain.get("destination") or not lain.get("has_headers", True):
            raise NotImplementedError(f"engine libreoffice: Tables.add({lain})")
        source = getattr(source, "impl", source)
        if any(tabel.range.kotak.bersilang(source.kotak) for tabel in self):
            raise DitolakError("a table cannot overlap another table")
        semua = self.sheet.book.dok.DatabaseRanges
        nama = name or next(n for n in (f"Table{ke}" for ke in range(1, 1000)) if not semua.hasByName(n))
        semua.addNewByName(nama, source.xl.RangeAddress)
        satu = semua.getByName(nama)
        satu.ContainsHeader = satu.AutoFilter = True
        return Table(self.sheet, satu)


class Table(Bernama):
    """One table."""

    __slots__ = ()

    parent: Sheet
    display_name = Bernama.name

    @property
    def sheet(self) -> Sheet:
        return self.parent

    @property
    def range(self) -> Range:
        return self.parent.petak(kotak_dari(self.xl.DataArea))

    @property
    def show_headers(self) -> bool:
        return bool(self.xl.ContainsHeader)

    @property
    def show_totals(self) -> bool:
        return bool(self.xl.TotalsRow)

    @property
    def header_row_range(self) -> Range:
        kotak = self.range.kotak
        return self.parent.petak(kotak._replace(bawah=kotak.atas))

    @property
    def totals_row_range(self) -> Range | None:
        kotak = self.range.kotak
        return self.parent.petak(kotak._replace(atas=kotak.bawah)) if self.show_totals else None

    @property
    def data_body_range(self) -> Range:
        kotak = self.range.kotak
        atas, bawah = kotak.atas + self.show_headers, kotak.bawah - self.show_totals
        return self.parent.petak(kotak._replace(atas=atas, bawah=bawah))

    def resize(self, rentang: Any) -> None:
        """Give the table another area: same heading row, at least one row, over no other table."""
        self.parent.cells.boleh_diubah()
        lama, baru = self.range.kotak, rentang.impl.kotak
        if baru.atas != lama.atas or not baru.bersilang(lama) or baru.bawah <= baru.atas:
            raise DitolakError(f"{self.name} cannot be resized to {rentang.address}")
        for lain in self.parent.tables:
            if lain.name != self.name and lain.range.kotak.bersilang(baru):
                raise DitolakError(f"{self.name} would overlap {lain.name}")
        self.xl.DataArea = rentang.impl.xl.RangeAddress

    @property
    def show_autofilter(self) -> bool:
        return bool(self.xl.AutoFilter)

    @show_autofilter.setter
    def show_autofilter(self, nilai: bool) -> None:
        """Show or hide the arrows; hiding them lifts the filter."""
        self.parent.cells.boleh_diubah()
        if not nilai:
            self.autofilter.clear(None)
        self.xl.AutoFilter = bool(nilai)

    @property
    def autofilter(self) -> AutoFilter:
        from tests.office.mesin.saringan import AutoFilter

        return AutoFilter(self)

    @property
    def rows(self) -> TableRows:
        return TableRows(self)

    @property
    def columns(self) -> TableColumns:
        return TableColumns(self)


class TableRows(Koleksi):
    """The data rows of a table."""

    __slots__ = ("table",)

    def __init__(self, table: Table) -> None:
        super().__init__(table.parent)
        self.table = table

    @property
    def parent(self) -> Table:
        return self.table

    @property
    def column_count(self) -> int:
        return self.table.range.shape[1]

    def __len__(self) -> int:
        return self.table.data_body_range.shape[0]

    def __iter__(self) -> Iterator[TableRow]:
        return (TableRow(self.table, ke) for ke in range(1, len(self) + 1))

    def __call__(self, ke: str | int) -> TableRow:
        if not isinstance(ke, int) or not 1 <= ke <= len(self):
            raise KeyError(ke)
        return TableRow(self.table, ke)


class TableRow(Bagian):
    """One data row of a table."""

    __slots__ = ("index", "table")

    def __init__(self, table: Table, index: int) -> None:
        self.table = table
        self.index = index

    @property
    def range(self) -> Range:
        isi = self.table.data_body_range.kotak
        baris = isi.atas + self.index - 1
        return self.table.parent.petak(isi._replace(atas=baris, bawah=baris))

    def delete(self) -> None:
        self.range.delete("up")


class TableColumns(Koleksi):
    """The columns of a table, by number or heading."""

    __slots__ = ("table",)

    def __init__(self, table: Table) -> None:
        super().__init__(table.parent)
        self.table = table

    @property
    def parent(self) -> Table:
        return self.table

    def __iter__(self) -> Iterator[TableColumn]:
        return (TableColumn(self.table, ke) for ke in range(1, self.table.range.shape[1] + 1))


class TableColumn(Bagian):
    """One column of a table."""

    __slots__ = ("index", "table")

    def __init__(self, table: Table, index: int) -> None:
        self.table = table
        self.index = index

    @property
    def name(self) -> str:
        return str(self.table.header_row_range(1, self.index).raw_value)

    def _dari(self, kotak: Kotak) -> Range:
        kolom = kotak.kiri + self.index - 1
        return self.table.parent.petak(kotak._replace(kiri=kolom, kanan=kolom))

    @property
    def range(self) -> Range:
        return self._dari(self.table.range.kotak)

    @property
    def data_body_range(self) -> Range:
        return self._dari(self.table.data_body_range.kotak)
