"""Values of a block of cells: read as COM gives them, written as Excel takes them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from tests.office_engine import formulas
from tests.office_engine.base import CURRENCY, DATE, FORMULA, LOGICAL, TEXT, TIME, Box, RefusedError, box_of
from tests.office_engine.number_formats import NumberFormats, single_format_key
from tests.office_engine.typing import ERRORS, LONGEST_IN_BLOCK, LONGEST_IN_CELL, as_typed

EPOCH = dt.datetime(1899, 12, 30)
_UNO_ERRORS = {532: "#DIV/0!", 32767: "#N/A", 525: "#NAME?", 521: "#NULL!", 503: "#NUM!", 524: "#REF!"}
_UNNAMED = 525
# A formula that LibreOffice could not read, or of a column that is not there: Excel would not have taken it.
_UNREADABLE = {501, *range(505, 519), 520, 533}


class CellError(str):
    """The value of a cell in error: ``#DIV/0!``."""

    __slots__ = ()


def format_parts(xl: Any, box: Box) -> Iterator[tuple[int, Box]]:
    """The rectangles of a range that have one number format, with the key of that format."""
    single_key = single_format_key(xl, box)
    if single_key is not None:
        yield single_key, box
        return
    groups = xl.getUniqueCellFormatRanges()
    for index in range(groups.Count):
        ranges = groups.getByIndex(index)
        key = ranges.getByIndex(0).NumberFormat
        for address in ranges.getRangeAddresses():
            yield key, box_of(address)


def format_kinds(formats: NumberFormats, xl: Any, box: Box) -> Iterator[tuple[int, Box]]:
    """The rectangles of a range that have one number format, with the type of that format."""
    return ((formats.kind(key), part) for key, part in format_parts(xl, box))


def read(formats: NumberFormats, sheet: Any, box: Box, *, time_as_fraction: bool) -> list[list[Any]]:
    """The values of a block: dates and truths by number format, errors as ``CellError``."""
    xl = box_in(sheet, box)
    data = [list(row) for row in xl.getDataArray()]
    numbers = {(r, c) for r, row in enumerate(data) for c, value in enumerate(row) if type(value) is float}
    for upper, left, lower in column_runs(numbers):
        run = Box(box.top + upper, box.left + left, box.top + lower, box.left + left)
        for kind, part in format_kinds(formats, box_in(sheet, run), run):
            if kind & (DATE | TIME | LOGICAL | CURRENCY):
                _give_types(data, box, part, kind, time_as_fraction=time_as_fraction)
    if numbers:
        _true_false(data, xl)
    for r, row in enumerate(data):
        for c, value in enumerate(row):
            if value is None:
                row[c] = CellError(_UNO_ERRORS.get(xl.getCellByPosition(c, r).getError(), "#VALUE!"))
    return data


def _give_types(data: list[list[Any]], box: Box, part: Box, kind: int, *, time_as_fraction: bool) -> None:
    for r in range(part.top - box.top, part.bottom - box.top + 1):
        row = data[r]
        for c in range(part.left - box.left, part.right - box.left + 1):
            value = row[c]
            if not isinstance(value, float):
                continue
            if kind & LOGICAL:
                row[c] = bool(value)
            elif kind & CURRENCY:
                row[c] = Decimal(str(round(value, 4)))
            elif kind & DATE or not time_as_fraction:
                row[c] = EPOCH + dt.timedelta(milliseconds=round(value * 86_400_000))


def _true_false(data: list[list[Any]], xl: Any) -> None:
    """Formulas of format General that give TRUE or FALSE show it only in what is displayed."""
    candidate = [
        (r, c) for r, row in enumerate(data) for c, n in enumerate(row) if type(n) is float and n in {0, 1}
    ]
    if not candidate:
        return
    formula_cells = find_formula_cells(xl)
    for r, c in candidate:
        if (r, c) in formula_cells and xl.getCellByPosition(c, r).getString() in {"TRUE", "FALSE"}:
            data[r][c] = bool(data[r][c])


