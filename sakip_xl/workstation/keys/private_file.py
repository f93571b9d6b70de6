"""Write a small file that only this person may read, whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path
from secrets import token_hex

_OWN_FOLDER, _OWN_FILE = 0o700, 0o600


def write_private(path: Path, data: bytes) -> None:
    """Write or replace a file in one step; a missing folder is made. ``OSError`` as it comes."""
    path.parent.mkdir(mode=_OWN_FOLDER, parents=True, exist_ok=True)
    temporary = path.with_name(f".{path.name}.{token_hex(8)}.tmp")
    flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(temporary, flags, _OWN_FILE), "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
