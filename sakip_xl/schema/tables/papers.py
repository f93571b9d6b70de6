"""The tables of Disposisi, Notulen, Program Kerja and Dokumen."""

from __future__ import annotations

from sakip_xl.domain.model import (
    Disposisi,
    Dokumen,
    KegiatanKerja,
    Keputusan,
    Notulen,
    Peserta,
    Undangan,
)
from sakip_xl.domain.sop.definition import LANGKAH_TERBANYAK
from sakip_xl.schema.base import Column, Look, Table

_SOP = Column("sop", "SOP", 14, "Pilih SOP: pengumpulan atau pengukuran.", Look.CHOICE)
_TW = Column(
    "triwulan", "Triwulan", 10, "Pilih triwulan 1 sampai 4.", Look.INTEGER, list_name="daftar_triwulan"
)
_LANGKAH = Column("langkah", "Langkah", 9, f"Nomor langkah SOP, 1 sampai {LANGKAH_TERBANYAK}.", Look.INTEGER)

_MEETING_DAY = Column("tanggal", "Tanggal Rapat", 18, "Tanggal rapat, misalnya 03/04/2026.", Look.DATE)
_MEETING_START = Column("jam_mulai", "Jam Mulai", 11, "Jam mulai, misalnya 09:00.", Look.TIME)
_MEETING_PLACE = Column("tempat", "Tempat", 24, "Tempat rapat.")

TBL_DISPOSISI = Table(
    Disposisi,
    "Disposisi",
    "Daftar Disposisi",
    (
        Column("nomor_agenda", "Nomor Agenda", 16, "Nomor urut pada buku agenda, misalnya 045/2026."),
        _SOP,
        _TW,
        _LANGKAH,
        Column("tanggal", "Tanggal Disposisi", 18, "Tanggal disposisi, misalnya 02/04/2026.", Look.DATE),
        Column("surat_dari", "Surat Dari", 20, "Asal surat; untuk perintah Camat tulis Perintah Camat."),
        Column("nomor_surat", "Nomor Surat", 18, "Nomor surat; boleh kosong untuk perintah Camat."),
        Column(
            "tanggal_surat",
            "Tanggal Surat",
            18,
            "Tanggal surat; boleh kosong untuk perintah Camat.",
            Look.DATE,
        ),
        Column("sifat", "Sifat", 14, "Pilih sifat disposisi.", Look.CHOICE),
        Column(
            "hal", "Hal", 36, "Pokok perintah, misalnya Pengumpulan data kinerja Triwulan II.", Look.LONG_TEXT
        ),
        Column("diteruskan_kepada", "Diteruskan Kepada", 22, "Jabatan yang menerima, misalnya Sekretaris."),
        Column(
            "harap",
            "Dengan Hormat Harap",
            28,
            "Yang harus dilakukan, misalnya Proses lebih lanjut.",
            Look.LONG_TEXT,
        ),
        Column("catatan", "Catatan Camat", 34, "Arahan Camat.", Look.LONG_TEXT),
        Column(
            "oleh", "Disposisi Oleh", 26, "Nama pejabat yang memberi disposisi.", list_name="daftar_pejabat"
        ),
    ),
)

TBL_UNDANGAN = Table(
    Undangan,
    "Undangan",
    "Daftar Undangan Rapat",
    (
        Column("nomor", "Nomor Undangan", 20, "Nomor surat undangan, misalnya 005/12/2026."),
        _SOP,
        _TW,
        Column("tanggal_surat", "Tanggal Surat", 18, "Tanggal surat undangan.", Look.DATE),
        _MEETING_DAY,
        _MEETING_START,
        Column("jam_selesai", "Jam Selesai", 14, "Jam selesai; kosong berarti sampai selesai.", Look.TIME),
        _MEETING_PLACE,
        Column("agenda", "Acara", 36, "Pokok yang akan dibahas.", Look.LONG_TEXT),
        Column(
            "kepada",
            "Kepada",
            40,
            "Nama atau jabatan yang diundang, dipisah titik koma; kosong: peserta pada Notulen.",
            Look.LONG_TEXT,
        ),
        Column("pengundang", "Pengundang", 26, "Nama pejabat yang mengundang.", list_name="daftar_pejabat"),
    ),
    penjelasan="Satu baris setiap rapat. Rapat tanpa baris di sini diundang menurut notulennya.",
)

