"""Read an open book: where its tables stand, their raw rows, and what its sheets show."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from decimal import Decimal
from functools import partial
from typing import TYPE_CHECKING, Any

from sakip_xl.errors import SakipError
from sakip_xl.render.canvas import Area
from sakip_xl.schema.base import Column, Look, Sheet, Trait
from sakip_xl.schema.books import BOOKS, MASTER, BookLayout
from sakip_xl.schema.content import BookContent, RawRow, RowsBelow
from sakip_xl.workbook.raw import percent, tidy_cell
from sakip_xl.workbook.sync.plan import SeenSheet
from sakip_xl.workbook.sync.rows_below import find_rows_below
from sakip_xl.workbook.sync.snapshot import SNAPSHOT_SHEET, Snapshot, read_sheet_snapshot, read_snapshot
from sakip_xl.workbook.xlsx.structure import META_TABLE, HeadedTable, ReadTable, locate, recognize

if TYPE_CHECKING:
    import xlwings as xw

_NUMERIC = {Look.TYPED, Look.NUMBER, Look.PERCENT, Look.INTEGER, Look.MONEY}
_FIRST_MOMENT = datetime(1900, 1, 1)
"""A moment before it is a time of day: Excel's calendar begins here."""


@dataclass(frozen=True, slots=True)
class BookAsSeen:
    """An open book as it stands: its content, where its tables stand, its sheets by our name."""

    content: BookContent
    tables: dict[str, ReadTable]
    sheets: dict[str, SeenSheet]

    def snapshot(self) -> Snapshot:
        """The map of the last drawing; empty when there is none."""
        return read_snapshot(self.sheets[SNAPSHOT_SHEET].values)

    def without(self, cells: Mapping[str, Iterable[Area]]) -> BookAsSeen:
        """The same book with some cells of its sheets, by their names in the book, empty."""
        sheets = {
            name: replace(sheet, values=_emptied(sheet.values, cells[sheet.name]))
            if sheet.name in cells
            else sheet
            for name, sheet in self.sheets.items()
        }
        return replace(self, sheets=sheets)


def _emptied(values: Sequence[Sequence[object]], areas: Iterable[Area]) -> list[list[object]]:
    result = [list(row) for row in values]
    for area in areas:
        for row in result[area.row : area.last_row + 1]:
            for column in range(area.column, min(area.last_column + 1, len(row))):
                row[column] = None
    return result


def look(book: xw.Book, kind: str | None = None) -> BookAsSeen:
    """Read the whole open book, each sheet in one block.

    Refuses what is no SAKIP book, of another kind or version, or lacks parts (SKP-510 to 514).
    """
    tables = [(sheet, table) for sheet in book.sheets for table in sheet.tables]
    if META_TABLE not in {table.name for _, table in tables}:
        raise SakipError("SKP-510", berkas=book.name)
    values = {sheet.name: sheet_values(sheet) for sheet in book.sheets}
    headed = [_with_headings(sheet.name, table, values[sheet.name]) for sheet, table in tables]
    meta = next(table for table in headed if table.name == META_TABLE)
    meta_rows = values[meta.sheet][meta.first_row : meta.first_row + meta.count]
    layout = recognize(book.name, [row[meta.first_column : meta.first_column + 2] for row in meta_rows], kind)
    places = locate(book.name, layout, [*values], headed)
    contents = {
        name: _content(book.sheets[place.sheet], place, values[place.sheet]) for name, place in places.items()
    }
    return _as_seen(book, layout, contents, places, values)


def look_again(book: xw.Book, seen: BookAsSeen, names: Iterable[str]) -> BookAsSeen:
    """The same book after some of its sheets, by their names in the book, were written."""
    changed = {name: book.sheets[name] for name in names}
    values = {sheet.name: list(map(list, sheet.values)) for sheet in seen.sheets.values()}
    values |= {name: sheet_values(sheet) for name, sheet in changed.items()}
    new = [
        _with_headings(name, table, values[name]) for name, sheet in changed.items() for table in sheet.tables
    ]
    kept = [table for table in seen.tables.values() if table.sheet not in changed]
    layout = BOOKS[seen.content.kind]
    places = locate(book.name, layout, [*values], [*map(_as_headings, kept), *new])
    contents = {
        name: _content(changed[place.sheet], place, values[place.sheet])
        if place.sheet in changed
        else seen.content.row(name)
        for name, place in places.items()
    }
    return _as_seen(book, layout, contents, places, values)


