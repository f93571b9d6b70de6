"""The rows of an open sheet by stretch: before, in and after each table, matched with those to come."""

from __future__ import annotations

from collections.abc import Sequence

from sakip_xl.render.canvas import CanvasTable
from sakip_xl.workbook.sync.row_match import Origin, Piece, pair, table_piece
from sakip_xl.workbook.sync.seen import SeenSheet
from sakip_xl.workbook.sync.snapshot import CellRecord, SheetSnapshot, empty, mark


def cut(
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
    after = _features(current, part)
    same_count = len(before) == len(after)  # then only cells change
    origins = [
        Origin(old_rows[index], index + shift)
        if index is not None and index in old_rows
        else Origin(None, None)
        for index in (range(len(after)) if same_count else pair(before, after))
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
