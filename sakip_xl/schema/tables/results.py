"""The tables that the program fills: Laporan, findings, Arsip and Jejak."""

from __future__ import annotations

from sakip_xl.domain.model import Arsip, AsalRow, Laporan, NaskahRow, TemuanRow
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.formulas.open_cell import OPEN_CELL
from sakip_xl.formulas.open_file import OPEN_FILE
from sakip_xl.schema.base import Column, Look, Table, Trait

_TW = Column("triwulan", "Triwulan", 10, "Triwulan 1 sampai 4.", Look.INTEGER, list_name="daftar_triwulan")


def _helper_column(field_name: str, heading: str, prompt: str, look: Look = Look.TEXT) -> Column:
    """A column for programs that inspectors may unhide."""
    return Column(field_name, heading, 11, prompt, look, tersembunyi=True)


TBL_LAPORAN = Table(
    Laporan,
    "Laporan",
    "Daftar Laporan",
    (
        Column("nomor", "Nomor Laporan", 26, "Nomor laporan; diisi program, boleh diganti nomor naskah."),
        Column("ringkasan", "Ringkasan", 38, "Pokok isi laporan.", Look.LONG_TEXT),
        Column("sop", "SOP", 13, "SOP yang dilaporkan.", Look.CHOICE),
        _TW,
        Column("jenis", "Jenis", 12, "draft sampai Sekretaris setuju, lalu final.", Look.CHOICE),
        Column("capaian", "Capaian (%)", 14, "Rata-rata capaian kecamatan; diisi program.", Look.PERCENT),
        Column("tanggal", "Tanggal", 18, "Tanggal laporan.", Look.DATE),
        Column("disusun_oleh", "Disusun Oleh", 24, "Penyusun laporan."),
        Column(
            "keputusan_sekretaris",
            "Keputusan Sekretaris",
            14,
            "Diisi tombol Setujui atau Kembalikan.",
            Look.CHOICE,
        ),
        Column("arahan", "Arahan Sekretaris", 34, "Arahan bila dikembalikan.", Look.LONG_TEXT),
        Column("disposisi_camat", "Disposisi Camat", 34, "Isi disposisi Camat atas laporan.", Look.LONG_TEXT),
        Column("sidik_data", "Sidik Data", 14, "Sidik data saat laporan disusun; diisi program.", kunci=True),
    ),
)

TBL_NASKAH = Table(
    NaskahRow,
    "Laporan",
    "Daftar Naskah",
    (
        Column("nomor", "Nomor Naskah", 26, "Nomor naskah; kosong selama draft."),
        Column("berkas", "Berkas", 38, "Berkas naskah.", Look.LONG_TEXT),
        Column("jenis", "Jenis Naskah", 13, "Jenis naskah.", Look.LONG_TEXT),
        _TW,
        Column("status", "Status", 12, "draft sampai Sekretaris setuju, lalu final.", Look.CHOICE),
        Column("versi", "Versi", 11, "Versi naskah; data yang berubah menjadi versi baru.", Look.INTEGER),
        Column("tanggal", "Tanggal Dibuat", 18, "Tanggal versi ini dibuat.", Look.DATE),
        Column("dibuat_oleh", "Dibuat Oleh", 24, "Yang membuat naskah."),
        Column("buka", "Buka", 14, "Klik untuk membuka berkasnya.", rumus=OPEN_FILE),
        Column("kunci", "Perihal", 34, "Yang membedakannya dari naskah lain sejenis.", Look.LONG_TEXT),
        Column(
            "berkas_bertanda", "Berkas Bertanda Tangan", 34, "PDF yang sudah ditandatangani.", Look.LONG_TEXT
        ),
        Column("sidik_data", "Sidik Isi", 14, "Sidik data yang tercetak pada naskah."),
        Column("sidik_berkas", "Sidik Berkas", 14, "Sidik berkas naskah."),
        Column("sidik_bertanda", "Sidik Bertanda", 16, "Sidik PDF yang ditandatangani."),
        Column(
            "jejak",
            "Jejak Nomor",
            12,
            "Jejak terakhir saat naskah dibuat, yang tercetak di kakinya.",
            Look.INTEGER,
            tersembunyi=True,
        ),
        Column("sidik_jejak", "Sidik Jejak", 14, "Sidik jejak itu.", tersembunyi=True),
    ),
    sifat=Trait.RECORD,
    cadangan=0,
)

TBL_TEMUAN = Table(
    TemuanRow,
    "Hasil Pemeriksaan",
    "Temuan",
    (
        Column("nomor", "No", 6, "Nomor urut.", Look.INTEGER),
        Column("tingkat", "Tingkat", 12, "salah harus diperbaiki; peringatan perlu dilihat.", Look.CHOICE),
        Column("unit", "Unit", 12, "Unit yang formulirnya diperiksa."),
        Column("berkas", "Berkas", 28, "Berkas formulir; kosong untuk buku ini.", Look.LONG_TEXT),
        Column("lembar", "Lembar", 18, "Lembar tempat temuan."),
        Column("sel", "Sel", 8, "Klik untuk menuju selnya."),
        Column("kolom", "Kolom", 18, "Judul kolom."),
        Column("nilai", "Isi Sekarang", 20, "Isi sel saat diperiksa.", Look.LONG_TEXT),
        Column("pesan", "Temuan", 48, "Apa yang ditemukan.", Look.LONG_TEXT),
        Column("saran", "Yang Perlu Dilakukan", 48, "Cara memperbaiki.", Look.LONG_TEXT),
        Column("kode", "Kode", 10, "Kode temuan."),
    ),
    sifat=Trait.COMPUTED,
    cadangan=0,
)

