"""Move a file to a name that nobody has: one that is there is never replaced, whoever put it there."""

from __future__ import annotations

import errno
import os
from contextlib import suppress
from pathlib import Path

_NO_LINKS = {
    *(errno.EPERM, errno.ENOSYS, errno.EMLINK, errno.EINVAL),
    *(getattr(errno, name) for name in ("EOPNOTSUPP", "ENOTSUP") if hasattr(errno, name)),
}
"""What systems say on sticks and shares that know no second name of a file."""


def move_new(source: Path, target: Path) -> None:
    """Move a file within one disk; ``FileExistsError`` when its new name is taken.

    Windows sees to that by itself. Elsewhere the file gets its new name beside the old one, or where that
    cannot be, takes the place of an empty file that this process made.
    """
    if os.name == "nt":
        source.rename(target)
        return
    try:
        target.hardlink_to(source)
    except OSError as galat:
        if galat.errno not in _NO_LINKS:
            raise
    else:
        source.unlink()
        return
    os.close(os.open(target, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    try:
        source.replace(target)
    except BaseException:
        with suppress(OSError):
            target.unlink()
        raise
