"""Colours by content that can be read: enough contrast, and never the colour alone."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sakip_xl.domain.model import BatasPredikat
from sakip_xl.render.canvas import Area, CanvasSheet

CONTRAST = 4.5
"""How much lighter the lighter of type and ground is at least: WCAG 2.1, level AA, for type of any size."""
_STRENGTH = 0.145
_COLOR = re.compile(r"#?([0-9A-Fa-f]{6})")


def color_predikat(sheet: CanvasSheet, area: Area, predikat: Iterable[BatasPredikat]) -> None:
    """Show each predikat in the colour that the workbook gives it; without a valid colour, in none."""
    for bound in predikat:
        color = _COLOR.fullmatch(bound.warna)
        if color is not None:
            text = bound.predikat.replace('"', '""')
            condition = {"type": "cell", "criteria": "==", "value": f'"{text}"'}
            ground = pale_tint(color[1])
            style = f"tebal+huruf#{readable_on(ground, color[1])}+#{ground}"
            sheet.conditional.append((area, {**condition, "format": style}))


def pale_tint(color: str) -> str:
    """A pale tint of a colour, both as six hexadecimal digits: calm on a page full of cells.

    >>> pale_tint("000000"), pale_tint("FFFFFF")
    ('DADADA', 'FFFFFF')
    """
    channels = (int(color[n : n + 2], 16) for n in (0, 2, 4))
    return "".join(f"{round(255 - (255 - channel) * _STRENGTH):02X}" for channel in channels)


def contrast(one: str, other: str) -> float:
    """How well two colours (``RRGGBB``) are told apart, 1 to 21, as WCAG defines it.

    >>> round(contrast("000000", "FFFFFF"), 1), contrast("777777", "777777")
    (21.0, 1.0)
    """
    dark, light = sorted(map(_luminance, (one, other)))
    return (light + 0.05) / (dark + 0.05)


def readable_on(ground: str, color: str) -> str:
    """The colour, darkened as little as needed until type in it can be read on a light ground.

    >>> readable_on("FFFFFF", "000000"), readable_on("FFFFFF", "FFFFFF")
    ('000000', '757575')
    """
    channels = [int(color[n : n + 2], 16) for n in (0, 2, 4)]
    for share in range(100, -1, -2):
        darker = "".join(f"{channel * share // 100:02X}" for channel in channels)
        if contrast(darker, ground) >= CONTRAST:
            break
    return darker


def _luminance(color: str) -> float:
    channels = (int(color[n : n + 2], 16) / 255 for n in (0, 2, 4))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
