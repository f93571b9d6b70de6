"""Scattered cells as few rectangles, so that a write is one call and not one a cell."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from sakip_xl.build.kanvas import Daerah

Alamat = tuple[int, int]


def persegi(sel: Iterable[Alamat]) -> list[Daerah]:
    """Rectangles that cover exactly these cells: runs within a row, joined with equal runs below.

    >>> for satu in persegi([(0, 0), (0, 1), (1, 0), (1, 1), (3, 5)]):
    ...     print(satu)
    Daerah(baris=0, kolom=0, baris_akhir=1, kolom_akhir=1)
    Daerah(baris=3, kolom=5, baris_akhir=3, kolom_akhir=5)
    """
    terbuka: dict[tuple[int, int], Daerah] = {}
    hasil: list[Daerah] = []
    for baris, kolom, akhir in _deret(sorted(set(sel))):
        atas = terbuka.pop((kolom, akhir), None)
        if atas is not None and atas.baris_akhir == baris - 1:
            terbuka[kolom, akhir] = Daerah(atas.baris, kolom, baris, akhir)
            continue
        if atas is not None:
            hasil.append(atas)
        terbuka[kolom, akhir] = Daerah(baris, kolom, baris, akhir)
    hasil += terbuka.values()
    return sorted(hasil, key=lambda d: (d.baris, d.kolom))


def _deret(sel: list[Alamat]) -> list[tuple[int, int, int]]:
    """Runs of neighbours within a row: row, first and last column."""
    if not sel:
        return []
    mulai = [sel[0], *(b for a, b in pairwise(sel) if b != (a[0], a[1] + 1))]
    akhir = [*(a for a, b in pairwise(sel) if b != (a[0], a[1] + 1)), sel[-1]]
    return [(a[0], a[1], b[1]) for a, b in zip(mulai, akhir, strict=True)]
