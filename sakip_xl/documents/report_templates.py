"""The templates of the reports of both SOPs, and of the tables below them."""

from __future__ import annotations

from sakip_xl.documents.template_columns import Column
from sakip_xl.documents.template_sheet import JUSTIFY, MENGETAHUI, TemplateSheet

_WAITING = "Menunggu keputusan Sekretaris dan disposisi Camat."
_UNIT: tuple[Column, ...] = (
    ("No", "nomor", 10),
    ("Unit Kerja", "nama", 72),
    ("Status", "status", 28),
    ("Realisasi Terisi", "terisi", 28),
    ("Kembali", "kembali", 37),
)
_DATA: tuple[Column, ...] = (
    ("No", "nomor", 10),
    ("Indikator Kinerja", "indikator", 72),
    ("Satuan", "satuan", 22),
    ("Target", "target", 22),
    ("Realisasi", "realisasi", 23),
    ("Unit", "unit", 26),
)
_OBSTACLES: tuple[Column, ...] = (
    ("No", "nomor", 10),
    ("Indikator", "indikator", 45),
    ("Kendala", "kendala", 40),
    ("Solusi", "solusi", 40),
    ("Rencana Tindak Lanjut", "tindak_lanjut", 40),
)
_MEASURED: tuple[Column, ...] = (
    ("No", "nomor", 9),
    ("Sasaran Strategis / Kinerja", "kinerja", 37),
    ("Indikator Kinerja", "indikator", 36),
    ("Satuan", "satuan", 19),
    ("Target", "target", 17),
    ("Realisasi", "realisasi", 17),
    ("Capaian (%)", "capaian", 16),
    ("Predikat", "predikat", 24),
)
_SASARAN: tuple[Column, ...] = (
    ("No", "nomor", 10),
    ("Sasaran", "sasaran", 75),
    ("Indikator Dihitung", "dihitung", 35),
    ("Capaian (%)", "capaian", 25),
    ("Predikat", "predikat", 30),
)
_YEARS: tuple[Column, ...] = (
    ("No", "nomor", 10),
    ("Indikator Kinerja", "indikator", 47),
    ("Realisasi Tahun Lalu", "tahun_lalu", 25),
    ("Realisasi s.d. TW Ini", "tahun_ini", 22),
    ("Perubahan", "perubahan", 23),
    ("Target Akhir Renstra", "target_renstra", 23),
    ("Capaian Renstra (%)", "capaian_renstra", 25),
)
_MONEY: tuple[Column, ...] = (
    ("No", "nomor", 10),
    ("Program", "program", 42),
    ("Pagu (Rp)", "pagu", 31),
    ("Realisasi (Rp)", "realisasi", 31),
    ("Serapan (%)", "serapan", 18),
    ("Efisiensi (poin)", "efisiensi", 19),
    ("Kesimpulan", "kesimpulan", 24),
)
_WORKED: tuple[Column, ...] = (
    ("No", "nomor", 9),
    ("Kode", "kode", 16),
    ("Indikator", "indikator", 38),
    ("Satuan", "satuan", 20),
    ("Polaritas, Rumus", "rumus", 20),
    ("Target TW", "target", 16),
    ("Realisasi TW", "realisasi", 16),
    ("Capaian TW (%)", "capaian", 16),
    ("Target s.d. TW", "target_sd", 17),
    ("Realisasi s.d. TW", "realisasi_sd", 17),
    ("Capaian s.d. TW (%)", "capaian_sd", 16),
    ("Target Tahun", "target_tahun", 16),
    ("Capaian Tahun (%)", "capaian_tahun", 16),
    ("Untuk Rekap (%)", "direkap", 16),
    ("Predikat", "predikat", 23),
    ("Sebab Tidak Direkap", "catatan", 18),
)
_TREE: tuple[Column, ...] = (
    ("Kode", "kode", 34),
    ("Tujuan, Sasaran, Program, Kegiatan, Sub Kegiatan", "uraian", 107),
    ("Level", "level", 24),
    ("Dihitung", "dihitung", 18),
    ("Capaian (%)", "capaian", 20),
    ("Predikat", "predikat", 25),
    ("Pagu (Rp)", "pagu", 38),
    ("Serapan (%)", "serapan", 24),
)
_UNIT_RESULT: tuple[Column, ...] = (
    ("No", "nomor", 12),
    ("Unit Kerja", "nama", 123),
    ("Status Formulir", "status", 40),
    ("Realisasi Terisi", "terisi", 35),
    ("Dihitung", "dihitung", 25),
    ("Capaian (%)", "capaian", 25),
    ("Predikat", "predikat", 30),
)
_OUT: tuple[Column, ...] = (("Kode", "kode", 35), ("Indikator", "indikator", 125), ("Sebab", "alasan", 130))
_SPREAD: tuple[Column, ...] = (("Predikat", "predikat", 60), ("Indikator", "jumlah", 30))


def laporan_pengumpulan() -> TemplateSheet:
    """The report on collecting."""
    sheet = _head("LAPORAN HASIL PENGUMPULAN DATA KINERJA")
    sheet.section("B. PENGUMPULAN FORMULIR")
    _forms(sheet)
    sheet.section("C. DATA YANG TERKUMPUL")
    sheet.text("{{ pk }}", align=JUSTIFY)
    sheet.list_table("data", _DATA, blank="Belum ada indikator.")
    sheet.when("belum_tersedia", "{{ belum_tersedia }}")
    return _foot(sheet, "D", "E")


