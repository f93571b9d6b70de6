"""Bring target, realisasi and worst value to one measure before a formula meets them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.rounding import to_decimal
from sakip_xl.domain.measure.rumus import Operand
from sakip_xl.domain.measure.typed_number import NumberKind, ReadCell
from sakip_xl.domain.wording import angka


@dataclass(frozen=True, slots=True)
class Comparable:
    """The operands of one computation in one measure, and what was noticed on the way."""

    target: tuple[Operand, Operand]
    realisasi: Operand
    terburuk: Operand | None
    catatan: tuple[Catatan, ...]


_SIDE_NOTES = {
    NumberKind.KOSONG: (Catatan.TARGET_KOSONG, Catatan.REALISASI_KOSONG),
    NumberKind.AMBIGU: (Catatan.TARGET_AMBIGU, Catatan.REALISASI_AMBIGU),
    NumberKind.TIDAK_TERBACA: (Catatan.TARGET_TIDAK_TERBACA, Catatan.REALISASI_TIDAK_TERBACA),
}


def settle(target: ReadCell, realisasi: ReadCell, *, percent: bool = False) -> tuple[ReadCell, ReadCell]:
    """Decide what ``a dari b`` means beside the other side (domain.md 8).

    ``percent``: the unit of measure is percent. Then, and beside a number typed with a percent sign, it is
    a/b × 100. Two of them are fractions. Beside a plain number that is b it is the count a. Beside any other
    number nobody can tell: it becomes unreadable, with the note that asks for the count or the percent.
    """
    if percent or target.persen or realisasi.persen:
        return as_percent(target), as_percent(realisasi)
    if is_fraction(target) == is_fraction(realisasi):
        return target, realisasi
    return _beside(target, realisasi), _beside(realisasi, target)


def as_percent(reading: ReadCell) -> ReadCell:
    """``a dari b`` as a percent that remembers both numbers; anything else stays as it is.

    >>> from sakip_xl.domain.measure.typed_number import read_number
    >>> as_percent(read_number("6 dari 8")).nilai
    Decimal('75')
    """
    if not is_fraction(reading) or reading.penyebut is None:
        return reading
    lower, upper = (bound / Fraction(reading.penyebut) * 100 for bound in reading.exact_bounds())
    return replace(
        reading,
        lower=to_decimal(lower),
        upper=to_decimal(upper),
        persen=True,
        eksak=(lower, upper),
        pembilang=reading.lower,
    )


def is_fraction(reading: ReadCell) -> bool:
    """Whether it is ``a dari b``; ``95% dari 110`` is already a percentage."""
    return reading.lower is not None and reading.penyebut is not None and not reading.persen


def _beside(reading: ReadCell, other: ReadCell) -> ReadCell:
    """``a dari b`` beside a number: the count a where that number is b."""
    if not is_fraction(reading) or other.lower is None or other.ordinal:
        return reading
    if other.nilai == reading.penyebut:
        return replace(reading, penyebut=None)
    return replace(
        reading,
        kind=NumberKind.TIDAK_TERBACA,
        lower=None,
        upper=None,
        catatan=(*reading.catatan, Catatan.PECAHAN_TIDAK_JELAS),
    )


def obstacle(target: ReadCell, realisasi: ReadCell) -> tuple[Catatan, ...]:
    """Why nothing can be computed from a settled pair, naming the side; empty when it can."""
    if Catatan.PECAHAN_TIDAK_JELAS in (*target.catatan, *realisasi.catatan):
        return (Catatan.PECAHAN_TIDAK_JELAS,)
    result = []
    if target.kind in _SIDE_NOTES:
        result.append(_SIDE_NOTES[target.kind][0])
    if realisasi.kind in _SIDE_NOTES:
        result.append(_SIDE_NOTES[realisasi.kind][1])
    if realisasi.range_of:
        result.append(Catatan.REALISASI_RENTANG)
    if not result and target.skala != realisasi.skala:
        result.append(Catatan.SKALA_BERBEDA)
    return tuple(result)


def make_comparable(target: ReadCell, realisasi: ReadCell, terburuk: ReadCell) -> Comparable:
    """Compare like with like; only for a settled pair without ``obstacle``.

    Two ``a dari b`` with different wholes: as fractions; with the same whole the first numbers count. A worst
    value that has no single number, or is a fraction of something else, is left out.
    """
    fractions = is_fraction(target) and is_fraction(realisasi) and target.penyebut != realisasi.penyebut
    if target.persen or realisasi.persen:
        terburuk = as_percent(terburuk)
    worst = terburuk.nilai is not None and is_fraction(terburuk) <= is_fraction(target)
    return Comparable(
        target=(_operand(target, fractions=fractions), _operand(target, fractions=fractions, upper=True)),
        realisasi=_operand(realisasi, fractions=fractions),
        terburuk=_operand(terburuk, fractions=fractions) if worst else None,
        catatan=_catatan(target, realisasi),
    )


def _operand(reading: ReadCell, *, fractions: bool, upper: bool = False) -> Operand:
    value = reading.exact_bounds()[upper]
    text = angka(value, None)
    if reading.ordinal:
        text = f"{text} ({reading.text})"
    if reading.pembilang is not None:
        return Operand(value, f"({angka(reading.pembilang, None)} ÷ {angka(reading.penyebut, None)} × 100)")
    if fractions and is_fraction(reading):
        return Operand(value / Fraction(reading.penyebut or 1), f"({text} ÷ {angka(reading.penyebut, None)})")
    return Operand(value, f"({text})" if value < 0 else text)


def _catatan(target: ReadCell, realisasi: ReadCell) -> tuple[Catatan, ...]:
    result = []
    if _is_doubtful(target, realisasi) or _is_doubtful(realisasi, target):
        result.append(Catatan.SKALA_MERAGUKAN)
    satuan = {reading.satuan.casefold() for reading in (target, realisasi) if reading.satuan}
    if len(satuan) > 1:
        result.append(Catatan.SATUAN_BERBEDA)
    return tuple(result)


def _is_doubtful(percent: ReadCell, other: ReadCell) -> bool:
    """``95%`` beside ``0,95``: perhaps the same, one of them typed as a fraction."""
    if not percent.persen or other.persen or other.penyebut is not None:
        return False
    return percent.exact_bounds()[1] > 1 and 0 < other.exact_bounds()[1] <= 1
