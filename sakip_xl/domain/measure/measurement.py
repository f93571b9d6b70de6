"""One measurement of one row of the Kertas Kerja, from the numbers that stand in its cells, exact.

All formulas are those of ``measure.capaian``; a percent is rounded once, by the settings.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from sakip_xl.domain.measure.capaian import Capaian, CapaianMethod, compute_read
from sakip_xl.domain.measure.periods import merge_readings
from sakip_xl.domain.measure.rounding import to_decimal
from sakip_xl.domain.measure.typed_number import KOSONG, NumberKind, ReadCell
from sakip_xl.domain.terms import Konsolidasi

TIDAK_TERBACA = ReadCell(NumberKind.TIDAK_TERBACA)

Number = Decimal | Fraction
Rentang = tuple[Number | None, Number | None]
"""Lower and upper bound of a target; both the same for a plain one."""


@dataclass(frozen=True, slots=True)
class Measurement:
    """The bound that realisasi is compared with, realisasi itself, and the capaian.

    ``acuan`` is inside a range the realisasi itself; both are ``None`` without target or realisasi.
    """

    acuan: Fraction | None
    realisasi: Fraction | None
    capaian: Capaian


def reading(lower: Number | None, upper: Number | None = None) -> ReadCell:
    """Numbers of cells as a reading: nothing, one number, or a range."""
    if lower is None:
        return KOSONG
    top = lower if upper is None else upper
    bounds = (Fraction(lower), Fraction(top))
    kind = NumberKind.ANGKA if lower == top else NumberKind.RENTANG
    return ReadCell(kind, "", to_decimal(bounds[0]), to_decimal(bounds[1]), eksak=bounds)


@lru_cache(maxsize=4096)
def measure(
    target: Rentang, realisasi: Number | None, method: CapaianMethod, *, terburuk: ReadCell = KOSONG
) -> Measurement:
    """Compare one realisasi with one target under the indicator's way of counting."""
    lower, upper = target
    capaian = compute_read(reading(lower, upper), reading(realisasi), method, terburuk=terburuk)
    if lower is None or upper is None or realisasi is None:
        return Measurement(None, None, capaian)
    reference = max(Fraction(lower), min(Fraction(realisasi), Fraction(upper)))
    return Measurement(reference, Fraction(realisasi), capaian)


def up_to_date(numbers: Sequence[Number | None], konsolidasi: Konsolidasi) -> Fraction | None:
    """Bring the filled quarters together; ``None`` when nothing is filled.

    >>> up_to_date([Decimal(8), None, Decimal(12), None], Konsolidasi.JUMLAH)
    Fraction(20, 1)
    """
    return _merged([number for number in numbers if number is not None], konsolidasi)


def target_to_date(
    target: Sequence[Number | None], realisasi: Sequence[Number | None], konsolidasi: Konsolidasi
) -> Fraction | None:
    """Bring the targets of the filled quarters together; ``None`` when one that counts has no target.

    >>> target_to_date([Decimal(10), Decimal(10)], [Decimal(8), None], Konsolidasi.JUMLAH)
    Fraction(10, 1)
    """
    return _merged(
        [number for number, reached in zip(target, realisasi, strict=True) if reached is not None],
        konsolidasi,
    )


def _merged(numbers: Sequence[Number | None], konsolidasi: Konsolidasi) -> Fraction | None:
    combined = merge_readings([reading(number) for number in numbers], konsolidasi)
    return None if combined.kosong else combined.exact_bounds()[0]
