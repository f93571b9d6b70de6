"""How cells look: number format, colours, font, alignment, borders, sizes."""

from __future__ import annotations

from typing import Any

from xlwings.base_classes import _UNSET, BORDER_GRID_SIDES

from tests.office_engine.base import (
    MM100_PER_POINT,
    OfCells,
    Part,
    RefusedError,
    from_color,
    options,
    to_color,
    uno_struct,
)
from tests.office_engine.ground import CellRange
from tests.office_engine.number_formats import single_format_key

_HORIZONTAL = {
    "general": "STANDARD",
    "left": "LEFT",
    "center": "CENTER",
    "right": "RIGHT",
    "fill": "REPEAT",
    "justify": "BLOCK",
}
_VERTICAL = {"top": 1, "center": 2, "bottom": 3, "justify": 4}
_INDENT = 1058 / 3  # of one step of Excel's indent, in 1/100 mm
_CHARACTER_WIDTH = 193  # of one unit of column width, in 1/100 mm

_SIDES = {"edge_top": "Top", "edge_bottom": "Bottom", "edge_left": "Left", "edge_right": "Right"}
_INSIDE = {"inside_vertical": "Vertical", "inside_horizontal": "Horizontal"}
_DIAGONAL = {"diagonal_down": "DiagonalTLBR2", "diagonal_up": "DiagonalBLTR2"}
_LINES = {
    "continuous": 0,
    "dot": 1,
    "dash": 2,
    "double": 3,
    "dash_dot": 16,
    "dash_dot_dot": 17,
}  # com.sun.star.table.BorderLineStyle
_WEIGHTS = {"hairline": 2, "thin": 26, "medium": 53, "thick": 79}


