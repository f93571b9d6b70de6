"""Making books: the demo, a new master, and one of two copies."""

from __future__ import annotations

from sakip_xl.schema import arguments as arg
from sakip_xl.schema.base import Command

BOOKS: tuple[Command, ...] = (
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
    Command(
        id="mulai",
        action="actions.mulai:mulai",
        arguments=(arg.RAK, arg.FOLDER_BARU, arg.NOW),
        help="Buat formulir Mulai Buku Baru, atau buku induk dari formulir yang sudah diisi.",
        options=(arg.FORMULIR_MULAI,),
    ),
    Command(
        id="gabung",
        action="actions.gabung:gabung",
        arguments=(arg.RAK, arg.COPY_ONE, arg.COPY_OTHER, arg.MERGED_BOOK, arg.OLEH),
        help="Gabungkan dua salinan satu buku induk yang dikerjakan terpisah menjadi satu buku baru.",
        options=(arg.ASAL,),
    ),
)
