"""One value of the roll-up as everything prints it: rounded once from the exact one, with its predikat."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from sakip_xl.domain.measure.predikat import predikat
from sakip_xl.domain.measure.rekap import RekapResult
from sakip_xl.domain.measure.rounding import round_number
from sakip_xl.domain.model import Master, Pengaturan


@dataclass(frozen=True, slots=True)
class Nilai:
    """The capaian of a node, a unit or the kecamatan.

    ``eksak`` before and ``bulat`` after the one rounding, ``None`` when nothing counts; ``dikecualikan`` are
    kode and reason of what did not count.
    """

    eksak: Fraction | None
    bulat: Decimal | None
    predikat: str | None
    dihitung: int
    dikecualikan: tuple[tuple[str, str], ...]


def rounded(value: Fraction | Decimal | None, pengaturan: Pengaturan) -> Decimal | None:
    """A percent as the workbook prints it."""
    return None if value is None else round_number(value, pengaturan.desimal, pengaturan.pembulatan)


def print_nilai(result: RekapResult, master: Master) -> Nilai:
    """Round the result of a roll-up and name its predikat."""
    bulat = rounded(result.nilai, master.pengaturan)
    named = predikat(bulat, [row.ambang for row in master.predikat])
    return Nilai(result.nilai, bulat, named, result.dihitung, result.dikecualikan)
