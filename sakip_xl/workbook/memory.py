"""A book in memory: the fake that keeps the same contract as a file, for tests and rehearsals."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sakip_xl.schema.books import BOOKS
from sakip_xl.schema.content import BookContent, Position
from sakip_xl.schema.migrations import bring_up
from sakip_xl.schema.rows_below import refuse_rows_below
from sakip_xl.workbook.port import Shelf
from sakip_xl.workbook.raw import tidy, with_identity
from sakip_xl.workbook.xlsx.address import cell_address


class MemoryBook:
    """A book without a file; ``history`` keeps every earlier content, the oldest first."""

    def __init__(
        self, content: BookContent, *, name: str = "memori.xlsx", shelf: Shelf | None = None
    ) -> None:
        self._name = name
        self._shelf = shelf
        self._content = tidy(bring_up(content)) if content.versi else with_identity(content)
        self.history: list[BookContent] = []

    @property
    def name(self) -> str:
        """The name it was given."""
        return self._name

    @property
    def path(self) -> Path | None:
        """No file."""
        return None

    @property
    def shelf(self) -> Shelf:
        """The shelf it was given; without one it can neither hand out forms nor take them back."""
        if self._shelf is None:
            raise LookupError(self._name)
        return self._shelf

    def data(self) -> bytes:
        """The content drawn anew; a book without a shelf cannot."""
        with TemporaryDirectory() as folder:
            path = Path(folder) / "buku.xlsx"
            self.shelf.write(self._content, path, datetime.now())
            return path.read_bytes()

    def backups(self) -> list[Path]:
        """None: earlier contents are in ``history``."""
        return []

    def read(self) -> BookContent:
        """The content; what the caller does to it does not reach the book."""
        copied = {name: [*map(dict, rows)] for name, rows in self._content.tables.items()}
        return replace(self._content, tables=copied)

    def position(self, table: str, row_index: int, field_name: str) -> Position:
        """The cell as if the table began at A1 of its sheet."""
        table_layout = BOOKS[self._content.kind].table_named(table)
        return Position(
            table_layout.sheet, cell_address(row_index + 1, table_layout.column_position(field_name))
        )

    def take_over(self) -> None:
        """Nothing: nobody else writes here."""

    def save(self, content: BookContent) -> Path | None:
        """Replace the content at once; refused while rows stand below a table (SKP-177)."""
        refuse_rows_below(content, self._name)
        self.history.append(self._content)
        self._content = with_identity(content)
        return None
