"""What moves or joins cells: insert, delete, copy, merge; and what hangs on a cell: links and notes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tests.office_engine.base import (
    CONTENT,
    LAST_COLUMN,
    NOTE,
    Box,
    NotBuiltError,
    OfCells,
    RefusedError,
    box_of,
    cell_address,
    options,
)
from tests.office_engine.ground import CellRange

if TYPE_CHECKING:
    from tests.office_engine.ranges import Range

_SINGLE_LINE = 1  # com.sun.star.awt.FontUnderline.SINGLE
_BLUE = 0x0563C1


class Structure(CellRange):
    """The structure around a range."""

    __slots__ = ()

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Insert cells; whole rows when the range is rows, in the format of the row above."""
        self.ensure_changeable()
        direction = shift or "down"
        self._ensure_whole_table(direction)
        mode = "ROWS" if self.whole_rows else {"down": "DOWN", "right": "RIGHT"}[direction]
        self.sheet.xl.insertCells(self.xl.RangeAddress, options("sheet.CellInsertMode", mode))
        if copy_origin == "format_from_right_or_below":
            self._like_row_below()
        self.sheet.book.app.after_write()

    def delete(self, shift: str | None = None) -> None:
        """Delete cells; whole rows when the range is rows. A table keeps its heading and one row."""
        self.ensure_changeable()
        direction = shift or "up"
        self._ensure_whole_table({"up": "down", "left": "right"}[direction])
        for table in self.sheet.tables:
            if self.box.encloses(table.range.box):
                continue
            content = table.data_body_range.box
            if self.box.intersects(table.header_row_range.box) or self.box.encloses(content):
                raise NotBuiltError(
                    f"engine libreoffice: Range.delete of the heading or of every row of {table.name}"
                )
        mode = "ROWS" if self.whole_rows else {"up": "UP", "left": "LEFT"}[direction]
        self.sheet.xl.removeRange(self.xl.RangeAddress, options("sheet.CellDeleteMode", mode))
        self.sheet.book.app.after_write()

    def _like_row_below(self) -> None:
        """Give inserted rows the looks of the row below them."""
        if not self.whole_rows:
            raise NotBuiltError("Range.insert of cells with the format from below")
        end = self.box.bottom + 1
        right = self.sheet.used_range.box.right
        ready = 1  # rows at the end that look as they should: copied all at once, they double
        while ready <= self.box.bottom - self.box.top + 1:
            count = min(ready, end - ready - self.box.top + 1)
            pattern = self.sheet.cell_range(Box(end - ready + 1, 1, end - ready + count, right))
            destination = cell_address(self.sheet.index, end - ready - count + 1, 1)
            self.sheet.xl.copyRange(destination, pattern.xl.RangeAddress)
            ready += count
        self.xl.clearContents(CONTENT | NOTE)

    @property
    def whole_rows(self) -> bool:
        """Whether the range is whole rows."""
        return (self.box.left, self.box.right) == (1, LAST_COLUMN)

    def _ensure_whole_table(self, direction: str) -> None:
        """Refuse, as Excel does, to shift a part of a table."""
        if self.whole_rows:
            return
        for table in self.sheet.tables:
            area = table.range.box
            if direction == "down":
                moving = self.box._replace(bottom=max(self.box.bottom, area.bottom))
                whole = self.box.left <= area.left and area.right <= self.box.right
            else:
                moving = self.box._replace(right=max(self.box.right, area.right))
                whole = self.box.top <= area.top and area.bottom <= self.box.bottom
            if moving.intersects(area) and not whole:
                raise RefusedError(f"the operation is attempting to shift cells in {table.name}")

    def copy(self, destination: Any = None) -> None:
        """Copy cells with their looks to a range; the clipboard is not built."""
        if destination is None:
            raise NotBuiltError("engine libreoffice: Range.copy to the clipboard")
        target: Range = destination.impl
        if target.sheet.book.name != self.sheet.book.name:
            raise NotBuiltError("engine libreoffice: Range.copy into another book")
        rows, columns = self.box.shape
        area = Box(target.row, target.column, target.row + rows - 1, target.column + columns - 1)
        type(target)(target.sheet, area).ensure_unlocked()
        self.sheet.xl.copyRange(
            cell_address(target.sheet.index, target.row, target.column), self.xl.RangeAddress
        )
        self.sheet.book.app.after_write()

    def merge(self, across: bool = False) -> None:  # noqa: FBT002 - xlwings
        self.ensure_changeable()
        if any(table.range.box.intersects(self.box) for table in self.sheet.tables):
            raise RefusedError("cells of a table cannot be merged")
        rows = range(self.box.top, self.box.bottom + 1)
        parts = [self.box._replace(top=n, bottom=n) for n in rows] if across else [self.box]
        for box in parts:
            self.sheet.cell_range(box).xl.merge(True)

    def unmerge(self) -> None:
        self.ensure_changeable()
        self.xl.merge(False)

    @property
    def merge_cells(self) -> bool | None:
        """Whether all cells are merged into one; ``None`` when some are."""
        merged = self.merge_area.box
        if merged.shape != (1, 1) and merged.encloses(self.box):
            return True
        return None if self.xl.getIsMerged() else False

    @property
    def merge_area(self) -> Range:
        """The merged cells that the first cell belongs to; that cell when it is not merged."""
        cursor = self.sheet.xl.createCursorByRange(self.first_cell)
        cursor.collapseToMergedArea()
        return self.sheet.cell_range(box_of(cursor.RangeAddress))

    # Links

    @property
    def hyperlink(self) -> str:
        """The address of the cell's link, as ``#'Sheet'!A1`` or ``#name`` within the book."""
        fields = self.first_cell.TextFields
        if not fields.Count:
            raise RefusedError("The cell doesn't seem to contain a hyperlink!")
        url = str(fields.getByIndex(0).URL)
        return re.sub(r"^#((?:'(?:[^']|'')+')|[^.]+)\.(?=\$?[A-Z]{1,3}\$?\d)", r"#\1!", url)

    def add_hyperlink(self, address: str, text_to_display: str, screen_tip: str) -> None:
        """Put a link into the first cell, which gets the look of links, as Excel gives it.

        LibreOffice keeps no screen tip: the engine remembers it.
        """
        self.ensure_unlocked()
        cell = self.first_cell
        url = re.sub(r"^#((?:'(?:[^']|'')+')|[^!]+)!", r"#\1.", address)
        cell.setString("")
        link = self.uno_doc.createInstance("com.sun.star.text.TextField.URL")
        link.URL, link.Representation = url, str(text_to_display)
        text = cell.getText()
        text.insertTextContent(text.createTextCursor(), link, False)
        cell.CharUnderline, cell.CharColor = _SINGLE_LINE, _BLUE
        self.sheet.book.app.screen_tips[self.sheet.book.name, self.sheet.name, self.plain_address()] = (
            screen_tip
        )

    # Notes

    @property
    def note(self) -> Note | None:
        return Note(self) if self.first_cell.Annotation.String else None

    def add_note(self, text: str) -> Note:
        self.ensure_changeable()
        self.sheet.xl.Annotations.insertNew(cell_address(self.sheet.index, self.box.top, self.box.left), text)
        return Note(self)


class Note(OfCells):
    """The note of one cell."""

    __slots__ = ()

    cells: CellRange

    @property
    def api(self) -> Any:
        return self.cells.first_cell.Annotation

    @property
    def text(self) -> str:
        return str(self.api.String)

    @text.setter
    def text(self, text: str) -> None:
        self.cells.ensure_changeable()
        self.api.setString(text)

    @property
    def author(self) -> str:
        return str(self.api.Author)

    @property
    def location(self) -> CellRange:
        return self.cells

    def delete(self) -> None:
        self.cells.ensure_changeable()
        notes = self.cells.sheet.xl.Annotations
        for index in range(notes.Count):
            place = notes.getByIndex(index).Position
            if (place.Row + 1, place.Column + 1) == self.cells.box[:2]:
                notes.removeByIndex(index)
                return
