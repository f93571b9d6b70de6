"""The number of a document by the office's pattern, such as ``{nomor}/{kode}/{romawi}/{tahun}``."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from itertools import count
from string import Formatter

from sakip_xl.domain.terms import ROMAWI

_MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
_DIGITS = 3
PLACES = ("nomor", "kode", "romawi", "bulan", "triwulan", "tahun")
"""What a pattern may name in braces."""


def pattern_flaw(pattern: str) -> str:
    """What is wrong with a pattern, as part of a sentence; empty when it can be used.

    >>> pattern_flaw("{nomor}/{kode}"), pattern_flaw("{kode}"), pattern_flaw("{nomor}/{unit}")
    ('', 'tanpa {nomor}, sehingga semua naskah bernomor sama', '{unit} tidak dikenal')
    >>> pattern_flaw("{nomor"), pattern_flaw("{nomor:x}")
    ('kurung kurawalnya tidak sepasang', '{nomor} berisi tanda lain')
    """
    try:
        parts = [part for part in Formatter().parse(pattern) if part[1] is not None]
    except ValueError:
        return "kurung kurawalnya tidak sepasang"
    for _, name, detail, conversion in parts:
        if name not in PLACES:
            return f"{{{name}}} tidak dikenal"
        if detail or conversion:
            return f"{{{name}}} berisi tanda lain"
    if not any(name == "nomor" for _, name, _, _ in parts):
        return "tanpa {nomor}, sehingga semua naskah bernomor sama"
    return ""


def next_number(pattern: str, used: Collection[str], *, kode: str, triwulan: int, day: date) -> str:
    """The first number of a sound pattern that no document has; the count goes on through the year.

    >>> next_number("{nomor}/{kode}/{romawi}/{tahun}", ["001/UND/VII/2026"], kode="LAP", triwulan=2,
    ...             day=date(2026, 7, 20))
    '002/LAP/VII/2026'
    """
    texts = {"kode": kode, "romawi": _MONTHS[day.month - 1], "bulan": f"{day.month:02d}"}
    texts |= {"triwulan": ROMAWI[triwulan], "tahun": str(day.year)}
    numbers = (pattern.format(nomor=f"{order:0{_DIGITS}d}", **texts) for order in count(len(used) + 1))
    return next(number for number in numbers if number not in used)
