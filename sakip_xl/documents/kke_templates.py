"""The templates of KKE 1 to 5."""

from __future__ import annotations

from sakip_xl.documents.template_columns import Column
from sakip_xl.documents.template_sheet import JUSTIFY, MENGETAHUI, TemplateSheet
from sakip_xl.domain.terms import ROMAWI

_SMART: tuple[Column, ...] = (
    ("No", "nomor", 9),
    ("Kode", "kode", 17),
    ("Indikator Kinerja", "indikator", 66),
    ("Target Tahun", "target", 19),
    ("Satuan", "satuan", 20),
    ("Spesifik", "spesifik", 17),
    ("Dapat Diukur", "dapat_diukur", 17),
    ("Dapat Dicapai", "dapat_dicapai", 17),
    ("Relevan", "relevan", 17),
    ("Berbatas Waktu", "berbatas_waktu", 17),
    ("Menantang", "menantang", 20),
    ("Cara Menetapkan Menantang", "dasar", 54),
)
_LEVELS: tuple[Column, ...] = (
    ("Tingkat", "tingkat", 40),
    ("Jumlah", "banyak", 30),
    ("Tanpa Indikator", "tanpa_indikator", 35),
    ("Induk Tidak Tepat", "tanpa_induk", 35),
    ("Tanpa Turunan", "tanpa_turunan", 35),
)
_TREE: tuple[Column, ...] = (
    ("Tingkat", "tingkat", 24),
    ("Kode", "kode", 33),
    ("Tujuan, Sasaran, Program, Kegiatan, Sub Kegiatan", "uraian", 89),
    ("Indikator Kinerja", "indikator", 74),
    ("Target Tahun", "target", 18),
    ("Satuan", "satuan", 22),
    ("Keterangan", "keterangan", 30),
)
_MONEY: tuple[Column, ...] = (
    ("Kode", "kode", 30),
    ("Program, Kegiatan, Sub Kegiatan", "uraian", 70),
    ("Pagu Renstra {{ renstra }}", "pagu_renstra", 25),
    ("Belanja s.d. {{ tahun_lalu }}", "belanja_renstra", 25),
    ("Pagu Renja {{ tahun }}", "pagu_renja", 25),
    ("Pagu DPA {{ tahun }}", "pagu_dpa", 25),
    ("DPA dikurangi Renja", "selisih", 26),
    ("Sisa Pagu Renstra", "sisa", 25),
    ("Keterangan", "keterangan", 39),
)
_EVIDENCE: tuple[Column, ...] = (
    ("Unsur", "unsur", 36),
    ("SOP", "sop", 46),
    ("Nomor", "nomor_bukti", 50),
    ("Tanggal", "tanggal_bukti", 62),
    ("Uraian", "uraian", 96),
)
_SUMMARY: tuple[Column, ...] = (
    ("Unsur", "unsur", 50),
    *((f"Triwulan {numeral}", f"tw{number}", 60) for number, numeral in ROMAWI.items()),
)
_FORMULA: tuple[Column, ...] = (
    ("No", "nomor", 9),
    ("Kode", "kode", 17),
    ("Indikator Kinerja", "indikator", 58),
    ("Formula", "formula", 62),
    ("Komponen", "komponen", 62),
    ("Sumber Data", "sumber_data", 46),
    ("Akurat", "akurat", 18),
    ("Tepat", "tepat", 18),
)


def kke_1() -> TemplateSheet:
    """The SMART answers, and how it was decided that a target is challenging."""
    sheet = _head("KKE 1: INDIKATOR SMART DAN MENANTANG")
    sheet.text("{{ ringkasan }}")
    sheet.list_table("indikator", _SMART, size=8.5, signed=True)
    sheet.signatures(*MENGETAHUI)
    return sheet


def kke_2() -> TemplateSheet:
    """The tree with its indicators, and what does not hang together."""
    sheet = _head("KKE 2: PENJENJANGAN KINERJA (CASCADING)")
    sheet.section("A. Keadaan tiap tingkat")
    sheet.list_table("tingkat", _LEVELS, size=9)
    sheet.section("B. Yang belum selaras")
    sheet.bullets("belum_selaras", "{{ r.nomor }}. {{ r.teks }}", blank="Semua tingkat sudah selaras.")
    sheet.section("C. Penjenjangan")
    sheet.list_table("kinerja", _TREE, size=8.5, signed=True)
    sheet.signatures(*MENGETAHUI)
    return sheet


def kke_3() -> TemplateSheet:
    """The ceilings of Renstra, Renja and DPA side by side."""
    sheet = _head("KKE 3: KESELARASAN DPA DENGAN RENSTRA DAN RENJA")
    sheet.text(
        "Dalam rupiah. Pagu Renstra untuk seluruh masanya ({{ renstra }}); sisanya sesudah dikurangi belanja "
        "sampai tahun {{ tahun_lalu }} dan pagu DPA tahun {{ tahun }}.",
        align=JUSTIFY,
    )
    sheet.list_table("anggaran", _MONEY, size=8.5, signed=True, total="jumlah")
    sheet.signatures(*MENGETAHUI)
    return sheet


def kke_4() -> TemplateSheet:
    """The evidence of each quarter, then all quarters beside each other."""
    sheet = _head("KKE 4: PELAKSANAAN PENGUKURAN KINERJA PER TRIWULAN")

    def quarter() -> None:
        sheet.section("{{ t.nama }}")
        sheet.list_table("t.bukti", _EVIDENCE, size=9)

    sheet.text("Bukti yang belum ada ditandai, untuk dilengkapi sebelum evaluasi.")
    sheet.loop("triwulan", "t", quarter)
    sheet.section("Rekapitulasi")
    sheet.list_table("rekap", _SUMMARY, size=9, signed=True)
    sheet.signatures(*MENGETAHUI)
    return sheet


def kke_5() -> TemplateSheet:
    """Formula, components and source of each indicator, and whether they are right."""
    sheet = _head("KKE 5: FORMULA, KOMPONEN, DAN SUMBER DATA INDIKATOR")
    sheet.text("{{ ringkasan }}")
    sheet.list_table("indikator", _FORMULA, size=8.5, signed=True)
    sheet.signatures(*MENGETAHUI)
    return sheet


def _head(title: str) -> TemplateSheet:
    sheet = TemplateSheet(landscape=True)
    sheet.title(title, "Tahun {{ tahun }}")
    return sheet
