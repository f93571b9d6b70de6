"""Build the templates that come with the program: ``python -m sakip_xl.documents.default_templates FOLDER``.

They are plain Word files that an office changes; here they are only made once, the same bytes every time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from sakip_xl.documents.lkjip_template import lkjip_template
from sakip_xl.documents.template_sheet import JUSTIFY, RIGHT, Column, TemplateSheet


def _disposisi() -> TemplateSheet:
    sheet = TemplateSheet()
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


def _undangan() -> TemplateSheet:
    sheet = TemplateSheet()
    sheet.text("{{ kantor.tempat }}, {{ tanggal }}", align=RIGHT)
    sheet.pairs((("Nomor", "{{ nomor }}"), ("Sifat", "Penting"), ("Hal", "Undangan Rapat")))
    sheet.section("Kepada Yth.:")
    sheet.bullets(
        "peserta", "{{ r.nomor }}. {{ r.nama }}", blank="(nama peserta belum diisi pada lembar Notulen)"
    )
    sheet.text(
        "Sehubungan dengan pelaksanaan SOP {{ sop }} {{ triwulan }} Tahun {{ tahun }}, kami mengharap "
        "kehadiran Saudara pada rapat yang diselenggarakan pada:",
        align=JUSTIFY,
    )
    sheet.pairs(
        (
            ("Hari, tanggal", "{{ hari }}, {{ tanggal }}"),
            ("Pukul", "{{ jam }}"),
            ("Tempat", "{{ tempat }}"),
            ("Acara", "{{ agenda }}"),
        )
    )
    sheet.text("Demikian, atas perhatian dan kehadiran Saudara disampaikan terima kasih.", align=JUSTIFY)
    sheet.signatures(("", "pimpinan", ""))
    return sheet


def _notulen() -> TemplateSheet:
    sheet = TemplateSheet()
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
    sheet.text("{{ ringkasan }}", align=JUSTIFY)
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


def _program_kerja() -> TemplateSheet:
    sheet = TemplateSheet(landscape=True)
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


def _tanda_terima() -> TemplateSheet:
    sheet = TemplateSheet(landscape=True)
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


def _juknis() -> TemplateSheet:
    sheet = TemplateSheet(landscape=True)
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


_MEASURED: tuple[Column, ...] = (
    ("No", "nomor", 8),
    ("Sasaran Strategis / Kinerja", "kinerja", 34),
    ("Indikator Kinerja", "indikator", 38),
    ("Satuan", "satuan", 20),
    ("Target", "target", 18),
    ("Realisasi", "realisasi", 20),
    ("Capaian (%)", "capaian", 18),
    ("Predikat", "predikat", 19),
)
_SASARAN: tuple[Column, ...] = (
    ("No", "nomor", 10),
    ("Sasaran", "sasaran", 80),
    ("Indikator Dihitung", "dihitung", 35),
    ("Capaian (%)", "capaian", 25),
    ("Predikat", "predikat", 25),
)
_MONEY: tuple[Column, ...] = (
    ("No", "nomor", 10),
    ("Program", "program", 60),
    ("Pagu (Rp)", "pagu", 32),
    ("Realisasi (Rp)", "realisasi", 32),
    ("Serapan (%)", "serapan", 20),
    ("Efisiensi", "kesimpulan", 21),
)


def _report_head(title: str) -> TemplateSheet:
    sheet = TemplateSheet()
    sheet.title(title, "{{ triwulan|upper }} TAHUN {{ tahun }}", "Nomor: {{ nomor }}")
    sheet.text("{%p if ringkasan %}", size=1, after=0)
    sheet.text("{{ ringkasan }}", align=JUSTIFY)
    sheet.text("{%p endif %}", size=1, after=0)
    sheet.section("A. DASAR")
    sheet.bullets("dasar", "{{ r.nomor }}. {{ r.teks }}")
    return sheet


def _report_foot(sheet: TemplateSheet, first: str, second: str) -> TemplateSheet:
    sheet.section(f"{first}. KENDALA, SOLUSI, DAN RENCANA TINDAK LANJUT")
    sheet.list_table("kendala", _OBSTACLES, blank="Tidak ada kendala yang dilaporkan.")
    sheet.section(f"{second}. KEPUTUSAN DAN DISPOSISI")
    sheet.bullets("keputusan", "{{ r.teks }}", blank="Menunggu keputusan Sekretaris dan disposisi Camat.")
    sheet.signatures(
        ("Mengetahui,", "sekretaris", ""), ("{{ kantor.tempat }}, {{ tanggal }}", "tim", "Tim SAKIP,")
    )
    return sheet


def _laporan_pengumpulan() -> TemplateSheet:
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


def _laporan_pengukuran() -> TemplateSheet:
    sheet = _report_head("LAPORAN HASIL PENGUKURAN KINERJA")
    sheet.section("B. PENGUKURAN KINERJA")
    sheet.text("Target, realisasi, dan capaian menurut dasar rekap: {{ dasar_rekap }}.")
    sheet.list_table("indikator", _MEASURED)
    sheet.section("C. REKAPITULASI PER SASARAN")
    sheet.list_table("sasaran", _SASARAN)
    tags = ("dihitung", "capaian", "predikat")
    sheet.total(("", "Kecamatan", *("{{ kecamatan." + tag + " }}" for tag in tags)), _SASARAN)
    sheet.text("{%p if dikecualikan %}", size=1, after=0)
    sheet.text("Tidak ikut direkap:")
    sheet.bullets("dikecualikan", "{{ r.kode }} {{ r.indikator }}: {{ r.alasan }}")
    sheet.text("{%p endif %}", size=1, after=0)
    sheet.section("D. ANGGARAN DAN EFISIENSI")
    sheet.list_table("program", _MONEY)
    columns = ("pagu", "realisasi", "serapan", "kesimpulan")
    sheet.total(("", "Kecamatan", *("{{ uang." + tag + " }}" for tag in columns)), _MONEY)
    return _report_foot(sheet, "E", "F")


BUILDERS: dict[str, Callable[[], TemplateSheet]] = {
    "disposisi": _disposisi,
    "undangan": _undangan,
    "notulen": _notulen,
    "program-kerja": _program_kerja,
    "tanda-terima": _tanda_terima,
    "juknis": _juknis,
    "laporan-pengumpulan": _laporan_pengumpulan,
    "laporan-pengukuran": _laporan_pengukuran,
    "lkjip": lkjip_template,
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
