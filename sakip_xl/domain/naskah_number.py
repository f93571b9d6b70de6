"""The number of a document by the office's pattern, such as ``{nomor}/{kode}/{romawi}/{tahun}``."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
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


def next_number(pattern: str, used: Iterable[str], *, kode: str, triwulan: int, day: date) -> str:
    """The number of a sound pattern after the highest that was given, whatever kind it was given to.

    >>> used = ["001/UND/VII/2026", "045/2026"]
    >>> next_number("{nomor}/{kode}/{romawi}/{tahun}", used, kode="LAP", triwulan=2, day=date(2026, 7, 20))
    '002/LAP/VII/2026'
    >>> next_number("Nomor {nomor}.", ["Nomor 009."], kode="LAP", triwulan=2, day=date(2026, 7, 20))
    'Nomor 010.'
    """
    texts = {"kode": kode, "romawi": _MONTHS[day.month - 1], "bulan": f"{day.month:02d}"}
    texts |= {"triwulan": ROMAWI[triwulan], "tahun": str(day.year)}
    given = [int(found[1]) for number in used if (found := _shape(pattern).fullmatch(number))]
    return pattern.format(nomor=f"{max(given, default=0) + 1:0{_DIGITS}d}", **texts)


def _shape(pattern: str) -> re.Pattern[str]:
    """What a number of this pattern looks like; its first group is the order."""
    text, order = "", r"(\d+)"
    for literal, name, _, _ in Formatter().parse(pattern):
        text += re.escape(literal)
        if name is not None:
            text += order if name == "nomor" else ".+?"
            order = order if name != "nomor" else r"\1"
    return re.compile(text)
