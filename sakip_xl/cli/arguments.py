"""The words of the command line: a parser of every command, made from the table of commands."""

from __future__ import annotations

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from sakip_xl import __version__
from sakip_xl.cli.commands import perform
from sakip_xl.cli.language import Parser, speak_indonesian
from sakip_xl.domain.sop.definition import LANGKAH_TERBANYAK, SOP
from sakip_xl.domain.terms import ROMAWI, Pakai, SopName, YesNo
from sakip_xl.schema.base import Argument, ArgumentKind
from sakip_xl.schema.commands import PERINTAH, SHARED

_DESCRIPTION = (
    "SAKIP kecamatan dalam satu buku kerja Excel: SOP Pengumpulan Data Kinerja dan SOP Pengukuran Kinerja."
)


_BOOKS = {ArgumentKind.BOOK, ArgumentKind.FILES}
_TAKE_OVER = "ambil alih kunci simpan yang tertinggal, bila pemegangnya sudah ditanya"


def compose_parser() -> Parser:
    """The parser of every command."""
    speak_indonesian()
    parser = Parser(prog="sakip", description=_DESCRIPTION)
    parser.add_argument("--version", action="version", version=f"sakip {__version__}", help="tampilkan versi")
    subparsers = parser.add_subparsers(dest="perintah", metavar="PERINTAH", required=True)
    shared: dict[str, Any] = {}
    for command in PERINTAH:
        if command.under and command.under not in shared:
            shared[command.under] = _shared(subparsers, command.under)
        group = shared.get(command.under, subparsers)
        subparser = group.add_parser(
            command.word.rpartition(" ")[2], help=command.help, description=command.help
        )
        subparser.add_argument("--json", action="store_true", help="cetak satu objek JSON saja")
        if any(argument.kind in _BOOKS for argument in command.arguments):
            subparser.add_argument("--ambil-alih", action="store_true", dest="take_over", help=_TAKE_OVER)
        for argument in (*command.arguments, *command.options):
            if argument.word:
                _add(subparser, argument)
        subparser.set_defaults(run=partial(perform, command))
    return parser


def _shared(subparsers: Any, word: str) -> Any:
    """The parsers of the commands that share a first word."""
    text = SHARED[word]
    parser = subparsers.add_parser(word, help=text, description=text)
    return parser.add_subparsers(dest="perintah_kedua", metavar="PERINTAH", required=True)


def _add(parser: ArgumentParser, argument: Argument) -> None:
    details = {"help": argument.help.replace("%", "%%"), **_READ.get(argument.kind, {})}
    if not argument.word.startswith("-"):
        if argument.use:  # without it the folder last used is meant
            details["nargs"] = "?"
        parser.add_argument(argument.name, metavar=argument.word, **details)
        return
    if argument.metavar:
        details["metavar"] = argument.metavar
    parser.add_argument(argument.word, dest=argument.name, required=argument.required, **details)


def _triwulan_number(text: str) -> int:
    by_romawi = {romawi: number for number, romawi in ROMAWI.items()}
    if text.upper() in by_romawi:
        return by_romawi[text.upper()]
    if text not in {"1", "2", "3", "4"}:
        msg = f"{text!r} bukan triwulan; pilih 1, 2, 3, atau 4"
        raise ArgumentTypeError(msg)
    return int(text)


def _whole_number(text: str, *, name: str, start: int, end: int) -> int:
    if not text.isdecimal() or not start <= int(text) <= end:
        msg = f"{text!r} bukan {name}; isi bilangan bulat {start} sampai {end}"
        raise ArgumentTypeError(msg)
    return int(text)


def _langkah(text: str) -> int | str:
    """A step by its id or its number."""
    if any(text == langkah.id for sop in SOP.values() for langkah in sop.langkah):
        return text
    return _whole_number(text, name="nomor langkah", start=1, end=LANGKAH_TERBANYAK)


_READ: Mapping[ArgumentKind, Mapping[str, Any]] = {
    ArgumentKind.BOOK: {"type": Path},
    ArgumentKind.FILES: {"type": Path, "nargs": "+"},
    ArgumentKind.FILE: {"type": Path},
    ArgumentKind.FOLDER: {"type": Path},
    ArgumentKind.PATH: {"type": Path},
    ArgumentKind.PATHS: {"type": Path, "nargs": "+"},
    ArgumentKind.COPY: {"type": Path},
    ArgumentKind.SECOND_BOOK: {"type": Path},
    ArgumentKind.FLAG: {"action": "store_true"},
    ArgumentKind.TRIWULAN: {"type": _triwulan_number},
    ArgumentKind.SOP: {"choices": [str(sop) for sop in SopName]},
    ArgumentKind.DECISION: {"choices": [keputusan.value.lower() for keputusan in YesNo]},
    ArgumentKind.STEP: {"type": _langkah},
    ArgumentKind.SIDE: {"choices": [name.lower() for name in Pakai.__members__]},
    ArgumentKind.COUNT: {"type": partial(_whole_number, name="banyak baris", start=1, end=1000)},
    ArgumentKind.BACKUP: {"type": partial(_whole_number, name="nomor cadangan", start=1, end=1000)},
    ArgumentKind.YEAR: {"type": partial(_whole_number, name="tahun anggaran", start=2015, end=2100)},
}
"""How argparse reads each kind; any other is plain text."""
