"""The person in front of the screen of a stage: sees pictures of it, moves the mouse, presses keys."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from tests.addin.alat import alat

if TYPE_CHECKING:
    import xlwings as xw

_BATAS_DETIK = 60  # a busy machine works for 15 seconds on one click

# com.sun.star.accessibility.AccessibleRole
_BILAH_MENU, _BILAH_STATUS, _TABEL, _BILAH_ALAT = 35, 57, 58, 63


Kotak = tuple[int, int, int, int]
"""A part of the screen: left, top, width, height."""


class Orang:
    """Works on the display ``layar`` with xdotool and looks with ImageMagick's import.

    Pictures with a name are kept in the folder of the variable SAKIP_ARTEFAK, else in ``folder``.
    """

    def __init__(self, layar: str, folder: Path) -> None:
        self._xdotool, self._import = alat("xdotool"), alat("import")
        self._lingkungan = os.environ | {"DISPLAY": layar}
        self.artefak = Path(os.environ.get("SAKIP_ARTEFAK") or folder)
        self.artefak.mkdir(parents=True, exist_ok=True)

    def potret(self, nama: str) -> Path:
        """Keep a picture of the whole screen."""
        berkas = self.artefak / nama
        self._jalankan(self._import, "-window", "root", str(berkas))
        return berkas

    def lihat(self, kotak: Kotak) -> bytes:
        """The pixels of a part of the screen."""
        kiri, atas, lebar, tinggi = kotak
        potong = f"{lebar}x{tinggi}+{kiri}+{atas}"
        return self._jalankan(self._import, "-window", "root", "-crop", potong, "-depth", "8", "rgb:-")

    def klik(self, kotak: Kotak, *tahan: str) -> None:
        """Click in the middle of a part of the screen, with keys held; Ctrl follows a link."""
        kiri, atas, lebar, tinggi = kotak
        self._xdo("mousemove", str(kiri + lebar // 2), str(atas + tinggi // 2))
        self._xdo(*_tiap("keydown", tahan), "click", "1", *_tiap("keyup", tahan))

    def baca_pesan(self, lihat: Callable[[], object] = lambda: None) -> None:
        """Wait for a message of SAKIP, look at the screen, and press Enter until it is closed."""
        tunggu(lambda: self._pesan() != "")
        pesan = self._pesan()
        self._xdo("windowfocus", "--sync", pesan)
        lihat()
        tunggu(lambda: self._tutup(pesan))

    @contextmanager
    def menjawab(self, lihat: Callable[[], object] = lambda: None) -> Iterator[None]:
        """Within, the program shows a message and waits for the person; further ones are closed unread."""
        usai = Event()

        def jaga() -> None:
            self.baca_pesan(lihat)
            while not usai.wait(0.2):
                if self._pesan():
                    self.baca_pesan()

        with ThreadPoolExecutor(1) as tangan:
            janji = tangan.submit(jaga)
            yield
            usai.set()
            janji.result(_BATAS_DETIK)

    def _pesan(self) -> str:
        """The window of a message of SAKIP; empty when there is none."""
        cari = (self._xdotool, "search", "--onlyvisible", "--name", "^SAKIP$")
        return self._jalankan(*cari, boleh_gagal=True).decode().strip()

    def _tutup(self, pesan: str) -> bool:
        """Press Enter in a window; whether it is closed."""
        self._jalankan(self._xdotool, "key", "--window", pesan, "Return", boleh_gagal=True)
        time.sleep(0.2)
        return self._pesan() != pesan

    def _xdo(self, *perintah: str) -> None:
        self._jalankan(self._xdotool, *perintah)

    def _jalankan(self, *perintah: str, boleh_gagal: bool = False) -> bytes:
        hasil = subprocess.run(
            perintah, env=self._lingkungan, capture_output=True, timeout=_BATAS_DETIK, check=False
        )
        assert boleh_gagal or hasil.returncode == 0, (perintah, hasil.stderr)
        return hasil.stdout


def kotak_sel(sel: xw.Range) -> Kotak:
    """Where a cell of the sheet in front is on the screen; a frozen sheet has several panes, each a table."""
    for tabel in _bagian(sel.sheet.book, _TABEL):
        kotak = _kotak(tabel.getAccessibleCellAt(sel.row - 1, sel.column - 1).getAccessibleContext())
        if _memuat(_kotak(tabel), kotak):
            return kotak
    raise AssertionError(sel.address)


def kotak_status(book: xw.Book) -> Kotak:
    """Where the first words of the status bar are on the screen."""
    kiri, atas, _, tinggi = _kotak(next(_bagian(book, _BILAH_STATUS)))
    return kiri, atas, 200, tinggi


def _tiap(gerak: str, tombol: tuple[str, ...]) -> list[str]:
    return [kata for satu in tombol for kata in (gerak, satu)]


def tunggu(syarat: Callable[[], bool]) -> None:
    """Wait until something is so."""
    akhir = time.monotonic() + _BATAS_DETIK
    while not syarat():
        assert time.monotonic() < akhir, "it never came to be"
        time.sleep(0.2)


def _bagian(book: xw.Book, peran: int) -> Iterator[Any]:
    """The parts of the window with this role."""
    jendela = book.impl.dok.CurrentController.Frame.ContainerWindow
    return (satu for satu in _semua(jendela.getAccessibleContext()) if satu.getAccessibleRole() == peran)


def _semua(bagian: Any) -> Iterator[Any]:
    """A part of the window and all it holds, but not every cell of a sheet and every tool."""
    yield bagian
    if bagian.getAccessibleRole() not in {_BILAH_MENU, _TABEL, _BILAH_ALAT}:
        for ke in range(bagian.getAccessibleChildCount()):
            yield from _semua(bagian.getAccessibleChild(ke).getAccessibleContext())


def _kotak(bagian: Any) -> Kotak:
    tempat, ukuran = bagian.getLocationOnScreen(), bagian.getSize()
    return tempat.X, tempat.Y, ukuran.Width, ukuran.Height


def _memuat(luar: Kotak, dalam: Kotak) -> bool:
    """Whether a part has an area that lies wholly within another."""
    (x, y, lebar, tinggi), (kiri, atas, panjang, dalamnya) = luar, dalam
    utuh = x <= kiri <= kiri + panjang <= x + lebar and y <= atas <= atas + dalamnya <= y + tinggi
    return utuh and panjang > 0 and dalamnya > 0