def laporan_pengukuran() -> TemplateSheet:
    """The report on measuring."""
    sheet = _head("LAPORAN HASIL PENGUKURAN KINERJA")
    sheet.section("B. PENGUKURAN KINERJA")
    sheet.text(
        "{{ pk }} Target, realisasi, dan capaian menurut dasar rekap: {{ dasar_rekap }}.", align=JUSTIFY
    )
    sheet.list_table("indikator", _MEASURED, size=8.5, blank="Kertas Kerja triwulan ini belum diisi.")
    sheet.section("C. REKAPITULASI PER SASARAN")
    _sasaran(sheet)
    sheet.when("belum_tersedia", "{{ belum_tersedia }}")
    sheet.section("D. PERBANDINGAN ANTARTAHUN")
    sheet.list_table(
        "perbandingan",
        _YEARS,
        blank="Riwayat dan Target Akhir Renstra belum diisi, sehingga tidak ada yang dibandingkan.",
    )
    sheet.bullets("catatan_perbandingan", "{{ r.teks }}")
    sheet.section("E. ANGGARAN DAN EFISIENSI")
    _money(sheet)
    return _foot(sheet, "F", "G")


def rekap_pengumpulan() -> TemplateSheet:
    """What was collected, on paper for the files."""
    sheet = TemplateSheet()
    sheet.title("REKAPITULASI HASIL PENGUMPULAN DATA KINERJA", "{{ triwulan }} Tahun {{ tahun }}")
    _forms(sheet)
    sheet.when("belum_tersedia", "{{ belum_tersedia }}")
    sheet.list_table("data", _DATA, blank="Belum ada indikator.", signed=True)
    sheet.signatures(*MENGETAHUI)
    return sheet


def kertas_kerja() -> TemplateSheet:
    """How each capaian comes about."""
    sheet = TemplateSheet(landscape=True)
    sheet.title("KERTAS KERJA PENGUKURAN KINERJA", "{{ triwulan }} Tahun {{ tahun }}")
    sheet.list_table("indikator", _WORKED, size=7.5, signed=True)
    sheet.signatures(*MENGETAHUI)
    return sheet


def rekap_pengukuran() -> TemplateSheet:
    """The tree, the units and what was left out."""
    sheet = TemplateSheet(landscape=True)
    sheet.title("REKAPITULASI HASIL PENGUKURAN KINERJA", "{{ triwulan }} Tahun {{ tahun }}")
    sheet.text("Dasar rekap: {{ dasar_rekap }}. Metode rekap: {{ metode_rekap }}.")
    sheet.text(
        "Capaian kecamatan {{ kecamatan.capaian }}%, predikat {{ kecamatan.predikat }}, dari "
        "{{ kecamatan.dihitung }}.",
        bold=True,
    )
    sheet.section("A. Pohon kinerja")
    sheet.list_table("pohon", _TREE, size=9)
    sheet.section("B. Sebaran predikat indikator")
    sheet.list_table("sebaran", _SPREAD, size=9)
    sheet.section("C. Unit kerja")
    sheet.list_table("unit", _UNIT_RESULT, size=9)
    sheet.section("D. Tidak ikut direkap")
    sheet.list_table("dikecualikan", _OUT, size=9, blank="Semua indikator ikut direkap.", signed=True)
    sheet.signatures(*MENGETAHUI)
    return sheet


def _head(title: str) -> TemplateSheet:
    sheet = TemplateSheet()
    sheet.title(title, "{{ triwulan|upper }} TAHUN {{ tahun }}", "Nomor: {{ nomor }}")
    sheet.when("ringkasan", "Ringkasan: {{ ringkasan }}")
    sheet.section("A. DASAR")
    sheet.bullets("dasar", "{{ r.nomor }}. {{ r.teks }}")
    return sheet


def _foot(sheet: TemplateSheet, first: str, second: str) -> TemplateSheet:
    sheet.section(f"{first}. KENDALA, SOLUSI, DAN RENCANA TINDAK LANJUT")
    sheet.list_table("kendala", _OBSTACLES, blank="Tidak ada kendala yang dilaporkan.")
    sheet.section(f"{second}. KEPUTUSAN DAN DISPOSISI")
    sheet.bullets("keputusan", "{{ r.teks }}", blank=_WAITING, held=True)
    sheet.signatures(*MENGETAHUI)
    return sheet


def _forms(sheet: TemplateSheet) -> None:
    sheet.bullets("pengembalian", "{{ r.teks }}")
    sheet.list_table("unit", _UNIT, blank="Belum ada unit kerja.")


def _sasaran(sheet: TemplateSheet) -> None:
    sheet.list_table("sasaran", _SASARAN, blank="Belum ada sasaran.", total="kecamatan")
    sheet.when("tidak_direkap", "{{ tidak_direkap }} Sebabnya:")
    sheet.bullets("dikecualikan", "{{ r.kode }} {{ r.indikator }}: {{ r.alasan }}")


def _money(sheet: TemplateSheet) -> None:
    sheet.list_table("program", _MONEY, size=9, blank="Belum ada program.", total="uang")
    sheet.text("{{ arti_efisiensi }}", align=JUSTIFY, size=9)
