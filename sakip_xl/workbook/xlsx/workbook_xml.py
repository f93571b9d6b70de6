"""A whole ``.xlsx`` as its parts tell it: sheets, tables, and the value of every cell.

Everything is found as Excel finds it, by relationships from the root of the file; a part that lies at the
usual place but to which nothing leads shows nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cached_property
from math import isfinite
from typing import Any

from sakip_xl.errors import SakipError
from sakip_xl.workbook.xlsx.address import Address, Rectangle, cell_address, rectangle
from sakip_xl.workbook.xlsx.sheet_xml import FAR_COLUMN, FAR_ROW, SheetXml, StrayCellError, read_sheet
from sakip_xl.workbook.xlsx.styles_xml import CellStyles, Shown, read_styles
from sakip_xl.workbook.xlsx.xml_walk import XmlWalk, elements, is_true, relations, whole_number

_WORKBOOK, _SHEET, _TABLE = "/officeDocument", "/worksheet", "/table"
_MILLISECONDS = 86_400_000
_LAST_DAY = 2_958_465
_LEAP_THAT_NEVER_WAS = 60
_EMPTY: tuple[()] = ()
_BY_NUMBER = re.compile(r"_x([0-9A-Fa-f]{4})_")


@dataclass(frozen=True, slots=True)
class TableXml:
    """A table: ``area`` is its rectangle with the headings, ``columns`` their texts as the table has them."""

    name: str
    sheet: str
    area: Rectangle
    columns: tuple[str, ...]
    filtered: bool
    totals: int

    @property
    def first_row(self) -> int:
        """Its first data row."""
        return self.area[0] + 1

    @property
    def count(self) -> int:
        """How many data rows it has."""
        return self.area[2] - self.area[0] - self.totals


@dataclass
class WorkbookXml:
    """One workbook, of the file ``name``; each sheet is parsed when it is asked for, once.

    ``sheet_parts`` names the part of every worksheet in the order of the tabs. A cell or a table far outside
    everything is SKP-518, a length of time that is none SKP-519.
    """

    name: str
    parts: Mapping[str, bytes]
    part: str
    sheet_parts: dict[str, str]
    date_1904: bool
    _sheets: dict[str, SheetXml] = field(default_factory=dict)
    _values: dict[str, dict[Address, Any]] = field(default_factory=dict)
    _blocks: dict[str, Sequence[Sequence[Any]]] = field(default_factory=dict)
    _relations: dict[str, list[dict[str, str]]] = field(default_factory=dict)

    @property
    def sheet_names(self) -> list[str]:
        """The worksheets in the order of their tabs."""
        return list(self.sheet_parts)

    def sheet(self, name: str) -> SheetXml:
        """One sheet as its part has it."""
        if name not in self._sheets:
            try:
                self._sheets[name] = read_sheet(self.parts[self.sheet_parts[name]])
            except StrayCellError as galat:
                raise SakipError("SKP-518", berkas=self.name, nilai=f"{name}!{galat}") from galat
        return self._sheets[name]

    def relations(self, sheet: str) -> list[dict[str, str]]:
        """The relationships of one sheet: its tables, drawings, comments and links."""
        if sheet not in self._relations:
            self._relations[sheet] = list(relations(self.parts, self.sheet_parts[sheet]).values())
        return self._relations[sheet]

    @cached_property
    def tables(self) -> list[TableXml]:
        """Every table, sheet by sheet; two of one name are a ``ValueError``."""
        try:
            found = [
                _table(sheet, self.parts[relation["Target"]])
                for sheet in self.sheet_parts
                for relation in self.relations(sheet)
                if relation.get("Type", "").endswith(_TABLE)
            ]
        except StrayCellError as galat:
            raise SakipError("SKP-518", berkas=self.name, nilai=str(galat)) from galat
        if len({table.name.casefold() for table in found}) < len(found):
            raise ValueError(_TABLE)
        return found

    @cached_property
    def styles(self) -> CellStyles:
        """The styles, none when the file has no part of them."""
        part = self._related("/styles")
        return read_styles(self.parts[part]) if part in self.parts else CellStyles()

    @cached_property
    def strings(self) -> list[str]:
        """The texts that cells refer to by number."""
        part = self._related("/sharedStrings")
        return read_strings(self.parts[part]) if part in self.parts else []

    def values(self, name: str) -> dict[Address, Any]:
        """The value of every cell of one sheet that shows one; an error has none."""
        if name not in self._values:
            side = self.sheet(name)
            self._values[name] = {
                place: self._value(name, place, kind, text) for place, (kind, text) in side.cells.items()
            }
        return self._values[name]

    def block(self, sheet: str) -> Sequence[Sequence[Any]]:
        """Every value of one sheet from A1, each row as long as it has values, ``""`` for none."""
        if sheet not in self._blocks:
            values = self.values(sheet)
            rows: dict[int, list[Any]] = {}
            for row, column in sorted(values):
                cells = rows.setdefault(row, [])
                cells += [""] * (column - len(cells))
                cells.append(values[row, column])
            self._blocks[sheet] = [rows.get(row, _EMPTY) for row in range(max(rows, default=-1) + 1)]
        return self._blocks[sheet]

    def _value(self, sheet: str, place: Address, kind: str, text: str) -> Any:
        if kind == "s":
            return self.strings[whole_number(text)]
        if kind in _READERS:
            return _READERS[kind](text)
        if kind not in {"", "n"}:
            raise ValueError(kind)
        number, shown = number_of(text), self.styles.shown
        style = self._sheets[sheet].styles.get(place, 0)
        if style >= len(shown) or shown[style] is Shown.NUMBER:
            return number
        try:
            return shown_moment(number, shown[style], date_1904=self.date_1904)
        except OverflowError as galat:
            where = f"{sheet}!{cell_address(*place)}"
            raise SakipError("SKP-519", berkas=self.name, nilai=where) from galat

    def _related(self, kind: str) -> str:
        """The part of a kind that the workbook refers to."""
        found = relations(self.parts, self.part).values()
        return next((item["Target"] for item in found if item.get("Type", "").endswith(kind)), "")


def open_workbook(name: str, parts: Mapping[str, bytes]) -> WorkbookXml:
    """Find the workbook of a file by its root; ``ValueError`` or ``LookupError`` when there is not just one.

    ``name`` is what a refusal calls the file.
    """
    roots = [item for item in relations(parts, "").values() if item.get("Type", "").endswith(_WORKBOOK)]
    [root] = {item["Target"] for item in roots}
    found = elements(parts[root], "sheet", "workbookPr")
    targets = relations(parts, root)
    sheets: dict[str, str] = {}
    for kind, attributes in found:
        target = targets.get(attributes.get("id", ""), {}) if kind == "sheet" else {}
        if target.get("Type", "").endswith(_SHEET) and target["Target"] in parts:
            if attributes["name"] in sheets:
                raise ValueError(attributes["name"])
            sheets[attributes["name"]] = target["Target"]
    settings = next((attributes for kind, attributes in found if kind == "workbookPr"), {})
    return WorkbookXml(name, parts, root, sheets, is_true(settings.get("date1904", "0")))


def read_strings(content: bytes) -> list[str]:
    """The shared texts, formatted pieces joined, without the reading aids of Asian scripts."""
    result: list[str] = []
    pieces: list[str] = []
    phonetic = False

    def begin_phonetic(_attributes: dict[str, str]) -> None:
        nonlocal phonetic
        phonetic = True

    def end_phonetic() -> None:
        nonlocal phonetic
        phonetic = False

    def begin_text(_attributes: dict[str, str]) -> None:
        walk.collect()

    def end_text() -> None:
        text = walk.text()
        if not phonetic:
            pieces.append(plain_text(text))

    def end_item() -> None:
        result.append("".join(pieces))
        pieces.clear()

    walk = XmlWalk(
        {"rPh": begin_phonetic, "t": begin_text}, {"rPh": end_phonetic, "t": end_text, "si": end_item}
    )
    walk.walk(content)
    return result


def plain_text(text: str) -> str:
    """A text with the letters that XML cannot hold, which a file writes by number.

    >>> plain_text("a_x0042_c")
    'aBc'
    """
    return _BY_NUMBER.sub(_letter, text) if "_x" in text else text


def _letter(match: re.Match[str]) -> str:
    letter = chr(int(match[1], 16))
    return match[0] if "\ud800" <= letter <= "\udfff" else letter


def shown_moment(number: float, shown: Shown, *, date_1904: bool = False) -> object:
    """A serial number as the date, time or length of time that its cell shows; else the number.

    As Excel counts: day 60 is the 29 February 1900 that never was, and reads as the day before it. A number
    below 0 is no time and reads as midnight, a number beyond the year 9999 stays one. A length of more days
    than Python holds is an ``OverflowError``.
    """
    if not isfinite(number) or (shown is Shown.MOMENT and number >= _LAST_DAY + 1):
        return number
    if shown is Shown.DURATION:
        return timedelta(milliseconds=round(number * _MILLISECONDS))
    if number < 1:
        return (datetime.min + timedelta(milliseconds=round(max(number, 0) * _MILLISECONDS))).time()
    first = datetime(1904, 1, 1) if date_1904 else datetime(1899, 12, 31)
    days = number if date_1904 or number < _LEAP_THAT_NEVER_WAS else number - 1
    moment = first + timedelta(milliseconds=round(days * _MILLISECONDS))
    return moment.date() if number == int(number) else moment


def number_of(text: str) -> float:
    """A number as XML writes it; ``ValueError`` for what is none there, though Python takes it."""
    if "_" in text or not text.isascii():  # Python takes a line for a separator, and digits of all scripts
        raise ValueError(text[:20])
    return float(text)


def _from_iso(text: str) -> date | datetime:
    moment = datetime.fromisoformat(text)
    moment = moment.replace(tzinfo=None)
    return moment.date() if len(text) <= len("2026-01-01") else moment


_READERS: Mapping[str, Callable[[str], Any]] = {
    "str": plain_text,
    "inlineStr": plain_text,
    "b": is_true,
    "d": _from_iso,
    "e": lambda _text: "",
}
"""The value of a cell by its kind; a number or a shared text needs more than its own words."""


def _table(sheet: str, content: bytes) -> TableXml:
    """A table's part; ``StrayCellError`` for a rectangle far outside, ``ValueError`` for one out of order."""
    found = elements(content, "table", "tableColumn", "filterColumn")
    attributes = next((item for name, item in found if name == "table"), {})
    area = row, column, last_row, last_column = rectangle(attributes["ref"])
    if last_row < row or last_column < column or attributes.get("headerRowCount", "1") != "1":
        raise ValueError(attributes["ref"])
    name = attributes.get("displayName", attributes.get("name", ""))
    if last_row >= FAR_ROW or last_column >= FAR_COLUMN:
        place = f"{name}!{cell_address(last_row, last_column)}"
        raise StrayCellError(place)
    columns = tuple(item.get("name", "") for kind, item in found if kind == "tableColumn")
    filtered = any(kind == "filterColumn" for kind, _ in found)
    return TableXml(name, sheet, area, columns, filtered, whole_number(attributes.get("totalsRowCount", "0")))


def defined_names(content: bytes, sheet: int | None = None) -> dict[str, str]:
    """The names of the workbook part that hold for the whole book, or one sheet, with what they refer to."""
    result: dict[str, str] = {}
    current = ""

    def begin(attributes: dict[str, str]) -> None:
        nonlocal current
        ours = attributes.get("localSheetId") == (None if sheet is None else str(sheet))
        current = attributes.get("name", "") if ours else ""
        walk.collect()

    def end() -> None:
        text = walk.text()
        if current:
            result[current] = text

    walk = XmlWalk({"definedName": begin}, {"definedName": end})
    walk.walk(content)
    return result
