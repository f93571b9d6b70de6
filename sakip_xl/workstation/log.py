"""The log of this computer: one short text file that staff can send to whoever maintains SAKIP.

It belongs to one person, commands and buttons write into the same one, and no value that staff typed stands
in it: of a fault it has the places in the program and the kind, never the words, which may tell a realisasi.
"""

from __future__ import annotations

import errno
import os
import traceback
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sakip_xl.workstation.user_folder import log_file

MAX_BYTES = 512 * 1024
"""A log of this size becomes ``sakip.log.1``, which replaces the one before: never more than two."""
MOST_OF_ONE = 64 * 1024
"""So many characters of one entry are kept."""
_APPEND = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0)


def append_log(text: str, now: datetime, file: Path | None = None) -> Path:
    """Append one entry, further lines indented; returns the file.

    Only this person may read it, and a link in its place is not followed. A log that cannot be written never
    stops the work it records.
    """
    file = file or log_file()
    with suppress(OSError):
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _rotate(file)
        entry = text.strip()[:MOST_OF_ONE].replace("\n", "\n    ")
        with os.fdopen(_opened(file), "a", encoding="utf-8", errors="replace") as stream:
            stream.write(f"{now:%Y-%m-%d %H:%M:%S} {entry}\n")
    return file


def fault_text(galat: BaseException) -> str:
    """A fault for the log: where it came up in the program, and of what kind, with those that led to it."""
    parts = []
    shown: BaseException | None = galat
    while shown is not None:
        parts.append("".join([*traceback.format_tb(shown.__traceback__), _kind(shown)]))
        shown = shown.__cause__ or shown.__context__
    return "\nsebabnya:\n".join(parts)


def _kind(galat: BaseException) -> str:
    name = type(galat).__name__
    if isinstance(galat, OSError):
        return f"{name} {errno.errorcode.get(galat.errno or 0, galat.errno)}"
    return f"{name} {kode}" if (kode := getattr(galat, "kode", "")) else name


def _opened(file: Path) -> int:
    if file.exists() and not file.is_file():
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(file))
    descriptor = os.open(file, _APPEND, 0o600)
    with suppress(OSError, AttributeError):  # one of an earlier version
        os.fchmod(descriptor, 0o600)
    return descriptor


def _rotate(file: Path) -> None:
    with suppress(OSError):  # another click may hold the file: then it grows until the next one
        if file.stat().st_size >= MAX_BYTES:
            file.replace(file.with_name(f"{file.name}.1"))
