"""Addresses of cells as a file and as staff write them; rows and columns count from 0."""

from __future__ import annotations

import re
from functools import lru_cache

from sakip_xl.render.addresses import cell_name

Address = tuple[int, int]
Rectangle = tuple[int, int, int, int]

MAX_ROWS, MAX_COLUMNS = 2**20, 2**14
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?([1-9]\d{0,6})", re.ASCII)


@lru_cache(maxsize=65_536)
def address(text: str) -> Address:
    """``B3`` as row and column; ``ValueError`` for what is no cell of a sheet."""
    match = _CELL.fullmatch(text)
    if match is None:
        raise ValueError(text[:20])
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    row = int(match[2])
    if row > MAX_ROWS or column > MAX_COLUMNS:
        raise ValueError(text)
    return row - 1, column - 1


def rectangle(text: str) -> Rectangle:
    """``B2:D9`` as first row, first column, last row, last column."""
    start, _, end = text.partition(":")
    return (*address(start), *address(end or start))


def cell_address(row: int, column: int) -> str:
    """The address staff read: row 4, column 3 is ``D5``."""
    return cell_name(row, column)
