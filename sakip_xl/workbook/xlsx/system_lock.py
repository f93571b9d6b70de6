"""The lock that a system has on an open file, which it gives back by itself when the process dies."""

from __future__ import annotations

import errno
import os
from importlib import import_module
from typing import Any

_FAR = 1 << 30
"""Which byte is locked on Windows: far behind the content, which everybody may read meanwhile."""
_HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK, errno.EWOULDBLOCK}


def lock(descriptor: int, system: str = os.name) -> bool | None:
    """Lock an open file until it is closed; ``False`` when another has it locked.

    ``None`` where the system, or the place of the file, has no locks.
    """
    try:
        if system == "nt":
            _lock_byte(descriptor, import_module("msvcrt"))
        else:
            fcntl = import_module("fcntl")
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as galat:
        return False if galat.errno in _HELD else None
    except ImportError:
        return None
    return True


def _lock_byte(descriptor: int, msvcrt: Any) -> None:
    """Lock one byte; it need not be there."""
    os.lseek(descriptor, _FAR, os.SEEK_SET)
    try:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    finally:
        os.lseek(descriptor, 0, os.SEEK_SET)
