"""What a formula is: Excel text, its Python twin and worked examples; and what the twin may read."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from sakip_xl.domain.model import Cell, Pengaturan
from sakip_xl.domain.model.organisasi import BatasPredikat


@dataclass(frozen=True, slots=True)
class Scope:
    """What a computed column may read besides its own row; ``triwulan`` is the one staff work on."""

    pengaturan: Pengaturan
    predikat: tuple[BatasPredikat, ...] = ()
    triwulan: int = 1


@dataclass(frozen=True, slots=True)
class ColumnFormula:
    """One formula: its Excel 2013 text and the function that gives the same value from the row.

    ``text`` may use ``[@Judul]`` for a cell of the same row and named cells; ``hitung`` gets the row by
    field name, computed columns to its left included. ``contoh`` are worked examples: (row, value).
    """

    text: str
    hitung: Callable[[Mapping[str, Cell], Scope], Cell]
    contoh: tuple[tuple[dict[str, Cell], Cell], ...] = ()
