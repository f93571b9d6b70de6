"""What people wrote beside the values of a file: comments, and links hidden behind a text.

calamine sees neither. openpyxl reads the comments; it is slow to load, so only where a package has some.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from sakip_xl.errors import Temuan, temuan
from sakip_xl.workbook.xlsx.reader import BookAsRead
from sakip_xl.workbook.xlsx.sheet_xml import Address, cell_address, rectangle
from sakip_xl.workbook.xlsx.structure import ReadTable

_THREAD = "tc="
"""How Excel names the author of the old comment that stands for a thread of new ones."""


def remarks(book: BookAsRead) -> list[Temuan]:
    """Every comment (SKP-568) and hidden link (SKP-569), sheet by sheet, each at its cell."""
    return [
        finding.di(berkas=book.package.path.name, lembar=sheet, sel=cell_address(*address))
        for sheet in book.sheet_parts
        for address, finding in (
            *((address, temuan("SKP-568", nilai=text)) for address, text in comments(book, sheet)),
            *((address, temuan("SKP-569", nilai=target)) for address, target in hidden_links(book, sheet)),
        )
    ]


def comments(book: BookAsRead, sheet: str) -> list[tuple[Address, str]]:
    """The comments of one sheet in the order of their cells; a part that is none is a ``ValueError``."""
    parts = [
        book.package.parts[relation["Target"]]
        for relation in book.relations(sheet)
        if relation.get("Type", "").endswith("/comments")
    ]
    return sorted(found for part in parts for found in _comments(part))


def hidden_links(book: BookAsRead, sheet: str) -> Iterator[tuple[Address, str]]:
    """The links in typed cells of one sheet whose address the cell does not show."""
    links = book.side(sheet).links
    if not links:
        return
    outside = {r["Id"]: r["Target"] for r in book.relations(sheet) if r.get("TargetMode") == "External"}
    block = book.values(sheet)
    for row, column in _typed_cells([table for table in book.tables.values() if table.sheet == sheet]):
        target = outside.get(links.get((row, column), ""), "")
        shown = str(block[row][column]) if row < len(block) and column < len(block[row]) else ""
        if target and target.removeprefix("mailto:").rstrip("/") not in shown:
            yield (row, column), target


def _typed_cells(tables: list[ReadTable]) -> Iterator[Address]:
    for table in tables:
        for row in range(table.first_row, table.last_row + 1):
            yield from ((row, table.columns[c.bidang]) for c in table.table.columns if c.rumus is None)


def _comments(part: bytes) -> Iterator[tuple[Address, str]]:
    from openpyxl.comments.comment_sheet import CommentSheet
    from openpyxl.xml.functions import fromstring

    read: Any = CommentSheet.from_tree  # its stubs know only elements of openpyxl itself
    try:
        found = list(read(fromstring(part)).comments)
    except (SyntaxError, TypeError, AttributeError) as galat:  # what openpyxl says of other XML
        raise ValueError(str(galat)) from galat
    for reference, comment in found:
        text = comment.text
        if (comment.author or "").startswith(_THREAD):  # Excel's own notice, a heading, the thread
            text = text.split("\n\n", 2)[-1].partition("\n")[2]
        yield rectangle(reference)[:2], " ".join(text.split())
