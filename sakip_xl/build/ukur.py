"""How high a row must be for the texts in it; programs fit a row themselves only while staff type in it."""

from __future__ import annotations

from collections.abc import Iterable
from textwrap import wrap

_UKURAN_BAKU = 11.0
_LUAS_HURUF = 1.13
_TINGGI_HURUF = 1.28
_TEPI = 3.0
_TERTINGGI = 409.0


def banyak_baris(teks: str, lebar: float, ukuran: float = 10) -> int:
    """How many lines a text takes in cells that are together ``lebar`` characters wide."""
    muat = max(int(lebar * _LUAS_HURUF * _UKURAN_BAKU / ukuran), 1)
    return sum(1 if len(bagian) <= muat else len(wrap(bagian, muat)) or 1 for bagian in teks.split("\n"))


def tinggi_baris(isi: Iterable[tuple[str, float]], ukuran: float = 10) -> float:
    """The height in points of a row that holds these texts, each with the width it has."""
    baris = max((banyak_baris(teks, lebar, ukuran) for teks, lebar in isi), default=1)
    return min(round(baris * ukuran * _TINGGI_HURUF + _TEPI, 2), _TERTINGGI)
