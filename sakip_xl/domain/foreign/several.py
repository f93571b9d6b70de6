"""Several indicators in one cell, line by line, with their targets line by line beside them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from sakip_xl.domain.foreign.values import is_blank
from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.domain.model.base import Cell

_ITEM = re.compile(r"\s*(?:\d{1,2}[.)]|[a-z][.)]|[-\u2013\u2022*\u25aa])\s*(?=\D)")
_NUMBERED = re.compile(r"\s*(?:\d{1,2}[.)]\s+|[a-z][.)]\s+|[\u2022*\u25aa]\s*)")


def split_row(
    cells: Mapping[int, Cell], index: int, numbers: Sequence[int], own: Sequence[int]
) -> tuple[list[dict[int, Cell]], list[int]]:
    """The cells of every indicator in one cell, and the columns of numbers that could not be told apart.

    A cell has several when each of its lines begins as an item, or when a number stands beside each line. A
    text beside them counts for all of them.
    """
    items = _lines(cells.get(index))
    count = len(items)
    if count < 2:
        return [dict(cells)], []
    listed = all(_ITEM.match(line) for line in items)
    counted = any(len(_lines(cells.get(each))) == count and _all_numbers(cells[each]) for each in numbers)
    if not (listed or counted):
        return [dict(cells)], []
    parts: list[dict[int, Cell]] = [{index: _ITEM.sub("", line, count=1)} for line in items]
    shared: list[int] = []
    for each in own:
        value = cells.get(each)
        lines = _lines(value)
        if is_blank(value):
            continue
        if len(lines) == count:
            for part, line in zip(parts, lines, strict=True):
                part[each] = _NUMBERED.sub("", line, count=1).strip()
        elif each in numbers:
            shared.append(each)
        else:
            for part in parts:
                part[each] = value
    return parts, shared


def _lines(value: Cell) -> list[str]:
    return [line for line in str("" if value is None else value).splitlines() if line.strip()]


def _all_numbers(value: Cell) -> bool:
    readings = [read_number(_NUMBERED.sub("", line, count=1)) for line in _lines(value)]
    return all(reading.nilai is not None or reading.ambigu for reading in readings)
