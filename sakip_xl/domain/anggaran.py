"""Budget: absorption and efficiency (domain.md 1.8). Results in percent, not rounded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from sakip_xl.domain.bulat import ke_desimal


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
    return ke_desimal(Fraction(realisasi) / Fraction(pagu) * 100)


def efisiensi(capaian: Decimal | None, serapan_persen: Decimal | None) -> Decimal | None:
    """Difference method: capaian minus absorption in percent points; ``None`` without both.

    >>> efisiensi(Decimal(95), Decimal("85.5"))
    Decimal('9.5')
    """
    if capaian is None or serapan_persen is None:
        return None
    return ke_desimal(Fraction(capaian) - Fraction(serapan_persen))


def tingkat_efisiensi(selisih: Decimal | None, ambang: Decimal = Decimal(5)) -> TingkatEfisiensi | None:
    """Above the threshold efficient, below minus the threshold not, between and on both enough.

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


def efisiensi_pmk(keluaran: Iterable[Keluaran]) -> Decimal | None:
    """E = Σ(pagu × capaian − realisasi) ÷ Σ(pagu × capaian) × 100 (PMK 22/2021).

    ``None`` when the sum under the line is 0.

    >>> contoh = [Keluaran(*map(Decimal, baris)) for baris in (
    ...     ("4e9", "3.8e9", "122"), ("1e9", "0.975e9", "80"), ("5e9", "4.725e9", "142"))]
    >>> round(efisiensi_pmk(contoh), 2)
    Decimal('25.67')
    """
    seharusnya, dipakai = Fraction(0), Fraction(0)
    for satu in keluaran:
        seharusnya += Fraction(satu.pagu) * Fraction(satu.capaian) / 100
        dipakai += Fraction(satu.realisasi)
    return None if seharusnya == 0 else ke_desimal((seharusnya - dipakai) / seharusnya * 100)


def nilai_efisiensi_pmk(efisiensi_persen: Decimal | None) -> Decimal | None:
    """NE = 50 + E ÷ 20 × 50, with E limited to -20 and 20, so that NE lies between 0 and 100.

    >>> nilai_efisiensi_pmk(Decimal("25.67")), nilai_efisiensi_pmk(Decimal(-10))
    (Decimal('100'), Decimal('25'))
    """
    if efisiensi_persen is None:
        return None
    terbatas = max(Decimal(-20), min(Decimal(20), efisiensi_persen))
    return ke_desimal(50 + Fraction(terbatas) / 20 * 50)
