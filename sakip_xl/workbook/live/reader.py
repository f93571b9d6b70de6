"""An open book as it stands, read from a copy that the program saves, by the reader of files (D13)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from sakip_xl.errors import SakipError
from sakip_xl.render.canvas import Area
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.live.address import book_path
from sakip_xl.workbook.live.host import Host, Obstacle, SheetProtection
from sakip_xl.workbook.sync.seen import SeenSheet
from sakip_xl.workbook.sync.snapshot import SNAPSHOT_SHEET, Snapshot, read_snapshot
from sakip_xl.workbook.xlsx.package import Package, open_package
from sakip_xl.workbook.xlsx.reader import BookAsRead, parse_book, refuse_if_damaged
from sakip_xl.workbook.xlsx.structure import ReadTable
from sakip_xl.workbook.xlsx.styles_xml import CellStyles
from sakip_xl.workbook.xlsx.workbook_xml import defined_names

if TYPE_CHECKING:
    import xlwings as xw

_SUFFIX = ".xlsx"
_ON = {"1", "true", "on"}
_PASSWORD = {"password", "hashValue"}
_ALLOWED_UNLESS_SAID = {"selectLockedCells", "selectUnlockedCells"}
_ACTIONS = {
    *("formatCells", "formatColumns", "formatRows", "insertColumns", "insertRows", "insertHyperlinks"),
    *("deleteColumns", "deleteRows", "sort", "autoFilter", "pivotTables"),
    *_ALLOWED_UNLESS_SAID,
}


@dataclass(frozen=True, slots=True)
class SheetState:
    """What has to be lifted before a sheet can be written, and given back afterwards.

    ``hidden`` are rows counted from 1, by hand or by a filter; ``filtered``: a filter of a table is one.
    """

    protection: SheetProtection | None
    hidden: list[int]
    filtered: bool


@dataclass(frozen=True)
class BookAsSeen:
    """An open book as it stands: its content, where its tables stand, what its sheets show."""

    read: BookAsRead
    emptied: Mapping[str, Sequence[Area]] = field(default_factory=dict)
    """Cells that count as empty, by the name of their sheet in the book."""

    @property
    def content(self) -> BookContent:
        """Everything in the tables, of the version that wrote the book."""
        return self.read.content

    @property
    def tables(self) -> dict[str, ReadTable]:
        """Where each table stands."""
        return self.read.tables

    @property
    def data(self) -> bytes:
        """The copy itself."""
        return self.read.package.data

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of the book with what they refer to."""
        return defined_names(self.read.workbook.parts[self.read.workbook.part])

    def print_area(self, sheet: str) -> str:
        """What is printed of a sheet, by its name in the book; empty when it is all."""
        index = self.read.workbook.sheet_names.index(sheet)
        own = defined_names(self.read.workbook.parts[self.read.workbook.part], index)
        return own.get("_xlnm.Print_Area", "")

    @cached_property
    def sheets(self) -> dict[str, SeenSheet]:
        """Our sheets by the name of the layout, each with its tables from top to bottom."""
        return dict(self._sheets())

    def _sheets(self) -> Iterator[tuple[str, SeenSheet]]:
        real = {name.casefold(): name for name in self.read.workbook.sheet_names}
        for layout in self.read.layout.sheets:
            name = real[layout.name.casefold()]
            tables = sorted((t for t in self.tables.values() if t.sheet == name), key=lambda t: t.first_row)
            with refuse_if_damaged(self.read.package.path.name):
                values = self._shown(name)
            yield (
                layout.name,
                SeenSheet(name, tables, values, partial(self._height, name), partial(self._format, name)),
            )

    def _height(self, sheet: str, row: int) -> float | None:
        return self.read.side(sheet).heights.get(row)

    def _format(self, sheet: str, row: int, column: int) -> str | None:
        formats, index = self.styles.number_formats, self.read.side(sheet).styles.get((row, column), 0)
        return formats[index] if index < len(formats) else None

    @cached_property
    def styles(self) -> CellStyles:
        """The styles of the book."""
        return self.read.styles()

    def _shown(self, sheet: str) -> Sequence[Sequence[object]]:
        """Every value of a sheet, a cell in error with its text."""
        values = self.read.values(sheet)
        errors = self.read.side(sheet).errors
        emptied = self.emptied.get(sheet, ())
        if not errors and not emptied:
            return values
        changed: list[list[object]] = [list(row) for row in values]
        for (row, column), text in errors.items():
            if row < len(changed) and column < len(changed[row]):
                changed[row][column] = text
        for area in emptied:
            for cells in changed[area.row : area.last_row + 1]:
                for column in range(area.column, min(area.last_column + 1, len(cells))):
                    cells[column] = None
        return changed

    def snapshot(self) -> Snapshot:
        """The map of the last drawing; empty when there is none."""
        return read_snapshot(self.sheets[SNAPSHOT_SHEET].values)

    def without(self, cells: Mapping[str, Iterable[Area]]) -> BookAsSeen:
        """The same book with some cells of its sheets, by their names in the book, empty."""
        return replace(self, emptied={name: list(areas) for name, areas in cells.items()})

    def has_formula(self, sheet: str, areas: Iterable[Area]) -> bool:
        """Whether a cell of these areas holds a formula."""
        formulas = self.read.side(sheet).formulas
        return any(
            (row, column) in formulas
            for area in areas
            for row in range(area.row, area.last_row + 1)
            for column in range(area.column, area.last_column + 1)
        )

    def state(self, sheet: str) -> SheetState:
        """What a sheet, by its name in the book, has to be freed of."""
        side = self.read.side(sheet)
        protection = _protection(side.protection) if side.protected else None
        return SheetState(protection, [row + 1 for row in side.hidden_rows], self._filtered(sheet))

    def _filtered(self, sheet: str) -> bool:
        return any(table.filtered for table in self.read.workbook.tables if table.sheet == sheet)


def look(book: xw.Book, host: Host, name: str, kind: str | None = None) -> BookAsSeen:
    """Read the whole open book, which is called ``name``, as it is now.

    Refuses what is no SAKIP book, of another kind or version, or lacks parts (SKP-510 to 514), and a book of
    which there is no copy (SKP-541, 620).
    """
    return BookAsSeen(parse_book(_as_file(book, host, name), kind))


def _as_file(book: xw.Book, host: Host, name: str) -> Package:
    """The book as it is now, as a file; its own file where no copy can be saved and nothing is unsaved."""
    with TemporaryDirectory(prefix="sakip-", ignore_cleanup_errors=True) as folder:
        copy = Path(folder) / (name if Path(name).suffix else name + _SUFFIX)
        if host.save_copy(book, copy):
            return replace(open_package(copy), path=Path(name))
    if host.obstacle(book) is Obstacle.BEING_EDITED:
        raise SakipError("SKP-541", berkas=name)
    file = book_path(book)
    if file is None or host.unsaved(book):
        raise SakipError("SKP-620", berkas=name)
    return open_package(file)


def _protection(attributes: Mapping[str, str]) -> SheetProtection:
    """The protection as the file words it: 1 forbids an action; selecting is allowed unless it is said."""
    forbidden = {name for name, value in attributes.items() if value.strip().lower() in _ON}
    said = {*attributes, *_ALLOWED_UNLESS_SAID}
    return SheetProtection(
        "objects" in forbidden,
        "scenarios" in forbidden,
        frozenset((_ACTIONS & said) - forbidden),
        password=bool(_PASSWORD & attributes.keys()),
    )
