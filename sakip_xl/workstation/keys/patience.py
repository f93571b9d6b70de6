"""Who types a wrong PIN waits longer each time, also after a restart, and never for ever."""

from __future__ import annotations

import json
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path

from sakip_xl.workstation.keys.private_file import write_private

FREE = 3
"""So many tries follow each other without a wait."""
LONGEST = timedelta(minutes=15)
_FIRST = timedelta(seconds=5)


def wait_after(wrong: int) -> timedelta:
    """How long to wait after so many wrong PINs in a row.

    >>> [int(wait_after(wrong).total_seconds()) for wrong in (0, 2, 3, 4, 10, 11, 5000)]
    [0, 0, 5, 10, 640, 900, 900]
    """
    return min(_FIRST * 2 ** min(wrong - FREE, 20), LONGEST) if wrong >= FREE else timedelta()


def duration(wait: timedelta) -> str:
    """A wait in words, rounded up.

    >>> duration(timedelta(seconds=4.2)), duration(timedelta(seconds=61)), duration(timedelta(minutes=15))
    ('5 detik', '1 menit 1 detik', '15 menit')
    """
    minutes, seconds = divmod(-(-wait // timedelta(seconds=1)), 60)
    parts = [f"{minutes} menit"] * bool(minutes) + [f"{seconds} detik"] * bool(seconds)
    return " ".join(parts) or "0 detik"


class Patience:
    """The wrong tries of one key, kept in a file beside it.

    Who deletes that file can copy the key as well: this stops a person at the keyboard, no thief of files.
    """

    def __init__(self, file: Path) -> None:
        self._file = file

    def remaining(self, now: datetime) -> timedelta:
        """How long to wait still; a clock that was set back starts the wait anew, it never prolongs it."""
        wrong, last = self._read()
        if last is None:
            return timedelta()
        if now < last:
            self._write(wrong, now)
            last = now
        return max(last + wait_after(wrong) - now, timedelta())

    def count(self, now: datetime) -> timedelta:
        """Count a try as wrong, before it is known to be: who ends the program now has tried.

        Gives the wait that follows.
        """
        wrong = self._read()[0] + 1
        self._write(wrong, now)
        return wait_after(wrong)

    def forget(self) -> None:
        """The PIN was right."""
        self._file.unlink(missing_ok=True)

    def _read(self) -> tuple[int, datetime | None]:
        with suppress(OSError, ValueError, TypeError, KeyError):
            data = json.loads(self._file.read_text(encoding="utf-8"))
            return max(int(data["salah"]), 0), datetime.fromisoformat(data["terakhir"])
        return 0, None

    def _write(self, wrong: int, now: datetime) -> None:
        text = json.dumps({"salah": wrong, "terakhir": now.isoformat()})
        write_private(self._file, text.encode())
