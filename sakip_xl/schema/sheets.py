"""The sheets of the master and of a unit's form, in order; a colour tells what a sheet is about."""

from __future__ import annotations

from sakip_xl.schema.base import Sheet

BIRU, HIJAU, JINGGA, UNGU, ABU = "#1F4E79", "#2E7D32", "#B5520F", "#5B3F8C", "#707070"

_DAILY: tuple[Sheet, ...] = (
    Sheet(
        "Beranda",
        "Beranda",
        "Keadaan kedua SOP, yang belum lengkap, dan tombol kerja.",
        BIRU,
        terlindung=True,
    ),
    Sheet(
        "Disposisi",
        "Disposisi Camat",
        "Daftar disposisi; Lembar Disposisinya naskah Word.",
        HIJAU,
        petunjuk="Lembar Disposisi: pilih barisnya, lalu klik Cetak di pita SAKIP. Baris kosong: blangko.",
    ),
    Sheet(
        "Notulen",
        "Notulen Rapat",
        "Notulen, peserta, keputusan, dan tindak lanjut; notulen dan undangannya naskah Word.",
        HIJAU,
        petunjuk="Notulen dan undangan untuk ditandatangani: pilih barisnya, lalu klik Cetak di pita SAKIP.",
    ),
    Sheet("Program Kerja", "Program Kerja", "Rencana kegiatan: siapa, kapan, keluaran, kemajuan.", HIJAU),
    Sheet("Dokumen", "Daftar Periksa Dokumen", "Kelengkapan tiap langkah: ada, di mana, sejak kapan.", HIJAU),
    Sheet(
        "Tanda Terima",
        "Tanda Terima Formulir",
        "Formulir yang dikirim kepada unit dan yang kembali; bukti tanda terimanya naskah Word.",
        JINGGA,
        petunjuk="Bukti Tanda Terima untuk diparaf unit: klik Cetak di pita SAKIP; di baris formulir kertas: "
        "formulirnya.",
    ),
    Sheet(
        "Formulir Capaian", "Formulir Data Capaian Kinerja", "Realisasi yang dilaporkan setiap unit.", JINGGA
    ),
    Sheet(
        "Kertas Kerja",
        "Kertas Kerja Pengukuran Kinerja",
        "Capaian tiap indikator dengan rumusnya.",
        UNGU,
        terlindung=True,
    ),
    Sheet(
        "Rekap", "Rekapitulasi", "Status unit dan capaian per unit dan per tingkat.", UNGU, terlindung=True
    ),
    Sheet(
        "Laporan",
        "Laporan",
        "Daftar laporan kedua SOP, keputusan Sekretaris, disposisi Camat, dan daftar naskah Word.",
        UNGU,
        petunjuk="Isi laporan ada pada naskah Wordnya: pilih barisnya, lalu klik Cetak di pita SAKIP. "
        "Buat Naskah membuat semua naskah triwulan ini di folder naskah.",
    ),
    Sheet("Hasil Pemeriksaan", "Hasil Pemeriksaan", "Temuan pemeriksaan terakhir.", ABU, terlindung=True),
    Sheet(
        "SOP",
        "Standar Operasional Prosedur",
        "Identitas SOP, tabel langkah, dan bagan alir.",
        BIRU,
        terlindung=True,
    ),
)
"""The twelve sheets of daily work, left in the book."""

