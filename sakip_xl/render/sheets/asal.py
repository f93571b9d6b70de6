"""The sheet Asal Angka: where the figure comes from that was asked for last."""

from __future__ import annotations

from sakip_xl.domain.model import EARLIER
from sakip_xl.domain.terms import ValueSource
from sakip_xl.render.addresses import cell_name
from sakip_xl.render.canvas import CanvasSheet, CanvasTable
from sakip_xl.render.header import draw_header
from sakip_xl.render.material import Material
from sakip_xl.render.page import print_tables
from sakip_xl.render.styles import BIRU, cell_style
from sakip_xl.render.table import column_area, content_area, draw_table, replace_cell
from sakip_xl.schema.base import Look
from sakip_xl.schema.books import MASTER

_ZOOM = 80
"""The columns then stand beside each other on a screen of 1366 pixels."""
_LINK = f"hitungan+pilihan+tengah+huruf{BIRU}"
_UNSURE = (ValueSource.KETIKAN, ValueSource.TIDAK_TERCATAT)


def draw_asal(sheet: CanvasSheet, material: Material) -> None:
    """Draw the table: the value of now in bold, earlier ones grey below it."""
    [table] = MASTER.sheet_tables(sheet.layout.name)
    place = draw_table(sheet, table, draw_header(sheet, material), material)
    sheet.frozen = (place.row + 1, place.column + table.column_position("kolom") + 1)
    sheet.repeated_rows = (place.row, place.row)
    sheet.zoom = _ZOOM
    print_tables(sheet)
    _mark_figures(sheet, place)
    _mark_unsure(sheet, place)
    for row in range(place.row + 1, place.row + 1 + place.count):
        _as_it_is(sheet, place, row)
        replace_cell(sheet, row, place.column + place.table.column_position("tuju"), style=_LINK)


def _mark_figures(sheet: CanvasSheet, place: CanvasTable) -> None:
    """Tell the values of now from those below them that are no more."""
    remark = place.column + place.table.column_position("keterangan")
    earlier = f'LEFT({cell_name(place.row + 1, remark, col_abs=True)},{len(EARLIER)})="{EARLIER}"'
    for area, criteria, style in (
        (content_area(place), f"={earlier}", "menunggu"),
        (column_area(place, "nilai"), f"=NOT({earlier})", "tebal"),
    ):
        sheet.conditional.append((area, {"type": "formula", "criteria": criteria, "format": style}))


def _mark_unsure(sheet: CanvasSheet, place: CanvasTable) -> None:
    """Mark what nobody can prove: typed in the book, or older than what the log tells."""
    for word in _UNSURE:
        rule = {"type": "cell", "criteria": "==", "value": f'"{word}"', "format": "peringatan"}
        sheet.conditional.append((column_area(place, "sumber"), rule))


def _as_it_is(sheet: CanvasSheet, place: CanvasTable, row: int) -> None:
    """Let numbers stand at the right and words at the left, as a cell without alignment has them."""
    for name in ("nilai", "sebelumnya"):
        column = place.column + place.table.column_position(name)
        style = sheet.cells[row, column].style
        if style == cell_style(Look.TYPED):
            replace_cell(sheet, row, column, style=cell_style(Look.CHOICE))
