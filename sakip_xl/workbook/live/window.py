"""What one person sees of an open book: messages, the status bar, the sheet in front, dialogs, printing."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, TypeVar

from sakip_xl.errors import SakipError
from sakip_xl.workbook.live.address import book_path
from sakip_xl.workbook.live.host import Host, Obstacle
from sakip_xl.workbook.live.write_guard import ensure_writable

if TYPE_CHECKING:
    import xlwings as xw

T = TypeVar("T")
TITLE = "SAKIP"


class UndeliveredError(Exception):
    """No message could be shown: the add-in has to say it."""


@dataclass(frozen=True, slots=True)
class Window:
    """The window of one open book; it changes nothing in the book."""

    book: xw.Book
    host: Host

    def pesan(self, text: str, *, genting: bool = False) -> None:
        """Show a message and wait until it was read; ``UndeliveredError`` when nothing can show it."""
        show_message(self.book.app, self.host, text, genting=genting)

    def ask(self, text: str) -> bool:
        """Ask a question; whether the answer was yes."""
        return self.book.app.alert(text, title=TITLE, buttons="yes_no", mode="info") == "yes"

    @contextmanager
    def busy(self, text: str) -> Iterator[None]:
        """Say on the status bar what runs; afterwards the bar is the program's own again."""
        with suppress(Exception):
            self.book.app.status_bar = f"{TITLE}: {text}"
        try:
            yield
        finally:
            with suppress(Exception):
                self.book.app.status_bar = False

    def progress(self, word: str, name: Callable[[T], str]) -> Callable[[Iterable[T]], Iterator[T]]:
        """Wrap what an action goes through: says which of how many, and stops when Esc is held (SKP-494)."""

        def wrap(items: Iterable[T]) -> Iterator[T]:
            listing = list(items)
            for index, item in enumerate(listing, 1):
                if self.host.stop_requested():
                    raise SakipError("SKP-494")
                self.book.app.status_bar = f"{TITLE}: {word} {index} dari {len(listing)}: {name(item)}"
                yield item

        return wrap

    def show_sheet(self, name: str) -> None:
        """Bring a sheet to the front; one that is gone or hidden leaves the view as it is."""
        with suppress(Exception):
            self.book.sheets[name].activate()

    def has_sheet(self, name: str) -> bool:
        """Whether the book has a sheet of that name, hidden or not."""
        try:
            return bool(self.book.sheets[name].name)
        except Exception:  # noqa: BLE001 - each program has its own kind for what is not there
            return False

    @property
    def writable(self) -> bool:
        """Whether the book can be written now."""
        return self.host.obstacle(self.book) is None

    def ensure_writable(self) -> None:
        """Refuse when the book cannot be written now (SKP-541 to 543)."""
        ensure_writable(self.book, self.host)

    def being_edited(self) -> bool:
        """Whether the program turns calls down, because a cell is typed in or a dialog is open."""
        with suppress(Exception):
            return self.host.obstacle(self.book) is Obstacle.BEING_EDITED
        return False

    @property
    def front_sheet(self) -> str:
        """The name of the sheet in front."""
        return str(self.book.sheets.active.name)

    def selected_rows(self) -> set[int]:
        """The rows selected on the sheet in front, counted from 1; whole columns and drawings select none."""
        selection = self.book.app.selection
        address = "" if selection is None else str(selection.address)
        rows: set[int] = set()
        for area in address.split(","):
            ends = [int(number) for number in re.findall(r"\d+", area)]
            rows.update(range(min(ends), max(ends) + 1) if ends else ())
        return rows

    @property
    def front_cell(self) -> tuple[str, int]:
        """The sheet in front and the row of its selected cell; the first row when a shape is selected."""
        selection = self.book.app.selection
        return self.front_sheet, 1 if selection is None else int(selection.row)

    @property
    def front_column(self) -> int:
        """The column of the selected cell, counted from 1; the first when a shape is selected."""
        selection = self.book.app.selection
        return 1 if selection is None else int(selection.column)

    def front_values(self, count: int) -> list[object]:
        """What the first cells of the selected row show, on the sheet in front."""
        row = self.front_cell[1]
        values = self.book.sheets.active.range((row, 1), (row, count)).value
        return [*values]

    def choose_folder(self, heading: str, start: Path | None) -> Path | None:
        """Ask for a folder: ``None`` when closed, ``NotImplementedError`` when the host has no dialog."""
        return self.host.choose_folder(self.book.app, heading, start)

    def choose_file(self, heading: str, start: Path | None) -> Path | None:
        """Ask for an ``.xlsx`` or a PDF: ``None`` when closed; ``NotImplementedError`` where no dialog is."""
        return self.host.choose_file(self.book.app, heading, start)

    @contextmanager
    def copied_file(self) -> Iterator[Path | None]:
        """The open book as a file as it is now, unsaved changes too; ``None`` when the host cannot."""
        with TemporaryDirectory(prefix="sakip-", ignore_cleanup_errors=True) as folder:
            path = Path(folder) / Path(self.book.name).with_suffix(".xlsx").name
            yield path if self.host.save_copy(self.book, path) else None

    def save_book(self) -> bool:
        """Save the book under its own name; ``False`` when it has no file on this computer.

        What the program says when it does not save is raised; that nothing happened too (``OSError``).
        """
        if book_path(self.book) is None:
            return False
        self.book.save()
        if self.host.unsaved(self.book):
            raise OSError(self.book.name)
        return True

    def cetak(self) -> bool:
        """Show the print dialog for the sheet in front; ``False`` when the host has none."""
        return self.host.cetak(self.book.sheets.active)

    def print_pdf(self, destination: Path) -> None:
        """Write the sheet in front as PDF; an ``OSError`` is the folder's."""
        destination.parent.mkdir(parents=True, exist_ok=True)
        self.book.sheets.active.to_pdf(destination)

    def open_file(self, path: Path) -> bool:
        """Open a document or PDF beside the book; ``False`` when the host cannot."""
        return self.host.open_file(path)

    def open_book(self, path: Path) -> None:
        """Open a file beside the book, in front of it."""
        self.book.app.books.open(str(path))

    def new_book(self, rows: Sequence[Sequence[str]], widths: Sequence[float], bold: Iterable[int]) -> None:
        """Show rows in a new book that nobody has to save; ``bold`` are those whose first cell is.

        Every cell is text, so that an answer that begins with ``=`` is shown and not computed.
        """
        sheet = self.book.app.books.add().sheets[0]
        block = sheet.range((1, 1), (len(rows), len(widths)))
        block.number_format = "@"
        block.value = [[*row, *[""] * (len(widths) - len(row))] for row in rows]
        for index, width in enumerate(widths, 1):
            sheet.range((1, index)).column_width = width
        for index in bold:
            sheet.range((index + 1, 1)).font.bold = True


def show_message(app: xw.App, host: Host, text: str, *, genting: bool = False) -> None:
    """Show a message by the program, else by the host; ``UndeliveredError`` when neither can."""
    try:
        app.alert(text, title=TITLE, mode="critical" if genting else "info")
    except Exception as galat:  # Excel is busy or gone: its host may still show it
        if not host.pesan(app, text, TITLE):
            raise UndeliveredError(text) from galat
