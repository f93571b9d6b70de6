"""A printed report drawn line by line: paragraphs, headings and ruled tables over fixed columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sakip_xl.domain.model import Cell
from sakip_xl.render.canvas import Area, CanvasSheet, Kind
from sakip_xl.render.printout import text_height

_CELL_STYLE = "naskah+garis_naskah+di_tengah"
_HEADING_STYLE = "naskah+garis_naskah+tebal+tengah+di_tengah+biru"


@dataclass(frozen=True, slots=True)
class Span:
    """One column of a printed table: the sheet columns it covers, its heading and its style."""

    awal: int
    akhir: int
    judul: str
    gaya: str = ""


@dataclass(slots=True)
class Paper:
    """Where the next line goes; ``akhir`` is the last column of the paper."""

    lembar: CanvasSheet
    baris: int
    akhir: int

    def width(self, start: int, end: int) -> float:
        """The width of a run of columns."""
        return sum(self.lembar.lebar[column] for column in range(start, end + 1))

    def text(self, content: Cell, style: str = "naskah", *, indent: int = 0, height: float = 15.0) -> None:
        """A line across the paper, as high as its text needs."""
        width = self.width(indent, self.akhir)
        self.lembar.tinggi[self.baris] = text_height([(content, width)], paling_rendah=height)
        area = Area(self.baris, indent, self.baris, self.akhir)
        self.lembar.merge(area, content, style, kind=Kind.HITUNGAN)
        self.baris += 1

    def numbered(self, number: int, content: str) -> None:
        """One item of a numbered list."""
        self.lembar.write(self.baris, 0, f"{number}.", "naskah+kanan", kind=Kind.HITUNGAN)
        self.text(content, indent=1)

    def bagian(self, heading: str) -> None:
        """The heading of a section, with room above."""
        self.distance()
        self.text(heading, "naskah+tebal+di_tengah", height=18)

    def distance(self, height: float = 8.0) -> None:
        """Room between two parts."""
        self.lembar.tinggi[self.baris] = height
        self.lembar.merge(Area(self.baris, 0, self.baris, self.akhir), None, "naskah")
        self.baris += 1

    def kepala(self, spans: Sequence[Span]) -> None:
        """The headings of a table."""
        content = [(span.judul, self.width(span.awal, span.akhir)) for span in spans]
        self.lembar.tinggi[self.baris] = text_height(content, paling_rendah=24)
        for span in spans:
            self.lembar.merge(Area(self.baris, span.awal, self.baris, span.akhir), span.judul, _HEADING_STYLE)
        self.baris += 1

    def isi(self, spans: Sequence[Span], values: Sequence[Cell], extra_style: str = "") -> None:
        """One row of a table."""
        pairs = list(zip(spans, values, strict=True))
        text = [
            (content, self.width(span.awal, span.akhir))
            for span, content in pairs
            if isinstance(content, str)
        ]
        self.lembar.tinggi[self.baris] = text_height(text, paling_rendah=17)
        for span, content in pairs:
            style = "+".join(part for part in (_CELL_STYLE, span.gaya, extra_style) if part)
            area = Area(self.baris, span.awal, self.baris, span.akhir)
            self.lembar.merge(area, content, style, kind=Kind.HITUNGAN)
        self.baris += 1

    def table(self, spans: Sequence[Span], rows: Sequence[Sequence[Cell]], blank: str) -> None:
        """A whole table; ``blank`` says so when it has no rows."""
        self.kepala(spans)
        for row in rows:
            self.isi(spans, row)
        if not rows:
            self.text(blank, _CELL_STYLE)
