"""Addresses of cells in A1 style; rows and columns count from 0.

XlsxWriter could write them too, but it is the library of files: a click that writes no file does without.
"""

from __future__ import annotations

from sakip_xl.schema.form_cells import column_letters

__all__ = ["cell_name", "column_letters", "range_name"]


def cell_name(row: int, column: int, *, row_abs: bool = False, col_abs: bool = False) -> str:
    """A cell as formulas name it, its row or its column fixed where that is wanted.

    >>> cell_name(4, 3), cell_name(4, 3, col_abs=True)
    ('D5', '$D5')
    """
    return f"{'$' * col_abs}{column_letters(column)}{'$' * row_abs}{row + 1}"


def range_name(row: int, column: int, last_row: int, last_column: int, *, fixed: bool = False) -> str:
    """A rectangle of cells as formulas name it; a single cell is named alone.

    >>> range_name(0, 0, 8, 2), range_name(0, 0, 8, 2, fixed=True), range_name(1, 1, 1, 1)
    ('A1:C9', '$A$1:$C$9', 'B2')
    """
    first = cell_name(row, column, row_abs=fixed, col_abs=fixed)
    last = cell_name(last_row, last_column, row_abs=fixed, col_abs=fixed)
    return first if first == last else f"{first}:{last}"
