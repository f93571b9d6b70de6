"""What the commands take: each value once, as it is typed and as a click finds it."""

from __future__ import annotations

from dataclasses import replace

from sakip_xl.schema.base import Argument, Kind

KLIK = Argument("context", Kind.CLICK)
MASTER = Argument("book", Kind.BOOK, "MASTER", "buku induk (.xlsx)")
BERKAS = Argument("book", Kind.FILES, "FILE", "buku induk atau formulir", prompt="Memeriksa")
SAAT = Argument("moment", Kind.CLOCK)
RAK = Argument("shelf", Kind.SHELF)
KINI = Argument("now", Kind.NOW)
OLEH = Argument("moment", Kind.MOMENT, "--oleh", "nama pelaku, seperti tertulis di lembar Identitas", "NAMA")
OLEH_WAJIB = replace(OLEH, required=True)
TRIWULAN = Argument(
    "triwulan",
    Kind.TRIWULAN,
    "--triwulan",
    "triwulan 1 sampai 4; bawaan: yang dipilih di Beranda",
    "N",
    source="triwulan",
)
TRIWULAN_WAJIB = replace(TRIWULAN, help="triwulan 1 sampai 4", required=True)
SOP = Argument("sop", Kind.SOP, "--sop", "SOP yang dimaksud", required=True, source="sop")

KEPUTUSAN = Argument("keputusan", Kind.DECISION, "--keputusan", "jawaban Sekretaris")
CATATAN = Argument(
    "catatan", Kind.TEXT, "--catatan", "arahan; wajib bila jawabannya tidak", "TEKS", source="arahan"
)
KE_LANGKAH = Argument(
    "ke_langkah",
    Kind.STEP,
    "--ke-langkah",
    "nomor atau id langkah tujuan bila dikembalikan",
    "N",
    source="ke_langkah",
)

TUJUAN_FORMULIR = Argument(
    "destination",
    Kind.FOLDER,
    "--ke",
    "folder untuk formulir",
    "DIR",
    required=True,
    source="folder_formulir",
    prompt="Pilih folder untuk formulir yang akan dibagikan",
)
FORMULIR_KEMBALI = Argument(
    "folder",
    Kind.FOLDER,
    "DIR",
    "folder formulir yang kembali",
    source="folder_formulir",
    prompt="Pilih folder formulir yang kembali",
)
TUJUAN_ARSIP = Argument(
    "destination",
    Kind.FOLDER,
    "--ke",
    "folder arsip; bawaan: menurut Identitas",
    "DIR",
    source="folder_arsip",
    prompt="Pilih folder untuk arsip",
)
FORMULIR_DIARSIP = Argument(
    "folder_formulir",
    Kind.FOLDER,
    "--formulir",
    "folder formulir yang kembali",
    "DIR",
    source="folder_formulir",
    prompt="Pilih folder formulir yang sudah direkap",
    ask_if_missing=True,
)
TIAP_FORMULIR_DIBUAT = Argument("progress", Kind.PROGRESS, source="berkas", prompt="Membuat formulir")
TIAP_FORMULIR_DIBACA = Argument("progress", Kind.PROGRESS, source="name", prompt="Membaca formulir")

TULIS = Argument("tulis", Kind.FLAG, "--tulis", "tulis temuan ke lembar Hasil Pemeriksaan")
PRATINJAU = Argument("pratinjau", Kind.FLAG, "--pratinjau", "tampilkan yang akan berubah tanpa menulis")
SALINAN = Argument(
    "salinan", Kind.COPY, "--ke", "simpan hasil ke salinan baru, buku induk tidak diubah", "FILE.xlsx"
)
METODE_SAJA = Argument("metode_saja", Kind.FLAG, "--metode-saja", "siapkan Kertas Kerja tanpa realisasi")

FOLDER_DEMO = Argument(
    "destination", Kind.PATH, "--ke", "folder baru atau kosong untuk hasilnya", "DIR", required=True
)
MASTER_BARU = Argument(
    "destination", Kind.PATH, "--ke", "berkas buku induk yang akan dibuat", "FILE.xlsx", required=True
)
KECAMATAN = Argument("kecamatan", Kind.TEXT, "--kecamatan", "nama kecamatan tanpa kata Kecamatan", "NAMA")
TAHUN = Argument("tahun", Kind.YEAR, "--tahun", "tahun anggaran; bawaan: tahun ini", "N")
CONTOH = Argument("contoh", Kind.FLAG, "--contoh", "isi dengan data contoh Kecamatan Sumbersuko")
TARGET = Argument("target", Kind.TEXT, "TARGET", "target, misalnya 49 atau '80 - 90%'")
REALISASI = Argument("realisasi", Kind.TEXT, "REALISASI", "realisasi, misalnya 56,23")
TERCETAK = Argument("tercetak", Kind.TEXT, "TERCETAK", "capaian yang tercetak, misalnya 85,24")
TERBURUK = Argument("terburuk", Kind.TEXT, "--terburuk", "nilai terburuk, bila target nol", "NILAI")
RENCANA_SAJA = Argument("pratinjau", Kind.FLAG, "--dry-run", "tampilkan yang akan dilakukan saja")
