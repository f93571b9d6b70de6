"""Where a master keeps its forms and its archive, and how files are put into a folder all or none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from sakip_xl.books.port import Buku
from sakip_xl.errors import SakipError
from sakip_xl.layout.muat import muat_pengaturan


@dataclass(frozen=True, slots=True)
class Folder:
    """Where this master keeps its forms and its archive."""

    formulir: Path
    arsip: Path


def folder_bawaan(buku: Buku, samping: Path) -> Folder:
    """The folders of Identitas; an empty one stands beside the master, a relative one is meant from there."""
    pengaturan = muat_pengaturan(buku.baca())[0]
    return Folder(
        formulir=samping / (pengaturan.folder_formulir or "formulir"),
        arsip=samping / (pengaturan.folder_arsip or "arsip"),
    )


@contextmanager
def folder_kerja(ke: Path) -> Iterator[Path]:
    """A working folder inside ``ke``, which is made when it is missing; a refusal leaves nothing of both.

    What the system refuses becomes SKP-564, a file of that name SKP-563.
    """
    if ke.exists() and not ke.is_dir():
        raise SakipError("SKP-563", nilai=ke.name)
    baru = [satu for satu in (ke, *ke.parents) if not satu.exists()]
    try:
        ke.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=ke, prefix=".sakip-", ignore_cleanup_errors=True) as kerja:
            yield Path(kerja)
    except BaseException as galat:
        from xlsxwriter.exceptions import FileCreateError

        for satu in baru:
            with suppress(OSError):
                satu.rmdir()
        if isinstance(galat, (OSError, FileCreateError)):
            raise SakipError("SKP-564", nilai=ke.name) from galat
        raise


@contextmanager
def terpasang(kerja: Path, ke: Path) -> Iterator[None]:
    """Every file of a working folder moved into ``ke``; taken back when what follows is refused."""
    berkas: list[Path] = []
    try:
        for satu in sorted(kerja.iterdir()):
            satu.rename(ke / satu.name)
            berkas.append(ke / satu.name)
        yield
    except BaseException:
        for satu in berkas:
            satu.unlink(missing_ok=True)
        raise


def sidik_berkas(jalur: Path) -> str:
    """SHA-256 of a file."""
    return sha256(jalur.read_bytes()).hexdigest()


def tercatat(jalur: Path, induk: Path | None) -> tuple[str, str]:
    """A file for the journal: its path, relative when it lies below the master's folder, and fingerprint."""
    penuh = jalur.absolute()
    di_bawah = induk is not None and penuh.is_relative_to(induk)
    return (penuh.relative_to(induk) if induk and di_bawah else penuh).as_posix(), sidik_berkas(penuh)
