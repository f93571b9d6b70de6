"""What is done on a command line only: explaining a figure, installing."""

from __future__ import annotations

from sakip_xl.schema import arguments as arg
from sakip_xl.schema.base import Command

MACHINE: tuple[Command, ...] = (
    Command(
        id="cek_capaian",
        action="actions.cek_capaian:cek_capaian",
        arguments=(arg.TARGET, arg.REALISASI, arg.TERCETAK),
        help="Jelaskan angka capaian yang tercetak.",
        options=(arg.TERBURUK, arg.SATUAN),
        wrong_use=(ValueError,),
    ),
    Command(
        id="periksa_templat",
        action="actions.templat:periksa_templat",
        arguments=(arg.TEMPLAT,),
        help="Periksa templat Word sebelum dipakai.",
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
