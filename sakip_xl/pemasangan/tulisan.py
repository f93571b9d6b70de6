"""Files written all or none: what was there before is put back when a later step fails."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from sakip_xl.errors import SakipError


class Tulisan:
    """A context: whatever leaves it by an exception undoes the files and folders of ``tulis``."""

    def __init__(self) -> None:
        self.folder: list[Path] = []
        self._lama: list[tuple[Path, bytes | None]] = []

    def tulis(self, jalur: Path, isi: bytes) -> None:
        """Write one file and the folders it needs; refuses what the system refuses (SKP-578).

        An old file is deleted first, so that nothing hangs on to it: no Mark of the Web, no attribute.
        """
        lama = self.baca(jalur)
        try:
            self._buat_folder(jalur.parent)
            self._lama.append((jalur, lama))
            jalur.unlink(missing_ok=True)
            jalur.write_bytes(isi)
        except OSError as galat:
            raise SakipError("SKP-578", nilai=jalur) from galat

    def baca(self, jalur: Path) -> bytes | None:
        """What stands in a file, ``None`` when there is none; refuses one that cannot be read (SKP-578)."""
        try:
            return jalur.read_bytes() if jalur.exists() else None
        except OSError as galat:
            raise SakipError("SKP-578", nilai=jalur) from galat

    def _buat_folder(self, folder: Path) -> None:
        for satu in reversed([folder, *folder.parents]):
            if not satu.exists():
                satu.mkdir()
                self.folder.append(satu)

    def _kembalikan(self) -> None:
        for jalur, lama in reversed(self._lama):
            with suppress(OSError):
                jalur.unlink(missing_ok=True)
                if lama is not None:
                    jalur.write_bytes(lama)
        for folder in reversed(self.folder):
            with suppress(OSError):
                folder.rmdir()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, jenis: type[BaseException] | None, galat: BaseException | None, jejak: TracebackType | None
    ) -> None:
        if jenis is not None:
            self._kembalikan()
