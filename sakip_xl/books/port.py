"""The book port: all that an action knows of a workbook.

A book is its named tables (``layout.isi.IsiBuku``). ``simpan`` writes the whole new content at once,
backed up first, or refuses and changes nothing.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, runtime_checkable

from sakip_xl.layout.isi import IsiBuku, Letak


@runtime_checkable
class Buku(Protocol):
    """One open or closed workbook."""

    @property
    def nama(self) -> str:
        """The file name as staff see it."""

    @property
    def jalur(self) -> Path | None:
        """The file on disk, when there is one."""

    def baca(self) -> IsiBuku:
        """Read everything; raises ``SakipError`` 5xx when the structure is not ours."""

    def letak(self, tabel: str, baris_ke: int, bidang: str) -> Letak:
        """The cell of one value, for a finding."""

    def simpan(self, isi: IsiBuku) -> Path | None:
        """Write the new content at once; returns the backup, ``None`` when there was nothing to back up."""
