"""What the commands take: each value once, as it is typed and as a click finds it."""

from __future__ import annotations

from dataclasses import replace

from sakip_xl.schema.base import Argument, ArgumentKind, FolderUse

KLIK = Argument("context", ArgumentKind.CLICK)
MASTER = Argument("book", ArgumentKind.BOOK, "MASTER", "buku induk (.xlsx)")
FILES = Argument("book", ArgumentKind.FILES, "FILE", "buku induk atau formulir", prompt="Memeriksa")
SAKSI = Argument(
    "saksi",
    ArgumentKind.PATHS,
    "--saksi",
    "formulir, naskah, arsip, atau salinan buku, atau foldernya, yang dicocokkan dengan jejak buku induk",
    "BERKAS",
)
WITNESS_FILE = Argument(
    "source",
    ArgumentKind.FILE,
    "BERKAS",
    "formulir, naskah, arsip, atau salinan buku",
    prompt="Pilih saksi: formulir, naskah, arsip, atau salinan buku ini",
)
ARSIP = Argument(
    "path", ArgumentKind.FILE, "ZIP", "arsip yang diperiksa", prompt="Pilih arsip untuk diperiksa"
)
INDUK = Argument(
    "induk", ArgumentKind.SECOND_BOOK, "--induk", "buku induk yang mencatat sidik arsipnya", "MASTER"
)
SAAT = Argument("moment", ArgumentKind.CLOCK)
RAK = Argument("shelf", ArgumentKind.SHELF)
NOW = Argument("now", ArgumentKind.NOW)
OLEH = Argument(
    "moment", ArgumentKind.MOMENT, "--oleh", "nama pelaku, seperti tertulis di lembar Identitas", "NAMA"
)
OLEH_WAJIB = replace(OLEH, required=True)
TRIWULAN = Argument(
    "triwulan",
    ArgumentKind.TRIWULAN,
    "--triwulan",
    "triwulan 1 sampai 4; bawaan: yang dipilih di Beranda",
    "N",
    source="triwulan",
)
TRIWULAN_WAJIB = replace(TRIWULAN, help="triwulan 1 sampai 4", required=True)
TETAP = Argument(
    "tetap", ArgumentKind.FLAG, "--tetap", "kerjakan juga bila triwulannya belum punya disposisi atau langkah"
)
TETAP_SERAH = replace(TETAP, help="serahkan juga bila masih ada isian salah atau formulir yang belum selesai")
SOP = Argument("sop", ArgumentKind.SOP, "--sop", "SOP yang dimaksud", required=True, source="sop")

KEPUTUSAN = Argument("keputusan", ArgumentKind.DECISION, "--keputusan", "jawaban Sekretaris")
CATATAN = Argument(
    "catatan", ArgumentKind.TEXT, "--catatan", "arahan; wajib bila jawabannya tidak", "TEKS", source="arahan"
)
KE_LANGKAH = Argument(
    "ke_langkah",
    ArgumentKind.STEP,
    "--ke-langkah",
    "nomor atau id langkah tujuan bila dikembalikan",
    "N",
    source="ke_langkah",
)
ALASAN = replace(CATATAN, help="alasan membuka kembali; wajib")
DIBUKA_DARI = replace(KE_LANGKAH, help="nomor atau id langkah yang dikerjakan lagi")

UNIT_DIMINTA = Argument(
    "unit",
    ArgumentKind.TEXT,
    "--unit",
    "kode unit yang harus menyerahkan lagi, dipisah koma; bawaan: yang disebut dalam arahan, lalu semua",
    "A,B",
)
UNIT_BENTROK = Argument(
    "unit", ArgumentKind.TEXT, "--unit", "bentrok satu unit atau satu berkas formulir saja", "KODE"
)
PAKAI = Argument(
    "pakai", ArgumentKind.SIDE, "--pakai", "isi yang dipakai pada semua bentrok yang belum dipilih"
)
FORMULIR_KELUAR = Argument(
    "formulir",
    ArgumentKind.FORM,
    "FORMULIR",
    "nomor formulir, atau kode unitnya",
    required=True,
    prompt="Keluarkan formulir {nomor} dari {unit} beserta semua isinya dari buku ini?",
)

KODE_PK = Argument(
    "kode",
    ArgumentKind.SELECTION,
    "--kode",
    "kode indikator, dipisah koma",
    "A,B",
    required=True,
    source="tblIndikator",
    prompt="Buat baris PK perubahan untuk {jumlah} indikator: {kode}?",
)

