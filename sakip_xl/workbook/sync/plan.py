"""What must change on an open sheet so that it becomes the drawn one: worked out whole, before any write.

Three things are compared: the sheet as it stands, the map of what we drew there last, and
the new drawing. Rows are matched first (tables have grown, papers got lines), then cells: only what the
drawing changed since the map is written, and never over something that somebody else put there.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.render.canvas import Area, CanvasCell, CanvasSheet, CanvasTable
from sakip_xl.schema.base import Trait
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.raw import equivalent, shown_value
from sakip_xl.workbook.sync.row_match import Origin, Piece, Shift, pair, shift_rows, table_piece
from sakip_xl.workbook.sync.snapshot import (
    CellRecord,
    SheetSnapshot,
    empty,
    mark,
    standard_style,
    take_sheet_snapshot,
)
from sakip_xl.workbook.xlsx.sheet_xml import cell_address as a1
from sakip_xl.workbook.xlsx.structure import ReadTable

Address = tuple[int, int]
_UNDRAWN = CellRecord(0, "")
"""A cell that was never drawn."""


@dataclass(frozen=True, slots=True)
class SeenSheet:
    """An open sheet as it stands: its tables from top to bottom and its values from A1."""

    name: str
    tables: Sequence[ReadTable]
    values: Sequence[Sequence[object]]

    def value(self, row: int, column: int) -> object:
        """One value; beyond the used cells there is none."""
        cells = self.row(row)
        return cells[column] if column < len(cells) else None

    def row(self, row: int) -> Sequence[object]:
        """The values of one row."""
        return self.values[row] if row < len(self.values) else ()


@dataclass(slots=True)
class Plan:
    """All that is to be done on one sheet; addresses are those after ``shifts``, from 0.

    ``writes``: new content by cell, of which ``data`` are inside tables. ``styles``: old style (``None``
    when unknown) and new one (``""`` for none) by cell; ``neighbours``: the styles of the cells around
    them, whose lines may suffer. ``links``: cells that get a link, or whose link goes with all else in it.
    ``features``: what changed beside the cells (``snapshot.sheet_setup``).
    """

    sheet: str
    shifts: list[Shift] = field(default_factory=list)
    writes: dict[Address, CanvasCell] = field(default_factory=dict)
    data: set[Address] = field(default_factory=set)
    styles: dict[Address, tuple[str | None, str]] = field(default_factory=dict)
    neighbours: dict[Address, str] = field(default_factory=dict)
    unmerge: list[Area] = field(default_factory=list)
    merge: list[Area] = field(default_factory=list)
    links: dict[Address, CanvasCell] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)
    features: dict[str, Any] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether nothing is to be done."""
        steps = (self.shifts, self.writes, self.styles, self.unmerge, self.merge, self.links, self.features)
        return not any(steps)


