"""The tables of Pohon Kinerja, Indikator, Tanda Terima and Formulir Capaian."""

from __future__ import annotations

from sakip_xl.domain.model import Formulir, Indikator, Kinerja, Realisasi, RealisasiAnggaran
from sakip_xl.layout.inti import Kolom, Rupa, Sifat, Tabel

_TW = Kolom("triwulan", "Triwulan", 10, "Pilih triwulan 1 sampai 4.", Rupa.BULAT, daftar="daftar_triwulan")

TBL_KINERJA = Tabel(
    "tblKinerja",
    Kinerja,
    "Pohon Kinerja",
    "Pohon Kinerja",
    (
        Kolom("kode", "Kode", 14, "Kode unik, misalnya S.1 atau 7.01.02."),
        Kolom(
            "level", "Level", 14, "Pilih tujuan, sasaran, program, kegiatan, atau sub kegiatan.", Rupa.PILIHAN
        ),
        Kolom(
            "induk",
            "Induk",
            14,
            "Kode kinerja di atasnya; kosong hanya untuk tujuan.",
            daftar="daftar_kinerja",
        ),
        Kolom(
            "uraian",
            "Uraian Kinerja",
            70,
            "Rumusan tujuan, sasaran, atau nama program dan kegiatan.",
            Rupa.PANJANG,
        ),
        Kolom("unit", "Unit Penanggung Jawab", 18, "Kode unit penanggung jawab.", daftar="daftar_unit"),
        Kolom(
            "pagu", "Pagu Anggaran (Rp)", 20, "Pagu setahun dalam rupiah; kosong bila tidak ada.", Rupa.UANG
        ),
        Kolom("sumber_dana", "Sumber Dana", 14, "Misalnya APBD."),
    ),
    cadangan=10,
)

TBL_INDIKATOR = Tabel(
    "tblIndikator",
    Indikator,
    "Indikator",
    "Indikator Kinerja",
    (
        Kolom("kode", "Kode", 12, "Kode indikator, unik, misalnya IKS.1.1."),
        Kolom("level", "Level", 13, "Level kinerja induknya.", Rupa.PILIHAN),
        Kolom(
            "induk",
            "Induk",
            12,
            "Kode tujuan, sasaran, program, atau kegiatan yang diukur.",
            daftar="daftar_kinerja",
        ),
        Kolom("indikator", "Indikator", 46, "Rumusan indikator kinerja.", Rupa.PANJANG),
        Kolom(
            "versi_pk", "Versi PK", 11, "murni, atau perubahan bila target diubah PK Perubahan.", Rupa.PILIHAN
        ),
        Kolom("definisi", "Definisi Operasional", 40, "Apa yang dihitung dan bagaimana.", Rupa.PANJANG),
        Kolom("formula", "Formula", 36, "Cara menghitung realisasi, dalam kata-kata.", Rupa.PANJANG),
        Kolom(
            "pembilang", "Pembilang", 24, "Variabel pembilang bila indikator berupa persentase.", Rupa.PANJANG
        ),
        Kolom(
            "penyebut", "Penyebut", 24, "Variabel penyebut bila indikator berupa persentase.", Rupa.PANJANG
        ),
        Kolom("satuan", "Satuan", 11, "Misalnya %, indeks, dokumen, hari."),
        Kolom(
            "desimal",
            "Desimal",
            9,
            "Banyak angka desimal pada tampilan; kosong = menurut pengaturan.",
            Rupa.BULAT,
        ),
        Kolom(
            "polaritas",
            "Polaritas",
            11,
            "positif: makin tinggi makin baik; negatif: makin rendah makin baik.",
            Rupa.PILIHAN,
        ),
        Kolom("rumus", "Rumus Capaian", 13, "Kosong = rumus bawaan polaritas.", Rupa.PILIHAN),
        Kolom(
            "konsolidasi",
            "Konsolidasi",
            13,
            "Cara triwulan menjadi setahun: jumlah, rata-rata, atau posisi akhir.",
            Rupa.PILIHAN,
        ),
        Kolom("baseline", "Baseline", 11, "Kondisi awal.", Rupa.KETIK),
        Kolom("target_tahun", "Target Tahun", 13, "Target setahun menurut Perjanjian Kinerja.", Rupa.KETIK),
        Kolom(
            "target_tw1", "Target TW I", 12, "Target Triwulan I; kosong bila tidak ditargetkan.", Rupa.KETIK
        ),
        Kolom(
            "target_tw2", "Target TW II", 12, "Target Triwulan II; kosong bila tidak ditargetkan.", Rupa.KETIK
        ),
        Kolom(
            "target_tw3",
            "Target TW III",
            12,
            "Target Triwulan III; kosong bila tidak ditargetkan.",
            Rupa.KETIK,
        ),
        Kolom(
            "target_tw4", "Target TW IV", 12, "Target Triwulan IV; kosong bila tidak ditargetkan.", Rupa.KETIK
        ),
        Kolom("terburuk", "Nilai Terburuk", 11, "Batas terburuk, dipakai bila target nol.", Rupa.KETIK),
        Kolom(
            "nol_tercapai",
            "Nol Berarti Tercapai",
            11,
            "Ya bila target nol dan realisasi nol berarti tercapai.",
            Rupa.PILIHAN,
        ),
        Kolom("sumber_data", "Sumber Data", 24, "Dokumen atau aplikasi asal data.", Rupa.PANJANG),
        Kolom("frekuensi", "Frekuensi", 12, "Seberapa sering data dikumpulkan, misalnya triwulanan."),
        Kolom("unit", "Unit Penanggung Jawab", 16, "Kode unit yang melaporkan.", daftar="daftar_unit"),
        Kolom("bukti_dukung", "Bukti Dukung", 24, "Bukti yang diminta.", Rupa.PANJANG),
        Kolom("iku", "IKU", 8, "Ya bila Indikator Kinerja Utama.", Rupa.PILIHAN),
        Kolom("bobot", "Bobot", 9, "Bobot dalam induknya; bila diisi, jumlah seinduk harus 100.", Rupa.ANGKA),
        Kolom("spesifik", "Spesifik", 10, "SMART: indikator jelas dan terfokus?", Rupa.PILIHAN),
        Kolom("dapat_diukur", "Dapat Diukur", 10, "SMART: ada cara ukur yang pasti?", Rupa.PILIHAN),
        Kolom("dapat_dicapai", "Dapat Dicapai", 10, "SMART: target masuk akal?", Rupa.PILIHAN),
        Kolom("relevan", "Relevan", 10, "SMART: menggambarkan kinerja induknya?", Rupa.PILIHAN),
        Kolom("berbatas_waktu", "Berbatas Waktu", 10, "SMART: punya kurun waktu?", Rupa.PILIHAN),
    ),
    cadangan=10,
)

