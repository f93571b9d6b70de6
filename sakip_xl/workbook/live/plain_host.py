"""The host of which nothing is known: the answers that every other host begins with."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sakip_xl.workbook.live.host import Obstacle, SheetProtection

if TYPE_CHECKING:
    import xlwings as xw


class PlainHost:
    """A host of which nothing is known: it writes, and can do nothing more."""

    lifts_filters = False

    def obstacle(self, book: xw.Book) -> Obstacle | None:
        """Nothing is known to be in the way."""
        del book
        return None

    def undisturbed(self, app: xw.App) -> AbstractContextManager[None]:
        """Nothing is known that would disturb."""
        del app
        return nullcontext()

    def unprotect(self, sheet: xw.Sheet) -> None:
        """Nothing to open."""

    def protect(self, sheet: xw.Sheet, protection: SheetProtection) -> None:
        """Nothing to protect."""

    def hidden_rows(self, sheet: xw.Sheet) -> list[int]:
        """No row is seen to be hidden."""
        del sheet
        return []

    def show_rows(self, sheet: xw.Sheet, rows: list[int], *, tampak: bool) -> None:
        """Show or hide rows, through xlwings' own call."""
        for row in rows:
            sheet.range(f"{row}:{row}").rows.hidden = not tampak

    def unsaved(self, book: xw.Book) -> bool:
        """Nothing is known of it."""
        del book
        return True

    def save_copy(self, book: xw.Book, destination: Path) -> bool:
        """Cannot be done."""
        del book, destination
        return False

    def choose_folder(self, app: xw.App, heading: str, start: Path | None) -> Path | None:
        """There is no dialog."""
        raise NotImplementedError

    def choose_file(self, app: xw.App, heading: str, start: Path | None) -> Path | None:
        """There is no dialog."""
        raise NotImplementedError

    def cetak(self, sheet: xw.Sheet) -> bool:
        """There is no dialog."""
        del sheet
        return False

    def open_file(self, path: Path) -> bool:
        """Cannot be done."""
        del path
        return False

    def color_shape(self, sheet: xw.Sheet, name: str, fill: str, outline: str) -> bool:
        """Cannot be done."""
        del sheet, name, fill, outline
        return False

    def underline(self, sheet: xw.Sheet, address: str, *, on: bool) -> bool:
        """Cannot be done."""
        del sheet, address, on
        return False

    def clear_links(self, sheet: xw.Sheet, address: str) -> bool:
        """Cannot be done."""
        del sheet, address
        return False

    def fill_chart(self, sheet: xw.Sheet, chart: int, series: int, categories: str, value: str) -> bool:
        """Cannot be done."""
        del sheet, chart, series, categories, value
        return False

    def set_breaks(self, sheet: xw.Sheet, rows: list[int]) -> bool:
        """Cannot be done."""
        del sheet, rows
        return False

    def set_print_areas(self, sheet: xw.Sheet, areas: list[str]) -> bool:
        """Through xlwings' own call, which not every program takes for several areas."""
        sheet.page_setup.print_area = ",".join(areas)
        return True

    def set_page(self, sheet: xw.Sheet, page: Mapping[str, Any]) -> bool:
        """Cannot be done."""
        del sheet, page
        return False

    def stop_requested(self) -> bool:
        """Cannot be seen."""
        return False

    def pesan(self, app: xw.App | None, text: str, heading: str) -> bool:
        """No message can be shown."""
        del app, text, heading
        return False
