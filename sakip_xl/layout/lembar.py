"""The sheets of the master and of a unit's form, in order."""

from __future__ import annotations

from sakip_xl.layout.inti import Lembar

BIRU, HIJAU, JINGGA, UNGU, ABU = "#1F4E79", "#2E7D32", "#C55A11", "#5B3F8C", "#7F7F7F"

LEMBAR_MASTER: tuple[Lembar, ...] = (
    Lembar(
        "Beranda",
        "Beranda",
        "Keadaan kedua SOP, yang belum lengkap, dan tombol kerja.",
        BIRU,
        terlindung=True,
    ),
    Lembar("Petunjuk", "Petunjuk", "Cara memakai buku kerja ini.", BIRU, mendatar=False, terlindung=True),
    Lembar(
        "Identitas",
        "Identitas dan Pengaturan",
        "Kecamatan, pejabat, unit, dan pengaturan.",
        ABU,
        mendatar=False,
    ),
    Lembar(
        "SOP",
        "Standar Operasional Prosedur",
        "Identitas SOP, tabel langkah, dan bagan alir.",
        BIRU,
        terlindung=True,
    ),
    Lembar("Disposisi", "Disposisi Camat", "Daftar disposisi dan Lembar Disposisi siap cetak.", HIJAU),
    Lembar("Notulen", "Notulen Rapat", "Notulen, peserta, keputusan, dan tindak lanjut.", HIJAU),
    Lembar("Program Kerja", "Program Kerja", "Rencana kegiatan: siapa, kapan, keluaran, kemajuan.", HIJAU),
    Lembar(
        "Dokumen", "Daftar Periksa Dokumen", "Kelengkapan tiap langkah: ada, di mana, sejak kapan.", HIJAU
    ),
    Lembar(
        "Pohon Kinerja",
        "Pohon Kinerja",
        "Tujuan, sasaran, program, kegiatan, sub kegiatan, dan pagu.",
        JINGGA,
    ),
    Lembar(
        "Indikator", "Indikator Kinerja", "Definisi, rumus, target, dan penanggung jawab indikator.", JINGGA
    ),
    Lembar(
        "Tanda Terima", "Tanda Terima Formulir", "Formulir yang dikirim kepada unit dan yang kembali.", JINGGA
    ),
    Lembar(
        "Formulir Capaian", "Formulir Data Capaian Kinerja", "Realisasi yang dilaporkan setiap unit.", JINGGA
    ),
    Lembar(
        "Kertas Kerja",
        "Kertas Kerja Pengukuran Kinerja",
        "Capaian tiap indikator dengan rumusnya.",
        UNGU,
        terlindung=True,
    ),
    Lembar(
        "Rekap", "Rekapitulasi", "Status unit dan capaian per unit dan per tingkat.", UNGU, terlindung=True
    ),
    Lembar(
        "Laporan",
        "Laporan",
        "Laporan kedua SOP, keputusan Sekretaris, disposisi Camat.",
        UNGU,
        mendatar=False,
    ),
    Lembar("Hasil Pemeriksaan", "Hasil Pemeriksaan", "Temuan pemeriksaan terakhir.", ABU, terlindung=True),
    Lembar("Arsip", "Arsip", "Yang diarsipkan, kapan, oleh siapa, dan sidik datanya.", ABU, terlindung=True),
    Lembar("Jejak", "Jejak Kegiatan", "Catatan setiap kejadian, tidak dapat diubah.", ABU, terlindung=True),
    Lembar("Referensi", "Referensi", "Daftar pilihan.", ABU, terlindung=True),
    Lembar("_meta", "_meta", "Identitas buku kerja.", ABU, terlindung=True, tersembunyi=True),
)

LEMBAR_FORMULIR: tuple[Lembar, ...] = (
    Lembar(
        "Sampul",
        "Formulir Data Capaian Kinerja",
        "Apa yang diisi dan cara mengembalikannya.",
        BIRU,
        mendatar=False,
        terlindung=True,
    ),
    Lembar("Isian", "Isian Capaian Kinerja", "Realisasi tiap indikator unit.", JINGGA, terlindung=True),
    Lembar(
        "Anggaran",
        "Isian Realisasi Anggaran",
        "Realisasi anggaran sampai akhir triwulan.",
        JINGGA,
        terlindung=True,
    ),
    Lembar("_meta", "_meta", "Identitas formulir.", ABU, terlindung=True, tersembunyi=True),
)
