"""From a drawn book to an ``.xlsx``: the same canvas gives the same bytes, whenever and wherever."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs

from sakip_xl.domain.model import Cell
from sakip_xl.formulas.serial import serial
from sakip_xl.render.canvas import Area, Canvas, CanvasCell, CanvasSheet, Chart
from sakip_xl.render.references import full_formula
from sakip_xl.render.shapes import SheetXlsx
from sakip_xl.render.styles import conditional_traits, sifat

_FOLIO = 14
_CREATED = datetime(2026, 1, 1)
_MARGINS = {"left": 0.5, "right": 0.4, "top": 0.6, "bottom": 0.6}
_FOOTER = "&L&8%s&R&8Halaman &P dari &N"
_ALLOWED = {
    "format_columns": True,
    "format_rows": True,
    "sort": True,
    "autofilter": True,
    "select_locked_cells": True,
}
_AXES = {"x": "set_x_axis", "y": "set_y_axis", "y2": "set_y2_axis", "legenda": "set_legend"}
_PLAIN_STRINGS = {"strings_to_urls": False, "strings_to_formulas": False, "strings_to_numbers": False}
_OPTIONS = {**_PLAIN_STRINGS, "in_memory": True}  # a temporary file per part costs more than the parts


def write_xlsx(canvas: Canvas, path: Path) -> None:
    """Write a drawn book; an existing file is replaced.

    ``canvas.properti`` may hold ``judul``, ``perihal``, ``penulis``, ``dibuat`` (an ISO date), and
    ``kepala`` and ``kaki``, the texts printed above and below every page. A text that Excel cannot hold
    is a ``ValueError``: nothing is cut off. What the system refuses is its ``OSError``.
    """
    try:
        with Workbook(str(path), dict(_OPTIONS)) as book:
            book.set_properties(_properties(canvas.properti))
            writer = _Writer(book, canvas)
            for sheet in canvas.lembar.values():
                writer.lembar(sheet)
            for name, reference in sorted(canvas.nama.items(), key=lambda item: item[0].casefold()):
                book.define_name(name, "=" + reference.removeprefix("="))
    except FileCreateError as galat:  # wraps the error of the system
        raise galat.args[0] from None


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
        self._buku = book
        self._kanvas = canvas
        self._format: dict[str, Format] = {}
        self._bersyarat: dict[str, Format] = {}

    def gaya(self, name: str) -> Format:
        """The format of a style name."""
        if name not in self._format:
            self._format[name] = self._buku.add_format(dict(sifat(name)))
        return self._format[name]

    def conditional_style(self, name: str) -> Format:
        """The format that a conditional format lays over a cell."""
        if name not in self._bersyarat:
            self._bersyarat[name] = self._buku.add_format(dict(conditional_traits(name)))
        return self._bersyarat[name]

    def lembar(self, canvas: CanvasSheet) -> None:
        """Write one sheet with everything on it."""
        ws: Any = self._buku.add_worksheet(canvas.lembar.nama, SheetXlsx)
        self._set_up_view(ws, canvas)
        self._set_up_page(ws, canvas)
        for area in canvas.gabungan:
            ws.merge_range(*_bounds(area), "", None)
        heading_cells = self._tables(ws, canvas)
        for (row, column), cell in sorted(canvas.sel.items()):
            if (row, column) not in heading_cells:
                _write_cell(ws, row, column, cell, self.gaya(cell.gaya))
        for area, options in canvas.validasi:
            _ensure(ws.data_validation(*_bounds(area), dict(options)))
        for area, options in canvas.bersyarat:
            _ensure(ws.conditional_format(*_bounds(area), self._condition(options)))
        for shape in canvas.bentuk:
            ws.add_shape(shape)
        for chart in canvas.grafik:
            self._chart(ws, chart)

    def _condition(self, options: Mapping[str, Any]) -> dict[str, Any]:
        if "format" not in options:
            return dict(options)
        return {**options, "format": self.conditional_style(options["format"])}

    def _set_up_view(self, ws: SheetXlsx, canvas: CanvasSheet) -> None:
        sheet = canvas.lembar
        ws.hide_gridlines(2)
        ws.set_tab_color(sheet.warna)
        hidden = canvas.kolom_tersembunyi
        for column in sorted(canvas.lebar.keys() | hidden):
            group = {"hidden": True, "level": 1} if column in hidden else {"collapsed": column - 1 in hidden}
            ws.set_column(column, column, canvas.lebar.get(column), None, group)
        for row, height in sorted(canvas.tinggi.items()):
            ws.set_row(row, height)
        for row, height in sorted(canvas.taksiran.items()):
            if row not in canvas.tinggi:
                ws.estimate(row, height)
        if canvas.beku:
            ws.freeze_panes(*canvas.beku)
        if sheet.terlindung:
            ws.protect("", _ALLOWED)
        if sheet.tersembunyi:
            ws.hide()
        if self._kanvas.aktif == sheet.nama:
            ws.activate()

    def _set_up_page(self, ws: SheetXlsx, canvas: CanvasSheet) -> None:
        ws.set_paper(_FOLIO)
        landscape = canvas.lembar.mendatar if canvas.mendatar is None else canvas.mendatar
        (ws.set_landscape if landscape else ws.set_portrait)()
        ws.set_margins(**_MARGINS)
        if canvas.skala is None:
            ws.fit_to_pages(canvas.halaman_lebar, 0)
        else:
            ws.set_print_scale(canvas.skala)
        if canvas.ulang_baris:
            ws.repeat_rows(*canvas.ulang_baris)
        if canvas.ulang_kolom:
            ws.repeat_columns(*canvas.ulang_kolom)
        if canvas.daerah_cetak:
            ws.print_area(*_bounds(canvas.daerah_cetak))
        if canvas.jeda_halaman:
            ws.set_h_pagebreaks(canvas.jeda_halaman)
        footer = self._kanvas.properti.get("kaki", canvas.lembar.judul)
        ws.set_footer(_FOOTER % _safe(footer))
        if header := self._kanvas.properti.get("kepala"):
            ws.set_header(f'&C&10&"Calibri,Bold"{_safe(header)}')

    def _tables(self, ws: SheetXlsx, canvas: CanvasSheet) -> set[tuple[int, int]]:
        """Lay the tables; returns the heading cells, which come with them."""
        heading_cells: set[tuple[int, int]] = set()
        for place in canvas.tabel:
            column = place.tabel.kolom
            end = (place.baris + place.jumlah, place.kolom + len(column) - 1)
            options = {
                "name": place.tabel.nama,
                "style": None,
                "title": place.tabel.judul,
                "columns": [
                    {
                        "header": definition.judul,
                        "header_format": self.gaya(canvas.sel[place.baris, place.kolom + offset].gaya),
                        "formula": full_formula(place.tabel, definition.rumus.teks)
                        if definition.rumus
                        else "",
                    }
                    for offset, definition in enumerate(column)
                ],
            }
            _ensure(ws.add_table(place.baris, place.kolom, *end, options))
            heading_cells |= {(place.baris, place.kolom + offset) for offset in range(len(column))}
            ws.ignore_errors({"number_stored_as_text": _a1(place.baris, place.kolom, *end)})
        return heading_cells

    def _chart(self, ws: SheetXlsx, chart: Chart) -> None:
        drawing: Any = self._buku.add_chart(chart.jenis)
        for series in chart.seri:
            drawing.add_series(dict(series))
        drawing.set_title({"name": chart.judul, "name_font": {"size": 12, "bold": True}})
        for name, options in chart.sumbu.items():
            getattr(drawing, _AXES[name])(dict(options))
        drawing.set_size({"width": chart.lebar, "height": chart.tinggi})
        ws.insert_chart(chart.baris, chart.kolom, drawing, {"description": chart.judul})


def _bounds(area: Area) -> tuple[int, int, int, int]:
    return area.baris, area.kolom, area.baris_akhir, area.kolom_akhir


def _a1(row: int, column: int, last_row: int, last_column: int) -> str:
    return xl_range_abs(row, column, last_row, last_column).replace("$", "")


def _safe(text: str) -> str:
    """A text in a page header or footer: an ampersand would begin a code."""
    return text.replace("&", "&&")


def _ensure(result: object) -> None:
    """XlsxWriter reports what it left out by a negative number only."""
    if result not in {0, None}:
        msg = f"XlsxWriter refused to write (code {result})"
        raise ValueError(msg)


def _write_cell(ws: SheetXlsx, row: int, column: int, cell: CanvasCell, style: Format) -> None:
    """Write one cell with its link and its prompt."""
    if cell.rumus is not None:
        _ensure(ws.write_formula(row, column, "=" + cell.rumus.removeprefix("="), style, _result(cell.nilai)))
    else:
        _write_value(ws, row, column, cell.nilai, style)
    if cell.tautan is not None:
        # With this switch the link is laid over the cell, whose value stays what it is.
        ws.ignore_write_string = True
        target = "internal:" + cell.tautan.removeprefix("internal:")
        _ensure(ws.write_url(row, column, target, style, tip=cell.petunjuk))
        ws.ignore_write_string = False
    elif cell.petunjuk is not None:
        _ensure(ws.data_validation(row, column, row, column, _prompt(cell.petunjuk)))


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
