"""The commands, one row each: ribbon, sheet buttons, command line and both dispatches are made from them."""

from __future__ import annotations

from collections.abc import Sequence
from string import Formatter

from sakip_xl.domain.terms import YesNo
from sakip_xl.schema import arguments as arg
from sakip_xl.schema.base import Button, Command

KELOMPOK: tuple[str, ...] = ("Alur SOP", "Pengumpulan", "Pengukuran", "Laporan", "Bantuan")

_MAJUKAN = (arg.MASTER, arg.SOP, arg.TRIWULAN, arg.OLEH_WAJIB)
_REKAP = (arg.MASTER, arg.TRIWULAN_WAJIB, arg.OLEH, arg.FORMULIR_KEMBALI, arg.TIAP_FORMULIR_DIBACA)
ROW_SHEETS = (
    "Identitas",
    "Disposisi",
    "Notulen",
    "Program Kerja",
    "Dokumen",
    "Pohon Kinerja",
    "Indikator",
    "Riwayat",
    "Tanda Terima",
    "Formulir Capaian",
    "Laporan",
    "Referensi",
)
"""The sheets with tables to which staff add rows."""

_MINTA_PERBAIKAN = "Minta unit memperbaiki formulir yang bertanda salah, lalu klik {rekap} lagi."

COMMANDS: tuple[Command, ...] = (
    Command(
        id="demo",
        action="actions.demo:demo",
        arguments=(arg.RAK, arg.FOLDER_DEMO),
        help="Mainkan satu triwulan penuh kedua SOP dengan data contoh.",
    ),
    Command(
        id="buat",
        action="actions.buat:buat",
        arguments=(arg.RAK, arg.MASTER_BARU, arg.NOW),
        help="Buat buku induk baru.",
        options=(arg.KECAMATAN, arg.TAHUN, arg.CONTOH),
    ),
    Button(
        id="status",
        action="actions.status:status",
        arguments=(arg.MASTER, arg.SAAT, arg.TRIWULAN),
        help="Tampilkan keadaan kedua SOP.",
        group="Alur SOP",
        label="Status",
        screentip="Lihat keadaan SOP",
        description="Menampilkan langkah kini kedua SOP, tenggat, dan yang belum lengkap.",
        icon="Refresh",
        keytip="S",
        sheets=("Beranda",),
        writes=False,
        after="draw_again",
        shown="Beranda",
        next_step="Lengkapi yang kurang, lalu klik {majukan}.",
    ),
    Button(
        id="majukan",
        action="actions.majukan:majukan",
        arguments=_MAJUKAN,
        help="Selesaikan atau kembalikan langkah kini.",
        options=(arg.KEPUTUSAN, arg.CATATAN, arg.KE_LANGKAH),
        group="Alur SOP",
        label="Majukan Langkah",
        screentip="Selesaikan langkah kini",
        description="Memeriksa kelengkapan dan keluaran langkah kini, lalu maju ke langkah berikutnya.",
        icon="RightArrow2",
        keytip="M",
        large=True,
        sheets=("Beranda", "SOP"),
    ),
    Button(
        id="setujui",
        action="actions.majukan:majukan",
        arguments=(*_MAJUKAN, arg.CATATAN),
        fixed={"keputusan": YesNo.YA},
        group="Alur SOP",
        label="Setujui",
        screentip="Keputusan ya",
        description="Sekretaris menyetujui laporan pada langkah keputusan.",
        icon="AcceptInvitation",
        keytip="J",
    ),
    Button(
        id="kembalikan",
        action="actions.majukan:majukan",
        arguments=(*_MAJUKAN, arg.CATATAN, arg.KE_LANGKAH),
        fixed={"keputusan": YesNo.TIDAK},
        group="Alur SOP",
        label="Kembalikan",
        screentip="Keputusan tidak",
        description="Sekretaris mengembalikan laporan dengan arahan.",
        icon="LeftArrow2",
        keytip="T",
    ),
    Button(
        id="bagikan",
        action="actions.bagikan:bagikan",
        arguments=(arg.MASTER, arg.TRIWULAN_WAJIB, arg.OLEH, arg.TUJUAN_FORMULIR, arg.TIAP_FORMULIR_DIBUAT),
        help="Buat formulir untuk setiap unit.",
        group="Pengumpulan",
        label="Bagikan Formulir",
        screentip="Buat formulir tiap unit",
        description="Membuat satu berkas formulir untuk setiap unit dan mencatat tanda terima.",
        icon="FileSendAsAttachment",
        keytip="B",
        large=True,
        sheets=("Beranda", "Tanda Terima"),
        shown="Tanda Terima",
        next_step="Pastikan setiap unit menerima formulirnya, lalu catat penerimanya di lembar Tanda Terima.",
    ),
    Button(
        id="periksa",
        action="actions.periksa:periksa",
        arguments=(arg.FILES, arg.SAAT),
        help="Periksa buku induk atau formulir.",
        options=(arg.WRITE,),
        fixed={"tulis": True},
        group="Pengumpulan",
        label="Periksa Isian",
        screentip="Periksa semua isian",
        description="Memeriksa seluruh lembar dan menuliskan temuan pada Hasil Pemeriksaan.",
        icon="DataValidation",
        keytip="P",
        large=True,
        sheets=("Beranda", "Indikator", "Hasil Pemeriksaan"),
        next_step="Tidak ada yang menghalangi; klik {status} untuk melihat langkah kini.",
    ),
    Button(
        id="tambah_baris",
        action="actions.tambah_baris:tambah_baris",
        arguments=(arg.MASTER, arg.SAAT, arg.TABEL),
        help="Tambah baris kosong pada satu tabel dan ambil baris yang diketik di bawahnya.",
        options=(arg.SHEET, arg.JUMLAH),
        group="Pengumpulan",
        label="Tambah Baris",
        screentip="Tambah 10 baris kosong",
        description="Menambah 10 baris kosong pada tabel di depan; baris di bawah tabel dimasukkan.",
        icon="SheetRowsInsert",
        keytip="I",
        sheets=ROW_SHEETS,
        next_step="Isi baris kuning yang kosong, lalu klik {periksa}.",
    ),
    Button(
        id="pratinjau",
        action="actions.rekap:rekap",
        arguments=_REKAP,
        fixed={"pratinjau": True},
        group="Pengumpulan",
        label="Pratinjau Rekap",
        screentip="Lihat yang akan berubah",
        description="Membaca formulir yang kembali tanpa mengubah apa pun.",
        icon="FilePrintPreview",
        keytip="V",
        writes=False,
        after="show_preview",
        next_step="Bila sudah sesuai, klik {rekap}. Buku pratinjau boleh ditutup tanpa disimpan.",
        if_wrong=_MINTA_PERBAIKAN,
    ),
    Button(
        id="rekap",
        action="actions.rekap:rekap",
        arguments=_REKAP,
        help="Ambil isi formulir yang kembali.",
        options=(arg.PRATINJAU, arg.SALINAN),
        group="Pengumpulan",
        label="Rekap",
        screentip="Ambil formulir yang kembali",
        description="Memeriksa formulir yang kembali lalu merekap isinya.",
        icon="Consolidate",
        keytip="R",
        large=True,
        sheets=("Beranda", "Tanda Terima"),
        shown="Tanda Terima",
        next_step="Bila semua unit sudah kembali, klik {majukan}.",
        if_wrong=_MINTA_PERBAIKAN,
    ),
    Button(
        id="hitung",
        action="actions.hitung:hitung",
        arguments=(arg.MASTER, arg.TRIWULAN, arg.OLEH),
        help="Hitung capaian ke Kertas Kerja.",
        options=(arg.METODE_SAJA,),
        group="Pengukuran",
        label="Hitung Capaian",
        screentip="Isi kertas kerja",
        description="Menghitung capaian setiap indikator menurut rumusnya.",
        icon="CalculateNow",
        keytip="H",
        large=True,
        sheets=("Beranda", "Kertas Kerja"),
        shown="Kertas Kerja",
        next_step="Teliti Kertas Kerja, lalu klik {rekap_pengukuran}.",
    ),
    Button(
        id="rekap_pengukuran",
        action="actions.hitung:rekap_pengukuran",
        arguments=(arg.MASTER, arg.TRIWULAN, arg.OLEH),
        help="Rekap capaian per tingkat dan unit.",
        group="Pengukuran",
        label="Rekap Pengukuran",
        screentip="Rekap per tingkat dan unit",
        description="Merekap capaian per tujuan, sasaran, program, kegiatan, dan unit.",
        icon="PivotTableReport",
        keytip="K",
        sheets=("Rekap",),
        shown="Rekap",
        next_step="Teliti lembar Rekap, lalu klik {majukan}.",
    ),
    Button(
        id="laporan",
        action="actions.laporan:laporan",
        arguments=(arg.MASTER, arg.SOP, arg.TRIWULAN, arg.OLEH),
        help="Susun draft laporan.",
        group="Laporan",
        label="Laporan",
        screentip="Susun laporan",
        description="Menyusun draft atau laporan akhir SOP.",
        icon="ViewPageLayoutView",
        keytip="L",
        sheets=("Beranda", "Laporan"),
        shown="Laporan",
        next_step="Baca lembar Laporan, lalu klik {majukan}.",
    ),
    Button(
        id="cetak",
        action="click.handlers:cetak",
        arguments=(arg.KLIK,),
        group="Laporan",
        label="Cetak",
        screentip="Cetak lembar",
        description="Mencetak lembar yang dipilih.",
        icon="FilePrint",
        keytip="C",
        writes=False,
    ),
    Button(
        id="arsipkan",
        action="actions.arsipkan:arsipkan",
        arguments=(arg.MASTER, arg.SOP, arg.TRIWULAN, arg.OLEH, arg.TUJUAN_ARSIP, arg.FORMULIR_DIARSIP),
        help="Simpan arsip satu SOP.",
        group="Laporan",
        label="Arsipkan",
        screentip="Simpan arsip",
        description="Menyimpan salinan bersidik buku kerja, formulir, dan laporan.",
        icon="FileSave",
        keytip="A",
        sheets=("Arsip",),
        shown="Arsip",
        next_step="Klik {majukan} untuk menyelesaikan SOP.",
    ),
    Button(
        id="batalkan",
        action="actions.batalkan:batalkan",
        arguments=(arg.MASTER, arg.OLEH),
        help="Batalkan tindakan terakhir.",
        group="Bantuan",
        label="Batalkan",
        screentip="Batalkan tindakan terakhir",
        description="Mengembalikan tindakan terakhir bila selnya belum berubah.",
        icon="Undo",
        keytip="N",
    ),
    Button(
        id="petunjuk",
        group="Bantuan",
        label="Petunjuk",
        screentip="Buka petunjuk",
        description="Membuka lembar Petunjuk.",
        icon="Help",
        keytip="U",
        writes=False,
        shown="Petunjuk",
    ),
    Button(
        id="diagnosa",
        action="installer.diagnosa:diagnosa",
        help="Periksa pemasangan dan cara memperbaikinya.",
        group="Bantuan",
        label="Diagnosa",
        screentip="Periksa pemasangan",
        description="Memeriksa pemasangan dan menunjukkan cara memperbaikinya.",
        icon="FileDocumentInspect",
        keytip="D",
        master=False,
        writes=False,
    ),
    Button(
        id="tentang",
        action="click.handlers:tentang",
        arguments=(arg.KLIK,),
        group="Bantuan",
        label="Tentang",
        screentip="Tentang SAKIP",
        description="Menampilkan versi dan lisensi.",
        icon="FileProperties",
        keytip="G",
        master=False,
        writes=False,
    ),
    Command(
        id="cek_capaian",
        action="actions.cek_capaian:cek_capaian",
        arguments=(arg.TARGET, arg.REALISASI, arg.TERCETAK),
        help="Jelaskan angka capaian yang tercetak.",
        options=(arg.TERBURUK,),
        wrong_use=(ValueError,),
    ),
    Command(
        id="pasang",
        action="installer.pasang:pasang",
        arguments=(arg.NOW,),
        help="Pasang tombol SAKIP di Excel untuk akun Anda.",
        options=(arg.RENCANA_SAJA,),
    ),
    Command(
        id="lepas",
        action="installer.lepas:lepas",
        help="Lepas tombol SAKIP dari Excel.",
        options=(arg.RENCANA_SAJA,),
    ),
)
TOMBOL: tuple[Button, ...] = tuple(command for command in COMMANDS if isinstance(command, Button))
LABELS = {button.id: button.label for button in TOMBOL}
PERINTAH: tuple[Command, ...] = tuple(command for command in COMMANDS if command.help)


def check_commands(commands: Sequence[Command], groups: Sequence[str]) -> None:
    """Refuse an id or keytip twice, a group that is undeclared or empty, a next step that names no button."""
    buttons = [command for command in commands if isinstance(command, Button)]
    ids = {command.id for command in commands}
    if len(ids) != len(commands) or {button.group for button in buttons} != set(groups):
        msg = "duplicate command id or unknown group"
        raise ValueError(msg)
    if len({button.keytip for button in buttons}) != len(buttons):
        msg = "duplicate keytip"
        raise ValueError(msg)
    texts = [text for button in buttons for text in (button.next_step, button.if_wrong)]
    named = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name is not None}
    unknown = named - {button.id for button in buttons}
    if unknown:
        msg = f"a next step names no button: {unknown}"
        raise ValueError(msg)


check_commands(COMMANDS, KELOMPOK)
