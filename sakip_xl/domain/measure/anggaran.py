"""Budget: absorption and efficiency (domain.md 1.8). Results in percent, not rounded."""

from __future__ import annotations

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
