"""How a sheet goes on paper: which cells, on what page, and what stands above and below it."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

from sakip_xl.render.addresses import column_letters
from sakip_xl.render.canvas import Area, CanvasSheet, CanvasTable

MARGINS = {"left": 0.5, "right": 0.4, "top": 0.6, "bottom": 0.6}
"""Inches around the page; a title above it takes more."""
_TOP_WITH_TITLE = 0.85
_F4_WIDE, _F4_HIGH = 609.5, 935.4
_POINTS_AN_INCH, _POINTS_A_PIXEL = 72, 0.75
_USUAL_WIDTH = 8.43
_SMALLEST = 0.65
"""No smaller than this a table is shrunk to the width of one page: its ten points are six and a half then."""
_PAGE_NUMBER = "&8Halaman &P dari &N"

_LONGEST_MARK, _LONGEST_FOOTER = 100, 220
"""So many characters of ours fit: with the codes, a file holds 255 above a page and as many below."""

Three = tuple[str, str, str]
"""What stands at the left, in the middle and at the right of a line above or below every page."""


def print_tables(sheet: CanvasSheet) -> None:
    """Print every table of the sheet with its title, each from a new page on, and nothing else.

    One that is too wide to be read on one page goes over as many as it needs, each with its first column.
    """
    sheet.paper_title = sheet.layout.judul
    sheet.print_areas = [table_on_paper(sheet, place) for place in sheet.tables]
    widest = max((_points(sheet, area) for area in sheet.print_areas), default=0.0)
    sheet.pages_wide = max(math.ceil(widest * _SMALLEST / _points_beside(sheet)), 1)
    if sheet.pages_wide > 1:
        first = sheet.tables[0].column
        sheet.repeated_columns = (first, first)
    if sheet.pages_wide > 1 and len(sheet.tables) == 1:  # a title would be cut where a page ends
        [place], [area] = sheet.tables, sheet.print_areas
        sheet.print_areas, sheet.repeated_rows = [replace(area, row=place.row)], (place.row, place.row)


def _points(sheet: CanvasSheet, area: Area) -> float:
    """How wide the columns of an area are on the screen."""
    columns = {*range(area.column, area.last_column + 1)} - {*sheet.hidden_columns}
    widths = (sheet.widths.get(column, _USUAL_WIDTH) for column in columns)
    return sum((7 * width + 5) * _POINTS_A_PIXEL for width in widths)


def _points_beside(sheet: CanvasSheet) -> float:
    """How many points stand beside each other on a page of F4."""
    width = _F4_HIGH if lies_down(sheet) else _F4_WIDE
    return width - (MARGINS["left"] + MARGINS["right"]) * _POINTS_AN_INCH


def print_from(
    sheet: CanvasSheet, row: int, last_column: int, *, titled: bool = True, below: int = 0
) -> None:
    """Print everything from a row on, up to a column; without its title where the pages have their own.

    ``below`` rows under the last cell are printed too, where charts stand.
    """
    sheet.paper_title = sheet.layout.judul if titled else ""
    sheet.print_areas = [Area(row, 0, sheet.next_row() - 1 + below, last_column)]


def table_on_paper(sheet: CanvasSheet, place: CanvasTable) -> Area:
    """The cells of a table that are printed: from its title or bands to its last row."""
    shown = [
        column
        for column in range(place.column, place.column + len(place.table.columns))
        if column not in sheet.hidden_columns
    ]
    return Area(place.top, place.column, place.row + place.count, shown[-1])


def header(sheet: CanvasSheet) -> Three:
    """The title of the sheet, and the mark that stands above every page."""
    title = f'&"Calibri,Bold"&14{_safe(sheet.paper_title, _LONGEST_MARK)}' if sheet.paper_title else ""
    mark = f'&"Calibri,Bold"&10{_safe(sheet.above, _LONGEST_MARK)}' if sheet.above else ""
    return (title, "", mark) if title else ("", mark, "")


def footer(sheet: CanvasSheet) -> Three:
    """Whose sheet it is, and the page."""
    return f"&8{_safe(sheet.below or sheet.layout.judul, _LONGEST_FOOTER)}", "", _PAGE_NUMBER


def lies_down(sheet: CanvasSheet) -> bool:
    """Whether the page is wider than high."""
    return sheet.layout.mendatar if sheet.landscape is None else sheet.landscape


def page_setup(sheet: CanvasSheet) -> dict[str, Any]:
    """All of it as plain data, as an open sheet is given it."""
    return {
        "mendatar": lies_down(sheet),
        "skala": sheet.scale or 0,
        "lebar": sheet.pages_wide,
        "baris": list(sheet.repeated_rows or ()),
        "kolom": [column_letters(column) for column in sheet.repeated_columns or ()],
        "atas": margin_top(sheet),
        "kepala": list(header(sheet)),
        "kaki": list(footer(sheet)),
    }


def margin_top(sheet: CanvasSheet) -> float:
    """The margin above the cells, in inches."""
    return _TOP_WITH_TITLE if sheet.paper_title else MARGINS["top"]


def _safe(text: str, longest: int) -> str:
    """A text in a page header or footer: an ampersand would begin a code, a long text loses its middle."""
    safe, kept = text.replace("&", "&&"), longest // 2
    while len(safe) > longest:
        kept -= 1
        safe = f"{text[:kept]} … {text[-kept:]}".replace("&", "&&")
    return safe
