"""Pages of documents that are workbooks: nothing that is signed is cut apart, DRAFT stands on every page."""

from __future__ import annotations

import pytest

from sakip_xl.documents.sheet_pages import keep_together, mark_draft
from sakip_xl.render.canvas import Area, Canvas, CanvasSheet
from sakip_xl.schema.base import Sheet

LAST = 4
HEADING = (2, 3)


def drawn(rows: int, height: float = 20.0) -> CanvasSheet:
    """A sheet of so many rows, as wide as A3 is lying down; its third and fourth row are repeated."""
    sheet = Canvas().add(Sheet("Uji", "Uji", "Uji."))
    sheet.widths = dict.fromkeys(range(LAST + 1), 41.0)
    sheet.repeated_rows = HEADING
    for row in range(rows):
        sheet.heights[row] = height
        sheet.write(row, 0, row, "sel")
        sheet.write(row, LAST, row, "sel")
    return sheet


def test_what_fits_on_one_page_is_left_as_it_is() -> None:
    sheet = drawn(30)
    keep_together(sheet, 20)
    assert sheet.print_areas == []


@pytest.mark.parametrize(
    ("starts", "chosen"), [((50,), 50), ((30, 50), 30), ((10, 50), 50), ((5, 10), 10)], ids=str
)
def test_a_page_begins_at_the_first_row_from_which_the_rest_fits(
    starts: tuple[int, ...], chosen: int
) -> None:
    sheet = drawn(60)
    keep_together(sheet, *starts)
    assert sheet.print_areas == [Area(0, 0, chosen - 1, LAST), Area(chosen, 0, 59, LAST)]


def test_the_repeated_heading_takes_its_room_from_the_rest() -> None:
    sheet = drawn(60)
    keep_together(sheet, 26, 27)
    assert sheet.print_areas[1].row == 27
    sheet.repeated_rows = None
    keep_together(sheet, 26, 27)
    assert sheet.print_areas[1].row == 26


def test_draft_stands_above_the_headings_that_are_repeated() -> None:
    sheet = drawn(4)
    del sheet.cells[1, 0], sheet.cells[1, LAST]
    mark_draft(sheet, LAST, draft=False)
    assert sheet.repeated_rows == HEADING
    mark_draft(sheet, LAST, draft=True)
    assert sheet.repeated_rows == (1, 3)
    assert sheet.cells[1, 0].value == "DRAFT"
