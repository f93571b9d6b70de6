"""What stands in a cell of a document that is a workbook: numbers as numbers, words and gaps as words."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from sakip_xl.documents.gaps import BELUM_ADA
from sakip_xl.domain.measure.comparable import is_fraction
from sakip_xl.domain.measure.rounding import round_number
from sakip_xl.domain.measure.shown import shown, shown_target
from sakip_xl.domain.measure.typed_number import ReadCell
from sakip_xl.render.row_height import HIGHEST, row_height

Figure = float | str | None
"""A number, a word or a gap; ``None`` for a cell that has nothing to say, such as a quarter to come."""

SIZE = 13.0
"""The points of the text of these workbooks, before Excel fits them to the width of the page."""

MOVED_IN = 1.3
"""What the space before a text takes from the width of its column."""

APART = 34.0
"""The height of a line that stands apart from what is above it."""

_SMALL, _BOLD = 8.0, 0.92
_UNKNOWN = "tengah+miring"


def typed_figure(reading: ReadCell, digits: int, *, target: bool = False) -> Figure:
    """A reading as a number where it is a plain one, else as staff read it."""
    if reading.nilai is not None and not reading.ordinal and not is_fraction(reading):
        return float(reading.exact_bounds()[0])
    write = shown_target if target else shown
    return write(reading, digits, blank=BELUM_ADA)


def as_number(value: Decimal | Fraction | None) -> float | None:
    """A number as a cell holds it."""
    return None if value is None else float(value)


def or_gap(value: float | None) -> Figure:
    """A number, a gap where there is none."""
    return BELUM_ADA if value is None else value


def figure_style(content: Figure, digits: int, *, even: bool = False) -> str:
    """How a figure stands in its cell: a number with the decimals it has, a word in the middle.

    ``even``: always with all ``digits``, as a column of capaian is read. A number that is too wide for its
    column is printed smaller, for ``###`` says nothing.
    """
    if isinstance(content, (int, float)):
        if even:
            return f"kanan+muat+desimal{digits}"
        written = round_number(Decimal(repr(float(content))), digits).normalize()
        return f"kanan+muat+desimal{max(-int(written.as_tuple().exponent), 0)}"
    return _UNKNOWN if content == BELUM_ADA else "tengah"


def line_height(content: list[tuple[str, float]], *, lowest: float) -> float:
    """How high a row must be for its texts, some of which are bold and so a little wider."""
    sizes = (_SMALL if is_too_high(text, width) else SIZE for text, width in content)
    heights = (
        row_height([(text, width * _BOLD)], size) for (text, width), size in zip(content, sizes, strict=True)
    )
    return max([*heights, lowest])


def is_too_high(text: str, width: float) -> bool:
    """Whether a text needs a row that is higher than Excel has: it is written in small letters."""
    return row_height([(text, width * _BOLD)], SIZE) >= HIGHEST


def text_style(text: str, width: float) -> str:
    """What is added to the style of a text, so that it is whole in its cell."""
    return "+kecil_naskah" if is_too_high(text, width) else ""
