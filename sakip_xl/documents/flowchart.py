"""The flowchart of an SOP in a Word document: symbols and arrows as Word's own shapes, in the actors' cells.

A cell of a step shows its part of the flowchart where the template prints its mark; together the cells show
the whole. ``diagram`` among the tags tells the SOP, the height of each step's row in points, and the steps
after which a page begins. Widths are those of the cells, so that an office may change them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import accumulate
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as DocumentType
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn

from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.flowchart import LABEL, LINE, Figure, FlowchartLayout, Grid, flowchart_figures
from sakip_xl.domain.terms import Peran, SopName

EMU_PER_PIXEL = 9525
POINTS_PER_PIXEL = 0.75
_TWIPS_PER_PIXEL = 15
_INSIDE = 1
"""Pixels of a cell that its borders take."""
_FIRST_ID = 6000
"""Charts are numbered from 5000, drawings of an office's template from 1."""
_MARK = re.compile(r"«(\d+) ([^»]+)»")
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_DRAWN = (
    f'<w:r xmlns:w="{_WORD}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
    '<mc:AlternateContent><mc:Choice Requires="wpg"><w:drawing>'
    '<wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{number}" name="Diagram alir {number}" descr={text}/><wp:cNvGraphicFramePr/>'
    '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup">'
    '<wpg:wgp><wpg:cNvGrpSpPr/><wpg:grpSpPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/>'
    '<a:chOff x="0" y="0"/><a:chExt cx="{width}" cy="{height}"/></a:xfrm></wpg:grpSpPr>{shapes}</wpg:wgp>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></mc:Choice></mc:AlternateContent></w:r>"
)
_SHAPE = (
    '<wps:wsp><wps:cNvPr id="{number}" name="Bentuk {number}"/><wps:cNvSpPr/><wps:spPr>'
    '<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
    '<a:prstGeom prst="{preset}"><a:avLst/></a:prstGeom>{fill}{line}</wps:spPr>{text}'
    '<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"/></wps:wsp>'
)
_TEXT = (
    '<wps:txbx><w:txbxContent><w:p><w:pPr><w:spacing w:before="0" w:after="0"/><w:jc w:val="center"/></w:pPr>'
    '<w:r><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:cs="Arial"/><w:sz w:val="15"/></w:rPr>'
    "<w:t>{text}</w:t></w:r></w:p></w:txbxContent></wps:txbx>"
)
_WHITE, _NOTHING = '<a:solidFill><a:srgbClr val="FFFFFF"/></a:solidFill>', "<a:noFill/>"
_HEADS = {"": "", "awal": '<a:headEnd type="triangle"/>', "akhir": '<a:tailEnd type="triangle"/>'}
_INK = '<a:ln w="9525"><a:solidFill><a:srgbClr val="000000"/></a:solidFill>{head}</a:ln>'
_BARE = f"<a:ln>{_NOTHING}</a:ln>"


def mark(number: int, peran: Peran) -> str:
    """What a template prints in the cell of an actor in the row of a step, to be drawn over."""
    return f"«{number} {peran}»"


def place_flowchart(document: DocumentType, diagram: Mapping[str, Any]) -> None:
    """Draw the flowchart into the cells that hold its marks; without a diagram there is nothing to do."""
    if not diagram:
        return
    places = list(_places(document))
    heights = {int(number): round(height / POINTS_PER_PIXEL) for number, height in diagram["tinggi"].items()}
    if places:
        _draw(places, SopName(diagram["sop"]), heights, frozenset(diagram["putus"]))


@dataclass(frozen=True, slots=True)
class _Place:
    """A paragraph with a mark, and the cell and row that it stands in."""

    paragraph: Any
    cell: Any
    nomor: int
    peran: Peran

    @property
    def row(self) -> Any:
        return self.cell.getparent()

    @property
    def column(self) -> int:
        return list(self.row.iter(qn("w:tc"))).index(self.cell)


def _places(document: DocumentType) -> Iterator[_Place]:
    for paragraph in list(document.element.body.iter(qn("w:p"))):
        found = _MARK.fullmatch("".join(node.text or "" for node in paragraph.iter(qn("w:t"))).strip())
        cell = paragraph.getparent()
        if found and cell.tag == qn("w:tc"):
            yield _Place(paragraph, cell, int(found[1]), Peran(found[2]))