class Style(CellRange):
    """The looks of a range."""

    __slots__ = ()

    @property
    def number_format(self) -> str | None:
        """The format code; ``None`` for cells that disagree."""
        key = single_format_key(self.xl, self.box)
        return None if key is None else self.formats.code(key)

    @number_format.setter
    def number_format(self, code: str) -> None:
        self.ensure_changeable()
        self.xl.NumberFormat = self.formats.key(code)

    @property
    def color(self) -> tuple[int, int, int] | None:
        return from_color(self.shared_property("CellBackColor"))

    @color.setter
    def color(self, color: Any) -> None:
        self.ensure_changeable()
        self.xl.CellBackColor = to_color(color)

    def set_colors(self, colors: list[list[Any]]) -> None:
        for r, row in enumerate(colors, start=self.box.top):
            for c, color in enumerate(row, start=self.box.left):
                if color is not ...:
                    cell = self.box._replace(top=r, bottom=r, left=c, right=c)
                    self.sheet.cell_range(cell).color = color

    @property
    def font(self) -> Font:
        return Font(self)

    @property
    def borders(self) -> Borders:
        return Borders(self)

    @property
    def wrap_text(self) -> bool | None:
        result: bool | None = self.shared_property("IsTextWrapped")
        return result

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.ensure_changeable()
        self.xl.IsTextWrapped = bool(value)

    @property
    def horizontal_alignment(self) -> str | None:
        value = self.shared_property("HoriJustify")
        return next((name for name, uno in _HORIZONTAL.items() if value and value.value == uno), None)

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        self.ensure_changeable()
        self.xl.HoriJustify = options("table.CellHoriJustify", _built(_HORIZONTAL, value))
        if value in {"general", "center"}:  # these have no indent
            self.xl.ParaIndent = 0

    @property
    def vertical_alignment(self) -> str | None:
        value = self.shared_property("VertJustify")
        return next(
            (name for name, uno in _VERTICAL.items() if value in {uno, 0 if name == "bottom" else uno}), None
        )

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        self.ensure_changeable()
        self.xl.VertJustify = _built(_VERTICAL, value)

    def adjust_indent(self, steps: int) -> None:
        """Indent by so many steps more (or less); beyond Excel's 0 to 250 it is refused."""
        self.ensure_changeable()
        new = round(self.xl.ParaIndent / _INDENT) + steps
        if not 0 <= new <= 250:
            raise RefusedError(f"indent {new}")
        self.xl.ParaIndent = round(new * _INDENT)
        if new and self.horizontal_alignment == "general":
            self.horizontal_alignment = "left"

    @property
    def row_height(self) -> float | None:
        """Points; ``None`` for rows that disagree."""
        result = {self.xl.Rows.getByIndex(n).Height for n in range(min(self.xl.Rows.Count, 1000))}
        return round(result.pop() / MM100_PER_POINT, 2) if len(result) == 1 else None

    @row_height.setter
    def row_height(self, points: float) -> None:
        self.ensure_changeable()
        if not 0 <= points <= 409:
            raise RefusedError(f"row height {points}")
        self.xl.Rows.Height = round(points * MM100_PER_POINT)

    @property
    def column_width(self) -> float | None:
        """Characters; ``None`` for columns that disagree."""
        result = {self.xl.Columns.getByIndex(n).Width for n in range(min(self.xl.Columns.Count, 1000))}
        return round(result.pop() / _CHARACTER_WIDTH, 1) if len(result) == 1 else None

    @column_width.setter
    def column_width(self, characters: float) -> None:
        self.ensure_changeable()
        self.xl.Columns.Width = round(characters * _CHARACTER_WIDTH)

    @property
    def left(self) -> float:
        return float(self.xl.Position.X / MM100_PER_POINT)

    @property
    def top(self) -> float:
        return float(self.xl.Position.Y / MM100_PER_POINT)

    @property
    def width(self) -> float:
        return float(self.xl.Size.Width / MM100_PER_POINT)

    @property
    def height(self) -> float:
        return float(self.xl.Size.Height / MM100_PER_POINT)

    def autofit(self, axis: str | None = None) -> None:
        if axis in {None, "rows", "r"}:
            self.xl.Rows.OptimalHeight = True
        if axis in {None, "columns", "c"}:
            self.xl.Columns.OptimalWidth = True

    @property
    def row_hidden(self) -> bool | None:
        result = {not self.xl.Rows.getByIndex(n).IsVisible for n in range(self.xl.Rows.Count)}
        return result.pop() if len(result) == 1 else None

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self.ensure_changeable()
        self.xl.Rows.IsVisible = not value

    @property
    def column_hidden(self) -> bool | None:
        result = {not self.xl.Columns.getByIndex(n).IsVisible for n in range(self.xl.Columns.Count)}
        return result.pop() if len(result) == 1 else None

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self.ensure_changeable()
        self.xl.Columns.IsVisible = not value


class Font(OfCells):
    """The letters of a range; a property of cells that disagree is ``None``."""

    __slots__ = ()

    cells: CellRange

    def _assign(self, name: str, value: Any) -> None:
        self.cells.ensure_changeable()
        setattr(self.cells.xl, name, value)

    @property
    def bold(self) -> bool | None:
        weight = self.cells.shared_property("CharWeight")
        return None if weight is None else bool(weight > 110)

    @bold.setter
    def bold(self, value: bool) -> None:
        self._assign("CharWeight", 150.0 if value else 100.0)

    @property
    def italic(self) -> bool | None:
        slant = self.cells.shared_property("CharPosture")
        return None if slant is None else bool(slant.value == "ITALIC")

    @italic.setter
    def italic(self, value: bool) -> None:
        self._assign("CharPosture", options("awt.FontSlant", "ITALIC" if value else "NONE"))

    @property
    def size(self) -> float | None:
        result: float | None = self.cells.shared_property("CharHeight")
        return result

    @size.setter
    def size(self, points: float) -> None:
        self._assign("CharHeight", float(points))

    @property
    def color(self) -> tuple[int, int, int] | None:
        """Black for letters of no colour of their own."""
        color = self.cells.shared_property("CharColor")
        return (0, 0, 0) if color == -1 else from_color(color)

    @color.setter
    def color(self, color: Any) -> None:
        self._assign("CharColor", to_color(color))

    @property
    def name(self) -> str | None:
        result: str | None = self.cells.shared_property("CharFontName")
        return result

    @name.setter
    def name(self, name: str) -> None:
        self._assign("CharFontName", name)


