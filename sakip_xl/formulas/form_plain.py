"""A computed column of a form: whether something typed as an answer is no plain number."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time

from sakip_xl.domain.model import Cell
from sakip_xl.domain.terms import YesNo
from sakip_xl.formulas.base import Scope
from sakip_xl.formulas.seen import is_digits, seen

Row = Mapping[str, Cell]

_PAIR = ("pembilang", "penyebut")
_TOO_LONG = 1e15

_R = "[@Realisasi]"
_BOTH = "[@[Pembilang]:[Penyebut]]"
_FORMATS = "&".join(f'CELL("format",[@{heading}])' for heading in ("Pembilang", "Penyebut", "Realisasi"))


RUMUS_BUKAN_ANGKA = (
    f'=IFERROR(IF(COUNT(FIND("D",{_FORMATS}))'
    f'+ISTEXT({_R})*(SUBSTITUTE(ROUND(N([@Hasil]),2),".",",")<>SUBSTITUTE({_R},".",","))'
    f'+SUMPRODUCT(({_BOTH}<>"")*(FIXED(ABS({_BOTH}),0,1)<>{_BOTH}&"")),'
    f'"{YesNo.YA}","{YesNo.TIDAK}"),"{YesNo.YA}")'
)
"""A text is a plain number when *Hasil*, with at most two decimals, is spelled like it; three decimals may be
thousands. Pembilang and penyebut are whole numbers, typed or not.

CELL names the formats of dates and times D1 to D9, in every language; in these cells, which keep what is
typed as text, only something copied from elsewhere has one. Where a format cannot be told, in Excel on the
web and on telephones, and for most dates in LibreOffice, it is counted as no objection; ``[h]:mm``, which
Excel gives to a span of a day or more, has no name anywhere."""


def compute_bukan_angka(row: Row, _scope: Scope) -> Cell:
    """The twin of ``RUMUS_BUKAN_ANGKA``."""
    plain = _plain(row.get("realisasi"), row.get("hasil")) and all(map(_whole, map(row.get, _PAIR)))
    return str(YesNo.TIDAK if plain else YesNo.YA)


def is_moment(value: Cell) -> bool:
    """Whether a cell holds a date, a moment or a time of day."""
    return isinstance(value, (date, time))


def _plain(value: Cell, hasil: Cell) -> bool:
    number = seen(value)
    if isinstance(number, str):
        return number == "" or isinstance(value, bool) or number.replace(".", ",") == _spelled(hasil)
    return not is_moment(value)


def _spelled(hasil: Cell) -> str:
    """A number with at most two decimals, as a text."""
    number = hasil if isinstance(hasil, (int, float)) else 0
    return f"{round(number, 2):.15G}".replace(".", ",")


def _whole(value: Cell) -> bool:
    number = seen(value)
    if isinstance(number, str):
        return number == "" or is_digits(number)
    return not is_moment(value) and number >= 0 and number.is_integer() and number < _TOO_LONG