_OTHER: tuple[Sheet, ...] = (
    Sheet("Petunjuk", "Petunjuk", "Cara memakai buku kerja ini.", BIRU, mendatar=False, terlindung=True),
    Sheet(
        "Undangan",
        "Undangan Rapat",
        "Daftar undangan rapat kedua SOP; surat undangannya naskah Word.",
        HIJAU,
        petunjuk="Surat undangan untuk ditandatangani: pilih barisnya, lalu klik Cetak di pita SAKIP.",
    ),
    Sheet(
        "Pohon Kinerja",
        "Pohon Kinerja",
        "Tujuan, sasaran, program, kegiatan, sub kegiatan, dan pagu.",
        JINGGA,
    ),
    Sheet(
        "Indikator", "Indikator Kinerja", "Definisi, rumus, target, dan penanggung jawab indikator.", JINGGA
    ),
    Sheet(
        "Riwayat",
        "Target dan Realisasi Tahun Lalu",
        "Target dan realisasi tahun-tahun sebelumnya, untuk perbandingan.",
        JINGGA,
    ),
    Sheet(
        "Rencana Aksi",
        "Rencana Aksi",
        "Aksi tiap indikator dan target bulanannya.",
        JINGGA,
        petunjuk="Rencana Aksi per bulan dan per triwulan: klik Cetak di pita SAKIP.",
    ),
    Sheet(
        "Isian Kertas",
        "Isian Formulir Kertas",
        "Jawaban unit yang mengisi di kertas, diketik Tim SAKIP.",
        JINGGA,
        terlindung=True,
        petunjuk="Ketik sel kuning persis seperti di kertas, lalu isi Diisi Oleh dan Diketik Oleh di lembar "
        "Tanda Terima dan klik Rekap. Formulir kertasnya: pilih barisnya, lalu klik Cetak di pita SAKIP.",
    ),
    Sheet(
        "Anggaran Kertas",
        "Isian Anggaran Formulir Kertas",
        "Realisasi anggaran unit yang mengisi di kertas, diketik Tim SAKIP.",
        JINGGA,
        terlindung=True,
        petunjuk="Ketik sel kuning persis seperti di kertas, bersama lembar Isian Kertas, lalu klik Rekap.",
    ),
    Sheet(
        "Bentrok",
        "Isian yang Bentrok",
        "Isi yang berbeda antara dua salinan formulir, atau dengan buku ini; orang yang memutuskan.",
        JINGGA,
        terlindung=True,
        petunjuk="Pilih isi yang dipakai di kolom Pakai yang Ini, lalu klik Putuskan Bentrok di pita SAKIP. "
        "Selama belum diputuskan, isi buku induk tidak diganti.",
    ),
    Sheet(
        "Tindak Lanjut LHE",
        "Tindak Lanjut Hasil Evaluasi",
        "Rekomendasi evaluasi AKIP dan tindak lanjutnya.",
        UNGU,
        petunjuk="Daftar tindak lanjut untuk ditandatangani: klik Cetak di pita SAKIP.",
    ),
    Sheet(
        "Identitas",
        "Identitas dan Pengaturan",
        "Kecamatan, pejabat, unit, dan pengaturan.",
        ABU,
    ),
    Sheet(
        "Asal Angka",
        "Asal Angka",
        "Dari mana sebuah angka: formulir, berkas, sel, siapa, kapan, dan isi sebelumnya.",
        ABU,
        terlindung=True,
        petunjuk="Pilih sel angkanya di lembar mana pun, lalu klik Asal Angka di pita SAKIP. Baris di "
        "lembar ini boleh dipilih juga, untuk menelusuri angka yang membentuknya.",
    ),
    Sheet("Arsip", "Arsip", "Yang diarsipkan, kapan, oleh siapa, dan sidik datanya.", ABU, terlindung=True),
    Sheet(
        "Kunci",
        "Kunci Tanda Tangan",
        "Kunci para penanda tangan keputusan, diisi program saat didaftarkan.",
        ABU,
        terlindung=True,
        petunjuk="Cocokkan kata-kata sidiknya dengan Berita Acara Pendaftaran Kunci yang ditandatangani.",
    ),
    Sheet("Jejak", "Jejak Kegiatan", "Catatan setiap kejadian, tidak dapat diubah.", ABU, terlindung=True),
    Sheet(
        "Referensi",
        "Referensi",
        "Daftar pilihan.",
        ABU,
        terlindung=True,
        petunjuk="Target dan realisasi boleh berupa kata yang berskor; capaian membandingkan skornya.",
    ),
    Sheet("_meta", "_meta", "Identitas buku kerja.", ABU, terlindung=True, tersembunyi=True),
)
"""Guide, plans, paper answers and records, right of them."""

MASTER_SHEETS: tuple[Sheet, ...] = (*_DAILY, *_OTHER)

FORMULIR_SHEETS: tuple[Sheet, ...] = (
    Sheet(
        "Sampul",
        "Formulir Data Capaian Kinerja",
        "Apa yang diisi dan cara mengembalikannya.",
        BIRU,
        mendatar=False,
        terlindung=True,
    ),
    Sheet("Isian", "Isian Capaian Kinerja", "Realisasi tiap indikator unit.", JINGGA, terlindung=True),
    Sheet(
        "Anggaran",
        "Isian Realisasi Anggaran",
        "Realisasi anggaran sampai akhir triwulan.",
        JINGGA,
        terlindung=True,
    ),
    Sheet("_meta", "_meta", "Identitas formulir.", ABU, terlindung=True, tersembunyi=True),
)
