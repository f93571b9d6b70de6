"""The file as a container: read whole, once, and refused here when it is no sound ``.xlsx``.

Everything later looks at the same bytes, so a file that changes meanwhile cannot be read half old, half
new. A part is unpacked when it is asked for, never to more than the file declares and never to more than
the bound.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from sakip_xl.errors import SakipError
from sakip_xl.workbook.sidik import bytes_sidik

MAX_MB = 200
"""Bound of everything in the container unpacked but pictures; a real master has 1 to 3 MB."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_CONTENT_TYPES = "[Content_Types].xml"
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_OTHER_KINDS = {
    "word/document.xml": "dokumen Word",
    "ppt/presentation.xml": "presentasi PowerPoint",
    "xl/workbook.bin": "buku kerja biner (.xlsb)",
    "content.xml": "berkas OpenDocument (.ods atau sejenisnya)",
}
_XML = (".xml", ".rels", ".vml")
_METHODS = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""What Excel packs with; the others of zip unpack without a bound."""

_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)


class Parts(Mapping[str, bytes]):
    """The parts of a container by name, which does not differ by case; unpacked once, when asked for.

    A part that is damaged, or longer than declared, is SKP-505; one that declares a document type SKP-509,
    because entity expansion and outside references begin there. Parts that together have more than
    ``most_elements`` beginnings and ends of elements are SKP-825.
    """

    def __init__(self, name: str, data: bytes, most: int, most_elements: int | None = None) -> None:
        self._name, self._most = name, most
        self._elements, self._most_elements = 0, most_elements
        self._unpacked: dict[str, bytes] = {}
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            self._entries = {item.filename: item for item in self._archive.infolist() if not item.is_dir()}
            self._exact = {_known_as(part): part for part in self._entries}
            count = sum(not item.is_dir() for item in self._archive.infolist())
            if len(self._exact) != count or any(
                item.compress_type not in _METHODS for item in self._entries.values()
            ):
                raise SakipError("SKP-505", berkas=name)
        except _DAMAGE as galat:
            raise SakipError("SKP-505", berkas=name) from galat
        size = sum(item.file_size for part, item in self._entries.items() if part.endswith(_XML))
        if size > most * 2**20:
            raise SakipError("SKP-508", berkas=name, nilai=-(-size // 2**20), batas=most)

    def __getitem__(self, part: str) -> bytes:
        """The bytes of one part."""
        exact = self._exact[_known_as(part)]
        if exact not in self._unpacked:
            self._unpacked[exact] = self._unpack(exact)
        return self._unpacked[exact]

    def __contains__(self, part: object) -> bool:
        """Whether there is such a part; nothing is unpacked."""
        return isinstance(part, str) and _known_as(part) in self._exact

    def __iter__(self) -> Iterator[str]:
        """The names as the file has them."""
        return iter(self._entries)

    def __len__(self) -> int:
        """How many there are."""
        return len(self._entries)

    def _unpack(self, part: str) -> bytes:
        entry = self._entries[part]
        if entry.file_size > self._most * 2**20:
            raise SakipError(
                "SKP-508", berkas=self._name, nilai=-(-entry.file_size // 2**20), batas=self._most
            )
        try:
            with self._archive.open(entry) as stream:
                content = stream.read(entry.file_size)
                rest = stream.read(1)  # at its end the checksum is compared
        except _DAMAGE as galat:
            raise SakipError("SKP-505", berkas=self._name) from galat
        if rest or len(content) != entry.file_size:
            raise SakipError("SKP-505", berkas=self._name)
        if part.endswith(_XML) and b"<!DOCTYPE" in content.replace(b"\0", b""):
            raise SakipError("SKP-509", berkas=self._name, nilai=part)
        if part.endswith(_XML):
            self._count(content)
        return content

    def _count(self, content: bytes) -> None:
        """Count what a parser has to go through: time and memory grow with it, not with the bytes."""
        self._elements += content.count(b"<")
        if self._most_elements is not None and self._elements > self._most_elements:
            raise SakipError("SKP-825", berkas=self._name, nilai=self._elements, batas=self._most_elements)


def _known_as(part: str) -> str:
    """The name by which a part is found; some programs write it as Windows writes a path."""
    return part.replace("\\", "/").lstrip("/").casefold()


@dataclass(frozen=True, slots=True)
class Package:
    """The bytes of one sound ``.xlsx`` and its parts."""

    path: Path
    data: bytes
    parts: Parts

    @property
    def sidik(self) -> str:
        """The fingerprint of the file as it was read."""
        return bytes_sidik(self.data)


def open_package(path: Path, old: Package | None = None, *, most: int | None = None) -> Package:
    """Read one file; refuses (SKP-501 to 508) whatever is no whole ``.xlsx`` or holds more than ``most`` MB.

    Gives ``old`` itself back when the file still has its bytes.
    """
    data = _bytes(path)
    if old is not None and data == old.data:
        return old
    return package_of(path, data, most=most)


def package_of(
    path: Path,
    data: bytes,
    *,
    most: int | None = None,
    most_elements: int | None = None,
    ods: bool = False,
) -> Package:
    """The container of these bytes, which are called ``path``; refuses as ``open_package`` does.

    ``ods`` takes a spreadsheet of LibreOffice as well.
    """
    name = path.name
    if not data:
        raise SakipError("SKP-504", berkas=name)
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise SakipError("SKP-506", berkas=name)
        raise SakipError("SKP-507", berkas=name, nilai="berkas Excel lama (.xls) atau Office lama")
    if not data.startswith(_ZIP):
        raise SakipError("SKP-507", berkas=name, nilai=_not_zip(data))
    parts = Parts(name, data, MAX_MB if most is None else most, most_elements)
    other = next((meaning for mark, meaning in _OTHER_KINDS.items() if mark in parts), "")
    if ods and parts.get("mimetype", b"").startswith(_SPREADSHEET):
        return Package(path, data, parts)
    if other or _CONTENT_TYPES not in parts:
        raise SakipError("SKP-507", berkas=name, nilai=other or "arsip zip")
    return Package(path, data, parts)


def _bytes(path: Path) -> bytes:
    name = path.name
    if path.is_dir():
        raise SakipError("SKP-502", berkas=name)
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as galat:
        raise SakipError("SKP-501", berkas=name) from galat
    except OSError as galat:
        raise SakipError("SKP-503", berkas=name) from galat
    return data


def _not_zip(data: bytes) -> str:
    """What a file without the mark of a zip probably is."""
    if data.startswith(b"%PDF"):
        return "berkas PDF"
    return "berkas jenis lain" if b"\0" in data[:4096] else "berkas teks (.csv atau sejenisnya)"
