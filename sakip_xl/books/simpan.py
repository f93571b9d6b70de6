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

from sakip_xl.books.kunci import periksa_kunci
from sakip_xl.books.wadah import sidik_bita
from sakip_xl.errors import SakipError

FOLDER_CADANGAN = "cadangan"
_PENUH = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
_SEDANG_DIPAKAI = 32  # ERROR_SHARING_VIOLATION of Windows


@dataclass(frozen=True, slots=True)
class Simpanan:
    """One save: ``tulis`` writes the new file at the path it is given.

    ``sidik_lama`` is the fingerprint of the file as it was read, ``None`` when it was never read: then a
    file of that name is not overwritten. ``cadangan`` is how many backups of this file are kept.
    """

    jalur: Path
    tulis: Callable[[Path], None]
    sidik_lama: str | None
    cadangan: int
    sekarang: datetime

    def jalankan(self) -> Path | None:
        """Write, back up, replace, prune; returns the backup, ``None`` for a new file.

        Refuses with SKP-520 to 527.
        """
        lama = self._periksa()
        with self._sementara() as sementara:
            with _galat(self.jalur, self.jalur.parent):
                self.tulis(sementara)
                _tetapkan(sementara)
                if lama is not None:
                    shutil.copymode(self.jalur, sementara)
            self._periksa()
            if lama is None:
                with _galat(self.jalur, self.jalur.parent):
                    _ganti(sementara, self.jalur)
                return None
            with self._cadangan(lama) as salinan, _galat(self.jalur, self.jalur.parent):
                _ganti(sementara, self.jalur)
        with suppress(OSError):  # the new file stands; an old backup too many harms nobody
            pangkas(self.jalur, self.cadangan)
        return salinan

    def _periksa(self) -> bytes | None:
        """The bytes of the file to be replaced, ``None`` when there is none; refuses what must stay."""
        periksa_kunci(self.jalur)
        _dapat_ditulis(self.jalur)
        if not self.jalur.exists():
            if self.sidik_lama is not None:
                raise SakipError("SKP-525", berkas=self.jalur.name)
            return None
        if self.sidik_lama is None:
            raise SakipError("SKP-526", berkas=self.jalur.name)
        with _galat(self.jalur, self.jalur.parent):
            data = self.jalur.read_bytes()
        if sidik_bita(data) != self.sidik_lama:
            raise SakipError("SKP-525", berkas=self.jalur.name)
        return data

    @contextmanager
    def _sementara(self) -> Iterator[Path]:
        """A path in the same folder, so that replacing is one step; nothing is left there."""
        sementara = self.jalur.with_name(f".sakip-{token_hex(8)}.tmp")
        try:
            yield sementara
        finally:
            sementara.unlink(missing_ok=True)

    @contextmanager
    def _cadangan(self, data: bytes) -> Iterator[Path]:
        """The backup; taken back when the replacing fails."""
        folder = self.jalur.parent / FOLDER_CADANGAN
        baru = not folder.exists()
        salinan = None
        try:
            with _galat(self.jalur, folder):
                folder.mkdir(exist_ok=True)
                salinan = _salin(data, folder, self.jalur.stem, self.sekarang)
            yield salinan
        except BaseException:
            if salinan is not None:
                salinan.unlink(missing_ok=True)
            if baru:
                with suppress(OSError):
                    folder.rmdir()
            raise


def pangkas(jalur: Path, simpan: int) -> None:
    """Delete the oldest backups of this file beyond ``simpan``; other files there are left alone."""
    pola = re.compile(rf"{re.escape(jalur.stem)}\.(\d{{8}}-\d{{6}})(?:-(\d+))?\.xlsx")
    cocok = [c for satu in (jalur.parent / FOLDER_CADANGAN).iterdir() if (c := pola.fullmatch(satu.name))]
    cocok.sort(key=lambda c: (c[1], int(c[2] or 1)))
    for satu in cocok[: max(0, len(cocok) - simpan)]:
        (jalur.parent / FOLDER_CADANGAN / satu[0]).unlink(missing_ok=True)


def nama_cadangan(folder: Path, nama: str, sekarang: datetime) -> Path:
    """The name of the next backup of a file: its name and the moment, numbered when it is taken."""
    awalan, ke = f"{nama}.{sekarang:%Y%m%d-%H%M%S}", 1
    while (salinan := folder / (f"{awalan}.xlsx" if ke == 1 else f"{awalan}-{ke}.xlsx")).exists():
        ke += 1
    return salinan


def _salin(data: bytes, folder: Path, nama: str, sekarang: datetime) -> Path:
    """Write the backup under a name that is still free, also when somebody else takes it meanwhile."""
    while True:
        salinan = nama_cadangan(folder, nama, sekarang)
        try:
            berkas = salinan.open("xb")
        except FileExistsError:
            continue
        try:
            with berkas:
                berkas.write(data)
                berkas.flush()
                os.fsync(berkas.fileno())
        except OSError:
            salinan.unlink(missing_ok=True)
            raise
        return salinan


def _dapat_ditulis(jalur: Path) -> None:
    """Refuse a read-only file or folder; an administrator's rights do not override the mark."""
    folder = jalur.parent
    if not folder.is_dir():
        raise SakipError("SKP-523", berkas=jalur.name, nilai=folder.name)
    if jalur.is_dir():
        raise SakipError("SKP-502", berkas=jalur.name)
    if jalur.exists() and _hanya_baca(jalur):
        raise SakipError("SKP-522", berkas=jalur.name)
    if os.name != "nt" and _hanya_baca(folder):  # Windows uses this mark of a folder for something else
        raise SakipError("SKP-523", berkas=jalur.name, nilai=folder.name)


def _hanya_baca(jalur: Path) -> bool:
    tanda = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH
    return not jalur.stat().st_mode & tanda or not os.access(jalur, os.W_OK)


def _tetapkan(jalur: Path) -> None:
    """Make sure that the file is on the disk before the old one goes."""
    with jalur.open("rb+") as berkas:
        os.fsync(berkas.fileno())


def _ganti(sementara: Path, jalur: Path) -> None:
    sementara.replace(jalur)


@contextmanager
def _galat(jalur: Path, folder: Path) -> Iterator[None]:
    """Turn what the system says into a refusal that staff understand."""
    from xlsxwriter.exceptions import FileCreateError

    try:
        yield
    except FileCreateError as galat:
        sebab = galat.args[0] if galat.args and isinstance(galat.args[0], OSError) else OSError()
        raise _penolakan(jalur, folder, sebab) from galat
    except OSError as galat:
        raise _penolakan(jalur, folder, galat) from galat


def _penolakan(jalur: Path, folder: Path, galat: OSError) -> SakipError:
    if galat.errno in _PENUH:
        return SakipError("SKP-524", berkas=jalur.name)
    if getattr(galat, "winerror", None) == _SEDANG_DIPAKAI:
        return SakipError(
            "SKP-520",
            berkas=jalur.name,
            program="program lain",
            nilai="tidak diketahui",
            kunci="~$" + jalur.name,
        )
    if isinstance(galat, PermissionError) or galat.errno == errno.EROFS:
        return SakipError("SKP-523", berkas=jalur.name, nilai=folder.name)
    return SakipError("SKP-527", berkas=jalur.name, nilai=errno.errorcode.get(galat.errno or 0, "?"))
