"""Which computer and which process this is, and whether another process of this computer still runs."""

from __future__ import annotations

import os
import platform
import sys
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

_QUERY, _WAIT = 0x1000, 0x100000  # PROCESS_QUERY_LIMITED_INFORMATION, SYNCHRONIZE
_RUNNING = 0x102  # WAIT_TIMEOUT: the handle of a process that ended is signalled
_NO_SUCH_PROCESS = 87  # ERROR_INVALID_PARAMETER


@cache
def computer() -> str:
    """The name of this computer; in a container of Linux, which counts its processes anew, with its mark."""
    name = platform.node() or "komputer tanpa nama"
    with suppress(OSError):
        space = Path("/proc/self/ns/pid").stat().st_ino
        if space != 0xEFFFFFFC:  # the one that Linux begins with
            return f"{name} #{space:x}"
    return name


def computer_mark() -> str:
    """The computer in eight characters that any file name takes."""
    return sha256(computer().encode()).hexdigest()[:8]


def started(process: int) -> str:
    """When a process began, as the system counts; empty where it does not tell.

    Two processes that had the same number one after the other differ in it.
    """
    with suppress(OSError, IndexError):
        return (
            Path(f"/proc/{process}/stat")
            .read_text(encoding="ascii", errors="replace")
            .rpartition(")")[2]
            .split()[19]
        )
    return ""


def surely_ended(process: int, began: str = "") -> bool:
    """Whether a process of this computer runs no more; one of which nobody can tell counts as running."""
    if process <= 0 or process > 0x7FFFFFFF:
        return False
    if sys.platform == "win32":
        return _ended_on_windows(process)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    except OSError:  # somebody else's
        pass
    return bool(began and (now := started(process)) and now != began)


def _ended_on_windows(process: int, kernel: Any = None) -> bool:
    """Never by a signal, which would end it there; a process that nobody may ask about runs."""
    import ctypes

    kernel = kernel or ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined, unused-ignore]
    handle = kernel.OpenProcess(_QUERY | _WAIT, 0, process)
    if not handle:
        return bool(kernel.GetLastError() == _NO_SUCH_PROCESS)
    try:
        return bool(kernel.WaitForSingleObject(handle, 0) != _RUNNING)
    finally:
        kernel.CloseHandle(handle)
