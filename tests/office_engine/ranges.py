"""Range: values, formulas and moving about. Looks are in ``styles``, rows and merges in ``arrangement``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import xlwings as xw
from xlwings import expansion, utils

from tests.office_engine import formulas, values
from tests.office_engine.arrangement import Structure
from tests.office_engine.base import (
    CONTENT,
    FORMATS,
    LAST_COLUMN,
    LAST_ROW,
    NOTE,
    Box,
    NotBuiltError,
    RefusedError,
    box_of,
    options,
    sheet_name_in_formula,
)
from tests.office_engine.styles import Style

if TYPE_CHECKING:
    from tests.office_engine.filters import AutoFilter
    from tests.office_engine.names import Name
    from tests.office_engine.tables import Table

# A range larger than this is read only as far as the sheet is used.
_LARGE = 200_000


class Range(Style, Structure):
    """A rectangle of cells, as xlwings' own engines give it."""

    __slots__ = ()

    @property
    def row(self) -> int:
        return self.box.top

    @property
    def column(self) -> int:
        return self.box.left

    @property
    def shape(self) -> tuple[int, int]:
        return self.box.shape

    @property
    def coords(self) -> tuple[Any, int, int, int, int]:
        return self.sheet.xl, self.row, self.column, *self.shape

    @property
    def max_cells_per_read(self) -> None:
        return None

    @property
    def max_cells_per_write(self) -> None:
        return None

    def __len__(self) -> int:
        row, column = self.shape
        return row * column

    def __call__(self, row: int, column: int | None = None) -> Range:
        if column is None:
            row, column = (row - 1) // self.shape[1] + 1, (row - 1) % self.shape[1] + 1
        return self.sheet.sel(self.row + row - 1, self.column + column - 1)

    @property
    def rows(self) -> Range:
        return self

    @property
    def columns(self) -> Range:
        return self

    def get_address(self, row_absolute: bool, column_absolute: bool, full: bool) -> str:
        def cell(row: int, column: int) -> str:
            return f"{'$' * column_absolute}{utils.col_name(column)}{'$' * row_absolute}{row}"

        k = self.box
        address = cell(k.top, k.left)
        if (k.left, k.right) == (1, LAST_COLUMN):
            address = f"{'$' * row_absolute}{k.top}:{'$' * row_absolute}{k.bottom}"
        elif len(self) > 1:
            address += ":" + cell(k.bottom, k.right)
        if not full:
            return address
        return sheet_name_in_formula(f"[{self.sheet.book.name}]{self.sheet.name}") + "!" + address

    @property
    def address(self) -> str:
        return self.get_address(True, True, False)

    # Values and formulas

    @property
    def raw_value(self) -> Any:
        """Every value of the block, hidden rows too; one cell alone as a scalar."""
        box = self._used()
        as_fraction = self.sheet.book.app.time_as_fraction
        data = values.read(self.formats, self.sheet.xl, box, time_as_fraction=as_fraction)
        return data if len(self) > 1 else data[0][0]

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        """Write a block; where a filter hides rows every visible one gets the first values, as in Excel."""
        self.ensure_unlocked()
        if not isinstance(data, (list, tuple)):
            if isinstance(data, str) and data.startswith("=") and len(self) > 1:
                self.formula = data
                return
            data = [[data] * self.shape[1]] * self.shape[0]
        if (len(data), len(data[0])) != self.shape:
            raise RefusedError(f"{len(data)}x{len(data[0])} values for {self.plain_address()}")
        for part, content in self._all_visible(data):
            transaction = values.WriteTransaction(
                self.formats, part.xl, part.box, self.sheet.book.app.decimal
            )
            transaction.write(content, part.table_name())
        self.sheet.book.app.after_write()

    def type_in(self, text: str) -> None:
        """Type into one cell as a person does: a table right above an empty row takes that row in."""
        above = self.sheet.sel(self.row - 1, self.column).table if self.row > 1 else None
        grows = above is not None and above.can_take_in(self.row)
        self.raw_value = text
        if above is not None and grows:
            box = above.range.box
            above.xl.DataArea = self.sheet.cell_range(box._replace(bottom=self.row)).xl.RangeAddress

    def _used(self) -> Box:
        if len(self) <= _LARGE:
            return self.box
        used, k = self.sheet.used_range.box, self.box
        return Box(
            k.top,
            k.left,
            max(k.top, min(k.bottom, used.bottom)),
            max(k.left, min(k.right, used.right)),
        )

    def _all_visible(self, data: Sequence[Sequence[Any]]) -> list[tuple[Range, Sequence[Sequence[Any]]]]:
        """The whole block; where a filter hides rows, each visible row with the first row of the data."""
        if not self.is_filtered():
            return [(self, data)]
        rows = self.sheet.xl.Rows
        return [
            (Range(self.sheet, self.box._replace(top=number, bottom=number)), data[:1])
            for number in range(self.box.top, self.box.bottom + 1)
            if not rows.getByIndex(number - 1).IsFiltered
        ]

    def is_filtered(self) -> bool:
        """Whether a filter hides rows of the range; rows hidden by hand do not matter to Excel."""
        visible = self.xl.queryVisibleCells().getRangeAddresses()
        if len(visible) == 1 and box_of(visible[0]) == self.box:
            return False
        rows = self.sheet.xl.Rows
        return any(rows.getByIndex(n - 1).IsFiltered for n in range(self.box.top, self.box.bottom + 1))

    def table_name(self) -> str | None:
        """The name of the table that the first cell belongs to."""
        table = self.table
        return None if table is None else table.name

    @property
    def formula(self) -> Any:
        """Formulas in English with commas; the typed text or number of other cells, both as text.

        As in Excel a text that begins with ``=`` comes as it is: ``has_formula`` tells the two apart.
        """
        formula_cells = values.find_formula_cells(self.xl)
        result = tuple(
            tuple(
                formulas.from_uno(text) if (r, c) in formula_cells else text.removeprefix("'")
                for c, text in enumerate(rows)
            )
            for r, rows in enumerate(self.xl.getFormulaArray())
        )
        return result if len(self) > 1 else result[0][0]

    @formula.setter
    def formula(self, content: Any) -> None:
        """A block, or one formula that is filled over the range with its references moved along."""
        self.ensure_unlocked()
        if isinstance(content, (list, tuple)):
            rows = content if isinstance(content[0], (list, tuple)) else [content]
            if (len(rows), len(rows[0])) != self.shape:
                raise RefusedError(f"{len(rows)}x{len(rows[0])} formulas for {self.plain_address()}")
            for part, typed in self._all_visible(rows):
                part._write_formulas(part.xl, typed)  # noqa: SLF001 - its own kind
        elif not str(content).startswith("="):
            self._write_formulas(self.xl, [[content] * self.shape[1]] * self.shape[0])
        elif len(self) > 1 and values.find_text_areas(self.formats, self.xl, self.box):
            raise NotBuiltError("engine libreoffice: one formula for many cells, some of format @")
        else:
            self._write_formulas(self.first_cell, [[content]])
            if self.shape[0] > 1:
                column = self._replace(right=self.box.left)
                column.xl.fillAuto(options("sheet.FillDirection", "TO_BOTTOM"), 1)
            if self.shape[1] > 1:
                self.xl.fillAuto(options("sheet.FillDirection", "TO_RIGHT"), 1)
            self._fill_column()
        self.sheet.book.app.after_write()

    formula2 = formula

    def _fill_column(self) -> None:
        """Fill the column of a table with the formula of this one cell, when nothing else stands in it."""
        table = self.table if len(self) == 1 and self.sheet.book.app.fills_columns else None
        if table is None or self.row not in range(
            table.data_body_range.box.top, table.data_body_range.box.bottom + 1
        ):
            return
        body = table.data_body_range.box
        column = Range(self.sheet, body._replace(left=self.column, right=self.column))
        if sum(cell != "" for (cell,) in column.xl.getFormulaArray()) != 1:
            return
        for upper, lower in ((body.top, self.row - 1), (self.row + 1, body.bottom)):
            if upper <= lower:
                target = Range(self.sheet, column.box._replace(top=upper, bottom=lower))
                self.sheet.xl.copyRange(target.first_cell.CellAddress, self.xl.RangeAddress)
                target.xl.fillAuto(options("sheet.FillDirection", "TO_BOTTOM"), 1)

    @property
    def has_formula(self) -> bool | None:
        """Excel's ``HasFormula``, which xlwings does not have: ``None`` when only some cells are formulas."""
        formula_cells = len(values.find_formula_cells(self.xl))
        return None if 0 < formula_cells < len(self) else formula_cells > 0

    def _write_formulas(self, xl: Any, content: Sequence[Sequence[Any]]) -> None:
        values.write_text_formulas(self.formats, xl, content, self.table_name())

    @property
    def has_array(self) -> bool:
        return bool(self.first_cell.ArrayFormula)

    def clear_contents(self) -> None:
        self.ensure_unlocked()
        self.xl.clearContents(CONTENT)

    def clear_formats(self) -> None:
        self.ensure_changeable()
        self.xl.clearContents(FORMATS)

    def clear(self) -> None:
        self.ensure_unlocked()
        self.xl.clearContents(CONTENT | NOTE | FORMATS)

    # Moving about

    def _replace(self, **side: int) -> Range:
        return Range(self.sheet, self.box._replace(**side))

    def expand(self, mode: str = "table") -> Range:
        result: Range = expansion.expanders.get(mode, mode).expand(xw.Range(impl=self)).impl
        return result

    def end(self, direction: str) -> Range:
        """The cell that Ctrl and an arrow lead to."""
        direction = {"d": "down", "u": "up", "r": "right", "l": "left"}.get(direction, direction)
        vertical, advance = direction in {"down", "up"}, direction in {"down", "right"}
        used = self.sheet.used_range.box
        limit = LAST_ROW if vertical else LAST_COLUMN
        if vertical:
            line = Box(1, self.column, max(used.bottom, self.row) + 1, self.column)
        else:
            line = Box(self.row, 1, self.row, max(used.right, self.column) + 1)
        content = [n != "" for row in Range(self.sheet, line).xl.getDataArray() for n in row]
        place = _run_end(content, (self.row if vertical else self.column) - 1, 1 if advance else -1)
        number = limit if place >= len(content) - 1 and advance else place + 1
        return self.sheet.sel(number, self.column) if vertical else self.sheet.sel(self.row, number)

    @property
    def current_region(self) -> Range:
        cursor = self.sheet.xl.createCursorByRange(self.xl)
        cursor.collapseToCurrentRegion()
        return Range(self.sheet, box_of(cursor.RangeAddress))

    def select(self) -> None:
        """Select; like Excel it refuses on a sheet that is not the active one."""
        controller = self.uno_doc.CurrentController
        if controller.ActiveSheet.Name != self.sheet.name:
            raise RefusedError(f"{self.sheet.name} is not the active sheet")
        controller.select(self.xl)

    @property
    def table(self) -> Table | None:
        for table in self.sheet.tables:
            box = table.range.box
            if box.encloses(Box(self.row, self.column, self.row, self.column)):
                return table
        return None

    @property
    def autofilter(self) -> AutoFilter:
        from tests.office_engine.filters import AutoFilter

        return AutoFilter(self)

    @property
    def name(self) -> Name | None:
        for name in self.sheet.book.names.everything():
            cell = name.xl.ReferredCells
            if cell and cell.Spreadsheet.Name == self.sheet.name and box_of(cell.RangeAddress) == self.box:
                return name
        return None

    @name.setter
    def name(self, name: str) -> None:
        self.sheet.book.names.add(name, f"={sheet_name_in_formula(self.sheet.name)}!{self.address}")


def _run_end(content: list[bool], place: int, step: int) -> int:
    """From one cell of a line to the last filled one, or over the gap to the next filled one."""

    def filled(at: int) -> bool:
        return 0 <= at < len(content) and content[at]

    if filled(place) and filled(place + step):
        while filled(place + step):
            place += step
        return place
    place += step
    while 0 <= place < len(content) and not content[place]:
        place += step
    return max(place, 0)
