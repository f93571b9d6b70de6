"""Making books: the demo and a new master."""

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
)
