"""Two computed columns of a form: the realisasi that counts, and what an empty one means."""

from __future__ import annotations

from collections.abc import Mapping

from sakip_xl.domain.measure.percent import is_percent_satuan
from sakip_xl.domain.model import Cell
from sakip_xl.domain.terms import YesNo
from sakip_xl.domain.wording import NOTHING_SAID, has_words
from sakip_xl.formulas.base import Scope
from sakip_xl.formulas.form_status import BELUM, BOLEH_KOSONG, KOSONG
from sakip_xl.formulas.seen import is_digits, number_of_text, seen

Row = Mapping[str, Cell]

UNSURE = "periksa"

_BOTH = "[@[Pembilang]:[Penyebut]]"
RUMUS_HASIL = (
    f'=IFERROR(IF([@[Isi Pembilang]]="Ya",IF(COUNTA({_BOTH},[@Realisasi]),[@Pembilang]/[@Penyebut]'
    '*IF(COUNT(SEARCH({"%","persen","prosen"},[@Satuan])),100,1)'
    f'/AND([@Realisasi]="",COUNTA({_BOTH})=2),""),IF(ISNUMBER([@Realisasi]),[@Realisasi],'
    'IFERROR(_xlfn.NUMBERVALUE(SUBSTITUTE([@Realisasi],".",","),","," ")/(TRIM([@Realisasi])>""),'
    f'[@Realisasi]&" "))),"{UNSURE}")'
)
"""Dividing by a condition that does not hold is an error, and so ``periksa``. A typed number is read the same
in every language: one dot or comma before its decimals. What is none gets a space, so that a word such as
``#REF!`` stays a word. Whether it is for certain what was typed says *Bukan Angka*."""

_ALASAN = "[@[Alasan Belum Tersedia]]"
_NOTHING = ",".join(f'"{word}"' for word in NOTHING_SAID)
RUMUS_BILA_KOSONG = (
    f"=IF(AND(NOT(EXACT(UPPER({_ALASAN}),LOWER({_ALASAN}))),"
    f'ISNA(MATCH(TRIM(SUBSTITUTE({_ALASAN},".","")),{{{_NOTHING}}},0))),"{BELUM}",'
    f'IF([@[Target Triwulan]]="","{BOLEH_KOSONG}","{KOSONG}"))'
)


def compute_hasil(row: Row, _scope: Scope) -> Cell:
    """The twin of ``RUMUS_HASIL``: what was typed, or what pembilang and penyebut give.

    Two whole numbers give their quotient; whatever a short formula cannot judge is ``periksa``.
    """
    typed = seen(row.get("realisasi"))
    if seen(row.get("minta_pecahan")) != str(YesNo.YA):
        number = number_of_text(typed) if isinstance(typed, str) else typed
        return f"{typed} " if number is None else number
    numbers = [seen(row.get(name)) for name in ("pembilang", "penyebut")]
    if typed == "" and numbers == ["", ""]:
        return ""
    upper, lower = (float(number) if is_digits(number) else number for number in numbers)
    if typed != "" or not isinstance(upper, float) or not isinstance(lower, float) or lower == 0:
        return UNSURE
    return upper / lower * (100 if is_percent_satuan(str(row.get("satuan") or "")) else 1)


def compute_bila_kosong(row: Row, _scope: Scope) -> Cell:
    """The twin of ``RUMUS_BILA_KOSONG``: what a row says when it has no realisasi."""
    if has_words(str(seen(row.get("alasan_belum")))):
        return BELUM
    return BOLEH_KOSONG if seen(row.get("target")) == "" else KOSONG
