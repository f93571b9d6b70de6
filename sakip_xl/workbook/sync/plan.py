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
from sakip_xl.render.styles import cell_style
from sakip_xl.schema.base import Column, Trait
from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.workbook.raw import equivalent, shown_value
from sakip_xl.workbook.sync.features import changed_features, number_format, plain_format
from sakip_xl.workbook.sync.row_match import Origin, Piece, Shift, shift_rows
from sakip_xl.workbook.sync.seen import SeenSheet
from sakip_xl.workbook.sync.snapshot import (
    CellRecord,
    SheetSnapshot,
    empty,
    mark,
    standard_style,
    take_sheet_snapshot,
)
from sakip_xl.workbook.sync.stretches import cut
from sakip_xl.workbook.xlsx.address import cell_address as a1

Address = tuple[int, int]
_SAME_HEIGHT = 0.9
"""Points by which a row may be higher or lower: programs keep whole pixels."""
_UNDRAWN = CellRecord(0, "")
"""A cell that was never drawn."""


@dataclass(slots=True)
class Plan:
    """All that is to be done on one sheet; addresses are those after ``shifts``, from 0.

    ``writes``: new content by cell, of which ``data`` are inside tables; ``formats``: the number format of
    those that have, or may have, another one than they are drawn in. ``refill``: cells of ours that have what
    is drawn and may be written again where that makes one block of two. ``styles``: old style (``None``
    when unknown) and new one (``""`` for none) by cell; ``neighbours``: the styles of the cells around
    them, whose lines may suffer. ``links``: cells that get a link, or whose link goes with all else in it.
    ``features``: what changed beside the cells (``snapshot.sheet_setup``).
    """

    sheet: str
    shifts: list[Shift] = field(default_factory=list)
    writes: dict[Address, CanvasCell] = field(default_factory=dict)
    data: set[Address] = field(default_factory=set)
    refill: dict[Address, CanvasCell] = field(default_factory=dict)
    formats: dict[Address, str] = field(default_factory=dict)
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
    pieces = cut(seen, snapshot, places, current)
    result = Plan(seen.name, shift_rows(pieces))
    composer = _Composer(seen, snapshot, canvas, result, pieces)
    composer.drop()
    for piece in pieces:
        if piece.is_table:
            composer.table(piece, places[piece.part // 2], old, new)
        else:
            composer.gaps(piece, current)
    composer.merged()
    if canvas.layout.terlindung:
        composer.blanks(pieces)
    result.neighbours = _neighbours(result.styles.keys(), canvas)
    result.features = changed_features(snapshot.features, current.features)
    if composer.foreign:
        raise SakipError("SKP-546", details=composer.foreign, nilai=seen.name)
    return result


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
            rewritten = place.table.sifat is Trait.COMPUTED or (
                place.table.sifat is Trait.RECORD and not _equal_rows(earlier, later)
            )
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
                    self._number_format(piece, origin, address, cell)
                elif origin.existing is None or rewritten or self._blank(origin.existing, address[1], cell):
                    self._may_refill(address, cell, _row_like(piece, origin))
                if place.table.as_typed(column):
                    self._as_typed(_row_like(piece, origin), address, column, cell)
                if origin.existing is None or place.table.sifat is not Trait.INPUT:
                    self._data_style(piece, origin, place, position, address)

    def _number_format(self, piece: Piece, origin: Origin, address: Address, cell: CanvasCell) -> None:
        """Note the format of a cell that is not known to have it; a new row has those of the last one.

        In the format of text a formula, or a number, would become text for good. TRUE and FALSE look the
        same in every format, and some programs keep them by their format.
        """
        if cell.formula is None and isinstance(cell.value, bool):
            return
        if not self._has_format(_row_like(piece, origin), address[1], cell):
            self._result.formats[address] = number_format(cell.style)

    def _as_typed(self, row: int, address: Address, column: Column, cell: CanvasCell) -> None:
        """Let a cell of an earlier drawing keep what is typed; a format that staff gave it stays."""
        earlier = {plain_format(code) for code in ("General", number_format(cell_style(column.rupa)))}
        if (
            number_format(cell.style) == "@"
            and plain_format(self._seen.number_format(row, address[1])) in earlier
        ):
            self._result.formats[address] = "@"

    def _has_format(self, row: int, column: int, cell: CanvasCell) -> bool:
        """Whether a cell of the open sheet has the number format that is drawn."""
        return plain_format(self._seen.number_format(row, column)) == plain_format(number_format(cell.style))

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
                self._height(row, origin.existing)

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
            if not self._has_format(origin.existing, address[1], cell):
                self._result.formats[address] = number_format(cell.style)
        elif self._canvas.layout.terlindung and self._shows(origin, address[1], new):
            self._may_refill(address, cell, origin.existing)
        old_style = old.style if origin.existing is not None else inherited
        if old_style != new.style:
            self._result.styles[address] = (old_style, new.style)
        self._link(address, old, cell)

    def _shows(self, origin: Origin, column: int, record: CellRecord) -> bool:
        """Whether a cell that did not change shows what was drawn in it."""
        value = None if origin.existing is None else self._seen.value(origin.existing, column)
        return record.formula or (empty(value) and not record.filled) or mark(column, value)[1] == record.mark

    def _blank(self, row: int, column: int, cell: CanvasCell) -> bool:
        """Whether a cell is empty and stays so."""
        return cell.formula is None and empty(cell.value) and empty(self._seen.value(row, column))

    def _may_refill(self, address: Address, cell: CanvasCell, row: int | None) -> None:
        """Note a cell of ours, unless it takes more than one step to write; ``row`` has its number format."""
        if cell.link:
            return
        if cell.formula is not None:
            simple = row is not None and self._has_format(row, address[1], cell)
        else:
            number = cell.value is not None and not isinstance(cell.value, str)
            simple = not (number and number_format(cell.style) == "@")
        if simple:
            self._result.refill[address] = cell

    def _link(self, address: Address, before: CellRecord, cell: CanvasCell) -> None:
        """A link that comes or goes; some programs take one off only with all else, so it is written anew."""
        if before.link == (cell.link or ""):
            return
        self._result.links[address] = cell
        if not cell.link:
            self._result.writes[address] = cell

    def _height(self, row: int, existing: int | None) -> None:
        height = self._canvas.heights.get(row, self._canvas.estimates.get(row))
        current = None if existing is None else self._seen.height(existing)
        if height is not None and (current is None or abs(current - height) > _SAME_HEIGHT):
            self._result.heights[row] = height

    def blanks(self, pieces: Sequence[Piece]) -> None:
        """The empty cells of a protected sheet, where nobody types: they join what is drawn around them."""
        width = max((column for _, column in self._canvas.cells), default=-1) + 1
        for piece in pieces:
            for row, origin in enumerate(piece.origins, piece.new_start):
                for column in range(width):
                    seen = origin.existing is None or empty(self._seen.value(origin.existing, column))
                    if seen and (row, column) not in self._canvas.cells:
                        self._result.refill[row, column] = CanvasCell(None, "")

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


def _row_like(piece: Piece, origin: Origin) -> int:
    """The row of the open sheet whose looks a row of a table has: a new one is like the last one."""
    return piece.start + piece.count - 1 if origin.existing is None else origin.existing


def _equal_rows(one: RawRow, other: RawRow) -> bool:
    return all(equivalent(one.get(name), other.get(name)) for name in one.keys() | other.keys())


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