TUJUAN_FORMULIR = Argument(
    "destination",
    ArgumentKind.FOLDER,
    "--ke",
    "folder untuk formulir; bawaan: yang terakhir dipakai, lalu menurut Identitas",
    "DIR",
    source="folder_formulir",
    use=FolderUse.BAGIKAN,
    prompt="Pilih folder untuk formulir yang akan dibagikan",
)
FORMULIR_KEMBALI = Argument(
    "folder",
    ArgumentKind.FOLDER,
    "DIR",
    "folder formulir yang kembali; bawaan: yang terakhir dipakai, lalu menurut Identitas",
    source="folder_formulir",
    use=FolderUse.REKAP,
    prompt="Pilih folder formulir yang kembali",
)
TUJUAN_ARSIP = Argument(
    "destination",
    ArgumentKind.FOLDER,
    "--ke",
    "folder arsip; bawaan: yang terakhir dipakai, lalu menurut Identitas",
    "DIR",
    source="folder_arsip",
    use=FolderUse.ARSIP,
    prompt="Pilih folder untuk arsip",
)
TUJUAN_BUKTI = replace(TUJUAN_ARSIP, prompt="Pilih folder untuk bukti LKE", use=FolderUse.BUKTI)
FORMULIR_DIARSIP = Argument(
    "folder_formulir",
    ArgumentKind.FOLDER,
    "--formulir",
    "folder lain yang juga dicari formulirnya; bawaan: folder tempat Rekap mengambilnya",
    "DIR",
    source="folder_formulir",
    prompt="Pilih folder formulir yang sudah direkap",
    use=FolderUse.REKAP,
    ask_if_missing=True,
)
TUJUAN_NASKAH = Argument(
    "destination",
    ArgumentKind.FOLDER,
    "--ke",
    "folder untuk naskah; bawaan: yang terakhir dipakai, lalu menurut Identitas",
    "DIR",
    source="folder_naskah",
    use=FolderUse.NASKAH,
    prompt="Pilih folder untuk naskah",
)
TUJUAN_PENGINGAT = replace(
    TUJUAN_NASKAH,
    help="folder untuk pengingat; bawaan: folder naskah yang terakhir dipakai, lalu menurut Identitas",
    prompt="Pilih folder untuk pengingat",
    ask_if_missing=True,
)
TUJUAN_TEMPLAT = Argument(
    "destination",
    ArgumentKind.FOLDER,
    "--ke",
    "folder untuk templat; bawaan: menurut Identitas",
    "DIR",
    source="folder_templat",
    prompt="Pilih folder untuk templat",
)
JENIS_NASKAH = Argument("jenis", ArgumentKind.TEXT, "--jenis", "satu jenis naskah saja", "JENIS")
KUNCI_NASKAH = Argument(
    "kunci",
    ArgumentKind.TEXT,
    "--kunci",
    "satu naskah saja: nomor agenda, nomor notulen, nama SOP, atau blangko",
    "KUNCI",
)
HALAMAN = Argument(
    "halaman", ArgumentKind.FLAG, "--halaman", "tulis juga halaman keterangan untuk pengelola komputer"
)
PDF = Argument("pdf", ArgumentKind.FLAG, "--pdf", "buat juga PDF tiap naskah")
JILID = Argument(
    "jilid",
    ArgumentKind.FLAG,
    "--jilid",
    "buat juga Jilid yang belum ada atau sudah lama",
)
PDF_BERTANDA = Argument(
    "source",
    ArgumentKind.FILE,
    "BERKAS",
    "PDF naskah yang sudah ditandatangani",
    prompt="Pilih PDF yang sudah ditandatangani",
)
FOLDER_NASKAH = replace(TUJUAN_NASKAH, required=False, ask_if_missing=True)
NOMOR_NASKAH = Argument(
    "nomor", ArgumentKind.TEXT, "--nomor", "nomor naskahnya; bawaan: dikenali dari nama berkas", "NOMOR"
)
TEMPLAT = Argument("paths", ArgumentKind.PATHS, "FILE", "templat Word yang diperiksa")
TIAP_FORMULIR_DIBUAT = Argument(
    "progress", ArgumentKind.PROGRESS, source="file_name", prompt="Membuat formulir"
)
TIAP_FORMULIR_DIBACA = Argument("progress", ArgumentKind.PROGRESS, source="name", prompt="Membaca formulir")

