"""One sheet, read from its XML in one pass: cells, formulas, locks, hidden rows, links, validations.

Only cells that are there take memory: one far corner costs no more than any other. Rows and columns
count from 0.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from sakip_xl.workbook.xlsx.address import MAX_ROWS, Address, Rectangle, address, cell_address, rectangle
from sakip_xl.workbook.xlsx.xml_walk import XmlWalk, is_true, whole_number

FAR_ROW, FAR_COLUMN = 250_000, 702
"""No table of ours comes near; cells that only have a format are harmless anywhere."""

_TEXT, _INLINE, _ERROR = "str", "inlineStr", "e"
_DATA = "sheetData"


class StrayCellError(ValueError):
    """A cell with content far outside everything."""


@dataclass(slots=True)
class SheetXml:
    """One sheet: ``cells`` has kind and text of each cell that shows something, as the file words them.

    ``styles`` is each cell's index into the styles; ``formulas`` the text of each; ``uncomputed`` those of
    which the file keeps no result; ``protection`` is as the file words it; ``links`` are relation ids;
    ``comments`` are those that stand in the sheet itself, as in ``.ods``.
    """

    cells: dict[Address, tuple[str, str]] = field(default_factory=dict)
    styles: dict[Address, int] = field(default_factory=dict)
    formulas: dict[Address, str] = field(default_factory=dict)
    uncomputed: set[Address] = field(default_factory=set)
    errors: dict[Address, str] = field(default_factory=dict)
    hidden_rows: list[int] = field(default_factory=list)
    heights: dict[int, float] = field(default_factory=dict)
    validations: list[Rectangle] = field(default_factory=list)
    links: dict[Address, str] = field(default_factory=dict)
    protection: dict[str, str] = field(default_factory=dict)
    comments: dict[Address, str] = field(default_factory=dict)

    @property
    def protected(self) -> bool:
        """Whether the locked cells are."""
        return is_true(self.protection.get("sheet", "0"))


class _Walk(XmlWalk):
    """Collects one sheet while expat walks through it.

    Cells count only where the format has them. What another namespace puts around them may be meant for
    one program and not for the other (alternatives, for one): then nobody can say what the sheet shows.
    """

    def __init__(self) -> None:
        self.sheet = SheetXml()
        self._inside = self._extended = self._in_cell = False
        self._data_seen = False
        self._row = self._column = -1
        self._kind = ""
        self._value: str | None = None
        self._inline: list[str] | None = None
        self._phonetic = False
        self._group = ""
        self._shared: dict[str, str] = {}
        super().__init__(
            {
                _DATA: self._begin_data,
                "extLst": self._begin_extension,
                "c": self._begin_cell,
                "f": self._begin_formula,
                "v": self._begin_value,
                "is": self._begin_inline,
                "t": self._begin_inline_text,
                "rPh": self._begin_phonetic,
                "row": self._begin_row,
                "dataValidation": self._validation,
                "hyperlink": self._link,
                "sheetProtection": self._protection,
            },
            {
                "c": self._end_cell,
                "f": self._end_formula,
                "v": self._end_value,
                "t": self._end_inline_text,
                "rPh": self._end_phonetic,
            },
            other=self._other_namespace,
        )

    def whole(self) -> SheetXml:
        """The sheet, when the part was one."""
        if not self._data_seen:
            raise ValueError(_DATA)
        return self.sheet

    def _begin_data(self, _attributes: dict[str, str]) -> None:
        if self._data_seen:
            raise ValueError(_DATA)
        self._inside = self._data_seen = True

    def _end_data(self) -> None:
        self._inside = False

    def _begin_extension(self, _attributes: dict[str, str]) -> None:
        self._extended = True

    def _end_extension(self) -> None:
        self._extended = False

    def _other_namespace(self) -> None:
        if self._inside and not self._extended:
            raise ValueError(cell_address(max(self._row, 0), max(self._column, 0)))

    def _begin_row(self, attributes: dict[str, str]) -> None:
        if attributes:
            if "r" in attributes:
                self._row = self._after(self._row, _row_number(attributes["r"]) - 1) - 1
            if is_true(attributes.get("hidden", "0")):
                self.sheet.hidden_rows.append(self._row + 1)
            if "ht" in attributes:
                self.sheet.heights[self._row + 1] = float(attributes["ht"])
        self._row += 1
        self._column = -1

    @staticmethod
    def _after(last: int, place: int) -> int:
        """A row or column further on; what stands there twice, or out of order, shows different things."""
        if place <= last:
            raise ValueError(place)
        return place

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        if self._in_cell or self._extended or not self._inside:
            raise ValueError(attributes.get("r", ""))
        self._in_cell = True
        reference = attributes.get("r")
        if reference is None:
            self._column += 1
        else:
            row, column = address(reference)
            if row != self._row:
                raise ValueError(reference)
            self._column = self._after(self._column, column)
        style = attributes.get("s")
        if style is not None:
            self.sheet.styles[self._row, self._column] = whole_number(style)
        self._kind = attributes.get("t", "")
        self._value = self._inline = None

    def _end_cell(self) -> None:
        self._in_cell = False
        text = "".join(self._inline) if self._kind == _INLINE and self._inline is not None else self._value
        place = (self._row, self._column)
        if text:
            self._keep(place, text)
        elif self._kind != _TEXT and place in self.sheet.formulas:  # an empty text is a result too
            self.sheet.uncomputed.add(place)

    def _keep(self, place: Address, text: str) -> None:
        if place[0] >= FAR_ROW or place[1] >= FAR_COLUMN:
            raise StrayCellError(cell_address(*place))
        if place in self.sheet.cells:
            raise ValueError(cell_address(*place))
        self.sheet.cells[place] = (self._kind, text)
        if self._kind == _ERROR:
            self.sheet.errors[place] = text

    def _begin_value(self, _attributes: dict[str, str]) -> None:
        self.collect()

    def _end_value(self) -> None:
        if self._value is not None:
            raise ValueError(cell_address(self._row, self._column))
        self._value = self.text()

    def _begin_formula(self, attributes: dict[str, str]) -> None:
        self._group = attributes.get("si", "")
        self.collect()

    def _end_formula(self) -> None:
        text = self.text()
        if self._group:  # written once, for the first cell of several
            text = self._shared.setdefault(self._group, text)
        self.sheet.formulas[self._row, self._column] = text

    def _begin_inline(self, _attributes: dict[str, str]) -> None:
        self._inline = []

    def _begin_inline_text(self, _attributes: dict[str, str]) -> None:
        if self._inline is not None and not self._phonetic:
            self.collect()

    def _end_inline_text(self) -> None:
        if self._inline is not None and not self._phonetic:
            self._inline.append(self.text())

    def _begin_phonetic(self, _attributes: dict[str, str]) -> None:
        self._phonetic = True

    def _end_phonetic(self) -> None:
        self._phonetic = False

    def _validation(self, attributes: dict[str, str]) -> None:
        self.sheet.validations += [rectangle(area) for area in attributes.get("sqref", "").split()]

    def _link(self, attributes: dict[str, str]) -> None:
        number = next((text for key, text in attributes.items() if key.endswith(" id")), "")
        if number:
            self.sheet.links[rectangle(attributes["ref"])[:2]] = number

    def _protection(self, attributes: dict[str, str]) -> None:
        self.sheet.protection = attributes


def read_sheet(content: bytes) -> SheetXml:
    """Read one sheet part; cells without an address follow the one before, as the format allows.

    ``StrayCellError`` for content far outside, any other ``ValueError`` or ``ExpatError`` for what is no
    sheet.
    """
    walk = _Walk()
    walk.walk(content)
    return walk.whole()


def _row_number(text: str) -> int:
    number = whole_number(text)
    if not 1 <= number <= MAX_ROWS:
        raise ValueError(text[:20])
    return number
