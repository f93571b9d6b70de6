"""The names of our own temporary files and folders, and which of them belong to nobody any more."""

from __future__ import annotations

import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from secrets import token_hex

from sakip_xl.workstation.running import computer_mark, surely_ended

TEMPORARY = ".tmp"
_NAME = re.compile(r"\.sakip-([0-9a-f]{8})-(\d{1,10})-\w+(?:\.tmp)?")
_EARLIER = re.compile(r"\.sakip-(?:[0-9a-f]{16}\.tmp|\w{8})")
"""As versions before named them."""
_DAY = 24 * 3600.0


def temporary_prefix() -> str:
    """How the name of a temporary folder begins: it tells computer and process."""
    return f".sakip-{computer_mark()}-{os.getpid()}-"


def temporary_file(folder: Path) -> Path:
    """The path of a temporary file that is not there yet."""
    return folder / f"{temporary_prefix()}{token_hex(8)}{TEMPORARY}"


def abandoned(folder: Path) -> Iterator[Path]:
    """What processes that died left in a folder: those of this computer at once, others after a day."""
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    yield from filter(_is_abandoned, entries)


def remove(entry: Path) -> None:
    """Delete a file or folder; what the system refuses stays, a link alone goes."""
    with suppress(OSError):
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry, ignore_errors=True)
        else:
            entry.unlink(missing_ok=True)


def _is_abandoned(entry: Path) -> bool:
    own = _NAME.fullmatch(entry.name)
    if own and own[1] == computer_mark() and surely_ended(int(own[2])):
        return True
    return bool(own or _EARLIER.fullmatch(entry.name)) and _is_old(entry)


def _is_old(entry: Path) -> bool:
    with suppress(OSError):
        return time.time() - entry.lstat().st_mtime > _DAY
    return False
