"""Replace a file as a whole, backed up first, or refuse and leave everything as it was."""

from __future__ import annotations

import errno
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from secrets import token_hex

from sakip_xl.errors import SakipError, is_disk_full
from sakip_xl.workbook.sidik import bytes_sidik
from sakip_xl.workbook.xlsx.owner_lock import check_lock

BACKUP_FOLDER = "cadangan"
_SHARING_VIOLATION = 32  # ERROR_SHARING_VIOLATION of Windows


@dataclass(frozen=True, slots=True)
class SaveJob:
    """One save: ``write`` writes the new file at the path it is given.

    ``sidik_lama`` is the fingerprint of the file as it was read, ``None`` when it was never read: then a
    file of that name is not overwritten. ``cadangan`` is how many backups of this file are kept.
    """

    path: Path
    write: Callable[[Path], None]
    sidik_lama: str | None
    cadangan: int
    sekarang: datetime

    def run(self) -> Path | None:
        """Write, back up, replace, prune; returns the backup, ``None`` for a new file.

        Refuses with SKP-520 to 527.
        """
        old = self._check()
        with self._temporary() as temporary:
            with _galat(self.path, self.path.parent):
                self.write(temporary)
                _flush(temporary)
                if old is not None:
                    shutil.copymode(self.path, temporary)
            self._check()
            if old is None:
                with _galat(self.path, self.path.parent):
                    _replace(temporary, self.path)
                return None
            with self._backup(old) as copied, _galat(self.path, self.path.parent):
                _replace(temporary, self.path)
        with suppress(OSError):  # the new file stands; one old backup too many does no harm
            prune(self.path, self.cadangan)
        return copied

    def _check(self) -> bytes | None:
        """The bytes of the file to be replaced, ``None`` when there is none; refuses what must stay."""
        check_lock(self.path)
        _ensure_writable(self.path)
        if not self.path.exists():
            if self.sidik_lama is not None:
                raise SakipError("SKP-525", berkas=self.path.name)
            return None
        if self.sidik_lama is None:
            raise SakipError("SKP-526", berkas=self.path.name)
        with _galat(self.path, self.path.parent):
            data = self.path.read_bytes()
        if bytes_sidik(data) != self.sidik_lama:
            raise SakipError("SKP-525", berkas=self.path.name)
        return data

    @contextmanager
    def _temporary(self) -> Iterator[Path]:
        """A path in the same folder, so that replacing is one step; nothing is left there."""
        temporary = self.path.with_name(f".sakip-{token_hex(8)}.tmp")
        try:
            yield temporary
        finally:
            temporary.unlink(missing_ok=True)

    @contextmanager
    def _backup(self, data: bytes) -> Iterator[Path]:
        """The backup; removed again when replacing fails."""
        folder = self.path.parent / BACKUP_FOLDER
        new = not folder.exists()
        copied = None
        try:
            with _galat(self.path, folder):
                folder.mkdir(exist_ok=True)
                copied = _copy(data, folder, self.path.stem, self.sekarang)
            yield copied
        except BaseException:
            if copied is not None:
                copied.unlink(missing_ok=True)
            if new:
                with suppress(OSError):
                    folder.rmdir()
            raise


def backups_of(path: Path) -> list[Path]:
    """The backups of this file, the newest first; other files there are none."""
    folder = path.parent / BACKUP_FOLDER
    pattern = re.compile(rf"{re.escape(path.stem)}\.(\d{{8}}-\d{{6}})(?:-(\d+))?\.xlsx")
    files = folder.iterdir() if folder.is_dir() else ()
    matches = [match for file in files if (match := pattern.fullmatch(file.name))]
    matches.sort(key=lambda match: (match[1], int(match[2] or 1)), reverse=True)
    return [folder / match[0] for match in matches]


def all_backups(path: Path) -> list[Path]:
    """The books in the folder of backups beside this file, whosever backups they are, by name."""
    folder = path.parent / BACKUP_FOLDER
    return sorted(folder.glob("*.xlsx")) if folder.is_dir() else []


def prune(path: Path, keep: int) -> None:
    """Delete the oldest backups of this file beyond the ``keep`` newest; other files there are left alone."""
    for backup in backups_of(path)[keep:]:
        backup.unlink(missing_ok=True)


def backup_name(folder: Path, name: str, now: datetime) -> Path:
    """The name of the next backup of a file: its name and the moment, numbered when it is taken."""
    prefix, number = f"{name}.{now:%Y%m%d-%H%M%S}", 1
    while (copied := folder / (f"{prefix}.xlsx" if number == 1 else f"{prefix}-{number}.xlsx")).exists():
        number += 1
    return copied


def _copy(data: bytes, folder: Path, name: str, now: datetime) -> Path:
    """Write the backup under a name that is still free, also when somebody else takes it meanwhile."""
    while True:
        copied = backup_name(folder, name, now)
        try:
            file = copied.open("xb")
        except FileExistsError:
            continue
        try:
            with file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
        except OSError:
            copied.unlink(missing_ok=True)
            raise
        return copied


def _ensure_writable(path: Path) -> None:
    """Refuse a read-only file or folder; an administrator's rights do not override the mark."""
    folder = path.parent
    if not folder.is_dir():
        raise SakipError("SKP-523", berkas=path.name, nilai=folder.name)
    if path.is_dir():
        raise SakipError("SKP-502", berkas=path.name)
    if path.exists() and _is_read_only(path):
        raise SakipError("SKP-522", berkas=path.name)
    if os.name != "nt" and _is_read_only(folder):  # Windows uses this mark of a folder for something else
        raise SakipError("SKP-523", berkas=path.name, nilai=folder.name)


def _is_read_only(path: Path) -> bool:
    write_bits = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
    return not path.stat().st_mode & write_bits or not os.access(path, os.W_OK)


def _flush(path: Path) -> None:
    """Make sure that the file is on the disk before the old one goes."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _replace(temporary: Path, path: Path) -> None:
    temporary.replace(path)


@contextmanager
def _galat(path: Path, folder: Path) -> Iterator[None]:
    """Turn what the system says into a refusal that staff understand."""
    try:
        yield
    except OSError as galat:
        raise _refusal(path, folder, galat) from galat


def _refusal(path: Path, folder: Path, galat: OSError) -> SakipError:
    if is_disk_full(galat):
        return SakipError("SKP-524", berkas=path.name)
    if getattr(galat, "winerror", None) == _SHARING_VIOLATION:
        return SakipError(
            "SKP-520",
            berkas=path.name,
            program="program lain",
            nilai="tidak diketahui",
            kunci="~$" + path.name,
        )
    if isinstance(galat, PermissionError) or galat.errno == errno.EROFS:
        return SakipError("SKP-523", berkas=path.name, nilai=folder.name)
    return SakipError("SKP-527", berkas=path.name, nilai=errno.errorcode.get(galat.errno or 0, "?"))
