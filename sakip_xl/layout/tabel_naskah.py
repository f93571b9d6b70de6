"""The tables of Disposisi, Notulen, Program Kerja and Dokumen."""

from __future__ import annotations

from sakip_xl.domain.model import Disposisi, Dokumen, KegiatanKerja, Keputusan, Notulen, Peserta
from sakip_xl.layout.inti import Kolom, Rupa, Tabel

_SOP = Kolom("sop", "SOP", 14, "Pilih SOP: pengumpulan atau pengukuran.", Rupa.PILIHAN)
_TW = Kolom("triwulan", "Triwulan", 10, "Pilih triwulan 1 sampai 4.", Rupa.BULAT, daftar="daftar_triwulan")
_LANGKAH = Kolom("langkah", "Langkah", 9, "Nomor langkah SOP, 1 sampai 12.", Rupa.BULAT)

TBL_DISPOSISI = Tabel(
    "tblDisposisi",
    Disposisi,
    "Disposisi",
    "Daftar Disposisi",
    (
        Kolom("nomor_agenda", "Nomor Agenda", 16, "Nomor urut pada buku agenda, misalnya 045/2026."),
        _SOP,
        _TW,
        _LANGKAH,
        Kolom("tanggal", "Tanggal Disposisi", 18, "Tanggal disposisi, misalnya 02/04/2026.", Rupa.TANGGAL),
        Kolom("surat_dari", "Surat Dari", 20, "Asal surat; untuk perintah Camat tulis Perintah Camat."),
        Kolom("nomor_surat", "Nomor Surat", 18, "Nomor surat; boleh kosong untuk perintah Camat."),
        Kolom(
            "tanggal_surat",
            "Tanggal Surat",
            18,
            "Tanggal surat; boleh kosong untuk perintah Camat.",
            Rupa.TANGGAL,
        ),
        Kolom("sifat", "Sifat", 14, "Pilih sifat disposisi.", Rupa.PILIHAN),
        Kolom(
            "hal", "Hal", 36, "Pokok perintah, misalnya Pengumpulan data kinerja Triwulan II.", Rupa.PANJANG
        ),
        Kolom("diteruskan_kepada", "Diteruskan Kepada", 22, "Jabatan yang menerima, misalnya Sekretaris."),
        Kolom(
            "harap",
            "Dengan Hormat Harap",
            28,
            "Yang harus dilakukan, misalnya Proses lebih lanjut.",
            Rupa.PANJANG,
        ),
        Kolom("catatan", "Catatan Camat", 34, "Arahan Camat.", Rupa.PANJANG),
        Kolom("oleh", "Disposisi Oleh", 26, "Nama pejabat yang memberi disposisi.", daftar="daftar_pejabat"),
    ),
)

TBL_NOTULEN = Tabel(
    "tblNotulen",
    Notulen,
    "Notulen",
    "Notulen Rapat",
    (
        Kolom("nomor", "Nomor Notulen", 18, "Nomor notulen, misalnya NOT-01/2026."),
        _SOP,
        _TW,
        Kolom("tanggal", "Tanggal Rapat", 18, "Tanggal rapat, misalnya 03/04/2026.", Rupa.TANGGAL),
        Kolom("jam_mulai", "Jam Mulai", 11, "Jam mulai, misalnya 09:00.", Rupa.JAM),
        Kolom("jam_selesai", "Jam Selesai", 11, "Jam selesai, misalnya 10:00.", Rupa.JAM),
        Kolom("tempat", "Tempat", 24, "Tempat rapat."),
        Kolom("agenda", "Agenda", 36, "Pokok yang dibahas.", Rupa.PANJANG),
        Kolom("pimpinan", "Pimpinan Rapat", 26, "Nama pimpinan rapat.", daftar="daftar_pejabat"),
        Kolom("notulis", "Notulis", 26, "Nama pencatat rapat.", daftar="daftar_pejabat"),
        Kolom("ringkasan", "Ringkasan Pembahasan", 50, "Arahan dan pembahasan pokok.", Rupa.PANJANG),
    ),
)

