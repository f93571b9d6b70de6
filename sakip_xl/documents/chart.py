"""Charts of a Word document: bars drawn by Word itself, with the same numbers as an alternative text.

A chart stands where the template prints its mark, in a paragraph of its own; ``grafik`` among the tags holds
the charts: ``tanda``, ``judul``, ``label``, ``nilai`` (``None`` for what is not known) and ``teks``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from docx.document import Document as DocumentType
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Mm

_WIDTH, _HEAD, _EACH, _HIGHEST = 175, 26, 14, 230
_MAIN = "http://schemas.openxmlformats.org/drawingml/2006/main"
_CHART = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_PART = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    f'<c:chartSpace xmlns:c="{_CHART}" xmlns:a="{_MAIN}"><c:lang val="id-ID"/><c:roundedCorners val="0"/>'
    '<c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:pPr><a:defRPr sz="1000" b="1"/></a:pPr>'
    '<a:r><a:t>{title}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title>'
    '<c:autoTitleDeleted val="0"/><c:plotArea><c:layout/><c:barChart><c:barDir val="bar"/>'
    '<c:grouping val="clustered"/><c:varyColors val="0"/><c:ser><c:idx val="0"/><c:order val="0"/>'
    '<c:spPr><a:solidFill><a:srgbClr val="2F5597"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>'
    '<c:dLbls><c:numFmt formatCode="[$-421]#,##0.00" sourceLinked="0"/><c:spPr/><c:showLegendKey val="0"/>'
    '<c:showVal val="1"/><c:showCatName val="0"/><c:showSerName val="0"/><c:showPercent val="0"/>'
    '<c:showBubbleSize val="0"/></c:dLbls>'
    '<c:cat><c:strLit><c:ptCount val="{count}"/>{labels}</c:strLit></c:cat>'
    '<c:val><c:numLit><c:formatCode>0.00</c:formatCode><c:ptCount val="{count}"/>{values}</c:numLit></c:val>'
    '</c:ser><c:gapWidth val="60"/><c:axId val="1"/><c:axId val="2"/></c:barChart>'
    '<c:catAx><c:axId val="1"/><c:scaling><c:orientation val="maxMin"/></c:scaling><c:delete val="0"/>'
    '<c:axPos val="l"/><c:tickLblPos val="low"/><c:crossAx val="2"/></c:catAx>'
    '<c:valAx><c:axId val="2"/><c:scaling><c:orientation val="minMax"/>{start}</c:scaling><c:delete val="1"/>'
    '<c:axPos val="b"/><c:crossAx val="1"/></c:valAx></c:plotArea><c:plotVisOnly val="1"/></c:chart>'
    '<c:txPr><a:bodyPr/><a:p><a:pPr><a:defRPr sz="800"><a:latin typeface="Arial"/></a:defRPr></a:pPr>'
    '<a:endParaRPr lang="id-ID"/></a:p></c:txPr></c:chartSpace>'
)
_INLINE = (
    '<w:r xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    f' xmlns:a="{_MAIN}" xmlns:c="{_CHART}"><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0">'
    '<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{number}" name={name} descr={text}/>'
    f'<a:graphic><a:graphicData uri="{_CHART}">'
    '<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>'
)
_FIRST_ID = 5000
"""Drawings of an office's template are numbered from 1."""


def place_charts(document: DocumentType, charts: Sequence[dict[str, Any]]) -> None:
    """Put each chart into every paragraph that is its mark and nothing else."""
    marks = {chart["tanda"]: chart for chart in charts}
    number = 0
    for paragraph in list(document.element.body.iter(qn("w:p"))):
        texts = list(paragraph.iter(qn("w:t")))
        chart = marks.get("".join(text.text or "" for text in texts).strip())
        if chart is None:
            continue
        number += 1
        for run in list(paragraph.iter(qn("w:r"))):
            run.getparent().remove(run)
        paragraph.append(_inline(document, chart, number))


def _inline(document: DocumentType, chart: dict[str, Any], number: int) -> Any:
    part = Part(
        PackURI(f"/word/charts/grafik{number}.xml"),
        CONTENT_TYPE.DML_CHART,
        _part_xml(chart).encode(),
        document.part.package,
    )
    relation = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    height = min(_HEAD + _EACH * len(chart["label"]), _HIGHEST)
    xml = _INLINE.format(
        width=Mm(_WIDTH),
        height=Mm(height),
        number=_FIRST_ID + number,
        name=quoteattr(chart["judul"]),
        text=quoteattr(chart["teks"]),
        relation=relation,
    )
    return parse_xml(xml)


def _part_xml(chart: dict[str, Any]) -> str:
    """The chart; its bars begin at 0 so that their lengths can be compared."""
    negative = any(str(value).startswith("-") for value in chart["nilai"])
    return _PART.format(
        title=escape(chart["judul"]),
        count=len(chart["label"]),
        labels="".join(_points(chart["label"])),
        values="".join(_points(chart["nilai"])),
        start="" if negative else '<c:min val="0"/>',
    )


def _points(values: Sequence[object]) -> Iterator[str]:
    """The points of a series; one that is not known is left out and keeps its place."""
    for index, value in enumerate(values):
        if value is not None:
            yield f'<c:pt idx="{index}"><c:v>{escape(str(value))}</c:v></c:pt>'