TBL_ASAL = Table(
    AsalRow,
    "Asal Angka",
    "Asal Angka",
    (
        Column("kode", "Kode", 11, "Kode indikator, kinerja, atau unit."),
        Column("indikator", "Indikator", 20, "Nama indikator, kinerja, atau unit.", Look.LONG_TEXT),
        Column("unit", "Unit", 10, "Unit yang melaporkan."),
        Column("triwulan", "Triwulan", 11, "Triwulan 1 sampai 4.", Look.INTEGER),
        Column("kolom", "Kolom", 15, "Judul kolom tempat angkanya.", Look.LONG_TEXT),
        Column("nilai", "Nilai", 13, "Isi sekarang; di baris bawahnya isi dahulu.", Look.TYPED),
        Column("sebelumnya", "Sebelumnya", 13, "Isi sebelum itu; kosong berarti kosong.", Look.TYPED),
        Column("sumber", "Sumber", 13, "Dari mana isi itu datang.", Look.CHOICE),
        Column("berkas", "Berkas", 20, "Berkas yang membawanya.", Look.LONG_TEXT),
        Column("sel", "Sel", 14, "Sel pada formulir, atau pada buku ini.", Look.LONG_TEXT),
        Column("tuju", "Tuju", 8, "Klik untuk menuju selnya.", rumus=OPEN_CELL),
        Column("oleh", "Oleh", 17, "Yang menyimpan berkasnya, atau yang memutuskan.", Look.LONG_TEXT),
        Column("waktu", "Waktu", 20, "Waktu disimpan atau diputuskan.", Look.MOMENT),
        Column("jejak", "Jejak Nomor", 9, "Nomor baris pada lembar Jejak.", Look.INTEGER),
        Column("keterangan", "Keterangan", 38, "Siapa yang merekap, rumusnya, dan lainnya.", Look.LONG_TEXT),
    ),
    sifat=Trait.COMPUTED,
    cadangan=0,
)

TBL_ARSIP = Table(
    Arsip,
    "Arsip",
    "Daftar Arsip",
    (
        Column("nomor", "No", 6, "Nomor urut.", Look.INTEGER),
        Column("sop", "SOP", 14, "SOP asal.", Look.CHOICE),
        _TW,
        Column("berkas", "Berkas", 60, "Nama berkas arsip.", Look.LONG_TEXT),
        Column("sidik", "Sidik (SHA-256)", 40, "Sidik berkas untuk memeriksa keaslian.", Look.LONG_TEXT),
        Column("waktu", "Waktu", 20, "Waktu diarsipkan.", Look.MOMENT),
        Column("oleh", "Oleh", 26, "Yang mengarsipkan."),
        Column("keterangan", "Keterangan", 40, "Keterangan arsip.", Look.LONG_TEXT),
    ),
    sifat=Trait.RECORD,
    cadangan=0,
)

TBL_JEJAK = Table(
    JejakRow,
    "Jejak",
    "Jejak Kegiatan",
    (
        Column("nomor", "No", 6, "Nomor urut.", Look.INTEGER),
        Column("waktu", "Waktu", 20, "Waktu kejadian.", Look.MOMENT),
        Column("sop", "SOP", 14, "SOP.", Look.CHOICE),
        _TW,
        Column("langkah", "Langkah", 9, "Langkah SOP.", Look.INTEGER),
        Column("peristiwa", "Peristiwa", 20, "Yang terjadi.", Look.CHOICE),
        Column("oleh", "Oleh", 26, "Pelaku."),
        Column("peran", "Peran", 14, "Peran pelaku.", Look.CHOICE),
        Column("akun", "Akun", 14, "Akun Windows pelaku."),
        Column("keputusan", "Keputusan", 11, "Keputusan Sekretaris.", Look.CHOICE),
        Column("ke_langkah", "Ke Langkah", 13, "Langkah tujuan bila dikembalikan.", Look.INTEGER),
        Column("catatan", "Catatan", 50, "Keterangan kejadian.", Look.LONG_TEXT),
        Column("sidik_lalu", "Sidik Sebelumnya", 18, "Sidik baris sebelumnya."),
        Column("sidik", "Sidik", 18, "Sidik baris ini."),
        _helper_column("format", "Format", "Cara baris ini ditulis.", Look.INTEGER),
        _helper_column("langkah_id", "Nama Langkah", "Nama tetap langkah SOP."),
        _helper_column("ke_langkah_id", "Nama Langkah Tujuan", "Nama tetap langkah tujuan."),
        _helper_column("sidik_data", "Sidik Data", "Sidik data yang diputuskan."),
        _helper_column("kunci", "Kunci", "Kunci penanda tangan."),
        _helper_column("tanda_tangan", "Tanda Tangan", "Tanda tangan elektronik atas baris ini."),
        _helper_column("sidik_lain", "Sidik Sebelumnya (Gabungan)", "Sidik baris lain bila jejak digabung."),
        _helper_column("perubahan", "Perubahan", "Isi lama dan baru tiap sel yang diubah sebuah formulir."),
    ),
    sifat=Trait.RECORD,
    cadangan=0,
)
