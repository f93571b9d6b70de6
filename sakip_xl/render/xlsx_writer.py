"""From a drawn book to an ``.xlsx``: the same canvas gives the same bytes, whenever and wherever."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range

from sakip_xl.domain.model import Cell
from sakip_xl.formulas.serial import serial
from sakip_xl.render.addresses import range_name
from sakip_xl.render.canvas import Area, Canvas, CanvasCell, CanvasSheet, Chart
from sakip_xl.render.page import MARGINS, Three, footer, header, lies_down, margin_top
from sakip_xl.render.references import full_formula
from sakip_xl.render.shapes import SheetXlsx
from sakip_xl.render.styles import conditional_traits, sifat
from sakip_xl.render.table import as_typed_areas

_CREATED = datetime(2026, 1, 1)
_ALLOWED = {
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
    "select_locked_cells": True,
}
_SAME_SIZE = {"scale_with_doc": False}
"""What stands above and below a page stays readable on one that is fitted."""
_AXES = {"x": "set_x_axis", "y": "set_y_axis", "y2": "set_y2_axis", "legenda": "set_legend"}
_PLAIN_STRINGS = {"strings_to_urls": False, "strings_to_formulas": False, "strings_to_numbers": False}
_OPTIONS = {**_PLAIN_STRINGS, "in_memory": True}  # a temporary file per part costs more than the parts


def write_xlsx(canvas: Canvas, path: Path) -> None:
    """Write a drawn book; an existing file is replaced.

    ``canvas.properties`` may hold ``judul``, ``perihal``, ``penulis`` and ``dibuat`` (an ISO date). A text
    that Excel cannot hold is a ``ValueError``: nothing is cut off. What the system refuses is its
    ``OSError``.
    """
    try:
        _write(canvas, str(path))
    except FileCreateError as galat:  # wraps the error of the system
        raise galat.args[0] from None


def xlsx_bytes(canvas: Canvas) -> bytes:
    """The file that ``write_xlsx`` writes."""
    target = BytesIO()
    _write(canvas, target)
    return target.getvalue()


def _write(canvas: Canvas, target: str | BytesIO) -> None:
    with Workbook(target, dict(_OPTIONS)) as book:
        book.set_properties(_properties(canvas.properties))
        writer = _Writer(book, canvas)
        for sheet in canvas.sheets.values():
            writer.sheet(sheet)
        for name, reference in sorted(canvas.names.items(), key=lambda item: item[0].casefold()):
            book.define_name(name, "=" + reference.removeprefix("="))


def _properties(properties: Mapping[str, str]) -> dict[str, Any]:
    created = properties.get("dibuat")
    return {
        "title": properties.get("judul", ""),
        "subject": properties.get("perihal", ""),
        "author": properties.get("penulis", ""),
        "created": datetime.fromisoformat(created) if created else _CREATED,
    }


class _Writer:
    """Writes sheet after sheet into one workbook; a style becomes one format, whoever uses it."""

    def __init__(self, book: Workbook, canvas: Canvas) -> None:
        self._book = book
        self._canvas = canvas
        self._format: dict[str, Format] = {}
        self._conditional: dict[str, Format] = {}

    def style(self, name: str) -> Format:
        """The format of a style name."""
        if name not in self._format:
            self._format[name] = self._book.add_format(dict(sifat(name)))
        return self._format[name]

    def conditional_style(self, name: str) -> Format:
        """The format that a conditional format lays over a cell."""
        if name not in self._conditional:
            self._conditional[name] = self._book.add_format(dict(conditional_traits(name)))
        return self._conditional[name]

    def sheet(self, canvas: CanvasSheet) -> None:
        """Write one sheet with everything on it."""
        ws: Any = self._book.add_worksheet(canvas.layout.name, SheetXlsx)
        self._set_up_view(ws, canvas)
        self._set_up_page(ws, canvas)
        for area in canvas.merged:
            ws.merge_range(*_bounds(area), "", None)
        heading_cells = self._tables(ws, canvas)
        for (row, column), cell in sorted(canvas.cells.items()):
            if (row, column) not in heading_cells:
                _write_cell(ws, row, column, cell, self.style(cell.style))
        for area, options in canvas.validations:
            _ensure(ws.data_validation(*_bounds(area), dict(options)))
        if areas := [xl_range(*_bounds(area)) for area in as_typed_areas(canvas)]:
            _ensure(ws.ignore_errors({"number_stored_as_text": " ".join(areas)}))
        for area, options in canvas.conditional:
            _ensure(ws.conditional_format(*_bounds(area), self._condition(options)))
        for shape in canvas.shapes:
            ws.add_shape(shape)
        for chart in canvas.charts:
            self._chart(ws, chart)

    def _condition(self, options: Mapping[str, Any]) -> dict[str, Any]:
        if "format" not in options:
            return dict(options)
        return {**options, "format": self.conditional_style(options["format"])}

    def _set_up_view(self, ws: SheetXlsx, canvas: CanvasSheet) -> None:
        sheet = canvas.layout
        ws.hide_gridlines(2)
        ws.set_tab_color(sheet.color)
        hidden = canvas.hidden_columns
        for column in sorted(canvas.widths.keys() | hidden):
            group = {"hidden": True, "level": 1} if column in hidden else {"collapsed": column - 1 in hidden}
            ws.set_column(column, column, canvas.widths.get(column), None, group)
        for row, height in sorted(canvas.heights.items()):
            ws.set_row(row, height)
        for row, height in sorted(canvas.estimates.items()):
            if row not in canvas.heights:
                ws.estimate(row, height)
        ws.set_zoom(canvas.zoom)
        if canvas.frozen:
            ws.freeze_panes(*canvas.frozen)
        if sheet.terlindung:
            ws.protect("", _ALLOWED)
        if sheet.tersembunyi:
            ws.hide()
        if self._canvas.active == sheet.name:
            ws.activate()

    def _set_up_page(self, ws: SheetXlsx, canvas: CanvasSheet) -> None:
        ws.set_paper(canvas.size)
        (ws.set_landscape if lies_down(canvas) else ws.set_portrait)()
        ws.set_margins(**{**MARGINS, "top": margin_top(canvas)})
        if canvas.scale is None:
            ws.fit_to_pages(canvas.pages_wide, 0)
        else:
            ws.set_print_scale(canvas.scale)
        if canvas.repeated_rows:
            ws.repeat_rows(*canvas.repeated_rows)
        if canvas.repeated_columns:
            ws.repeat_columns(*canvas.repeated_columns)
        ws.print_areas([_bounds(area) for area in canvas.print_areas])
        if canvas.page_breaks:
            ws.set_h_pagebreaks(canvas.page_breaks)
        ws.set_footer(_three(footer(canvas)), _SAME_SIZE)
        ws.set_header(_three(header(canvas)), _SAME_SIZE)

    def _tables(self, ws: SheetXlsx, canvas: CanvasSheet) -> set[tuple[int, int]]:
        """Lay the tables; returns the heading cells, which come with them."""
        heading_cells: set[tuple[int, int]] = set()
        for place in canvas.tables:
            column = place.table.columns
            end = (place.row + place.count, place.column + len(column) - 1)
            options = {
                "name": place.table.name,
                "style": None,
                "title": place.table.judul,
                "autofilter": place.table.filters,
                "columns": [
                    {
                        "header": definition.judul,
                        "header_format": self.style(canvas.cells[place.row, place.column + offset].style),
                        "formula": full_formula(place.table, definition.rumus.text)
                        if definition.rumus
                        else "",
                    }
                    for offset, definition in enumerate(column)
                ],
            }
            _ensure(ws.add_table(place.row, place.column, *end, options))
            heading_cells |= {(place.row, place.column + offset) for offset in range(len(column))}
            ws.ignore_errors({"number_stored_as_text": range_name(place.row, place.column, *end)})
        return heading_cells

    def _chart(self, ws: SheetXlsx, chart: Chart) -> None:
        drawing: Any = self._book.add_chart(chart.kind)
        for series in chart.series:
            drawing.add_series(dict(series))
        drawing.set_title({"name": chart.title, "name_font": {"size": 12, "bold": True}})
        for name, options in chart.axes.items():
            getattr(drawing, _AXES[name])(dict(options))
        drawing.set_size({"width": chart.width, "height": chart.height})
        ws.insert_chart(chart.row, chart.column, drawing, {"description": chart.title})


def _bounds(area: Area) -> tuple[int, int, int, int]:
    return area.row, area.column, area.last_row, area.last_column


def _three(texts: Three) -> str:
    """What stands at the left, in the middle and at the right, as a file holds it."""
    return "".join(f"&{place}{text}" for place, text in zip("LCR", texts, strict=True) if text)


def _ensure(result: object) -> None:
    """XlsxWriter reports what it left out by a negative number only."""
    if result not in {0, None}:
        msg = f"XlsxWriter refused to write (code {result})"
        raise ValueError(msg)


def _write_cell(ws: SheetXlsx, row: int, column: int, cell: CanvasCell, style: Format) -> None:
    """Write one cell with its link and its prompt."""
    if cell.formula is not None:
        _ensure(
            ws.write_formula(row, column, "=" + cell.formula.removeprefix("="), style, _result(cell.value))
        )
    else:
        _write_value(ws, row, column, cell.value, style)
    if cell.link is not None:
        # With this switch the link is laid over the cell, whose value stays what it is.
        ws.ignore_write_string = True
        target = "internal:" + cell.link.removeprefix("internal:")
        _ensure(ws.write_url(row, column, target, style, tip=cell.prompt))
        ws.ignore_write_string = False
    elif cell.prompt is not None:
        _ensure(ws.data_validation(row, column, row, column, _prompt(cell.prompt)))


def _prompt(text: str) -> dict[str, Any]:
    return {"validate": "any", "input_message": text}


def _write_value(ws: SheetXlsx, row: int, column: int, value: Cell, style: Format) -> None:
    if value is None or value == "":
        _ensure(ws.write_blank(row, column, None, style))
    elif isinstance(value, bool):
        _ensure(ws.write_boolean(row, column, value, style))
    elif isinstance(value, (date, time)):
        _ensure(ws.write_number(row, column, serial(value), style))
    elif isinstance(value, str):
        _write_text(ws, row, column, value, style)
    else:
        _ensure(ws.write_number(row, column, value, style))


def _write_text(ws: SheetXlsx, row: int, column: int, text: str, style: Format) -> None:
    """Write a text as text, whatever it looks like; half of a surrogate pair has no UTF-8."""
    intact = text.encode("utf-8", "replace").decode("utf-8")
    if intact.startswith("<r>") and intact.endswith("</r>"):
        # XlsxWriter takes such a text for its own rich string and would write it unescaped.
        _ensure(ws.write_rich_string(row, column, intact[:1], style, intact[1:], style))
    else:
        _ensure(ws.write_string(row, column, intact, style))


def _result(value: Cell) -> str | float | bool:
    """The stored value of a formula: a date is a number, nothing is an empty text."""
    if value is None:
        return ""
    return value if isinstance(value, (str, int, float)) else serial(value)
