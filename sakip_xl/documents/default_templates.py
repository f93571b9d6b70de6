"""Build the templates that come with the program: ``python -m sakip_xl.documents.default_templates FOLDER``.

They are plain Word files that an office changes; here they are only made once, the same bytes every time.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

from docx.shared import Pt

from sakip_xl.documents import kke_templates, plan_templates, report_templates
from sakip_xl.documents.formulir_kertas_template import formulir_kertas
from sakip_xl.documents.lkjip_template import lkjip_template
from sakip_xl.documents.pk_template import pk_template
from sakip_xl.documents.sop_template import sop_template
from sakip_xl.documents.template_columns import Column
from sakip_xl.documents.template_sheet import CENTER, JUSTIFY, MENGETAHUI, RIGHT, TemplateSheet

_PRESENT: tuple[Column, ...] = (
    ("No", "nomor", 10),
    ("Nama", "nama", 65),
    ("Jabatan", "jabatan", 60),
    ("Tanda Tangan", "tanda_tangan", 40),
)


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
    sheet.section("Paraf dan tanggal penerima: …………………………………")
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
    sheet.text("di Tempat", after=10)
    sheet.text(
        "Sehubungan dengan pelaksanaan SOP {{ sop }} {{ triwulan }} Tahun {{ tahun }}, kami mengharap "
        "kehadiran Saudara pada rapat yang diselenggarakan pada:",
        align=JUSTIFY,
        after=8,
    )
    sheet.pairs(
        (
            ("Hari, tanggal", "{{ hari }}, {{ tanggal_rapat }}"),
            ("Pukul", "{{ jam }}"),
            ("Tempat", "{{ tempat }}"),
            ("Acara", "{{ agenda }}"),
        )
    )
    thanks = sheet.text(
        "Demikian, atas perhatian dan kehadiran Saudara disampaikan terima kasih.", align=JUSTIFY
    )
    thanks.paragraph_format.space_before = Pt(8)
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
    sheet.list_table("peserta", _PRESENT, blank="Peserta belum diisi.", signed=True)
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
            ("Nomor Formulir", "nomor_formulir", 42),
            ("Unit Kerja", "unit", 62),
            ("Dikirim", "dikirim", 36),
            ("Batas Kembali", "tenggat", 36),
            ("Nama Penerima", "penerima", 42),
            ("Diterima", "diterima", 36),
            ("Paraf", "paraf", 26),
        ),
        signed=True,
    )
    acknowledged, (first, tim, _) = MENGETAHUI
    sheet.signatures(acknowledged, (first, tim, "Yang menyerahkan,"))
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


def _jilid() -> TemplateSheet:
    """Cover and table of contents of all papers of one SOP and quarter."""
    sheet = TemplateSheet(paged=False)
    sheet.text("", after=130)
    for line, size in (
        ("JILID NASKAH", 26),
        ("SOP {{ sop|upper }}", 18),
        ("{{ triwulan|upper }} TAHUN {{ tahun }}", 16),
    ):
        sheet.text(line, bold=True, align=CENTER, size=size, after=14)
    sheet.text("{{ jumlah_naskah }} naskah, {{ jumlah_halaman }} halaman", align=CENTER, after=120)
    sheet.text("Jilid ini salinan untuk dibaca, dijilid tanggal {{ tanggal }}.", align=JUSTIFY)
    sheet.when("draft", "Masih DRAFT, belum disetujui Sekretaris: {{ draft }}.")
    sheet.when("bertanda", _SIGNED)
    sheet.bullets("bertanda", "{{ r.nomor }}. {{ r.teks }}")
    sheet.when("terpisah", "Tidak ikut dijilid karena PDF-nya belum ada, disimpan terpisah:")
    sheet.bullets("terpisah", "{{ r.nomor }}. {{ r.teks }}")
    heading = sheet.text("DAFTAR ISI", bold=True, align=CENTER, size=13, after=10)
    heading.paragraph_format.page_break_before = True
    sheet.list_table(
        "isi",
        (
            ("No", "nomor", 10),
            ("Naskah", "judul", 74),
            ("Nomor", "nomor_naskah", 44),
            ("Keterangan", "keterangan", 28),
            ("Halaman", "halaman", 19),
        ),
        size=11,
    )
    return sheet


def _serah_terima() -> TemplateSheet:
    """The Berita Acara of a handover, signed by both and by the Camat."""
    sheet = TemplateSheet(numbered=False, margin=18)
    sheet.title("BERITA ACARA SERAH TERIMA", "BUKU INDUK SAKIP TAHUN {{ tahun }}", "Nomor: {{ nomor }}")
    sheet.text(
        "Pada hari {{ hari }} tanggal {{ tanggal_serah }} pukul {{ jam }}, kami yang bertanda tangan di "
        "bawah ini:",
        align=JUSTIFY,
    )
    for number, (side, party) in enumerate((("pertama", "PERTAMA"), ("kedua", "KEDUA")), 1):
        person = f"{{{{ [{side}.nama, {side}.nip, {side}.jabatan]|select|join(', ') }}}}"
        verb = "menyerahkan" if number == 1 else "menerima"
        sheet.text(f"{number}. {person}, disebut PIHAK {party}, yang {verb};", align=JUSTIFY)
    sheet.text(
        "dengan ini PIHAK PERTAMA menyerahkan kepada PIHAK KEDUA buku induk Kecamatan {{ kantor.kecamatan }} "
        "beserta berkasnya dalam satu paket:",
        align=JUSTIFY,
    )
    sheet.pairs(
        (("Buku induk", "{{ buku }}"), ("Paket", "{{ paket }}"), ("Sidik (SHA-256)", "{{ sidik_paket }}"))
    )
    sheet.section("A. Isi paket")
    columns = (("No", "nomor", 12), ("Isi", "judul", 110), ("Banyak Berkas", "banyak", 40))
    sheet.list_table("isi", columns, size=10)
    sheet.section("B. Yang belum selesai saat diserahkan")
    sheet.bullets("belum", "{{ r.nomor }}. {{ r.teks }}", blank="Tidak ada.")
    sheet.text(
        "Sejak ditandatangani, buku induk hanya dikerjakan pada berkas yang diterima PIHAK KEDUA.",
        align=JUSTIFY,
    )
    sheet.signatures(("PIHAK KEDUA,", "kedua", ""), ("PIHAK PERTAMA,", "pertama", ""))
    sheet.text("", after=0, size=6, held=True)
    sheet.signatures(("Mengetahui,", "camat", ""))
    return sheet


def _pendaftaran_kunci() -> TemplateSheet:
    """The Berita Acara of a registered key, signed by its owner and the witness."""
    sheet = TemplateSheet(numbered=False, margin=18)
    sheet.title("BERITA ACARA PENDAFTARAN KUNCI", "TANDA TANGAN KEPUTUSAN SAKIP TAHUN {{ tahun }}")
    sheet.text(
        "Pada hari {{ hari }} tanggal {{ tanggal_daftar }} pukul {{ jam }}, kunci tanda tangan di bawah ini "
        "didaftarkan pada buku induk Kecamatan {{ kantor.kecamatan }}, jejak nomor {{ nomor_jejak }}:",
        align=JUSTIFY,
    )
    sheet.pairs(
        (
            ("Pemilik", "{{ [pemilik.nama, pemilik.nip, pemilik.jabatan]|select|join(', ') }}"),
            ("Bertanda tangan sebagai", "{{ peran }}"),
            ("Saksi", "{{ [saksi_kunci.nama, saksi_kunci.nip, saksi_kunci.jabatan]|select|join(', ') }}"),
            ("Sidik (SHA-256)", "{{ sidik_kunci }}"),
        )
    )
    sheet.section("Sidik kunci dalam kata")
    columns = (
        ("No", "nomor", 16),
        ("Kata", "kata", 65),
        ("No ", "nomor_lain", 16),
        ("Kata ", "kata_lain", 65),
    )
    sheet.list_table("kata", columns)
    sheet.when(
        "kunci_lama",
        "Kunci ini menggantikan kunci dengan kata sidik: {{ kunci_lama }}. Tanda tangan dengan kunci lama "
        "tetap berlaku untuk masanya.",
    )
    sheet.text(
        "Saksi menyatakan bahwa pemilik sendiri yang memilih PIN-nya, dan bahwa kata-kata ini sama dengan "
        "yang tampil di lembar Kunci. Simpan berita acara ini: siapa pun dapat mencocokkan kata-katanya "
        "kemudian.",
        align=JUSTIFY,
    )
    sheet.signatures(("Saksi,", "saksi_kunci", ""), ("Pemilik kunci,", "pemilik", ""))
    return sheet


_SIGNED = (
    "Naskah yang sudah ditandatangani disimpan terpisah di samping Jilid ini, karena PDF bertanda tangan "
    "elektronik tidak boleh diubah:"
)


BUILDERS: dict[str, Callable[[], TemplateSheet]] = {
    "sop": sop_template,
    "disposisi": _disposisi,
    "undangan": _undangan,
    "notulen": _notulen,
    "program-kerja": _program_kerja,
    "tanda-terima": _tanda_terima,
    "checklist": _checklist,
    "formulir-kertas": formulir_kertas,
    "juknis": _juknis,
    "rekap-pengumpulan": report_templates.rekap_pengumpulan,
    "laporan-pengumpulan": report_templates.laporan_pengumpulan,
    "kertas-kerja": report_templates.kertas_kerja,
    "rekap-pengukuran": report_templates.rekap_pengukuran,
    "laporan-pengukuran": report_templates.laporan_pengukuran,
    "disposisi-camat": _disposisi_camat,
    "pk": pk_template,
    "rencana-aksi": plan_templates.rencana_aksi,
    "kke-1": kke_templates.kke_1,
    "kke-2": kke_templates.kke_2,
    "kke-3": kke_templates.kke_3,
    "kke-4": kke_templates.kke_4,
    "kke-5": kke_templates.kke_5,
    "tindak-lanjut-lhe": plan_templates.tindak_lanjut_lhe,
    "lkjip": lkjip_template,
    "jilid": _jilid,
    "serah-terima": _serah_terima,
    "pendaftaran-kunci": _pendaftaran_kunci,
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
