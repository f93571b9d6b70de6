"""The canvas refuses what a file could not show: a cell, an area or a sheet drawn twice."""

from __future__ import annotations

import pytest

from sakip_xl.render.canvas import Area, Canvas, CellKind
from sakip_xl.schema.base import Sheet

LEMBAR = Sheet("Uji", "Uji", "Untuk uji.")


def test_a_cell_is_drawn_once() -> None:
    sheet = Canvas().add(LEMBAR)
    sheet.write(0, 0, "a")
    with pytest.raises(ValueError, match="drawn twice"):
        sheet.write(0, 0, "b")


def test_merged_areas_may_not_overlap() -> None:
    sheet = Canvas().add(LEMBAR)
    sheet.merge(Area(0, 0, 1, 1), "a")
    with pytest.raises(ValueError, match="drawn twice"):
        sheet.merge(Area(1, 1, 2, 2), "b")


def test_an_area_of_one_cell_is_not_merged() -> None:
    sheet = Canvas().add(LEMBAR)
    sheet.merge(Area(3, 0, 3, 0), "a")
    assert (sheet.merged, sheet.cells[3, 0].value, sheet.next_row()) == ([], "a", 4)


def test_a_sheet_is_drawn_once() -> None:
    canvas = Canvas()
    canvas.add(LEMBAR)
    with pytest.raises(ValueError, match="Uji drawn twice"):
        canvas.add(LEMBAR)


def test_a_cell_with_a_formula_is_computed_and_listed() -> None:
    canvas = Canvas()
    sheet = canvas.add(LEMBAR)
    sheet.write(0, 0, 2, rumus="=1+1", kind=CellKind.DATA)
    sheet.write(0, 1, 2)
    assert [(name, row, column) for name, row, column, _ in canvas.formulas()] == [("Uji", 0, 0)]
    assert sheet.cells[0, 0].kind is CellKind.COMPUTED
