"""Percent as a book keeps it: the text ``95,5%`` of a raw cell is the number 0,955 shown in percent."""

from __future__ import annotations

import re
from decimal import Decimal

from sakip_xl.domain.model import Sel

_PERSEN = re.compile(r"-?(?:0|[1-9][0-9]{0,12})(?:,([0-9]{1,10}))?%")


def dari_persen(nilai: Sel) -> tuple[float, int] | None:
    """The number behind a percent text and how many decimals it shows; ``None`` for all else.

    Only a text that reading the number would give again is taken, so that nothing typed changes: three
    decimals (``1,234%``) could be thousands and stay text; read back, they carry a nought more.

    >>> dari_persen("95%"), dari_persen("92,5%"), dari_persen("1,234%"), dari_persen("95,10%")
    ((0.95, 0), (0.925, 1), None, None)
    """
    cocok = _PERSEN.fullmatch(nilai) if isinstance(nilai, str) else None
    if cocok is None:
        return None
    desimal = cocok[1] or ""
    baku = len(desimal.rstrip("0"))
    if len(desimal) != (4 if baku == 3 else baku):
        return None
    return float(Decimal(cocok[0].rstrip("%").replace(",", ".")) / 100), len(desimal)
