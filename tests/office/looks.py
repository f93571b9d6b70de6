"""What can be seen of every cell of an open book, to lay two books beside each other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from tests.office_engine.base import box_of
from tests.office_engine.values import find_formula_cells

if TYPE_CHECKING:
    import xlwings as xw

Cell = tuple[str, int, int]
# In the order of the alphabet, in which UNO gives them back.
_PROPERTIES = (
    "BottomBorder",
    "CellBackColor",
    "CharColor",
    "CharFontName",
    "CharHeight",
    "CharWeight",
    "HoriJustify",
    "IsTextWrapped",
    "LeftBorder",
    "ParaIndent",
    "RightBorder",
    "TopBorder",
    "VertJustify",
)


def appearance_changes(book: xw.Book, other: xw.Book) -> list[tuple[Cell, str, Any, Any]]:
    """Every cell that differs: value, formula, look or merge; stored values of formulas are left out."""
    left, right = appearance(book), appearance(other)
    result = []
    for place in sorted(left.keys() | right.keys()):
        a, b = left.get(place, {}), right.get(place, {})
        if not a or not b:
            result += [(place, "isi", a.get("isi"), b.get("isi"))] if (a or b)["isi"] else []
            continue
        result += [(place, name, a[name], b[name]) for name in a if a[name] != b[name]]
    return result


def appearance(book: xw.Book) -> dict[Cell, dict[str, Any]]:
    """What every used cell shows; rows and columns count from 0."""
    result: dict[Cell, dict[str, Any]] = {}
    for sheet in book.sheets:
        block = sheet.range((1, 1), sheet.used_range.last_cell).impl.xl
        content = _contents(block)
        for row, column, look in _looks(block):
            result[sheet.name, row, column] = content[row, column] | look
    _border_rows(result)
    return result


def _border_rows(everything: dict[Cell, dict[str, Any]]) -> None:
    """Two cells share an edge: what is seen there is the line of either."""
    for (sheet, row, column), cell in everything.items():
        right, lower = everything.get((sheet, row, column + 1)), everything.get((sheet, row + 1, column))
        if right is not None:
            cell["RightBorder"] = max(cell["RightBorder"], right.pop("LeftBorder"))
        if lower is not None:
            cell["BottomBorder"] = max(cell["BottomBorder"], lower.pop("TopBorder"))


def _looks(block: Any) -> Iterator[tuple[int, int, dict[str, Any]]]:
    """Row, column and look of every cell, asked once for all cells that look alike."""
    groups = block.getUniqueCellFormatRanges()
    for index in range(groups.Count):
        group = groups.getByIndex(index)
        cell = group.getByIndex(0).getCellByPosition(0, 0)
        look = {
            name: _plain(value)
            for name, value in zip(_PROPERTIES, cell.getPropertyValues(_PROPERTIES), strict=True)
        }
        look["ParaIndent"] = bool(look["ParaIndent"])  # the unit is the program's own
        look["gabung"] = cell.getIsMerged()
        for area in map(box_of, group.getRangeAddresses()):
            for row in range(area.top - 1, area.bottom):
                for column in range(area.left - 1, area.right):
                    yield row, column, look


def _contents(block: Any) -> dict[tuple[int, int], dict[str, str]]:
    """What every cell says: its formula, else its text, else its number as it is shown."""
    formula_cells = find_formula_cells(block)
    result = {}
    for row, (values, texts) in enumerate(zip(block.getDataArray(), block.getFormulaArray(), strict=True)):
        for column, (value, text) in enumerate(zip(values, texts, strict=True)):
            if (row, column) in formula_cells:
                result[row, column] = {"isi": "", "rumus": text}
            else:
                shown = value if isinstance(value, str) else block.getCellByPosition(column, row).getString()
                result[row, column] = {"isi": shown, "rumus": ""}
    return result


def _plain(value: Any) -> Any:
    if hasattr(value, "OuterLineWidth"):
        return value.OuterLineWidth, value.OuterLineWidth and value.Color
    return value.value if hasattr(value, "value") else value
