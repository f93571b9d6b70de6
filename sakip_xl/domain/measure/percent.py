"""Percent as a unit of measure, and as a book keeps it: the text ``95,5%`` is 0,955 shown in percent."""

from __future__ import annotations

import re
from decimal import Decimal

from sakip_xl.domain.model import Cell

_SATUAN = re.compile(r"%|persen|prosen", re.IGNORECASE)
_PERCENT = re.compile(r"-?(?:0|[1-9][0-9]{0,12})(?:,([0-9]{1,10}))?%")


def is_percent_satuan(satuan: str) -> bool:
    """Whether the unit of measure is percent.

    >>> is_percent_satuan("%"), is_percent_satuan("Persen"), is_percent_satuan("dokumen")
    (True, True, False)
    >>> is_percent_satuan("Prosentase")
    True
    """
    return _SATUAN.search(satuan) is not None


def from_percent(value: Cell) -> tuple[float, int] | None:
    """The number behind a percent text and how many decimals it shows; ``None`` for anything else.

    Only a text that reading the number would give again is taken, so that nothing typed changes: three
    decimals (``1,234%``) could be thousands and stay text; read back, they carry one more zero.

    >>> from_percent("95%"), from_percent("92,5%"), from_percent("1,234%"), from_percent("95,10%")
    ((0.95, 0), (0.925, 1), None, None)
    """
    match = _PERCENT.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        return None
    desimal = match[1] or ""
    significant = len(desimal.rstrip("0"))
    if len(desimal) != (4 if significant == 3 else significant):
        return None
    return float(Decimal(match[0].rstrip("%").replace(",", ".")) / 100), len(desimal)
