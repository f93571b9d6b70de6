"""The tables of Pohon Kinerja, Indikator, Tanda Terima and Formulir Capaian."""

from __future__ import annotations

from sakip_xl.domain.model import Formulir, Indikator, Kinerja, Realisasi, RealisasiAnggaran, Riwayat
from sakip_xl.domain.terms import ROMAWI
from sakip_xl.schema.base import Column, Look, Table, Trait

_TW = Column(
    "triwulan", "Triwulan", 10, "Pilih triwulan 1 sampai 4.", Look.INTEGER, list_name="daftar_triwulan"
)

TBL_KINERJA = Table(
    Kinerja,
    "Pohon Kinerja",
    "Pohon Kinerja",
    (
        Column("kode", "Kode", 14, "Kode unik, misalnya S.1 atau 7.01.02."),
        Column(
            "level", "Level", 14, "Pilih tujuan, sasaran, program, kegiatan, atau sub kegiatan.", Look.CHOICE
        ),
        Column(
            "induk",
            "Induk",
            14,
            "Kode kinerja di atasnya; kosong hanya untuk tujuan.",
            list_name="daftar_kinerja",
        ),
        Column(
            "uraian",
            "Uraian Kinerja",
            70,
            "Rumusan tujuan, sasaran, atau nama program dan kegiatan.",
            Look.LONG_TEXT,
        ),
        Column("unit", "Unit Penanggung Jawab", 18, "Kode unit penanggung jawab.", list_name="daftar_unit"),
        Column(
            "pagu",
            "Pagu Anggaran (Rp)",
            20,
            "Pagu setahun dalam rupiah; kosong bila tidak ada.",
            Look.MONEY,
            counted=True,
        ),
        *(
            Column(
                f"rak_tw{number}",
                f"RAK TW {numeral} (Rp)",
                16,
                f"Rencana belanja Triwulan {numeral} saja; kosong bila tidak ada RAK.",
                Look.MONEY,
                counted=True,
            )
            for number, numeral in ROMAWI.items()
        ),
        Column("sumber_dana", "Sumber Dana", 14, "Misalnya APBD."),
        Column(
            "induk_lain",
            "Induk Lain",
            14,
            "Kode induk lain bila mendukung lebih dari satu sasaran, dipisah titik koma.",
        ),
        Column(
            "pagu_renstra",
            "Pagu Renstra (Rp)",
            18,
            "Pagu seluruh masa Renstra, untuk Formulir E.81; kosong bila belum ada.",
            Look.MONEY,
        ),
        Column(
            "belanja_renstra",
            "Belanja Renstra s.d. Tahun Lalu (Rp)",
            18,
            "Belanja tahun-tahun Renstra sebelum tahun ini, untuk Formulir E.81.",
            Look.MONEY,
        ),
        Column(
            "pagu_renja",
            "Pagu Renja (Rp)",
            17,
            "Pagu tahun ini menurut Renja, untuk KKE 3; kosong bila belum ada.",
            Look.MONEY,
        ),
    ),
    cadangan=10,
)

