"""The log of this computer: one short text file that staff can send to whoever maintains SAKIP."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime
from pathlib import Path

from sakip_xl.workstation.user_folder import log_file

MAX_BYTES = 512 * 1024
"""A log of this size becomes ``sakip.log.1``, which replaces the one before: never more than two."""


def append_log(text: str, now: datetime, file: Path | None = None) -> Path:
    """Append one entry, further lines indented; returns the file.

    A log that cannot be written never stops the work it records.
    """
    file = file or log_file()
    with suppress(OSError):
        file.parent.mkdir(parents=True, exist_ok=True)
        _rotate(file)
        entry = text.strip().replace("\n", "\n    ")
        with file.open("a", encoding="utf-8", errors="replace") as stream:
            stream.write(f"{now:%Y-%m-%d %H:%M:%S} {entry}\n")
    return file


def _rotate(file: Path) -> None:
    with suppress(OSError):  # another click may hold the file: then it grows until the next one
        if file.stat().st_size >= MAX_BYTES:
            file.replace(file.with_name(f"{file.name}.1"))
