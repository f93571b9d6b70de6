"""The template of LKjIP as it comes with the program; what an office has to tell itself stands as gaps."""

from __future__ import annotations

from sakip_xl.documents.gaps import gap
from sakip_xl.documents.template_columns import Column
from sakip_xl.documents.template_sheet import CENTER, JUSTIFY, TemplateSheet

_UNITS: tuple[Column, ...] = (
    ("No", "nomor", 10),
    ("Unit Kerja", "nama", 75),
    ("Jenis", "jenis", 35),
    ("Kepala", "kepala", 55),
)
_PROMISED: tuple[Column, ...] = (
    ("No", "nomor", 10),
    ("Tujuan / Sasaran Strategis", "sasaran", 55),
    ("Indikator Kinerja", "indikator", 60),
    ("Satuan", "satuan", 22),
    ("Target {{ tahun }}", "target", 28),
)
_PROGRAMS: tuple[Column, ...] = (
    ("No", "nomor", 10),
    ("Program", "program", 85),
    ("Anggaran (Rp)", "anggaran", 40),
    ("Keterangan", "keterangan", 40),
)
_SCALE: tuple[Column, ...] = (("Predikat", "predikat", 60), ("Capaian (%)", "batas", 60))
_MAIN: tuple[Column, ...] = (
    ("No", "nomor", 8),
    ("Tujuan / Sasaran", "sasaran", 32),
    ("Indikator Kinerja", "indikator", 34),
    ("Satuan", "satuan", 19),
    ("Target {{ tahun_lalu }}", "target_lalu", 16),
    ("Capaian {{ tahun_lalu }} (%)", "capaian_lalu", 17),
    ("Target", "target", 16),
    ("Realisasi", "realisasi", 17),
    ("Capaian (%)", "capaian", 17),
)
_MEASURED: tuple[Column, ...] = (
    ("No", "nomor", 8),
    ("Indikator Kinerja", "indikator", 37),
    ("Satuan", "satuan", 21),
    ("Target", "target", 18),
    ("Realisasi", "realisasi", 18),
    ("Capaian (%)", "capaian", 17),
    ("Target Tahun", "target_tahun", 18),
    ("Capaian thd. Tahun (%)", "capaian_tahun", 18),
    ("Predikat", "predikat", 20),
)
_YEARS: tuple[Column, ...] = (
    ("Indikator Kinerja", "indikator", 54),
    ("Tahun", "tahun", 27),
    ("Target", "target", 22),
    ("Realisasi", "realisasi", 22),
    ("Capaian (%)", "capaian", 20),
    ("Perubahan", "perubahan", 30),
)
_RENSTRA: tuple[Column, ...] = (
    ("No", "nomor", 8),
    ("Indikator Kinerja", "indikator", 62),
    ("Satuan", "satuan", 23),
    ("Target Akhir Renstra", "target", 28),
    ("Realisasi s.d. Tahun Ini", "realisasi", 28),
    ("Capaian (%)", "capaian", 26),
)
_OBSTACLES: tuple[Column, ...] = (
    ("No", "nomor", 8),
    ("Indikator", "indikator", 47),
    ("Faktor Penghambat", "kendala", 40),
    ("Upaya / Solusi", "solusi", 40),
    ("Rencana Tindak Lanjut", "tindak_lanjut", 40),
)
_SUPPORT: tuple[Column, ...] = (
    ("No", "nomor", 8),
    ("Program / Kegiatan / Sub Kegiatan", "program", 65),
    ("Anggaran (Rp)", "pagu", 32),
    ("Realisasi (Rp)", "realisasi", 32),
    ("Serapan (%)", "serapan", 19),
    ("Capaian (%)", "capaian", 19),
)
_BUDGET: tuple[Column, ...] = (
    ("No", "nomor", 8),
    ("Program / Kegiatan / Sub Kegiatan", "program", 61),
    ("Anggaran (Rp)", "pagu", 31),
    ("Realisasi (Rp)", "realisasi", 31),
    ("Serapan (%)", "serapan", 18),
    ("Efisiensi", "kesimpulan", 26),
)
_TABLE: tuple[Column, ...] = (
    ("No", "nomor", 8),
    ("Sasaran / Kinerja", "kinerja", 42),
    ("Indikator Kinerja", "indikator", 48),
    ("Satuan", "satuan", 20),
    ("Target", "target", 19),
    ("Realisasi", "realisasi", 19),
    ("Capaian (%)", "capaian", 19),
)