TBL_INDIKATOR = Table(
    Indikator,
    "Indikator",
    "Indikator Kinerja",
    (
        Column("kode", "Kode", 12, "Kode indikator, unik, misalnya IKS.1.1."),
        Column("level", "Level", 13, "Level kinerja induknya.", Look.CHOICE),
        Column(
            "induk",
            "Induk",
            12,
            "Kode tujuan, sasaran, program, atau kegiatan yang diukur.",
            list_name="daftar_kinerja",
        ),
        Column("indikator", "Indikator", 46, "Rumusan indikator kinerja.", Look.LONG_TEXT),
        Column(
            "versi_pk", "Versi PK", 11, "murni, atau perubahan bila target diubah PK Perubahan.", Look.CHOICE
        ),
        Column("definisi", "Definisi Operasional", 40, "Apa yang dihitung dan bagaimana.", Look.LONG_TEXT),
        Column("formula", "Formula", 36, "Cara menghitung realisasi, dalam kata-kata.", Look.LONG_TEXT),
        Column(
            "pembilang",
            "Pembilang",
            24,
            "Variabel pembilang bila indikator berupa persentase.",
            Look.LONG_TEXT,
        ),
        Column(
            "penyebut", "Penyebut", 24, "Variabel penyebut bila indikator berupa persentase.", Look.LONG_TEXT
        ),
        Column(
            "minta_pecahan",
            "Minta Pembilang dan Penyebut",
            12,
            "Ya bila unit mengisi pembilang dan penyebut, lalu realisasi dihitung dari keduanya.",
            Look.CHOICE,
        ),
        Column("satuan", "Satuan", 11, "Misalnya %, indeks, dokumen, hari."),
        Column(
            "desimal",
            "Desimal",
            9,
            "Banyak angka desimal pada tampilan; kosong = menurut pengaturan.",
            Look.INTEGER,
        ),
        Column(
            "polaritas",
            "Polaritas",
            11,
            "positif: makin tinggi makin baik; negatif: makin rendah makin baik.",
            Look.CHOICE,
        ),
        Column("rumus", "Rumus Capaian", 15, "Kosong = rumus bawaan polaritas.", Look.CHOICE),
        Column(
            "konsolidasi",
            "Konsolidasi",
            13,
            "Cara triwulan menjadi setahun: jumlah, rata-rata, atau posisi akhir.",
            Look.CHOICE,
        ),
        Column("baseline", "Baseline", 11, "Kondisi awal.", Look.TYPED),
        Column("target_tahun", "Target Tahun", 13, "Target setahun menurut Perjanjian Kinerja.", Look.TYPED),
        Column(
            "target_tw1", "Target TW I", 14, "Target Triwulan I; kosong bila tidak ditargetkan.", Look.TYPED
        ),
        Column(
            "target_tw2", "Target TW II", 14, "Target Triwulan II; kosong bila tidak ditargetkan.", Look.TYPED
        ),
        Column(
            "target_tw3",
            "Target TW III",
            15,
            "Target Triwulan III; kosong bila tidak ditargetkan.",
            Look.TYPED,
        ),
        Column(
            "target_tw4", "Target TW IV", 14, "Target Triwulan IV; kosong bila tidak ditargetkan.", Look.TYPED
        ),
        Column(
            "target_renstra",
            "Target Akhir Renstra",
            13,
            "Konsolidasi jumlah: jumlah target semua tahun Renstra; selain itu: target tahun terakhirnya.",
            Look.TYPED,
        ),
        Column("terburuk", "Nilai Terburuk", 11, "Batas terburuk, dipakai bila target nol.", Look.TYPED),
        Column(
            "nol_tercapai",
            "Nol Berarti Tercapai",
            11,
            "Ya bila target nol dan realisasi nol berarti tercapai.",
            Look.CHOICE,
        ),
        Column("sumber_data", "Sumber Data", 24, "Dokumen atau aplikasi asal data.", Look.LONG_TEXT),
        Column("frekuensi", "Frekuensi", 12, "Seberapa sering data dikumpulkan, misalnya triwulanan."),
        Column("unit", "Unit Penanggung Jawab", 16, "Kode unit yang melaporkan.", list_name="daftar_unit"),
        Column(
            "unit_pendukung",
            "Unit Pendukung",
            16,
            "Kode unit lain yang ikut melaporkan, dipisah titik koma; kosong bila tidak ada.",
        ),
        Column(
            "gabungan",
            "Penggabungan Unit",
            14,
            "Cara isian unit digabung: jumlah, rata-rata, atau penanggung jawab.",
            Look.CHOICE,
        ),
        Column("bukti_dukung", "Bukti Dukung", 24, "Bukti yang diminta.", Look.LONG_TEXT),
        Column("iku", "IKU", 8, "Ya bila Indikator Kinerja Utama.", Look.CHOICE),
        Column(
            "bobot", "Bobot", 9, "Bobot dalam induknya; bila diisi, jumlah seinduk harus 100.", Look.NUMBER
        ),
        Column("spesifik", "Spesifik", 10, "SMART: indikator jelas dan terfokus?", Look.CHOICE),
        Column("dapat_diukur", "Dapat Diukur", 10, "SMART: ada cara ukur yang pasti?", Look.CHOICE),
        Column("dapat_dicapai", "Dapat Dicapai", 10, "SMART: target masuk akal?", Look.CHOICE),
        Column("relevan", "Relevan", 10, "SMART: menggambarkan kinerja induknya?", Look.CHOICE),
        Column("berbatas_waktu", "Berbatas Waktu", 10, "SMART: punya kurun waktu?", Look.CHOICE),
        Column("menantang", "Menantang", 12, "KKE: target lebih tinggi daripada yang biasa?", Look.CHOICE),
        Column("akurat", "Akurat", 10, "KKE 5: data sesuai dengan sumber datanya?", Look.CHOICE),
        Column("tepat", "Tepat", 10, "KKE 5: formula tepat mengukur indikatornya?", Look.CHOICE),
    ),
    cadangan=10,
)

TBL_RIWAYAT = Table(
    Riwayat,
    "Riwayat",
    "Target dan Realisasi Tahun Lalu",
    (
        Column("kode", "Kode Indikator", 16, "Kode indikator tahun ini.", list_name="daftar_indikator"),
        Column("tahun", "Tahun", 10, "Tahun yang sudah lewat, misalnya 2025.", Look.INTEGER),
        Column("target", "Target", 16, "Target setahun pada tahun itu.", Look.TYPED),
        Column("realisasi", "Realisasi", 16, "Realisasi setahun pada tahun itu.", Look.TYPED),
        *(
            Column(
                f"realisasi_tw{number}",
                f"Realisasi TW {numeral}",
                17,
                f"Realisasi Triwulan {numeral} tahun itu bila diketahui.",
                Look.TYPED,
            )
            for number, numeral in ROMAWI.items()
        ),
    ),
    cadangan=10,
    penjelasan="Satu baris setiap indikator dan tahun, diketik sekali; realisasi triwulan boleh dikosongkan. "
    "Dari sini laporan membandingkan tahun ini dengan tahun lalu dan dengan Renstra.",
)

