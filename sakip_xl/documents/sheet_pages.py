"""The pages of a document that is a workbook: signatures that are not cut apart, DRAFT on each of them.

Excel ignores page breaks on a sheet that is fitted to the width of its page; every print area begins a page.
"""

from __future__ import annotations

from collections.abc import Sequence

from sakip_xl.render.canvas import Area, CanvasSheet
from sakip_xl.render.page import MARGINS

_A3 = (1190.55, 841.89)
"""Width and height in points, lying down."""

_INCH, _PIXEL = 72.0, 0.75
_ROW = 15.0
"""The height of a row that nobody set."""

_RESERVE = 0.95
"""Programs and printers differ a little in what they bring onto a page."""


def mark_draft(sheet: CanvasSheet, last_column: int, *, draft: bool) -> None:
    """Write DRAFT above the headings, and so on every page: a workbook has no word across its pages."""
    if draft and sheet.repeated_rows:
        first, last = sheet.repeated_rows
        sheet.heights[first - 1] = 30
        sheet.merge(Area(first - 1, 0, first - 1, last_column), "DRAFT", "kop+judul_naskah+salah")
        sheet.repeated_rows = (first - 1, last)


def keep_together(sheet: CanvasSheet, *starts: int) -> None:
    """Begin a page of A3 at the first of these rows from which the rest fits on one; at none if all does.

    The last is taken where even the rest from there does not fit.
    """
    end = sheet.next_row() - 1
    page = _page_height(sheet)
    if _height(sheet, 0, end) <= page:
        return
    rest = page - _height(sheet, *(sheet.repeated_rows or (0, -1)))
    start = next((row for row in starts if _height(sheet, row, end) <= rest), starts[-1])
    last = max(column for _, column in sheet.cells)
    sheet.print_areas = [Area(0, 0, start - 1, last), Area(start, 0, end, last)]


def _page_height(sheet: CanvasSheet) -> float:
    """How many points of rows a page holds when the columns are fitted to its width."""
    wide, high = _A3
    columns = sum(_pixels(width) for width in sheet.widths.values()) * _PIXEL
    shrunk = min((wide - (MARGINS["left"] + MARGINS["right"]) * _INCH) / columns, 1)
    return (high - (MARGINS["top"] + MARGINS["bottom"]) * _INCH) / shrunk * _RESERVE


def _pixels(width: float) -> float:
    """The pixels of a column by its width in characters."""
    return 7 * width + 5


def _height(sheet: CanvasSheet, first: int, last: int) -> float:
    rows: Sequence[int] = range(first, last + 1)
    return sum(sheet.heights.get(row, _ROW) for row in rows)
