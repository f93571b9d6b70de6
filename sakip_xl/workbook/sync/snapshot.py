"""The map of a drawn book: what we drew outside the tables, kept in ``_meta``.

Views change with the data and with the day, so what is ours in a file that staff have worked on cannot
be told by drawing it again. Each save leaves a map: what was drawn in every cell (as a checksum), in
which style, which cells were merged, how many drawings there are. Whatever a file holds beyond its map
was put there by somebody else; and an open book needs only those cells written that differ from it.
"""

from __future__ import annotations

import json
from base64 import b64decode, b64encode
from binascii import Error as NotBase64Error
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from functools import cached_property
from itertools import groupby
from typing import Any
from zlib import compress, crc32
from zlib import error as NotZlibError  # noqa: N812

from sakip_xl.render.canvas import Canvas, CanvasCell, CanvasSheet, CanvasTable, CellKind
from sakip_xl.render.page import page_setup
from sakip_xl.render.table import column_style
from sakip_xl.schema.base import Trait
from sakip_xl.workbook.inflate import inflate

SNAPSHOT_SHEET = "_meta"
_PREFIX = "peta:"
_PIECE_LENGTH, _PIECES = 8_000, 15  # the longest text that Excel takes in a block has about 8,200
_MOST_BYTES = 4 * 2**20
"""Bound of the map of one sheet, unpacked: what it means takes twenty times as much memory."""
_NO_MAP = (ValueError, KeyError, IndexError, TypeError, RecursionError, NotBase64Error, NotZlibError)
_KINDS = ("kosong", "tetap", "rumus", "data")
_EMPTY, _FIXED, _FORMULA, _DATA = range(4)

Places = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class CellRecord:
    """What was drawn in one cell: its kind (of ``_KINDS``), style, checksum and link."""

    kind: int
    style: str
    mark: int = 0
    link: str = ""

    @property
    def fixed(self) -> bool:
        """A fixed text of ours, told apart from what staff type."""
        return self.kind == _FIXED

    @property
    def formula(self) -> bool:
        """A formula of ours."""
        return self.kind == _FORMULA

    @property
    def filled(self) -> bool:
        """Anything but an empty cell."""
        return self.kind != _EMPTY


@dataclass(frozen=True)
class SheetSnapshot:
    """What we drew on one sheet: ``cells``, each cell at its ``place_of``.

    ``merged``: part, distance, column, rows and columns of merged cells; ``gaps``: rows in each
    stretch outside the tables; ``features``: what a sheet has beside its cells (widths, charts, colours of
    shapes, page breaks); ``drawings``: how many drawings. Of table cells only those of a table that the
    program alone fills are kept, and only where the style is not the column's own.
    """

    cells: dict[Places, CellRecord] = field(default_factory=dict)
    merged: frozenset[tuple[int, int, int, int, int]] = frozenset()
    gaps: tuple[int, ...] = ()
    features: dict[str, Any] = field(default_factory=dict)
    drawings: int = 0

    @cached_property
    def fixed_texts(self) -> frozenset[tuple[int, int]]:
        """Column and checksum of every fixed text."""
        return frozenset(
            (column, record.mark) for (_, _, column), record in self.cells.items() if record.fixed
        )

    @cached_property
    def formulas(self) -> frozenset[Places]:
        """Where formulas stand."""
        return frozenset(place for place, record in self.cells.items() if record.formula)


Snapshot = dict[str, SheetSnapshot]


def take_snapshot(canvas: Canvas) -> Snapshot:
    """The map of a drawn book."""
    return {name: take_sheet_snapshot(sheet) for name, sheet in canvas.sheets.items()}


