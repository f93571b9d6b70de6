"""Numbers as staff type them: reads one cell into a value, a range, a scale word, or says why not.

What can be read two ways (``1.234``) is a note, never a guess, unless the workbook's setting decides.
Empty is not zero. The typed precision is kept whole (domain.md 0, fact 6).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from numbers import Integral

from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.digits import read_digits
from sakip_xl.domain.measure.rounding import TELITI
from sakip_xl.domain.measure.scale import Scale, standard_scales
from sakip_xl.domain.measure.typed_date import MONTH
from sakip_xl.domain.terms import DecimalSeparator


class NumberKind(StrEnum):
    """What a cell turned out to be."""

    KOSONG = "kosong"
    ANGKA = "angka"
    RENTANG = "rentang"
    ORDINAL = "ordinal"
    AMBIGU = "ambigu"
    TIDAK_TERBACA = "tidak_terbaca"


@dataclass(frozen=True, slots=True)
class ReadCell:
    """One cell as read.

    A plain number has ``lower`` equal to ``upper``; a range has two. ``persen``: a percent sign was
    typed and the number is in percent. ``penyebut``: the 110 of ``100 dari 110``. ``satuan``: the
    words around the number. ``skala``: the name of the scale of an ordinal. ``huruf``: the word of a scale
    typed beside the number, the B of ``B (65,40)``. ``eksak`` is set only where a Decimal cannot hold the
    bounds, such as an average of three. ``pembilang``: the 6 of
    ``6 dari 8`` after it was made a percent.
    """

    kind: NumberKind
    text: str = ""
    lower: Decimal | None = None
    upper: Decimal | None = None
    persen: bool = False
    penyebut: Decimal | None = None
    satuan: str = ""
    skala: str | None = None
    huruf: str = ""
    catatan: tuple[Catatan, ...] = ()
    eksak: tuple[Fraction, Fraction] | None = None
    pembilang: Decimal | None = None

    @property
    def kosong(self) -> bool:
        """Nothing was typed, or a sign for nothing (``-``, ``n/a``)."""
        return self.kind is NumberKind.KOSONG

    @property
    def ambigu(self) -> bool:
        """It can be read two ways."""
        return self.kind is NumberKind.AMBIGU

    @property
    def range_of(self) -> bool:
        """It is a range."""
        return self.kind is NumberKind.RENTANG

    @property
    def ordinal(self) -> bool:
        """It is a word of a scale; ``nilai`` is its score."""
        return self.kind is NumberKind.ORDINAL

    @property
    def nilai(self) -> Decimal | None:
        """The one number: typed, or the score of a scale word; ``None`` for everything else."""
        return self.lower if self.kind in {NumberKind.ANGKA, NumberKind.ORDINAL} else None

    @property
    def plain(self) -> Decimal | None:
        """The number when it stands alone, as money and counts must: no percent, no "dari", no scale."""
        return (
            self.lower
            if self.kind is NumberKind.ANGKA and not self.persen and self.penyebut is None
            else None
        )

    def exact_bounds(self) -> tuple[Fraction, Fraction]:
        """Lower and upper bound as exact fractions; only for what has a number."""
        if self.eksak is not None:
            return self.eksak
        if self.lower is None or self.upper is None:
            raise ValueError(Catatan.TIDAK_TERBACA.kalimat)
        return Fraction(self.lower), Fraction(self.upper)


KOSONG = ReadCell(NumberKind.KOSONG)

_EMPTY_SIGNS = frozenset({"", "n/a", "na", "n.a", "n.a.", "belum ada", "belum ada data"})
_ZERO_WORDS = r"(?:nihil|nol|zero|kosong|(?:tidak|tdk|tak) ada(?: [^\W\d_]+)*)(?: \(0\))?[.!]?"
_REASON = r"(?:belum|blm|masih|menunggu|(?:dalam|sedang|masih)? ?proses)(?:\W.*)?"
_WORDS = {Catatan.KATA_NOL: _ZERO_WORDS, Catatan.BERUPA_ALASAN: _REASON}
"""What a text says in words, in place of a number."""
MULTIPLIERS = {
    "ribu": 3,
    "rb": 3,
    "juta": 6,
    "jt": 6,
    "miliar": 9,
    "milyar": 9,
    "triliun": 12,
    "trilyun": 12,
}
"""The words for thousands and more, with their power of ten."""

_COMPARING_WORDS = frozenset(
    {"minimal", "min", "maksimal", "maks", "paling", "kurang", "lebih", "bawah", "atas"}
)
_NEGATING_WORDS = frozenset({"minus", "negatif"})
_NUMBER_WORD = re.compile(
    r"satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|se(?:puluh|belas|ratus|ribu|juta|tengah|perempat)"
    r"|separuh|belas|puluh|ratus|per se(?:puluh|ratus|ribu|juta)\b.*"
)
"""Before the digits or right behind them it is another number: ``enam dari 8``, ``5 ratus``. Further behind
it may be a name: ``3 pelayanan satu pintu``."""
_LONGEST = 200  # a longer cell is a story, not a number; also bounds the work of the pattern

_UP_TO = r"(?:\s*[-–—]\s*|\s+(?:s\.?\s?d\.?|s/d|sampai(?:\s+dengan)?|hingga)\s+)"
_RP = r"(?:(?:Rp\.?|IDR)\s*)"
_NUMBER = r"[0-9](?:[0-9.,]*[0-9])?"
_SATUAN = r"(?:\s*/\s*|\s+)?[^\W\d_][^\s0-9()]*[0-9²³]?(?:\s+[^\s0-9()]+[0-9²³]?)*"
_PATTERN = re.compile(
    rf"""
    (?P<comparison>(?:[<>]=?|[≤≥=])\s*)?
    (?P<prefix>(?:[^\W\d_]+[.:]?\s+)*?(?:[^\W\d_]*\bke-)?)
    (?P<sign>[-+]\s*)?
    (?P<rp>{_RP})?
    (?P<sign_after_rp>[-+])?
    (?P<first>{_NUMBER})
    (?P<percent>\s*%)?
    (?:
        {_UP_TO} {_RP}? (?P<second_sign>(?<=\s)-)? (?P<second>{_NUMBER}) (?P<second_percent>\s*%)?
      | (?P<between>(?:\s+[^\W\d_]+)*?) \s+ dari \s+ (?:total\s+)? (?P<penyebut>{_NUMBER})
    )?
    (?P<satuan>{_SATUAN})?
    (?P<brackets>\s*\([^()]*\))?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_WORD = r"[^\W\d_]+(?: [^\W\d_]+){0,2}"
