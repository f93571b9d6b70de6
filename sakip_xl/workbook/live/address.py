"""Where an open book lies, as far as this computer can tell."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import xlwings as xw


def book_address(book: xw.Book) -> str:
    """The full name of an open book; empty when xlwings cannot find the local copy of a cloud book.

    It gives up with an error of its own, and on some addresses of SharePoint it fails.
    """
    with suppress(Exception):
        return str(book.fullname)
    return ""


def book_path(book: xw.Book) -> Path | None:
    """The file on a disk of this computer; ``None`` for a book never saved or kept in the cloud."""
    address = book_address(book)
    path = Path(address)
    return path if "://" not in address and path.is_absolute() and path.exists() else None
