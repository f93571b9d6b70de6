"""The template of the Perjanjian Kinerja as it comes with the program (PermenPANRB 53/2014)."""

from __future__ import annotations

from docx.shared import Pt

from sakip_xl.documents.gaps import gap
from sakip_xl.documents.template_columns import Column
from sakip_xl.documents.template_sheet import CENTER, JUSTIFY, TemplateSheet

_SIGNED = (
    ("", "pihak_kedua", "Pihak Kedua,"),
    ("{{ kantor.tempat }}, {{ tanggal_pk }}", "pihak_pertama", "Pihak Pertama,"),
)
_FIRST = (
    "Pihak pertama berjanji akan mewujudkan target kinerja yang seharusnya sesuai lampiran perjanjian ini, "
    "dalam rangka mencapai target kinerja jangka menengah seperti yang telah ditetapkan dalam dokumen "
    "perencanaan. Keberhasilan dan kegagalan pencapaian target kinerja tersebut menjadi tanggung jawab kami."
)
_SECOND = (
    "Pihak kedua akan melakukan supervisi yang diperlukan serta akan melakukan evaluasi terhadap capaian "
    "kinerja dari perjanjian ini dan mengambil tindakan yang diperlukan dalam rangka pemberian penghargaan "
    "dan sanksi."
)
_PROMISES: tuple[Column, ...] = (
    ("No", "nomor", 10),
    ("{{ judul_kinerja }}", "kinerja", 62),
    ("{{ judul_indikator }}", "indikator", 68),
    ("Target", "target", 35),
)
_MONEY: tuple[Column, ...] = (
    ("No", "nomor", 10),
    ("{{ judul_program }}", "program", 88),
    ("Anggaran (Rp)", "anggaran", 42),
    ("Keterangan", "keterangan", 35),
)


def pk_template() -> TemplateSheet:
    """The pernyataan on one page, the lampiran on the next."""
    sheet = TemplateSheet(numbered=False)
    _statement(sheet)
    _annex(sheet)
    return sheet


def _statement(sheet: TemplateSheet) -> None:
    sheet.title("PERNYATAAN {{ perihal }}", "TAHUN {{ tahun }}")
    sheet.text(
        "Dalam rangka mewujudkan manajemen pemerintahan yang efektif, transparan, dan akuntabel serta "
        "berorientasi pada hasil, kami yang bertanda tangan di bawah ini:",
        align=JUSTIFY,
    )
    _party(sheet, "pihak_pertama", "selanjutnya disebut pihak pertama,")
    _party(sheet, "pihak_kedua", "selaku atasan pihak pertama, selanjutnya disebut pihak kedua.")
    for text in (_FIRST, _SECOND):
        sheet.text(text, align=JUSTIFY, after=8)
    sheet.signatures(*_SIGNED)


def _party(sheet: TemplateSheet, group: str, called: str) -> None:
    sheet.pairs((("Nama", "{{ " + group + ".nama }}"), ("Jabatan", "{{ " + group + ".jabatan }}")))
    paragraph = sheet.text(called, align=JUSTIFY, after=8)
    paragraph.paragraph_format.space_before = Pt(4)


def _annex(sheet: TemplateSheet) -> None:
    first = sheet.text("LAMPIRAN", bold=True, align=CENTER, size=13, after=2)
    first.paragraph_format.page_break_before = True
    sheet.title("{{ perihal }} TAHUN {{ tahun }}", "{{ pihak_pertama.jabatan|upper }}")
    sheet.list_table("kinerja", _PROMISES, blank=gap("indikator kinerja dan targetnya"))
    sheet.bullets(
        "perubahan",
        "Target yang berubah: {{ r.indikator }}, semula {{ r.semula }} menjadi {{ r.menjadi }}.",
    )
    sheet.list_table(
        "anggaran", _MONEY, blank=gap("program atau kegiatan dan anggarannya"), signed=True, total="jumlah"
    )
    sheet.signatures(*_SIGNED)
