"""The host port: what a live book needs of its spreadsheet program beyond xlwings' public calls.

``books.excel_api`` has Excel's own answers on Windows and on a Mac; the office harness of the tests
registers LibreOffice's. A host that cannot do something says so by the value named here, never by an
error: the caller then takes another road.
"""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import xlwings as xw


class Halangan(StrEnum):
    """Why nothing can be written into an open book now."""

    SEDANG_DIISI = "sedang diisi"
    """A cell is being edited, or a dialog of the program is open."""
    HANYA_BACA = "hanya baca"
    """The book was opened read-only, or stands in protected view."""
    DIPAKAI_BERSAMA = "dipakai bersama"
    """An old-style shared workbook: tables cannot be changed there."""


class LindunganBersandiError(Exception):
    """A sheet is protected with a password that we do not know."""


class Tuan(Protocol):
    """One spreadsheet program; every call is about an open book of it."""

    def halangan(self, buku: xw.Book) -> Halangan | None:
        """What forbids writing into the book now; ``None`` when nothing does."""

    def lindungan(self, lembar: xw.Sheet) -> object | None:
        """The protection of a sheet exactly as it is, to be given back to ``lindungi``; ``None`` without."""

    def buka_lindungan(self, lembar: xw.Sheet) -> None:
        """Unprotect a sheet without a password; ``LindunganBersandiError`` when it has one."""

    def lindungi(self, lembar: xw.Sheet, lindungan: object) -> None:
        """Protect a sheet again with what ``lindungan`` gave."""

    def baris_tersembunyi(self, lembar: xw.Sheet) -> list[int]:
        """The rows that somebody hid by hand or a filter hides, counted from 1."""

    def tampilkan_baris(self, lembar: xw.Sheet, baris: list[int], *, tampak: bool) -> None:
        """Show or hide rows, counted from 1."""

    def salin(self, buku: xw.Book, ke: Path) -> bool:
        """Save a copy of the open book as it is now; ``False`` when the host cannot do it."""

    def pilih_folder(self, app: xw.App, judul: str, awal: Path | None) -> Path | None:
        """Ask for a folder. ``None`` when the person closes the dialog.

        ``NotImplementedError`` when the host has no dialog.
        """

    def cetak(self, lembar: xw.Sheet) -> bool:
        """Show the host's print dialog for a sheet; ``False`` when it has none."""

    def warnai_bentuk(self, lembar: xw.Sheet, nama: str, isi: str, garis: str) -> bool:
        """Fill a drawing shape and its outline (``#RRGGBB``); ``False`` when the host cannot do it."""

    def isi_grafik(self, lembar: xw.Sheet, grafik: int, seri: int, kategori: str, nilai: str) -> bool:
        """Give a series of a chart its cells (formulas, counted from 0); ``False`` when it cannot."""

    def atur_jeda(self, lembar: xw.Sheet, baris: list[int]) -> bool:
        """Put the page breaks above these rows (from 0) and nowhere else; ``False`` when it cannot."""

    def berhenti_diminta(self) -> bool:
        """Whether the person holds Esc now; always ``False`` where that cannot be seen."""

    def pesan(self, app: xw.App | None, teks: str, judul: str) -> bool:
        """Show a message when ``app.alert`` cannot (Excel is busy); ``False`` when it could not be shown."""
