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
from sakip_xl.domain.measure.periods import counted_quarters
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


@dataclass(frozen=True, slots=True)
class ToDate:
    """The quarters of a row brought together: realisasi and both bounds of the target.

    ``pembagi``: by how many quarters the sums were divided.
    """

    realisasi: Fraction | None
    target: tuple[Fraction | None, Fraction | None]
    pembagi: int = 1


def to_date(
    realisasi: Sequence[Number | None],
    lower: Sequence[Number | None],
    upper: Sequence[Number | None],
    konsolidasi: Konsolidasi,
) -> ToDate:
    """Bring the numbers of four quarters together as ``periods`` does with readings.

    >>> ten = [Decimal(10)] * 4
    >>> to_date([Decimal(8), None, Decimal(12), None], ten, ten, Konsolidasi.JUMLAH)
    ToDate(realisasi=Fraction(20, 1), target=(Fraction(20, 1), Fraction(20, 1)), pembagi=1)
    """
    counted = counted_quarters(
        [number is not None for number in realisasi], [number is not None for number in lower], konsolidasi
    )
    if not counted.realisasi:
        return ToDate(None, (None, None))
    pembagi = len(counted.realisasi) if konsolidasi is Konsolidasi.RATA_RATA else 1

    def joined(numbers: Sequence[Number | None], quarters: Sequence[int]) -> Fraction | None:
        chosen = [Fraction(numbers[quarter] or 0) for quarter in quarters]
        return sum(chosen, Fraction(0)) / pembagi if chosen else None

    bounds = (joined(lower, counted.target), joined(upper, counted.target))
    return ToDate(joined(realisasi, counted.realisasi), bounds, pembagi)