def box_in(sheet: Any, box: Box) -> Any:
    """The UNO range over a rectangle of a UNO sheet."""
    return sheet.getCellRangeByPosition(box.left - 1, box.top - 1, box.right - 1, box.bottom - 1)


class WriteTransaction:
    """One block on its way into cells: what each element becomes there, and which format it brings."""

    def __init__(self, formats: NumberFormats, xl: Any, box: Box, decimal: str | None) -> None:
        self.formats = formats
        self.decimal = decimal
        self.xl = xl
        self.box = box
        self._formats_before: list[tuple[int, Box]] = []
        self.typed_formulas: dict[tuple[int, int], str] = {}
        self.new_formats: dict[str, list[tuple[int, int]]] = {}
        self._kinds: dict[tuple[int, int], int] = {}
        for kind, part in format_kinds(formats, xl, box):
            if kind & (TEXT | LOGICAL | DATE | TIME):
                for r in range(part.top, part.bottom + 1):
                    for c in range(part.left, part.right + 1):
                        self._kinds[r - self.box.top, c - self.box.left] = kind

    def write(self, data: Sequence[Sequence[Any]], table: str | None) -> None:
        """Write a block of the range's own size."""
        self.xl.setDataArray(
            tuple(tuple(self._cell((r, c), n) for c, n in enumerate(row)) for r, row in enumerate(data))
        )
        for key, part in self._formats_before:  # LibreOffice gives a text like a number the format of text
            box_in(self.xl.Spreadsheet, part).NumberFormat = key
        for upper, left, lower in column_runs(self.typed_formulas):
            content = tuple(
                (formulas.to_uno(self.typed_formulas[r, left], table),) for r in range(upper, lower + 1)
            )
            write_formulas(self.xl.getCellRangeByPosition(left, upper, left, lower), content)
        for code, cells in self.new_formats.items():
            key = self.formats.key(code)
            for upper, left, lower in column_runs(cells):
                self.xl.getCellRangeByPosition(left, upper, left, lower).NumberFormat = key

    def _cell(self, at: tuple[int, int], value: Any) -> float | str:
        kind = self._kinds.get(at, 0)
        if value is None or value == "":
            return ""
        if isinstance(value, str):
            return self._from_text(at, value, kind)
        if kind & TEXT:
            return as_shown_text(value)
        return self._from_value(at, value, kind)

    def _from_text(self, at: tuple[int, int], text: str, kind: int) -> float | str:
        if len(text) > (LONGEST_IN_BLOCK if self.box.shape != (1, 1) else LONGEST_IN_CELL):
            raise RefusedError(f"{len(text)} characters in one cell")
        if text.startswith("'"):
            if not kind & TEXT and not self._formats_before:
                self._formats_before = list(format_parts(self.xl, self.box))
            return text[1:]
        if kind & TEXT:
            return text
        if (text.startswith("=") and len(text) > 1) or text in ERRORS:
            self.typed_formulas[at] = text
            return ""
        result = as_typed(text, self.decimal)
        if isinstance(result, str):
            return result
        if text.strip().endswith("%"):
            self.new_formats.setdefault("0.00%", []).append(at)
        return self._from_value(at, result, kind)

    def _from_value(self, at: tuple[int, int], value: Any, kind: int) -> float:
        if isinstance(value, bool):
            if not kind & LOGICAL:
                self.new_formats.setdefault("BOOLEAN", []).append(at)
            return float(value)
        if kind & LOGICAL:
            self.new_formats.setdefault("General", []).append(at)
        if isinstance(value, dt.date):
            moment = (
                value if isinstance(value, dt.datetime) else dt.datetime(value.year, value.month, value.day)
            )
            if not kind & (DATE | TIME):
                midnight = moment.time() == dt.time()
                self.new_formats.setdefault("m/d/yyyy" if midnight else "m/d/yyyy h:mm", []).append(at)
            return (moment.replace(tzinfo=None) - EPOCH) / dt.timedelta(days=1)
        if isinstance(value, dt.time) or not isinstance(value, (int, float, Decimal)):
            raise RefusedError(f"COM takes no {type(value).__name__}: {value!r}")
        return float(value)