TBL_NOTULEN = Table(
    Notulen,
    "Notulen",
    "Notulen Rapat",
    (
        Column("nomor", "Nomor Notulen", 18, "Nomor notulen, misalnya NOT-01/2026."),
        _SOP,
        _TW,
        _MEETING_DAY,
        _MEETING_START,
        Column("jam_selesai", "Jam Selesai", 14, "Jam selesai, misalnya 10:00.", Look.TIME),
        _MEETING_PLACE,
        Column("agenda", "Agenda", 36, "Pokok yang dibahas.", Look.LONG_TEXT),
        Column("pimpinan", "Pimpinan Rapat", 26, "Nama pimpinan rapat.", list_name="daftar_pejabat"),
        Column("notulis", "Notulis", 26, "Nama pencatat rapat.", list_name="daftar_pejabat"),
        Column("ringkasan", "Ringkasan Pembahasan", 50, "Arahan dan pembahasan pokok.", Look.LONG_TEXT),
    ),
)

TBL_PESERTA = Table(
    Peserta,
    "Notulen",
    "Daftar Hadir",
    (
        Column("nomor_notulen", "Notulen", 18, "Nomor notulen rapat ini.", list_name="daftar_notulen"),
        Column("hadir", "Hadir", 14, "Ya bila hadir.", Look.CHOICE),
        Column("nama", "Nama Peserta", 28, "Nama peserta."),
        Column("jabatan", "Jabatan Peserta", 18, "Jabatan peserta."),
    ),
    cadangan=10,
)

TBL_KEPUTUSAN = Table(
    Keputusan,
    "Notulen",
    "Keputusan dan Tindak Lanjut",
    (
        Column("nomor_notulen", "Untuk Notulen", 18, "Nomor notulen rapat ini.", list_name="daftar_notulen"),
        Column("selesai", "Sudah Selesai", 14, "Ya bila tindak lanjut sudah selesai.", Look.CHOICE),
        Column("batas_waktu", "Batas Waktu", 18, "Tanggal batas waktu.", Look.DATE),
        Column("penanggung_jawab", "Penanggung Jawab", 18, "Nama atau unit yang mengerjakan."),
        Column("keputusan", "Keputusan", 36, "Isi keputusan rapat.", Look.LONG_TEXT),
        Column("tindak_lanjut", "Tindak Lanjut", 36, "Yang harus dilakukan.", Look.LONG_TEXT),
    ),
)

TBL_PROGRAM_KERJA = Table(
    KegiatanKerja,
    "Program Kerja",
    "Program Kerja Kegiatan",
    (
        _SOP,
        _TW,
        _LANGKAH,
        Column("kegiatan", "Kegiatan", 36, "Kegiatan yang akan dilakukan.", Look.LONG_TEXT),
        Column("penanggung_jawab", "Pelaksana Kegiatan", 20, "Nama pelaksana atau Tim SAKIP."),
        Column("mulai", "Tanggal Mulai", 17, "Tanggal mulai.", Look.DATE),
        Column(
            "selesai",
            "Tanggal Selesai",
            17,
            "Tanggal selesai; tidak boleh mendahului tanggal mulai.",
            Look.DATE,
        ),
        Column("keluaran", "Keluaran", 26, "Hasil kegiatan.", Look.LONG_TEXT),
        Column("progres", "Kemajuan (%)", 11, "Kemajuan 0 sampai 100.", Look.NUMBER),
        Column("keterangan", "Keterangan", 20, "Catatan bila perlu.", Look.LONG_TEXT),
    ),
    cadangan=10,
)

TBL_DOKUMEN = Table(
    Dokumen,
    "Dokumen",
    "Daftar Periksa Dokumen",
    (
        _SOP,
        _TW,
        _LANGKAH,
        Column("dokumen", "Dokumen", 46, "Nama dokumen kelengkapan.", Look.LONG_TEXT),
        Column("wajib", "Wajib", 9, "Ya bila langkah tidak dapat selesai tanpa dokumen ini.", Look.CHOICE),
        Column("ada", "Sudah Ada", 12, "Ya bila dokumen sudah ada.", Look.CHOICE),
        Column("lokasi", "Tempat Simpan", 36, "Lemari, map, atau folder tempat dokumen.", Look.LONG_TEXT),
        Column("sejak", "Ada Sejak", 18, "Tanggal dokumen diterima.", Look.DATE),
        Column("keterangan", "Keterangan", 30, "Catatan bila perlu.", Look.LONG_TEXT),
    ),
    cadangan=10,
)