def _draw(places: list[_Place], name: SopName, heights: Mapping[int, int], breaks: frozenset[int]) -> None:
    first = places[0]
    widths = [int(width.get(qn("w:w"))) / _TWIPS_PER_PIXEL for width in first.row.iter(qn("w:tcW"))]
    grid = Grid(
        tuple(round(edge) for edge in accumulate(widths, initial=0.0)),
        tuple(accumulate((heights[number] for number in sorted(heights)), initial=0)),
    )
    columns = {place.peran: place.column for place in places if place.nomor == first.nomor}
    rows = {number: index for index, number in enumerate(sorted(heights))}
    figures = flowchart_figures(grid, SOP[name], FlowchartLayout(rows, columns, breaks))
    for number, place in enumerate(places):
        index, column = rows[place.nomor], columns[place.peran]
        cell = _Cell(grid.left[column], grid.top[index], grid.left[column + 1], grid.top[index + 1])
        _set_height(place.row, heights[place.nomor])
        _replace(place.paragraph, cell, [part for figure in figures for part in cell.part_of(figure)], number)


@dataclass(frozen=True, slots=True)
class _Cell:
    """The edges of one cell in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    def part_of(self, figure: Figure) -> Iterator[Figure]:
        """What the cell shows of a figure, from its own corner: the piece of a line, or a whole symbol."""
        if figure.preset == LINE:
            yield from self._piece(figure)
            return
        x, y = figure.x + figure.width // 2, figure.y + figure.height // 2
        if self.left <= x < self.right and self.top <= y < self.bottom:
            left = min(max(figure.x, self.left), self.right - figure.width)
            yield replace(figure, x=left - self.left, y=figure.y - self.top)

    def _piece(self, line: Figure) -> Iterator[Figure]:
        """The piece of a line within the cell; it keeps the arrowhead that lies in it."""
        start = max(line.x, self.left), max(line.y, self.top)
        end = min(line.x + line.width, self.right), min(line.y + line.height, self.bottom)
        if start[0] >= self.right or start[1] >= self.bottom or end[0] < start[0] or end[1] < start[1]:
            return
        if start == end:
            return
        head = {
            "awal": start == (line.x, line.y),
            "akhir": end == (line.x + line.width, line.y + line.height),
        }
        yield replace(
            line,
            x=start[0] - self.left,
            y=start[1] - self.top,
            width=end[0] - start[0],
            height=end[1] - start[1],
            arrow=line.arrow if head.get(line.arrow) else "",
        )


def _set_height(row: Any, pixels: int) -> None:
    """Give the row of a step its height; one with more text than was reckoned with may grow."""
    look = row.get_or_add_trPr()
    for old in look.findall(qn("w:trHeight")):
        look.remove(old)
    height = OxmlElement("w:trHeight")
    height.set(qn("w:val"), str(pixels * _TWIPS_PER_PIXEL))
    height.set(qn("w:hRule"), "atLeast")
    look.append(height)


def _replace(paragraph: Any, cell: _Cell, figures: list[Figure], number: int) -> None:
    """Put the drawing of a cell in the place of its mark."""
    for run in list(paragraph.iter(qn("w:r"))):
        run.getparent().remove(run)
    if not figures:
        return
    width, height = cell.right - cell.left - _INSIDE, cell.bottom - cell.top - _INSIDE
    canvas = Figure(LABEL, 0, 0, width, height, "")
    drawn = _DRAWN.format(
        width=width * EMU_PER_PIXEL,
        height=height * EMU_PER_PIXEL,
        number=_FIRST_ID + number,
        text=quoteattr("; ".join(dict.fromkeys(figure.alt_text for figure in figures))),
        shapes="".join(_shape(index, figure) for index, figure in enumerate([canvas, *figures], 1)),
    )
    paragraph.append(parse_xml(drawn))


def _shape(index: int, figure: Figure) -> str:
    bare = figure.preset == LABEL
    return _SHAPE.format(
        number=index,
        x=figure.x * EMU_PER_PIXEL,
        y=figure.y * EMU_PER_PIXEL,
        width=figure.width * EMU_PER_PIXEL,
        height=figure.height * EMU_PER_PIXEL,
        preset=figure.preset,
        fill=_NOTHING if bare or figure.preset == LINE else _WHITE,
        line=_BARE if bare else _INK.format(head=_HEADS[figure.arrow]),
        text=_TEXT.format(text=escape(figure.text)) if figure.text else "",
    )
