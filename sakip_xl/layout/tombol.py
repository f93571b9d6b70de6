"""The buttons: one line each; ribbon, sheet buttons and command line are made from it."""

from __future__ import annotations

from collections.abc import Sequence

from sakip_xl.layout.inti import Tombol, Ukuran

KELOMPOK: tuple[str, ...] = ("Alur SOP", "Pengumpulan", "Pengukuran", "Laporan", "Bantuan")

_B = Ukuran.BESAR
TOMBOL: tuple[Tombol, ...] = (
    Tombol(
        "status",
        "Alur SOP",
        "Status",
        "Lihat keadaan SOP",
        "Menampilkan langkah kini kedua SOP, tenggat, dan yang belum lengkap.",
        "RefreshStatus",
        "S",
        lembar=("Beranda",),
    ),
    Tombol(
        "majukan",
        "Alur SOP",
        "Majukan Langkah",
        "Selesaikan langkah kini",
        "Memeriksa kelengkapan dan keluaran langkah kini, lalu maju ke langkah berikutnya.",
        "RightArrow2",
        "M",
        _B,
        ("Beranda", "SOP"),
    ),
    Tombol(
        "setujui",
        "Alur SOP",
        "Setujui",
        "Keputusan ya",
        "Sekretaris menyetujui laporan pada langkah keputusan.",
        "ReviewAcceptOrRejectChangeDialog",
        "J",
    ),
    Tombol(
        "kembalikan",
        "Alur SOP",
        "Kembalikan",
        "Keputusan tidak",
        "Sekretaris mengembalikan laporan dengan arahan.",
        "LeftArrow2",
        "T",
    ),
    Tombol(
        "bagikan",
        "Pengumpulan",
        "Bagikan Formulir",
        "Buat formulir tiap unit",
        "Membuat satu berkas formulir untuk setiap unit dan mencatat tanda terima.",
        "FileSendAsAttachment",
        "B",
        _B,
        ("Beranda", "Tanda Terima"),
    ),
    Tombol(
        "periksa",
        "Pengumpulan",
        "Periksa Isian",
        "Periksa semua isian",
        "Memeriksa seluruh lembar dan menuliskan temuan pada Hasil Pemeriksaan.",
        "DataValidation",
        "P",
        _B,
        ("Beranda", "Indikator", "Hasil Pemeriksaan"),
    ),
    Tombol(
        "pratinjau",
        "Pengumpulan",
        "Pratinjau Rekap",
        "Lihat yang akan berubah",
        "Membaca formulir yang kembali tanpa mengubah apa pun.",
        "FilePrintPreview",
        "V",
    ),
    Tombol(
        "rekap",
        "Pengumpulan",
        "Rekap",
        "Ambil formulir yang kembali",
        "Memeriksa formulir yang kembali lalu merekap isinya.",
        "Consolidate",
        "R",
        _B,
        ("Beranda", "Tanda Terima"),
    ),
    Tombol(
        "hitung",
        "Pengukuran",
        "Hitung Capaian",
        "Isi kertas kerja",
        "Menghitung capaian setiap indikator menurut rumusnya.",
        "CalculateNow",
        "H",
        _B,
        ("Beranda", "Kertas Kerja"),
    ),
    Tombol(
        "rekap_pengukuran",
        "Pengukuran",
        "Rekap Pengukuran",
        "Rekap per tingkat dan unit",
        "Merekap capaian per tujuan, sasaran, program, kegiatan, dan unit.",
        "PivotTableReport",
        "K",
        lembar=("Rekap",),
    ),
    Tombol(
        "laporan",
        "Laporan",
        "Laporan",
        "Susun laporan",
        "Menyusun draft atau laporan akhir SOP.",
        "ViewPageLayoutView",
        "L",
        lembar=("Beranda", "Laporan"),
    ),
    Tombol("cetak", "Laporan", "Cetak", "Cetak lembar", "Mencetak lembar yang dipilih.", "FilePrint", "C"),
    Tombol(
        "arsipkan",
        "Laporan",
        "Arsipkan",
        "Simpan arsip",
        "Menyimpan salinan bersidik buku kerja, formulir, dan laporan.",
        "FileSave",
        "A",
        lembar=("Arsip",),
    ),
    Tombol(
        "batalkan",
        "Bantuan",
        "Batalkan",
        "Batalkan tindakan terakhir",
        "Mengembalikan tindakan terakhir bila selnya belum berubah.",
        "Undo",
        "N",
    ),
    Tombol("petunjuk", "Bantuan", "Petunjuk", "Buka petunjuk", "Membuka lembar Petunjuk.", "Help", "U"),
    Tombol(
        "diagnosa",
        "Bantuan",
        "Diagnosa",
        "Periksa pemasangan",
        "Memeriksa pemasangan dan menunjukkan cara memperbaikinya.",
        "FileDocumentInspect",
        "D",
    ),
    Tombol(
        "tentang",
        "Bantuan",
        "Tentang",
        "Tentang SAKIP",
        "Menampilkan versi dan lisensi.",
        "FileProperties",
        "G",
    ),
)


def periksa_tombol(tombol: Sequence[Tombol], kelompok: Sequence[str]) -> None:
    """Refuse an id or a keytip that stands twice, a group not declared, or a group without a button."""
    if len({t.id for t in tombol}) != len(tombol) or {t.kelompok for t in tombol} != set(kelompok):
        msg = "duplicate button id or unknown group"
        raise ValueError(msg)
    if len({t.tombol_alt for t in tombol}) != len(tombol):
        msg = "duplicate keytip"
        raise ValueError(msg)


periksa_tombol(TOMBOL, KELOMPOK)
