"""A folder in which the system lets nobody write, from the first file or from a later one on."""

from __future__ import annotations

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

_OPEN = io.open


class BadDisk:
    """Every file written below ``folder`` after the first ``good`` ones ends half written, with an error."""

    def __init__(self, folder: Path, number: int, good: int) -> None:
        self.folder, self.number, self.left = folder.absolute(), number, good

    def open(self, file: Any, mode: str = "r", *args: Any, **options: Any) -> Any:
        """Open a file as ever, but one to be written here."""
        writes = {*mode} & {"w", "x", "a", "+"} and isinstance(file, (str, Path))
        if writes and Path(file).absolute().is_relative_to(self.folder):
            if self.left == 0:
                with _OPEN(file, "wb") as half:
                    half.write(b"setengah")
                raise OSError(self.number, os.strerror(self.number), str(file))
            self.left -= 1
        return _OPEN(file, mode, *args, **options)


@contextmanager
def bad_disk(monkeypatch: pytest.MonkeyPatch, folder: Path, number: int, good: int = 0) -> Iterator[BadDisk]:
    """Let the disk below a folder go bad with an error number of the system."""
    disk = BadDisk(folder, number, good)
    with monkeypatch.context() as patch:
        patch.setattr(io, "open", disk.open)
        patch.setattr("builtins.open", disk.open)
        yield disk


def failing(name: str, number: int, good: int = 0) -> Callable[..., Any]:
    """A method of ``Path`` that fails after the first ``good`` calls."""
    whole, calls = getattr(Path, name), [good]

    def method(path: Path, *args: Any, **options: Any) -> Any:
        if calls[0] == 0:
            raise OSError(number, os.strerror(number), str(path))
        calls[0] -= 1
        return whole(path, *args, **options)

    return method


def everything_in(folder: Path) -> dict[str, bytes]:
    """Every file and folder below a folder, with the content of each file."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b""
        for path in folder.rglob("*")
    }
