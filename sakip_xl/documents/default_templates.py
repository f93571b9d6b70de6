"""Build the templates that come with the program: ``python -m sakip_xl.documents.default_templates FOLDER``.

They are plain Word files that an office changes; here they are only made once, the same bytes every time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from sakip_xl.documents import report_templates
from sakip_xl.documents.lkjip_template import lkjip_template
from sakip_xl.documents.sop_template import sop_template
from sakip_xl.documents.template_sheet import JUSTIFY, MENGETAHUI, RIGHT, TemplateSheet


def _disposisi(*lines: str) -> TemplateSheet:
    sheet = TemplateSheet()
    sheet.title("LEMBAR DISPOSISI", *lines)
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


def _disposisi_camat() -> TemplateSheet:
    return _disposisi("atas Laporan {{ sop }} {{ triwulan }} Tahun {{ tahun }}")


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
            ("Hari, tanggal", "{{ hari }}, {{ tanggal_rapat }}"),
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
            ("Hari, tanggal", "{{ hari }}, {{ tanggal_rapat }}"),
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
        signed=True,
    )
    sheet.signatures(("", "pimpinan", "Pimpinan rapat,"), ("", "notulis", "Notulis,"))
    return sheet


def _program_kerja() -> TemplateSheet:
    sheet = TemplateSheet(landscape=True)
    sheet.title("PROGRAM KERJA KEGIATAN", "SOP {{ sop }} {{ triwulan }} Tahun {{ tahun }}")
    sheet.list_table(
        "kegiatan",
        (
            ("No", "nomor", 10),
            ("Langkah", "langkah", 20),
            ("Kegiatan", "kegiatan", 87),
            ("Penanggung Jawab", "penanggung_jawab", 50),
            ("Mulai", "mulai", 32),
            ("Selesai", "selesai", 32),
            ("Keluaran", "keluaran", 59),
        ),
        signed=True,
    )
    sheet.signatures(*MENGETAHUI)
    return sheet


def _tanda_terima() -> TemplateSheet:
    sheet = TemplateSheet(landscape=True)
    sheet.title("BUKTI TANDA TERIMA FORMULIR", "Pengumpulan Data Kinerja {{ triwulan }} Tahun {{ tahun }}")
    sheet.list_table(
        "formulir",
        (
            ("No", "nomor", 10),
            ("Nomor Formulir", "nomor_formulir", 45),
            ("Unit Kerja", "unit", 68),
            ("Dikirim", "dikirim", 40),
            ("Batas Kembali", "tenggat", 40),
            ("Nama Penerima", "penerima", 45),
            ("Diterima", "diterima", 42),
        ),
        signed=True,
    )
    sheet.signatures(*MENGETAHUI)
    return sheet


def _checklist() -> TemplateSheet:
    sheet = TemplateSheet(landscape=True)
    sheet.title("CHECKLIST DOKUMEN", "SOP {{ sop }} {{ triwulan }} Tahun {{ tahun }}")
    sheet.text("{{ ringkasan }}")
    sheet.when("kurang", "Dokumen wajib yang belum ada: {{ kurang }}.")
    sheet.list_table(
        "dokumen",
        (
            ("No", "nomor", 10),
            ("Langkah", "langkah", 18),
            ("Dokumen", "dokumen", 90),
            ("Sifat", "wajib", 22),
            ("Ada", "ada", 14),
            ("Tempat Penyimpanan", "lokasi", 50),
            ("Sejak", "sejak", 36),
            ("Keterangan", "keterangan", 50),
        ),
        signed=True,
    )
    sheet.signatures(*MENGETAHUI)
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
            ("Definisi Operasional", "definisi", 56),
            ("Formula", "formula", 47),
            ("Satuan", "satuan", 22),
            ("Polaritas", "polaritas", 18),
            ("Konsolidasi", "konsolidasi", 25),
            ("Sumber Data", "sumber_data", 37),
        ),
        signed=True,
    )
    sheet.signatures(*MENGETAHUI)
    return sheet


BUILDERS: dict[str, Callable[[], TemplateSheet]] = {
    "sop": sop_template,
    "disposisi": _disposisi,
    "undangan": _undangan,
    "notulen": _notulen,
    "program-kerja": _program_kerja,
    "tanda-terima": _tanda_terima,
    "checklist": _checklist,
    "juknis": _juknis,
    "rekap-pengumpulan": report_templates.rekap_pengumpulan,
    "laporan-pengumpulan": report_templates.laporan_pengumpulan,
    "kertas-kerja": report_templates.kertas_kerja,
    "rekap-pengukuran": report_templates.rekap_pengukuran,
    "laporan-pengukuran": report_templates.laporan_pengukuran,
    "disposisi-camat": _disposisi_camat,
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
