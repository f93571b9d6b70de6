"""What people wrote beside the values of a file: comments, and links hidden behind a text."""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.workbook.xlsx.address import Address, rectangle
from sakip_xl.workbook.xlsx.reader import BookAsRead
from sakip_xl.workbook.xlsx.structure import ReadTable
from sakip_xl.workbook.xlsx.xml_walk import XmlWalk, whole_number

_THREAD = "tc="
"""How Excel names the author of the old comment that stands for a thread of new ones."""


def comments(book: BookAsRead, sheet: str) -> list[tuple[Address, str]]:
    """The comments of one sheet in the order of their cells; a part that is none is a ``ValueError``."""
    parts = [
        book.package.parts[relation["Target"]]
        for relation in book.relations(sheet)
        if relation.get("Type", "").endswith("/comments")
    ]
    return sorted(
        [*book.side(sheet).comments.items(), *(found for part in parts for found in _comments(part))]
    )


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


class _Comments(XmlWalk):
    """Collects the comments of one sheet."""

    def __init__(self) -> None:
        self.found: list[tuple[Address, str]] = []
        self._authors: list[str] = []
        self._pieces_of_text: list[str] = []
        self._place: Address = (0, 0)
        self._author = ""
        super().__init__(
            {"author": self._begin_text, "t": self._begin_text, "comment": self._begin},
            {"author": self._end_author, "t": self._end_text, "comment": self._end},
        )

    def _begin_text(self, _attributes: dict[str, str]) -> None:
        self.collect()

    def _end_author(self) -> None:
        self._authors.append(self.text())

    def _end_text(self) -> None:
        self._pieces_of_text.append(self.text())

    def _begin(self, attributes: dict[str, str]) -> None:
        self._place = rectangle(attributes["ref"])[:2]
        number = whole_number(attributes.get("authorId", "0"))
        self._author = self._authors[number] if number < len(self._authors) else ""
        self._pieces_of_text.clear()

    def _end(self) -> None:
        text = "".join(self._pieces_of_text)
        if self._author.startswith(_THREAD):  # Excel's own notice, a heading, the thread
            text = text.split("\n\n", 2)[-1].partition("\n")[2]
        self.found.append((self._place, " ".join(text.split())))


def _comments(part: bytes) -> list[tuple[Address, str]]:
    walk = _Comments()
    walk.walk(part)
    return walk.found