class Borders(OfCells):
    """The lines around and within a range."""

    __slots__ = ()

    cells: CellRange

    def __getitem__(self, side: str) -> Border:
        return Border(self.cells, side)

    def _same_name(self, name: str) -> Any:
        result = {getattr(self[side], name) for side in self._sides()}
        return result.pop() if len(result) == 1 else None

    def _sides(self) -> list[str]:
        """The sides that a range of this size has."""
        row, column = self.cells.box.shape
        excluded = {"inside_horizontal"} if row == 1 else set()
        excluded |= {"inside_vertical"} if column == 1 else set()
        return [side for side in BORDER_GRID_SIDES if side not in excluded]

    line_style = property(lambda self: self._same_name("line_style"))
    weight = property(lambda self: self._same_name("weight"))
    color = property(lambda self: self._same_name("color"))

    def set(
        self, side: list[str], *, line_style: Any = _UNSET, weight: Any = _UNSET, color: Any = _UNSET
    ) -> None:
        allowed = {*self._sides(), *_DIAGONAL}
        for each in side:
            if each in allowed:
                self[each].change(line_style=line_style, weight=weight, color=color)

    def clear(self, side: list[str]) -> None:
        self.set(side, line_style=None)


class Border(Part):
    """One side of a range."""

    __slots__ = ("cells", "side")

    def __init__(self, block: CellRange, side: str) -> None:
        self.cells = block
        self.side = side

    @property
    def api(self) -> Any:
        return self._lines()

    def _lines(self) -> Any:
        if self.side in _DIAGONAL:
            return getattr(self.cells.xl, _DIAGONAL[self.side])
        return getattr(self.cells.xl.TableBorder2, f"{(_SIDES | _INSIDE)[self.side]}Line")

    @property
    def line_style(self) -> str | None:
        line = self._lines()
        if not line.LineWidth:
            return None
        return next((name for name, uno in _LINES.items() if uno == line.LineStyle), "continuous")

    @line_style.setter
    def line_style(self, value: str | None) -> None:
        self.change(line_style=value)

    @property
    def weight(self) -> str | None:
        width = self._lines().LineWidth
        if self.line_style == "double":
            return "thick"
        return min(_WEIGHTS, key=lambda name: abs(_WEIGHTS[name] - width)) if width else None

    @weight.setter
    def weight(self, value: str) -> None:
        self.change(weight=value)

    @property
    def color(self) -> tuple[int, int, int] | None:
        line = self._lines()
        return from_color(line.Color) if line.LineWidth else None

    @color.setter
    def color(self, value: Any) -> None:
        self.change(color=value)

    def change(self, *, line_style: Any = _UNSET, weight: Any = _UNSET, color: Any = _UNSET) -> None:
        """Change what is given; a line that was not there becomes thin, continuous and black."""
        self.cells.ensure_changeable()
        line = self._lines()
        if line_style in {None, "none"}:
            line = uno_struct("table.BorderLine2")
        else:
            width = line.LineWidth or _WEIGHTS["thin"]
            line.LineWidth = line.OuterLineWidth = _WEIGHTS[weight] if weight is not _UNSET else width
            if line_style is not _UNSET:
                line.LineStyle = _built(_LINES, line_style)
            if line_style == "double":  # has one weight only
                line.LineWidth = line.OuterLineWidth = _WEIGHTS["medium"]
            if color is not _UNSET:
                line.Color = to_color(color)
        if self.side in _DIAGONAL:
            setattr(self.cells.xl, _DIAGONAL[self.side], line)
            return
        name = (_SIDES | _INSIDE)[self.side]
        borders = uno_struct("table.TableBorder2")
        setattr(borders, f"{name}Line", line)
        setattr(borders, f"Is{name}LineValid", True)
        self.cells.xl.TableBorder2 = borders


def _built(known: dict[str, Any], value: str) -> Any:
    if value not in known:
        raise NotImplementedError(f"engine libreoffice has no {value!r}, only {sorted(known)}")
    return known[value]
