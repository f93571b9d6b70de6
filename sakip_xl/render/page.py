"""How a sheet goes on paper: which cells, on what page, and what stands above and below it."""

from __future__ import annotations

from typing import Any

from sakip_xl.render.canvas import Area, CanvasSheet, CanvasTable

MARGINS = {"left": 0.5, "right": 0.4, "top": 0.6, "bottom": 0.6}
"""Inches around the page; a title above it takes more."""
_TOP_WITH_TITLE = 0.85
_PAGE_NUMBER = "&8Halaman &P dari &N"

Three = tuple[str, str, str]
"""What stands at the left, in the middle and at the right of a line above or below every page."""


def print_tables(sheet: CanvasSheet) -> None:
    """Print every table of the sheet with its title, each from a new page on, and nothing else."""
    sheet.paper_title = sheet.layout.judul
    sheet.print_areas = [table_on_paper(sheet, place) for place in sheet.tables]


def print_from(sheet: CanvasSheet, row: int, last_column: int, *, titled: bool = True) -> None:
    """Print everything from a row on, up to a column; without its title where the pages have their own."""
    sheet.paper_title = sheet.layout.judul if titled else ""
    sheet.print_areas = [Area(row, 0, sheet.next_row() - 1, last_column)]


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
    title = f'&"Calibri,Bold"&14{_safe(sheet.paper_title)}' if sheet.paper_title else ""
    mark = f'&"Calibri,Bold"&10{_safe(sheet.above)}' if sheet.above else ""
    return (title, "", mark) if title else ("", mark, "")


def footer(sheet: CanvasSheet) -> Three:
    """Whose sheet it is, and the page."""
    return f"&8{_safe(sheet.below or sheet.layout.judul)}", "", _PAGE_NUMBER


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
        "atas": margin_top(sheet),
        "kepala": list(header(sheet)),
        "kaki": list(footer(sheet)),
    }


def margin_top(sheet: CanvasSheet) -> float:
    """The margin above the cells, in inches."""
    return _TOP_WITH_TITLE if sheet.paper_title else MARGINS["top"]


def _safe(text: str) -> str:
    """A text in a page header or footer: an ampersand would begin a code."""
    return text.replace("&", "&&")
