"""The buttons, one entry each: ribbon, sheet buttons and command line are made from them."""

from __future__ import annotations

from collections.abc import Sequence

from sakip_xl.schema.base import Button, Measurement

KELOMPOK: tuple[str, ...] = ("Alur SOP", "Pengumpulan", "Pengukuran", "Laporan", "Bantuan")

_LARGE = Measurement.BESAR
TOMBOL: tuple[Button, ...] = (
    Button(
        "status",
        "Alur SOP",
        "Status",
        "Lihat keadaan SOP",
        "Menampilkan langkah kini kedua SOP, tenggat, dan yang belum lengkap.",
        "RefreshStatus",
        "S",
        lembar=("Beranda",),
    ),
    Button(
        "majukan",
        "Alur SOP",
        "Majukan Langkah",
        "Selesaikan langkah kini",
        "Memeriksa kelengkapan dan keluaran langkah kini, lalu maju ke langkah berikutnya.",
        "RightArrow2",
        "M",
        _LARGE,
        ("Beranda", "SOP"),
    ),
    Button(
        "setujui",
        "Alur SOP",
        "Setujui",
        "Keputusan ya",
        "Sekretaris menyetujui laporan pada langkah keputusan.",
        "ReviewAcceptOrRejectChangeDialog",
        "J",
    ),
    Button(
        "kembalikan",
        "Alur SOP",
        "Kembalikan",
        "Keputusan tidak",
        "Sekretaris mengembalikan laporan dengan arahan.",
        "LeftArrow2",
        "T",
    ),
    Button(
        "bagikan",
        "Pengumpulan",
        "Bagikan Formulir",
        "Buat formulir tiap unit",
        "Membuat satu berkas formulir untuk setiap unit dan mencatat tanda terima.",
        "FileSendAsAttachment",
        "B",
        _LARGE,
        ("Beranda", "Tanda Terima"),
    ),
    Button(
        "periksa",
        "Pengumpulan",
        "Periksa Isian",
        "Periksa semua isian",
        "Memeriksa seluruh lembar dan menuliskan temuan pada Hasil Pemeriksaan.",
        "DataValidation",
        "P",
        _LARGE,
        ("Beranda", "Indikator", "Hasil Pemeriksaan"),
    ),
    Button(
        "pratinjau",
        "Pengumpulan",
        "Pratinjau Rekap",
        "Lihat yang akan berubah",
        "Membaca formulir yang kembali tanpa mengubah apa pun.",
        "FilePrintPreview",
        "V",
    ),
    Button(
        "rekap",
        "Pengumpulan",
        "Rekap",
        "Ambil formulir yang kembali",
        "Memeriksa formulir yang kembali lalu merekap isinya.",
        "Consolidate",
        "R",
        _LARGE,
        ("Beranda", "Tanda Terima"),
    ),
    Button(
        "hitung",
        "Pengukuran",
        "Hitung Capaian",
        "Isi kertas kerja",
        "Menghitung capaian setiap indikator menurut rumusnya.",
        "CalculateNow",
        "H",
        _LARGE,
        ("Beranda", "Kertas Kerja"),
    ),
    Button(
        "rekap_pengukuran",
        "Pengukuran",
        "Rekap Pengukuran",
        "Rekap per tingkat dan unit",
        "Merekap capaian per tujuan, sasaran, program, kegiatan, dan unit.",
        "PivotTableReport",
        "K",
        lembar=("Rekap",),
    ),
    Button(
        "laporan",
        "Laporan",
        "Laporan",
        "Susun laporan",
        "Menyusun draft atau laporan akhir SOP.",
        "ViewPageLayoutView",
        "L",
        lembar=("Beranda", "Laporan"),
    ),
    Button("cetak", "Laporan", "Cetak", "Cetak lembar", "Mencetak lembar yang dipilih.", "FilePrint", "C"),
    Button(
        "arsipkan",
        "Laporan",
        "Arsipkan",
        "Simpan arsip",
        "Menyimpan salinan bersidik buku kerja, formulir, dan laporan.",
        "FileSave",
        "A",
        lembar=("Arsip",),
    ),
    Button(
        "batalkan",
        "Bantuan",
        "Batalkan",
        "Batalkan tindakan terakhir",
        "Mengembalikan tindakan terakhir bila selnya belum berubah.",
        "Undo",
        "N",
    ),
    Button("petunjuk", "Bantuan", "Petunjuk", "Buka petunjuk", "Membuka lembar Petunjuk.", "Help", "U"),
    Button(
        "diagnosa",
        "Bantuan",
        "Diagnosa",
        "Periksa pemasangan",
        "Memeriksa pemasangan dan menunjukkan cara memperbaikinya.",
        "FileDocumentInspect",
        "D",
    ),
    Button(
        "tentang",
        "Bantuan",
        "Tentang",
        "Tentang SAKIP",
        "Menampilkan versi dan lisensi.",
        "FileProperties",
        "G",
    ),
)


def check_buttons(buttons: Sequence[Button], groups: Sequence[str]) -> None:
    """Refuse an id or a keytip that is used twice, a group not declared, or a group without a button."""
    if len({button.id for button in buttons}) != len(buttons) or {
        button.kelompok for button in buttons
    } != set(groups):
        msg = "duplicate button id or unknown group"
        raise ValueError(msg)
    if len({button.tombol_alt for button in buttons}) != len(buttons):
        msg = "duplicate keytip"
        raise ValueError(msg)


check_buttons(TOMBOL, KELOMPOK)
