"""Where a master keeps its forms and its archive, and how files are put into a folder all or none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from sakip_xl.errors import SakipError
from sakip_xl.schema.load import load_pengaturan
from sakip_xl.workbook.port import Book


@dataclass(frozen=True, slots=True)
class Folder:
    """Where this master keeps its forms, its archive, its documents and their templates."""

    formulir: Path
    arsip: Path
    naskah: Path
    templat: Path


def default_folder(book: Book, beside: Path) -> Folder:
    """The folders of Identitas; an empty one stands beside the master, a relative one is meant from there."""
    pengaturan = load_pengaturan(book.read())[0]
    return Folder(
        formulir=beside / (pengaturan.folder_formulir or "formulir"),
        arsip=beside / (pengaturan.folder_arsip or "arsip"),
        naskah=beside / (pengaturan.folder_naskah or "naskah"),
        templat=beside / (pengaturan.folder_templat or "templat"),
    )


@contextmanager
def working_folder(destination: Path) -> Iterator[Path]:
    """A working folder inside ``destination``, which is made when it is missing.

    A refusal leaves neither behind. What the system refuses becomes SKP-564, a file of that name SKP-563.
    """
    if destination.exists() and not destination.is_dir():
        raise SakipError("SKP-563", nilai=destination.name)
    new = [folder for folder in (destination, *destination.parents) if not folder.exists()]
    try:
        destination.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(dir=destination, prefix=".sakip-", ignore_cleanup_errors=True) as staging:
            yield Path(staging)
    except BaseException as galat:
        for folder in new:
            with suppress(OSError):
                folder.rmdir()
        if isinstance(galat, OSError):
            raise SakipError("SKP-564", nilai=destination.name) from galat
        raise


@contextmanager
def in_place(staging: Path, destination: Path) -> Iterator[None]:
    """Every file of a working folder moved into ``destination``; taken back when what follows is refused."""
    moved: list[Path] = []
    try:
        for path in sorted(staging.iterdir()):
            path.rename(destination / path.name)
            moved.append(destination / path.name)
        yield
    except BaseException:
        for path in moved:
            path.unlink(missing_ok=True)
        raise


def file_sidik(path: Path) -> str:
    """SHA-256 of a file."""
    return sha256(path.read_bytes()).hexdigest()


def recorded_file(path: Path, parent: Path | None) -> tuple[str, str]:
    """A file for the journal: its path, relative when it lies below the master's folder, and fingerprint."""
    return recorded_path(path, parent), file_sidik(path)


def recorded_path(path: Path, parent: Path | None) -> str:
    """A path as the master keeps it: relative when it lies below the master's folder."""
    full = path.absolute()
    is_below = parent is not None and full.is_relative_to(parent)
    return (full.relative_to(parent) if parent and is_below else full).as_posix()
