"""How high a row must be for the texts in it; programs fit a row themselves only while staff type in it."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

_DEFAULT_SIZE = 11.0
_CHARACTERS_PER_WIDTH = 1.13
_LINE_HEIGHT = 1.28
_MARGIN = 3.0
_PAPER_LINE = 13.0
"""Points that one line of text at size 10 needs in a cell with some air."""
HIGHEST = 409.0
"""Points that a row of Excel can have at most."""


def line_count(text: str, width: float, font_size: float = 10) -> int:
    """How many lines a text takes in cells that are together ``width`` characters wide."""
    fits = max(int(width * _CHARACTERS_PER_WIDTH * _DEFAULT_SIZE / font_size), 1)
    return sum(1 if len(part) <= fits else len(wrap(part, fits)) or 1 for part in text.split("\n"))


def row_height(content: Iterable[tuple[str, float]], font_size: float = 10) -> float:
    """The height in points of a row that holds these texts, each with the width it has."""
    lines = max((line_count(text, width, font_size) for text, width in content), default=1)
    return min(round(lines * font_size * _LINE_HEIGHT + _MARGIN, 2), HIGHEST)


def text_height(content: Iterable[tuple[object, float]], *, paling_rendah: float = 15.0) -> float:
    """The fixed height in points of a row whose cells hold these texts in columns of these widths."""
    lines = max((line_count(str(text), width) for text, width in content), default=1)
    return max(paling_rendah, lines * _PAPER_LINE + 4)