TABEL_LAMA = Argument(
    "source",
    ArgumentKind.FILE,
    "BERKAS",
    "berkas tabel lama (.xlsx), atau peta yang sudah dibetulkan",
    prompt="Pilih berkas tabel lama, atau petanya yang sudah dibetulkan",
)
MAPPING = Argument(
    "peta", ArgumentKind.PATH, "--peta", "peta yang sudah dibetulkan; tanpa ini peta baru dibuat", "FILE.xlsx"
)
NEW_MAPPING = Argument(
    "destination",
    ArgumentKind.PATH,
    "--ke",
    "berkas peta yang dibuat; bawaan: di samping BERKAS",
    "FILE.xlsx",
)

ANGKA = Argument(
    "asked",
    ArgumentKind.FIGURE,
    "KODE",
    "kode indikator, kinerja, atau unit, atau kata kecamatan",
    required=True,
)
TRIWULAN_ASAL = Argument(
    "triwulan", ArgumentKind.TRIWULAN, "--triwulan", "satu triwulan saja, 1 sampai 4", "N"
)
UNIT_ASAL = Argument("unit", ArgumentKind.TEXT, "--unit", "isian satu unit saja", "KODE")
WRITE_ASAL = Argument("tulis", ArgumentKind.FLAG, "--tulis", "tulis juga ke lembar Asal Angka")

WRITE = Argument("tulis", ArgumentKind.FLAG, "--tulis", "tulis temuan ke lembar Hasil Pemeriksaan")
PRATINJAU = Argument(
    "pratinjau", ArgumentKind.FLAG, "--pratinjau", "tampilkan yang akan berubah tanpa menulis"
)
SALINAN = Argument(
    "salinan", ArgumentKind.COPY, "--ke", "simpan hasil ke salinan baru, buku induk tidak diubah", "FILE.xlsx"
)
TETAP_TERCATAT = replace(TETAP, help="catat juga formulir buku ini yang tidak ada di Tanda Terima")
METODE_SAJA = Argument(
    "metode_saja", ArgumentKind.FLAG, "--metode-saja", "siapkan Kertas Kerja tanpa realisasi"
)

CADANGAN = Argument(
    "source",
    ArgumentKind.BACKUP,
    "--ke",
    "nomor cadangan pada daftar, 1 yang terbaru; tanpa ini hanya daftarnya yang ditampilkan",
    "N",
    prompt="Pilih cadangan yang akan dipulihkan",
)
DAFTAR_CADANGAN = Argument("daftar", ArgumentKind.FLAG, "--daftar", "tampilkan daftar cadangan saja")

DARI = replace(OLEH_WAJIB, word="--dari", help="nama yang menyerahkan, seperti tertulis di lembar Identitas")
KEPADA = Argument(
    "kepada",
    ArgumentKind.PERSON,
    "--kepada",
    "nama yang menerima, seperti tertulis di lembar Identitas",
    "NAMA",
    required=True,
    prompt="Serahkan buku ini beserta berkasnya kepada {nama}, {jabatan}?",
    if_none="SKP-635",
)
TUJUAN_SERAH = replace(
    TUJUAN_ARSIP,
    help="folder untuk paketnya",
    required=True,
    prompt="Pilih folder untuk paket serah terima",
    use=FolderUse.SERAH,
)

ALASAN_PERBAIKAN = Argument(
    "alasan",
    ArgumentKind.REASON,
    "--alasan",
    "alasan jejak yang rusak diakui apa adanya, dalam satu kalimat",
    "TEKS",
    required=True,
    source="arahan",
    prompt="Jejak yang rusak tidak diubah; baris itu diakui apa adanya, dengan nama Anda dan alasan dari "
    "Arahan di Beranda:\n\n{alasan}\n\nTetap akui?",
)
RAHASIA = Argument("secrets", ArgumentKind.UNSEEN)
KEY_WITNESS = Argument(
    "saksi",
    ArgumentKind.PERSON,
    "--saksi",
    "nama pejabat lain yang menyaksikan, seperti tertulis di lembar Identitas",
    "NAMA",
    required=True,
    prompt="Daftarkan kunci Anda dengan {nama}, {jabatan}, sebagai saksi?",
    if_none="SKP-883",
)
FOLDER_BERITA_ACARA = replace(
    TUJUAN_NASKAH, help="folder untuk berita acaranya; bawaan: folder naskah", ask_if_missing=True
)
NAMA_KUNCI = Argument(
    "nama",
    ArgumentKind.TEXT,
    "--nama",
    "pemilik kunci, bila di komputer ini ada kunci beberapa orang",
    "NAMA",
    source="pelaksana",
)
NEW_KEY_FILE = Argument(
    "destination", ArgumentKind.PATH, "BERKAS", "berkas kunci yang dibuat, berakhir dengan .sakipkunci"
)
KEY_FILE = Argument("source", ArgumentKind.PATH, "BERKAS", "berkas kunci dari stik (.sakipkunci)")

