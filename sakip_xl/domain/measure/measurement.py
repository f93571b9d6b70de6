"""One measurement of one row of the Kertas Kerja, from the numbers that stand in its cells.

A workbook holds about 15 digits of a number, so every percent is brought to 8 decimals before it is
rounded: 1/3 ÷ 2/3 stays 50 also after the book was saved. All formulas are those of ``measure.capaian``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from sakip_xl.domain.measure.capaian import Capaian, CapaianMethod, compute_read
from sakip_xl.domain.measure.periods import merge_readings
from sakip_xl.domain.measure.rounding import round_number, to_decimal
from sakip_xl.domain.measure.typed_number import KOSONG, Kind, ReadCell
from sakip_xl.domain.terms import Konsolidasi

TELITI_SEL = 8
"""Decimals that survive the arithmetic of a spreadsheet."""

TIDAK_TERBACA = ReadCell(Kind.TIDAK_TERBACA)

Rentang = tuple[Decimal | None, Decimal | None]
"""Lower and upper bound of a target; both the same for a plain one."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """The bound that realisasi is compared with, the capaian as computed and its rounded value.

    ``acuan`` is ``None`` without target or realisasi; inside a range it is the realisasi itself.
    """

    acuan: Decimal | None
    capaian: Capaian
    nilai: Decimal | None


def reading(lower: Decimal | None, upper: Decimal | None = None) -> ReadCell:
    """Numbers of cells as a reading: nothing, one number, or a range."""
    if lower is None:
        return KOSONG
    top = lower if upper is None else upper
    return ReadCell(Kind.ANGKA if lower == top else Kind.RENTANG, "", lower, top)


@lru_cache(maxsize=4096)
def measure(
    target: Rentang, realisasi: Decimal | None, method: CapaianMethod, *, terburuk: ReadCell = KOSONG
) -> Measurement:
    """Compare one realisasi with one target under the indicator's way of counting."""
    lower, upper = target
    capaian = compute_read(reading(lower, upper), reading(realisasi), method, terburuk=terburuk)
    if lower is None or upper is None or realisasi is None:
        return Measurement(None, capaian, None)
    reference = max(lower, min(realisasi, upper))
    return Measurement(reference, capaian, rounded_cell(capaian.eksak, method))


def rounded_cell(eksak: Fraction | None, method: CapaianMethod) -> Decimal | None:
    """A percent as the workbook's formula rounds it."""
    if eksak is None:
        return None
    return round_number(round_number(eksak, TELITI_SEL), method.desimal, method.pembulatan)


def up_to_date(numbers: Sequence[Decimal | None], konsolidasi: Konsolidasi) -> Decimal | None:
    """Bring the filled quarters together; ``None`` when nothing is filled.

    >>> up_to_date([Decimal(8), None, Decimal(12), None], Konsolidasi.JUMLAH)
    Decimal('20')
    """
    filled = [reading(number) for number in numbers if number is not None]
    return merge_readings(filled, konsolidasi).nilai


def target_to_date(
    target: Sequence[Decimal | None], realisasi: Sequence[Decimal | None], konsolidasi: Konsolidasi
) -> Decimal | None:
    """Bring the targets of the filled quarters together; ``None`` when one that counts has no target.

    >>> target_to_date([Decimal(10), Decimal(10)], [Decimal(8), None], Konsolidasi.JUMLAH)
    Decimal('10')
    """
    counted = [
        reading(number) for number, reached in zip(target, realisasi, strict=True) if reached is not None
    ]
    combined = merge_readings(counted, konsolidasi)
    return None if combined.kosong else to_decimal(combined.exact_bounds()[0])
