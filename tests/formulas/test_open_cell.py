"""The link to a cell of this book."""

from __future__ import annotations

import pytest

from sakip_xl.domain.model import Cell
from sakip_xl.formulas.base import Scope
from sakip_xl.formulas.open_cell import OPEN_CELL
from tests.sample import PENGATURAN_CONTOH


@pytest.mark.parametrize(("row", "value"), OPEN_CELL.contoh)
def test_only_a_cell_of_this_book_has_a_link(row: dict[str, Cell], value: Cell) -> None:
    assert OPEN_CELL.hitung(row, Scope(PENGATURAN_CONTOH)) == value
