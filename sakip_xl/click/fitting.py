"""A text that fits a message box: what does not fit is left out whole, and how much it was is said."""

from __future__ import annotations

from collections.abc import Sequence

BATAS = 950
"""A message box of Excel cuts at about 1,000 characters without saying so."""
BATAS_KEPALA = 600


def compose(header: str, items: Sequence[str], footer: str, rest: str) -> tuple[str, int]:
    """The message of a beginning, items and an end, and how many items did not fit.

    Items are left out whole from the last one on, and ``rest`` says how many; a beginning of more than
    ``BATAS_KEPALA`` characters is cut where a line ends.
    """
    start, end = cut(header, BATAS_KEPALA), f"\n\n{footer}" if footer else ""
    for shown in range(len(items), -1, -1):
        missing = len(items) - shown
        lines = [*items[:shown], *([rest.format(jumlah=missing)] if missing else [])]
        text = "\n".join([start, *([""] if lines else []), *lines]) + end
        if len(text) <= BATAS:
            return text, missing
    return cut(start + end, BATAS), len(items)


def cut(text: str, limit: int) -> str:
    """A text of at most so many characters, cut at the end of a line or word and marked."""
    if len(text) <= limit:
        return text
    body = text[: limit - 4]
    position = max(body.rfind("\n"), body.rfind(" "))
    return f"{body[: position if position > 0 else len(body)].rstrip()} ..."
