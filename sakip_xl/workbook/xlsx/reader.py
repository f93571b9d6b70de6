"""From a sound ``.xlsx`` to the raw content of a book, or everything that is wrong with its structure."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from typing import Any
from xml.parsers.expat import ExpatError

from python_calamine import CalamineError, CalamineWorkbook, load_workbook

from sakip_xl.errors import SakipError
from sakip_xl.schema.base import Trait
from sakip_xl.schema.books import MASTER, BookLayout
from sakip_xl.schema.content import UNCOMPUTED, BookContent, RawRow, RowsBelow
from sakip_xl.workbook.raw import percent, tidy_cell
from sakip_xl.workbook.sync.rows_below import find_rows_below
from sakip_xl.workbook.sync.snapshot import read_sheet_snapshot
from sakip_xl.workbook.xlsx.limits import check_limits, impossible_duration
from sakip_xl.workbook.xlsx.package import Package
from sakip_xl.workbook.xlsx.sheet_xml import (
    CellStyles,
    SheetXml,
    read_sheet,
    read_styles,
    relations,
    sheet_parts,
)
from sakip_xl.workbook.xlsx.structure import META_TABLE, HeadedTable, ReadTable, locate, recognize

_STYLES = "xl/styles.xml"
_NO_RESULT = re.compile(
    rb"(?:</(?:\w+:)?f>|<(?:\w+:)?f\b[^>]*/>)\s*(?:<(?:\w+:)?v\s*(?:/>|>\s*<)|</(?:\w+:)?c>)"
)
"""A formula that is followed by no result."""


@dataclass(slots=True)
class BookAsRead:
    """One book as read: its content, where its tables stand, and all else that was looked at.

    ``layout`` and ``content`` are of the version that wrote the book. ``sheet_parts`` names the part of
    every sheet.
    """

    package: Package
    layout: BookLayout
    content: BookContent
    tables: dict[str, ReadTable]
    workbook: CalamineWorkbook
    sheet_parts: dict[str, str]
    blocks: dict[str, list[list[Any]]] = field(default_factory=dict)
    xml: dict[str, SheetXml] = field(default_factory=dict)

    def values(self, sheet: str) -> list[list[Any]]:
        """Every value of one sheet, from A1."""
        if sheet not in self.blocks:
            try:
                self.blocks[sheet] = self.workbook.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
            except OverflowError as galat:
                cell = impossible_duration(
                    self.package.parts[self.sheet_parts[sheet]], self.styles().durations
                )
                if cell is None:
                    raise
                place = f"{sheet}!{cell}"
                raise SakipError("SKP-519", berkas=self.package.path.name, nilai=place) from galat
        return self.blocks[sheet]

    def side(self, sheet: str) -> SheetXml:
        """What calamine does not tell about one sheet."""
        if sheet not in self.xml:
            self.xml[sheet] = read_sheet(self.package.parts[self.sheet_parts[sheet]])
        return self.xml[sheet]

    def relations(self, sheet: str) -> list[dict[str, str]]:
        """The relationships of one sheet: its tables, drawings, comments and links."""
        return list(relations(self.package.parts, self.sheet_parts[sheet]).values())

    def styles(self) -> CellStyles:
        """Which styles show percent and which are unlocked."""
        return read_styles(self.package.parts[_STYLES]) if _STYLES in self.package.parts else _NO_STYLES


_NO_STYLES = CellStyles(frozenset(), frozenset())


def parse_book(package: Package, kind: str | None = None) -> BookAsRead:
    """Read one book of the given kind (any kind when ``None``).

    Refuses what is no SAKIP book, of another kind or version (SKP-510 to 513), and a book of whose
    structure something is missing with everything that is (SKP-514).
    """
    name = package.path.name
    with refuse_if_damaged(name):
        check_limits(package)
        book = load_workbook(io.BytesIO(package.data), load_tables=True)
        return _read(package, book, _identitas(name, book, kind))


@contextmanager
def refuse_if_damaged(name: str) -> Iterator[None]:
    """Whatever the readers say about parts that do not fit together is one refusal: SKP-505."""
    try:
        yield
    except (CalamineError, ExpatError, LookupError, OverflowError, ValueError) as galat:
        raise SakipError("SKP-505", berkas=name) from galat
    except BaseException as galat:
        # calamine's panics derive from BaseException, and their class cannot be imported
        if type(galat).__name__ != "PanicException":
            raise
        raise SakipError("SKP-505", berkas=name) from galat


def _identitas(name: str, book: CalamineWorkbook, expected: str | None) -> BookLayout:
    """The layout of the book by its tblMeta; the file name says nothing."""
    if META_TABLE not in (book.table_names or []):
        raise SakipError("SKP-510", berkas=name)
    return recognize(name, book.get_table_by_name(META_TABLE).to_python(), expected)


def _read(package: Package, book: CalamineWorkbook, layout: BookLayout) -> BookAsRead:
    ours = {table.name.casefold() for table in layout.tables}
    table_names = book.table_names or []
    headed = [
        _with_headings(book, name) if name.casefold() in ours else _unknown(name) for name in table_names
    ]
    places = locate(package.path.name, layout, book.sheet_names, headed)
    result = BookAsRead(
        package, layout, BookContent(layout.kind, {}), places, book, sheet_parts(package.parts)
    )
    special = _special_cells(result)
    contents = {name: _row(result, place, special.get(place.sheet, {})) for name, place in places.items()}
    counts = {name: place.count for name, place in places.items() if place.table.sifat is Trait.INPUT}
    below = dict(_rows_below(result, special)) if layout is MASTER else {}
    result.content = BookContent(layout.kind, contents, counts, below)
    return result


def _rows_below(
    book: BookAsRead, special: dict[str, dict[tuple[int, int], str | None]]
) -> Iterator[tuple[str, RowsBelow]]:
    """What stands right below the tables of today's master."""
    meta = book.values(book.tables[META_TABLE].sheet)
    for sheet in {place.sheet: place for place in book.tables.values()}:
        tables = sorted((t for t in book.tables.values() if t.sheet == sheet), key=lambda t: t.first_row)
        yield from find_rows_below(
            tables,
            book.values(sheet),
            partial(read_sheet_snapshot, meta, tables[0].table.sheet),
            partial(_row, book, special=special.get(sheet, {})),
        )


