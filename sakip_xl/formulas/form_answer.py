"""Two computed columns of a form: the realisasi that counts, and what an empty one means."""

from __future__ import annotations

from collections.abc import Mapping

from sakip_xl.domain.measure.percent import is_percent_satuan
from sakip_xl.domain.model import Cell
from sakip_xl.domain.terms import YesNo
from sakip_xl.domain.wording import NOTHING_SAID, has_words
from sakip_xl.formulas.base import Scope
from sakip_xl.formulas.form_status import BELUM, BOLEH_KOSONG, CERTAIN_NUMBERS, KOSONG, is_certain
from sakip_xl.formulas.seen import seen

Row = Mapping[str, Cell]

UNSURE = "periksa"

_BOTH = "[@[Pembilang]:[Penyebut]]"
RUMUS_HASIL = (
    f'=IFERROR(IF([@[Isi Pembilang]]="Ya",IF(COUNTA({_BOTH},[@Realisasi]),[@Pembilang]/[@Penyebut]'
    '*IF(COUNT(SEARCH({"%","persen","prosen"},[@Satuan])),100,1)'
    f'/AND([@Realisasi]="",COUNT({_BOTH})=2,SUMPRODUCT(LOOKUP({_BOTH},{CERTAIN_NUMBERS}))=2),""),'
    f'IF(ISNUMBER([@Realisasi]),[@Realisasi],[@Realisasi]&" ")),"{UNSURE}")'
)
"""Dividing by a condition that does not hold is an error, and so ``periksa``. What is no number gets a
space, so that a word such as ``#REF!`` stays a word."""

_ALASAN = "[@[Alasan Belum Tersedia]]"
_NOTHING = ",".join(f'"{word}"' for word in NOTHING_SAID)
RUMUS_BILA_KOSONG = (
    f"=IF(AND(NOT(EXACT(UPPER({_ALASAN}),LOWER({_ALASAN}))),"
    f'ISNA(MATCH(TRIM(SUBSTITUTE({_ALASAN},".","")),{{{_NOTHING}}},0))),"{BELUM}",'
    f'IF([@[Target Triwulan]]="","{BOLEH_KOSONG}","{KOSONG}"))'
)


def compute_hasil(row: Row, _scope: Scope) -> Cell:
    """The twin of ``RUMUS_HASIL``: what was typed, or what pembilang and penyebut give.

    Two plain numbers that are certain give a number; whatever a short formula cannot judge is ``periksa``.
    """
    typed = seen(row.get("realisasi"))
    if seen(row.get("minta_pecahan")) != str(YesNo.YA):
        return typed if isinstance(typed, float) else f"{typed} "
    numbers = [seen(row.get(name)) for name in ("pembilang", "penyebut")]
    if typed == "" and numbers == ["", ""]:
        return ""
    upper, lower = numbers
    if typed != "" or not isinstance(upper, float) or not isinstance(lower, float) or lower == 0:
        return UNSURE
    if not (is_certain(upper) and is_certain(lower)):
        return UNSURE
    return upper / lower * (100 if is_percent_satuan(str(row.get("satuan") or "")) else 1)


def compute_bila_kosong(row: Row, _scope: Scope) -> Cell:
    """The twin of ``RUMUS_BILA_KOSONG``: what a row says when it has no realisasi."""
    if has_words(str(seen(row.get("alasan_belum")))):
        return BELUM
    return BOLEH_KOSONG if seen(row.get("target")) == "" else KOSONG
