"""The template of the SOP AP document as it comes with the program (PermenPANRB 35/2012)."""

from __future__ import annotations

from collections.abc import Iterable

from docx.enum.table import WD_ALIGN_VERTICAL
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from sakip_xl.documents.sop_document import ACTORS, FONT_SIZE, STEP_WIDTHS
from sakip_xl.documents.template_cells import fill, keep_whole, write
from sakip_xl.documents.template_sheet import CENTER, TemplateSheet

_HEADING = "DDE6F0"
_SIZE = 9.0
_LEFT, _LABEL, _VALUE = 150, 40, 116
_ACTOR, _NUMBER, _TIME = 22, 9, 15
_IDENTITY = (
    ("Nomor SOP", ("{{ nomor_sop }}",)),
    ("Tanggal Pembuatan", ("{{ tanggal_pembuatan }}",)),
    ("Tanggal Revisi", ("{{ tanggal_revisi }}",)),
    ("Tanggal Efektif", ("{{ tanggal_efektif }}",)),
    (
        "Disahkan oleh",
        (
            *("{{ pengesah.jabatan }},", "", "", "", "{{ pengesah.nama }}"),
            *("{{ pengesah.pangkat }}", "{{ pengesah.nip }}"),
        ),
    ),
    ("Nama SOP", ("{{ nama_sop }}",)),
)
_BOLD = ("{{ pengesah.nama }}", "{{ nama_sop }}")
_LISTS = (
    (("Dasar Hukum", "dasar_hukum"), ("Kualifikasi Pelaksana", "kualifikasi")),
    (("Keterkaitan", "keterkaitan"), ("Peralatan/Perlengkapan", "peralatan")),
    (("Peringatan", "peringatan"), ("Pencatatan dan Pendataan", "pencatatan")),
)
_ACTOR_HEADINGS = ("Camat", "Sekretaris", "Kasi/ Kasubag", "Tim SAKIP", "Staf")
_QUALITY = (("Kelengkapan", "kelengkapan"), ("Waktu", "waktu"), ("Keluaran (Output)", "keluaran"))
_WIDTHS = (
    *(_NUMBER, STEP_WIDTHS["uraian"], *(_ACTOR,) * len(ACTORS)),
    *(STEP_WIDTHS["kelengkapan"], _TIME, STEP_WIDTHS["keluaran"], STEP_WIDTHS["keterangan"]),
)
_TAGS = ("nomor", "uraian", *ACTORS, *(tag for _, tag in _QUALITY), "keterangan")
_CENTERED = ("nomor", "waktu")


def sop_template() -> TemplateSheet:
    """The identity page, then the pages of the step table."""
    sheet = _SopSheet(landscape=True, letterhead=False, margin=12)
    sheet.identity()
    sheet.lists()
    sheet.loop("halaman", "h", sheet.steps)
    return sheet


