"""A computed column of a form: whether something typed as an answer is no plain number."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import date, time

from sakip_xl.domain.model import Cell, FormulirInput
from sakip_xl.domain.terms import YesNo
from sakip_xl.formulas.base import Scope
from sakip_xl.formulas.seen import seen

Row = Mapping[str, Cell]

_TYPED = ("pembilang", "penyebut", "realisasi")
_SECONDS = 86400

_CELLS = "[@[Pembilang]:[Realisasi]]"
_FORMATS = "&".join(f'CELL("format",[@{heading}])' for heading in ("Pembilang", "Penyebut", "Realisasi"))
_LIBRE = f'CELL("format",{FormulirInput.table}[[#Headers],[Kode]])="F0"'


RUMUS_BUKAN_ANGKA = (
    f'=IFERROR(IF(COUNT(FIND("D",SUBSTITUTE({_FORMATS},IF({_LIBRE},"G","D"),"D")))'
    f"+SUMPRODUCT(ISTEXT({_CELLS})+(ROUND({_CELLS},2)<>{_CELLS})*(ROUND({_CELLS}*{_SECONDS},0)/{_SECONDS}={_CELLS})),"
    f'"{YesNo.YA}","{YesNo.TIDAK}"),"{YesNo.YA}")'
)
"""CELL names the formats of dates and times D1 to D9, in every language. LibreOffice, which says F0 where
Excel says G of a cell without a format, says G of the dates and times that it has no name for. Where a format
cannot be told, in Excel on the web and on telephones, the error of CELL is counted as no objection.

``[h]:mm``, which Excel gives to a span of a day or more, has no name there. A span is known by its number:
whole seconds of a day that need more than two decimals."""


def compute_bukan_angka(row: Row, _scope: Scope) -> Cell:
    """The twin of ``RUMUS_BUKAN_ANGKA``."""
    typed = [row.get(name) for name in _TYPED]
    return str(YesNo.TIDAK if all(map(_plain, typed)) else YesNo.YA)


def is_moment(value: Cell) -> bool:
    """Whether a cell holds a date, a moment or a time of day."""
    return isinstance(value, (date, time))


def _plain(value: Cell) -> bool:
    number = seen(value)
    if isinstance(number, str):
        return number == "" or isinstance(value, bool)
    return not is_moment(value) and (_same(round(number, 2), number) or not _is_span(number))


def _is_span(number: float) -> bool:
    return _same(round(number * _SECONDS) / _SECONDS, number)


def _same(number: float, other: float) -> bool:
    """Equal as Excel compares: by 15 digits."""
    return math.isclose(number, other, rel_tol=1e-15)
