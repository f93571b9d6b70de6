"""The buttons in an open workbook: one function a button, named as in ``layout.tombol``.

``python -m sakip_xl.buttons ID …`` is how the add-in starts one (``books.panggilan``); ``--uji`` only tries
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
from sakip_xl.actions.hasil import Hasil
from sakip_xl.actions.klik.meja import Meja
from sakip_xl.actions.klik.penjaga import jaga
from sakip_xl.books.buku_log import catat_log
from sakip_xl.books.layar import Layar, tampilkan_pesan
from sakip_xl.books.panggilan import Panggilan, baca_panggilan, cari_buku
from sakip_xl.books.port import Buku
from sakip_xl.books.ringan import impor_xlwings
from sakip_xl.books.tempat import akun_pengguna
from sakip_xl.books.tuan import Tuan
from sakip_xl.errors import SakipError
from sakip_xl.layout.tombol import TOMBOL

if TYPE_CHECKING:
    import xlwings as xw

_BAHAN = ("sakip_xl.books.hidup", "sakip_xl.actions.rekap", "xlsxwriter", "python_calamine")
"""What every button together needs beyond this module."""


def status(book: xw.Book) -> None:
    """Show where both SOPs stand."""
    klik(book, "status")


def majukan(book: xw.Book) -> None:
    """Complete the current step of the chosen SOP."""
    klik(book, "majukan")


def setujui(book: xw.Book) -> None:
    """Answer the decision with *ya*."""
    klik(book, "setujui")


def kembalikan(book: xw.Book) -> None:
    """Answer the decision with *tidak* and its arahan."""
    klik(book, "kembalikan")


def bagikan(book: xw.Book) -> None:
    """Make a form for every unit."""
    klik(book, "bagikan")


def periksa(book: xw.Book) -> None:
    """Check everything and list the findings."""
    klik(book, "periksa")


def pratinjau(book: xw.Book) -> None:
    """Show what a rekap would take over."""
    klik(book, "pratinjau")


def rekap(book: xw.Book) -> None:
    """Take the returned forms over."""
    klik(book, "rekap")


def hitung(book: xw.Book) -> None:
    """Fill the Kertas Kerja."""
    klik(book, "hitung")


def rekap_pengukuran(book: xw.Book) -> None:
    """Roll the Kertas Kerja up."""
    klik(book, "rekap_pengukuran")


def laporan(book: xw.Book) -> None:
    """Make the draft report of the chosen SOP."""
    klik(book, "laporan")


def cetak(book: xw.Book) -> None:
    """Print the sheet in front."""
    klik(book, "cetak")


def arsipkan(book: xw.Book) -> None:
    """Archive the chosen SOP."""
    klik(book, "arsipkan")


def batalkan(book: xw.Book) -> None:
    """Take the last action back."""
    klik(book, "batalkan")


def petunjuk(book: xw.Book) -> None:
    """Open the guide."""
    klik(book, "petunjuk")


def diagnosa(book: xw.Book) -> None:
    """Check the installation."""
    klik(book, "diagnosa")


def tentang(book: xw.Book) -> None:
    """Tell version, licence and where the log is."""
    klik(book, "tentang")


def klik(book: xw.Book, tombol: str) -> None:
    """Click one button on an open book; raises nothing but ``TakTersampaikanError``."""
    layar = Layar(book, tuan(book.app))
    jaga(Meja(str(book.name), buka(book), layar, sekarang(), akun_pengguna(), periksa_pemasangan), tombol)


def buka(book: xw.Book) -> Buku:
    """The open book behind the port."""
    from sakip_xl.books.hidup import BukuHidup

    return BukuHidup(book, sekarang=sekarang)


def tuan(app: xw.App) -> Tuan:
    """The host of an open book."""
    from sakip_xl.books.excel_api import tuan as cari

    return cari(app)


def periksa_pemasangan() -> Hasil:
    """Whether the installation on this computer is whole."""
    from sakip_xl.pemasangan.diagnosa import diagnosa as lakukan

    return lakukan()


def sekarang() -> datetime:
    """The wall clock of the office."""
    return datetime.now()


def main(argv: Sequence[str] | None = None) -> int:
    """Run one click; what could not be told to anybody is in the log."""
    try:
        panggilan = baca_panggilan(sys.argv[1:] if argv is None else argv)
        xw = impor_xlwings()
        return _uji(xw.engines) if panggilan.uji else _jalankan(panggilan, xw.apps)
    except Exception as galat:  # noqa: BLE001 - the add-in shows its own message for this status
        catat_log("".join(traceback.format_exception(galat)), sekarang())
        return 1


def _jalankan(panggilan: Panggilan, apps: xw.main.Apps) -> int:
    """Click the button of the book that is meant, or say why not; 1 when there is nothing to say it on."""
    depan = apps.active
    if depan is None:
        return 1
    book = cari_buku(panggilan, [depan, *(app for app in apps if app != depan)])
    if panggilan.tombol not in {satu.id for satu in TOMBOL}:
        _tolak(depan, SakipError("SKP-498", nilai=panggilan.tombol, versi=__version__))
    elif book is None:
        _tolak(depan, SakipError("SKP-497", nilai=panggilan.nama))
    else:
        globals()[panggilan.tombol](book)
    return 0


def _tolak(app: xw.App, galat: SakipError) -> None:
    """Refuse a click that no book stands behind."""
    catat_log(str(galat), sekarang())
    teks = f"{galat.temuan.pesan}\n{galat.temuan.saran}\n\nKode: {galat.kode}"
    tampilkan_pesan(app, tuan(app), teks, genting=True)


def _uji(engines: xw.main.Engines) -> int:
    """Load all that the buttons need and print the version; 1 when Excel cannot be reached from here."""
    for nama in _BAHAN:
        import_module(nama)
    sys.stdout.write(f"{__version__}\n")
    return int(sys.platform in {"win32", "darwin"} and "excel" not in {satu.name for satu in engines})


if __name__ == "__main__":
    sys.exit(main())
