"""A finding at one cell of a table."""

from __future__ import annotations

from dataclasses import dataclass

from sakip_xl.errors import Temuan


@dataclass(frozen=True, slots=True)
class CellTemuan:
    """A finding at one cell, by table, row of the table and field; the workbook knows the cell's address."""

    table: str
    row_index: int
    field_name: str
    temuan: Temuan
