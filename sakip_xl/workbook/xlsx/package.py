"""The file as a container: read whole, once, and refused here when it is no sound ``.xlsx``.

Everything later (calamine, the sheet XML, the fingerprint) looks at the same bytes, so a file that
changes meanwhile cannot be read half old, half new.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from sakip_xl.errors import SakipError

MAX_MB = 200
"""Bound of everything in the container unpacked; a real master has 1 to 3 MB."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_WORKBOOK = "xl/workbook.xml"
_OTHER_KINDS = {
    "word/document.xml": "dokumen Word",
    "ppt/presentation.xml": "presentasi PowerPoint",
    "xl/workbook.bin": "buku kerja biner (.xlsb)",
    "content.xml": "berkas OpenDocument (.ods atau sejenisnya)",
}


@dataclass(frozen=True, slots=True)
class Package:
    """The bytes of one sound ``.xlsx`` and its parts unpacked."""

    path: Path
    data: bytes
    parts: dict[str, bytes]

    @property
    def sidik(self) -> str:
        """The fingerprint of the file as it was read."""
        return bytes_sidik(self.data)


def bytes_sidik(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return sha256(data).hexdigest()


def open_package(path: Path, old: Package | None = None) -> Package:
    """Read one file; refuses (SKP-501 to 509) whatever is no whole, safe ``.xlsx``.

    Gives ``old`` itself back when the file still has its bytes.
    """
    data = _bytes(path)
    if old is not None and data == old.data:
        return old
    name = path.name
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise SakipError("SKP-506", berkas=name)
        raise SakipError("SKP-507", berkas=name, nilai="berkas Excel lama (.xls) atau Office lama")
    if not data.startswith(_ZIP):
        raise SakipError("SKP-507", berkas=name, nilai=_not_zip(data))
    parts = _part(name, data)
    if _WORKBOOK not in parts:
        kind = next((meaning for mark, meaning in _OTHER_KINDS.items() if mark in parts), "arsip zip")
        raise SakipError("SKP-507", berkas=name, nilai=kind)
    _safe(name, parts)
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
    if not data:
        raise SakipError("SKP-504", berkas=name)
    return data


def _not_zip(data: bytes) -> str:
    """What a file without the mark of a zip probably is."""
    if data.startswith(b"%PDF"):
        return "berkas PDF"
    return "berkas jenis lain" if b"\0" in data[:4096] else "berkas teks (.csv atau sejenisnya)"


def _part(name: str, data: bytes) -> dict[str, bytes]:
    """Every part unpacked; the declared sizes are bounded first, then proved by the checksums."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
            if size > MAX_MB * 2**20:
                raise SakipError("SKP-508", berkas=name, nilai=-(-size // 2**20), batas=MAX_MB)
            return {entry.filename: archive.read(entry) for entry in archive.infolist() if not entry.is_dir()}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as galat:
        raise SakipError("SKP-505", berkas=name) from galat


def _safe(name: str, parts: dict[str, bytes]) -> None:
    """No part declares a document type: entity expansion and outside references begin there."""
    for part, content in parts.items():
        if part.endswith((".xml", ".rels", ".vml")) and b"<!DOCTYPE" in content.replace(b"\0", b""):
            raise SakipError("SKP-509", berkas=name, nilai=part)
