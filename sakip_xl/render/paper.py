"""A printed report drawn line by line: paragraphs, headings and ruled tables over fixed columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sakip_xl.domain.model import Cell
from sakip_xl.render.canvas import Area, CanvasSheet, CellKind
from sakip_xl.render.printout import text_height

_CELL_STYLE = "naskah+garis_naskah+di_tengah"
_HEADING_STYLE = "naskah+garis_naskah+tebal+tengah+di_tengah+biru"


@dataclass(frozen=True, slots=True)
class Span:
    """One column of a printed table: the sheet columns it covers, its heading and its style."""

    start: int
    end: int
    heading: str
    style: str = ""


@dataclass(slots=True)
class Paper:
    """Where the next line goes; ``last_column`` is the last column of the paper."""

    sheet: CanvasSheet
    row: int
    last_column: int

    def width(self, start: int, end: int) -> float:
        """The width of a run of columns."""
        return sum(self.sheet.widths[column] for column in range(start, end + 1))

    def text(self, content: Cell, style: str = "naskah", *, indent: int = 0, height: float = 15.0) -> None:
        """A line across the paper, as high as its text needs."""
        width = self.width(indent, self.last_column)
        self.sheet.heights[self.row] = text_height([(content, width)], paling_rendah=height)
        area = Area(self.row, indent, self.row, self.last_column)
        self.sheet.merge(area, content, style, kind=CellKind.COMPUTED)
        self.row += 1

    def numbered(self, number: int, content: str) -> None:
        """One item of a numbered list."""
        self.sheet.write(self.row, 0, f"{number}.", "naskah+kanan", kind=CellKind.COMPUTED)
        self.text(content, indent=1)

    def section(self, heading: str) -> None:
        """The heading of a section, with room above."""
        self.distance()
        self.text(heading, "naskah+tebal+di_tengah", height=18)

    def distance(self, height: float = 8.0) -> None:
        """Room between two parts."""
        self.sheet.heights[self.row] = height
        self.sheet.merge(Area(self.row, 0, self.row, self.last_column), None, "naskah")
        self.row += 1

    def heading(self, spans: Sequence[Span]) -> None:
        """The headings of a table."""
        content = [(span.heading, self.width(span.start, span.end)) for span in spans]
        self.sheet.heights[self.row] = text_height(content, paling_rendah=24)
        for span in spans:
            self.sheet.merge(Area(self.row, span.start, self.row, span.end), span.heading, _HEADING_STYLE)
        self.row += 1

    def values(self, spans: Sequence[Span], values: Sequence[Cell], extra_style: str = "") -> None:
        """One row of a table."""
        pairs = list(zip(spans, values, strict=True))
        text = [
            (content, self.width(span.start, span.end)) for span, content in pairs if isinstance(content, str)
        ]
        self.sheet.heights[self.row] = text_height(text, paling_rendah=17)
        for span, content in pairs:
            style = "+".join(part for part in (_CELL_STYLE, span.style, extra_style) if part)
            area = Area(self.row, span.start, self.row, span.end)
            self.sheet.merge(area, content, style, kind=CellKind.COMPUTED)
        self.row += 1

    def table(self, spans: Sequence[Span], rows: Sequence[Sequence[Cell]], blank: str) -> None:
        """A whole table; ``blank`` says so when it has no rows."""
        self.heading(spans)
        for row in rows:
            self.values(spans, row)
        if not rows:
            self.text(blank, _CELL_STYLE)