_BESIDE = r"(?: ?[(:=/–—-] ?| )"
_LETTERED = re.compile(
    rf"(?P<word>{_WORD}){_BESIDE}(?P<number>{_NUMBER})(?P<percent> ?%)?\)?"
    rf"|(?P<number_first>{_NUMBER})(?P<percent_first> ?%)?{_BESIDE}(?P<word_last>{_WORD})\)?"
)
_MANY = re.compile(rf"{_NUMBER}[^0-9]*[^0-9.,\s-][^0-9]*[0-9]|{_NUMBER},?\s+{_NUMBER}")
_BARE_BRACKETS = re.compile(rf"\s*\(\s*{_NUMBER}\s*%?\s*\)")
_SPACED_GROUPS = re.compile(r"(?<![0-9.,])[0-9]{1,3}(?:[\u00a0\u2007\u2009\u202f][0-9]{3})+(?![0-9])")
_RUPIAH_TAIL = re.compile(r"(?<=[0-9])[.,][-–—=]+(?=\s|$)")
_INVISIBLE = dict.fromkeys(map(ord, "\u200b\u200c\u200d\u2060\ufeff"))
_DATE = re.compile(
    rf"[0-9]{{1,4}}([-/.])[0-9]{{1,2}}\1[0-9]{{1,4}}(?:[ T].*)?|(?:[a-z]+,? )?[0-9]{{1,2}}[- ]{MONTH}"
    rf"(?:[- ][0-9]{{2,4}})?(?: .*)?|{MONTH}[- ][0-9]{{2,4}}|[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?",
    re.IGNORECASE,
)


def read_number(
    value: object, *, separator: DecimalSeparator = DecimalSeparator.TANYAKAN, skala: Scale | None = None
) -> ReadCell:
    """Read one cell, a value of Excel or text as typed; never raises.

    ``separator`` decides what ``1.234`` means; ``skala`` gives the words that are scores (``None``: the
    shipped scales). A float counts with the digits it prints. Not a number: TRUE/FALSE, dates and
    times, error values, nan and infinity, and sizes beyond 10^30.

    >>> read_number("1.234,5").nilai, read_number("95 %").persen, read_number("1.234").ambigu
    (Decimal('1234.5'), True, True)
    >>> read_number("80 - 90%").upper, read_number("100 dari 110 Organisasi").penyebut
    (Decimal('90'), Decimal('110'))
    """
    if value is None:
        return KOSONG
    if isinstance(value, str):
        return _read_text(value, separator, standard_scales() if skala is None else skala)
    as_number = _plain_number(value)
    return _failed(str(value), as_number) if isinstance(as_number, Catatan) else _number_cell(as_number)


