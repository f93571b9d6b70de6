"""The files that came back: in a folder, in the folders inside it, and in zips, told apart by content.

People send forms under any name. What a file is, its first bytes say, never its name.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import BinaryIO

from sakip_xl.errors import SakipError
from sakip_xl.workbook.sidik import bytes_sidik

MAX_FILES = 5_000
"""Bound of what one folder gives; a regency has 20 to 60 units."""

_DEPTH = 4
_MAX_MEMBER, _MAX_UNPACKED = 50 * 2**20, 200 * 2**20
_OWN_FOLDERS = {"cadangan"}
_ARCHIVE_PARTS = {"buku-induk.xlsx", "SIDIK-SHA256.txt"}
"""What only an archive of ours holds together; a unit may send a book of that name."""
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ARCHIVES = (b"Rar!", b"7z\xbc\xaf")
_CONTENT_TYPES, _SHEETS = "[Content_Types].xml", b"application/vnd.oasis.opendocument.spreadsheet"
_OLD_WORKBOOKS = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book", "EncryptedPackage"))
_WORKBOOK_SUFFIXES = {".csv", ".ods", ".xls", ".xlsb", ".xlsm", ".xlsx", ".xltm", ".xltx"}
_NOT_READ = ("~$", ".", "thumbs.db", "desktop.ini")
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, RuntimeError, NotImplementedError)


class FileKind(Enum):
    """What a file is to the recap."""

    WORKBOOK = "buku kerja"
    ZIP = "zip"
    OTHER = "lain"
    CLOSED = "arsip tertutup"
    """A zip with a password, damaged, or within another one; an archive of another kind."""
    IGNORED = "abaikan"


@dataclass(frozen=True, slots=True, order=True)
class FoundFile:
    """One file: ``name`` is its way from the folder that was looked through, with slashes.

    One inside a zip is its ``member``, and ``path`` is the zip.
    """

    name: str
    path: Path
    member: str = ""

    @property
    def file_name(self) -> str:
        """Its own name."""
        return self.name.rpartition("/")[2]

    def data(self) -> bytes:
        """What it holds; ``OSError`` when the system does not give it, SKP-505 when its zip is damaged.

        SKP-508 for one inside a zip that unpacks to more than any form.
        """
        if not self.member:
            return self.path.read_bytes()
        try:
            with zipfile.ZipFile(self.path) as archive:
                return self.unpacked(archive)
        except _DAMAGE as galat:
            raise SakipError("SKP-505", berkas=self.name) from galat

    def unpacked(self, archive: zipfile.ZipFile) -> bytes:
        """What it holds, as a member of its open zip; refuses with SKP-508 and what ``zipfile`` raises."""
        with archive.open(self.member) as stream:
            data = stream.read(_MAX_MEMBER + 1)
        if len(data) > _MAX_MEMBER:
            most = _MAX_MEMBER // 2**20
            raise SakipError("SKP-508", berkas=self.name, nilai=most + 1, batas=most)
        return data

    def saved(self) -> int:
        """When the file was saved last, in nanoseconds as the system keeps it; of a member its zip."""
        return self.path.stat().st_mtime_ns


def files_in(folder: Path) -> list[tuple[FoundFile, FileKind]]:
    """Every file of a folder, of those inside it and of zips, by name; an ``OSError`` is the folder's.

    Backups and archives of this program are left out, and so is what systems put there themselves. A folder
    that cannot be opened or lies too deep stands for itself as a file of no use.
    """
    result: list[tuple[FoundFile, FileKind]] = []
    for found, kind in _walk(folder, "", 0):
        result.append((found, kind))
        if len(result) > MAX_FILES:
            raise SakipError("SKP-800", nilai=folder.name, batas=MAX_FILES)
    return sorted(result, key=lambda item: item[0])


def find_all(folders: Iterable[Path], wanted: Mapping[str, str]) -> dict[str, FoundFile]:
    """Where the files with these fingerprints lie; ``wanted`` names each, and files of that name come first.

    SKP-565 for a folder that cannot be opened; a file that the system does not give is passed over.
    """
    names, result = {*wanted.values()}, dict[str, FoundFile]()
    for folder in folders:
        try:
            found = [file for file, kind in files_in(folder) if kind is FileKind.WORKBOOK]
        except OSError as galat:
            raise SakipError("SKP-565", nilai=folder.name) from galat
        for file in sorted(found, key=lambda file: (file.file_name not in names, file)):
            if wanted.keys() <= result.keys():
                return result
            with suppress(OSError, SakipError):
                if (sidik := bytes_sidik(file.data())) in wanted:
                    result.setdefault(sidik, file)
    return result


def _walk(folder: Path, above: str, depth: int) -> Iterator[tuple[FoundFile, FileKind]]:
    for entry in sorted(folder.iterdir()):
        found = FoundFile(f"{above}{entry.name}", entry)
        if entry.is_dir():
            yield from _inside(found, depth)
        else:
            yield from _told_apart(found)


def _inside(folder: FoundFile, depth: int) -> Iterator[tuple[FoundFile, FileKind]]:
    if folder.path.name.casefold() in _OWN_FOLDERS or folder.path.name.startswith("."):
        return
    if depth >= _DEPTH or folder.path.is_symlink():
        yield folder, FileKind.OTHER
        return
    try:
        inside = [*_walk(folder.path, f"{folder.name}/", depth + 1)]
    except OSError:
        inside = [(folder, FileKind.OTHER)]
    yield from inside


def _told_apart(found: FoundFile) -> Iterator[tuple[FoundFile, FileKind]]:
    """The file, or what lies in it when it is a zip; one that the system does not give is read later."""
    try:
        with found.path.open("rb") as stream:
            kind = kind_of(found.path.name, stream)
    except OSError:
        kind = _by_name(found.path.name)
    if kind is FileKind.ZIP:
        yield from _members(found)
    elif kind is not FileKind.IGNORED:
        yield found, kind


def _members(found: FoundFile) -> Iterator[tuple[FoundFile, FileKind]]:
    """What lies in a zip; one in which a member cannot be read stays closed."""
    try:
        with zipfile.ZipFile(found.path) as archive:
            names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
            if {*names} >= _ARCHIVE_PARTS:
                return
            members = [FoundFile(f"{found.name}/{name}", found.path, name) for name in names[: MAX_FILES + 1]]
            told = [*zip(members, _kinds(archive, members), strict=True)]
    except (*_DAMAGE, OSError, SakipError):
        yield found, FileKind.CLOSED
        return
    for member, kind in told:
        if kind is not FileKind.IGNORED:
            yield member, FileKind.CLOSED if kind is FileKind.ZIP else kind


def _kinds(archive: zipfile.ZipFile, members: Iterable[FoundFile]) -> Iterator[FileKind]:
    """What each member is; only what may be a workbook is unpacked, and no more of it than the bound."""
    unpacked = 0
    for member in members:
        with archive.open(member.member) as stream:
            data = stream.read(len(_OLE))
        if data.startswith((_ZIP, _OLE)):
            data = member.unpacked(archive)
            unpacked += len(data)
        if unpacked > _MAX_UNPACKED:
            most = _MAX_UNPACKED // 2**20
            raise SakipError("SKP-508", berkas=member.name, nilai=most + 1, batas=most)
        yield kind_of(member.file_name, io.BytesIO(data))


def kind_of(name: str, stream: BinaryIO) -> FileKind:
    """What a file is by what it holds; its name counts only where that tells nothing."""
    head = stream.read(len(_OLE))
    stream.seek(0)
    if head.startswith(_ZIP):
        return _zip_kind(name, stream)
    if head.startswith(_ARCHIVES):
        return FileKind.CLOSED
    if head.startswith(_OLE):
        data = stream.read(_MAX_MEMBER)
        return FileKind.WORKBOOK if any(mark in data for mark in _OLD_WORKBOOKS) else _by_name(name)
    return _by_name(name)


def _zip_kind(name: str, stream: BinaryIO) -> FileKind:
    try:
        with zipfile.ZipFile(stream) as archive:
            names = [name.replace("\\", "/").lstrip("/") for name in archive.namelist()]
            ods = "mimetype" in names and archive.read("mimetype").startswith(_SHEETS)
    except (*_DAMAGE, OSError):
        kind = _by_name(name)
        return FileKind.CLOSED if kind is FileKind.OTHER else kind
    if ods or any(part.casefold().startswith("xl/") for part in names):
        return FileKind.WORKBOOK
    return FileKind.OTHER if _CONTENT_TYPES in names or "mimetype" in names else FileKind.ZIP


def _by_name(name: str) -> FileKind:
    """What is left to say of a file whose content tells nothing: damaged, empty, or of another kind."""
    if name.casefold().startswith(_NOT_READ):
        return FileKind.IGNORED
    suffix = Path(name.strip()).suffix.casefold()
    return FileKind.WORKBOOK if suffix in _WORKBOOK_SUFFIXES else FileKind.OTHER
