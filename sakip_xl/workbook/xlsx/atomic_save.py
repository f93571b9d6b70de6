"""Replace a file as a whole, backed up first, or refuse and leave everything as it was."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sakip_xl.errors import SakipError, is_disk_full
from sakip_xl.workbook.sidik import bytes_sidik
from sakip_xl.workbook.xlsx.backups import BACKUP_FOLDER, keep_backup, prune
from sakip_xl.workbook.xlsx.lease import Lease, held
from sakip_xl.workbook.xlsx.owner_lock import check_lock
from sakip_xl.workstation.exclusive_move import move_new
from sakip_xl.workstation.leftovers import TEMPORARY, abandoned, remove, temporary_file

_SHARING_VIOLATION = 32  # ERROR_SHARING_VIOLATION of Windows


@dataclass(frozen=True, slots=True)
class SaveJob:
    """One save: ``write`` writes the new file at the path it is given.

    ``sidik_lama`` is the fingerprint of the file as it was read, ``None`` when it was never read: then a
    file of that name is not overwritten. ``cadangan`` is how many backups of this file are kept
    at least. With ``take_over`` a lease that does not move any more is taken over.
    """

    path: Path
    write: Callable[[Path], None]
    sidik_lama: str | None
    cadangan: int
    sekarang: datetime
    take_over: bool = False

    def run(self) -> Path | None:
        """Write, back up, replace, prune; returns the backup, ``None`` for a new file.

        One save of a file at a time (``lease``); what a save that was killed left is cleared. Refuses with
        SKP-520 to 527 and SKP-850 to 852.
        """
        self._check()
        with self._alone() as lease, self._temporary() as temporary:
            old = self._check()
            with _galat(self.path, self.path.parent):
                self._write_private(temporary, private=old is not None)
            self._check()
            with self._backup(old) as copied, _galat(self.path, self.path.parent):
                lease.still_ours()
                if old is None:
                    move_new(temporary, self.path)
                else:
                    _replace(temporary, self.path)
        if old is not None:
            with suppress(OSError):  # the new file stands; one old backup too many does no harm
                prune(self.path, self.cadangan, self.sekarang.date())
        return copied

    @contextmanager
    def _alone(self) -> Iterator[Lease]:
        """The lease of the file, and nothing in its folder that a save left half done."""
        with ExitStack() as stack:
            with _galat(self.path, self.path.parent):
                lease = stack.enter_context(held(self.path, take_over=self.take_over))
            for entry in abandoned(self.path.parent):
                if entry.suffix == TEMPORARY:
                    remove(entry)
            yield lease

    def _write_private(self, temporary: Path, *, private: bool) -> None:
        """Write the new file; until it has the mode of the old one nobody else may read it."""
        if private:
            temporary.touch(0o600, exist_ok=False)
        self.write(temporary)
        _flush(temporary)
        if private:
            shutil.copymode(self.path, temporary)

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
        temporary = temporary_file(self.path.parent)
        try:
            yield temporary
        finally:
            with suppress(OSError):  # the next save clears it
                temporary.unlink(missing_ok=True)

    @contextmanager
    def _backup(self, data: bytes | None) -> Iterator[Path | None]:
        """The backup, ``None`` of a new file; removed again when replacing fails."""
        folder = self.path.parent / BACKUP_FOLDER
        new = not folder.exists()
        copied = None
        try:
            if data is not None:
                with _galat(self.path, folder):
                    copied = keep_backup(data, self.path, self.sekarang)
            yield copied
        except BaseException:
            if copied is not None:
                with suppress(OSError):
                    copied.unlink(missing_ok=True)
            if new:
                with suppress(OSError):
                    folder.rmdir()
            raise


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
