"""The host port: what a live book needs of its spreadsheet program beyond xlwings' public calls.

``workbook.live.excel_host`` has Excel's own answers on Windows and on a Mac; the office harness of the tests
registers LibreOffice's. A host that cannot do something says so by the value named here, never by an
error: the caller then does it another way.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

if TYPE_CHECKING:
    import xlwings as xw


class Obstacle(StrEnum):
    """Why nothing can be written into an open book now."""

    BEING_EDITED = "sedang diisi"
    """A cell is being edited, or a dialog of the program is open."""
    READ_ONLY = "hanya baca"
    """The book was opened read-only, or stands in protected view."""
    SHARED = "dipakai bersama"
    """An old-style shared workbook: tables cannot be changed there."""


class PasswordProtectedError(Exception):
    """A sheet is protected with a password that we do not know."""


@dataclass(frozen=True, slots=True)
class SheetProtection:
    """How a sheet is protected, as its file tells it.

    ``allowed`` are the actions that staff may do all the same, by their names in the file
    (``formatColumns``, ``sort``, ``selectLockedCells`` ...).
    """

    objects: bool
    scenarios: bool
    allowed: frozenset[str]
    password: bool = False


class Host(Protocol):
    """One spreadsheet program; every call is about an open book of it."""

    lifts_filters: bool
    """Whether filters can be lifted and laid again; where not, a filtered sheet is not written."""

    def obstacle(self, book: xw.Book) -> Obstacle | None:
        """What forbids writing into the book now; ``None`` when nothing does."""

    def undisturbed(self, app: xw.App) -> AbstractContextManager[None]:
        """While it lasts nobody types, and no table grows or fills a column of itself."""

    def unprotect(self, sheet: xw.Sheet) -> None:
        """Unprotect a sheet without a password; ``PasswordProtectedError`` when it has one."""

    def protect(self, sheet: xw.Sheet, protection: SheetProtection) -> None:
        """Protect a sheet again as it was."""

    def hidden_rows(self, sheet: xw.Sheet) -> list[int]:
        """The rows that somebody hid by hand or a filter hides, counted from 1."""

    def show_rows(self, sheet: xw.Sheet, rows: list[int], *, tampak: bool) -> None:
        """Show or hide rows, counted from 1."""

    def unsaved(self, book: xw.Book) -> bool:
        """Whether the open book has, or may have, changes that its file lacks."""

    def save_copy(self, book: xw.Book, destination: Path) -> bool:
        """Save a copy of the open book as it is now; ``False`` when the host cannot do it."""

    def choose_folder(self, app: xw.App, heading: str, start: Path | None) -> Path | None:
        """Ask for a folder. ``None`` when the person closes the dialog.

        ``NotImplementedError`` when the host has no dialog.
        """

    def choose_file(self, app: xw.App, heading: str, start: Path | None) -> Path | None:
        """Ask for an ``.xlsx``. ``None`` when the person closes the dialog.

        ``NotImplementedError`` when the host has no dialog.
        """

    def cetak(self, sheet: xw.Sheet) -> bool:
        """Show the host's print dialog for a sheet; ``False`` when it has none."""

    def open_file(self, path: Path) -> bool:
        """Open a document or PDF in the program of this computer for it; ``False`` when it cannot."""

    def color_shape(self, sheet: xw.Sheet, name: str, fill: str, outline: str) -> bool:
        """Fill a drawing shape and its outline (``#RRGGBB``, empty: as it is); ``False`` when it cannot."""

    def underline(self, sheet: xw.Sheet, address: str, *, on: bool) -> bool:
        """Underline the text of cells, or take the line off; ``False`` when the host cannot do it."""

    def clear_links(self, sheet: xw.Sheet, address: str) -> bool:
        """Take the links off cells, whose text and look stay; ``False`` when the host cannot do it."""

    def fill_chart(self, sheet: xw.Sheet, chart: int, series: int, categories: str, value: str) -> bool:
        """Give a series of a chart its cells (formulas, counted from 0); ``False`` when it cannot."""

    def set_breaks(self, sheet: xw.Sheet, rows: list[int]) -> bool:
        """Put the page breaks above these rows (from 0) and nowhere else; ``False`` when it cannot."""

    def set_print_areas(self, sheet: xw.Sheet, areas: list[str]) -> bool:
        """Print these areas (``$A$1:$C$9``), each from a new page on; ``False`` when it cannot."""

    def set_page(self, sheet: xw.Sheet, page: Mapping[str, Any]) -> bool:
        """Set up the page as ``render.page.page_setup`` tells it; ``False`` when it cannot."""

    def stop_requested(self) -> bool:
        """Whether the person holds Esc now; always ``False`` where that cannot be seen."""

    def pesan(self, app: xw.App | None, text: str, heading: str) -> bool:
        """Show a message when ``app.alert`` cannot (Excel is busy); ``False`` when it could not be shown."""
