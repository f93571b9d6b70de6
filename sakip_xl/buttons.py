"""The buttons in an open workbook: one function a button, named and made as in ``schema.commands``.

``python -m sakip_xl.buttons ID …`` is how the add-in starts one (``click.launch_args``); ``--uji`` only tries
whether it could. The status is 0 when the person was told how it ended, also of a refusal; otherwise the
add-in has to say that something went wrong.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from datetime import datetime
from importlib import import_module
from typing import TYPE_CHECKING

from sakip_xl import __version__
from sakip_xl.click.context import ClickContext
from sakip_xl.click.guard import guard
from sakip_xl.click.launch_args import LaunchArgs, find_book, read_launch_args
from sakip_xl.errors import SakipError
from sakip_xl.schema.base import Button
from sakip_xl.schema.commands import LABELS, TOMBOL
from sakip_xl.workbook.live.host import Host
from sakip_xl.workbook.live.light_import import import_xlwings
from sakip_xl.workbook.live.window import Window, show_message
from sakip_xl.workbook.port import Book
from sakip_xl.workstation.log import append_log, fault_text
from sakip_xl.workstation.secret_question import SecretQuestion
from sakip_xl.workstation.user_folder import user_account

if TYPE_CHECKING:
    import xlwings as xw

    def __getattr__(name: str) -> Callable[[xw.Book], None]: ...


_BAHAN = ("sakip_xl.workbook.live.book", "sakip_xl.actions.rekap", "xlsxwriter")
"""What every button together needs beyond this module."""


def _function(button: Button) -> Callable[[xw.Book], None]:
    """The function of one button; it raises ``UndeliveredError``, or what a book that was closed raises."""

    def click(book: xw.Book) -> None:
        window = Window(book, host(book.app))
        try:
            name = str(book.name)
        except Exception:  # the first call to the program
            if not window.being_edited():
                raise
            _refuse(book.app, SakipError("SKP-541", berkas="buku ini"))
        else:
            guard(ClickContext(name, open_book(book), window, now(), user_account(), ask_secret), button)

    click.__name__ = click.__qualname__ = button.id
    click.__doc__ = button.description
    return click


globals().update({button.id: _function(button) for button in TOMBOL})


def open_book(book: xw.Book) -> Book:
    """The open book behind the port."""
    from sakip_xl.workbook.live.book import LiveBook

    return LiveBook(book, now=now)


def host(app: xw.App) -> Host:
    """The host of an open book."""
    from sakip_xl.workbook.live.excel_host import host as find_host

    return find_host(app)


def now() -> datetime:
    """The wall clock of the office."""
    return datetime.now()


def ask_secret(question: SecretQuestion) -> str:
    """Ask for a PIN in a dialog of its own."""
    from sakip_xl.click.secret_dialog import ask_in_dialog

    return ask_in_dialog(question)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one click; what could not be told to anybody is in the log."""
    try:
        launch_args = read_launch_args(sys.argv[1:] if argv is None else argv)
        xw = import_xlwings()
        return _self_test(xw.engines) if launch_args.uji else _run(launch_args, xw.apps)
    except Exception as galat:  # noqa: BLE001 - the add-in shows its own message for this status
        append_log(fault_text(galat), now())
        return 1


def _run(launch_args: LaunchArgs, apps: xw.main.Apps) -> int:
    """Click the button of the book that is meant, or say why not; 1 when there is nothing to say it on."""
    front = apps.active
    if front is None:
        return 1
    book = find_book(launch_args, [front, *(app for app in apps if app != front)])
    if launch_args.tombol not in LABELS:
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
