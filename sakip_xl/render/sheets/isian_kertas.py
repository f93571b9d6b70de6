"""The sheets Isian Kertas and Anggaran Kertas: the rows of the forms on paper, to be typed."""

from __future__ import annotations

from sakip_xl.domain.model import IsianKertas
from sakip_xl.domain.terms import YesNo
from sakip_xl.render.addresses import cell_name
from sakip_xl.render.canvas import CanvasSheet, CanvasTable
from sakip_xl.render.header import draw_header
from sakip_xl.render.material import Material
from sakip_xl.render.page import print_tables
from sakip_xl.render.table import column_area, draw_table
from sakip_xl.schema.books import MASTER

_KEPT_IN_VIEW = {IsianKertas.table: "indikator"}
_ZOOM = 85
"""The answers then stand beside each other on a screen of 1366 pixels, as on the form."""
_CLOSED = {"pembilang": YesNo.TIDAK, "penyebut": YesNo.TIDAK, "realisasi": YesNo.YA}
"""The answers that are not asked of a row, by what it says of pembilang and penyebut."""


def draw_isian_kertas(sheet: CanvasSheet, material: Material) -> None:
    """Draw the table of the sheet; whose row it is and what is asked stay in view beside the answers."""
    [table] = MASTER.sheet_tables(sheet.layout.name)
    place = draw_table(sheet, table, draw_header(sheet, material), material)
    kept = _KEPT_IN_VIEW.get(table.name, "uraian")
    sheet.frozen = (place.row + 1, table.column_position(kept) + 1)
    sheet.repeated_rows = (place.row, place.row)
    sheet.zoom = _ZOOM
    print_tables(sheet)
    if table.name == IsianKertas.table:
        _grey_closed(sheet, place)


def _grey_closed(sheet: CanvasSheet, place: CanvasTable) -> None:
    """Grey the answer that a row does not ask: the two numbers, or the one."""
    asks = place.column + place.table.column_position("minta_pecahan")
    cell = cell_name(place.row + 1, asks, col_abs=True)
    for name, word in _CLOSED.items():
        rule = {"type": "formula", "criteria": f'={cell}="{word}"', "format": "menunggu"}
        sheet.conditional.append((column_area(place, name), rule))