class _SopSheet(TemplateSheet):
    """The template of the SOP AP document being written."""

    def identity(self) -> None:
        """Whose SOP it is to the left; its number, dates and approval to the right."""
        table = self._table(len(_IDENTITY), (_LEFT, _LABEL, _VALUE))
        whose = table.cell(0, 0).merge(table.cell(len(_IDENTITY) - 1, 0))
        whose.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
        sizes = {
            "PEMERINTAH {{ kantor.kabupaten|upper }}": 12,
            "KECAMATAN {{ kantor.kecamatan|upper }}": 15,
            "{{ kantor.alamat }}": 9,
        }
        for paragraph, (text, size) in zip(_paragraphs(whose, len(sizes)), sizes.items(), strict=True):
            paragraph.alignment = CENTER
            write(paragraph, text, bold=size > _SIZE, size=size)
        for row, (label, lines) in zip(table.rows, _IDENTITY, strict=True):
            fill(row.cells[1], label, size=_SIZE)
            for paragraph, text in zip(_paragraphs(row.cells[2], len(lines)), lines, strict=True):
                write(paragraph, text, bold=text in _BOLD, size=_SIZE)
            keep_whole(row)
        self.text("", size=3, after=0)

    def lists(self) -> None:
        """The six lists, in pairs beside each other."""
        table = self._table(2 * len(_LISTS), (_LEFT, _LABEL + _VALUE))
        for index, pair in enumerate(_LISTS):
            for column, (heading, tag) in enumerate(pair):
                fill(table.cell(2 * index, column), f"{heading}:", bold=True, shade=_HEADING, size=_SIZE)
                self._list(table.cell(2 * index + 1, column), tag)
            keep_whole(table.rows[2 * index])

    def _list(self, cell: _Cell, tag: str) -> None:
        lines = ("{%p for r in " + tag + " %}", "{{ r.nomor }}.\t{{ r.teks }}", "{%p endfor %}")
        for paragraph, text in zip(_paragraphs(cell, len(lines)), lines, strict=True):
            shape = paragraph.paragraph_format
            shape.left_indent, shape.first_line_indent = Mm(6), Mm(-6)
            shape.tab_stops.add_tab_stop(Mm(6))
            write(paragraph, text, size=_SIZE)

    def steps(self) -> None:
        """One page of the step table; its headings repeat should it run over."""
        title = self.text("{{ nama_sop|upper }}{{ h.lanjutan }}", bold=True, align=CENTER, after=4)
        title.paragraph_format.page_break_before = True
        table = self._table(3, _WIDTHS)
        self._headings(table)
        fill(self._step(table).cells[0], "{%tr for r in h.langkah %}")
        for cell, tag in zip(self._step(table).cells, _TAGS, strict=True):
            align = CENTER if tag in _CENTERED else None
            fill(cell, "{{ r." + tag + " }}", align=align, size=1 if tag in ACTORS else FONT_SIZE)
            if tag in ACTORS:
                _fill_wholly(cell)
        fill(self._step(table).cells[0], "{%tr endfor %}")
        for row in table.rows:
            keep_whole(row)
        self.when("loop.last", "Jumlah waktu baku: {{ jumlah_waktu }}.", size=_SIZE)

    def _step(self, table: Table) -> _Row:
        return self._row(table, tuple(("", tag, width) for tag, width in zip(_TAGS, _WIDTHS, strict=True)))

    def _headings(self, table: Table) -> None:
        actors, quality = range(2, 2 + len(ACTORS)), range(2 + len(ACTORS), len(_WIDTHS) - 1)
        for column, text in ((0, "No"), (1, "Uraian Prosedur"), (len(_WIDTHS) - 1, "Keterangan")):
            self._heading(table.cell(0, column).merge(table.cell(1, column)), text)
        for columns, text in ((actors, "Pelaksana"), (quality, "Mutu Baku")):
            self._heading(table.cell(0, columns[0]).merge(table.cell(0, columns[-1])), text)
        headings = (*_ACTOR_HEADINGS, *(heading for heading, _ in _QUALITY))
        for column, text in zip((*actors, *quality), headings, strict=True):
            self._heading(table.cell(1, column), text)
        for column in range(len(_WIDTHS)):
            fill(table.cell(2, column), str(column + 1), align=CENTER, size=7)
        for row in table.rows:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001 python-docx knows none

    def _heading(self, cell: _Cell, text: str) -> None:
        fill(cell, text, bold=True, align=CENTER, shade=_HEADING, size=FONT_SIZE)
        cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER


def _paragraphs(cell: _Cell, count: int) -> Iterable[Paragraph]:
    """The paragraphs of a cell, as many as are wanted, close to each other."""
    for number in range(count):
        paragraph = cell.paragraphs[0] if number == 0 else cell.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(1)
        yield paragraph


def _fill_wholly(cell: _Cell) -> None:
    """Leave no room around what is drawn in a cell, so that lines meet those of the cells beside it."""
    cell.paragraphs[0].paragraph_format.space_after = Pt(0)
    margins = OxmlElement("w:tcMar")
    for side in ("left", "right"):
        margin = OxmlElement(f"w:{side}")
        margin.set(qn("w:w"), "0")
        margin.set(qn("w:type"), "dxa")
        margins.append(margin)
    cell._tc.get_or_add_tcPr().append(margins)  # noqa: SLF001 python-docx has no word for it
