"""Tables: what an .xlsx calls so is a database range here."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tests.office_engine.base import Box, Named, Part, RefusedError, box_of
from tests.office_engine.collections_ import SheetCollection

if TYPE_CHECKING:
    from tests.office_engine.filters import AutoFilter
    from tests.office_engine.ranges import Range
    from tests.office_engine.sheets import Sheet


class Tables(SheetCollection):
    """The tables of one sheet."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Table]:
        database_ranges = self.sheet.book.uno_doc.DatabaseRanges
        for name in self._name(database_ranges):
            yield Table(self.sheet, database_ranges.getByName(name))

    def _name(self, database_ranges: Any) -> list[str]:
        """The names on this sheet; asked again only when a table or a sheet came, went or was renamed."""
        book, cache = self.sheet.book, self.sheet.book.app.table_sheets
        key = (book.uno_doc.RuntimeUID, database_ranges.ElementNames, book.uno_doc.Sheets.ElementNames)
        if key not in cache:
            cache.clear()
            cache[key] = [
                (name, database_ranges.getByName(name).DataArea.Sheet + 1)
                for name in database_ranges.ElementNames
            ]
        number = self.sheet.index
        return [
            n for n, sheet_number in cache[key] if sheet_number == number and not n.startswith("__Anonymous")
        ]

    def add(self, source: Any = None, name: str | None = None, **other: Any) -> Table:
        """A table over a range with headings; of the other arguments only those without effect here."""
        if other.get("link_source") or other.get("destination") or not other.get("has_headers", True):
            raise NotImplementedError(f"engine libreoffice: Tables.add({other})")
        source = getattr(source, "impl", source)
        if any(table.range.box.intersects(source.box) for table in self):
            raise RefusedError("a table cannot overlap another table")
        database_ranges = self.sheet.book.uno_doc.DatabaseRanges
        own_name = name or next(
            n for n in (f"Table{index}" for index in range(1, 1000)) if not database_ranges.hasByName(n)
        )
        database_ranges.addNewByName(own_name, source.xl.RangeAddress)
        area = database_ranges.getByName(own_name)
        area.ContainsHeader = area.AutoFilter = True
        return Table(self.sheet, area)


class Table(Named):
    """One table."""

    __slots__ = ()

    parent: Sheet
    display_name = Named.name

    @property
    def sheet(self) -> Sheet:
        return self.parent

    @property
    def range(self) -> Range:
        return self.parent.cell_range(box_of(self.xl.DataArea))

    @property
    def show_headers(self) -> bool:
        return bool(self.xl.ContainsHeader)

    @property
    def show_totals(self) -> bool:
        return bool(self.xl.TotalsRow)

    @property
    def header_row_range(self) -> Range:
        box = self.range.box
        return self.parent.cell_range(box._replace(bottom=box.top))

    @property
    def totals_row_range(self) -> Range | None:
        box = self.range.box
        return self.parent.cell_range(box._replace(top=box.bottom)) if self.show_totals else None

    @property
    def data_body_range(self) -> Range:
        box = self.range.box
        upper, lower = box.top + self.show_headers, box.bottom - self.show_totals
        return self.parent.cell_range(box._replace(top=upper, bottom=lower))

    def resize(self, area: Any) -> None:
        """Give the table another area: same heading row, at least one row, over no other table."""
        self.parent.cells.ensure_changeable()
        old, new = self.range.box, area.impl.box
        if new.top != old.top or not new.intersects(old) or new.bottom <= new.top:
            raise RefusedError(f"{self.name} cannot be resized to {area.address}")
        for other in self.parent.tables:
            if other.name != self.name and other.range.box.intersects(new):
                raise RefusedError(f"{self.name} would overlap {other.name}")
        self.xl.DataArea = area.impl.xl.RangeAddress

    def can_take_in(self, row: int) -> bool:
        """Whether the table grows when something is typed in this row: right under it, and empty so far."""
        box = self.range.box
        if row != box.bottom + 1 or self.show_totals or self.parent.xl.isProtected():
            return False
        below = self.parent.cell_range(box._replace(top=row, bottom=row))
        return all(cell == "" for cells in below.xl.getDataArray() for cell in cells)

    @property
    def show_autofilter(self) -> bool:
        return bool(self.xl.AutoFilter)

    @show_autofilter.setter
    def show_autofilter(self, value: bool) -> None:
        """Show or hide the arrows; hiding them lifts the filter."""
        self.parent.cells.ensure_changeable()
        if not value:
            self.autofilter.clear(None)
        self.xl.AutoFilter = bool(value)

    @property
    def autofilter(self) -> AutoFilter:
        from tests.office_engine.filters import AutoFilter

        return AutoFilter(self)

    @property
    def rows(self) -> TableRows:
        return TableRows(self)

    @property
    def columns(self) -> TableColumns:
        return TableColumns(self)


class TableRows(SheetCollection):
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
        return (TableRow(self.table, index) for index in range(1, len(self) + 1))

    def __call__(self, index: str | int) -> TableRow:
        if not isinstance(index, int) or not 1 <= index <= len(self):
            raise KeyError(index)
        return TableRow(self.table, index)


class TableRow(Part):
    """One data row of a table."""

    __slots__ = ("index", "table")

    def __init__(self, table: Table, index: int) -> None:
        self.table = table
        self.index = index

    @property
    def range(self) -> Range:
        content = self.table.data_body_range.box
        row = content.top + self.index - 1
        return self.table.parent.cell_range(content._replace(top=row, bottom=row))

    def delete(self) -> None:
        self.range.delete("up")


class TableColumns(SheetCollection):
    """The columns of a table, by number or heading."""

    __slots__ = ("table",)

    def __init__(self, table: Table) -> None:
        super().__init__(table.parent)
        self.table = table

    @property
    def parent(self) -> Table:
        return self.table

    def __iter__(self) -> Iterator[TableColumn]:
        return (TableColumn(self.table, index) for index in range(1, self.table.range.shape[1] + 1))


class TableColumn(Part):
    """One column of a table."""

    __slots__ = ("index", "table")

    def __init__(self, table: Table, index: int) -> None:
        self.table = table
        self.index = index

    @property
    def name(self) -> str:
        return str(self.table.header_row_range(1, self.index).raw_value)

    def _from(self, box: Box) -> Range:
        column = box.left + self.index - 1
        return self.table.parent.cell_range(box._replace(left=column, right=column))

    @property
    def range(self) -> Range:
        return self._from(self.table.range.box)

    @property
    def data_body_range(self) -> Range:
        return self._from(self.table.data_body_range.box)
