"""Colours by content, as conditional formats."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sakip_xl.domain.model import BatasPredikat
from sakip_xl.render.canvas import Area, CanvasSheet

_STRENGTH = 0.145
_COLOR = re.compile(r"#?([0-9A-Fa-f]{6})")


def color_predikat(sheet: CanvasSheet, area: Area, predikat: Iterable[BatasPredikat]) -> None:
    """Show each predikat in the colour that the workbook gives it; without a valid colour, in none."""
    for bound in predikat:
        color = _COLOR.fullmatch(bound.warna)
        if color is not None:
            text = bound.predikat.replace('"', '""')
            condition = {"type": "cell", "criteria": "==", "value": f'"{text}"'}
            style = f"tebal+huruf#{color[1].upper()}+#{pale_tint(color[1])}"
            sheet.conditional.append((area, {**condition, "format": style}))


def pale_tint(color: str) -> str:
    """A pale tint of a colour, both as six hexadecimal digits: calm on a page full of cells.

    >>> pale_tint("000000"), pale_tint("FFFFFF")
    ('DADADA', 'FFFFFF')
    """
    channels = (int(color[n : n + 2], 16) for n in (0, 2, 4))
    return "".join(f"{round(255 - (255 - channel) * _STRENGTH):02X}" for channel in channels)