def says_nothing(text: str) -> bool:
    """Whether a text is a sign for nothing; such a cell is empty, which is not zero.

    >>> says_nothing(" - "), says_nothing("n/a"), says_nothing("nihil")
    (True, True, False)
    """
    cleaned = text.translate(_INVISIBLE).strip()
    return cleaned.casefold() in _EMPTY_SIGNS or not cleaned.strip("-–—")


def _plain_number(value: object) -> Decimal | Catatan:
    """A value of Excel as the digits it prints, or why it is no number."""
    if isinstance(value, bool):
        return Catatan.BENAR_SALAH
    if isinstance(value, (date, time)):
        return Catatan.TANGGAL
    if isinstance(value, Integral):
        return Decimal(int(value))
    if isinstance(value, float):
        value = Decimal(repr(float(value)))
    return value if isinstance(value, Decimal) and value.is_finite() else Catatan.TIDAK_TERBACA


def _failed(text: str, *catatan: Catatan) -> ReadCell:
    notes = dict.fromkeys((Catatan.TIDAK_TERBACA, *catatan))
    return ReadCell(NumberKind.TIDAK_TERBACA, text, catatan=tuple(notes))


def _no_number(text: str, why: Catatan) -> ReadCell:
    if why is Catatan.AMBIGU:
        return ReadCell(NumberKind.AMBIGU, text, catatan=(why,))
    return _failed(text, why)


def _number_cell(value: Decimal) -> ReadCell:
    return _guard(ReadCell(NumberKind.ANGKA, str(value), value, value))


def _guard(reading: ReadCell) -> ReadCell:
    """Refuse sizes no office has, which would also make exact arithmetic endless; drop the sign of zero."""
    numbers = [number for number in (reading.lower, reading.upper, reading.penyebut) if number]
    if any(number.adjusted() > 30 or int(number.as_tuple().exponent) < -60 for number in numbers):
        return _failed(reading.text, Catatan.DI_LUAR_JANGKAUAN)
    return replace(reading, lower=reading.lower or Decimal(0), upper=reading.upper or Decimal(0))


def _read_text(raw: str, separator: DecimalSeparator, skala: Scale) -> ReadCell:
    visible = raw.translate(_INVISIBLE).replace("\u2212", "-")
    joined = _SPACED_GROUPS.sub(lambda group: re.sub(r"\s", "", group.group()), visible)
    text = " ".join(joined.split())
    special = _not_a_number(text, skala)
    if special is not None:
        return special
    lettered = _beside_letter(text, separator, skala)
    if lettered is not None:
        return lettered
    trimmed = _RUPIAH_TAIL.sub("", text)
    match = _PATTERN.fullmatch(trimmed)
    if match is None:
        return _failed(text, _unmatched_cause(text))
    if not match["satuan"] and _BARE_BRACKETS.fullmatch(match["brackets"] or ""):
        return _failed(text, Catatan.BANYAK_ANGKA)
    return _from_pattern(match, text, separator, money=match["rp"] is not None or trimmed != text)


def _not_a_number(text: str, skala: Scale) -> ReadCell | None:
    """What is decided before looking for digits: empty, a scale word, an error value, a date."""
    if says_nothing(text):
        return replace(KOSONG, text=text)
    word = skala.find(text)
    if word is not None:
        return ReadCell(NumberKind.ORDINAL, text, word[1], word[1], skala=word[0])
    if len(text) > _LONGEST:
        return _failed(text)
    if text.startswith("#"):
        return _failed(text, Catatan.GALAT_EXCEL)
    return _failed(text, Catatan.TANGGAL) if _DATE.fullmatch(text) else None


def _unmatched_cause(text: str) -> Catatan:
    """The most telling note on a text that is none of the known writings of a number."""
    if text.startswith("("):
        return Catatan.KURUNG
    for catatan, pattern in _WORDS.items():
        if re.fullmatch(pattern, text, re.IGNORECASE):
            return catatan
    return Catatan.BANYAK_ANGKA if _MANY.search(text) else Catatan.TIDAK_TERBACA


def _beside_letter(text: str, separator: DecimalSeparator, skala: Scale) -> ReadCell | None:
    """``B (65,40)`` and ``65,40 (B)``: the number counts and keeps its letter; ``None`` for other texts."""
    match = _LETTERED.fullmatch(text)
    if match is None or text.count("(") != text.count(")"):
        return None
    letter = skala.find_beside_number(match["word"] or match["word_last"])
    if letter is None:
        return None
    number = read_digits(match["number"] or match["number_first"], separator)
    if isinstance(number, Catatan):
        return _no_number(text, number)
    percent = bool(match["percent"] or match["percent_first"])
    return _guard(ReadCell(NumberKind.ANGKA, text, number, number, persen=percent, huruf=letter))


