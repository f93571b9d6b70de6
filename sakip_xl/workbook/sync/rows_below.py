"""Rows that somebody typed right below a table, where a table that is full ends for its reader."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from sakip_xl.schema.content import RawRow, RowsBelow
from sakip_xl.workbook.sync.snapshot import SheetSnapshot, empty, mark
from sakip_xl.workbook.xlsx.address import cell_address
from sakip_xl.workbook.xlsx.structure import ReadTable

_REACH = 2
"""So many blank rows in succession end what belongs to the table above, whatever stands there."""

_ROW_OF_TABLE = 2
"""Further down a row with so many cells filled in is one of the table; with fewer it may be a note."""

Values = Sequence[Sequence[object]]


def find_rows_below(
    tables: Sequence[ReadTable],
    values: Values,
    snapshot: Callable[[], SheetSnapshot | None],
    read_rows: Callable[[ReadTable], list[RawRow]],
) -> Iterator[tuple[str, RowsBelow]]:
    """What stands below each growing table of one sheet, by table; ``tables`` come from top to bottom.

    ``snapshot`` says what we drew there ourselves and is asked only when something stands there; without
    one nothing can be told apart.
    """
    for place, area in zip(tables, _areas(tables, len(values)), strict=True):
        if not place.table.grows or not _filled(place, values, area):
            continue
        drawn = snapshot()
        filled = _filled(place, values, _own_rows(area, values, drawn)) if drawn else []
        taken = _taken(place, values, area.start, filled)
        if taken or filled:
            first, last = (taken or filled)[0], (taken or filled)[-1]
            rows = read_rows(replace(place, first_row=first, count=last - first + 1)) if taken else []
            yield (
                place.table.name,
                RowsBelow(first + 1, last + 1, _first_cell(place, values[first], first), rows),
            )


def _areas(tables: Sequence[ReadTable], end: int) -> Iterator[range]:
    """The rows below each table up to the heading of the next."""
    limits = [*(table.first_row - 1 for table in tables[1:]), end]
    for table, limit in zip(tables, limits, strict=False):  # a sheet may have no table
        yield range(table.last_row + 1, limit)


def _own_rows(area: Iterable[int], values: Values, drawn: SheetSnapshot) -> Iterator[int]:
    """The rows up to the first that shows a text of ours."""
    for row in area:
        if any(mark(*cell) in drawn.fixed_texts for cell in enumerate(values[row]) if not empty(cell[1])):
            return
        yield row


def _taken(place: ReadTable, values: Values, start: int, filled: list[int]) -> list[int]:
    """The filled rows that are the table's: those near its end, and down to the last that is no note."""
    near, end = 0, start
    for row in filled:
        if row - end >= _REACH:
            break
        near, end = near + 1, row + 1
    full = [
        index
        for index, row in enumerate(filled, 1)
        if sum(_typed_columns(place, values[row])) >= _ROW_OF_TABLE
    ]
    return filled[: max([near, *full])]


def _filled(place: ReadTable, values: Values, rows: Iterable[int]) -> list[int]:
    """The rows with something in a column that staff fill in."""
    return [row for row in rows if row < len(values) and any(_typed_columns(place, values[row]))]


def _typed_columns(place: ReadTable, cells: Sequence[object]) -> Iterator[bool]:
    for column in place.table.columns:
        index = place.columns[column.bidang]
        yield column.rumus is None and index < len(cells) and not empty(cells[index])


def _first_cell(place: ReadTable, cells: Sequence[object], row: int) -> str:
    columns = sorted(place.columns.values())
    return cell_address(row, next(c for c in columns if c < len(cells) and not empty(cells[c])))
