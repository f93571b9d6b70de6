"""The flowchart of one SOP on a sheet: its figures as drawing shapes, each in the colour of its state."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate

from sakip_xl.domain.sop.definition import Sop
from sakip_xl.domain.sop.flowchart import (
    LABEL,
    Figure,
    FlowchartLayout,
    Grid,
    flowchart_figures,
    legend_figures,
)
from sakip_xl.domain.sop.state import State
from sakip_xl.render.canvas import CanvasSheet, Shape

COLORS = {
    State.BELUM: "#FFFFFF",
    State.BERJALAN: "#F4954D",
    State.SELESAI: "#C6E0B4",
    State.DRAF: "#FFE699",
    State.KERTAS: "#E2EFDA",
}
"""Fill of a symbol by the state of its step: the current one strong, the others pale."""
_INK, _WHITE = "#1F4E79", "#FFFFFF"


def sheet_grid(sheet: CanvasSheet, columns: int, rows: int) -> Grid:
    """The grid of the first ``columns`` columns and ``rows`` rows as the sheet sets them."""
    widths = [int(sheet.widths.get(column, 8.43) * 7 + 0.5) + 5 for column in range(columns)]
    heights = [int(sheet.heights.get(row, 15) * 4 / 3) for row in range(rows)]
    return Grid(tuple(accumulate(widths, initial=0)), tuple(accumulate(heights, initial=0)))


def draw_flowchart(grid: Grid, sop: Sop, layout: FlowchartLayout, state: Mapping[int, State]) -> list[Shape]:
    """Every shape of one SOP: the arrows first, so that the symbols lie on top of them.

    ``state`` gives the state of each step by its number; a step without one counts as not begun.
    """
    return [
        _shape(grid, figure, state.get(figure.nomor or 0, State.BELUM))
        for figure in flowchart_figures(grid, sop, layout)
    ]


def _shape(grid: Grid, figure: Figure, state: State) -> Shape:
    """A figure anchored to the cell below its top left; a symbol in the colour of the state of its step."""
    ink, fill, said = _WHITE if figure.preset == LABEL else _INK, _WHITE, figure.alt_text
    if figure.nomor is not None:
        ink, fill = _INK, COLORS[state]
        said = f"{said}, {state}"
    column, row = bisect_right(grid.left, figure.x) - 1, bisect_right(grid.top, figure.y) - 1
    return Shape(
        row,
        column,
        figure.preset,
        figure.width,
        figure.height,
        offset_x=figure.x - grid.left[column],
        offset_y=figure.y - grid.top[row],
        text=figure.text,
        fill=fill,
        line=ink,
        alt_text=said,
        arrow=figure.arrow,
    )


def draw_legend(grid: Grid, row: int, column: int) -> list[Shape]:
    """The five symbols of the SOP AP in one row, a column each, for the legend below a table."""
    return [_shape(grid, figure, State.BELUM) for figure in legend_figures(grid, row, column)]