def lkjip_template() -> TemplateSheet:
    """The whole template, chapter by chapter."""
    sheet = TemplateSheet()
    _cover(sheet)
    _introduction(sheet)
    _plan(sheet)
    _accountability(sheet)
    _closing(sheet)
    _annexes(sheet)
    return sheet


def _cover(sheet: TemplateSheet) -> None:
    for _ in range(9):
        sheet.text("")
    sheet.text("LAPORAN KINERJA INSTANSI PEMERINTAH", bold=True, align=CENTER, size=18)
    sheet.text("(LKjIP)", bold=True, align=CENTER, size=14, after=24)
    sheet.text("KECAMATAN {{ kantor.kecamatan|upper }}", bold=True, align=CENTER, size=16)
    sheet.text("{{ kantor.kabupaten|upper }}", bold=True, align=CENTER, size=14, after=24)
    sheet.text("{{ keadaan }}", align=CENTER, size=12)
    sheet.text("TAHUN {{ tahun }}", bold=True, align=CENTER, size=16)


def _introduction(sheet: TemplateSheet) -> None:
    sheet.heading("BAB I PENDAHULUAN")
    sheet.heading("A. Gambaran Umum", 2)
    sheet.text(
        "Kecamatan {{ kantor.kecamatan }} adalah perangkat daerah {{ kantor.kabupaten }}, "
        "{{ kantor.provinsi }}, beralamat di {{ kantor.alamat }}. "
        + gap("luas wilayah, jumlah desa/kelurahan, dan jumlah penduduk"),
        align=JUSTIFY,
    )
    sheet.heading("B. Tugas dan Fungsi", 2)
    sheet.text(gap("tugas dan fungsi kecamatan menurut peraturan kepala daerah"), align=JUSTIFY)
    sheet.heading("C. Susunan Organisasi", 2)
    sheet.list_table("unit", _UNITS, blank=gap("unit kerja"))
    sheet.heading("D. Isu Strategis", 2)
    sheet.text(gap("isu strategis menurut Renstra"), align=JUSTIFY)
    sheet.heading("E. Dasar Penyusunan", 2)
    sheet.bullets("dasar", "{{ r.nomor }}. {{ r.teks }}")


def _plan(sheet: TemplateSheet) -> None:
    sheet.heading("BAB II PERENCANAAN KINERJA")
    sheet.heading("A. Rencana Strategis", 2)
    sheet.text(
        "Kinerja tahun {{ tahun }} adalah bagian dari Renstra tahun {{ renstra }}. "
        + gap("visi, misi, dan arah kebijakan yang didukung kecamatan"),
        align=JUSTIFY,
    )
    sheet.heading("B. Perjanjian Kinerja", 2)
    sheet.text("{{ pk_kalimat }}", align=JUSTIFY)
    sheet.list_table("pk", _PROMISED, blank=gap("indikator tujuan dan sasaran"))


