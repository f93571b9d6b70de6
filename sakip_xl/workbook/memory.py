"""A book in memory: the fake that keeps the same contract as a file, for tests and rehearsals."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from sakip_xl.schema.books import BUKU
from sakip_xl.schema.content import BookContent, Position
from sakip_xl.schema.migrations import bring_up
from sakip_xl.workbook.port import Shelf
from sakip_xl.workbook.raw import tidy, with_identity
from sakip_xl.workbook.xlsx.sheet_xml import sel


class MemoryBook:
    """A book without a file; ``riwayat`` keeps every earlier content, the oldest first."""

    def __init__(
        self, content: BookContent, *, name: str = "memori.xlsx", shelf: Shelf | None = None
    ) -> None:
        self._name = name
        self._shelf = shelf
        self._isi = tidy(bring_up(content)) if content.versi else with_identity(content)
        self.riwayat: list[BookContent] = []

    @property
    def nama(self) -> str:
        """The name it was given."""
        return self._name

    @property
    def jalur(self) -> Path | None:
        """No file."""
        return None

    @property
    def shelf(self) -> Shelf:
        """The shelf it was given; without one it can neither hand out forms nor take them back."""
        if self._shelf is None:
            raise LookupError(self._name)
        return self._shelf

    def read(self) -> BookContent:
        """The content; what the caller does to it does not reach the book."""
        copied = {name: [*map(dict, rows)] for name, rows in self._isi.tabel.items()}
        return replace(self._isi, tabel=copied)

    def position(self, table: str, row_index: int, field_name: str) -> Position:
        """The cell as if the table began at A1 of its sheet."""
        table_layout = BUKU[self._isi.jenis].table_named(table)
        return Position(table_layout.lembar, sel(row_index + 1, table_layout.column_position(field_name)))

    def save(self, content: BookContent) -> Path | None:
        """Replace the content at once."""
        self.riwayat.append(self._isi)
        self._isi = with_identity(content)
        return None
