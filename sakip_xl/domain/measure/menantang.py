"""Whether a target is challenging (KKE 1, *Menantang*), decided from numbers."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.comparable import make_comparable, obstacle, settle
from sakip_xl.domain.measure.comparison import EarlierYears
from sakip_xl.domain.measure.percent import is_percent_satuan
from sakip_xl.domain.measure.scale import standard_scales
from sakip_xl.domain.measure.typed_number import KOSONG, ReadCell
from sakip_xl.domain.model import Indikator
from sakip_xl.domain.terms import Polaritas, YesNo
from sakip_xl.domain.wording import normalized

_BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class Challenge:
    """Whether the year's target asks for more than was reached; ``None`` where the numbers cannot tell.

    ``pembanding`` names what the target was compared with and ``nilai`` is its reading; ``sebab`` says why
    nothing was decided, empty when something was.
    """

    menantang: YesNo | None
    pembanding: str = ""
    nilai: ReadCell = KOSONG
    sebab: str = ""


def challenge(indikator: Indikator, years: EarlierYears) -> Challenge:
    """Compare the year's target with the realisasi of the newest earlier year, without one with the baseline.

    Polarity decides which side is harder; of a range its easier end counts. Not decided: a stabil indicator,
    numbers that cannot be compared, and a target that is at its best already, such as WTP after WTP.
    """
    target = years.read(indikator.target_tahun, indikator)
    if target.kosong:
        return Challenge(None, sebab="Target Tahun belum diisi.")
    name, base = _base(indikator, years)
    if base.kosong:
        return Challenge(None, sebab="Riwayat dan Baseline belum diisi, jadi tidak ada pembandingnya.")
    if indikator.polaritas is Polaritas.STABIL:
        return Challenge(None, name, base, "Polaritas stabil: target menjaga keadaan, bukan menaikkannya.")
    answer, reason = _compare(indikator, target, name, base)
    return Challenge(answer, name, base, reason)


def _compare(indikator: Indikator, target: ReadCell, name: str, base: ReadCell) -> tuple[YesNo | None, str]:
    """Whether the easier end of the target asks for more than the base, or why that cannot be told."""
    target, base = settle(target, base, percent=is_percent_satuan(indikator.satuan))
    if obstacle(target, base):
        return None, f"Target tidak dapat dibandingkan dengan {name}."
    compared = make_comparable(target, base, KOSONG)
    if Catatan.SKALA_MERAGUKAN in compared.catatan:
        return None, Catatan.SKALA_MERAGUKAN.kalimat
    rising = indikator.polaritas is Polaritas.POSITIF
    easier, reached = compared.target[0 if rising else 1].nilai, compared.realisasi.nilai
    if easier == reached == _best(indikator, target):
        return None, f"Target dan {name} sudah pada nilai terbaik."
    harder = easier > reached if rising else easier < reached
    return YesNo.YA if harder else YesNo.TIDAK, ""


def _base(indikator: Indikator, years: EarlierYears) -> tuple[str, ReadCell]:
    """The newest realisasi of an earlier year that was typed, else the baseline."""
    told = [
        (row.tahun, years.read(row.realisasi, indikator))
        for (kode, tahun), row in years.riwayat.items()
        if kode == normalized(indikator.kode) and tahun < years.pengaturan.tahun
    ]
    known = [(tahun, reading) for tahun, reading in told if not reading.kosong]
    if known:
        tahun, reading = max(known, key=lambda pair: pair[0])
        return f"realisasi {tahun}", reading
    return _BASELINE, years.read(indikator.baseline, indikator)


def _best(indikator: Indikator, target: ReadCell) -> Decimal | None:
    """The value beyond which nothing is better: the end of a scale, none of what is to fall, 100 percent."""
    rising = indikator.polaritas is Polaritas.POSITIF
    steps = [
        step for ladder in standard_scales().tangga if ladder.nama == target.skala for step in ladder.jenjang
    ]
    if steps:
        return (max if rising else min)(step.skor for step in steps)
    if not rising:
        return Decimal(0)
    return Decimal(100) if is_percent_satuan(indikator.satuan) else None
