"""Colours by content, as conditional formats."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sakip_xl.build.kanvas import Daerah, LembarKanvas
from sakip_xl.domain.model import BatasPredikat

_WARNA = re.compile(r"#?([0-9A-Fa-f]{6})")


def warnai_predikat(lembar: LembarKanvas, daerah: Daerah, predikat: Iterable[BatasPredikat]) -> None:
    """Show each predikat in the colour that the workbook gives it; without a valid colour, in none."""
    for satu in predikat:
        warna = _WARNA.fullmatch(satu.warna)
        if warna is not None:
            teks = satu.predikat.replace('"', '""')
            syarat = {"type": "cell", "criteria": "==", "value": f'"{teks}"'}
            lembar.bersyarat.append((daerah, {**syarat, "format": f"putih+#{warna[1].upper()}"}))
