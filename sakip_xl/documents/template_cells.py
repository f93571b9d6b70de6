"""Text and cells of a template as python-docx has no words for them."""

from __future__ import annotations

from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph


def write(paragraph: Paragraph, text: str, *, bold: bool = False, size: float = 11, color: str = "") -> None:
    """Add a text to a paragraph."""
    run = paragraph.add_run(text)
    run.bold, run.font.size = bold, Pt(size)
    if color:
        run.font.color.rgb = RGBColor.from_string(color)


def fill(
    cell: _Cell,
    text: str,
    *,
    bold: bool = False,
    align: WD_ALIGN_PARAGRAPH | None = None,
    shade: str = "",
    size: float = 9.5,
    held: bool = False,
) -> None:
    """Write a text into a cell; a cell that is ``held`` stays on the page of the next row."""
    paragraph = cell.paragraphs[0]
    paragraph.alignment, paragraph.paragraph_format.space_after = align, Pt(1)
    paragraph.paragraph_format.keep_with_next = held or None
    write(paragraph, text, bold=bold, size=size)
    if shade:
        color = OxmlElement("w:shd")
        for name, value in (("val", "clear"), ("color", "auto"), ("fill", shade)):
            color.set(qn(f"w:{name}"), value)
        cell._tc.get_or_add_tcPr().append(color)  # noqa: SLF001


def stack(cell: _Cell, *lines: str, held: bool = False) -> None:
    """Write lines one below the other in the middle of a cell."""
    for number, line in enumerate(lines):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.space_after = Pt(0)
        paragraph.paragraph_format.keep_with_next = held or None
        write(paragraph, line, bold=line.endswith(".nama }}"))


def spanning(table: Table) -> _Cell:
    """A new row of one cell."""
    cells = table.add_row().cells  # type: ignore[no-untyped-call]
    merged: _Cell = cells[0].merge(cells[-1])
    return merged


def tag_row(table: Table, tag: str) -> None:
    """A row that is a tag for the rows after it, and no row of the document."""
    fill(spanning(table), "{%tr " + tag + " %}")


def open_below(cell: _Cell) -> None:
    """Leave out the lines beside and below a cell."""
    borders = OxmlElement("w:tcBorders")
    for side in ("left", "bottom", "right"):
        line = OxmlElement(f"w:{side}")
        line.set(qn("w:val"), "nil")
        borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)  # noqa: SLF001


def keep_whole(row: _Row) -> None:
    """Keep a row from breaking over two pages."""
    row._tr.get_or_add_trPr().insert(0, OxmlElement("w:cantSplit"))  # noqa: SLF001


def repeat_heading(table: Table) -> None:
    """Repeat the first row on every page."""
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
