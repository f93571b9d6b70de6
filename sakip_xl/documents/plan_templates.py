"""The templates of Rencana Aksi and Tindak Lanjut LHE."""

from __future__ import annotations

from sakip_xl.documents.template_sheet import MENGETAHUI, TemplateSheet
from sakip_xl.domain.wording import BULAN

_MONTHS = tuple((name[:3], f"bulan_{number}", 12) for number, name in enumerate(BULAN, 1))


def rencana_aksi() -> TemplateSheet:
    """The actions by indicator and month."""
    sheet = TemplateSheet(landscape=True)
    sheet.title("RENCANA AKSI PENCAPAIAN KINERJA", "Tahun {{ tahun }}")
    sheet.list_table(
        "aksi",
        (
            ("No", "nomor", 8),
            ("Tujuan/Sasaran/Program", "kinerja", 34),
            ("Indikator", "indikator", 34),
            ("Target Tahun", "target_tahun", 19),
            ("Rencana Aksi", "aksi", 35),
            ("Pelaksana", "unit", 16),
            *_MONTHS,
        ),
        size=7.5,
        signed=True,
    )
    sheet.signatures(*MENGETAHUI)
    return sheet


def tindak_lanjut_lhe() -> TemplateSheet:
    """The recommendations and what was done about each."""
    sheet = TemplateSheet(landscape=True)
    sheet.title("TINDAK LANJUT REKOMENDASI HASIL EVALUASI AKIP", "Tahun {{ tahun }}")
    sheet.text("Keadaan rekomendasi: {{ ringkasan }}.")
    sheet.list_table(
        "rekomendasi",
        (
            ("No", "nomor", 10),
            ("Judul LHE", "judul_lhe", 40),
            ("Rekomendasi", "rekomendasi", 65),
            ("Tindak Lanjut", "tindak_lanjut", 62),
            ("Penanggung Jawab", "penanggung_jawab", 32),
            ("Batas Waktu", "batas_waktu", 26),
            ("Status", "status", 18),
            ("Bukti", "bukti", 37),
        ),
        size=9,
        signed=True,
    )
    sheet.signatures(*MENGETAHUI)
    return sheet
