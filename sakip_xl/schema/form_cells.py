"""Where an answer stands in a unit's form, as it is laid out today."""

from __future__ import annotations

from sakip_xl.schema.base import Table
from sakip_xl.schema.content import Position

HEADING_ROW = 6
"""The row of the headings on both entry sheets, from 0."""


def column_letters(column: int) -> str:
    """The letters over a column, counted from 0.

    >>> column_letters(0), column_letters(26)
    ('A', 'AA')
    """
    letters, rest = "", column + 1
    while rest:
        rest, digit = divmod(rest - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


def form_cell(table: Table, row_index: int, field_name: str) -> Position:
    """The cell of one field in one row of a table of the form, both counted from 0."""
    letters = column_letters(table.column_position(field_name))
    return Position(table.sheet, f"{letters}{HEADING_ROW + 2 + row_index}")
