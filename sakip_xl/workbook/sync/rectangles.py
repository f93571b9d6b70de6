"""Scattered cells as few rectangles, so that a write is one call and not one a cell."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from itertools import pairwise

from sakip_xl.render.canvas import Area

Address = tuple[int, int]
_FILL, _SHARE = 500, 4
"""So many other cells may be written again to save one call: 500, or four to each that must be."""
_REACH = 12
"""With so many of the rectangles before it one is tried to be joined."""


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


def joined(cells: Iterable[Address], fillable: Container[Address]) -> list[Area]:
    """Rectangles that cover all these cells and beside them only ``fillable`` ones: fewer, but larger.

    >>> joined([(0, 0), (2, 0)], {(1, 0)})
    [Area(row=0, column=0, last_row=2, last_column=0)]
    """
    cells = set(cells)
    result: list[Area] = []
    for area in rectangle(cells):
        current = area
        for other in reversed(result[-_REACH:]):
            around = _around(current, other)
            addresses = list(_addresses(around))
            extra = [address for address in addresses if address not in cells]
            limit = max(_FILL, _SHARE * (len(addresses) - len(extra)))
            if len(extra) <= limit and all(address in fillable for address in extra):
                result.remove(other)
                current = around
        result = [other for other in result if _around(other, current) != current]
        result.append(current)
    return _without_overlap(result)


def _around(one: Area, other: Area) -> Area:
    """The smallest rectangle around both."""
    return Area(
        min(one.row, other.row),
        min(one.column, other.column),
        max(one.last_row, other.last_row),
        max(one.last_column, other.last_column),
    )


def _addresses(area: Area) -> Iterator[Address]:
    for row in range(area.row, area.last_row + 1):
        for column in range(area.column, area.last_column + 1):
            yield row, column


def _without_overlap(areas: list[Area]) -> list[Area]:
    """The rectangles that no other one holds."""
    return [
        area
        for index, area in enumerate(areas)
        if not any(_around(area, other) == other for n, other in enumerate(areas) if n != index)
    ]


def _runs(cells: list[Address]) -> list[tuple[int, int, int]]:
    """Runs of neighbours within a row: row, first and last column."""
    if not cells:
        return []
    starts = [cells[0], *(b for a, b in pairwise(cells) if b != (a[0], a[1] + 1))]
    ends = [*(a for a, b in pairwise(cells) if b != (a[0], a[1] + 1)), cells[-1]]
    return [(a[0], a[1], b[1]) for a, b in zip(starts, ends, strict=True)]
