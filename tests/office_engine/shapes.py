"""Shapes and charts of a sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.office_engine.base import MM100_PER_POINT, Named, NotBuiltError, Part
from tests.office_engine.collections_ import SheetCollection
from tests.office_engine.formulas import from_uno, to_uno

_KINDS = {
    "CustomShape": "auto_shape",
    "TextShape": "text_box",
    "GraphicObjectShape": "picture",
    "OLE2Shape": "chart",
    "ControlShape": "form_control",
    "GroupShape": "group",
    "ConnectorShape": "line",
    "LineShape": "line",
}


class Shapes(SheetCollection):
    """What is drawn on a sheet; notes of cells are not among them."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Shape]:
        page = self.sheet.xl.DrawPage
        return (Shape(self.sheet, page.getByIndex(index)) for index in range(page.Count))

    def __len__(self) -> int:
        return int(self.sheet.xl.DrawPage.Count)

    def __call__(self, key: str | int) -> Shape:
        """As of every collection; all names are read again only when a shape came, went or changed."""
        if isinstance(key, int):
            return super().__call__(key)  # type: ignore[no-any-return]
        known: dict[str, tuple[int, dict[str, Any]]] = self.sheet.book.shape_index
        count, index = known.get(self.sheet.name, (-1, {}))
        xl = index.get(key.lower())
        if count != len(self) or xl is None or xl.Name.lower() != key.lower():
            count, index = len(self), {shape.name.lower(): shape.xl for shape in reversed(list(self))}
            known[self.sheet.name] = count, index
        if key.lower() not in index:
            raise KeyError(key)
        return Shape(self.sheet, index[key.lower()])


class Shape(Named):
    """One shape; sizes in points."""

    __slots__ = ()

    @property
    def index(self) -> int:
        return next(
            number for number, shape in enumerate(self.parent.shapes, start=1) if shape.name == self.name
        )

    @property
    def type(self) -> str:
        kind = self.xl.ShapeType.rpartition(".")[2]
        if kind not in _KINDS:
            raise NotBuiltError(f"engine libreoffice: Shape.type of {kind}")
        return _KINDS[kind]

    @property
    def text(self) -> str:
        return str(self.xl.String)

    @text.setter
    def text(self, text: str) -> None:
        self.parent.cells.ensure_changeable()
        self.xl.setString(text)

    def _place(self, **new: float) -> None:
        place, size = self.xl.Position, self.xl.Size
        for name, points in new.items():
            setattr(place if name in "XY" else size, name, round(points * MM100_PER_POINT))
        self.xl.setPosition(place)
        self.xl.setSize(size)

    @property
    def left(self) -> float:
        return float(self.xl.Position.X / MM100_PER_POINT)

    @left.setter
    def left(self, points: float) -> None:
        self._place(X=points)

    @property
    def top(self) -> float:
        return float(self.xl.Position.Y / MM100_PER_POINT)

    @top.setter
    def top(self, points: float) -> None:
        self._place(Y=points)

    @property
    def width(self) -> float:
        return float(self.xl.Size.Width / MM100_PER_POINT)

    @width.setter
    def width(self, points: float) -> None:
        self._place(Width=points)

    @property
    def height(self) -> float:
        return float(self.xl.Size.Height / MM100_PER_POINT)

    @height.setter
    def height(self, points: float) -> None:
        self._place(Height=points)

    def delete(self) -> None:
        self.parent.xl.DrawPage.remove(self.xl)


class Charts(SheetCollection):
    """The charts of a sheet, in the order in which they were drawn."""

    __slots__ = ()

    def __iter__(self) -> Iterator[Chart]:
        return (Chart(shape) for shape in self.sheet.shapes if shape.type == "chart")


class Chart(Part):
    """One chart, by the name of its shape."""

    __slots__ = ("shape",)

    def __init__(self, shape: Shape) -> None:
        self.shape = shape

    @property
    def parent(self) -> Any:
        return self.shape.parent

    @property
    def document(self) -> Any:
        """The UNO chart document."""
        return self.shape.xl.Model

    @property
    def api(self) -> tuple[Any, Any]:
        return self.shape.xl, self.document

    @property
    def name(self) -> str:
        return self.shape.name

    @property
    def title(self) -> str | None:
        return str(self.document.Title.String) if self.document.HasMainTitle else None

    def fill_series(self, series: int, categories: str, value: str) -> None:
        """Give a series (from 0) its cells, and the chart its categories; ranges as formulas of Excel."""
        diagram = self.document.getFirstDiagram()
        coordinates = diagram.getCoordinateSystems()[0]
        all_series = [each for kind in coordinates.getChartTypes() for each in kind.getDataSeries()]
        all_series[series].getDataSequences()[0].setValues(self._cell(value, "values-y"))
        if categories:
            scale = coordinates.getAxisByDimension(0, 0).getScaleData()
            scale.Categories.setValues(self._cell(categories, "categories"))
            coordinates.getAxisByDimension(0, 0).setScaleData(scale)

    def _cell(self, reference: str, role: str) -> Any:
        source = self.document.getDataProvider()
        result = source.createDataSequenceByRangeRepresentation(to_uno(reference).removeprefix("="))
        result.Role = role
        return result

    def reference(self) -> list[tuple[str, str]]:
        """Categories and values of every series, as formulas of Excel."""
        diagram = self.document.getFirstDiagram()
        coordinates = diagram.getCoordinateSystems()[0]
        categories = coordinates.getAxisByDimension(0, 0).getScaleData().Categories
        reference = _reference(categories.getValues()) if categories else ""
        all_series = [series for kind in coordinates.getChartTypes() for series in kind.getDataSeries()]
        return [(reference, _reference(series.getDataSequences()[0].getValues())) for series in all_series]


def _reference(sequence: Any) -> str:
    return "=" + from_uno(sequence.getSourceRangeRepresentation())
