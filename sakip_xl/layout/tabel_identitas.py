"""The tables of Beranda, Identitas and the hidden identity."""

from __future__ import annotations

from sakip_xl.domain.model import (
    BarisBatal,
    BarisMeta,
    BarisPengaturan,
    BatasPredikat,
    HariKhusus,
    Kerja,
    Pejabat,
    Unit,
)
from sakip_xl.layout.inti import Kolom, Rupa, Sifat, Tabel

TBL_KERJA = Tabel(
    "tblKerja",
    Kerja,
    "Beranda",
    "Yang bekerja sekarang",
    (
        Kolom(
            "pelaksana",
            "Nama Pelaksana",
            30,
            "Pilih nama Anda dari daftar pejabat di Identitas.",
            daftar="daftar_pejabat",
        ),
        Kolom(
            "triwulan",
            "Triwulan",
            10,
            "Pilih triwulan yang dikerjakan: 1, 2, 3, atau 4.",
            Rupa.BULAT,
            daftar="daftar_triwulan",
        ),
        Kolom("sop", "SOP", 12, "Pilih SOP yang dikerjakan.", Rupa.PILIHAN),
        Kolom(
            "ke_langkah",
            "Ke Langkah",
            12,
            "Hanya untuk Kembalikan: nomor langkah tujuan. Kosong: menurut SOP.",
            Rupa.BULAT,
        ),
        Kolom("arahan", "Arahan", 12, "Arahan Sekretaris; wajib diisi sebelum menekan Kembalikan."),
    ),
    cadangan=0,
)

TBL_PENGATURAN = Tabel(
    "tblPengaturan",
    BarisPengaturan,
    "Identitas",
    "Pengaturan",
    (
        Kolom("pengaturan", "Pengaturan", 30, "Nama pengaturan; jangan diubah.", kunci=True),
        Kolom("nilai", "Nilai", 30, "Isi atau pilih nilai pengaturan.", Rupa.KETIK),
        Kolom("penjelasan", "Penjelasan", 46, "Kegunaan pengaturan.", Rupa.PANJANG, kunci=True),
        Kolom("sumber", "Bawaan dan Sumbernya", 34, "Nilai bawaan dan dasarnya.", Rupa.PANJANG, kunci=True),
    ),
    cadangan=0,
)

TBL_PEJABAT = Tabel(
    "tblPejabat",
    Pejabat,
    "Identitas",
    "Pejabat dan Tim SAKIP",
    (
        Kolom("nama", "Nama", 30, "Nama lengkap dengan gelar."),
        Kolom("nip", "NIP", 30, "NIP 18 angka; ketik sebagai teks."),
        Kolom("jabatan", "Jabatan", 46, "Jabatan menurut surat keputusan."),
        Kolom("pangkat", "Pangkat/Golongan", 34, "Misalnya Penata Tk. I (III/d)."),
        Kolom("peran", "Peran dalam SOP", 18, "Pilih satu peran dalam SOP.", Rupa.PILIHAN),
        Kolom(
            "unit", "Unit Kerja", 16, "Kode unit tempat bertugas; kosong untuk Camat.", daftar="daftar_unit"
        ),
        Kolom("akun", "Akun Windows", 16, "Nama masuk Windows bila ada; dicatat di Jejak."),
    ),
)

TBL_UNIT = Tabel(
    "tblUnit",
    Unit,
    "Identitas",
    "Unit kerja yang mengisi formulir",
    (
        Kolom("kode", "Kode Unit", 30, "Kode pendek tanpa spasi, misalnya SEK-UMUM."),
        Kolom("jenis", "Jenis Unit", 30, "Pilih sub bagian atau seksi.", Rupa.PILIHAN),
        Kolom("nama", "Nama Unit", 46, "Nama lengkap unit kerja."),
        Kolom(
            "kepala", "Kepala Unit", 34, "Nama Kepala Seksi atau Kepala Sub Bagian.", daftar="daftar_pejabat"
        ),
        Kolom("wajib", "Wajib Mengisi", 18, "Ya bila unit harus mengembalikan formulir.", Rupa.PILIHAN),
    ),
)

TBL_PREDIKAT = Tabel(
    "tblPredikat",
    BatasPredikat,
    "Identitas",
    "Predikat capaian",
    (
        Kolom("predikat", "Predikat", 30, "Nama predikat, dari yang tertinggi."),
        Kolom(
            "batas_bawah",
            "Batas Bawah (%)",
            30,
            "Batas bawah; kosongkan hanya pada predikat terendah.",
            Rupa.ANGKA,
        ),
        Kolom(
            "termasuk",
            "Nilai Tepat di Batas Termasuk",
            46,
            "Ya: nilai yang sama dengan batas termasuk predikat ini.",
            Rupa.PILIHAN,
        ),
        Kolom("warna", "Warna", 34, "Kode warna penanda, misalnya 2E7D32."),
    ),
    cadangan=2,
)

TBL_HARI_KHUSUS = Tabel(
    "tblHariKhusus",
    HariKhusus,
    "Identitas",
    "Hari libur tambahan dan hari masuk khusus",
    (
        Kolom(
            "tanggal",
            "Tanggal",
            30,
            "Tanggal yang berbeda dari kalender nasional, misalnya 22/11/2026.",
            Rupa.TANGGAL,
        ),
        Kolom("jenis", "Jenis Hari", 30, "Pilih libur, cuti bersama, atau masuk kerja.", Rupa.PILIHAN),
        Kolom("keterangan", "Keterangan", 46, "Dasar penetapan, misalnya surat edaran Bupati."),
    ),
)

TBL_META = Tabel(
    "tblMeta",
    BarisMeta,
    "_meta",
    "Identitas buku kerja",
    (
        Kolom("kunci", "Kunci", 24, "Nama keterangan; jangan diubah.", kunci=True),
        Kolom("nilai", "Nilai", 60, "Isi keterangan; jangan diubah.", kunci=True),
    ),
    sifat=Sifat.HITUNGAN,
    cadangan=0,
)

TBL_BATAL = Tabel(
    "tblBatal",
    BarisBatal,
    "_meta",
    "Catatan untuk tombol Batalkan",
    (
        Kolom("nomor", "Nomor Tindakan", 24, "Nomor tindakan.", Rupa.BULAT),
        Kolom("tindakan", "Tindakan", 60, "Yang dilakukan."),
        Kolom("waktu", "Waktu", 20, "Waktu tindakan.", Rupa.WAKTU),
        Kolom("oleh", "Oleh", 26, "Pelaku."),
        Kolom("bagian", "Bagian", 8, "Nomor potongan.", Rupa.BULAT),
        Kolom("isi", "Isi", 20, "Perubahan yang dikemas; jangan diubah.", tersembunyi=True),
    ),
    sifat=Sifat.HITUNGAN,
    cadangan=0,
)
