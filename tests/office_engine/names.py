"""Defined names of a book and of a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tests.office_engine import formulas
from tests.office_engine.base import Part, RefusedError, box_of, cell_address, sheet_name_in_formula

if TYPE_CHECKING:
    from tests.office_engine.books import Book
    from tests.office_engine.ranges import Range
    from tests.office_engine.sheets import Sheet


class Names(Part):
    """The names of a book, those of its sheets with their sheet before them; or those of one sheet."""

    __slots__ = ("book", "sheet")

    def __init__(self, book: Book, sheet: Sheet | None = None) -> None:
        self.book = book
        self.sheet = sheet

    @property
    def api(self) -> Any:
        return (self.sheet.xl if self.sheet else self.book.uno_doc).NamedRanges

    def everything(self) -> Iterator[Name]:
        """Every name, in no special order."""
        if self.sheet is None:
            yield from (Name(self.book, self.api, name) for name in self.api.ElementNames)
        for sheet in [self.sheet] if self.sheet else self.book.sheets:
            content = sheet.xl.NamedRanges
            yield from (Name(self.book, content, name, sheet) for name in content.ElementNames)

    def snapshot(self) -> list[tuple[str, Name]]:
        return sorted(((name.name, name) for name in self.everything()), key=lambda pair: pair[0].lower())

    def __len__(self) -> int:
        return len(list(self.everything()))

    def contains(self, name: str) -> bool:
        return self._find(name) is not None

    def __call__(self, name: str) -> Name:
        found = self._find(name)
        if found is None:
            raise RefusedError(name)
        return found

    def _find(self, name: str) -> Name | None:
        for candidate in self.everything():
            own = candidate.name.rpartition("!")[2] if self.sheet else candidate.name
            if name.lower() in {own.lower(), candidate.name.lower()}:
                return candidate
        return None

    def add(self, name: str, reference: str) -> Name:
        """Add a name, or give one that is there something else to refer to."""
        defined = self._find(name)
        if defined is None:
            self.api.addNewByName(name, "0", cell_address(1, 1, 1), 0)
            defined = Name(self.book, self.api, name, self.sheet)
        defined.refers_to = reference
        return defined


class Name(Part):
    """One defined name."""

    __slots__ = ("book", "container", "sheet", "xl")

    def __init__(self, book: Book, everything: Any, name: str, sheet: Sheet | None = None) -> None:
        self.book = book
        self.container = everything
        self.sheet = sheet
        self.xl = everything.getByName(name)

    @property
    def api(self) -> Any:
        return self.xl

    @property
    def name(self) -> str:
        name = str(self.xl.Name).removeprefix("_xlnm.")
        return f"{sheet_name_in_formula(self.sheet.name)}!{name}" if self.sheet else name

    @name.setter
    def name(self, name: str) -> None:
        self.xl.Name = name

    @property
    def refers_to(self) -> str:
        """What it refers to, in Excel's grammar, from the equals sign on."""
        return "=" + formulas.from_uno(self.xl.Content)

    @refers_to.setter
    def refers_to(self, reference: str) -> None:
        self.xl.setContent(formulas.to_uno(reference).removeprefix("="))

    @property
    def refers_to_range(self) -> Range:
        """The range; refused for a name of a constant or formula."""
        cell = self.xl.ReferredCells
        if cell is None:
            raise RefusedError(self.name)
        return self.book.sheets(cell.Spreadsheet.Name).cell_range(box_of(cell.RangeAddress))

    def delete(self) -> None:
        self.container.removeByName(self.xl.Name)