def _accountability(sheet: TemplateSheet) -> None:
    sheet.heading("BAB III AKUNTABILITAS KINERJA")
    sheet.heading("A. Capaian Kinerja Organisasi", 2)
    sheet.text(
        "Capaian dihitung menurut rumus dan polaritas setiap indikator, dengan dasar rekap "
        "{{ dasar_rekap }}. Predikat ditetapkan menurut skala berikut.",
        align=JUSTIFY,
    )
    sheet.list_table("skala", _SCALE, blank=gap("skala predikat"))
    sheet.text(
        "Capaian kinerja kecamatan {{ kecamatan.capaian }} persen, predikat {{ kecamatan.predikat }}, "
        "direkap dari {{ kecamatan.dihitung }} sasaran. Sebaran predikat indikator:",
        align=JUSTIFY,
    )
    sheet.list_table("sebaran", (("Predikat", "predikat", 60), ("Jumlah Indikator", "jumlah", 60)))
    sheet.list_table("utama", _MAIN, blank=gap("indikator tujuan dan sasaran"))
    sheet.loop("sasaran", "s", lambda: _analysis(sheet))
    sheet.heading("B. Realisasi Anggaran", 2)
    sheet.list_table("anggaran", _BUDGET, blank=gap("program dan anggarannya"), total="uang")


def _analysis(sheet: TemplateSheet) -> None:
    """The seven analyses of one sasaran."""
    sheet.heading("A.{{ s.nomor }} {{ s.judul }}", 2)
    sheet.heading("1. Target dan realisasi tahun ini", 3)
    sheet.text("{{ s.ringkas }}", align=JUSTIFY, held=True)
    sheet.list_table("s.indikator", _MEASURED)
    sheet.when("s.grafik", "{{ s.grafik }}")
    sheet.bullets("s.tidak_dihitung", "Tidak ikut direkap: {{ r.indikator }}. {{ r.alasan }}")
    sheet.heading("2. Perbandingan dengan tahun lalu dan tahun-tahun sebelumnya", 3)
    sheet.list_table("s.tahun", _YEARS)
    sheet.heading("3. Perbandingan dengan target akhir Renstra tahun {{ tahun_akhir }}", 3)
    sheet.list_table("s.renstra", _RENSTRA)
    sheet.bullets("s.kurang", "Yang belum ada, {{ r.indikator }}: {{ r.teks }}")
    sheet.heading("4. Perbandingan dengan standar nasional", 3)
    sheet.text(gap("standar nasional atau pembanding lain, bila ada"), align=JUSTIFY)
    sheet.heading("5. Penyebab keberhasilan atau kegagalan dan solusinya", 3)
    sheet.text("Faktor pendukung: " + gap("faktor pendukung"), align=JUSTIFY, held=True)
    sheet.list_table("s.kendala", _OBSTACLES, blank="Tidak ada kendala yang dilaporkan.")
    sheet.heading("6. Efisiensi penggunaan sumber daya", 3)
    sheet.pairs(
        (
            ("Anggaran", "Rp {{ s.uang.pagu }}"),
            ("Realisasi anggaran", "Rp {{ s.uang.realisasi }}"),
            ("Serapan", "{{ s.uang.serapan }} persen"),
            ("Capaian kinerja", "{{ s.capaian }} persen"),
            ("Efisiensi", "{{ s.uang.efisiensi }} poin"),
        )
    )
    sheet.text("{{ s.efisiensi }}", align=JUSTIFY)
    sheet.heading("7. Program dan kegiatan yang menunjang", 3)
    sheet.list_table("s.program", _SUPPORT, blank="Tidak ada program langsung di bawahnya.")


def _closing(sheet: TemplateSheet) -> None:
    sheet.heading("BAB IV PENUTUP")
    sheet.text("{{ penutup }}", align=JUSTIFY)
    sheet.section("Langkah perbaikan kinerja:")
    sheet.bullets("perbaikan", "{{ r.nomor }}. {{ r.teks }}", blank=gap("langkah perbaikan kinerja"))
    sheet.signatures(("{{ kantor.tempat }}, {{ tanggal }}", "camat", ""))


def _annexes(sheet: TemplateSheet) -> None:
    sheet.heading("LAMPIRAN I PERJANJIAN KINERJA")
    sheet.list_table("pk", _PROMISED, blank=gap("indikator tujuan dan sasaran"))
    sheet.list_table("pk_program", _PROGRAMS, blank=gap("program dan anggarannya"), total="pk_total")
    sheet.heading("LAMPIRAN II PENGUKURAN KINERJA")
    sheet.list_table("pengukuran", _TABLE)
