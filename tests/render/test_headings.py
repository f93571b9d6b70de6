"""The heading of every column can be read beside its filter arrow, on a screen as narrow as an office has."""

from __future__ import annotations

import pytest

from sakip_xl.schema.base import Table
from sakip_xl.schema.books import FORMULIR, MASTER

LETTER = 0.84
"""Of the width of a digit, by which columns are measured: a bold letter of size 10."""
ARROW, ARROWS = 3.0, 2.9
"""What a wrapped heading leaves for its arrow, and one of a single line, centred, on both of its sides."""
TABLES = [table for book in (MASTER, FORMULIR) for table in book.tables if not table.sheet.startswith("_")]


def needed_width(heading: str, width: float) -> float:
    """How wide a column must be for a heading, which is wrapped where it does not fit on one line."""
    whole = len(heading) * LETTER
    return whole + ARROWS if width >= whole + 1 else max(map(len, heading.split())) * LETTER + ARROW


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_no_heading_is_cut_by_its_arrow(table: Table) -> None:
    shown = [column for column in table.columns if table.filters and not column.tersembunyi]
    assert [c.judul for c in shown if c.width < needed_width(c.judul, c.width)] == []


@pytest.mark.parametrize(("heading", "width"), [("Sudah Ada", 10), ("Target Triwulan", 8)])
def test_the_headings_that_were_cut_would_be_seen(heading: str, width: float) -> None:
    assert width < needed_width(heading, width)
