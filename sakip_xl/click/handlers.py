"""What is only about the window of a click: printing, what this program is, and how two results are shown."""

from __future__ import annotations

import sys
from dataclasses import replace
from platform import python_version

from sakip_xl import __version__
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment
from sakip_xl.click.context import ClickContext
from sakip_xl.click.preview import WIDTHS, pratinjau_sheet
from sakip_xl.errors import SakipError
from sakip_xl.schema.books import MASTER, VERSI_LAYOUT
from sakip_xl.workstation.user_folder import log_file


def draw_again(context: ClickContext, result: Result) -> Result:
    """Draw the views of the book again, where it can be written."""
    if context.window.writable:
        context.book.save(context.book.read())
    return result


def show_named(context: ClickContext, result: Result) -> Result:
    """Bring the sheet that the result names to the front, where there is one."""
    if result.data["lembar"]:
        context.window.show_sheet(str(result.data["lembar"]))
    return result


def open_made(context: ClickContext, result: Result) -> Result:
    """Open the mapping that was made, in front of the book: it has its findings itself.

    When rows were taken instead, their sheet comes to the front.
    """
    if not result.files:
        context.window.show_sheet("Pohon Kinerja")
        return result
    context.window.open_book(result.files[0])
    return replace(result, temuan=(), status=result.keluar)


def perbarui(context: ClickContext) -> Result:
    """Make a master of today's version beside one of an earlier version, and open it.

    Refused when the open book cannot be copied or has no folder (SKP-558).
    """
    from sakip_xl.actions.perbarui import perbarui as action

    old = context.book.path
    with context.window.copied_file() as copy:
        if copy is None or old is None:
            raise SakipError("SKP-558", berkas=context.name)
        result = action(context.book.shelf, copy, old, moment=Moment(context.now, None, context.account))
    context.window.open_book(result.files[0])
    return result


def show_preview(context: ClickContext, result: Result) -> Result:
    """Show what a rekap would take over in a new book; the master stays as it is."""
    rows, bold = pratinjau_sheet(result)
    context.window.new_book(rows, WIDTHS, bold)
    return replace(result, temuan=(), status=result.keluar)


def cetak(context: ClickContext) -> Result | None:
    """Print the sheet in front; a host without a print dialog makes a PDF beside the master.

    A sheet that is not of the master is printed only after a question.
    """
    sheet = context.window.front_sheet
    question = f"Lembar '{sheet}' bukan bagian buku induk SAKIP. Tetap cetak?"
    if sheet not in {layout.name for layout in MASTER.sheets} and not context.window.ask(question):
        return None
    if context.window.cetak():
        return None
    if context.book.path is None:
        raise SakipError("SKP-496", berkas=context.name)
    folder = context.book.path.parent / "cetak"
    pdf = folder / f"{context.book.path.stem} {sheet} {context.now:%Y%m%d-%H%M%S}.pdf"
    try:
        context.window.print_pdf(pdf)
    except OSError as galat:
        raise SakipError("SKP-564", nilai=str(folder)) from galat
    return Result(f"Lembar {sheet} dicetak sebagai {pdf.name} di folder {folder}.", files=[pdf])


def tentang(context: ClickContext) -> Result:
    """Which program this is."""
    log = log_file()
    lines = (
        f"SAKIP Kecamatan, paket sakip_xl versi {__version__}",
        f"Susunan buku kerja: versi {VERSI_LAYOUT}",
        "Lisensi: MIT; xlwings BSD-3",
        f"Python {python_version()} di {sys.executable}",
        f"Akun: {context.account or '-'}",
        f"Berkas log: {log}",
    )
    return Result("\n".join(lines), {"versi": __version__, "log": str(log)})