def _unknown(name: str) -> HeadedTable:
    """A table that is not ours: its name is all that counts."""
    return HeadedTable(name, "", 0, 0, 0, ())


def _with_headings(book: CalamineWorkbook, name: str) -> HeadedTable:
    table = book.get_table_by_name(name)
    row, start = table.start or (0, 0)
    end = (table.end or (row - 1, 0))[0]
    return HeadedTable(table.name, table.sheet, row, start, end - row + 1, list(table.columns))


def _special_cells(book: BookAsRead) -> dict[str, dict[tuple[int, int], str | None]]:
    """Cells that calamine cannot give: an error, a formula without a result; ``None`` marks a percent format.

    The XML of a sheet is parsed only when its bytes show that it has such a cell.
    """
    percent_styles = book.styles().percent
    marks = [b't="e"', *(f's="{index}"'.encode() for index in percent_styles)]
    result: dict[str, dict[tuple[int, int], str | None]] = {}
    for sheet in {table.sheet for table in book.tables.values()}:
        content = book.package.parts[book.sheet_parts[sheet]]
        if any(mark in content for mark in marks) or _NO_RESULT.search(content):
            side = book.side(sheet)
            with_percent = {
                address: None for address, index in side.styles.items() if index in percent_styles
            }
            result[sheet] = {**with_percent, **side.errors, **dict.fromkeys(side.uncomputed, UNCOMPUTED)}
    return result


def _row(book: BookAsRead, place: ReadTable, special: dict[tuple[int, int], str | None]) -> list[RawRow]:
    """The raw rows of one table (``workbook.raw``)."""
    block = book.values(place.sheet)
    columns = [
        (place.columns[column.bidang], column) for column in place.table.columns if column.rumus is None
    ]
    result: list[RawRow] = []
    for row in range(place.first_row, place.last_row + 1):
        cells: Sequence[Any] = block[row] if row < len(block) else ()
        record: RawRow = {}
        for index, column in columns:
            value = cells[index] if index < len(cells) else ""
            if (row, index) in special:
                value = _special(value, special[row, index])
            if value != "":
                record[column.bidang] = tidy_cell(value, column)
        result.append(record)
    while result and not result[-1]:
        result.pop()
    return result


def _special(value: Any, galat: str | None) -> Any:
    if galat is not None:
        return galat
    is_number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return percent(float(value)) if is_number else value
