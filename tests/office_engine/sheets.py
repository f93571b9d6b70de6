"""Sheets of a book."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import utils

from tests.office_engine.areas import Areas
from tests.office_engine.arrangement import Note
from tests.office_engine.base import (
    CONTENT,
    FORMATS,
    LAST_COLUMN,
    LAST_ROW,
    NOTE,
    Box,
    NotBuiltError,
    Part,
    RefusedError,
    box_of,
    load_uno,
    properties,
    sheet_name_in_formula,
    to_url,
)
from tests.office_engine.names import Names
from tests.office_engine.ranges import Range
from tests.office_engine.shapes import Charts, Shapes
from tests.office_engine.tables import Tables

if TYPE_CHECKING:
    from tests.office_engine.books import Book

VISIBLE, HIDDEN = -1, 0  # of Excel's XlSheetVisibility


class Sheets(Part):
    """The sheets of one book, in their order."""

    __slots__ = ("book",)

    def __init__(self, book: Book) -> None:
        self.book = book

    @property
    def api(self) -> Any:
        return self.book.uno_doc.Sheets

    @property
    def active(self) -> Sheet:
        return Sheet(self.book, self.book.uno_doc.CurrentController.ActiveSheet)

    def __len__(self) -> int:
        return int(self.api.Count)

    def __iter__(self) -> Iterator[Sheet]:
        return (Sheet(self.book, self.api.getByIndex(index)) for index in range(len(self)))

    def __contains__(self, name: str) -> bool:
        return name.lower() in (existing.lower() for existing in self.api.ElementNames)

    def __call__(self, key: str | int) -> Sheet:
        if not isinstance(key, str):
            return Sheet(self.book, self.api.getByIndex(key - 1))
        for name in self.api.ElementNames:
            if name.lower() == key.lower():
                return Sheet(self.book, self.api.getByName(name))
        raise RefusedError(key)

    def add(self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None) -> Sheet:
        own_name = name or next(f"Sheet{n}" for n in range(1, 1000) if f"Sheet{n}" not in self)
        place = before.index - 1 if before else after.index if after else self.active.index - 1
        self.api.insertNewByName(own_name, place)
        result = self(own_name)
        result.activate()
        return result


class Sheet(Part):
    """One sheet."""

    __slots__ = ("book", "xl")

    def __init__(self, book: Book, xl: Any) -> None:
        self.book = book
        self.xl = xl

    @property
    def api(self) -> Any:
        return self.xl

    @property
    def name(self) -> str:
        return str(self.xl.Name)

    @name.setter
    def name(self, name: str) -> None:
        if not 0 < len(name) <= 31 or set(name) & set("[]:*?/\\") or name in self.book.sheets:
            raise RefusedError(name)
        self.xl.Name = name

    @property
    def index(self) -> int:
        return int(self.xl.RangeAddress.Sheet) + 1

    @property
    def visible(self) -> int:
        return VISIBLE if self.xl.IsVisible else HIDDEN

    @visible.setter
    def visible(self, value: bool | int) -> None:
        if not value and sum(sheet.visible != HIDDEN for sheet in self.book.sheets) == 1:
            raise RefusedError("the last visible sheet cannot be hidden")
        self.xl.IsVisible = bool(value)

    def activate(self) -> None:
        """Bring to the front; like Excel it refuses a hidden sheet."""
        if not self.xl.IsVisible:
            raise RefusedError(self.name)
        self.book.uno_doc.CurrentController.setActiveSheet(self.xl)

    select = activate

    @property
    def names(self) -> Names:
        return Names(self.book, self)

    @property
    def tables(self) -> Tables:
        return Tables(self)

    @property
    def shapes(self) -> Shapes:
        return Shapes(self)

    @property
    def charts(self) -> Charts:
        return Charts(self)

    @property
    def page_setup(self) -> PageSetup:
        return PageSetup(self)

    @property
    def notes(self) -> list[Note]:
        positions = [note.Position for note in self.xl.Annotations]
        return [Note(self.sel(position.Row + 1, position.Column + 1)) for position in positions]

    @property
    def cells(self) -> Range:
        return Range(self, Box(1, 1, LAST_ROW, LAST_COLUMN))

    @property
    def used_range(self) -> Range:
        cursor = self.xl.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        return Range(self, box_of(cursor.RangeAddress))

    def cell_range(self, box: Box) -> Range:
        """The range over a rectangle."""
        return Range(self, box)

    def sel(self, row: int, column: int) -> Range:
        """The range of one cell."""
        if not (1 <= row <= LAST_ROW and 1 <= column <= LAST_COLUMN):
            raise RefusedError(f"row {row}, column {column}")
        return Range(self, Box(row, column, row, column))

    @staticmethod
    def cell_address(row: int, column: int) -> str:
        """The address of a cell without dollars."""
        return f"{utils.col_name(column)}{row}"

    def range(self, first: Any, second: Any = None) -> Range | Areas:
        """By address, name, table, (row, column), (row, column, rows, columns), or two corners."""
        if isinstance(first, str) and "," in first:
            return Areas.named(self, first)
        if isinstance(first, tuple) and len(first) == 4:
            row, column, height, width = first
            return Range(self, Box(row, column, row + height - 1, column + width - 1))
        if isinstance(first, int) and isinstance(second, int):
            return self.sel(first, second)
        box = self._box(first)
        return Range(self, box if second is None else box.merge(self._box(second)))

    def _box(self, key: Any) -> Box:
        if isinstance(key, Range):
            return key.box
        if isinstance(key, tuple):
            if 0 in key:
                raise IndexError("Attempted to access 0-based Range. xlwings/Excel Ranges are 1-based.")
            return self.sel(*key).box
        return _from_address(key) or self._named(key)

    def _named(self, name: str) -> Box:
        for names in (self.names, self.book.names):
            if names.contains(name):
                result = names(name).refers_to_range
                if result.sheet.name == self.name:
                    return result.box
        for table in self.tables:
            if table.name.lower() == name.lower():
                return table.data_body_range.box
        raise RefusedError(name)

    def clear_contents(self) -> None:
        self.cells.ensure_changeable()
        self.xl.clearContents(CONTENT)

    def clear_formats(self) -> None:
        self.cells.ensure_changeable()
        self.xl.clearContents(FORMATS)

    def clear(self) -> None:
        self.cells.ensure_changeable()
        self.xl.clearContents(CONTENT | NOTE | FORMATS)

    def delete(self) -> None:
        self.book.uno_doc.Sheets.removeByName(self.name)

    def autofit(self, axis: str | None = None) -> None:
        self.used_range.autofit(axis)

    def copy(self, before: Sheet | None, after: Sheet | None) -> None:
        target = before or after
        if target is None or target.book.name != self.book.name:
            raise NotBuiltError("engine libreoffice: Sheet.copy into another book")
        name = next(
            n for n in (f"{self.name} ({number})" for number in range(2, 1000)) if n not in self.book.sheets
        )
        self.book.uno_doc.Sheets.copyByName(self.name, name, target.index - (1 if before else 0))

    def to_pdf(self, path: str, quality: str = "standard") -> None:
        """The print ranges of this sheet alone."""
        selection = properties(Selection=self.xl)
        self.book.uno_doc.storeToURL(
            to_url(path), properties(FilterName="calc_pdf_Export", FilterData=_property_array(selection))
        )


class PageSetup(Part):
    """How a sheet is printed."""

    __slots__ = ("sheet",)

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet

    @property
    def api(self) -> Any:
        return self.sheet.xl

    @property
    def print_area(self) -> str | None:
        addresses = [self.sheet.cell_range(box_of(area)).address for area in self.sheet.xl.getPrintAreas()]
        return ",".join(addresses) or None

    @print_area.setter
    def print_area(self, address: str | None) -> None:
        """Print one range, or with ``None`` the whole sheet; the name Print_Area says the same."""
        self.sheet.cells.ensure_changeable()
        area = self.sheet.range(address) if address else None
        self.sheet.xl.setPrintAreas((area.xl.RangeAddress,) if area else ())
        if self.sheet.names.contains("Print_Area"):
            name = self.sheet.names("Print_Area")
            if area is None:
                name.delete()
            else:
                name.refers_to = f"={sheet_name_in_formula(self.sheet.name)}!{area.address}"


def _property_array(content: tuple[Any, ...]) -> Any:
    return load_uno().Any("[]com.sun.star.beans.PropertyValue", content)


def _from_address(text: str) -> Box | None:
    """``A1``, ``A1:B2``, ``A:C`` and ``12:15``, with dollars or without; ``None`` when it is none of them."""
    cell = r"\$?([A-Za-z]{1,3})\$?([1-9]\d*)"
    if match := re.fullmatch(rf"{cell}(?::{cell})?", text):
        column, row = utils.column_to_number(match[1].upper()), int(match[2])
        cell_box = Box(row, column, row, column)
        if not match[3]:
            return cell_box
        column, row = utils.column_to_number(match[3].upper()), int(match[4])
        return cell_box.merge(Box(row, column, row, column))
    if match := re.fullmatch(r"\$?(\d+):\$?(\d+)", text):
        return Box(int(match[1]), 1, int(match[2]), LAST_COLUMN)
    if match := re.fullmatch(r"\$?([A-Za-z]{1,3}):\$?([A-Za-z]{1,3})", text):
        left, right = (utils.column_to_number(letter.upper()) for letter in match.groups())
        return Box(1, left, LAST_ROW, right)
    return None
