"""The ports of actions: the book that one works on, and the shelf with the books beside it.

A book is its named tables (``schema.content.BookContent``). ``save`` writes the whole new content at once,
backed up first, or refuses and changes nothing.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Protocol

from sakip_xl.errors import Temuan
from sakip_xl.schema.content import BookContent, Position


class Book(Protocol):
    """One open or closed workbook."""

    @property
    def name(self) -> str:
        """The file name as staff see it."""

    @property
    def path(self) -> Path | None:
        """The file on disk, when there is one."""

    @property
    def shelf(self) -> Shelf:
        """Where the forms and copies of this book are opened and made."""

    def read(self) -> BookContent:
        """Read everything; raises ``SakipError`` 5xx when the structure is not ours."""

    def position(self, table: str, row_index: int, field_name: str) -> Position:
        """The cell of one value, for a finding."""

    def save(self, content: BookContent) -> Path | None:
        """Write the new content at once; returns the backup, ``None`` when there was nothing to back up."""


class ReturnedBook(Book, Protocol):
    """A book that was in the hands of others."""

    def remarks(self) -> list[Temuan]:
        """What they wrote beside its values: comments (SKP-568) and hidden links (SKP-569)."""


class Shelf(Protocol):
    """The books that stand as files beside the one that an action works on."""

    def open_book(self, path: Path, now: datetime) -> ReturnedBook:
        """Open and read a book of any kind; raises ``SakipError`` 5xx when it is none of ours."""

    def new_book(self, path: Path, now: datetime) -> Book:
        """A book that ``save`` makes a file of; a file of that name is never replaced."""

    def write(self, content: BookContent, path: Path, now: datetime) -> None:
        """Make a form to hand out or a copy to keep; raises ``OSError`` when the folder refuses."""

    def damage(self, path: Path) -> list[Temuan]:
        """What is damaged in the shape of a book and does not show in its values (SKP-550 to 556)."""
