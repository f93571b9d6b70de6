"""What is only about the window of a click: printing, what this program is, and how two results are shown."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from platform import python_version
from typing import TYPE_CHECKING

from sakip_xl import __version__
from sakip_xl.actions.result import Result
from sakip_xl.click.context import ClickContext, ClosedError
from sakip_xl.click.preview import WIDTHS, pratinjau_sheet
from sakip_xl.domain.wording import listing
from sakip_xl.errors import SakipError
from sakip_xl.schema import arguments as arg
from sakip_xl.schema.books import MASTER, VERSI_LAYOUT
from sakip_xl.workbook.live.write_guard import NOT_WRITABLE
from sakip_xl.workstation.user_folder import log_file

if TYPE_CHECKING:
    from sakip_xl.actions.paper_in_front import PaperInFront
    from sakip_xl.actions.session import Moment


def draw_again(context: ClickContext, result: Result) -> Result:
    """Draw the views of the book again, where it can be written."""
    try:
        context.book.save(context.book.read())
    except SakipError as galat:
        if galat.kode not in NOT_WRITABLE:
            raise
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


def perbarui(context: ClickContext, *, to_repair: bool = False) -> Result:
    """Make a master of today's version beside one of an earlier version, and open it.

    ``to_repair``: also one whose log is broken, which is repaired in the new one. Refused when the open book
    cannot be copied or has no folder (SKP-558).
    """
    from sakip_xl.actions.perbarui import perbarui as action

    old = context.book.path
    with context.window.copied_file() as copy:
        if copy is None or old is None:
            raise SakipError("SKP-558", berkas=context.name)
        result = action(context.book.shelf, copy, old, moment=context.clock(), to_repair=to_repair)
    context.window.open_book(result.files[0])
    return result


def merge_books(context: ClickContext, other: Path, moment: Moment) -> Result:
    """Merge the book in front and a copy of it into a new book beside it, and open that.

    Refused when the open book cannot be copied or has no folder (SKP-644).
    """
    from sakip_xl.actions.folders import free_path
    from sakip_xl.actions.gabung import gabung

    own = context.book.path
    with context.window.copied_file() as copy:
        if copy is None or own is None:
            raise SakipError("SKP-644", berkas=context.name)
        target = free_path(own.with_name(f"{own.stem} (gabungan).xlsx"), " ({nomor})")
        result = gabung(context.book.shelf, copy, other, target, moment=moment, beside=own)
    context.window.open_book(result.files[0])
    return result


def show_preview(context: ClickContext, result: Result) -> Result:
    """Show what a rekap would take over in a new book; the master stays as it is."""
    rows, bold = pratinjau_sheet(result)
    context.window.new_book(rows, WIDTHS, bold)
    return replace(result, temuan=(), status=result.keluar)


def cetak(context: ClickContext) -> Result | None:
    """Make and open the paper of the row in front; a sheet without one is printed.

    What was made before is opened from the register. A sheet that is not of the master is printed only after
    a question; a host without a print dialog makes a PDF beside the master.
    """
    from sakip_xl.actions.paper_in_front import paper_in_front, recorded_file

    sheet = context.window.front_sheet
    if sheet in {layout.name for layout in MASTER.sheets}:
        row = context.front_row()
        if (path := recorded_file(context.book, row)) is not None:
            return _opened(context, [path])
        if (paper := paper_in_front(context.book, sheet, row)) is not None:
            return _print_paper(context, paper)
    elif not context.window.ask(f"Lembar '{sheet}' bukan bagian buku induk SAKIP. Tetap cetak?"):
        return None
    return _print_sheet(context, sheet)


def _print_paper(context: ClickContext, paper: PaperInFront) -> Result:
    """Make the paper with its PDF and open that, or the file itself where no program makes one."""
    from sakip_xl.actions.naskah import naskah

    context.window.ensure_writable()
    moment, folder = context.moment(arg.OLEH), context.folder(arg.FOLDER_NASKAH)
    made = naskah(
        context.book,
        folder,
        moment=moment,
        triwulan=paper.triwulan,
        jenis=paper.jenis,
        kunci=paper.kunci,
        pdf=True,
    )
    printed = [pdf if (pdf := path.with_suffix(".pdf")).is_file() else path for path in made.files]
    result = _opened(context, printed)
    missing = [path.name for path in printed if path.suffix != ".pdf"]
    reason = f" PDF tidak dapat dibuat di komputer ini untuk {listing(missing)}, jadi berkasnya yang dibuka."
    return replace(
        result,
        pesan=f"{made.pesan} {result.pesan}{reason if missing else ''}",
        temuan=[found for found in made.temuan if found.kode != "SKP-611"],
        data=made.data,
    )


def _opened(context: ClickContext, paths: Sequence[Path]) -> Result:
    """Open documents in the program of this computer for them; where it cannot, tell where they are."""
    closed = [path.name for path in paths if not context.window.open_file(path)]
    folder = paths[0].parent
    if closed:
        text = f"Buka sendiri dari folder {folder}: {listing(closed)}."
    else:
        text = f"Dibuka: {listing([path.name for path in paths])}."
    return Result(text, files=paths)


def _print_sheet(context: ClickContext, sheet: str) -> Result | None:
    if context.window.cetak():
        return None
    if context.book.path is None:
        raise SakipError("SKP-496", berkas=context.name)
    folder = context.book.path.parent / "cetak"
    pdf = folder / f"{context.book.path.stem} {sheet} {context.now:%Y%m%d-%H%M%S}.pdf"
    try:
        context.window.print_pdf(pdf)
    except OSError as galat:
        from sakip_xl.actions.folders import system_refusal

        raise system_refusal(galat, folder) from galat
    return Result(f"Lembar {sheet} dicetak sebagai {pdf.name} di folder {folder}.", files=[pdf])


def start_book(context: ClickContext) -> Result:
    """Make the form of a new master in a folder that is chosen, and open it.

    With that form in front, the master is made beside it and opened. Refused when the form cannot be
    copied or has no folder (SKP-703).
    """
    from sakip_xl.actions.mulai import mulai
    from sakip_xl.schema.start_form import START_SHEET

    if context.window.has_sheet(START_SHEET):
        beside = context.book.path
        with context.window.copied_file() as copy:
            if copy is None or beside is None:
                raise SakipError("SKP-703", berkas=context.name)
            result = mulai(context.book.shelf, beside.parent, now=context.now, source=copy)
    else:
        result = mulai(context.book.shelf, _any_folder(context), now=context.now)
    context.window.open_book(result.files[0])
    return result


def _any_folder(context: ClickContext) -> Path:
    """A folder that the person chooses; where the host has no dialog, that of the book (else SKP-704)."""
    start = context.book.path.parent if context.book.path else None
    try:
        chosen = context.window.choose_folder("Pilih folder untuk buku baru", start)
    except NotImplementedError:
        if start is None:
            raise SakipError("SKP-704") from None
        return start
    if chosen is None:
        raise ClosedError
    return chosen


def open_page(context: ClickContext, result: Result) -> Result:
    """Open the page that was written when something is wrong."""
    if result.keluar:
        for path in result.files:
            context.window.open_file(path)
    return result


def open_first(context: ClickContext, result: Result) -> Result:
    """Open the first of the files that were made."""
    context.window.open_file(result.files[0])
    return result


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


def register_forms(context: ClickContext, result: Result) -> Result:
    """Ask about forms of this master that its register does not know; with a yes they are recapped too."""
    from sakip_xl.actions.rekap import rekap

    names = result.data["tidak_tercatat"]
    if not names:
        return result
    question = (
        f"{listing(names)} dari buku ini, tetapi tidak ada di Tanda Terima: buku tidak disimpan sesudah "
        "formulirnya dibagikan.\n\nCatat dan rekap juga?"
    )
    if not context.window.ask(question):
        return result
    return rekap(
        context.book,
        Path(result.data["folder"]),
        triwulan=result.data["triwulan"],
        moment=context.moment(arg.OLEH),
        tetap=True,
    )
