"""The template of the form on paper: the columns that a unit fills in are those of its workbook."""

from __future__ import annotations

from itertools import pairwise

from sakip_xl.documents.base import DOTS
from sakip_xl.documents.template_columns import Column
from sakip_xl.documents.template_sheet import TemplateSheet
from sakip_xl.schema.base import Table
from sakip_xl.schema.tables.formulir import TBL_ISIAN, TBL_ISIAN_ANGGARAN

_MARGIN = 10
_NARROWEST, _WIDEST = 12.0, 16.0
"""Between these a column of the workbook counts on paper, so that no heading breaks within a word."""
_LINE, _MONEY_LINE = 22, 12
"""The height of a row in millimetres: room for some lines of handwriting."""

_ASKED: tuple[Column, ...] = (
    ("Kode", "kode", 15),
    ("Indikator dan yang diisi", "indikator", 42),
    ("Satuan", "satuan", 14),
    ("Target", "target", 13),
)
_ASKED_MONEY: tuple[Column, ...] = (
    ("Kode", "kode", 32),
    ("Program, kegiatan, atau sub kegiatan", "uraian", 94),
    ("Pagu (Rp)", "pagu", 38),
)
_PETUNJUK = (
    "Isi kotak yang kosong dengan huruf cetak; kotak bertanda – tidak diisi.",
    "Realisasi nol ditulis 0, jangan dikosongkan; satu angka saja, koma untuk pecahan.",
    "Bila pembilang dan penyebut diminta, isi keduanya; realisasinya dihitung kantor.",
    "Bila angkanya belum ada, kosongkan Realisasi dan tulis sebabnya di Alasan Belum Tersedia.",
    "Nilai yang tidak mencapai target atau tampak janggal dijelaskan di kolom Kendala.",
    "Tanda tangani, lalu kembalikan kepada Tim SAKIP sebelum batas kembali; kantor yang mengetiknya.",
)

_BY_WHOM = (
    f"Diisi oleh: {DOTS}{DOTS}  (nama dan jabatan yang mengisi bagi unit)",
    f"Diketik oleh: {DOTS}{DOTS}  tanggal {DOTS}  (Tim SAKIP)",
)
"""They go with the signature, so that no page has that alone."""


def formulir_kertas() -> TemplateSheet:
    """Identity, how to fill it in, the two tables, and who filled in, signed and typed."""
    sheet = TemplateSheet(landscape=True, margin=_MARGIN)
    sheet.title("FORMULIR DATA CAPAIAN KINERJA", "{{ triwulan }} Tahun {{ tahun }}")
    sheet.pairs(
        (
            ("Unit kerja", "{{ unit }} ({{ kode_unit }})"),
            ("Nomor formulir", "{{ nomor }}"),
            ("Batas kembali", "{{ tenggat }}"),
        )
    )
    sheet.section("Petunjuk pengisian")
    for number, line in enumerate(_PETUNJUK, 1):
        sheet.text(f"{number}. {line}", size=9.5, after=0)
    sheet.section("A. Capaian kinerja")
    sheet.list_table("indikator", _columns(sheet, _ASKED, TBL_ISIAN), size=8, height=_LINE)
    sheet.section("B. Realisasi anggaran dari awal tahun sampai akhir triwulan ini")
    columns = _columns(sheet, _ASKED_MONEY, TBL_ISIAN_ANGGARAN)
    sheet.list_table(
        "anggaran", columns, size=9, height=_MONEY_LINE, blank="Unit ini tidak diminta melaporkan anggaran."
    )
    for line in _BY_WHOM:
        sheet.text(line, size=10, held=True)
    sheet.signatures(("{{ kantor.tempat }}, {{ tanggal }}", "kepala", ""))
    return sheet


def _columns(sheet: TemplateSheet, asked: tuple[Column, ...], form: Table) -> tuple[Column, ...]:
    """What is asked, then every answer of the form, sharing the rest of the page as in the workbook."""
    answers = [form.field_column(name) for name in form.answers]
    weights = [min(max(column.width, _NARROWEST), _WIDEST) for column in answers]
    free = sheet.width - sum(width for _, _, width in asked)
    ends = [round(free * sum(weights[:number]) / sum(weights)) for number in range(len(answers) + 1)]
    shared = (
        (a.judul, a.bidang, end - start) for a, (start, end) in zip(answers, pairwise(ends), strict=True)
    )
    return (*asked, *shared)
