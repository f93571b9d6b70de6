"""The book port: all that an action knows of a workbook.

A book is its named tables (``schema.content.BookContent``). ``save`` writes the whole new content at once,
backed up first, or refuses and changes nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, runtime_checkable

from sakip_xl.schema.content import BookContent, Position


@runtime_checkable
class Book(Protocol):
    """One open or closed workbook."""

    @property
    def nama(self) -> str:
        """The file name as staff see it."""

    @property
    def jalur(self) -> Path | None:
        """The file on disk, when there is one."""

    def read(self) -> BookContent:
        """Read everything; raises ``SakipError`` 5xx when the structure is not ours."""

    def position(self, table: str, row_index: int, field_name: str) -> Position:
        """The cell of one value, for a finding."""

    def save(self, content: BookContent) -> Path | None:
        """Write the new content at once; returns the backup, ``None`` when there was nothing to back up."""
