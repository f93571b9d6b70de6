"""A disk that is full from the n-th write on: every way by which Python puts something on it is counted."""

from __future__ import annotations

import builtins
import errno
import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_OPEN = io.open
_WRITES = set("wxa+")
_NAMED = ("link", "rename", "replace", "mkdir")


class FullDisk:
    """``good`` writes below a folder succeed; what comes after is refused by the system."""

    def __init__(self, folder: Path, good: int, number: int = errno.ENOSPC) -> None:
        self.folder = str(folder)
        self.left = good
        self.number = number
        self.writes = 0
        self.own: set[int] = set()

    def spend(self) -> None:
        """One write, or a refusal."""
        self.writes += 1
        if self.left == 0:
            raise OSError(self.number, os.strerror(self.number))
        self.left -= 1

    def has(self, file: object) -> bool:
        """Whether a path or an open file lies on this disk."""
        return file in self.own if isinstance(file, int) else str(file).startswith(self.folder)

    def open(self, file: Any, mode: str = "r", buffering: int = -1, *args: Any, **options: Any) -> Any:
        """As ``open``, by a file whose writes are counted."""
        if not self.has(file) or not _WRITES & set(mode):
            return _OPEN(file, mode, buffering, *args, **options)
        if not isinstance(file, int):
            self.spend()
        closefd = bool(options.pop("closefd", True))
        raw = _CountedFile(self, file, "".join(sign for sign in mode if sign not in "bt"), closefd=closefd)
        buffered = io.BufferedRandom(raw) if "+" in mode else io.BufferedWriter(raw)
        return buffered if "b" in mode else io.TextIOWrapper(buffered, *args, **options)


class _CountedFile(io.FileIO):
    def __init__(self, disk: FullDisk, file: Any, mode: str, *, closefd: bool) -> None:
        self._disk = disk
        super().__init__(file, mode, closefd)

    def write(self, data: Any, /) -> int:
        self._disk.spend()
        return super().write(data)


@contextmanager
def full_disk(monkeypatch: pytest.MonkeyPatch, folder: Path, good: int) -> Iterator[FullDisk]:
    """Let the disk below a folder take ``good`` writes."""
    disk = FullDisk(folder, good)
    with monkeypatch.context() as patch:
        patch.setattr(io, "open", disk.open)
        patch.setattr(builtins, "open", disk.open)
        patch.setattr(os, "open", _opening(disk, os.open))
        patch.setattr(os, "write", _on_own(disk, os.write))
        patch.setattr(os, "fsync", _on_own(disk, os.fsync))
        for name in _NAMED:
            patch.setattr(os, name, _named(disk, getattr(os, name)))
        try:
            yield disk
        finally:
            disk.left = 1 << 30


def _opening(disk: FullDisk, call: Any) -> Any:
    def opening(path: Any, flags: int, *args: Any, **options: Any) -> int:
        ours = disk.has(path) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT))
        if ours:
            disk.spend()
        descriptor: int = call(path, flags, *args, **options)
        (disk.own.add if ours else disk.own.discard)(descriptor)
        return descriptor

    return opening


def _on_own(disk: FullDisk, call: Any) -> Any:
    def on_own(descriptor: int, *args: Any) -> Any:
        if descriptor in disk.own:
            disk.spend()
        return call(descriptor, *args)

    return on_own


def _named(disk: FullDisk, call: Any) -> Any:
    def named(path: Any, *args: Any, **options: Any) -> Any:
        if disk.has(path):
            disk.spend()
        return call(path, *args, **options)

    return named
