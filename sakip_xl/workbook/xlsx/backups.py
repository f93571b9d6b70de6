"""The backups of a book in the folder ``cadangan`` beside it: made whole, found, and kept by generations."""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from sakip_xl.workstation.exclusive_move import move_new
from sakip_xl.workstation.leftovers import abandoned, remove, temporary_file

BACKUP_FOLDER = "cadangan"
DAYS = 7
"""Of so many days before today the last backup is kept."""
MONTHS = 12
"""Of so many months before this one the last backup is kept."""


def backups_of(path: Path) -> list[Path]:
    """The backups of this file, the newest first; other files there are none."""
    folder = path.parent / BACKUP_FOLDER
    pattern = re.compile(rf"{re.escape(path.stem)}\.(\d{{8}}-\d{{6}})(?:-(\d+))?\.xlsx")
    try:
        files = [*folder.iterdir()] if folder.is_dir() else []
    except OSError:  # a share that went away meanwhile
        files = []
    matches = [match for file in files if (match := pattern.fullmatch(file.name))]
    matches.sort(key=lambda match: (match[1], int(match[2] or 1)), reverse=True)
    return [folder / match[0] for match in matches]


def all_backups(path: Path) -> list[Path]:
    """The books in the folder of backups beside this file, whosever backups they are, by name."""
    folder = path.parent / BACKUP_FOLDER
    return sorted(folder.glob("[!.]*.xlsx")) if folder.is_dir() else []


def prune(path: Path, keep: int, today: date) -> None:
    """Delete the backups of this file that no generation needs; other files there are left alone.

    What stays: all of today, the ``keep`` newest, and the last one of each of the ``DAYS`` days and
    ``MONTHS`` months before on which there are any.
    """
    backups = backups_of(path)
    days = [backup.name[len(path.stem) + 1 :][:8] for backup in backups]
    kept = kept_generations(days, keep, f"{today:%Y%m%d}")
    for number, backup in enumerate(backups):
        if number not in kept:
            backup.unlink(missing_ok=True)
    for entry in abandoned(path.parent / BACKUP_FOLDER):
        remove(entry)


def kept_generations(days: Sequence[str], keep: int, today: str) -> set[int]:
    """Which backups stay, by their place in a list of their days (``YYYYMMDD``), the newest first.

    >>> sorted(kept_generations(["20260303", "20260303", "20260302", "20260302", "20260115"], 1, "20260303"))
    [0, 1, 2, 4]
    """
    kept = {*range(min(keep, len(days)))}
    kept |= {number for number, day in enumerate(days) if day == today}
    for length, most, now in ((8, DAYS, today), (6, MONTHS, today[:6])):
        last: dict[str, int] = {}
        for number, day in enumerate(days):
            if day[:length] != now:
                last.setdefault(day[:length], number)
        kept |= {*[*last.values()][:most]}
    return kept


def keep_backup(data: bytes, of: Path, now: datetime) -> Path:
    """Write a backup of a book, readable by those who may read the book; gives its path.

    It is whole before it has its name, which nobody else's has. What fails leaves nothing.
    """
    folder = of.parent / BACKUP_FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    temporary = temporary_file(folder)
    try:
        with os.fdopen(
            os.open(temporary, os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0), 0o600), "wb"
        ) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if of.exists():
            shutil.copymode(of, temporary)
        while True:
            copied = _backup_name(folder, of.stem, now)
            with suppress(FileExistsError):
                move_new(temporary, copied)
                return copied
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def _backup_name(folder: Path, name: str, now: datetime) -> Path:
    """The name of the next backup of a file: its name and the moment, numbered when it is taken."""
    prefix, number = f"{name}.{now:%Y%m%d-%H%M%S}", 1
    while (copied := folder / (f"{prefix}.xlsx" if number == 1 else f"{prefix}-{number}.xlsx")).exists():
        number += 1
    return copied
