"""Scattered cells as few rectangles, so that a write is one call and not one a cell."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from sakip_xl.render.canvas import Area

Address = tuple[int, int]


def rectangle(cells: Iterable[Address]) -> list[Area]:
    """Rectangles that cover exactly these cells: runs within a row, joined with equal runs below.

    >>> for area in rectangle([(0, 0), (0, 1), (1, 0), (1, 1), (3, 5)]):
    ...     print(area)
    Area(row=0, column=0, last_row=1, last_column=1)
    Area(row=3, column=5, last_row=3, last_column=5)
    """
    pending: dict[tuple[int, int], Area] = {}
    result: list[Area] = []
    for row, column, end in _runs(sorted(set(cells))):
        upper = pending.pop((column, end), None)
        if upper is not None and upper.last_row == row - 1:
            pending[column, end] = Area(upper.row, column, row, end)
            continue
        if upper is not None:
            result.append(upper)
        pending[column, end] = Area(row, column, row, end)
    result += pending.values()
    return sorted(result, key=lambda area: (area.row, area.column))


def _runs(cells: list[Address]) -> list[tuple[int, int, int]]:
    """Runs of neighbours within a row: row, first and last column."""
    if not cells:
        return []
    starts = [cells[0], *(b for a, b in pairwise(cells) if b != (a[0], a[1] + 1))]
    ends = [*(a for a, b in pairwise(cells) if b != (a[0], a[1] + 1)), cells[-1]]
    return [(a[0], a[1], b[1]) for a, b in zip(starts, ends, strict=True)]
