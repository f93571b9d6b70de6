"""One office at work by buttons alone."""

from __future__ import annotations

from pathlib import Path

from sakip_xl import buttons
from sakip_xl.domain.model import Cell
from sakip_xl.schema.content import RawRow
from sakip_xl.workbook.port import Book
from sakip_xl.workstation.user_folder import log_file
from tests.actions.office import type_in
from tests.actions.sop_walk import ClickContext
from tests.buttons.fake_program import FakeBook, FakeHost


class ButtonContext:
    """The office, the open master and its host; a click goes the whole way, only without Excel."""

    def __init__(self, kantor: ClickContext) -> None:
        self.kantor = kantor
        self.host = FakeHost()
        self.book = FakeBook(kantor.book)

    @property
    def isi(self) -> Book:
        return self.book.isi

    def open_book(self, content: Book) -> ButtonContext:
        """Another book comes to the front."""
        self.book.isi, self.book.name = content, content.name
        return self

    def choose(self, **nilai: Cell) -> ButtonContext:
        """Somebody chooses on Beranda."""
        type_in(self.isi, "tblKerja", 0, **nilai)
        return self

    def click(self, button: str, *folder: Path | None) -> str:
        """Click; gives the one message, empty when nothing was said. ``folder``: chosen in dialogs."""
        self.host.folder = list(folder) or self.host.folder
        old = len(self.book.app.pesan)
        getattr(buttons, button)(self.book)
        assert len(self.book.app.pesan) <= old + 1
        return "\n".join(self.book.app.pesan[old:])

    def row(self, table: str) -> list[RawRow]:
        return self.isi.read().row(table)

    @property
    def log(self) -> str:
        return log_file().read_text(encoding="utf-8") if log_file().exists() else ""