TBL_FORMULIR = Tabel(
    "tblFormulir",
    Formulir,
    "Tanda Terima",
    "Daftar Formulir dan Tanda Terima",
    (
        Kolom("id_formulir", "Nomor Formulir", 20, "Nomor formulir; diisi program.", kunci=True),
        _TW,
        Kolom("unit", "Unit", 14, "Kode unit; diisi program.", daftar="daftar_unit"),
        Kolom("berkas", "Berkas Dikirim", 34, "Nama berkas yang dikirim; diisi program."),
        Kolom("dikirim", "Dikirim", 18, "Waktu dikirim; diisi program.", Rupa.WAKTU),
        Kolom("dikirim_oleh", "Dikirim Oleh", 24, "Pengirim; diisi program."),
        Kolom("tenggat", "Tenggat", 18, "Batas pengembalian; diisi program.", Rupa.WAKTU),
        Kolom("penerima", "Nama Penerima", 24, "Tulis nama yang menerima formulir (tanda terima)."),
        Kolom("diterima_unit", "Diterima Unit", 18, "Tanggal dan jam formulir diterima unit.", Rupa.WAKTU),
        Kolom("status", "Status", 13, "Pilih dikecualikan hanya dengan alasan.", Rupa.PILIHAN),
        Kolom("kembali", "Kembali", 18, "Waktu formulir kembali; diisi program.", Rupa.WAKTU),
        Kolom("berkas_kembali", "Berkas Kembali", 34, "Nama berkas yang kembali; diisi program."),
        Kolom("alasan", "Alasan", 30, "Alasan dikembalikan atau dikecualikan.", Rupa.PANJANG),
        Kolom("sidik", "Sidik Kirim", 16, "Sidik isi terkunci; diisi program.", kunci=True),
        Kolom("sidik_kembali", "Sidik Kembali", 16, "Sidik berkas yang kembali; diisi program.", kunci=True),
    ),
)

TBL_REALISASI = Tabel(
    "tblRealisasi",
    Realisasi,
    "Formulir Capaian",
    "Formulir Data Capaian Kinerja",
    (
        Kolom("kode", "Kode Indikator", 14, "Kode indikator.", daftar="daftar_indikator"),
        _TW,
        Kolom("unit", "Unit", 14, "Kode unit pelapor.", daftar="daftar_unit"),
        Kolom("realisasi", "Realisasi", 16, "Realisasi triwulan ini; nol ditulis 0.", Rupa.KETIK),
        Kolom("kendala", "Kendala", 32, "Hambatan yang dihadapi.", Rupa.PANJANG),
        Kolom("solusi", "Solusi", 32, "Pemecahan yang sudah dilakukan.", Rupa.PANJANG),
        Kolom("tindak_lanjut", "Rencana Tindak Lanjut", 32, "Yang akan dilakukan.", Rupa.PANJANG),
        Kolom("penanggung_jawab", "Penanggung Jawab", 20, "Yang mengerjakan tindak lanjut."),
        Kolom("batas_waktu", "Batas Waktu", 18, "Batas waktu tindak lanjut.", Rupa.TANGGAL),
        Kolom("bukti_dukung", "Bukti Dukung", 30, "Nama atau tempat bukti dukung.", Rupa.PANJANG),
        Kolom("id_formulir", "Nomor Formulir", 20, "Asal data; diisi program.", kunci=True),
        Kolom("dicatat", "Dicatat", 18, "Waktu direkap; diisi program.", Rupa.WAKTU, kunci=True),
    ),
    cadangan=10,
)

TBL_ANGGARAN = Tabel(
    "tblAnggaran",
    RealisasiAnggaran,
    "Formulir Capaian",
    "Realisasi Anggaran",
    (
        Kolom(
            "kode", "Kode Kinerja", 14, "Kode program, kegiatan, atau sub kegiatan.", daftar="daftar_kinerja"
        ),
        _TW,
        Kolom("unit", "Unit Pelapor", 14, "Kode unit pelapor.", daftar="daftar_unit"),
        Kolom("realisasi", "Realisasi (Rp)", 16, "Realisasi sampai akhir triwulan, rupiah.", Rupa.UANG),
        Kolom("keterangan", "Keterangan Anggaran", 32, "Penjelasan unit.", Rupa.PANJANG),
        Kolom("id_formulir", "Asal Formulir", 32, "Asal data; diisi program.", kunci=True),
    ),
    sifat=Sifat.ISIAN,
)
