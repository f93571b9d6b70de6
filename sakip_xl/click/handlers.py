"""What each button does in its context: the choices of Beranda become the arguments of its action.

Every action is imported by its own button only, so that a light click starts fast.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from platform import python_version

from sakip_xl import __version__
from sakip_xl.actions.result import Result
from sakip_xl.click.context import ClickContext
from sakip_xl.domain.terms import YesNo
from sakip_xl.errors import SakipError
from sakip_xl.schema.books import MASTER, VERSI_LAYOUT
from sakip_xl.workstation.user_folder import log_file

ButtonAction = Callable[[ClickContext], Result | None]
"""``None`` when the person changed their mind: nothing was done and nothing is said."""


def status(context: ClickContext) -> Result:
    """Where both SOPs stand; draws the views of the book again, where it can be written."""
    from sakip_xl.actions.status import status as action

    result = action(context.buku, moment=context.moment_for_anyone, triwulan=context.kerja.triwulan)
    if context.layar.writable:
        context.buku.save(context.buku.read())
    return result


def perbarui(context: ClickContext) -> Result:
    """Make a master of today's version beside one of an earlier version, and open it.

    Refused when the open book cannot be copied or has no folder (SKP-558).
    """
    from sakip_xl.actions.perbarui import perbarui as action

    old = context.asal.jalur
    with context.layar.copied_file() as copy:
        if copy is None or old is None:
            raise SakipError("SKP-558", berkas=context.nama)
        result = action(copy, old, moment=context.moment_for_anyone)
    context.layar.open_book(result.berkas[0])
    return result


def majukan(context: ClickContext, keputusan: YesNo | None = None) -> Result:
    """Complete the current step of the chosen SOP, with this answer where one is asked for.

    ``arahan`` goes with either answer, the step to go back to only with a no.
    """
    from sakip_xl.actions.majukan import majukan as action

    kerja = context.kerja
    return action(
        context.buku,
        kerja.sop,
        moment=context.saat(required=True),
        triwulan=kerja.triwulan,
        keputusan=keputusan,
        catatan=kerja.arahan if keputusan else "",
        ke_langkah=kerja.ke_langkah if keputusan is YesNo.TIDAK else None,
    )


def bagikan(context: ClickContext) -> Result | None:
    """A form for every unit, into the folder chosen."""
    from sakip_xl.actions.bagikan import bagikan as action

    triwulan, moment = context.kerja.triwulan, context.saat()
    destination = context.folder("folder_formulir", "Pilih folder untuk formulir yang akan dibagikan")
    if destination is None:
        return None
    return action(
        context.buku,
        destination,
        triwulan=triwulan,
        moment=moment,
        progress=context.layar.progress("Membuat formulir", lambda formulir: formulir.berkas),
    )


def periksa(context: ClickContext) -> Result:
    """Every finding of the book as it is now, unsaved changes too, written to Hasil Pemeriksaan."""
    from sakip_xl.actions.periksa import periksa as action

    with context.layar.copied_file() as context.buku.jalur:
        return action(context.buku, moment=context.moment_for_anyone, tulis=True)


def rekap(context: ClickContext, *, pratinjau: bool = False) -> Result | None:
    """Take over, or only look at, the forms in the folder chosen."""
    from sakip_xl.actions.rekap import rekap as action

    triwulan, moment = context.kerja.triwulan, context.saat()
    folder = context.folder("folder_formulir", "Pilih folder formulir yang kembali")
    if folder is None:
        return None
    return action(
        context.buku,
        folder,
        triwulan=triwulan,
        moment=moment,
        pratinjau=pratinjau,
        progress=context.layar.progress("Membaca formulir", lambda path: path.name),
    )


def pratinjau(context: ClickContext) -> Result | None:
    """What a rekap would take over, in a new book; the master stays as it is."""
    from sakip_xl.click.preview import LEBAR, pratinjau_sheet

    result = rekap(context, pratinjau=True)
    if result is None:
        return None
    rows, bold = pratinjau_sheet(result)
    context.layar.new_book(rows, LEBAR, bold)
    return replace(result, temuan=(), status=result.keluar)


def hitung(context: ClickContext) -> Result:
    """The Kertas Kerja of the chosen quarter."""
    from sakip_xl.actions.hitung import hitung as action

    return action(context.buku, moment=context.saat(), triwulan=context.kerja.triwulan)


def rekap_pengukuran(context: ClickContext) -> Result:
    """The roll-up of the Kertas Kerja."""
    from sakip_xl.actions.hitung import rekap_pengukuran as action

    return action(context.buku, moment=context.saat(), triwulan=context.kerja.triwulan)


def laporan(context: ClickContext) -> Result:
    """The draft report of the chosen SOP."""
    from sakip_xl.actions.laporan import laporan as action

    return action(context.buku, context.kerja.sop, moment=context.saat(), triwulan=context.kerja.triwulan)


def cetak(context: ClickContext) -> Result | None:
    """Print the sheet in front; a host without a print dialog makes a PDF beside the master.

    A sheet that is not of the master is printed only after a question.
    """
    sheet = context.layar.front_sheet
    question = f"Lembar '{sheet}' bukan bagian buku induk SAKIP. Tetap cetak?"
    if sheet not in {layout.nama for layout in MASTER.lembar} and not context.layar.ask(question):
        return None
    if context.layar.cetak():
        return None
    if context.asal.jalur is None:
        raise SakipError("SKP-496", berkas=context.nama)
    folder = context.asal.jalur.parent / "cetak"
    pdf = folder / f"{context.asal.jalur.stem} {sheet} {context.sekarang:%Y%m%d-%H%M%S}.pdf"
    try:
        context.layar.print_pdf(pdf)
    except OSError as galat:
        raise SakipError("SKP-564", nilai=str(folder)) from galat
    return Result(f"Lembar {sheet} dicetak sebagai {pdf.name} di folder {folder}.", berkas=[pdf])


def arsipkan(context: ClickContext) -> Result | None:
    """The archive of the chosen SOP, in the folder chosen; the forms from where Identitas keeps them.

    Only when that folder is not there is it asked for.
    """
    from sakip_xl.actions.arsipkan import arsipkan as action

    kerja, moment = context.kerja, context.saat()
    destination = context.folder("folder_arsip", "Pilih folder untuk arsip")
    formulir = context.default_folder("folder_formulir")
    if destination is not None and not (formulir and formulir.is_dir()):
        formulir = context.folder("folder_formulir", "Pilih folder formulir yang sudah direkap")
    if destination is None or formulir is None:
        return None
    return action(
        context.buku, kerja.sop, destination, moment=moment, triwulan=kerja.triwulan, folder_formulir=formulir
    )


def batalkan(context: ClickContext) -> Result:
    """Take the last action back."""
    from sakip_xl.actions.batalkan import batalkan as action

    return action(context.buku, moment=context.saat())


def petunjuk(context: ClickContext) -> None:
    """Open the guide."""
    context.layar.show_sheet("Petunjuk")


def tentang(context: ClickContext) -> Result:
    """Which program this is."""
    log = log_file()
    lines = (
        f"SAKIP Kecamatan, paket sakip_xl versi {__version__}",
        f"Susunan buku kerja: versi {VERSI_LAYOUT}",
        "Lisensi: MIT; xlwings BSD-3",
        f"Python {python_version()} di {sys.executable}",
        f"Akun: {context.akun or '-'}",
        f"Berkas log: {log}",
    )
    return Result("\n".join(lines), {"versi": __version__, "log": str(log)})


def diagnosa(context: ClickContext) -> Result:
    """Whether the installation is whole."""
    return context.periksa_pemasangan()


@dataclass(frozen=True, slots=True)
class Click:
    """One button: what it does, the sheet shown afterwards, and what to do next.

    ``bila_salah`` takes the place of ``lanjut`` while a finding blocks; both may name buttons by their id
    in braces. ``induk``: only on a master. ``menulis``: refused before it asks for anything when the book
    cannot be written.
    """

    lakukan: ButtonAction
    lembar: str | None = None
    lanjut: str = ""
    bila_salah: str = "Perbaiki yang bertanda salah, lalu ulangi."
    induk: bool = True
    menulis: bool = True


_ASK_FOR_CORRECTION = "Minta unit memperbaiki formulir yang bertanda salah, lalu klik {rekap} lagi."


KLIK: dict[str, Click] = {
    "status": Click(status, "Beranda", "Lengkapi yang kurang, lalu klik {majukan}.", menulis=False),
    "majukan": Click(majukan),
    "setujui": Click(partial(majukan, keputusan=YesNo.YA)),
    "kembalikan": Click(partial(majukan, keputusan=YesNo.TIDAK)),
    "bagikan": Click(
        bagikan,
        "Tanda Terima",
        "Pastikan setiap unit menerima formulirnya, lalu catat penerimanya di lembar Tanda Terima.",
    ),
    "periksa": Click(periksa, lanjut="Tidak ada yang menghalangi; klik {status} untuk melihat langkah kini."),
    "pratinjau": Click(
        pratinjau,
        None,
        "Bila sudah sesuai, klik {rekap}. Buku pratinjau boleh ditutup tanpa disimpan.",
        _ASK_FOR_CORRECTION,
        menulis=False,
    ),
    "rekap": Click(
        rekap, "Tanda Terima", "Bila semua unit sudah kembali, klik {majukan}.", _ASK_FOR_CORRECTION
    ),
    "hitung": Click(hitung, "Kertas Kerja", "Teliti Kertas Kerja, lalu klik {rekap_pengukuran}."),
    "rekap_pengukuran": Click(rekap_pengukuran, "Rekap", "Teliti lembar Rekap, lalu klik {majukan}."),
    "laporan": Click(laporan, "Laporan", "Baca lembar Laporan, lalu klik {majukan}."),
    "cetak": Click(cetak, menulis=False),
    "arsipkan": Click(arsipkan, "Arsip", "Klik {majukan} untuk menyelesaikan SOP."),
    "batalkan": Click(batalkan),
    "petunjuk": Click(petunjuk, "Petunjuk", menulis=False),
    "diagnosa": Click(diagnosa, induk=False, menulis=False),
    "tentang": Click(tentang, induk=False, menulis=False),
}
