"""The realisasi of units that share an indicator become one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Context, Decimal
from fractions import Fraction

from sakip_xl.domain.measure.comparable import as_percent
from sakip_xl.domain.measure.rounding import to_decimal
from sakip_xl.domain.measure.typed_number import NumberKind, ReadCell
from sakip_xl.domain.terms import DecimalSeparator, Penggabungan

_EXCEL = Context(prec=15)
"""What a cell keeps of a number."""


@dataclass(frozen=True, slots=True)
class Joined:
    """A joined realisasi as it would be typed; ``None`` with the reason in ``masalah`` when there is none."""

    realisasi: object = None
    masalah: str = ""


def join_values(
    values: Sequence[ReadCell],
    how: Penggabungan,
    separator: DecimalSeparator = DecimalSeparator.KOMA,
    *,
    persen: bool = False,
) -> Joined:
    """One realisasi of the values of several units, all of them filled; ``how`` is a sum or a mean.

    Numbers give a number, percentages a percentage, ``a dari b`` the sum of both sides or the mean of the
    shares; text is written for a workbook with this decimal ``separator``. Where the satuan is percent
    (``persen``) a number and a share are percentages, and so is a share beside one. What is no single number,
    different forms beside each other, and a sum of percentages cannot be joined. A mean that no cell can hold
    whole keeps the 15 digits that a cell keeps.

    >>> from sakip_xl.domain.measure.typed_number import read_number
    >>> join_values([read_number("3 dari 4"), read_number("1 dari 4")], Penggabungan.JUMLAH).realisasi
    '4 dari 8'
    """
    values = _settled(values, how, persen=persen)
    forms = {_form(value) for value in values}
    if None in forms:
        return Joined(masalah="ada yang bukan satu angka")
    if len(forms) > 1:
        return Joined(masalah="bentuk isiannya berbeda")
    form = forms.pop()
    if form == "dari":
        return Joined(_share(values, how, separator))
    number = _cell(_combined(_exact(values), how))
    if form == "angka":
        return Joined(int(number) if number == number.to_integral_value() else float(number))
    if how is Penggabungan.JUMLAH:
        return Joined(masalah="persentase tidak dapat dijumlahkan")
    return Joined(f"{_written(number, separator)}%")


def _settled(values: Sequence[ReadCell], how: Penggabungan, *, persen: bool) -> Sequence[ReadCell]:
    """The values as percentages where they are that and written differently, or numbers to be added."""
    forms = {_form(value) for value in values}
    one_form = len(forms) == 1 and (how is Penggabungan.RATA_RATA or forms == {"dari"})
    if None in forms or one_form or not (persen or "%" in forms):
        return values
    settled = [replace(as_percent(value), penyebut=None) for value in values]
    return [replace(value, persen=True) for value in settled] if persen else settled


def _form(value: ReadCell) -> str | None:
    """How a value is written: a number, a percentage or a share; ``None`` for anything else."""
    if value.kind is not NumberKind.ANGKA:
        return None
    if value.penyebut is not None:
        return "dari" if value.penyebut else None
    return "%" if value.persen else "angka"


def _combined(numbers: Sequence[Fraction], how: Penggabungan) -> Fraction:
    return sum(numbers, Fraction(0)) / (1 if how is Penggabungan.JUMLAH else len(numbers))


def _exact(values: Sequence[ReadCell]) -> list[Fraction]:
    return [value.exact_bounds()[0] for value in values]


def _share(values: Sequence[ReadCell], how: Penggabungan, separator: DecimalSeparator) -> str:
    parts, wholes = _exact(values), [Fraction(value.penyebut or 1) for value in values]
    reached, whole = sum(parts, Fraction(0)), sum(wholes, Fraction(0))
    if how is Penggabungan.RATA_RATA:
        mean = _combined([part / of for part, of in zip(parts, wholes, strict=True)], how)
        reached, whole = Fraction(mean.numerator), Fraction(mean.denominator)
    return f"{_written(_cell(reached), separator)} dari {_written(_cell(whole), separator)}"


def _cell(number: Fraction) -> Decimal:
    return _EXCEL.plus(to_decimal(number))


def _written(number: Decimal, separator: DecimalSeparator) -> str:
    """The number as typed, never with three decimals, which could be read as thousands."""
    whole, _, decimals = f"{number.normalize():f}".partition(".")
    mark = "." if separator is DecimalSeparator.TITIK else ","
    return f"{whole}{mark}{decimals}{'0' * (len(decimals) == 3)}" if decimals else whole