def _as_seen(
    book: xw.Book,
    layout: BookLayout,
    contents: dict[str, list[RawRow]],
    places: dict[str, ReadTable],
    values: dict[str, list[list[Any]]],
) -> BookAsSeen:
    """The whole book from what was read of it, rows below the tables of today's master included."""
    sheets = dict(_sheet(layout.sheets, places, values))
    counts = {name: place.count for name, place in places.items() if place.table.sifat is Trait.INPUT}
    below: dict[str, RowsBelow] = {}
    for name, sheet in sheets.items() if layout is MASTER else ():
        below |= find_rows_below(
            sheet.tables,
            sheet.values,
            partial(read_sheet_snapshot, sheets[SNAPSHOT_SHEET].values, name),
            partial(_content, book.sheets[sheet.name], values=sheet.values),
        )
    return BookAsSeen(BookContent(layout.kind, contents, counts, below), places, sheets)


def _as_headings(place: ReadTable) -> HeadedTable:
    """A table that is where it was, as it would be read again."""
    headings = {
        **{column.judul: place.columns[column.bidang] for column in place.table.columns},
        **place.foreign,
    }
    sorted_headings = sorted(headings, key=lambda text: headings[text])
    return HeadedTable(
        place.table.name, place.sheet, place.first_row, place.first_column, place.count, sorted_headings
    )


def sheet_values(sheet: xw.Sheet) -> list[list[Any]]:
    """Every value of a sheet from A1; an error is its text, an empty cell ``None``."""
    end = sheet.used_range.last_cell
    block = sheet.range((1, 1), (end.row, end.column))
    result: list[list[Any]] = block.options(ndim=2, err_to_str=True).value
    return result


def _with_headings(sheet: str, table: xw.main.Table, values: Sequence[Sequence[Any]]) -> HeadedTable:
    area = table.range
    row, start = area.row - 1, area.column - 1
    height, width = area.shape
    headings = [str(cell) for cell in values[row][start : start + width]] if row < len(values) else []
    return HeadedTable(table.name, sheet, row + 1, start, height - 1, headings)


def _sheet(
    layouts: Sequence[Sheet], places: dict[str, ReadTable], values: dict[str, list[list[Any]]]
) -> Iterator[tuple[str, SeenSheet]]:
    """Our sheets by the name of the layout, each with its tables from top to bottom."""
    real = {name.casefold(): name for name in values}
    for layout in layouts:
        name = real[layout.name.casefold()]
        tables = sorted((t for t in places.values() if t.sheet == name), key=lambda t: t.first_row)
        yield layout.name, SeenSheet(name, tables, values[name])


def _content(sheet: xw.Sheet, place: ReadTable, values: Sequence[Sequence[Any]]) -> list[RawRow]:
    """The raw rows of one table (``workbook.raw``)."""
    columns = [
        (place.columns[column.bidang], column) for column in place.table.columns if column.rumus is None
    ]
    with_percent = {
        index: set(_percent_rows(sheet, place, index))
        for index, column in columns
        if _maybe_percent(column, place, values, index)
    }
    result: list[RawRow] = []
    for row in range(place.first_row, place.last_row + 1):
        cells = values[row] if row < len(values) else ()
        record: RawRow = {}
        for index, column in columns:
            value = cells[index] if index < len(cells) else None
            if value is None or value == "":
                continue
            if (
                row in with_percent.get(index, ())
                and isinstance(value, (int, float))
                and not isinstance(value, bool)
            ):
                record[column.bidang] = percent(float(value))
            else:
                record[column.bidang] = tidy_cell(_normalized(value), column)
        result.append(record)
    while result and not result[-1]:
        result.pop()
    return result


def _normalized(value: Any) -> Any:
    """A value as a file would give it: no money type, whole seconds, a time of day as such."""
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, datetime):
        moment = (value.replace(tzinfo=None) + timedelta(microseconds=500_000)).replace(microsecond=0)
        return moment.time() if moment < _FIRST_MOMENT else moment
    if isinstance(value, timedelta):
        return (datetime.min + value).time() if timedelta() <= value < timedelta(days=1) else str(value)
    return value.replace(microsecond=0) if isinstance(value, time) else value


def _maybe_percent(column: Column, place: ReadTable, values: Sequence[Sequence[Any]], index: int) -> bool:
    """Whether a column may hold percent: staff type numbers there and there is one."""
    if column.rupa not in _NUMERIC:
        return False
    cells = (row[index] for row in values[place.first_row : place.last_row + 1] if index < len(row))
    return any(isinstance(cell, (int, float)) and not isinstance(cell, bool) for cell in cells)


def _percent_rows(sheet: xw.Sheet, place: ReadTable, column: int) -> Iterator[int]:
    """The rows of one column that are shown in percent: asked for in halves, a uniform half at once."""
    stack = [(place.first_row, place.last_row)] if place.count else []
    while stack:
        start, end = stack.pop()
        number_format: str | None = sheet.range((start + 1, column + 1), (end + 1, column + 1)).number_format
        if number_format is None and start < end:
            middle = (start + end) // 2
            stack += [(start, middle), (middle + 1, end)]
        elif "%" in str(number_format):
            yield from range(start, end + 1)