def as_shown_text(value: Any) -> str:
    """What Excel shows of a value put into a cell of format ``@``."""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, dt.date):
        return f"{value.month}/{value.day}/{value.year}"
    return f"{float(value):.15g}"


def column_runs(cells: Iterable[tuple[int, int]]) -> list[tuple[int, int, int]]:
    """Cells as runs down a column: first row, column, last row."""
    result: list[tuple[int, int, int]] = []
    for r, c in sorted(cells, key=lambda at: (at[1], at[0])):
        if result and result[-1][1:] == (c, r - 1):
            result[-1] = (result[-1][0], c, r)
        else:
            result.append((r, c, r))
    return result


def find_text_areas(formats: NumberFormats, xl: Any, box: Box) -> list[Box]:
    """The rectangles of a range whose format is ``@``."""
    return [part for kind, part in format_kinds(formats, xl, box) if kind & TEXT]


def find_formula_cells(xl: Any) -> set[tuple[int, int]]:
    """Which cells of a range are formulas, by row and column within it; a text like one is none."""
    parts = map(box_of, xl.queryContentCells(FORMULA).getRangeAddresses())
    return _position(box_of(xl.RangeAddress), parts)


def _position(box: Box, parts: Iterable[Box]) -> set[tuple[int, int]]:
    """The cells of some rectangles by row and column within the one that holds them."""
    return {
        (r - box.top, c - box.left)
        for area in parts
        for r in range(area.top, area.bottom + 1)
        for c in range(area.left, area.right + 1)
    }


def write_text_formulas(
    formats: NumberFormats, xl: Any, content: Sequence[Sequence[Any]], table: str | None
) -> None:
    """Put in formulas of Excel; in a cell of format ``@`` a formula stays the text that it is.

    An apostrophe makes a text without changing the format, where LibreOffice would give the cell ``@``.
    """
    box = box_of(xl.RangeAddress)
    text_areas = find_text_areas(formats, xl, box)
    text_cells = _position(box, text_areas)
    made_texts = [
        xl.getCellByPosition(c, r)
        for r, row in enumerate(content)
        for c, typed in enumerate(row)
        if (r, c) not in text_cells and str(typed).startswith("'")
    ]
    before = [cell.NumberFormat for cell in made_texts]
    write_formulas(
        xl,
        tuple(
            tuple("" if (r, c) in text_cells else _type_in(typed, table) for c, typed in enumerate(row))
            for r, row in enumerate(content)
        ),
    )
    for cell, number_format in zip(made_texts, before, strict=True):
        cell.NumberFormat = number_format
    for part in text_areas:
        row = content[part.top - box.top : part.bottom - box.top + 1]
        column = slice(part.left - box.left, part.right - box.left + 1)
        data = tuple(tuple("" if n is None else str(n).removeprefix("'") for n in b[column]) for b in row)
        box_in(xl.Spreadsheet, part).setDataArray(data)


def _type_in(content: Any, table: str | None) -> str:
    """What is put in as a formula: numbers as they are, texts as typed."""
    if content is None:
        return ""
    if isinstance(content, bool):
        return str(content).upper()
    if isinstance(content, (int, float)):
        return repr(content)
    text = str(content)
    return formulas.to_uno(text, table) if text.startswith("=") else text


def write_formulas(xl: Any, content: tuple[tuple[str, ...], ...]) -> None:
    """Put formulas in UNO's grammar into a range; one that cannot be read is refused, as in Excel."""
    xl.setFormulaArray(content)
    wrong = xl.queryFormulaCells(4)
    for address in wrong.getRangeAddresses():
        for r in range(address.StartRow, address.EndRow + 1):
            for c in range(address.StartColumn, address.EndColumn + 1):
                cell = xl.Spreadsheet.getCellByPosition(c, r)
                text = formulas.from_uno(cell.Formula)
                if cell.getError() in _UNREADABLE or (cell.getError() == _UNNAMED and "[" in text):
                    cell.setFormula("")
                    raise RefusedError(text)
