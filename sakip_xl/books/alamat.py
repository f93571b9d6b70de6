"""Where an open book lies, as far as this computer can tell."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import xlwings as xw


def alamat_buku(buku: xw.Book) -> str:
    """The full name of an open book; empty when xlwings looks in vain for the local copy of a cloud book.

    It gives up with an error of its own, and on some addresses of SharePoint it fails.
    """
    with suppress(Exception):
        return str(buku.fullname)
    return ""


def jalur_buku(buku: xw.Book) -> Path | None:
    """The file on a disk of this computer; ``None`` for a book never saved or kept in the cloud."""
    alamat = alamat_buku(buku)
    jalur = Path(alamat)
    return jalur if "://" not in alamat and jalur.is_absolute() and jalur.exists() else None