def draw_snapshot(canvas: Canvas) -> None:
    """Draw the map below everything else on ``_meta``: one row a sheet, always as many cells.

    The cells are drawn before the map is taken, so that it knows of them, and filled after it.
    """
    meta = canvas.sheets[SNAPSHOT_SHEET]
    start = meta.next_row() + 1
    for index, name in enumerate(canvas.sheets):
        meta.write(start + index, 0, _PREFIX + name, kind=CellKind.DATA)
        for part in range(_PIECES):
            meta.write(start + index, 1 + part, "-", kind=CellKind.DATA)
    for index, snapshot in enumerate(take_snapshot(canvas).values()):
        text = _write(snapshot)
        if len(text) > _PIECES * _PIECE_LENGTH:
            msg = f"the map of sheet {index} does not fit into its cells"
            raise ValueError(msg)
        for part in range(_PIECES):
            piece = text[part * _PIECE_LENGTH : (part + 1) * _PIECE_LENGTH] or None
            address = (start + index, 1 + part)
            meta.cells[address] = replace(meta.cells[address], value=piece)


def read_snapshot(block: Iterable[Sequence[object]]) -> Snapshot:
    """The map that stands on ``_meta``; empty when the file was drawn without one, or it is damaged."""
    snapshot: Snapshot = {}
    for row in block:
        if is_snapshot_row(row):
            text = "".join(str(content) for content in row[1:] if content is not None)
            try:
                snapshot[str(row[0]).removeprefix(_PREFIX)] = _read(text)
            except _NO_MAP:
                return {}
    return snapshot


def read_sheet_snapshot(block: Iterable[Sequence[object]], sheet: str) -> SheetSnapshot | None:
    """The map of one sheet; ``None`` when the file was drawn without one, or it is damaged."""
    rows = [row for row in block if is_snapshot_row(row) and str(row[0]) == _PREFIX + sheet]
    return read_snapshot(rows).get(sheet)


def is_snapshot_row(row: Sequence[object]) -> bool:
    """Whether a row of ``_meta`` is part of the map."""
    return bool(row) and str(row[0]).startswith(_PREFIX)


def place_of(areas: Sequence[tuple[int, int]], row: int, column: int) -> Places:
    """A cell by its distance from the tables above it, so that it is found when those have grown.

    ``areas``: first and last row of each table of the sheet, from top to bottom. Even parts lie
    outside the tables, odd ones are tables.
    """
    part, distance = 0, row
    for index, (upper, lower) in enumerate(areas):
        if row > lower:
            part, distance = 2 * index + 2, row - lower
        elif row >= upper:
            part, distance = 2 * index + 1, row - upper
    return part, distance, column


def mark(column: int, value: object) -> tuple[int, int]:
    """The checksum of one constant in its column; types that a file may change into each other agree."""
    return column, _checksum(_normalized(value))


def empty(value: object) -> bool:
    """Whether a cell shows nothing."""
    return value is None or (isinstance(value, str) and not value.strip())


def take_sheet_snapshot(sheet: CanvasSheet) -> SheetSnapshot:
    """The map of one drawn sheet."""
    tables = sorted(sheet.tables, key=lambda table: table.row)
    areas = [(table.row, table.row + table.count) for table in tables]
    in_table = {address: table for table in tables for address in _table_cells(table)}
    records: dict[Places, CellRecord] = {}
    for address, cell in sheet.cells.items():
        if address not in in_table:
            records[place_of(areas, *address)] = cell_record(address[1], cell)
        elif cell.link or cell.style != standard_style(in_table[address], *address):
            if in_table[address].table.sifat is Trait.INPUT:
                continue
            records[place_of(areas, *address)] = CellRecord(_DATA, cell.style, 0, cell.link or "")
    merged = frozenset(
        (
            *place_of(areas, area.row, area.column),
            area.last_row - area.row + 1,
            area.last_column - area.column + 1,
        )
        for area in sheet.merged
    )
    gaps = _gap(areas, sheet.next_row())
    return SheetSnapshot(records, merged, gaps, sheet_setup(sheet), len(sheet.shapes) + len(sheet.charts))


