"""What goes out: reports, prints, archives."""

from __future__ import annotations

from sakip_xl.schema import arguments as arg
from sakip_xl.schema.base import Button

REPORTING: tuple[Button, ...] = (
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
)
