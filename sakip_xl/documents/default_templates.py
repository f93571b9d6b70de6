"""Build the templates that come with the program: ``python -m sakip_xl.documents.default_templates FOLDER``.

They are plain Word files that an office changes; here they are only made once, the same bytes every time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path

from docx import Document
from docx.document import Document as DocumentType
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from sakip_xl.documents.template import same_bytes

MADE_AT = datetime(2026, 1, 2, 7, 30)
F4 = (Mm(215), Mm(330))
_MARGIN = Mm(20)
_CENTER, _RIGHT, _JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY

Column = tuple[str, str, int]
"""Heading, tag of the row, width in millimetres."""


_NUMBERS = {"target", "realisasi", "capaian", "pagu", "serapan"}
"""Columns of numbers, which stand to the right."""


class Sheet:
    """One template being written, from letterhead to signatures."""

    def __init__(self, *, landscape: bool = False) -> None:
        self.document: DocumentType = Document()
        section = self.document.sections[0]
        width, height = reversed(F4) if landscape else F4
        section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
        section.page_width, section.page_height = width, height
        section.left_margin = section.right_margin = section.bottom_margin = _MARGIN
        section.top_margin = Mm(15)
        normal = self.document.styles["Normal"]
        normal.font.name, normal.font.size = "Arial", Pt(11)
        normal.paragraph_format.space_after = Pt(4)
        self.width = int((width - 2 * _MARGIN) / Mm(1))
        self._letterhead()
        self._footer()

    def _letterhead(self) -> None:
        self.text("PEMERINTAH {{ kantor.kabupaten|upper }}", bold=True, align=_CENTER, size=13, after=0)
        self.text("KECAMATAN {{ kantor.kecamatan|upper }}", bold=True, align=_CENTER, size=15, after=0)
        last = self.text("{{ kantor.alamat }}", align=_CENTER, size=9, after=10)
        borders = OxmlElement("w:pBdr")
        line = OxmlElement("w:bottom")
        for name, value in (("val", "thickThinSmallGap"), ("sz", "18"), ("space", "4"), ("color", "000000")):
            line.set(qn(f"w:{name}"), value)
        borders.append(line)
        last._p.get_or_add_pPr().append(borders)  # noqa: SLF001
        self.text("{%p if contoh %}", size=1, after=0)
        self.text("{{ contoh }}", bold=True, align=_CENTER, size=9, color="C00000")
        self.text("{%p endif %}", size=1, after=0)

    def _footer(self) -> None:
        paragraph = self.document.sections[0].footer.paragraphs[0]
        paragraph.alignment = _RIGHT
        self._run(paragraph, "Kecamatan {{ kantor.kecamatan }}, Tahun {{ tahun }}", size=8)

    def text(
        self,
        text: str,
        *,
        bold: bool = False,
        align: WD_ALIGN_PARAGRAPH | None = None,
        size: float = 11,
        after: float | None = None,
        color: str = "",
    ) -> Paragraph:
        """A paragraph."""
        paragraph = self.document.add_paragraph()
        if align is not None:
            paragraph.alignment = align
        if after is not None:
            paragraph.paragraph_format.space_after = Pt(after)
        self._run(paragraph, text, bold=bold, size=size, color=color)
        return paragraph

    @staticmethod
    def _run(
        paragraph: Paragraph, text: str, *, bold: bool = False, size: float = 11, color: str = ""
    ) -> None:
        run = paragraph.add_run(text)
        run.bold, run.font.size = bold, Pt(size)
        if color:
            run.font.color.rgb = RGBColor.from_string(color)

    def title(self, *lines: str) -> None:
        """The title of the paper, in the middle."""
        for number, line in enumerate(lines):
            self.text(line, bold=True, align=_CENTER, size=13 if number == 0 else 11, after=2)
        self.text("", after=2)

    def section(self, text: str) -> None:
        """The heading of a part; it stays with what follows."""
        paragraph = self.text(text, bold=True, after=3)
        paragraph.paragraph_format.space_before = Pt(8)
        paragraph.paragraph_format.keep_with_next = True

    def pairs(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Labels with what belongs to them, without lines."""
        table = self._table(len(pairs), (45, 5, self.width - 50), lines=False)
        for row, (label, tag) in zip(table.rows, pairs, strict=True):
            for cell, text in zip(row.cells, (label, ":", tag), strict=True):
                self._fill(cell, text)

    def list_table(self, rows: str, columns: Sequence[Column], *, blank: str = "") -> None:
        """A ruled table with one line a row of the list ``rows``; its heading repeats on every page."""
        widths = tuple(width for _, _, width in columns)
        table = self._table(4, widths)
        for cell, (heading, _, _) in zip(table.rows[0].cells, columns, strict=True):
            self._fill(cell, heading, bold=True, align=_CENTER, shade="DDE6F0")
        self._repeat(table)
        self._fill(table.rows[1].cells[0], "{%tr for r in " + rows + " %}")
        for cell, (_, tag, _) in zip(table.rows[2].cells, columns, strict=True):
            align = _CENTER if tag == "nomor" else _RIGHT if tag in _NUMBERS else None
            self._fill(cell, "{{ r." + tag + " }}", align=align)
        self._fill(table.rows[3].cells[0], "{%tr endfor %}")
        if blank:
            self.text("{%p if not " + rows + " %}", size=1, after=0)
            self.text(blank)
            self.text("{%p endif %}", size=1, after=0)
        self.text("", size=4, after=2)

    def total(self, texts: Sequence[str], widths: Sequence[int]) -> None:
        """A ruled line of its own, such as that of the kecamatan."""
        table = self._table(1, tuple(widths))
        for cell, text in zip(table.rows[0].cells, texts, strict=True):
            self._fill(cell, text, bold=True)
        self.text("", size=4, after=2)

    def bullets(self, rows: str, text: str, *, blank: str = "") -> None:
        """One paragraph a row of the list."""
        self.text("{%p for r in " + rows + " %}", size=1, after=0)
        self.text(text, align=_JUSTIFY)
        self.text("{%p endfor %}", size=1, after=0)
        if blank:
            self.text("{%p if not " + rows + " %}", size=1, after=0)
            self.text(blank)
            self.text("{%p endif %}", size=1, after=0)

    def signatures(self, *blocks: tuple[str, str, str]) -> None:
        """Signature blocks side by side: a line above, the group of tags of the official, a word below it."""
        table = self._table(1, (self.width // 2,) * 2, lines=False)
        cells = table.rows[0].cells[-len(blocks) :]
        for cell, (above, official, word) in zip(cells, blocks, strict=True):
            lines = (above, word, "{{ " + official + ".jabatan }}", "", "", "", "{{ " + official + ".nama }}")
            cell.paragraphs[0].alignment = _CENTER
            self._run(cell.paragraphs[0], lines[0])
            for line in (*lines[1:], "{{ " + official + ".pangkat }}", "{{ " + official + ".nip }}"):
                paragraph = cell.add_paragraph()
                paragraph.alignment = _CENTER
                paragraph.paragraph_format.space_after = Pt(0)
                self._run(paragraph, line, bold=line.endswith(".nama }}"))
        for row in table.rows:
            properties = row._tr.get_or_add_trPr()  # noqa: SLF001
            properties.append(OxmlElement("w:cantSplit"))

    def _table(self, rows: int, widths: tuple[int, ...], *, lines: bool = True) -> Table:
        table: Table = self.document.add_table(rows, len(widths), style="Table Grid" if lines else None)
        table.alignment, table.autofit = WD_TABLE_ALIGNMENT.CENTER, False
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Mm(width)
            for cell in column.cells:
                cell.width = Mm(width)
        return table

    def _fill(
        self,
        cell: _Cell,
        text: str,
        *,
        bold: bool = False,
        align: WD_ALIGN_PARAGRAPH | None = None,
        shade: str = "",
    ) -> None:
        paragraph = cell.paragraphs[0]
        paragraph.alignment, paragraph.paragraph_format.space_after = align, Pt(1)
        self._run(paragraph, text, bold=bold, size=9.5)
        if shade:
            fill = OxmlElement("w:shd")
            for name, value in (("val", "clear"), ("color", "auto"), ("fill", shade)):
                fill.set(qn(f"w:{name}"), value)
            cell._tc.get_or_add_tcPr().append(fill)  # noqa: SLF001

    @staticmethod
    def _repeat(table: Table) -> None:
        table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001

    def save(self) -> bytes:
        """The file, with the same bytes every time."""
        properties = self.document.core_properties
        properties.created = properties.modified = MADE_AT
        properties.author, properties.title = "sakip_xl", ""
        raw = BytesIO()
        self.document.save(raw)
        return same_bytes(raw)


def _disposisi() -> Sheet:
    sheet = Sheet()
    sheet.title("LEMBAR DISPOSISI")
    sheet.pairs(
        (
            ("Surat dari", "{{ surat_dari }}"),
            ("Nomor Surat", "{{ nomor_surat }}"),
            ("Tanggal Surat", "{{ tanggal_surat }}"),
            ("Diterima Tanggal", "{{ diterima }}"),
            ("Nomor Agenda", "{{ nomor_agenda }}"),
            ("Sifat", "{{ sifat }}"),
            ("Hal", "{{ hal }}"),
            ("Diteruskan kepada Sdr.", "{{ diteruskan_kepada }}"),
        )
    )
    sheet.section("Dengan hormat harap:")
    sheet.bullets("harap", "{{ r.tanda }} {{ r.teks }}")
    sheet.section("Catatan:")
    sheet.text("{{ catatan }}")
    sheet.signatures(("{{ kantor.tempat }}, {{ tanggal }}", "pemberi", ""))
    return sheet


def _undangan() -> Sheet:
    sheet = Sheet()
    sheet.text("{{ kantor.tempat }}, {{ tanggal }}", align=_RIGHT)
    sheet.pairs((("Nomor", "{{ nomor }}"), ("Sifat", "Penting"), ("Hal", "Undangan Rapat")))
    sheet.section("Kepada Yth.:")
    sheet.bullets(
        "peserta", "{{ r.nomor }}. {{ r.nama }}", blank="(nama peserta belum diisi pada lembar Notulen)"
    )
    sheet.text(
        "Sehubungan dengan pelaksanaan SOP {{ sop }} {{ triwulan }} Tahun {{ tahun }}, kami mengharap "
        "kehadiran Saudara pada rapat yang diselenggarakan pada:",
        align=_JUSTIFY,
    )
    sheet.pairs(
        (
            ("Hari, tanggal", "{{ hari }}, {{ tanggal }}"),
            ("Pukul", "{{ jam }}"),
            ("Tempat", "{{ tempat }}"),
            ("Acara", "{{ agenda }}"),
        )
    )
    sheet.text("Demikian, atas perhatian dan kehadiran Saudara disampaikan terima kasih.", align=_JUSTIFY)
    sheet.signatures(("", "pimpinan", ""))
    return sheet


def _notulen() -> Sheet:
    sheet = Sheet()
    sheet.title("NOTULEN RAPAT", "SOP {{ sop }} {{ triwulan }} Tahun {{ tahun }}")
    sheet.pairs(
        (
            ("Nomor", "{{ nomor }}"),
            ("Hari, tanggal", "{{ hari }}, {{ tanggal }}"),
            ("Pukul", "{{ jam }}"),
            ("Tempat", "{{ tempat }}"),
            ("Acara", "{{ agenda }}"),
            ("Pimpinan rapat", "{{ pimpinan.nama }}"),
            ("Notulis", "{{ notulis.nama }}"),
        )
    )
    sheet.section("A. Ringkasan")
    sheet.text("{{ ringkasan }}", align=_JUSTIFY)
    sheet.section("B. Keputusan dan tindak lanjut")
    sheet.list_table(
        "keputusan",
        (
            ("No", "nomor", 10),
            ("Keputusan", "keputusan", 55),
            ("Tindak Lanjut", "tindak_lanjut", 50),
            ("Penanggung Jawab", "penanggung_jawab", 35),
            ("Batas Waktu", "batas_waktu", 25),
        ),
        blank="Tidak ada keputusan.",
    )
    sheet.section("C. Daftar hadir")
    sheet.list_table(
        "peserta",
        (("No", "nomor", 10), ("Nama", "nama", 65), ("Jabatan", "jabatan", 65), ("Kehadiran", "hadir", 35)),
        blank="Peserta belum diisi.",
    )
    sheet.signatures(("Pimpinan rapat,", "pimpinan", ""), ("Notulis,", "notulis", ""))
    return sheet


def _program_kerja() -> Sheet:
    sheet = Sheet(landscape=True)
    sheet.title("PROGRAM KERJA KEGIATAN", "SOP {{ sop }} {{ triwulan }} Tahun {{ tahun }}")
    sheet.list_table(
        "kegiatan",
        (
            ("No", "nomor", 10),
            ("Langkah", "langkah", 17),
            ("Kegiatan", "kegiatan", 90),
            ("Penanggung Jawab", "penanggung_jawab", 50),
            ("Mulai", "mulai", 32),
            ("Selesai", "selesai", 32),
            ("Keluaran", "keluaran", 59),
        ),
    )
    sheet.signatures(
        ("Mengetahui,", "sekretaris", ""), ("{{ kantor.tempat }}, {{ tanggal }}", "tim", "Tim SAKIP,")
    )
    return sheet


def _tanda_terima() -> Sheet:
    sheet = Sheet(landscape=True)
    sheet.title("BUKTI TANDA TERIMA FORMULIR", "Pengumpulan Data Kinerja {{ triwulan }} Tahun {{ tahun }}")
    sheet.list_table(
        "formulir",
        (
            ("No", "nomor", 10),
            ("Nomor Formulir", "nomor_formulir", 45),
            ("Unit Kerja", "unit", 75),
            ("Dikirim", "dikirim", 40),
            ("Batas Kembali", "tenggat", 40),
            ("Nama Penerima", "penerima", 45),
            ("Diterima", "diterima", 35),
        ),
    )
    sheet.signatures(
        ("Mengetahui,", "sekretaris", ""), ("{{ kantor.tempat }}, {{ tanggal }}", "tim", "Tim SAKIP,")
    )
    return sheet


def _juknis() -> Sheet:
    sheet = Sheet(landscape=True)
    sheet.title("PETUNJUK TEKNIS RINGKAS PENGUKURAN KINERJA", "Tahun {{ tahun }}")
    sheet.list_table(
        "indikator",
        (
            ("No", "nomor", 10),
            ("Kode", "kode", 20),
            ("Indikator", "indikator", 55),
            ("Definisi Operasional", "definisi", 60),
            ("Formula", "formula", 50),
            ("Satuan", "satuan", 17),
            ("Polaritas", "polaritas", 18),
            ("Konsolidasi", "konsolidasi", 21),
            ("Sumber Data", "sumber_data", 39),
        ),
    )
    sheet.signatures(
        ("Mengetahui,", "sekretaris", ""), ("{{ kantor.tempat }}, {{ tanggal }}", "tim", "Tim SAKIP,")
    )
    return sheet


_OBSTACLES: tuple[Column, ...] = (
    ("No", "nomor", 10),
    ("Indikator", "indikator", 45),
    ("Kendala", "kendala", 40),
    ("Solusi", "solusi", 40),
    ("Rencana Tindak Lanjut", "tindak_lanjut", 40),
)


def _report_head(title: str) -> Sheet:
    sheet = Sheet()
    sheet.title(title, "{{ triwulan|upper }} TAHUN {{ tahun }}", "Nomor: {{ nomor }}")
    sheet.text("{%p if ringkasan %}", size=1, after=0)
    sheet.text("{{ ringkasan }}", align=_JUSTIFY)
    sheet.text("{%p endif %}", size=1, after=0)
    sheet.section("A. DASAR")
    sheet.bullets("dasar", "{{ r.nomor }}. {{ r.teks }}")
    return sheet


def _report_foot(sheet: Sheet, first: str, second: str) -> Sheet:
    sheet.section(f"{first}. KENDALA, SOLUSI, DAN RENCANA TINDAK LANJUT")
    sheet.list_table("kendala", _OBSTACLES, blank="Tidak ada kendala yang dilaporkan.")
    sheet.section(f"{second}. KEPUTUSAN DAN DISPOSISI")
    sheet.bullets("keputusan", "{{ r.teks }}", blank="Menunggu keputusan Sekretaris dan disposisi Camat.")
    sheet.signatures(
        ("Mengetahui,", "sekretaris", ""), ("{{ kantor.tempat }}, {{ tanggal }}", "tim", "Tim SAKIP,")
    )
    return sheet


def _laporan_pengumpulan() -> Sheet:
    sheet = _report_head("LAPORAN HASIL PENGUMPULAN DATA KINERJA")
    sheet.section("B. PENGUMPULAN FORMULIR")
    sheet.text(
        "Dari {{ wajib }} unit wajib, {{ kembali }} unit sudah mengembalikan formulir atau dikecualikan."
    )
    for name, label in (("belum", "Belum mengembalikan"), ("terlambat", "Terlambat")):
        sheet.text("{%p if " + name + " %}", size=1, after=0)
        sheet.text(label + ": {{ " + name + " }}.")
        sheet.text("{%p endif %}", size=1, after=0)
    sheet.list_table(
        "unit",
        (
            ("No", "nomor", 10),
            ("Unit Kerja", "nama", 75),
            ("Status", "status", 28),
            ("Realisasi Terisi", "terisi", 27),
            ("Kembali", "kembali", 35),
        ),
    )
    sheet.section("C. DATA YANG TERKUMPUL")
    sheet.list_table(
        "data",
        (
            ("No", "nomor", 10),
            ("Indikator Kinerja", "indikator", 75),
            ("Satuan", "satuan", 20),
            ("Target", "target", 22),
            ("Realisasi", "realisasi", 22),
            ("Unit", "unit", 26),
        ),
    )
    return _report_foot(sheet, "D", "E")


def _laporan_pengukuran() -> Sheet:
    sheet = _report_head("LAPORAN HASIL PENGUKURAN KINERJA")
    sheet.section("B. PENGUKURAN KINERJA")
    sheet.text("Target, realisasi, dan capaian menurut dasar rekap: {{ dasar_rekap }}.")
    sheet.list_table(
        "indikator",
        (
            ("No", "nomor", 8),
            ("Sasaran Strategis / Kinerja", "kinerja", 34),
            ("Indikator Kinerja", "indikator", 38),
            ("Satuan", "satuan", 20),
            ("Target", "target", 18),
            ("Realisasi", "realisasi", 20),
            ("Capaian (%)", "capaian", 18),
            ("Predikat", "predikat", 19),
        ),
    )
    sheet.section("C. REKAPITULASI PER SASARAN")
    widths = (10, 80, 35, 25, 25)
    sheet.list_table(
        "sasaran",
        tuple(
            (heading, tag, width)
            for (heading, tag), width in zip(
                (
                    ("No", "nomor"),
                    ("Sasaran", "sasaran"),
                    ("Indikator Dihitung", "dihitung"),
                    ("Capaian (%)", "capaian"),
                    ("Predikat", "predikat"),
                ),
                widths,
                strict=True,
            )
        ),
    )
    sheet.total(
        ("", "Kecamatan", "{{ kecamatan.dihitung }}", "{{ kecamatan.capaian }}", "{{ kecamatan.predikat }}"),
        widths,
    )
    sheet.text("{%p if dikecualikan %}", size=1, after=0)
    sheet.text("Tidak ikut direkap:")
    sheet.bullets("dikecualikan", "{{ r.kode }} {{ r.indikator }}: {{ r.alasan }}")
    sheet.text("{%p endif %}", size=1, after=0)
    sheet.section("D. ANGGARAN DAN EFISIENSI")
    money_widths = (10, 60, 32, 32, 20, 21)
    sheet.list_table(
        "program",
        (
            ("No", "nomor", 10),
            ("Program", "program", 60),
            ("Pagu (Rp)", "pagu", 32),
            ("Realisasi (Rp)", "realisasi", 32),
            ("Serapan (%)", "serapan", 20),
            ("Efisiensi", "kesimpulan", 21),
        ),
    )
    sheet.total(
        (
            *("", "Kecamatan", "{{ uang.pagu }}", "{{ uang.realisasi }}"),
            *("{{ uang.serapan }}", "{{ uang.kesimpulan }}"),
        ),
        money_widths,
    )
    return _report_foot(sheet, "E", "F")


BUILDERS: dict[str, Callable[[], Sheet]] = {
    "disposisi": _disposisi,
    "undangan": _undangan,
    "notulen": _notulen,
    "program-kerja": _program_kerja,
    "tanda-terima": _tanda_terima,
    "juknis": _juknis,
    "laporan-pengumpulan": _laporan_pengumpulan,
    "laporan-pengukuran": _laporan_pengukuran,
}


def build(folder: Path) -> list[Path]:
    """Write every template into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    result = []
    for jenis, builder in BUILDERS.items():
        path = folder / f"{jenis}.docx"
        path.write_bytes(builder().save())
        result.append(path)
    return result


if __name__ == "__main__":
    build(Path(sys.argv[1]))