def _from_pattern(match: re.Match[str], text: str, separator: DecimalSeparator, *, money: bool) -> ReadCell:
    """Turn a match into its value; every number of the text must be readable on its own."""
    if (match["sign"] and match["sign_after_rp"]) or _NEGATING_WORDS & _prefix_words(match):
        return _failed(text)
    if _has_another_number(match):
        return _failed(text, Catatan.BANYAK_ANGKA)
    numbers: dict[str, Decimal] = {}
    for name in ("first", "second", "penyebut"):
        if match[name] is not None:
            number = read_digits(match[name], separator, money=money)
            if isinstance(number, Catatan):
                return _no_number(text, number)
            numbers[name] = number
    negative = (match["sign"] or match["sign_after_rp"] or "").strip() == "-"
    first = numbers["first"].copy_negate() if negative else numbers["first"]
    second = numbers.get("second", first)
    base = ReadCell(
        NumberKind.RENTANG if "second" in numbers else NumberKind.ANGKA,
        text,
        first,
        second.copy_negate() if match["second_sign"] else second,
        persen=bool(match["percent"] or match["second_percent"]),
        penyebut=numbers.get("penyebut"),
        catatan=_pattern_catatan(match),
    )
    return _tidy(_with_satuan(base, match, money=money))


def _prefix_words(match: re.Match[str]) -> set[str]:
    return {word.rstrip(".:") for word in match["prefix"].casefold().split()}


def _has_another_number(match: re.Match[str]) -> bool:
    """Whether the words around the digits are a number too, or say from which number it came."""
    before, behind = _prefix_words(match), (match["satuan"] or "").casefold().strip()
    from_where = "dari" in before and not _COMPARING_WORDS & before
    nearest = (*before, behind, behind.partition(" ")[0])
    return from_where or any(map(_NUMBER_WORD.fullmatch, nearest))


def _pattern_catatan(match: re.Match[str]) -> tuple[Catatan, ...]:
    comparison = match["comparison"] or _COMPARING_WORDS & _prefix_words(match)
    parts = ((comparison, Catatan.TANDA_BANDING), (match["brackets"], Catatan.KURUNG))
    return tuple(catatan for part, catatan in parts if part)


def _with_satuan(reading: ReadCell, match: re.Match[str], *, money: bool) -> ReadCell:
    """Take the words around the number: percent and multiples of a thousand are part of it."""
    satuan = (match["satuan"] or "").strip()
    words = satuan.split()
    if _is_attached(match) and re.fullmatch(r"[^\W\d_]{2}.*", words[0]) is None:
        return _failed(reading.text)
    if money and words and words[0].casefold() in {"m", "t"}:
        return _failed(reading.text)
    if words and words[0].casefold() in {"persen", "prosen"}:
        reading, words = replace(reading, persen=True), words[1:]
    elif words and words[0].casefold().rstrip(".") in MULTIPLIERS:
        reading, words = _multiply(reading, MULTIPLIERS[words[0].casefold().rstrip(".")]), words[1:]
    parts = (match["prefix"].strip(), (match["between"] or "").strip(), *words)
    return replace(reading, satuan=" ".join(dict.fromkeys(part for part in parts if part)))


def _is_attached(match: re.Match[str]) -> bool:
    """Whether the unit follows the digits without a space, as in ``5kg`` but also in ``1e5``."""
    satuan = match["satuan"] or " "
    return not (satuan[0].isspace() or satuan.startswith("/"))


def _multiply(reading: ReadCell, exponent: int) -> ReadCell:
    """Multiply by a power of ten; ``5 dari 10 juta`` does not say what is multiplied."""
    if reading.lower is None or reading.upper is None or reading.penyebut is not None:
        return _failed(reading.text)
    factor = Decimal(10**exponent)
    return replace(
        reading,
        lower=TELITI.multiply(reading.lower, factor),
        upper=TELITI.multiply(reading.upper, factor),
        catatan=(*reading.catatan, Catatan.PENGALI),
    )


def _tidy(reading: ReadCell) -> ReadCell:
    if reading.kind is NumberKind.TIDAK_TERBACA:
        return reading
    if reading.penyebut == 0:
        return _failed(reading.text, Catatan.PENYEBUT_NOL)
    safe = _guard(reading)
    if safe.lower is not None and safe.upper is not None and safe.lower > safe.upper:
        catatan = (*safe.catatan, Catatan.RENTANG_TERBALIK)
        return replace(safe, lower=safe.upper, upper=safe.lower, catatan=catatan)
    return safe
