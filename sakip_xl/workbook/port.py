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

    def data(self) -> bytes:
        """The book as a file, as it was read or saved last."""

    def backups(self) -> list[Path]:
        """The backups that ``save`` kept of this book, the newest first."""

    def read(self) -> BookContent:
        """Read everything; raises ``SakipError`` 5xx when the structure is not ours."""

    def position(self, table: str, row_index: int, field_name: str) -> Position:
        """The cell of one value, for a finding."""

    def take_over(self) -> None:
        """Let ``save`` go on although a save of somebody else, who may be dead, holds the book (SKP-851)."""

    def save(self, content: BookContent) -> Path | None:
        """Write the new content at once; returns the backup, ``None`` when there was nothing to back up."""


class ReturnedBook(Book, Protocol):
    """A book that was in the hands of others."""

    def remarks(self) -> list[Temuan]:
        """What they wrote beside its values: comments (SKP-568) and hidden links (SKP-569)."""

    def foreign(self) -> list[Temuan]:
        """What they put into it that is none of its values and that writing it anew would lose (SKP-531…)."""

    def untouched(self) -> bool:
        """Whether it tells that nobody saved it since we wrote it."""

    def saved_at(self) -> datetime | None:
        """When it was saved last as it tells itself; ``None`` when it does not."""

    def author(self) -> str:
        """Who saved it last as it tells itself; empty when it does not."""


class Shelf(Protocol):
    """The books that stand as files beside the one that an action works on.

    Where it ``reads_apart``, another process with a ``FileShelf`` reads its files as well.
    """

    reads_apart: bool

    def open_book(self, path: Path, now: datetime, data: bytes | None = None) -> ReturnedBook:
        """Open and read a book of any kind; raises ``SakipError`` 5xx when it is none of ours.

        ``data`` is what it holds when that was read already, or is no file of its own.
        """

    def identity(self, path: Path, data: bytes) -> BookContent | None:
        """Kind and ``tblMeta`` of a book that cannot be read further; ``None`` when they cannot be either."""

    def new_book(self, path: Path, now: datetime) -> Book:
        """A book that ``save`` makes a file of; a file of that name is never replaced."""

    def write(self, content: BookContent, path: Path, now: datetime) -> None:
        """Make a form to hand out or a copy to keep; raises ``OSError`` when the folder refuses."""

    def backups_beside(self, path: Path) -> list[Path]:
        """Every file in the folder of backups beside a book, also those of other books there."""

    def untouched_beside(self, path: Path) -> list[Path]:
        """The other files in the folder of a book that nobody saved since we wrote them.

        The biggest first: a master is bigger than a form.
        """

    def damage(self, path: Path) -> list[Temuan]:
        """What is damaged in the shape of a book and does not show in its values (SKP-550 to 556)."""
