"""From a sound ``.xlsx`` to the raw content of a book, or everything that is wrong with its structure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any
from xml.parsers.expat import ExpatError

from sakip_xl.errors import SakipError
from sakip_xl.schema.base import Trait
from sakip_xl.schema.books import FORMULIR, FORMULIR_KIND, MASTER, BookLayout
from sakip_xl.schema.content import UNCOMPUTED, BookContent, RawRow, RowsBelow
from sakip_xl.workbook.raw import percent, tidy_cell
from sakip_xl.workbook.sync.rows_below import find_rows_below
from sakip_xl.workbook.sync.snapshot import read_sheet_snapshot
from sakip_xl.workbook.xlsx.address import Address
from sakip_xl.workbook.xlsx.headed_rows import headed_tables
from sakip_xl.workbook.xlsx.ods import CONTENT, ods_workbook
from sakip_xl.workbook.xlsx.package import Package
from sakip_xl.workbook.xlsx.sheet_xml import SheetXml
from sakip_xl.workbook.xlsx.structure import META_TABLE, HeadedTable, ReadTable, as_text, locate, recognize
from sakip_xl.workbook.xlsx.styles_xml import CellStyles
from sakip_xl.workbook.xlsx.workbook_xml import TableXml, WorkbookXml, open_workbook


@dataclass(slots=True)
class BookAsRead:
    """One book as read: its content, where its tables stand, and all else that was looked at.

    ``layout`` and ``content`` are of the version that wrote the book.
    """

    package: Package
    layout: BookLayout
    content: BookContent
    tables: dict[str, ReadTable]
    workbook: WorkbookXml

    def values(self, sheet: str) -> Sequence[Sequence[Any]]:
        """Every value of one sheet, from A1; a row ends with its last value."""
        return self.workbook.block(sheet)

    def side(self, sheet: str) -> SheetXml:
        """One sheet as its part has it."""
        return self.workbook.sheet(sheet)

    def relations(self, sheet: str) -> list[dict[str, str]]:
        """The relationships of one sheet: its tables, drawings, comments and links."""
        return self.workbook.relations(sheet)

    def styles(self) -> CellStyles:
        """Which styles show percent and which are unlocked."""
        return self.workbook.styles


def parse_book(package: Package, kind: str | None = None) -> BookAsRead:
    """Read one book of the given kind (any kind when ``None``).

    Refuses what is no SAKIP book, of another kind or version (SKP-510 to 513), and a book of whose
    structure something is missing with everything that is (SKP-514).
    """
    name = package.path.name
    with refuse_if_damaged(name):
        book = _workbook(package)
        return _read(package, book, _identitas(name, book, kind))


def identity_of(package: Package) -> BookContent | None:
    """The kind and ``tblMeta`` of a book whose rest cannot be read; ``None`` when they cannot be either."""
    name = package.path.name
    try:
        with refuse_if_damaged(name):
            book = _workbook(package)
            meta = next(headed_tables(book, [FORMULIR.table_named(META_TABLE)]), None)
            rows = _rows_of(book, meta) if meta is not None else []
            layout = recognize(name, rows, None)
    except SakipError:
        return None
    pairs = {str(row[0]).strip(): as_text(row[1]) for row in rows if len(row) > 1}
    return BookContent(layout.kind, {}).with_meta(**pairs)


def _workbook(package: Package) -> WorkbookXml:
    name, parts = package.path.name, package.parts
    return ods_workbook(name, parts[CONTENT]) if CONTENT in parts else open_workbook(name, parts)


@contextmanager
def refuse_if_damaged(name: str) -> Iterator[None]:
    """Whatever the readers say about parts that do not fit together is one refusal: SKP-505."""
    try:
        yield
    except (ExpatError, LookupError, OverflowError, ValueError) as galat:
        raise SakipError("SKP-505", berkas=name) from galat


def _identitas(name: str, book: WorkbookXml, expected: str | None) -> BookLayout:
    """The layout of the book by its identity, a table or what is left of it; the file name says nothing."""
    tables = [_with_headings(book, table) for table in book.tables if table.name == META_TABLE]
    meta = next(iter(tables or headed_tables(book, [FORMULIR.table_named(META_TABLE)])), None)
    if meta is None:
        raise SakipError("SKP-510", berkas=name)
    return recognize(name, _rows_of(book, meta), expected)


def _rows_of(book: WorkbookXml, table: HeadedTable) -> list[Sequence[Any]]:
    rows = book.block(table.sheet)[table.first_row : table.first_row + table.count]
    return [row[table.first_column :] for row in rows]


def _read(package: Package, book: WorkbookXml, layout: BookLayout) -> BookAsRead:
    headed = [_with_headings(book, table) for table in book.tables]
    if layout.kind == FORMULIR_KIND:
        there = {table.name.casefold() for table in headed}
        headed += headed_tables(book, [t for t in layout.tables if t.name.casefold() not in there])
    places = locate(package.path.name, layout, book.sheet_names, headed)
    result = BookAsRead(package, layout, BookContent(layout.kind, {}), places, book)
    special = {sheet: _special_cells(book, sheet) for sheet in {place.sheet for place in places.values()}}
    contents = {name: _row(result, place, special[place.sheet]) for name, place in places.items()}
    counts = {name: place.count for name, place in places.items() if place.table.sifat is Trait.INPUT}
    below = dict(_rows_below(result, special)) if layout is MASTER else {}
    result.content = BookContent(layout.kind, contents, counts, below)
    return result


def _rows_below(
    book: BookAsRead, special: dict[str, dict[Address, str | None]]
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


def _with_headings(book: WorkbookXml, table: TableXml) -> HeadedTable:
    """A table with the headings that its cells show; where one shows none, that of the table's own part."""
    row, left = table.area[0], table.area[1]
    shown = book.values(table.sheet)
    headings = [str(shown.get((row, left + index)) or heading) for index, heading in enumerate(table.columns)]
    return HeadedTable(table.name, table.sheet, table.first_row, left, table.count, headings)


def _special_cells(book: WorkbookXml, sheet: str) -> dict[Address, str | None]:
    """Cells with more than a value: an error, a formula without a result; ``None`` marks a percent format."""
    side, percent_styles = book.sheet(sheet), book.styles.percent
    with_percent = {place: None for place, index in side.styles.items() if index in percent_styles}
    return {**with_percent, **side.errors, **dict.fromkeys(side.uncomputed, UNCOMPUTED)}


def _row(book: BookAsRead, place: ReadTable, special: dict[Address, str | None]) -> list[RawRow]:
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
