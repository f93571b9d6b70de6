"""Notes on a number or a capaian: stable codes, each with one sentence for staff."""

from __future__ import annotations

from enum import StrEnum


class Catatan(StrEnum):
    """What is noteworthy about one typed number or one capaian; a code never changes its meaning."""

    AMBIGU = "ambigu"
    TIDAK_TERBACA = "tidak_terbaca"
    TANGGAL = "tanggal"
    GALAT_EXCEL = "galat_excel"
    BENAR_SALAH = "benar_salah"
    DI_LUAR_JANGKAUAN = "di_luar_jangkauan"
    KURUNG = "kurung"
    TANDA_BANDING = "tanda_banding"
    PENGALI = "pengali"
    RENTANG_TERBALIK = "rentang_terbalik"
    PENYEBUT_NOL = "penyebut_nol"

    TARGET_KOSONG = "target_kosong"
    REALISASI_KOSONG = "realisasi_kosong"
    TARGET_TIDAK_TERBACA = "target_tidak_terbaca"
    REALISASI_TIDAK_TERBACA = "realisasi_tidak_terbaca"
    TARGET_AMBIGU = "target_ambigu"
    REALISASI_AMBIGU = "realisasi_ambigu"
    REALISASI_RENTANG = "realisasi_rentang"
    TERBURUK_TIDAK_TERBACA = "terburuk_tidak_terbaca"
    TERBURUK_NOL = "terburuk_nol"

    TARGET_NOL = "target_nol"
    REALISASI_NOL = "realisasi_nol"
    TARGET_NEGATIF = "target_negatif"
    REALISASI_NEGATIF = "realisasi_negatif"
    TARGET_RENTANG = "target_rentang"
    SKALA_MERAGUKAN = "skala_meragukan"
    SKALA_BERBEDA = "skala_berbeda"
    SATUAN_BERBEDA = "satuan_berbeda"
    PECAHAN_TIDAK_JELAS = "pecahan_tidak_jelas"
    RUMUS_TIDAK_LAZIM = "rumus_tidak_lazim"
    POLARITAS_BERLAWANAN = "polaritas_berlawanan"
    CAPAIAN_TINGGI = "capaian_tinggi"
    CAPAIAN_NEGATIF = "capaian_negatif"

    BELUM_TERISI = "belum_terisi"
    ORDINAL_DIJUMLAH = "ordinal_dijumlah"
    PENYEBUT_BERBEDA = "penyebut_berbeda"
    DIHITUNG_PROGRAM = "dihitung_program"

    @property
    def kalimat(self) -> str:
        """The sentence staff read."""
        return KALIMAT[self]


KALIMAT: dict[Catatan, str] = {
    Catatan.AMBIGU: "Titik atau koma dapat berarti ribuan atau desimal; tulis tanpa titik ribuan, "
    "atau tetapkan pemisah desimal pada lembar Identitas.",
    Catatan.TIDAK_TERBACA: "Isian tidak terbaca sebagai angka; tulis satu angka saja.",
    Catatan.TANGGAL: "Isian berupa tanggal atau jam, bukan angka; ubah format sel menjadi angka, "
    "lalu ketik ulang.",
    Catatan.GALAT_EXCEL: "Isian berupa pesan galat Excel; perbaiki rumus pada sel asalnya.",
    Catatan.BENAR_SALAH: "Isian berupa TRUE atau FALSE; tulis Ya, Tidak, atau sebuah angka.",
    Catatan.DI_LUAR_JANGKAUAN: "Angka terlalu besar atau terlalu kecil untuk dihitung; periksa kembali.",
    Catatan.KURUNG: "Keterangan di dalam kurung tidak ikut dihitung.",
    Catatan.TANDA_BANDING: "Tanda pembanding tidak ikut dihitung; arah yang baik ditentukan oleh polaritas.",
    Catatan.PENGALI: "Kata ribu, juta, miliar, atau triliun sudah dikalikan ke dalam angkanya.",
    Catatan.RENTANG_TERBALIK: "Batas rentang tertulis terbalik dan dibaca dari yang kecil ke yang besar.",
    Catatan.PENYEBUT_NOL: "Jumlah keseluruhan setelah kata 'dari' adalah nol; periksa kembali.",
    Catatan.TARGET_KOSONG: "Target belum diisi.",
    Catatan.REALISASI_KOSONG: "Realisasi belum diisi.",
    Catatan.TARGET_TIDAK_TERBACA: "Target tidak terbaca sebagai angka.",
    Catatan.REALISASI_TIDAK_TERBACA: "Realisasi tidak terbaca sebagai angka.",
    Catatan.TARGET_AMBIGU: "Target dapat dibaca dengan dua cara karena titik atau komanya.",
    Catatan.REALISASI_AMBIGU: "Realisasi dapat dibaca dengan dua cara karena titik atau komanya.",
    Catatan.REALISASI_RENTANG: "Realisasi berupa rentang; tulis satu angka yang benar-benar dicapai.",
    Catatan.TERBURUK_TIDAK_TERBACA: "Target nol memerlukan realisasi terburuk, tetapi isiannya "
    "tidak terbaca.",
    Catatan.TERBURUK_NOL: "Realisasi terburuk tidak boleh nol bila target nol.",
    Catatan.TARGET_NOL: "Target nol; capaian tidak dapat dihitung sebagai perbandingan biasa.",
    Catatan.REALISASI_NOL: "Realisasi nol; rumus kebalikan tidak dapat dihitung.",
    Catatan.TARGET_NEGATIF: "Target negatif; penyimpangan diukur terhadap besarnya target tanpa tanda.",
    Catatan.REALISASI_NEGATIF: "Realisasi negatif; periksa kembali angkanya.",
    Catatan.TARGET_RENTANG: "Target berupa rentang; di dalam rentang capaian 100, di luarnya dihitung "
    "terhadap batas terdekat.",
    Catatan.SKALA_MERAGUKAN: "Satu sisi berupa persen dan sisi lain angka tidak lebih dari 1; "
    "mungkin maksudnya 0,95 = 95%.",
    Catatan.SKALA_BERBEDA: "Target dan realisasi tidak memakai skala penilaian yang sama.",
    Catatan.SATUAN_BERBEDA: "Satuan target dan realisasi tidak sama; periksa kembali.",
    Catatan.PECAHAN_TIDAK_JELAS: "Isian 'a dari b' tidak dapat dibandingkan dengan angka di sisi lain; "
    "tulis banyaknya saja, atau persennya.",
    Catatan.RUMUS_TIDAK_LAZIM: "Rumus yang dipilih tidak lazim untuk polaritas indikator ini.",
    Catatan.POLARITAS_BERLAWANAN: "Bunyi indikator berlawanan dengan polaritasnya; periksa kembali.",
    Catatan.CAPAIAN_TINGGI: "Capaian sangat tinggi; pertimbangkan peninjauan target.",
    Catatan.CAPAIAN_NEGATIF: "Capaian di bawah nol; periksa target, realisasi, dan rumusnya.",
    Catatan.BELUM_TERISI: "Belum ada triwulan yang terisi.",
    Catatan.ORDINAL_DIJUMLAH: "Nilai penilaian seperti WTP atau Ya/Tidak tidak boleh dijumlahkan; "
    "pakai posisi akhir.",
    Catatan.PENYEBUT_BERBEDA: "Jumlah keseluruhan setelah kata 'dari' berbeda antartriwulan dan tidak "
    "ikut dihitung.",
    Catatan.DIHITUNG_PROGRAM: "Angka desimalnya terlalu panjang untuk rumus Excel; capaian dihitung oleh "
    "program.",
}
