"""Budget: absorption and efficiency (domain.md 1.8). Results in percent, not rounded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from sakip_xl.domain.measure.rounding import to_decimal


class TingkatEfisiensi(StrEnum):
    """How the budget was used compared with what was reached."""

    EFISIEN = "efisien"
    CUKUP = "cukup efisien"
    TIDAK = "tidak efisien"


def serapan(pagu: Decimal | None, realisasi: Decimal | None) -> Decimal | None:
    """Spent over ceiling in percent; ``None`` without both or with a ceiling of 0.

    >>> round(serapan(Decimal(855830897000), Decimal(734881464333)), 2)
    Decimal('85.87')
    """
    if not pagu or realisasi is None:
        return None
    return to_decimal(Fraction(realisasi) / Fraction(pagu) * 100)


def efisiensi(capaian: Decimal | None, serapan_persen: Decimal | None) -> Decimal | None:
    """Difference method: capaian minus absorption in percent points; ``None`` without both.

    >>> efisiensi(Decimal(95), Decimal("85.5"))
    Decimal('9.5')
    """
    if capaian is None or serapan_persen is None:
        return None
    return to_decimal(Fraction(capaian) - Fraction(serapan_persen))


def tingkat_efisiensi(selisih: Decimal | None, ambang: Decimal = Decimal(5)) -> TingkatEfisiensi | None:
    """Efficient above the threshold, not efficient below minus the threshold, otherwise moderately efficient.

    >>> tingkat_efisiensi(Decimal("5.01")).value, tingkat_efisiensi(Decimal(-5)).value
    ('efisien', 'cukup efisien')
    """
    if selisih is None:
        return None
    if selisih > ambang:
        return TingkatEfisiensi.EFISIEN
    return TingkatEfisiensi.TIDAK if selisih < -ambang else TingkatEfisiensi.CUKUP


@dataclass(frozen=True, slots=True)
class Keluaran:
    """One output: ceiling and spending in rupiah, achievement of the output in percent."""

    pagu: Decimal
    realisasi: Decimal
    capaian: Decimal


def pmk_efisiensi(keluaran: Iterable[Keluaran]) -> Decimal | None:
    """E = Σ(pagu × capaian − realisasi) ÷ Σ(pagu × capaian) × 100 (PMK 22/2021).

    ``None`` when the denominator is 0.

    >>> outputs = [Keluaran(*map(Decimal, row)) for row in (
    ...     ("4e9", "3.8e9", "122"), ("1e9", "0.975e9", "80"), ("5e9", "4.725e9", "142"))]
    >>> round(pmk_efisiensi(outputs), 2)
    Decimal('25.67')
    """
    expected, spent = Fraction(0), Fraction(0)
    for item in keluaran:
        expected += Fraction(item.pagu) * Fraction(item.capaian) / 100
        spent += Fraction(item.realisasi)
    return None if expected == 0 else to_decimal((expected - spent) / expected * 100)


def pmk_efisiensi_nilai(efisiensi_persen: Decimal | None) -> Decimal | None:
    """NE = 50 + E ÷ 20 × 50, with E limited to between -20 and 20, so that NE lies between 0 and 100.

    >>> pmk_efisiensi_nilai(Decimal("25.67")), pmk_efisiensi_nilai(Decimal(-10))
    (Decimal('100'), Decimal('25'))
    """
    if efisiensi_persen is None:
        return None
    limited = max(Decimal(-20), min(Decimal(20), efisiensi_persen))
    return to_decimal(50 + Fraction(limited) / 20 * 50)
