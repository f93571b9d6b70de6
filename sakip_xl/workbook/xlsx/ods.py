"""A spreadsheet as LibreOffice saves it (``.ods``), seen as the workbook that it would be.

It has no tables: ours are found by their headings. Unlike old binary formats it says of every number
whether it is a percent or a date, and of every cell whether it holds a formula.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Any

from sakip_xl.errors import SakipError
from sakip_xl.workbook.raw import percent
from sakip_xl.workbook.xlsx.address import Address, cell_address
from sakip_xl.workbook.xlsx.sheet_xml import FAR_COLUMN, FAR_ROW, SheetXml
from sakip_xl.workbook.xlsx.workbook_xml import WorkbookXml, number_of
from sakip_xl.workbook.xlsx.xml_walk import XmlWalk, is_true, whole_number

CONTENT = "content.xml"

_OFFICE, _TABLE, _TEXT = (
    f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0" for name in ("office", "table", "text")
)
_SPAN = re.compile(r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:[.,]\d*)?S)?)?")
_ERROR = re.compile(r"#[A-Z/0!?]+|Err:\d+", re.IGNORECASE)
_MOST_CELLS = 500_000
"""Repeated cells that show something are written once and count as often as they are repeated."""


class _Walk(XmlWalk):
    """Collects every sheet while expat walks through the content."""

    def __init__(self, name: str) -> None:
        self.sheets: dict[str, SheetXml] = {}
        self.values: dict[str, dict[Address, Any]] = {}
        self._file, self._sheet = name, ""
        self._row = self._column = self._row_count = self._next_row = 0
        self._attributes: dict[str, str] = {}
        self._lines: list[str] = []
        self._note_lines: list[str] = []
        self._notes = self._count = 0
        super().__init__(
            {
                "table": self._begin_table,
                "table-row": self._begin_row,
                "table-cell": self._begin_cell,
                "covered-table-cell": self._begin_cell,
                "annotation": self._begin_note,
                "p": self._begin_line,
                "s": self._space,
            },
            {
                "table-cell": self._end_cell,
                "covered-table-cell": self._end_cell,
                "annotation": self._end_note,
                "p": self._end_line,
            },
            namespaces=(_OFFICE, _TABLE, _TEXT),
        )

    def _begin_table(self, attributes: dict[str, str]) -> None:
        self._sheet = attributes[f"{_TABLE} name"]
        if self._sheet in self.sheets:
            raise ValueError(self._sheet)
        self.sheets[self._sheet], self.values[self._sheet] = SheetXml(), {}
        self._next_row = 0

    def _begin_row(self, attributes: dict[str, str]) -> None:
        self._row, self._column = self._next_row, 0
        self._row_count = _times(attributes, f"{_TABLE} number-rows-repeated")
        self._next_row = self._row + self._row_count
        if attributes.get(f"{_TABLE} visibility", "visible") != "visible" and self._row_count == 1:
            self.sheets[self._sheet].hidden_rows.append(self._row)

    def _begin_cell(self, attributes: dict[str, str]) -> None:
        self._attributes = attributes
        self._lines.clear()

    def _end_cell(self) -> None:
        columns = _times(self._attributes, f"{_TABLE} number-columns-repeated")
        value = self._value()
        formula = self._attributes.get(f"{_TABLE} formula")
        if value != "" or formula is not None:
            self._keep(value, formula, columns)
        self._column += columns

    def _keep(self, value: Any, formula: str | None, columns: int) -> None:
        last = self._row + self._row_count, self._column + columns
        self._count += self._row_count * columns
        if last[0] > FAR_ROW or last[1] > FAR_COLUMN or self._count > _MOST_CELLS:
            place = f"{self._sheet}!{cell_address(self._row, self._column)}"
            raise SakipError("SKP-518", berkas=self._file, nilai=place)
        sheet, values = self.sheets[self._sheet], self.values[self._sheet]
        for row in range(self._row, last[0]):
            for column in range(self._column, last[1]):
                if formula is not None:
                    sheet.formulas[row, column] = formula.partition(":=")[2] or formula
                if isinstance(value, str) and _ERROR.fullmatch(value) and formula is not None:
                    sheet.errors[row, column] = value
                elif value != "":
                    values[row, column] = value

    def _value(self) -> Any:
        kind = self._attributes.get(f"{_OFFICE} value-type", "")
        number = self._attributes.get(f"{_OFFICE} value", "")
        if kind in {"float", "currency"}:
            return number_of(number)
        if kind == "percentage":
            return percent(number_of(number))
        if kind == "boolean":
            return is_true(self._attributes.get(f"{_OFFICE} boolean-value", ""))
        if kind == "date":
            return _moment(self._attributes[f"{_OFFICE} date-value"])
        if kind == "time":
            return _span(self._attributes[f"{_OFFICE} time-value"])
        return self._attributes.get(f"{_OFFICE} string-value", "\n".join(self._lines))

    def _begin_note(self, _attributes: dict[str, str]) -> None:
        self._notes += 1
        self._note_lines.clear()

    def _end_note(self) -> None:
        self._notes -= 1
        comments = self.sheets[self._sheet].comments if self._sheet else {}
        comments[self._row, self._column] = " ".join(" ".join(self._note_lines).split())

    def _begin_line(self, _attributes: dict[str, str]) -> None:
        self.collect()

    def _space(self, attributes: dict[str, str]) -> None:
        self.add(" " * min(_times(attributes, f"{_TEXT} c"), 1_000))

    def _end_line(self) -> None:
        (self._note_lines if self._notes else self._lines).append(self.text())


def ods_workbook(name: str, content: bytes) -> WorkbookXml:
    """The sheets of a content part; ``name`` is what a refusal calls the file.

    SKP-518 for cells far outside everything; ``ValueError``, ``LookupError`` or ``ExpatError`` for what is
    none.
    """
    walk = _Walk(name)
    walk.walk(content)
    sheets = dict.fromkeys(walk.sheets, "")
    return WorkbookXml(name, {}, "", sheets, date_1904=False, _sheets=walk.sheets, _values=walk.values)


def _times(attributes: dict[str, str], name: str) -> int:
    """How often something is repeated; ``ValueError`` for less than once."""
    count = whole_number(attributes.get(name, "1"))
    if count < 1:
        raise ValueError(name)
    return count


def _moment(text: str) -> date | datetime:
    moment = datetime.fromisoformat(text)
    return moment if "T" in text else moment.date()


def _span(text: str) -> object:
    """A length of time; one within a day is a time of day, as it is in ``.xlsx``."""
    match = _SPAN.fullmatch(text)
    if match is None:
        raise ValueError(text)
    days, hours, minutes, seconds = (int(part or 0) for part in match.groups()[1:])
    span = timedelta(days=days, hours=hours, minutes=minutes, seconds=seconds) * (-1 if match[1] else 1)
    return (datetime.min + span).time() if timedelta() <= span < timedelta(days=1) else span
