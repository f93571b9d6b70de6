"""A sheet of a small book that is no master: a title, what to do, and one table."""

from __future__ import annotations

from collections.abc import Sequence

from sakip_xl.domain.model import Cell
from sakip_xl.render.canvas import Area, Canvas, CanvasSheet
from sakip_xl.render.row_height import text_height
from sakip_xl.schema.base import Sheet


def plain_sheet(
    canvas: Canvas,
    name: str,
    heading: str,
    lines: Sequence[str],
    columns: Sequence[tuple[str, float]],
    rows: Sequence[Sequence[tuple[Cell, str]]],
) -> tuple[CanvasSheet, Area]:
    """A sheet with its title, lines of what to do and a table; gives the area of the table's rows."""
    sheet = canvas.add(Sheet(name, heading, ""))
    sheet.write(0, 0, heading, "judul")
    sheet.heights[0] = 28
    for row, line in enumerate(lines, 1):
        sheet.merge(Area(row, 0, row, len(columns) - 1), line, "teks")
    first = len(lines) + 2
    for index, (label, width) in enumerate(columns):
        sheet.write(first, index, label, "kepala")
        sheet.widths[index] = width
    sheet.heights[first] = 24
    sheet.frozen = (first + 1, 0)
    sheet.repeated_rows = (first, first)
    for row, cells in enumerate(rows, first + 1):
        for index, (value, style) in enumerate(cells):
            sheet.write(row, index, value, style)
        content = [(value, columns[index][1]) for index, (value, _) in enumerate(cells)]
        sheet.heights[row] = text_height(content, paling_rendah=16)
    return sheet, Area(first + 1, 0, first + max(1, len(rows)), len(columns) - 1)