TBL_PESERTA = Tabel(
    "tblPeserta",
    Peserta,
    "Notulen",
    "Daftar Hadir",
    (
        Kolom("nomor_notulen", "Notulen", 18, "Nomor notulen rapat ini.", daftar="daftar_notulen"),
        Kolom("hadir", "Hadir", 14, "Ya bila hadir.", Rupa.PILIHAN),
        Kolom("nama", "Nama Peserta", 28, "Nama peserta."),
        Kolom("jabatan", "Jabatan Peserta", 18, "Jabatan peserta."),
    ),
    cadangan=10,
)

TBL_KEPUTUSAN = Tabel(
    "tblKeputusan",
    Keputusan,
    "Notulen",
    "Keputusan dan Tindak Lanjut",
    (
        Kolom("nomor_notulen", "Untuk Notulen", 18, "Nomor notulen rapat ini.", daftar="daftar_notulen"),
        Kolom("selesai", "Sudah Selesai", 14, "Ya bila tindak lanjut sudah selesai.", Rupa.PILIHAN),
        Kolom("batas_waktu", "Batas Waktu", 18, "Tanggal batas waktu.", Rupa.TANGGAL),
        Kolom("penanggung_jawab", "Penanggung Jawab", 18, "Nama atau unit yang mengerjakan."),
        Kolom("keputusan", "Keputusan", 36, "Isi keputusan rapat.", Rupa.PANJANG),
        Kolom("tindak_lanjut", "Tindak Lanjut", 36, "Yang harus dilakukan.", Rupa.PANJANG),
    ),
)

TBL_PROGRAM_KERJA = Tabel(
    "tblProgramKerja",
    KegiatanKerja,
    "Program Kerja",
    "Program Kerja Kegiatan",
    (
        _SOP,
        _TW,
        _LANGKAH,
        Kolom("kegiatan", "Kegiatan", 36, "Kegiatan yang akan dilakukan.", Rupa.PANJANG),
        Kolom("penanggung_jawab", "Pelaksana Kegiatan", 20, "Nama pelaksana atau Tim SAKIP."),
        Kolom("mulai", "Tanggal Mulai", 17, "Tanggal mulai.", Rupa.TANGGAL),
        Kolom(
            "selesai",
            "Tanggal Selesai",
            17,
            "Tanggal selesai; tidak boleh mendahului tanggal mulai.",
            Rupa.TANGGAL,
        ),
        Kolom("keluaran", "Keluaran", 26, "Hasil kegiatan.", Rupa.PANJANG),
        Kolom("progres", "Kemajuan (%)", 11, "Kemajuan 0 sampai 100.", Rupa.ANGKA),
        Kolom("keterangan", "Keterangan", 20, "Catatan bila perlu.", Rupa.PANJANG),
    ),
)

TBL_DOKUMEN = Tabel(
    "tblDokumen",
    Dokumen,
    "Dokumen",
    "Daftar Periksa Dokumen",
    (
        _SOP,
        _TW,
        _LANGKAH,
        Kolom("dokumen", "Dokumen", 46, "Nama dokumen kelengkapan.", Rupa.PANJANG),
        Kolom("wajib", "Wajib", 9, "Ya bila langkah tidak dapat selesai tanpa dokumen ini.", Rupa.PILIHAN),
        Kolom("ada", "Sudah Ada", 10, "Ya bila dokumen sudah ada.", Rupa.PILIHAN),
        Kolom("lokasi", "Tempat Simpan", 36, "Lemari, map, atau folder tempat dokumen.", Rupa.PANJANG),
        Kolom("sejak", "Ada Sejak", 18, "Tanggal dokumen diterima.", Rupa.TANGGAL),
        Kolom("keterangan", "Keterangan", 30, "Catatan bila perlu.", Rupa.PANJANG),
    ),
    cadangan=10,
)
