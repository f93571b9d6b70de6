"""Many PDF bound into one: a bookmark for each, and the page of the whole small at the foot of every page.

pypdf is imported only here and only when a Jilid is bound, so that a click does not wait for it.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdf import PageObject, PdfWriter

logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it warns in English of what page_count tells

_LEFT, _BOTTOM, _SIZE = 57, 14, 6
"""Where the page of the whole stands, in points: below the footer of a paper, in line with its text."""
_GRAY = 0.35
_FONT = "/SakipJilid"


@dataclass(frozen=True, slots=True)
class Binding:
    """What the bound PDF says of itself: its title, who made it when, and the fingerprint of its data."""

    title: str
    author: str
    moment: datetime
    sidik: str


def page_count(path: Path) -> int:
    """How many pages a PDF has; 0 when it is not there, locked, or cannot be read."""
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(path)
        return 0 if reader.is_encrypted else len(reader.pages)
    except (OSError, PyPdfError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return 0


def bind(parts: Sequence[tuple[str, Path]], binding: Binding) -> bytes:
    """One PDF of all parts, each with its bookmark; the same bytes for the same parts and moment."""
    from pypdf import PdfWriter
    from pypdf.generic import ArrayObject, ByteStringObject

    writer = PdfWriter()
    writer.pdf_header = "%PDF-1.7"
    for name, path in parts:
        first = len(writer.pages)
        writer.append(path, import_outline=False)
        writer.add_outline_item(title=name, page_number=first)
    _stamp(writer, binding.title)
    made_at = f"D:{binding.moment:%Y%m%d%H%M%S}"
    writer.add_metadata(
        {
            "/Title": binding.title,
            "/Author": binding.author,
            "/Keywords": binding.sidik,
            "/Creator": "sakip_xl",
            "/Producer": "sakip_xl",
            "/CreationDate": made_at,
            "/ModDate": made_at,
        }
    )
    writer.page_mode = "/UseOutlines"
    identity = ByteStringObject(bytes.fromhex(binding.sidik)[:16])
    writer._ID = ArrayObject([identity, identity])  # noqa: SLF001 pypdf itself knows only random ones
    target = BytesIO()
    writer.write(target)
    return target.getvalue()


def _stamp(writer: PdfWriter, title: str) -> None:
    """Write on every page which one of the whole it is."""
    from pypdf.generic import DictionaryObject, NameObject

    names = {
        "/Type": "/Font",
        "/Subtype": "/Type1",
        "/BaseFont": "/Helvetica",
        "/Encoding": "/WinAnsiEncoding",
    }
    font = DictionaryObject({NameObject(key): NameObject(value) for key, value in names.items()})
    reference = writer._add_object(font)  # noqa: SLF001 one font for all pages
    total = len(writer.pages)
    for number, page in enumerate(writer.pages, 1):
        if page.rotation:
            page.transfer_rotation_to_content()
        resources = page.setdefault(NameObject("/Resources"), DictionaryObject()).get_object()
        fonts = resources.setdefault(NameObject("/Font"), DictionaryObject()).get_object()
        fonts[NameObject(_FONT)] = reference
        _write_at_foot(writer, page, f"{title}, halaman {number} dari {total}")


def _write_at_foot(writer: PdfWriter, page: PageObject, text: str) -> None:
    """Add a line to a page, whose own content is fenced off so that nothing it sets reaches the line."""
    from pypdf.generic import ArrayObject, DecodedStreamObject, NameObject

    left, bottom = float(page.mediabox.left) + _LEFT, float(page.mediabox.bottom) + _BOTTOM
    shown = text.encode("cp1252", "replace").translate(None, b"\\()").decode("cp1252")
    line = f"\nQ\nq {_GRAY} g BT {_FONT} {_SIZE} Tf {left:.2f} {bottom:.2f} Td ({shown}) Tj ET Q\n"
    fences = []
    for content in ("q\n", line):
        stream = DecodedStreamObject()
        stream.set_data(content.encode("cp1252"))
        fences.append(writer._add_object(stream))  # noqa: SLF001 pypdf has no word for an object of ours
    raw = page.get("/Contents")
    own = raw.get_object() if raw is not None else None
    middle = (
        list(own) if isinstance(own, ArrayObject) else [page.raw_get("/Contents")] if own is not None else []
    )
    page[NameObject("/Contents")] = ArrayObject([fences[0], *middle, fences[1]])