KODE_LAMA = Argument("lama", ArgumentKind.TEXT, "--lama", "kode yang diganti", "KODE")
KODE_BARU = Argument("baru", ArgumentKind.TEXT, "--baru", "kode penggantinya", "KODE")
TABEL = Argument(
    "tabel",
    ArgumentKind.TABLE,
    "--tabel",
    "nama atau judul tabel, atau nama lembarnya, misalnya Indikator",
    "NAMA",
)
SHEET = Argument(
    "lembar", ArgumentKind.TEXT, "--lembar", "nama lembar; tabel pertama pada lembar itu", "NAMA"
)
JUMLAH = Argument(
    "jumlah", ArgumentKind.COUNT, "--jumlah", "banyak baris kosong yang ditambahkan; bawaan: 10", "N"
)

FOLDER_DEMO = Argument(
    "destination", ArgumentKind.PATH, "--ke", "folder baru atau kosong untuk hasilnya", "DIR", required=True
)
MASTER_BARU = Argument(
    "destination", ArgumentKind.PATH, "--ke", "berkas buku induk yang akan dibuat", "FILE.xlsx", required=True
)
FOLDER_BARU = Argument(
    "destination", ArgumentKind.PATH, "--ke", "folder untuk formulir atau buku induknya", "DIR", required=True
)
FORMULIR_MULAI = Argument(
    "source",
    ArgumentKind.PATH,
    "--dari",
    "formulir yang sudah diisi; tanpa ini formulirnya dibuat",
    "FILE.xlsx",
)
COPY_ONE = Argument("one", ArgumentKind.PATH, "A", "salinan buku induk yang pertama")
COPY_OTHER = Argument("other", ArgumentKind.PATH, "B", "salinan buku induk yang kedua")
MERGED_BOOK = Argument(
    "destination",
    ArgumentKind.PATH,
    "--ke",
    "buku gabungan yang akan dibuat; kedua salinan tidak diubah",
    "FILE.xlsx",
    required=True,
)
OTHER_COPY = Argument("other", ArgumentKind.FILE, prompt="Pilih salinan buku ini yang dikerjakan orang lain")
ASAL = Argument(
    "asal",
    ArgumentKind.PATH,
    "--asal",
    "buku sebelum kedua salinan berpisah, bila masih ada; bawaan: dicari pada cadangan",
    "FILE.xlsx",
)
KECAMATAN = Argument(
    "kecamatan", ArgumentKind.TEXT, "--kecamatan", "nama kecamatan tanpa kata Kecamatan", "NAMA"
)
TAHUN = Argument("tahun", ArgumentKind.YEAR, "--tahun", "tahun anggaran; bawaan: tahun ini", "N")
CONTOH = Argument("contoh", ArgumentKind.FLAG, "--contoh", "isi dengan data contoh Kecamatan Sumbersuko")
TARGET = Argument("target", ArgumentKind.TEXT, "TARGET", "target, misalnya 49 atau '80 - 90%'")
REALISASI = Argument("realisasi", ArgumentKind.TEXT, "REALISASI", "realisasi, misalnya 56,23")
TERCETAK = Argument("tercetak", ArgumentKind.TEXT, "TERCETAK", "capaian yang tercetak, misalnya 85,24")
TERBURUK = Argument("terburuk", ArgumentKind.TEXT, "--terburuk", "nilai terburuk, bila target nol", "NILAI")
SATUAN = Argument(
    "satuan",
    ArgumentKind.TEXT,
    "--satuan",
    "satuan indikator, misalnya %; perlu bila isian 'a dari b'",
    "SATUAN",
)
RENCANA_SAJA = Argument("pratinjau", ArgumentKind.FLAG, "--dry-run", "tampilkan yang akan dilakukan saja")
