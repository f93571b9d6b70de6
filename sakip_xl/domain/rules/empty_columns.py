"""A column that was never filled in is one finding, not one a row."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from sakip_xl.domain.cell_temuan import CellTemuan
from sakip_xl.errors import temuan

_EMPTY = "SKP-101"
_FEW = 4
"""So many empty cells of a column are told one by one."""


def one_per_column(found: Sequence[CellTemuan]) -> list[CellTemuan]:
    """The findings, the many empty cells of one column (SKP-101) as one at its first cell (SKP-185)."""
    counts = Counter((cell.table, cell.field_name) for cell in found if cell.temuan.kode == _EMPTY)
    return list(_told(found, {place: count for place, count in counts.items() if count > _FEW}))


def _told(found: Sequence[CellTemuan], many: dict[tuple[str, str], int]) -> Iterator[CellTemuan]:
    told = set()
    for cell in found:
        place = (cell.table, cell.field_name)
        if cell.temuan.kode != _EMPTY or place not in many:
            yield cell
        elif place not in told:
            told.add(place)
            one = temuan("SKP-185", kolom=cell.temuan.kolom, jumlah=many[place])
            yield CellTemuan(cell.table, cell.row_index, cell.field_name, one)
