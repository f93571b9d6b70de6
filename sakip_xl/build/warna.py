"""Colours by content, as conditional formats."""

from __future__ import annotations

import re
from collections.abc import Iterable

from sakip_xl.build.kanvas import Daerah, LembarKanvas
from sakip_xl.domain.model import BatasPredikat

_PEKAT = 0.145
_WARNA = re.compile(r"#?([0-9A-Fa-f]{6})")


def warnai_predikat(lembar: LembarKanvas, daerah: Daerah, predikat: Iterable[BatasPredikat]) -> None:
    """Show each predikat in the colour that the workbook gives it; without a valid colour, in none."""
    for satu in predikat:
        warna = _WARNA.fullmatch(satu.warna)
        if warna is not None:
            teks = satu.predikat.replace('"', '""')
            syarat = {"type": "cell", "criteria": "==", "value": f'"{teks}"'}
            gaya = f"tebal+huruf#{warna[1].upper()}+#{muda(warna[1])}"
            lembar.bersyarat.append((daerah, {**syarat, "format": gaya}))


def muda(warna: str) -> str:
    """A pale tint of a colour, both as six hexadecimal digits: calm on a page full of cells.

    >>> muda("000000"), muda("FFFFFF")
    ('DADADA', 'FFFFFF')
    """
    bagian = (int(warna[n : n + 2], 16) for n in (0, 2, 4))
    return "".join(f"{round(255 - (255 - satu) * _PEKAT):02X}" for satu in bagian)
