"""The capaian is computed and rolled up."""

from __future__ import annotations

from sakip_xl.schema import arguments as arg
from sakip_xl.schema.base import Button

MEASURING: tuple[Button, ...] = (
    Button(
        id="hitung",
        action="actions.hitung:hitung",
        arguments=(arg.MASTER, arg.TRIWULAN, arg.OLEH),
        help="Hitung capaian ke Kertas Kerja.",
        options=(arg.METODE_SAJA, arg.TETAP),
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
        id="asal",
        action="actions.asal:asal",
        arguments=(arg.MASTER, arg.SAAT, arg.ANGKA),
        help="Tunjukkan dari mana sebuah angka: formulir, berkas, sel, siapa, kapan, isi dahulu.",
        options=(arg.TRIWULAN_ASAL, arg.UNIT_ASAL, arg.WRITE_ASAL),
        fixed={"tulis": True},
        group="Pengukuran",
        label="Asal Angka",
        screentip="Dari mana angka ini",
        description="Menunjukkan asal angka di sel yang dipilih: formulir, berkas, siapa, kapan, isi dahulu.",
        icon="FileDocumentInspect",
        keytip="QA",
        shown="Asal Angka",
        next_step="Pilih baris lain di lembar ini, lalu klik {asal} untuk menelusuri lebih jauh.",
    ),
)
