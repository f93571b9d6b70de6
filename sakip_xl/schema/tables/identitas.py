"""The tables of Beranda, Identitas and the hidden identity."""

from __future__ import annotations

from sakip_xl.domain.model import (
    BatasPredikat,
    JenisUnit,
    Kerja,
    MetaRow,
    Pejabat,
    PengaturanRow,
    SpecialDay,
    UndoRow,
    Unit,
)
from sakip_xl.schema.base import Column, Look, Table, Trait

TBL_KERJA = Table(
    Kerja,
    "Beranda",
    "Yang bekerja sekarang",
    (
        Column(
            "pelaksana",
            "Nama Pelaksana",
            30,
            "Pilih nama Anda dari daftar pejabat di Identitas.",
            list_name="daftar_pejabat",
        ),
        Column(
            "triwulan",
            "Triwulan",
            10,
            "Pilih triwulan 1, 2, 3, atau 4; tampilan digambar ulang (tanpa add-in: klik Status).",
            Look.INTEGER,
            list_name="daftar_triwulan",
        ),
        Column("sop", "SOP", 12, "Pilih SOP yang dikerjakan.", Look.CHOICE),
        Column(
            "ke_langkah",
            "Ke Langkah",
            12,
            "Hanya untuk Kembalikan: nomor langkah tujuan. Kosong: menurut SOP.",
            Look.INTEGER,
        ),
        Column("arahan", "Arahan", 12, "Arahan Sekretaris; wajib diisi sebelum menekan Kembalikan."),
    ),
    cadangan=0,
    filters=False,
)

TBL_PENGATURAN = Table(
    PengaturanRow,
    "Identitas",
    "Pengaturan",
    (
        Column("pengaturan", "Pengaturan", 30, "Nama pengaturan; jangan diubah.", kunci=True),
        Column("nilai", "Nilai", 30, "Isi atau pilih nilai pengaturan.", Look.TYPED, counted=True),
        Column("penjelasan", "Penjelasan", 46, "Kegunaan pengaturan.", Look.LONG_TEXT, kunci=True),
        Column(
            "sumber", "Bawaan dan Sumbernya", 34, "Nilai bawaan dan dasarnya.", Look.LONG_TEXT, kunci=True
        ),
    ),
    cadangan=0,
)

TBL_PEJABAT = Table(
    Pejabat,
    "Identitas",
    "Pejabat dan Tim SAKIP",
    (
        Column("nama", "Nama", 30, "Nama lengkap dengan gelar."),
        Column("nip", "NIP", 30, "NIP 18 angka; ketik sebagai teks."),
        Column("jabatan", "Jabatan", 46, "Jabatan menurut surat keputusan."),
        Column("pangkat", "Pangkat/Golongan", 34, "Misalnya Penata Tk. I (III/d)."),
        Column("peran", "Peran dalam SOP", 18, "Pilih satu peran dalam SOP.", Look.CHOICE),
        Column(
            "unit",
            "Unit Kerja",
            16,
            "Kode unit tempat bertugas; kosong untuk Camat.",
            list_name="daftar_unit",
        ),
        Column("akun", "Akun Windows", 16, "Nama masuk Windows bila ada; dicatat di Jejak."),
        Column("jabat", "Status Jabatan", 16, "definitif, Plt., atau Plh.", Look.CHOICE),
        Column("mulai", "Mulai Menjabat", 18, "Hari pertama menjabat; kosong bila sejak dulu.", Look.DATE),
        Column("selesai", "Selesai Menjabat", 18, "Hari terakhir menjabat; kosong bila masih.", Look.DATE),
    ),
)

TBL_UNIT = Table(
    Unit,
    "Identitas",
    "Unit kerja yang mengisi formulir",
    (
        Column("kode", "Kode Unit", 30, "Kode pendek tanpa spasi, misalnya SEK-UMUM."),
        Column(
            "jenis",
            "Jenis Unit",
            30,
            "Pilih jenis unit; daftarnya di lembar Referensi.",
            list_name="daftar_jenis_unit",
        ),
        Column("nama", "Nama Unit", 46, "Nama lengkap unit kerja."),
        Column(
            "kepala",
            "Kepala Unit",
            34,
            "Nama Kepala Seksi atau Kepala Sub Bagian.",
            list_name="daftar_pejabat",
        ),
        Column("wajib", "Wajib Mengisi", 18, "Ya bila unit harus mengembalikan formulir.", Look.CHOICE),
        Column(
            "cara",
            "Cara Mengisi",
            18,
            "Kertas bila unit tidak punya komputer; kosong berarti Berkas Excel.",
            Look.CHOICE,
        ),
    ),
)

TBL_JENIS_UNIT = Table(
    JenisUnit,
    "Referensi",
    "Jenis unit kerja",
    (Column("jenis", "Jenis Unit", 16, "Jenis unit kerja di kantor ini, misalnya kelurahan."),),
    cadangan=5,
)

TBL_PREDIKAT = Table(
    BatasPredikat,
    "Identitas",
    "Predikat capaian",
    (
        Column("predikat", "Predikat", 30, "Nama predikat, dari yang tertinggi."),
        Column(
            "batas_bawah",
            "Batas Bawah (%)",
            30,
            "Batas bawah; kosongkan hanya pada predikat terendah.",
            Look.NUMBER,
            counted=True,
        ),
        Column(
            "termasuk",
            "Nilai Tepat di Batas Termasuk",
            46,
            "Ya: nilai yang sama dengan batas termasuk predikat ini.",
            Look.CHOICE,
        ),
        Column("warna", "Warna", 34, "Kode warna penanda, misalnya 2E7D32."),
    ),
    cadangan=2,
)

TBL_HARI_KHUSUS = Table(
    SpecialDay,
    "Identitas",
    "Hari libur tambahan dan hari masuk khusus",
    (
        Column(
            "tanggal",
            "Tanggal",
            30,
            "Tanggal yang berbeda dari kalender nasional, misalnya 22/11/2026.",
            Look.DATE,
        ),
        Column("jenis", "Jenis Hari", 30, "Pilih libur, cuti bersama, atau masuk kerja.", Look.CHOICE),
        Column("keterangan", "Keterangan", 46, "Dasar penetapan, misalnya surat edaran Bupati."),
    ),
)

TBL_META = Table(
    MetaRow,
    "_meta",
    "Identitas buku kerja",
    (
        Column("kunci", "Kunci", 24, "Nama keterangan; jangan diubah.", kunci=True),
        Column("nilai", "Nilai", 60, "Isi keterangan; jangan diubah.", kunci=True),
    ),
    sifat=Trait.COMPUTED,
    cadangan=0,
)

TBL_BATAL = Table(
    UndoRow,
    "_meta",
    "Catatan untuk tombol Batalkan",
    (
        Column("nomor", "Nomor Tindakan", 24, "Nomor tindakan.", Look.INTEGER),
        Column("tindakan", "Tindakan", 60, "Yang dilakukan."),
        Column("waktu", "Waktu", 20, "Waktu tindakan.", Look.MOMENT),
        Column("oleh", "Oleh", 26, "Pelaku."),
        Column("bagian", "Bagian", 8, "Nomor potongan.", Look.INTEGER),
        Column("isi", "Isi", 20, "Perubahan yang dikemas; jangan diubah.", tersembunyi=True),
    ),
    sifat=Trait.COMPUTED,
    cadangan=0,
)
