"""What can be seen of every cell of an open book, to lay two books beside each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

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
    "FormulaLocal",
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
        end = sheet.used_range.last_cell
        for row in range(end.row):
            for column in range(end.column):
                result[sheet.name, row, column] = _cell(sheet.impl.xl.getCellByPosition(column, row))
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


def _cell(cell: Any) -> dict[str, Any]:
    content = dict(zip(_PROPERTIES, cell.getPropertyValues(_PROPERTIES), strict=True))
    rumus = content.pop("FormulaLocal")
    is_formula = cell.Type.value == "FORMULA"  # a text that begins with "=" is none
    result: dict[str, Any] = {name: _nilai(value) for name, value in content.items()}
    result["ParaIndent"] = bool(result["ParaIndent"])  # the unit is the program's own
    return {
        "isi": "" if is_formula else cell.getString() if rumus else "",
        "rumus": rumus if is_formula else "",
        "gabung": cell.getIsMerged(),
        **result,
    }


def _nilai(value: Any) -> Any:
    if hasattr(value, "OuterLineWidth"):
        return value.OuterLineWidth, value.OuterLineWidth and value.Color
    return value.value if hasattr(value, "value") else value
