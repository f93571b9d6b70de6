"""Where a master keeps its files, which folders it last used, and how files are put there all or none."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from hashlib import file_digest, sha256
from pathlib import Path, PurePosixPath, PureWindowsPath
from tempfile import TemporaryDirectory

from sakip_xl.actions.leftovers import Known, clear, flush, list_files
from sakip_xl.errors import SakipError, is_disk_full
from sakip_xl.schema.base import FolderUse
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.load import load_pengaturan
from sakip_xl.workbook.port import Book
from sakip_xl.workstation.exclusive_move import move_new
from sakip_xl.workstation.leftovers import TEMPORARY, abandoned, remove, temporary_file, temporary_prefix

SEPARATOR = "|"
"""Between the folders that the identity of a book keeps: in no name of a folder on Windows."""


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


def offered_folder(book: Book, beside: Path, setting: str, use: FolderUse | None) -> Path:
    """The folder to offer: the one last used for that while it is there, else the one of the setting."""
    last = last_folders(book.read(), use, beside) if use else []
    folder: Path = getattr(default_folder(book, beside), setting.removeprefix("folder_"))
    return last[0] if last else folder


def lies_outside(folder: Path, beside: Path | None) -> bool:
    """Whether a folder lies elsewhere than below that of the master, wherever its path seems to lead."""
    return beside is None or not folder.resolve().is_relative_to(beside.resolve())


def last_folders(
    content: BookContent, use: FolderUse, beside: Path, triwulan: int | None = None
) -> list[Path]:
    """The folders last used for something that are there, the last one first; of a quarter all of them."""
    names = content.meta.get(folder_key(use, triwulan), "").split(SEPARATOR)
    return [folder for name in names if name and (folder := beside / name).is_dir()]


def clear_folders(content: BookContent, beside: Path | None, known: Callable[[], Known]) -> None:
    """Take away what actions that were killed left in the folders that a master last used."""
    if beside is None:
        return
    for folder in {folder for use in FolderUse for folder in last_folders(content, use, beside)}:
        if any(abandoned(folder)):
            clear(folder, known())


def folder_key(use: FolderUse, triwulan: int | None = None) -> str:
    """Under which key the identity of a book keeps the folder last used, or all folders of a quarter."""
    return f"{use}_tw{triwulan}" if triwulan else str(use)


def added_folder(known: str, name: str) -> str:
    """A list of folders as the identity keeps it, with one more in front."""
    others = [other for other in known.split(SEPARATOR) if other and other != name]
    return SEPARATOR.join([name, *others])


@contextmanager
def working_folder(destination: Path, known: Known | None = None) -> Iterator[Path]:
    """A working folder inside ``destination``, which is made when it is missing.

    What an action that was killed left there goes first, with the files that no register has (``known``). A
    refusal leaves neither folder behind. What the system refuses becomes SKP-564, a full disk SKP-524, a file
    of that name SKP-563.
    """
    new: list[Path] = []
    try:
        _refuse_file(destination)
        new = [folder for folder in (destination, *destination.parents) if not folder.exists()]
        destination.mkdir(parents=True, exist_ok=True)
        clear(destination, known)
        prefix = temporary_prefix()
        with TemporaryDirectory(dir=destination, prefix=prefix, ignore_cleanup_errors=True) as staging:
            yield Path(staging)
    except BaseException as galat:
        for folder in new:
            with suppress(OSError):
                folder.rmdir()
        if isinstance(galat, OSError):
            raise system_refusal(galat, destination) from galat
        raise


def _refuse_file(destination: Path) -> None:
    if destination.exists() and not destination.is_dir():
        raise SakipError("SKP-563", nilai=destination.name)


def free_path(wanted: Path, mark: str = "_{nomor}", serves: Callable[[Path], bool] = lambda _: False) -> Path:
    """The path, numbered from 2 on while another file has its name; one that ``serves`` is taken as it is."""
    path, nomor = wanted, 1
    while path.exists() and not serves(path):
        nomor += 1
        path = wanted.with_name(f"{wanted.stem}{mark.format(nomor=nomor)}{wanted.suffix}")
    return path


def system_refusal(galat: OSError, folder: Path) -> SakipError:
    """What the system says about writing into a folder, as a refusal that staff understand."""
    name = folder.absolute().name or str(folder)
    return SakipError("SKP-524", berkas=name) if is_disk_full(galat) else SakipError("SKP-564", nilai=name)


def lost_refusal(galat: OSError) -> SakipError | None:
    """What the system says of a file in the middle of an action, as a refusal; ``None`` when of no file.

    So ends what nobody foresaw: a share that goes away, a stick that is pulled out.
    """
    if galat.filename is None:
        return None
    name = Path(os.fsdecode(galat.filename)).name
    return SakipError("SKP-524", berkas=name) if is_disk_full(galat) else SakipError("SKP-854", nilai=name)


@contextmanager
def in_place(staging: Path, destination: Path) -> Iterator[None]:
    """Every file of a working folder moved into ``destination``; taken back when what follows is refused.

    A file that is there already is never replaced, whoever put it there meanwhile.
    """
    moved: list[Path] = []
    files = sorted(staging.iterdir())
    try:
        list_files(staging, files)
        for path in files:
            target = destination / path.name
            move_new(path, target)
            moved.append(target)
        yield
    except BaseException:
        for path in moved:
            with suppress(OSError):  # what was refused is told, whatever holds the file now
                path.unlink(missing_ok=True)
        raise


def put_new(path: Path, write: Callable[[Path], object]) -> None:
    """Write a file that is whole before it has its name; one that is there is never replaced (SKP-560).

    What the system refuses leaves nothing.
    """
    temporary = temporary_file(path.parent)
    try:
        for entry in abandoned(path.parent):
            if entry.suffix == TEMPORARY:
                remove(entry)
        write(temporary)
        flush(temporary)
        move_new(temporary, path)
    except FileExistsError as galat:
        raise SakipError("SKP-560", nilai=path.name) from galat
    except OSError as galat:
        raise system_refusal(galat, path.absolute().parent) from galat
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def file_sidik(path: Path) -> str:
    """SHA-256 of a file of any size; ``OSError`` when it cannot be read."""
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()


def has_sidik(path: Path, sidik: str) -> bool:
    """Whether a file is there with this fingerprint; one that another program holds is refused (SKP-618)."""
    try:
        return file_sidik(path) == sidik
    except (FileNotFoundError, NotADirectoryError):
        return False
    except OSError as galat:
        raise SakipError("SKP-618", nilai=path.name) from galat


def sidik_or_none(path: Path) -> str:
    """The fingerprint of a file; empty for one that is gone or that another program holds."""
    try:
        return file_sidik(path)
    except OSError:
        return ""


def recorded_file(path: Path, parent: Path | None) -> tuple[str, str]:
    """A file for the journal: its path, relative when it lies below the master's folder, and fingerprint."""
    return recorded_path(path, parent), file_sidik(path)


def recorded_path(path: Path, parent: Path | None) -> str:
    """A path as the master keeps it: relative when it lies below the master's folder."""
    full = path.absolute()
    is_below = parent is not None and full.is_relative_to(parent)
    return (full.relative_to(parent) if parent and is_below else full).as_posix()


def name_sidik(name: str) -> str:
    """A recorded path as the log keeps it: told apart from others, and no path of this computer."""
    return sha256(name.encode()).hexdigest()[:16]


def is_of_this_computer(value: object) -> bool:
    """Whether a path stands for a place of one computer, of whatever kind, not for one beside a master."""
    text = str(value or "")
    return PureWindowsPath(text).is_absolute() or PurePosixPath(text).is_absolute()
