"""What the unit of measure and the wording of an indicator allow a number to be."""

from __future__ import annotations

import re

from sakip_xl.domain.measure.percent import is_percent_satuan
from sakip_xl.domain.measure.typed_number import NumberKind, ReadCell, read_number
from sakip_xl.domain.terms import DecimalSeparator, Polaritas
from sakip_xl.domain.wording import angka

_BERUBAH = re.compile(
    r"\b(?:pertumbuhan|kenaikan|peningkatan|penurunan|perubahan|selisih|laju|inflasi|surplus|defisit)\b",
    re.IGNORECASE,
)


def measures_change(indikator: str) -> bool:
    """Whether the wording measures a change, which alone can be negative or more than 100 percent.

    >>> measures_change("Persentase pertumbuhan PAD"), measures_change("Jumlah desa")
    (True, False)
    """
    return _BERUBAH.search(indikator) is not None


def impossible_negative(reading: ReadCell, indikator: str) -> bool:
    """Whether a number is below zero although what is counted cannot be."""
    return reading.lower is not None and reading.lower < 0 and not measures_change(indikator)


def over_hundred(reading: ReadCell, satuan: str, indikator: str) -> bool:
    """Whether a share of a whole is said to be more than the whole."""
    if reading.upper is None or not is_percent_satuan(satuan) or measures_change(indikator):
        return False
    return not reading.ordinal and reading.upper > 100


def possible_fraction(reading: ReadCell, satuan: str) -> bool:
    """Whether ``0,95`` was typed where 95 percent is probably meant."""
    value = reading.nilai
    if value is None or reading.ordinal or reading.persen:
        return False
    return is_percent_satuan(satuan) and 0 < value <= 1


def target_met(target: ReadCell, realisasi: ReadCell, polaritas: Polaritas) -> bool | None:
    """Whether realisasi meets the target in the direction of good; ``None`` when they cannot be compared."""
    value = realisasi.nilai
    if value is None or target.lower is None or target.upper is None or target.skala != realisasi.skala:
        return None
    if polaritas is Polaritas.NEGATIF:
        return value <= target.upper
    if polaritas is Polaritas.POSITIF:
        return value >= target.lower
    return target.lower <= value <= target.upper


def two_readings(value: object) -> tuple[str, str]:
    """The two numbers that an ambiguous cell can be, with a decimal comma and with a decimal point.

    >>> two_readings("1.234")
    ('1.234', '1,234')
    """
    comma, dot = (
        _write(read_number(value, separator=p)) for p in (DecimalSeparator.KOMA, DecimalSeparator.TITIK)
    )
    return comma, dot


def _write(reading: ReadCell) -> str:
    if reading.kind is NumberKind.RENTANG:
        return f"{angka(reading.lower, None)} - {angka(reading.upper, None)}"
    return angka(reading.lower, None)
