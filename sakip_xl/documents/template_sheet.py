"""A Word template as it is written: page, letterhead, title, tables of lists, signatures."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from sakip_xl.documents.template import same_bytes
from sakip_xl.documents.template_cells import (
    fill,
    keep_whole,
    open_below,
    repeat_heading,
    spanning,
    stack,
    tag_row,
    write,
)
from sakip_xl.documents.template_columns import Column, alignment

MADE_AT = datetime(2026, 1, 2, 7, 30)
F4 = (Mm(215), Mm(330))
_CELL_MARGIN = "57"
"""A millimetre beside the text of a cell, in twentieths of a point."""
CENTER, RIGHT, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY

_ROOM = 15
"""Millimetres of a margin in which two lines and the QR code of the footer stand beside the text."""

_ROWS_HELD = 2
"""So many rows stay on the page of the signatures."""


_POINT, _INDENT = "{{ r.nomor }}.", Mm(7)
"""How the points of a list begin, and how far their text stands from the left."""

MENGETAHUI = (("", "sekretaris", "Mengetahui,"), ("{{ kantor.tempat }}, {{ tanggal }}", "tim", "Tim SAKIP,"))
"""The Sekretaris to the left, the head of Tim SAKIP to the right."""


class TemplateSheet:
    """One template being written, from letterhead to signatures."""

    def __init__(
        self,
        *,
        landscape: bool = False,
        paged: bool = True,
        letterhead: bool = True,
        numbered: bool = True,
        margin: int = 20,
    ) -> None:
        """A blank page with its footer, and the letterhead of the kecamatan unless it is not wanted.

        ``margin``: the millimetres left free beside and below the text. A paper that is not ``numbered`` has
        no number in its footer.
        """
        self.document: DocumentType = Document()
        section = self.document.sections[0]
        width, height = reversed(F4) if landscape else F4
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = width, height
        section.left_margin = section.right_margin = section.bottom_margin = Mm(margin)
        section.top_margin = Mm(15)
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = "Arial", Pt(11)
        normal.paragraph_format.space_after = Pt(4)
        self.width = int((width - 2 * Mm(margin)) / Mm(1))
        self._signed: Table | None = None
        if letterhead:
            self._letterhead()
        self._sample_notice()
        self._footer(paged=paged, numbered=numbered, narrow=margin < _ROOM)
        section.footer_distance = Mm(min(margin // 2, 12))

    def _letterhead(self) -> None:
        self.text("PEMERINTAH {{ kantor.kabupaten|upper }}", bold=True, align=CENTER, size=13, after=0)
        self.text("KECAMATAN {{ kantor.kecamatan|upper }}", bold=True, align=CENTER, size=15, after=0)
        last = self.text("{{ kantor.alamat }}", align=CENTER, size=9, after=10)
        borders = OxmlElement("w:pBdr")
        line = OxmlElement("w:bottom")
        for name, value in (("val", "thickThinSmallGap"), ("sz", "18"), ("space", "4"), ("color", "000000")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
        look = last._p.get_or_add_pPr()  # noqa: SLF001 python-docx has no word for borders
        look.insert_element_before(borders, "w:spacing", "w:jc")

    def _sample_notice(self) -> None:
        """The line that says of made-up data that they are."""
        self.text("{%p if contoh %}", size=1, after=0)
        self.text("{{ contoh }}", bold=True, align=CENTER, size=9, color="C00000")
        self.text("{%p endif %}", size=1, after=0)

    def _footer(self, *, paged: bool, numbered: bool, narrow: bool) -> None:
        """Number, version and fingerprint to the left, the page to the right; without either for a Jilid.

        It has no number, and its pages are counted with those of all its papers. Below stands the head of the
        log, with its QR code in the corner; where the margins have no room for that, in the same line.
        """
        footer = self.document.sections[0].footer
        paragraph, witness = footer.paragraphs[0], ". {{ saksi }}" if narrow else ""
        if not narrow:
            write(footer.add_paragraph(), "{{ saksi }}{{ qr_saksi }}", size=6.5)
            footer.paragraphs[-1].paragraph_format.line_spacing = Pt(8)
        for line in footer.paragraphs:
            line.style = self.document.styles["Normal"]
            line.paragraph_format.space_after = Pt(0)
        stops = paragraph.paragraph_format.tab_stops
        stops.add_tab_stop(Mm(self.width), WD_TAB_ALIGNMENT.RIGHT)
        if not paged:
            write(paragraph, "Versi {{ versi }}, sidik {{ sidik }}", size=8)
            return
        version = "Nomor {{ nomor }}, versi" if numbered else "Versi"
        write(paragraph, version + " {{ versi }}, sidik {{ sidik }}" + witness + "\tHalaman ", size=8)
        for name in ("PAGE", "NUMPAGES"):
            if name == "NUMPAGES":
                write(paragraph, " dari ", size=8)
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), name)
            paragraph._p.append(field)  # noqa: SLF001 python-docx has no word for a field
            write(paragraph, "1", size=8)
            field.append(paragraph.runs[-1]._r)  # noqa: SLF001

    def text(
        self,
        text: str,
        *,
        bold: bool = False,
        align: WD_ALIGN_PARAGRAPH | None = None,
        size: float = 11,
        after: float | None = None,
        color: str = "",
        held: bool = False,
    ) -> Paragraph:
        """A paragraph; one that is ``held`` stays with what follows."""
        paragraph = self.document.add_paragraph()
        if align is not None:
            paragraph.alignment = align
        if after is not None:
            paragraph.paragraph_format.space_after = Pt(after)
        paragraph.paragraph_format.keep_with_next = held or None
        write(paragraph, text, bold=bold, size=size, color=color)
        return paragraph

    def title(self, *lines: str) -> None:
        """The title of the paper, in the middle."""
        for number, line in enumerate(lines):
            self.text(line, bold=True, align=CENTER, size=13 if number == 0 else 11, after=2)
        self.text("", after=2)

    def section(self, text: str) -> None:
        """The heading of a part; it stays with what follows."""
        paragraph = self.text(text, bold=True, after=3)
        paragraph.paragraph_format.space_before = Pt(8)
        paragraph.paragraph_format.keep_with_next = True

    def heading(self, text: str, level: int = 1) -> None:
        """A heading that Word knows as one; a chapter (``level`` 1) begins a page."""
        style = self.document.styles[f"Heading {level}"]
        style.element.rPr.rFonts.attrib.clear()
        style.font.name, style.font.bold, style.font.size = "Arial", True, Pt(13 if level == 1 else 11)
        style.font.color.rgb = RGBColor(0, 0, 0)
        paragraph = self.document.add_heading(text, level)
        shape = paragraph.paragraph_format
        shape.page_break_before, shape.space_after = level == 1, Pt(10 if level == 1 else 4)
        if level == 1:
            paragraph.alignment = CENTER

    def loop(self, rows: str, name: str, draw: Callable[[], None]) -> None:
        """What ``draw`` draws, once for each row of a list; the row has that name in its tags."""
        self.text("{%p for " + f"{name} in {rows}" + " %}", size=1, after=0)
        draw()
        self.text("{%p endfor %}", size=1, after=0)

    def pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Labels with what belongs to them, without lines."""
        table = self._table(len(pairs), (45, 5, self.width - 50), lines=False)
        for row, (label, tag) in zip(table.rows, pairs, strict=True):
            for cell, text in zip(row.cells, (label, ":", tag), strict=True):
                fill(cell, text, size=11)

    def list_table(
        self,
        rows: str,
        columns: Sequence[Column],
        *,
        blank: str = "",
        size: float = 9.5,
        signed: bool = False,
        total: str = "",
        height: int = 0,
    ) -> None:
        """A ruled table with one line a row of the list ``rows``; its heading repeats on every page.

        ``signed``: the signatures follow as its last row, so that its last lines go to their page with them.
        ``total``: the group of tags of a last line, such as that of the kecamatan. ``blank`` stands in the
        place of a table without rows, below the headings of one that is ``signed``. ``height``: the
        millimetres that a line has at least, where it is written by hand.
        """
        widths = tuple(width for _, _, width in columns)
        with self._unless_blank(rows, "" if signed else blank):
            table = self._table(1, widths)
            self._column_headings(table, columns, size)
            parts = (f"{rows}[:-{_ROWS_HELD}]", f"{rows}[-{_ROWS_HELD}:]") if signed else (rows,)
            for part in parts:
                self._loop(table, part, columns, size=size, held=signed and part == parts[-1])
                if height:
                    table.rows[-2].height = Mm(height)
            if total:
                with self._rows_if(table, rows):
                    self._line(table, total, columns, size=size, bold=True, held=signed)
            if signed and blank:
                with self._rows_if(table, f"not {rows}"):
                    fill(spanning(table), blank, size=size, held=True)
            for row in table.rows:
                keep_whole(row)
        if signed:
            self._signed = table
        else:
            self.text("", size=4, after=2)

    @staticmethod
    @contextmanager
    def _rows_if(table: Table, condition: str) -> Iterator[None]:
        """Rows that are there while a condition holds."""
        tag_row(table, f"if {condition}")
        yield
        tag_row(table, "endif")

    @contextmanager
    def _unless_blank(self, rows: str, blank: str) -> Iterator[None]:
        """Show what is drawn while the list has rows, else ``blank``; without that always."""
        if blank:
            self.text("{%p if " + rows + " %}", size=1, after=0)
        yield
        if blank:
            self.text("{%p endif %}", size=1, after=0)
            self.when(f"not {rows}", blank)

    @staticmethod
    def _column_headings(table: Table, columns: Sequence[Column], size: float) -> None:
        for cell, (heading, _, _) in zip(table.rows[0].cells, columns, strict=True):
            fill(cell, heading, bold=True, align=CENTER, shade="DDE6F0", size=size)
        repeat_heading(table)

    def _loop(self, table: Table, rows: str, columns: Sequence[Column], *, size: float, held: bool) -> None:
        tag_row(table, "for r in " + rows)
        self._line(table, "r", columns, size=size, held=held)
        tag_row(table, "endfor")

    def _line(
        self,
        table: Table,
        group: str,
        columns: Sequence[Column],
        *,
        size: float,
        bold: bool = False,
        held: bool = False,
    ) -> None:
        """A line with one tag of a group in each column."""
        for cell, (_, tag, _) in zip(self._row(table, columns).cells, columns, strict=True):
            text = "{{ " + group + "." + tag + " }}"
            fill(cell, text, align=alignment(tag), size=size, bold=bold, held=held)

    @staticmethod
    def _row(table: Table, columns: Sequence[Column]) -> _Row:
        row: _Row = table.add_row()  # type: ignore[no-untyped-call]
        for cell, (_, _, width) in zip(row.cells, columns, strict=True):
            cell.width = Mm(width)
        return row

    def when(self, condition: str, *texts: str, size: float = 11) -> None:
        """Paragraphs that are there while a condition holds."""
        self.text("{%p if " + condition + " %}", size=1, after=0)
        for text in texts:
            self.text(text, align=JUSTIFY, size=size)
        self.text("{%p endif %}", size=1, after=0)

    def bullets(self, rows: str, text: str, *, blank: str = "", held: bool = False) -> None:
        """One paragraph a row of the list; the lines of a numbered one stand below each other."""
        self.text("{%p for r in " + rows + " %}", size=1, after=0)
        paragraph = self.text(text.replace(f"{_POINT} ", f"{_POINT}\t"), align=JUSTIFY, held=held)
        shape = paragraph.paragraph_format
        if text.startswith(_POINT):
            shape.left_indent, shape.first_line_indent = _INDENT, -_INDENT
        self.text("{%p endfor %}", size=1, after=0)
        if blank:
            self.when(f"not {rows}", blank)

    def signatures(self, *blocks: tuple[str, str, str]) -> None:
        """Signature blocks side by side: two lines above, the office, and the names all on one line.

        A block is the first line, the group of tags of the official, and the second line. They are the last
        row of a table that is signed: rows of one table can be kept on one page in every office program,
        a row with what follows its table cannot.
        """
        place = self._place_to_sign()
        table = self._table(2, (self.width // 2 - 1,) * 2, lines=False, place=place)
        above, names = (row.cells[-len(blocks) :] for row in table.rows)
        alone = len(blocks) == 1
        for upper, lower, (first, official, second) in zip(above, names, blocks, strict=True):
            lines = [first, second] if not alone else [line for line in (first, second) if line]
            stack(upper, *lines, "{{ " + official + ".jabatan }}", "", "", "", held=True)
            tags = ("nama", "pangkat", "nip")
            stack(lower, *("{{ " + official + "." + tag + " }}" for tag in tags))
        for row in table.rows:
            keep_whole(row)
        if isinstance(place, _Cell):
            end = place.paragraphs[-1].paragraph_format
            end.line_spacing = end.space_after = Pt(1)

    def _place_to_sign(self) -> DocumentType | _Cell:
        """Where the signatures go, with some room above them: into the table that they sign, if any."""
        table, self._signed = self._signed, None
        if table is None:
            self.text("", size=4, after=6, held=True)
            return self.document
        cell = spanning(table)
        keep_whole(table.rows[-1])
        open_below(cell)
        fill(cell, "", size=4)
        return cell

    def _table(
        self,
        rows: int,
        widths: tuple[int, ...],
        *,
        lines: bool = True,
        place: DocumentType | _Cell | None = None,
    ) -> Table:
        table: Table = (place or self.document).add_table(rows, len(widths))
        table.style = "Table Grid" if lines else None
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        margins = OxmlElement("w:tblCellMar")
        for side in ("left", "right"):
            margin = OxmlElement(f"w:{side}")
            margin.set(qn("w:w"), _CELL_MARGIN)
            margin.set(qn("w:type"), "dxa")
            margins.append(margin)
        table._tbl.tblPr.find(qn("w:tblLook")).addprevious(margins)  # noqa: SLF001 python-docx knows none
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
            for cell in column.cells:
                cell.width = Mm(width)
        return table

    def save(self) -> bytes:
        """The file, with the same bytes every time."""
        properties = self.document.core_properties
        properties.created = properties.modified = MADE_AT
        properties.author, properties.title = "sakip_xl", ""
        raw = BytesIO()
        self.document.save(raw)
        return same_bytes(raw)
