"""The rows of a sheet below its headings, wherever people have moved them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any


def rows_below(sheet: Any, headings: Sequence[str]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The number, from 1, and the cells of each row below the headings of an openpyxl sheet.

    People may have put rows above the headings; ``LookupError`` when these are not there.
    """
    inside = False
    for number, row in enumerate(sheet.values, 1):
        cells = (*row, *[None] * len(headings))[: len(headings)]
        if inside:
            yield number, cells
        inside = inside or tuple(cells) == tuple(headings)
    if not inside:
        raise LookupError(headings[0])
