"""The buttons in an open workbook: one function a button, named as in ``schema.commands``.

``python -m sakip_xl.buttons ID …`` is how the add-in starts one (``click.launch_args``); ``--uji`` only tries
whether it could. The status is 0 when the person was told how it ended, also of a refusal; otherwise the
add-in has to say that something went wrong.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

from sakip_xl import __version__
from sakip_xl.actions.result import Result
from sakip_xl.click.context import ClickContext
from sakip_xl.click.guard import guard
from sakip_xl.click.launch_args import LaunchArgs, find_book, read_launch_args
from sakip_xl.errors import SakipError
from sakip_xl.schema.commands import TOMBOL
from sakip_xl.workbook.live.host import Host
from sakip_xl.workbook.live.light_import import import_xlwings
from sakip_xl.workbook.live.window import Window, show_message
from sakip_xl.workbook.port import Book
from sakip_xl.workstation.log import append_log
from sakip_xl.workstation.user_folder import user_account

if TYPE_CHECKING:
    import xlwings as xw

_BAHAN = ("sakip_xl.workbook.live.book", "sakip_xl.actions.rekap", "xlsxwriter", "python_calamine")
"""What every button together needs beyond this module."""


def status(book: xw.Book) -> None:
    """Show where both SOPs stand."""
    click(book, "status")


def majukan(book: xw.Book) -> None:
    """Complete the current step of the chosen SOP."""
    click(book, "majukan")


def setujui(book: xw.Book) -> None:
    """Answer the decision with *ya*."""
    click(book, "setujui")


def kembalikan(book: xw.Book) -> None:
    """Answer the decision with *tidak* and its arahan."""
    click(book, "kembalikan")


def bagikan(book: xw.Book) -> None:
    """Make a form for every unit."""
    click(book, "bagikan")


def periksa(book: xw.Book) -> None:
    """Check everything and list the findings."""
    click(book, "periksa")


def pratinjau(book: xw.Book) -> None:
    """Show what a rekap would take over."""
    click(book, "pratinjau")


def rekap(book: xw.Book) -> None:
    """Take the returned forms over."""
    click(book, "rekap")


def hitung(book: xw.Book) -> None:
    """Fill the Kertas Kerja."""
    click(book, "hitung")


def rekap_pengukuran(book: xw.Book) -> None:
    """Roll the Kertas Kerja up."""
    click(book, "rekap_pengukuran")


def laporan(book: xw.Book) -> None:
    """Make the draft report of the chosen SOP."""
    click(book, "laporan")


def cetak(book: xw.Book) -> None:
    """Print the sheet in front."""
    click(book, "cetak")


def arsipkan(book: xw.Book) -> None:
    """Archive the chosen SOP."""
    click(book, "arsipkan")


def batalkan(book: xw.Book) -> None:
    """Take the last action back."""
    click(book, "batalkan")


def petunjuk(book: xw.Book) -> None:
    """Open the guide."""
    click(book, "petunjuk")


def diagnosa(book: xw.Book) -> None:
    """Check the installation."""
    click(book, "diagnosa")


def tentang(book: xw.Book) -> None:
    """Tell version, licence and where the log is."""
    click(book, "tentang")


def click(book: xw.Book, button: str) -> None:
    """Click one button on an open book; raises nothing but ``UndeliveredError``."""
    window = Window(book, host(book.app))
    guard(
        ClickContext(str(book.name), open_book(book), window, now(), user_account(), check_installation),
        button,
    )


def open_book(book: xw.Book) -> Book:
    """The open book behind the port."""
    from sakip_xl.workbook.live.book import LiveBook

    return LiveBook(book, now=now)


def host(app: xw.App) -> Host:
    """The host of an open book."""
    from sakip_xl.workbook.live.excel_host import host as find_host

    return find_host(app)


def check_installation() -> Result:
    """Whether the installation on this computer is whole."""
    from sakip_xl.installer.diagnosa import diagnosa as action

    return action()


def now() -> datetime:
    """The wall clock of the office."""
    return datetime.now()


def main(argv: Sequence[str] | None = None) -> int:
    """Run one click; what could not be told to anybody is in the log."""
    try:
        launch_args = read_launch_args(sys.argv[1:] if argv is None else argv)
        xw = import_xlwings()
        return _self_test(xw.engines) if launch_args.uji else _run(launch_args, xw.apps)
    except Exception as galat:  # noqa: BLE001 - the add-in shows its own message for this status
        append_log("".join(traceback.format_exception(galat)), now())
        return 1


def _run(launch_args: LaunchArgs, apps: xw.main.Apps) -> int:
    """Click the button of the book that is meant, or say why not; 1 when there is nothing to say it on."""
    front = apps.active
    if front is None:
        return 1
    book = find_book(launch_args, [front, *(app for app in apps if app != front)])
    if launch_args.tombol not in {button.id for button in TOMBOL}:
        _refuse(front, SakipError("SKP-498", nilai=launch_args.tombol, versi=__version__))
    elif book is None:
        _refuse(front, SakipError("SKP-497", nilai=launch_args.nama))
    else:
        globals()[launch_args.tombol](book)
    return 0


def _refuse(app: xw.App, galat: SakipError) -> None:
    """Refuse a click that no book stands behind."""
    append_log(str(galat), now())
    text = f"{galat.temuan.pesan}\n{galat.temuan.saran}\n\nKode: {galat.kode}"
    show_message(app, host(app), text, genting=True)


def _self_test(engines: xw.main.Engines) -> int:
    """Load all that the buttons need and print the version; 1 when Excel cannot be reached from here."""
    for name in _BAHAN:
        import_module(name)
    sys.stdout.write(f"{__version__}\n")
    return int(sys.platform in {"win32", "darwin"} and "excel" not in {engine.name for engine in engines})


if __name__ == "__main__":
    sys.exit(main())