def make_plan(
    seen: SeenSheet, snapshot: SheetSnapshot, canvas: CanvasSheet, old: BookContent, new: BookContent
) -> Plan:
    """The plan of one sheet, whose content was ``old`` and is going to be ``new``.

    Refuses, with every place, when foreign content stands where something must be written or in a row
    that must go (SKP-546), and when the tables are not in their order any more (SKP-547).
    """
    places = sorted(canvas.tables, key=lambda table: table.row)
    if [table.table.name for table in places] != [table.table.name for table in seen.tables]:
        raise SakipError("SKP-547", nilai=seen.name)
    current = take_sheet_snapshot(canvas)
    pieces = _cut(seen, snapshot, places, current)
    result = Plan(seen.name, shift_rows(pieces))
    composer = _Composer(seen, snapshot, canvas, result, pieces)
    composer.drop()
    for piece in pieces:
        if piece.is_table:
            composer.table(piece, places[piece.part // 2], old, new)
        else:
            composer.gaps(piece, current)
    composer.merged()
    result.neighbours = _neighbours(result.styles.keys(), canvas)
    result.features = {k: v for k, v in current.features.items() if v != snapshot.features.get(k)}
    if composer.foreign:
        raise SakipError("SKP-546", details=composer.foreign, nilai=seen.name)
    return result


def _cut(
    seen: SeenSheet, snapshot: SheetSnapshot, places: Sequence[CanvasTable], current: SheetSnapshot
) -> list[Piece]:
    """Every stretch of rows: before, in and after each table."""
    result: list[Piece] = []
    begin = new = 0
    for index, place in enumerate(places):
        table = seen.tables[index]
        header = table.first_row - 1
        result.append(_gap(seen, snapshot, current, 2 * index, range(begin, header), new))
        result.append(table_piece(2 * index + 1, header, table.count, place.row, place.count))
        begin, new = table.last_row + 1, place.row + place.count + 1
    tail = snapshot.gaps[-1] if snapshot.gaps else 0
    result.append(_gap(seen, snapshot, current, 2 * len(places), range(begin, begin + tail), new))
    return result


def _gap(
    seen: SeenSheet, snapshot: SheetSnapshot, current: SheetSnapshot, part: int, rows: range, new: int
) -> Piece:
    """The rows outside the tables: those there now, those drawn last and those to come, matched."""
    before = _features(snapshot, part)
    old_rows = dict(enumerate(rows))
    if not _as_before(seen, snapshot, before, rows):  # somebody put rows in or took some out
        if part == 2 * len(seen.tables):
            rows = range(rows.start, max(len(seen.values), rows.stop))
        pairs = pair(
            [_fixed_features(features) for features in before],
            [_seen_features(seen.row(row), snapshot) for row in rows],
        )
        old_rows = {index: rows[n] for n, index in enumerate(pairs) if index is not None}
        if part == 2 * len(seen.tables):  # what stands below our last row is not ours to move
            rows = range(rows.start, max(old_rows.values(), default=rows.start - 1) + 1)
    shift = min(part, 1)  # distances count from 1 below a table
    origins = [
        Origin(old_rows[index], index + shift)
        if index is not None and index in old_rows
        else Origin(None, None)
        for index in pair(before, _features(current, part))
    ]
    drawn = {row: index + shift for index, row in old_rows.items()}
    return Piece(part, rows.start, len(rows), new, tuple(origins), drawn)


def _as_before(seen: SeenSheet, snapshot: SheetSnapshot, before: Sequence[Features], rows: range) -> bool:
    """Whether every row still shows the fixed texts that were drawn in it."""
    return len(rows) == len(before) and all(
        _fixed_features(features)[0] <= _seen_features(seen.row(row), snapshot)[0]
        for row, features in zip(rows, before, strict=True)
    )


Features = tuple[tuple[int, CellRecord], ...]


def _features(snapshot: SheetSnapshot, part: int) -> list[Features]:
    """What was drawn in each row of a stretch; a formula counts by its place, it moves with its rows."""
    how_many = snapshot.gaps[part // 2] if part // 2 < len(snapshot.gaps) else 0
    rows: list[list[tuple[int, CellRecord]]] = [[] for _ in range(how_many)]
    for (cell_part, distance, column), record in sorted(snapshot.cells.items(), key=lambda item: item[0]):
        if cell_part == part and distance - min(part, 1) < how_many:
            rows[distance - min(part, 1)].append((column, record))
    return [
        tuple((k, CellRecord(s.kind, s.style, 0 if s.formula else s.mark, s.link)) for k, s in row)
        for row in rows
    ]


FixedFeatures = tuple[frozenset[tuple[int, int]], bool]


def _fixed_features(features: Features) -> FixedFeatures:
    """The fixed texts that were drawn in a row, and whether anything was."""
    kept = frozenset((column, record.mark) for column, record in features if record.fixed)
    return kept, any(record.filled for _, record in features)


def _seen_features(cells: Sequence[object], snapshot: SheetSnapshot) -> FixedFeatures:
    """Which of our fixed texts a row shows, and whether it shows anything."""
    filled = [(column, value) for column, value in enumerate(cells) if not empty(value)]
    return frozenset(mark(*item) for item in filled) & snapshot.fixed_texts, bool(filled)


class _Composer:
    """Fills the plan of one sheet, stretch by stretch, and collects what stands in the way."""

    def __init__(
        self,
        seen: SeenSheet,
        snapshot: SheetSnapshot,
        canvas: CanvasSheet,
        result: Plan,
        pieces: Sequence[Piece],
    ) -> None:
        self._seen = seen
        self._snapshot = snapshot
        self._canvas = canvas
        self._result = result
        self._pieces = pieces
        self.foreign: list[Temuan] = []

    def drop(self) -> None:
        """Note what foreign content stands in the rows that go."""
        used = {origin.existing for piece in self._pieces for origin in piece.origins}
        for piece in self._pieces:
            for index in range(piece.count):
                if piece.start + index not in used:
                    self._removed_row(piece, piece.start + index)

    def _removed_row(self, piece: Piece, row: int) -> None:
        table = self._seen.tables[piece.part // 2] if piece.is_table else None
        for column, value in enumerate(self._seen.row(row)):
            inside = table is not None and table.first_column <= column < table.first_column + table.width
            cell_record = self._snapshot.cells.get((piece.part, piece.drawn.get(row, -1), column))
            if not inside and not self._owned(value, column, cell_record):
                self.foreign.append(_foreign(row, column, value, self._seen.name))

    def _owned(self, value: object, column: int, cell_record: CellRecord | None) -> bool:
        """Whether a value is ours, so that it may go."""
        if empty(value) or (cell_record is not None and cell_record.filled and not cell_record.fixed):
            return True
        return mark(column, value) in self._snapshot.fixed_texts

    def table(self, piece: Piece, place: CanvasTable, old: BookContent, new: BookContent) -> None:
        """The cells of a table whose content changed, and the formulas of its new rows."""
        name = place.table.name
        before, current = old.row(name), new.row(name)
        seen_columns = self._seen.tables[piece.part // 2].columns
        for index, origin in enumerate(piece.origins[1:]):
            earlier = (
                before[origin.distance - 1]
                if origin.distance is not None and origin.distance <= len(before)
                else {}
            )
            later = current[index] if index < len(current) else {}
            for offset, column in enumerate(place.table.columns):
                position = (place.row + 1 + index, place.column + offset)
                cell = self._canvas.cells[position]
                address = (position[0], seen_columns[column.bidang])
                changed = (
                    origin.existing is None
                    or became_text(self._seen.value(origin.existing, address[1]), cell)
                    if column.rumus is not None
                    else not equivalent(earlier.get(column.bidang), later.get(column.bidang))
                )
                if changed:
                    self._result.writes[address] = cell
                    self._result.data.add(address)
                if changed or origin.existing is None or place.table.sifat is not Trait.INPUT:
                    self._data_style(piece, origin, place, position, address)

    def _data_style(
        self, piece: Piece, origin: Origin, place: CanvasTable, position: Address, address: Address
    ) -> None:
        """The style of a cell whose value asks for another one than its column has, or did so."""
        cell = self._canvas.cells[position]
        standard = standard_style(place, *position)
        # a new row is like the last one
        distance = origin.distance or self._seen.tables[piece.part // 2].count
        before = self._snapshot.cells.get((piece.part, distance, position[1]), CellRecord(0, standard))
        if before.style != cell.style:
            self._result.styles[address] = (before.style, cell.style)
        if origin.existing is None:
            before = CellRecord(0, before.style)
        self._link(address, before, cell)

    def gaps(self, piece: Piece, current: SheetSnapshot) -> None:
        """The cells outside the tables whose drawing changed."""
        shift = min(piece.part, 1)
        old, new = _by_row(self._snapshot, piece.part), _by_row(current, piece.part)
        upper: Mapping[int, CellRecord] | None = {} if piece.part == 0 else None
        below_table = self._columns_above(piece)  # a row put in below a table begins with its looks
        for index, origin in enumerate(piece.origins):
            before = old.get(origin.distance, {}) if origin.distance is not None else {}
            after = new.get(index + shift, {})
            row = piece.new_start + index
            if origin.existing is not None:
                upper = before
            for column in before.keys() | after.keys() | (below_table if upper is None else upper.keys()):
                inherited = upper.get(column, _UNDRAWN).style if upper is not None else None
                self._one((row, column), origin, before.get(column), inherited, after.get(column))
            if origin.existing is None or before != after:
                self._height(row)

    def _columns_above(self, piece: Piece) -> set[int]:
        if piece.part == 0:
            return set()
        table = self._seen.tables[piece.part // 2 - 1]
        return set(range(table.first_column, table.first_column + table.width))

    def _one(
        self,
        address: Address,
        origin: Origin,
        before: CellRecord | None,
        inherited: str | None,
        current: CellRecord | None,
    ) -> None:
        """One cell outside the tables: its content, its style and its link."""
        cell = self._canvas.cells.get(address, CanvasCell(None, ""))
        old, new = before or _UNDRAWN, current or _UNDRAWN
        if (old.kind, old.mark) != (new.kind, new.mark):
            if origin.existing is not None:
                value = self._seen.value(origin.existing, address[1])
                if not self._owned(value, address[1], before):
                    self.foreign.append(_foreign(origin.existing, address[1], value, self._seen.name))
            self._result.writes[address] = cell
        elif origin.existing is not None and became_text(self._seen.value(origin.existing, address[1]), cell):
            self._result.writes[address] = cell
        old_style = old.style if origin.existing is not None else inherited
        if old_style != new.style:
            self._result.styles[address] = (old_style, new.style)
        self._link(address, old, cell)

    def _link(self, address: Address, before: CellRecord, cell: CanvasCell) -> None:
        """A link that comes or goes; only clearing a cell takes one off, so that the cell is drawn anew."""
        if before.link == (cell.link or ""):
            return
        self._result.links[address] = cell
        if not cell.link:
            self._result.styles[address] = (None, cell.style)
            self._result.writes[address] = cell

    def _height(self, row: int) -> None:
        height = self._canvas.heights.get(row, self._canvas.estimates.get(row))
        if height is not None:
            self._result.heights[row] = height

    def merged(self) -> None:
        """Merged cells that must come apart, and those that must be merged."""
        places = {
            (piece.part, origin.distance): piece.new_start + index
            for piece in self._pieces
            for index, origin in enumerate(piece.origins)
        }
        before = {_area(places, *record) for record in self._snapshot.merged} - {None}
        current = set(self._canvas.merged)
        self._result.unmerge = sorted(
            (area for area in before if area is not None and area not in current), key=_sort
        )
        self._result.merge = sorted((area for area in current if area not in before), key=_sort)


def became_text(value: object, cell: CanvasCell) -> bool:
    """Whether a formula of ours stands there as a text, as one does that got into a cell of format text."""
    return (
        cell.formula is not None and isinstance(value, str) and value.startswith("=") and value != cell.value
    )


def _neighbours(cells: Iterable[Address], canvas: CanvasSheet) -> dict[Address, str]:
    """The drawn cells that share an edge with any of these."""
    changed = set(cells)
    around = {
        (row + row_step, column + column_step)
        for row, column in changed
        for row_step, column_step in ((0, 1), (1, 0), (0, -1), (-1, 0))
    }
    return {address: canvas.cells[address].style for address in (around - changed) & canvas.cells.keys()}


def _by_row(snapshot: SheetSnapshot, part: int) -> dict[int, dict[int, CellRecord]]:
    result: dict[int, dict[int, CellRecord]] = {}
    for (cell_part, distance, column), record in snapshot.cells.items():
        if cell_part == part:
            result.setdefault(distance, {})[column] = record
    return result


def _area(
    places: Mapping[tuple[int, int | None], int],
    part: int,
    distance: int,
    column: int,
    height: int,
    width: int,
) -> Area | None:
    """Where merged cells stand after the rows moved; ``None`` when all their rows go."""
    rows = [places[part, distance + index] for index in range(height) if (part, distance + index) in places]
    return Area(rows[0], column, rows[-1], column + width - 1) if rows else None


def _sort(area: Area) -> Address:
    return area.row, area.column


def _foreign(row: int, column: int, value: object, sheet: str) -> Temuan:
    return temuan("SKP-534", nilai=shown_value(value)).di(lembar=sheet, sel=a1(row, column))
