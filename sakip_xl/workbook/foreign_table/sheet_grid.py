"""The sheets of a foreign ``.xlsx`` as pandas frames, with what a frame does not tell: merges, look."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.parsers.expat import ExpatError

import pandas as pd
from openpyxl import load_workbook
from openpyxl.cell.cell import Cell as OpenpyxlCell
from openpyxl.worksheet.worksheet import Worksheet

from sakip_xl.domain.model import Cell, MetaRow
from sakip_xl.errors import SakipError
from sakip_xl.schema.content import EXACT_INTEGER
from sakip_xl.workbook.raw import percent
from sakip_xl.workbook.xlsx.address import Address, Rectangle, cell_address, rectangle
from sakip_xl.workbook.xlsx.limits import check_limits
from sakip_xl.workbook.xlsx.package import Package, open_package
from sakip_xl.workbook.xlsx.sheet_xml import SheetXml
from sakip_xl.workbook.xlsx.styles_xml import CellStyles
from sakip_xl.workbook.xlsx.workbook_xml import WorkbookXml, open_workbook
from sakip_xl.workbook.xlsx.xml_walk import elements

MAX_SHEETS_MB = 16
"""Bound of all sheets unpacked; the largest table of a kecamatan has less than one."""

_DAMAGE = (
    ArithmeticError,
    AttributeError,
    ExpatError,
    LookupError,
    OSError,
    SyntaxError,  # of either XML library
    TypeError,
    ValueError,
)
"""What the readers raise on parts that do not fit together."""

_MAX_MERGED = 200_000
_NO_VALUE = "rumusnya tidak menyimpan hasil; buka berkasnya di Excel, simpan, lalu ulangi"
_ERROR = "selnya berisi galat {value}"


@dataclass(slots=True)
class SheetGrid:
    """One sheet: ``frame`` has every value by row and column from 0, ``None`` where there is none.

    ``unread`` are cells without a value to take, with the reason.
    """

    name: str
    frame: pd.DataFrame
    merged: list[Rectangle] = field(default_factory=list)
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    bold: frozenset[Address] = frozenset()
    indent: dict[Address, int] = field(default_factory=dict)
    unread: dict[Address, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ForeignBook:
    """A workbook of others: its sheets that can be seen, and the names of the hidden ones.

    ``is_ours``: it is none of others, but a book of this program.
    """

    name: str
    grids: tuple[SheetGrid, ...]
    hidden_sheets: tuple[str, ...] = ()
    is_ours: bool = False


def read_foreign_book(path: Path) -> ForeignBook:
    """Read every sheet; refuses what is no sound ``.xlsx`` (SKP-501 to 509) and what is too large.

    Too large: a cell or merged area far outside (SKP-518), or more than ``MAX_SHEETS_MB`` (SKP-508).
    """
    package = open_package(path)
    with _refuse_if_damaged(path.name):
        _check_size(package)
        source = check_limits(package)
        _check_merged(source)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl names what it drops; nothing of it is ours to keep
            book = load_workbook(io.BytesIO(package.data), data_only=True)
        grids = tuple(
            _grid(sheet, source.sheet(sheet.title), source.styles)
            for sheet in book.worksheets
            if sheet.sheet_state == "visible"
        )
        hidden = tuple(sheet.title for sheet in book.worksheets if sheet.sheet_state != "visible")
    return ForeignBook(path.name, grids, hidden, _is_ours(source))


@contextmanager
def _refuse_if_damaged(name: str) -> Iterator[None]:
    """Whatever the readers say about parts that do not fit together is one refusal: SKP-505."""
    try:
        yield
    except SakipError:
        raise
    except _DAMAGE as galat:
        raise SakipError("SKP-505", berkas=name) from galat


def _check_size(package: Package) -> None:
    name = package.path.name
    book = open_workbook(name, package.parts)
    size = sum(len(package.parts[part]) for part in book.sheet_parts.values())
    if size > MAX_SHEETS_MB * 2**20:
        raise SakipError("SKP-508", berkas=name, nilai=-(-size // 2**20), batas=MAX_SHEETS_MB)


def _check_merged(book: WorkbookXml) -> None:
    """Openpyxl makes a cell of every place in a merged area."""
    for sheet, part in book.sheet_parts.items():
        total = 0
        for _, attributes in elements(book.parts[part], "mergeCell"):
            row, column, last_row, last_column = rectangle(attributes["ref"])
            total += (last_row - row + 1) * (last_column - column + 1)
            if total > _MAX_MERGED:
                place = f"{sheet}!{cell_address(last_row, last_column)}"
                raise SakipError("SKP-518", berkas=book.name, nilai=place)


def _is_ours(book: WorkbookXml) -> bool:
    return any(table.name == MetaRow.table for table in book.tables)


def _grid(sheet: Worksheet, side: SheetXml, styles: CellStyles) -> SheetGrid:
    percents = styles.percent
    # the filled cells only: a lonely format at the far corner of the sheet is none
    cells = {
        (cell.row - 1, cell.column - 1): cell
        for cell in sheet._cells.values()  # noqa: SLF001 - iter_rows makes every cell up to the last format
        if isinstance(cell, OpenpyxlCell) and (cell.value is not None)
    }
    unread = {place: _NO_VALUE for place in side.formulas if place not in cells}
    values: dict[Address, Cell] = {}
    for place, cell in cells.items():
        if cell.data_type == "e":
            unread[place] = _ERROR.format(value=cell.value)
        elif not (isinstance(cell.value, str) and not cell.value.strip()):
            values[place] = _value(cell.value, as_percent=side.styles.get(place) in percents)
    return SheetGrid(
        sheet.title,
        _frame(values, unread),
        [_bounds(area.bounds) for area in sheet.merged_cells.ranges],
        frozenset(side.hidden_rows),
        _hidden_columns(sheet),
        frozenset(place for place, cell in cells.items() if cell.font.b),
        {place: int(cell.alignment.indent) for place, cell in cells.items() if cell.alignment.indent},
        unread,
    )


def _value(value: Any, *, as_percent: bool) -> Cell:
    """A value as it is typed: a percent as its text, a whole number without a decimal point."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if as_percent and isinstance(value, (int, float)):
        return percent(float(value))
    whole = isinstance(value, float) and value.is_integer() and abs(value) < EXACT_INTEGER
    cell: Cell = int(value) if whole else value
    return cell


def _frame(values: dict[Address, Cell], unread: dict[Address, str]) -> pd.DataFrame:
    places = [*values, *unread]
    height = max((row for row, _ in places), default=-1) + 1
    width = max((column for _, column in places), default=-1) + 1
    block: list[list[Cell]] = [[None] * width for _ in range(height)]
    for (row, column), value in values.items():
        block[row][column] = value
    return pd.DataFrame(block, dtype=object, columns=range(width))


def _bounds(area: tuple[int, int, int, int]) -> Rectangle:
    column, row, last_column, last_row = area
    return row - 1, column - 1, last_row - 1, last_column - 1


def _hidden_columns(sheet: Worksheet) -> frozenset[int]:
    """The hidden columns, from 0; openpyxl keeps neighbours of one width as one group."""
    hidden: set[int] = set()
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden and dimension.min and dimension.max:
            hidden |= set(range(dimension.min - 1, min(dimension.max, 16_384)))
    return frozenset(hidden)
