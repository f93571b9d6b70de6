"""A drawn book before it is a file: every cell, table, list and page setting as plain data.

Builders draw on it; ``render.xlsx_writer`` turns it into an ``.xlsx``; the file adapter compares a read book
with it to find foreign content; the live adapter writes only the cells that differ; tests look at it.
Rows and columns count from 0.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from typing import Any, Literal

from sakip_xl.domain.model import Cell
from sakip_xl.schema.base import Sheet, Table


class PaperSize(IntEnum):
    """The paper that a sheet is printed on, by Excel's number."""

    FOLIO = 14
    A3 = 8


class CellKind(StrEnum):
    """What a drawn cell is: fixed text, staff's or the program's data, or a computed view."""

    LABEL = "label"
    DATA = "data"
    COMPUTED = "hitungan"


@dataclass(frozen=True, slots=True)
class CanvasCell:
    """One cell: its (stored) value, the name of its style, its formula and its link."""

    value: Cell
    style: str
    kind: CellKind = CellKind.LABEL
    formula: str | None = None
    link: str | None = None
    prompt: str | None = None


@dataclass(frozen=True, slots=True)
class CanvasTable:
    """One table as drawn: ``row``/``column`` is its heading's first cell, ``count`` its data rows.

    ``above`` are the rows of its title and bands right above the heading.
    """

    table: Table
    row: int
    column: int
    count: int
    above: int = 0

    @property
    def top(self) -> int:
        """The first row that belongs to it."""
        return self.row - self.above


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, both ends included."""

    row: int
    column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Shape:
    """A drawing shape between two cells: ``preset`` is a DrawingML preset geometry name.

    Offsets are in pixels from the top left of the start cell. A ``line`` has no width or no height;
    ``arrow`` puts its arrowhead at the ``awal`` (left or top) or at the ``akhir`` (right or bottom).
    """

    row: int
    column: int
    preset: str
    width: int
    height: int
    offset_x: int = 0
    offset_y: int = 0
    text: str = ""
    fill: str | None = "#FFFFFF"
    line: str = "#1F4E79"
    alt_text: str = ""
    arrow: Literal["", "awal", "akhir"] = ""


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart: XlsxWriter's type and options, put at a cell."""

    row: int
    column: int
    kind: dict[str, Any]
    series: tuple[dict[str, Any], ...]
    title: str
    width: int = 480
    height: int = 288
    axes: dict[str, dict[str, Any]] = field(default_factory=dict)


@dataclass(slots=True)
class CanvasSheet:
    """One drawn sheet.

    ``heights`` fixes the height of a row; ``estimates`` is a height to begin with, which a program may
    fit to what is typed later. ``hidden_columns`` are columns of help, folded away in groups. ``scale``
    is the print scale in percent; ``None`` fits the width to ``pages_wide`` pages. Excel ignores
    ``page_breaks`` on a sheet that is fitted, so a sheet with page breaks needs its scale. ``zoom`` is the
    scale of the screen in percent. Of ``print_areas`` each begins a page; without one all is printed.
    ``paper_title`` and ``above`` stand above every page, ``below`` below it.
    """

    layout: Sheet
    cells: dict[tuple[int, int], CanvasCell] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    tables: list[CanvasTable] = field(default_factory=list)
    validations: list[tuple[Area, dict[str, Any]]] = field(default_factory=list)
    conditional: list[tuple[Area, dict[str, Any]]] = field(default_factory=list)
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    estimates: dict[int, float] = field(default_factory=dict)
    hidden_columns: set[int] = field(default_factory=set)
    frozen: tuple[int, int] | None = None
    repeated_rows: tuple[int, int] | None = None
    page_breaks: list[int] = field(default_factory=list)
    print_areas: list[Area] = field(default_factory=list)
    paper_title: str = ""
    above: str = ""
    below: str = ""
    landscape: bool | None = None
    size: PaperSize = PaperSize.FOLIO
    scale: int | None = None
    zoom: int = 100
    pages_wide: int = 1
    repeated_columns: tuple[int, int] | None = None
    shapes: list[Shape] = field(default_factory=list)
    charts: list[Chart] = field(default_factory=list)

    def write(
        self,
        row: int,
        column: int,
        value: Cell,
        style: str = "teks",
        *,
        kind: CellKind = CellKind.LABEL,
        rumus: str | None = None,
        link: str | None = None,
        petunjuk: str | None = None,
    ) -> None:
        """Draw one cell; drawing on a drawn cell is a builder's mistake."""
        if (row, column) in self.cells:
            msg = f"{self.layout.name}: cell {row},{column} drawn twice"
            raise ValueError(msg)
        if rumus is not None:
            kind = CellKind.COMPUTED
        self.cells[row, column] = CanvasCell(value, style, kind, rumus, link, petunjuk)

    def merge(
        self,
        area: Area,
        value: Cell,
        style: str = "teks",
        *,
        kind: CellKind = CellKind.LABEL,
        rumus: str | None = None,
    ) -> None:
        """Draw one value over merged cells; merged areas that overlap are a builder's mistake."""
        for row in range(area.row, area.last_row + 1):
            for column in range(area.column, area.last_column + 1):
                is_first = (row, column) == (area.row, area.column)
                self.write(
                    row,
                    column,
                    value if is_first else None,
                    style,
                    kind=kind,
                    rumus=rumus if is_first else None,
                )
        if (area.row, area.column) != (area.last_row, area.last_column):
            self.merged.append(area)

    def next_row(self) -> int:
        """The first row below everything drawn so far."""
        return max((row for row, _ in self.cells), default=-1) + 1


@dataclass(slots=True)
class Canvas:
    """A drawn book: sheets in order, defined names (name -> reference text) and document properties.

    ``gone`` are names that it had in earlier drawings.
    """

    sheets: dict[str, CanvasSheet] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    properties: dict[str, str] = field(default_factory=dict)
    active: str | None = None

    def add(self, sheet: Sheet) -> CanvasSheet:
        """A new empty sheet after the last one."""
        if sheet.name in self.sheets:
            msg = f"sheet {sheet.name} drawn twice"
            raise ValueError(msg)
        drawn = CanvasSheet(sheet)
        self.sheets[sheet.name] = drawn
        return drawn

    def on_every_page(self, *, above: str = "", below: str) -> None:
        """Put a mark above and a line below every page of every sheet."""
        for sheet in self.sheets.values():
            sheet.above, sheet.below = above, below

    def tables(self) -> Iterator[tuple[CanvasSheet, CanvasTable]]:
        """Every table with its sheet."""
        for sheet in self.sheets.values():
            for table in sheet.tables:
                yield sheet, table

    def formulas(self) -> Iterator[tuple[str, int, int, CanvasCell]]:
        """Every formula cell: sheet, row, column, cell."""
        for name, sheet in self.sheets.items():
            for (row, column), cell in sheet.cells.items():
                if cell.formula is not None:
                    yield name, row, column, cell
