"""Plain numbers: money and counts as typed are one number and nothing else, or the reason why not.

What is probably meant is spelled where the text says it (``1,5 M``), and never taken.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.rounding import TELITI
from sakip_xl.domain.measure.scale import TANPA_SKALA
from sakip_xl.domain.measure.typed_number import MULTIPLIERS, NumberKind, ReadCell, read_number
from sakip_xl.domain.terms import DecimalSeparator
from sakip_xl.domain.wording import angka


class PlainFlaw(StrEnum):
    """Why a cell is no plain number; each is an error type that ``schema.load`` maps to a code."""

    PENGALI = "angka_pengali"
    PERSEN = "angka_persen"
    BERSATUAN = "angka_bersatuan"
    BANYAK = "angka_banyak"
    KATA_NOL = "kata_nol"
    AMBIGU = "angka_ambigu"
    BUKAN = "bukan_angka"


@dataclass(frozen=True, slots=True)
class PlainNumber:
    """A cell that must hold one plain number: the number, or nothing, or what is wrong with it.

    ``usul`` spells the number that a cell with a word for thousands or millions probably means.
    """

    nilai: Decimal | None = None
    flaw: PlainFlaw | None = None
    usul: str = ""


_ALSO = {"k": 3, "m": 9, "t": 12, "mlr": 9, "miliyar": 9, "million": 6, "billion": 9, "bn": 9}
_EXPONENTS = MULTIPLIERS | _ALSO
_MULTIPLIED = re.compile(
    rf"""
    (?:(?:[±~≈<>≤≥]|sekitar|kurang\ lebih|kira-kira|hampir)\s*)?
    (?:(?:Rp\.?|IDR)\s*)?
    (?P<number>[0-9](?:[0-9.,]*[0-9])?)\s*
    (?P<word>{"|".join(sorted(_EXPONENTS, key=len, reverse=True))})\.?
    (?:\s+rupiah)? (?:,?-+|,)? (?:\s*\([^()]*\))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_CURRENCY = frozenset({"", "rupiah", "rp", "rp.", "idr"})
_NOTES = {Catatan.BANYAK_ANGKA: PlainFlaw.BANYAK, Catatan.KATA_NOL: PlainFlaw.KATA_NOL}
_SIGNED = re.compile(r"(?:[±~≈]|\+/-)\s*\S.*")


def read_plain(value: object, *, percent: bool = False, money: bool = False) -> PlainNumber:
    """Read a cell of money, a count or a setting; never raises.

    ``Rp``, thousands dots, ``,00`` and ``,-`` belong to a plain number. ``percent``: the column is in
    percent, so that ``25%`` is 25. ``money``: it is in rupiah, of which nobody writes a thousandth, so that
    ``500.000`` is half a million.

    >>> read_plain("Rp 1.500.000,-").nilai, read_plain("1,5 M").usul, read_plain("3 bulan").flaw.value
    (Decimal('1500000'), '1.500.000.000', 'angka_bersatuan')
    """
    text = " ".join(value.split()) if isinstance(value, str) else ""
    meant = _multiplied(text)
    if meant is not None:
        return PlainNumber(flaw=PlainFlaw.PENGALI, usul=angka(meant, None))
    separator = DecimalSeparator.KOMA if money and "," not in text else DecimalSeparator.TANYAKAN
    reading = read_number(value, separator=separator, skala=TANPA_SKALA)
    if reading.kosong:
        return PlainNumber()
    flaw = _flaw(reading, percent=percent)
    return PlainNumber(reading.lower) if flaw is None else PlainNumber(flaw=flaw)


def _multiplied(text: str) -> Decimal | None:
    """The number that ``1,5 M`` spells; a mark before three digits is read as Indonesians write."""
    match = _MULTIPLIED.fullmatch(text)
    if match is None:
        return None
    number = read_number(match["number"], separator=DecimalSeparator.KOMA).nilai
    exponent = _EXPONENTS[match["word"].casefold()]
    return None if number is None else TELITI.multiply(number, Decimal(10**exponent))


def _flaw(reading: ReadCell, *, percent: bool) -> PlainFlaw | None:
    """What is wrong with a cell as read; ``None`` for a plain number."""
    if reading.ambigu:
        return PlainFlaw.AMBIGU
    if reading.lower is None:
        found = [flaw for catatan, flaw in _NOTES.items() if catatan in reading.catatan]
        return (*found, PlainFlaw.BERSATUAN if _SIGNED.fullmatch(reading.text) else PlainFlaw.BUKAN)[0]
    if reading.kind is not NumberKind.ANGKA or reading.penyebut is not None:
        return PlainFlaw.BANYAK
    if reading.catatan or reading.satuan.casefold() not in _CURRENCY:
        return PlainFlaw.BERSATUAN
    return PlainFlaw.PERSEN if reading.persen and not percent else None
