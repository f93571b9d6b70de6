"""Scattered cells as few rectangles, so that a write is one call and not one a cell."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from sakip_xl.render.canvas import Area

Alamat = tuple[int, int]


def rectangle(cells: Iterable[Alamat]) -> list[Area]:
    """Rectangles that cover exactly these cells: runs within a row, joined with equal runs below.

    >>> for area in rectangle([(0, 0), (0, 1), (1, 0), (1, 1), (3, 5)]):
    ...     print(area)
    Area(baris=0, kolom=0, baris_akhir=1, kolom_akhir=1)
    Area(baris=3, kolom=5, baris_akhir=3, kolom_akhir=5)
    """
    pending: dict[tuple[int, int], Area] = {}
    result: list[Area] = []
    for row, column, end in _runs(sorted(set(cells))):
        upper = pending.pop((column, end), None)
        if upper is not None and upper.baris_akhir == row - 1:
            pending[column, end] = Area(upper.baris, column, row, end)
            continue
        if upper is not None:
            result.append(upper)
        pending[column, end] = Area(row, column, row, end)
    result += pending.values()
    return sorted(result, key=lambda area: (area.baris, area.kolom))


def _runs(cells: list[Alamat]) -> list[tuple[int, int, int]]:
    """Runs of neighbours within a row: row, first and last column."""
    if not cells:
        return []
    starts = [cells[0], *(b for a, b in pairwise(cells) if b != (a[0], a[1] + 1))]
    ends = [*(a for a, b in pairwise(cells) if b != (a[0], a[1] + 1)), cells[-1]]
    return [(a[0], a[1], b[1]) for a, b in zip(starts, ends, strict=True)]