def cell_record(column: int, cell: CanvasCell) -> CellRecord:
    """What is kept of a cell outside the tables."""
    link = cell.link or ""
    if cell.formula is not None:
        return CellRecord(_FORMULA, cell.style, _checksum(cell.formula), link)
    if empty(cell.value):
        return CellRecord(_EMPTY, cell.style, 0, link)
    kind = _DATA if cell.kind is CellKind.DATA else _FIXED
    return CellRecord(kind, cell.style, mark(column, cell.value)[1], link)


def sheet_setup(sheet: CanvasSheet) -> dict[str, Any]:
    """What a sheet has beside its cells and may change: widths, charts, shapes, pages; as JSON keeps it."""
    return {
        "lebar": {str(column): width for column, width in sorted(sheet.widths.items())},
        "grafik": [
            [[series.get("categories", ""), series["values"]] for series in chart.series]
            for chart in sheet.charts
        ],
        "warna": [[shape.fill or "", shape.line] for shape in sheet.shapes],
        "jeda": sorted(sheet.page_breaks),
        "cetak": [[area.row, area.column, area.last_row, area.last_column] for area in sheet.print_areas],
        "halaman": page_setup(sheet),
    }


def _table_cells(place: CanvasTable) -> Iterator[tuple[int, int]]:
    for row in range(place.row, place.row + place.count + 1):
        for column in range(place.column, place.column + len(place.table.columns)):
            yield row, column


def standard_style(place: CanvasTable, row: int, column: int) -> str:
    """The style that a cell of a table has unless its value asks for another."""
    if row == place.row:
        return "kepala"
    return column_style(place.table, place.table.columns[column - place.column])


def _gap(areas: Sequence[tuple[int, int]], end: int) -> tuple[int, ...]:
    """The number of rows before each table, and of those after the last."""
    limits = [*areas, (end, end)]
    return tuple(upper - lower - 1 for (_, lower), (upper, _) in zip([(-1, -1), *areas], limits, strict=True))


def _checksum(text: str) -> int:
    return crc32(text.encode("utf-8", "replace")) & 0xFFFFFF


def _normalized(value: object) -> str:
    if isinstance(value, bool):
        return str(value)
    if isinstance(value, (int, float)):
        return f"{float(value):.12g}"
    if isinstance(value, datetime):
        return value.isoformat(timespec="seconds")
    if isinstance(value, date):
        return datetime.combine(value, time()).isoformat(timespec="seconds")
    return "\n".join(str(value).split("\r\n")).strip()


def _write(snapshot: SheetSnapshot) -> str:
    """The map of one sheet as text: rows of (column, kind, style, checksum), styles and links by number."""
    styles = sorted({record.style for record in snapshot.cells.values()})
    numbers = {name: index for index, name in enumerate(styles)}
    rows = [
        [
            *key,
            [
                content
                for (_, _, column), record in cells
                for content in (column, record.kind, numbers[record.style], record.mark)
            ],
        ]
        for key, cells in groupby(sorted(snapshot.cells.items()), key=lambda item: item[0][:2])
    ]
    links = [[*place, record.link] for place, record in sorted(snapshot.cells.items()) if record.link]
    content = [
        styles,
        rows,
        links,
        sorted(snapshot.merged),
        snapshot.gaps,
        snapshot.features,
        snapshot.drawings,
    ]
    return b64encode(compress(json.dumps(content, separators=(",", ":")).encode(), 6)).decode()


def _read(text: str) -> SheetSnapshot:
    content = json.loads(inflate(b64decode(text, validate=True), _MOST_BYTES))
    styles, rows, links, merged, gaps, setup, drawings = content
    targets = {(part, distance, column): target for part, distance, column, target in links}
    records = {
        (part, distance, column): CellRecord(
            kind, styles[index], checksum, targets.get((part, distance, column), "")
        )
        for part, distance, cells in rows
        for column, kind, index, checksum in zip(*[iter(cells)] * 4, strict=True)
    }
    return SheetSnapshot(records, frozenset(map(tuple, merged)), tuple(gaps), setup, drawings)