TBL_FORMULIR = Table(
    Formulir,
    "Tanda Terima",
    "Daftar Formulir dan Tanda Terima",
    (
        Column("id_formulir", "Nomor Formulir", 20, "Nomor formulir; diisi program.", kunci=True),
        _TW,
        Column("unit", "Unit", 14, "Kode unit; diisi program.", list_name="daftar_unit"),
        Column("berkas", "Berkas Dikirim", 34, "Nama berkas yang dikirim; diisi program."),
        Column("dikirim", "Dikirim", 18, "Waktu dikirim; diisi program.", Look.MOMENT),
        Column("dikirim_oleh", "Dikirim Oleh", 24, "Pengirim; diisi program."),
        Column("tenggat", "Tenggat", 18, "Batas pengembalian; diisi program.", Look.MOMENT),
        Column("penerima", "Nama Penerima", 24, "Tulis nama yang menerima formulir (tanda terima)."),
        Column("diterima_unit", "Diterima Unit", 18, "Tanggal dan jam formulir diterima unit.", Look.MOMENT),
        Column("status", "Status", 13, "Pilih dikecualikan hanya dengan alasan.", Look.CHOICE),
        Column(
            "kembali",
            "Kembali",
            18,
            "Waktu kembali; diisi program, boleh diketik untuk kertas.",
            Look.MOMENT,
        ),
        Column("berkas_kembali", "Berkas Kembali", 34, "Nama berkas yang kembali; diisi program."),
        Column("alasan", "Alasan", 30, "Alasan dikembalikan atau dikecualikan.", Look.LONG_TEXT),
        Column("diisi_oleh", "Diisi Oleh", 18, "Formulir kertas: siapa yang mengisinya bagi unit."),
        Column(
            "diketik_oleh",
            "Diketik Oleh",
            18,
            "Formulir kertas: siapa yang mengetiknya di lembar Isian Kertas.",
            list_name="daftar_pejabat",
        ),
        Column("sidik", "Sidik Kirim", 16, "Sidik isi terkunci; diisi program.", kunci=True),
        Column("sidik_kembali", "Sidik Kembali", 16, "Sidik berkas yang kembali; diisi program.", kunci=True),
    ),
)

TBL_REALISASI = Table(
    Realisasi,
    "Formulir Capaian",
    "Formulir Data Capaian Kinerja",
    (
        Column("kode", "Kode Indikator", 16, "Kode indikator.", list_name="daftar_indikator"),
        _TW,
        Column("unit", "Unit", 14, "Kode unit pelapor.", list_name="daftar_unit"),
        Column("realisasi", "Realisasi", 16, "Realisasi triwulan ini; nol ditulis 0.", Look.TYPED),
        Column("pembilang", "Pembilang", 12, "Pembilang bila indikator memintanya.", Look.TYPED),
        Column("penyebut", "Penyebut", 12, "Penyebut bila indikator memintanya.", Look.TYPED),
        Column(
            "alasan_belum",
            "Alasan Belum Tersedia",
            28,
            "Isi bila realisasi belum tersedia, misalnya menunggu hasil evaluasi; kosong bila sudah ada.",
            Look.LONG_TEXT,
        ),
        Column("kendala", "Kendala", 32, "Hambatan yang dihadapi.", Look.LONG_TEXT),
        Column("solusi", "Solusi", 32, "Pemecahan yang sudah dilakukan.", Look.LONG_TEXT),
        Column("tindak_lanjut", "Rencana Tindak Lanjut", 32, "Yang akan dilakukan.", Look.LONG_TEXT),
        Column("penanggung_jawab", "Penanggung Jawab", 20, "Yang mengerjakan tindak lanjut."),
        Column("batas_waktu", "Batas Waktu", 18, "Batas waktu tindak lanjut.", Look.DATE),
        Column("bukti_dukung", "Bukti Dukung", 30, "Nama atau tempat bukti dukung.", Look.LONG_TEXT),
        Column("id_formulir", "Nomor Formulir", 20, "Asal data; diisi program.", kunci=True),
        Column("dicatat", "Dicatat", 18, "Waktu direkap; diisi program.", Look.MOMENT, kunci=True),
    ),
    cadangan=10,
)

TBL_ANGGARAN = Table(
    RealisasiAnggaran,
    "Formulir Capaian",
    "Realisasi Anggaran",
    (
        Column(
            "kode",
            "Kode Kinerja",
            14,
            "Kode program, kegiatan, atau sub kegiatan.",
            list_name="daftar_kinerja",
        ),
        _TW,
        Column("unit", "Unit Pelapor", 14, "Kode unit pelapor.", list_name="daftar_unit"),
        Column(
            "realisasi",
            "Realisasi (Rp)",
            16,
            "Realisasi sampai akhir triwulan, rupiah.",
            Look.MONEY,
            counted=True,
        ),
        Column("keterangan", "Keterangan Anggaran", 32, "Penjelasan unit.", Look.LONG_TEXT),
        Column("id_formulir", "Asal Formulir", 32, "Asal data; diisi program.", kunci=True),
    ),
    sifat=Trait.INPUT,
)
