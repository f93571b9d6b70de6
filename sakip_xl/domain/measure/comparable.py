"""Bring target, realisasi and worst value to one measure before a formula meets them."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from sakip_xl.domain.measure.catatan import Catatan
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


def obstacle(target: ReadCell, realisasi: ReadCell) -> tuple[Catatan, ...]:
    """Why nothing can be computed, naming the side; empty when it can."""
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
    """Compare like with like; only for a pair without ``obstacle``.

    ``a dari b`` on both sides with different wholes: as fractions. A percent on one side and
    ``a dari b`` on the other: the fraction times 100. Otherwise the first number counts.
    A worst value that has no single number is left out.
    """
    factor = _factor(target, realisasi)
    return Comparable(
        target=(_operand(target, factor), _operand(target, factor, upper=True)),
        realisasi=_operand(realisasi, factor),
        terburuk=None if terburuk.nilai is None else _operand(terburuk, factor),
        catatan=_catatan(target, realisasi),
    )


def _factor(target: ReadCell, realisasi: ReadCell) -> int | None:
    """The factor of ``a dari b``: 1 for fractions, 100 for percent, ``None``: the first number."""
    if _fraction(target) and _fraction(realisasi):
        return 1 if target.penyebut != realisasi.penyebut else None
    one_in_percent = (target.persen and _fraction(realisasi)) or (realisasi.persen and _fraction(target))
    return 100 if one_in_percent else None


def _fraction(reading: ReadCell) -> bool:
    """Whether it is ``a dari b``; ``95% dari 110`` is already a percentage."""
    return reading.penyebut is not None and not reading.persen


def _operand(reading: ReadCell, factor: int | None, *, upper: bool = False) -> Operand:
    value = reading.exact_bounds()[upper]
    text = angka(value, None)
    if reading.ordinal:
        text = f"{text} ({reading.text})"
    if factor is None or reading.penyebut is None or reading.persen:
        return Operand(value, f"({text})" if value < 0 else text)
    quotient = f"{text} ÷ {angka(reading.penyebut, None)}"
    return Operand(
        value / Fraction(reading.penyebut) * factor,
        f"({quotient})" if factor == 1 else f"({quotient} × {factor})",
    )


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
