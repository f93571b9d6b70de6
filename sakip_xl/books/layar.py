"""What one person sees of an open book: messages, the status bar, the sheet in front, dialogs, paper."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

from sakip_xl.books.suasana import pastikan_dapat_ditulis
from sakip_xl.books.tuan import Halangan, Tuan
from sakip_xl.errors import SakipError

if TYPE_CHECKING:
    import xlwings as xw

T = TypeVar("T")
JUDUL = "SAKIP"


class TakTersampaikanError(Exception):
    """No message could be shown: the add-in has to say it."""


@dataclass(frozen=True, slots=True)
class Layar:
    """The window of one open book; it writes nothing into the book."""

    book: xw.Book
    tuan: Tuan

    def pesan(self, teks: str, *, genting: bool = False) -> None:
        """Show a message and wait until it was read; ``TakTersampaikanError`` when nothing can show it."""
        tampilkan_pesan(self.book.app, self.tuan, teks, genting=genting)

    def tanya(self, teks: str) -> bool:
        """Ask a question; whether the answer was yes."""
        return self.book.app.alert(teks, title=JUDUL, buttons="yes_no", mode="info") == "yes"

    @contextmanager
    def sibuk(self, teks: str) -> Iterator[None]:
        """Say on the status bar what runs; afterwards the bar is the program's own again."""
        with suppress(Exception):
            self.book.app.status_bar = f"{JUDUL}: {teks}"
        try:
            yield
        finally:
            with suppress(Exception):
                self.book.app.status_bar = False

    def kemajuan(self, kata: str, nama: Callable[[T], str]) -> Callable[[Iterable[T]], Iterator[T]]:
        """Wrap what an action goes through: says which of how many, and stops when Esc is held (SKP-494)."""

        def bungkus(isi: Iterable[T]) -> Iterator[T]:
            daftar = list(isi)
            for ke, satu in enumerate(daftar, 1):
                if self.tuan.berhenti_diminta():
                    raise SakipError("SKP-494")
                self.book.app.status_bar = f"{JUDUL}: {kata} {ke} dari {len(daftar)}: {nama(satu)}"
                yield satu

        return bungkus

    def buka_lembar(self, nama: str) -> None:
        """Bring a sheet to the front; one that is gone or hidden leaves the view as it is."""
        with suppress(Exception):
            self.book.sheets[nama].activate()

    @property
    def dapat_ditulis(self) -> bool:
        """Whether the book can be written now."""
        return self.tuan.halangan(self.book) is None

    def pastikan_dapat_ditulis(self) -> None:
        """Refuse when the book cannot be written now (SKP-541 to 543)."""
        pastikan_dapat_ditulis(self.book, self.tuan)

    def sedang_diisi(self) -> bool:
        """Whether the program turns calls down, because a cell is typed in or a dialog is open."""
        with suppress(Exception):
            return self.tuan.halangan(self.book) is Halangan.SEDANG_DIISI
        return False

    @property
    def lembar_depan(self) -> str:
        """The name of the sheet in front."""
        return str(self.book.sheets.active.name)

    def pilih_folder(self, judul: str, awal: Path | None) -> Path | None:
        """Ask for a folder: ``None`` when closed, ``NotImplementedError`` when the host has no dialog."""
        return self.tuan.pilih_folder(self.book.app, judul, awal)

    @contextmanager
    def salinan(self) -> Iterator[Path | None]:
        """The open book as a file as it is now, unsaved changes too; ``None`` when the host cannot."""
        with TemporaryDirectory(prefix="sakip-", ignore_cleanup_errors=True) as folder:
            jalur = Path(folder) / Path(self.book.name).with_suffix(".xlsx").name
            yield jalur if self.tuan.salin(self.book, jalur) else None

    def cetak(self) -> bool:
        """Show the print dialog for the sheet in front; ``False`` when the host has none."""
        return self.tuan.cetak(self.book.sheets.active)

    def cetak_pdf(self, ke: Path) -> None:
        """Write the sheet in front as PDF; an ``OSError`` is the folder's."""
        ke.parent.mkdir(parents=True, exist_ok=True)
        self.book.sheets.active.to_pdf(ke)

    def buku_baru(self, baris: Sequence[Sequence[str]], lebar: Sequence[float], tebal: Iterable[int]) -> None:
        """Show rows in a new book that nobody has to save; ``tebal`` are the places of the bold rows.

        Every cell is text, so that an answer that begins with ``=`` is shown and not computed.
        """
        lembar = self.book.app.books.add().sheets[0]
        petak = lembar.range((1, 1), (len(baris), len(lebar)))
        petak.number_format = "@"
        petak.value = [[*satu, *[""] * (len(lebar) - len(satu))] for satu in baris]
        for ke, satu in enumerate(lebar, 1):
            lembar.range((1, ke)).column_width = satu
        for ke in tebal:
            lembar.range((ke + 1, 1), (ke + 1, len(lebar))).font.bold = True


def tampilkan_pesan(app: xw.App, tuan: Tuan, teks: str, *, genting: bool = False) -> None:
    """Show a message by the program, else by the host; ``TakTersampaikanError`` when neither can."""
    try:
        app.alert(teks, title=JUDUL, mode="critical" if genting else "info")
    except Exception as galat:  # Excel is busy or gone: its host may still show it
        if not tuan.pesan(app, teks, JUDUL):
            raise TakTersampaikanError(teks) from galat
