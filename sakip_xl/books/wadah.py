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

BATAS_MB = 200
"""Bound of everything in the container unpacked; a real master has 1 to 3 MB."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK"
_BUKU = "xl/workbook.xml"
_JENIS_LAIN = {
    "word/document.xml": "dokumen Word",
    "ppt/presentation.xml": "presentasi PowerPoint",
    "xl/workbook.bin": "buku kerja biner (.xlsb)",
    "content.xml": "berkas OpenDocument (.ods atau sejenisnya)",
}


@dataclass(frozen=True, slots=True)
class Wadah:
    """The bytes of one sound ``.xlsx`` and its parts unpacked."""

    jalur: Path
    data: bytes
    bagian: dict[str, bytes]

    @property
    def sidik(self) -> str:
        """The fingerprint of the file as it was read."""
        return sidik_bita(self.data)


def sidik_bita(data: bytes) -> str:
    """SHA-256 in hexadecimal."""
    return sha256(data).hexdigest()


def buka_wadah(jalur: Path, lama: Wadah | None = None) -> Wadah:
    """Read one file; refuses (SKP-501 to 509) whatever is no whole, safe ``.xlsx``.

    Gives ``lama`` itself back when the file still has its bytes.
    """
    data = _bita(jalur)
    if lama is not None and data == lama.data:
        return lama
    nama = jalur.name
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise SakipError("SKP-506", berkas=nama)
        raise SakipError("SKP-507", berkas=nama, nilai="berkas Excel lama (.xls) atau Office lama")
    if not data.startswith(_ZIP):
        raise SakipError("SKP-507", berkas=nama, nilai=_bukan_zip(data))
    bagian = _bagian(nama, data)
    if _BUKU not in bagian:
        jenis = next((arti for tanda, arti in _JENIS_LAIN.items() if tanda in bagian), "arsip zip")
        raise SakipError("SKP-507", berkas=nama, nilai=jenis)
    _aman(nama, bagian)
    return Wadah(jalur, data, bagian)


def _bita(jalur: Path) -> bytes:
    nama = jalur.name
    if jalur.is_dir():
        raise SakipError("SKP-502", berkas=nama)
    try:
        data = jalur.read_bytes()
    except (FileNotFoundError, NotADirectoryError) as galat:
        raise SakipError("SKP-501", berkas=nama) from galat
    except OSError as galat:
        raise SakipError("SKP-503", berkas=nama) from galat
    if not data:
        raise SakipError("SKP-504", berkas=nama)
    return data


def _bukan_zip(data: bytes) -> str:
    """What a file without the mark of a zip probably is."""
    if data.startswith(b"%PDF"):
        return "berkas PDF"
    return "berkas jenis lain" if b"\0" in data[:4096] else "berkas teks (.csv atau sejenisnya)"


def _bagian(nama: str, data: bytes) -> dict[str, bytes]:
    """Every part unpacked; the declared sizes are bounded first, then proved by the checksums."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as arsip:
            besar = sum(satu.file_size for satu in arsip.infolist())
            if besar > BATAS_MB * 2**20:
                raise SakipError("SKP-508", berkas=nama, nilai=-(-besar // 2**20), batas=BATAS_MB)
            return {satu.filename: arsip.read(satu) for satu in arsip.infolist() if not satu.is_dir()}
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError) as galat:
        raise SakipError("SKP-505", berkas=nama) from galat


def _aman(nama: str, bagian: dict[str, bytes]) -> None:
    """No part declares a document type: entity expansion and outside references begin there."""
    for satu, isi in bagian.items():
        if satu.endswith((".xml", ".rels", ".vml")) and b"<!DOCTYPE" in isi.replace(b"\0", b""):
            raise SakipError("SKP-509", berkas=nama, nilai=satu)
