"""What documents that are workbooks have in common: title and signatures, as high as their texts need."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from sakip_xl.documents.base import Tags
from sakip_xl.documents.figures import line_height
from sakip_xl.render.canvas import Area, CanvasSheet
from sakip_xl.render.row_height import row_height

_TITLE, _LINE = 28.0, 20.0
_LARGE = 20.0
"""The points of the style judul_naskah, in which titles are written."""
_NAME = 6
"""The line of a signature that is the name, after what is signed, the office and the room for the hand."""


def paper_identity(tags: Tags) -> str:
    """What stands below every page: number, version, fingerprint, and the head of the log in words."""
    identity = f"Nomor {tags['nomor']}, versi {tags['versi']}, sidik {tags['sidik']}"
    return ". ".join(filter(None, (identity, tags["saksi"])))


def draw_title(sheet: CanvasSheet, lines: Iterable[tuple[str, str]]) -> None:
    """The first rows of a sheet, each a text over all columns in its style."""
    last, width = max(sheet.widths), sum(sheet.widths.values())
    for row, (text, style) in enumerate(lines):
        sheet.heights[row] = max(row_height([(text, width)], _LARGE), _TITLE)
        sheet.merge(Area(row, 0, row, last), text, style)


def draw_signatures(sheet: CanvasSheet, blocks: Sequence[tuple[tuple[int, int], Sequence[str]]]) -> None:
    """Signatures side by side, each in its first to last column, its lines from top to bottom."""
    start = sheet.next_row() + 1
    for (first, last), lines in blocks:
        width = sum(sheet.widths[column] for column in range(first, last + 1))
        for offset, text in enumerate(lines):
            row = start + offset
            sheet.heights[row] = line_height([(text, width)], lowest=sheet.heights.get(row, _LINE))
            style = "naskah+lebar_naskah+tengah" + ("+tebal" if offset == _NAME else "")
            sheet.merge(Area(row, first, row, last), text or None, style)
