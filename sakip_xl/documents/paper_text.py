"""What stands in an issued paper, as text: a Word file, workbook or PDF, or what a phone read off a QR code.

pypdf is imported only here and only for a PDF. The files are others': nothing is unpacked beyond the bounds.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
import zlib

_MOST_PART, _MOST_PARTS, _MOST_PAGES, _MOST_TEXT = 8 * 2**20, 40, 40, 64 * 2**10
_READ = re.compile(r"docProps/core\.xml|word/(?:document|header\d*|footer\d*)\.xml")
"""A workbook names the head of the log among its properties."""
_BREAK, _TAG = re.compile(r"</w:p>|<w:(?:br|tab)\b|</dc:"), re.compile(r"<[^>]*>")
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError, NotImplementedError)


def paper_text(data: bytes) -> str:
    """The text of a paper; empty for a scan, and for a file that cannot be read or is none of these."""
    if data.startswith(b"%PDF-"):
        return _pdf_text(data)
    if data.startswith(b"PK"):
        return _office_text(data)
    return "" if b"\0" in data or len(data) > _MOST_TEXT else data.decode(errors="replace")


def _pdf_text(data: bytes) -> str:
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            return ""
        pages = (reader.pages[number] for number in range(min(len(reader.pages), _MOST_PAGES)))
        return "\n".join(page.extract_text() for page in pages)
    except (PyPdfError, *_DAMAGE, LookupError, TypeError, AttributeError, RecursionError, ArithmeticError):
        return ""


def _office_text(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            names = [name for name in package.namelist() if _READ.fullmatch(name)]
            parts = [_part(package, name) for name in names[:_MOST_PARTS]]
    except _DAMAGE:
        return ""
    return "\n".join(html.unescape(_TAG.sub("", _BREAK.sub(r"\n\g<0>", part))) for part in parts)


def _part(package: zipfile.ZipFile, name: str) -> str:
    """One part, of a longer one nothing: a paper of a thousand pages has less."""
    with package.open(name) as stream:
        content = stream.read(_MOST_PART + 1)
    return "" if len(content) > _MOST_PART else content.decode(errors="replace")
