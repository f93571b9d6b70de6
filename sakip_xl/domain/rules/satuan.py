"""What the unit of measure and the wording of an indicator allow a number to be."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from sakip_xl.domain.measure.answer_kind import asked_by
from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.percent import is_percent_satuan
from sakip_xl.domain.measure.plain_number import read_plain
from sakip_xl.domain.measure.typed_number import MULTIPLIERS, NumberKind, ReadCell, read_number
from sakip_xl.domain.terms import DecimalSeparator, Polaritas
from sakip_xl.domain.wording import angka, normalized

_MONEY = re.compile(r"\b(?:rp|rupiah|idr)\b", re.IGNORECASE)
_CURRENCY = frozenset({"", "rp", "rp.", "rupiah", "idr"})
_MULTIPLIER = re.compile(rf"\b(?:{'|'.join(MULTIPLIERS)})\b", re.IGNORECASE)

_NEAR = 2
"""A fraction times 100 is taken for the percentage it stands for when it is at most this many times off."""


def is_money_satuan(satuan: str) -> bool:
    """Whether the unit of measure is rupiah.

    >>> is_money_satuan("Rp"), is_money_satuan("juta rupiah"), is_money_satuan("rapat")
    (True, True, False)
    """
    return _MONEY.search(satuan) is not None


def meant_amount(reading: ReadCell, satuan: str) -> str:
    """What ``1,5 M`` under rupiah probably means, spelled; empty where nothing is abbreviated.

    Under ``juta rupiah`` nobody can tell, and ``1,5 miliar`` was read as what it says.
    """
    if not is_money_satuan(satuan) or _MULTIPLIER.search(satuan) or Catatan.PENGALI in reading.catatan:
        return ""
    return read_plain(reading.text).usul


def names_other_unit(reading: ReadCell, satuan: str) -> bool:
    """Whether a number names a unit that is not that of its indicator: ``5 hari`` under bulan.

    Told are percent, units of time, any unit under rupiah, and millions under ``juta rupiah``, which would
    count twice; other words may be what is counted.
    """
    if reading.lower is None or reading.ordinal or not satuan or asked_by(satuan).kata:
        return False
    if reading.persen and not is_percent_satuan(satuan):
        return True
    if Catatan.PENGALI in reading.catatan and _MULTIPLIER.search(satuan):
        return True
    typed, asked = _units_of_time(reading.satuan), _units_of_time(satuan)
    if typed and asked and not typed & asked:
        return True
    other = is_money_satuan(satuan) and normalized(reading.satuan) not in _CURRENCY
    return other and not meant_amount(reading, satuan)


def _units_of_time(text: str) -> set[str]:
    return {found.casefold() for found in _pattern("waktu").findall(text)}


@cache
def _plausible() -> dict[str, list[str]]:
    """The data file ``data/kewajaran.toml`` as it stands."""
    content = files("sakip_xl.data").joinpath("kewajaran.toml").read_text(encoding="utf-8")
    return tomllib.loads(content)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    words = "|".join(map(re.escape, _plausible()[name]))
    return re.compile(rf"(?<![\w-])(?:{words})(?![\w-])", re.IGNORECASE)


def two_indikator(text: str) -> bool:
    """Whether one text holds two indicators: numbered, or with a second measure after a joining word.

    >>> two_indikator("Persentase desa tertib dan persentase aset terdata"), two_indikator("Jumlah desa")
    (True, False)
    """
    if re.search(r"(?:^|\s)1[.)]\s.*\s2[.)]\s", text, re.DOTALL):
        return True
    if _pattern("perbandingan").match(normalized(text)):
        return False
    joined = rf"\w.*?(?:\b(?:dan|serta)\s|[;/\n]|,\s)\s*{_pattern('ukuran').pattern}"
    return re.search(joined, text, re.IGNORECASE | re.DOTALL) is not None


def measures_change(indikator: str) -> bool:
    """Whether the wording measures a change, which alone can be negative or more than 100 percent.

    >>> measures_change("Persentase pertumbuhan PAD"), measures_change("Jumlah desa")
    (True, False)
    """
    return _pattern("perubahan").search(indikator) is not None


def compares_with_target(indikator: str) -> bool:
    """Whether the wording compares with a plan or another group, so that more than 100 percent is possible.

    >>> compares_with_target("Persentase realisasi PBB"), compares_with_target("Persentase wajib pajak patuh")
    (True, False)
    """
    return _pattern("di_atas_seratus").search(_pattern("bagian_dari_seluruh").sub("", indikator)) is not None


def impossible_negative(reading: ReadCell, indikator: str) -> bool:
    """Whether a number is below zero although what is counted cannot be."""
    return reading.lower is not None and reading.lower < 0 and not measures_change(indikator)


def over_hundred(reading: ReadCell, satuan: str, indikator: str) -> bool:
    """Whether a share of a whole is said to be more than the whole."""
    if reading.upper is None or not is_percent_satuan(satuan):
        return False
    if measures_change(indikator) or compares_with_target(indikator):
        return False
    return not reading.ordinal and reading.upper > 100


def possible_fraction(reading: ReadCell, satuan: str) -> bool:
    """Whether ``0,95`` was typed where 95 percent is probably meant."""
    value = reading.nilai
    if value is None or reading.ordinal or reading.persen:
        return False
    return is_percent_satuan(satuan) and 0 < value <= 1


def fraction_of(target: ReadCell, realisasi: ReadCell, satuan: str, polaritas: Polaritas) -> bool:
    """Whether a realisasi of 1 or less beside a target above 1 is probably a fraction of 1.

    Where lower is better a small percentage is what is hoped for: only one whose hundredfold is near the
    target is doubted.
    """
    if not possible_fraction(realisasi, satuan) or target.lower is None or target.upper is None:
        return False
    if polaritas is not Polaritas.NEGATIF or realisasi.nilai is None:
        return target.lower > 1
    percent = 100 * realisasi.nilai
    return target.lower > 1 and target.lower / _NEAR <= percent <= target.upper * _NEAR


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
