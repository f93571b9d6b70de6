"""Files written all or none: what was there before is put back when a later step fails."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from sakip_xl.errors import SakipError


class WriteTransaction:
    """A context: when it is left by an exception, the files and folders of ``write`` are undone."""

    def __init__(self) -> None:
        self.folder: list[Path] = []
        self._previous: list[tuple[Path, bytes | None]] = []

    def write(self, path: Path, content: bytes) -> None:
        """Write one file and the folders it needs; refuses what the system refuses (SKP-578).

        An old file is deleted first, so that nothing stays attached to it: no Mark of the Web, no attribute.
        """
        old = self.read(path)
        try:
            self._make_folders(path.parent)
            self._previous.append((path, old))
            path.unlink(missing_ok=True)
            path.write_bytes(content)
        except OSError as galat:
            raise SakipError("SKP-578", nilai=path) from galat

    def read(self, path: Path) -> bytes | None:
        """What stands in a file, ``None`` when there is none; refuses one that cannot be read (SKP-578)."""
        try:
            return path.read_bytes() if path.exists() else None
        except OSError as galat:
            raise SakipError("SKP-578", nilai=path) from galat

    def _make_folders(self, deepest: Path) -> None:
        for folder in reversed([deepest, *deepest.parents]):
            if not folder.exists():
                folder.mkdir()
                self.folder.append(folder)

    def _restore(self) -> None:
        for path, old in reversed(self._previous):
            with suppress(OSError):
                path.unlink(missing_ok=True)
                if old is not None:
                    path.write_bytes(old)
        for folder in reversed(self.folder):
            with suppress(OSError):
                folder.rmdir()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, galat: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if kind is not None:
            self._restore()
