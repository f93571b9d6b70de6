"""The ground of a range: where it lies, its UNO object, and whether Excel would let it be written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.office_engine.base import MIXED, Box, Part, RefusedError

if TYPE_CHECKING:
    from tests.office_engine.number_formats import NumberFormats
    from tests.office_engine.sheets import Sheet


class CellRange(Part):
    """A rectangle of cells of one sheet."""

    __slots__ = ("box", "options", "sheet")

    def __init__(self, sheet: Sheet, box: Box) -> None:
        self.sheet = sheet
        self.box = box
        self.options: dict[str, Any] = {}

    @property
    def xl(self) -> Any:
        """The UNO cell range; asked for each time, since one that is kept moves with inserted rows."""
        box = self.box
        return self.sheet.xl.getCellRangeByPosition(box.left - 1, box.top - 1, box.right - 1, box.bottom - 1)

    @property
    def api(self) -> Any:
        return self.xl

    @property
    def uno_doc(self) -> Any:
        """The UNO document."""
        return self.sheet.book.uno_doc

    @property
    def formats(self) -> NumberFormats:
        """The number formats of the book."""
        return self.sheet.book.number_formats

    @property
    def first_cell(self) -> Any:
        """The UNO cell at the upper left."""
        return self.xl.getCellByPosition(0, 0)

    def all_property_values(self, name: str) -> list[Any]:
        """The different values of a UNO property."""
        groups = self.xl.getUniqueCellFormatRanges()
        result: list[Any] = []
        for index in range(groups.Count):
            value = getattr(groups.getByIndex(index).getByIndex(0), name)
            if value not in result:
                result.append(value)
        return result

    def shared_property(self, name: str) -> Any:
        """The value of a UNO property; ``None`` for cells that disagree, of which only its state tells."""
        return None if self.xl.getPropertyState(name).value == MIXED else getattr(self.xl, name)

    def ensure_unlocked(self) -> None:
        """Refuse when the sheet is protected and a cell of the range is locked."""
        if not self.sheet.xl.isProtected():
            return
        if any(protection.IsLocked for protection in self.all_property_values("CellProtection")):
            raise RefusedError(
                f"{self.sheet.name}!{self.plain_address()} is locked and the sheet is protected"
            )

    def ensure_changeable(self) -> None:
        """Refuse what a protected sheet does not allow to any of its cells."""
        if self.sheet.xl.isProtected():
            raise RefusedError(f"{self.sheet.name} is protected")

    def plain_address(self) -> str:
        """The address without sheet and dollars."""
        start, end = (
            self.sheet.cell_address(self.box.top, self.box.left),
            self.sheet.cell_address(self.box.bottom, self.box.right),
        )
        return start if start == end else f"{start}:{end}"
