"""An open sheet as it stands."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sakip_xl.workbook.xlsx.structure import ReadTable


@dataclass(frozen=True, slots=True)
class SeenSheet:
    """An open sheet as it stands: its tables from top to bottom and its values from A1.

    ``height`` and ``number_format`` tell of a row, of a cell, what the sheet has now; ``None`` is unknown.
    """

    name: str
    tables: Sequence[ReadTable]
    values: Sequence[Sequence[object]]
    height: Callable[[int], float | None] = lambda _row: None
    number_format: Callable[[int, int], str | None] = lambda _row, _column: None

    def value(self, row: int, column: int) -> object:
        """One value; beyond the used cells there is none."""
        cells = self.row(row)
        return cells[column] if column < len(cells) else None

    def row(self, row: int) -> Sequence[object]:
        """The values of one row."""
        return self.values[row] if row < len(self.values) else ()
