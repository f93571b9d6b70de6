"""Capaian: how realisasi compares with target, by a named formula (domain.md 1.3).

No regulation binding a kecamatan fixes the formula, so polarity, formula, rounding and cap are settings,
and every result tells in words and numbers how it came about. All arithmetic is exact until rounding.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import TypeVar

from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.comparable import make_comparable, obstacle, settle
from sakip_xl.domain.measure.percent import is_percent_satuan
from sakip_xl.domain.measure.polaritas import polaritas_warning
from sakip_xl.domain.measure.rounding import round_number
from sakip_xl.domain.measure.rumus import (
    RumusCapaian,
    RumusResult,
    compute_rumus,
    default_rumus,
    usual_rumus,
)
from sakip_xl.domain.measure.rumus.definitions import Rumus
from sakip_xl.domain.measure.scale import Scale
from sakip_xl.domain.measure.typed_number import KOSONG, ReadCell, read_number
from sakip_xl.domain.terms import DecimalSeparator, Pembulatan, Polaritas
from sakip_xl.domain.wording import normalized

__all__ = [
    "Capaian",
    "CapaianMethod",
    "RumusCapaian",
    "choose",
    "compute_read",
    "compute_typed",
    "hitung_capaian",
    "is_usual_rumus",
    "nilai_catatan",
    "polaritas_warning",
    "untuk_rekap",
]

_Choice = TypeVar("_Choice", bound=StrEnum)

AMBANG_TINGGI = Decimal(150)


@dataclass(frozen=True, slots=True)
class CapaianMethod:
    """How capaian is computed: the settings of the indicator and of the workbook.

    ``rumus=None`` takes the default of the polarity. ``batas`` caps the value for the recap.
    ``nol_tercapai``: a target of zero that is met counts 100 (only for ``rasio``). ``persen``: the unit of
    measure is percent, so that ``a dari b`` is one.
    """

    polaritas: Polaritas = Polaritas.POSITIF
    rumus: Rumus | None = None
    desimal: int = 2
    pembulatan: Pembulatan = Pembulatan.SETENGAH_NAIK
    batas: Decimal | None = None
    nol_tercapai: bool = False
    ambang_tinggi: Decimal = AMBANG_TINGGI
    persen: bool = False

    @property
    def dipakai(self) -> Rumus:
        """The formula in force."""
        return self.rumus or default_rumus(self.polaritas)


@dataclass(frozen=True, slots=True)
class Capaian:
    """The result: rounded percent, value for the recap, formula in words and numbers, notes.

    ``nilai`` and ``untuk_rekap`` are ``None`` when it cannot be computed; ``catatan`` says why.
    ``kode_rumus`` is the formula as a code and ``eksak`` the percent before rounding.
    """

    nilai: Decimal | None
    untuk_rekap: Decimal | None
    rumus: str
    catatan: tuple[Catatan, ...] = ()
    kode_rumus: RumusCapaian = RumusCapaian.TIDAK_DIHITUNG
    eksak: Fraction | None = None


def hitung_capaian(  # noqa: PLR0913 the signature is a contract (design 6)
    target: object,
    realisasi: object,
    *,
    polaritas: str = "positif",
    rumus: str | None = None,
    terburuk: object = None,
    desimal: int = 2,
    pembulatan: str = "setengah_naik",
    batas: Decimal | float | None = None,
    satuan: str | None = None,
) -> Capaian:
    """Compute the capaian of one pair, numbers or text as staff type them.

    ``polaritas``: positif, negatif, stabil. ``rumus``: rasio (R/T), selisih ((2T-R)/T), kebalikan (T/R),
    stabil; ``None`` is the default of the polarity. ``terburuk``: worst value, for a lower-is-better
    target of 0. ``pembulatan``: setengah_naik or potong. ``batas``: cap of the recap value, such as
    100, 110 or 120. ``satuan``: the unit of measure; under percent ``6 dari 8`` is 75, else it is compared
    only with another ``a dari b``, with a percent, or with b. An unknown word or setting raises
    ``ValueError``; a bad number is a note.

    >>> result = hitung_capaian("80", "82,5")
    >>> result.nilai, result.rumus
    (Decimal('103.13'), 'rasio: realisasi ÷ target × 100 = 82,5 ÷ 80 × 100')
    >>> hitung_capaian(49, "56,23", polaritas="negatif").nilai
    Decimal('85.24')
    >>> hitung_capaian(49, 56.23, polaritas="negatif", rumus="kebalikan", pembulatan="potong").nilai
    Decimal('87.14')
    >>> hitung_capaian(80, 120, batas=120).untuk_rekap
    Decimal('120')
    """
    method = CapaianMethod(
        polaritas=choose(Polaritas, polaritas, "polaritas"),
        rumus=None if rumus is None else choose(Rumus, rumus, "rumus"),
        desimal=_decimal(desimal),
        pembulatan=choose(Pembulatan, pembulatan, "pembulatan"),
        batas=_batas(batas),
        persen=satuan is not None and is_percent_satuan(satuan),
    )
    return compute_typed(target, realisasi, method, terburuk=terburuk)


def compute_typed(
    target: object,
    realisasi: object,
    method: CapaianMethod,
    *,
    terburuk: object = None,
    separator: DecimalSeparator = DecimalSeparator.TANYAKAN,
    skala: Scale | None = None,
) -> Capaian:
    """Compute from cells as typed, under the settings of a workbook."""

    def read(value: object) -> ReadCell:
        return read_number(value, separator=separator, skala=skala)

    return compute_read(read(target), read(realisasi), method, terburuk=read(terburuk))


def compute_read(
    target: ReadCell, realisasi: ReadCell, method: CapaianMethod, *, terburuk: ReadCell = KOSONG
) -> Capaian:
    """Compute from cells as read: the one place where every rule meets."""
    target, realisasi = settle(target, realisasi, percent=method.persen)
    reading_notes = (*target.catatan, *realisasi.catatan)
    cause = obstacle(target, realisasi)
    if cause:
        return Capaian(None, None, f"tidak dihitung: {cause[0].kalimat}", _unique(*cause, *reading_notes))
    comparable = make_comparable(target, realisasi, terburuk)
    result = compute_rumus(
        comparable.target,
        comparable.realisasi,
        method.dipakai,
        terburuk=comparable.terburuk,
        nol_tercapai=method.nol_tercapai,
    )
    if result.kode is RumusCapaian.TARGET_NOL and not terburuk.kosong:
        result = _TERBURUK_UNREADABLE
    return _compose(result, method, (*reading_notes, *comparable.catatan))


_TERBURUK_UNREADABLE = RumusResult(
    None,
    RumusCapaian.TIDAK_DIHITUNG,
    f"tidak dihitung: {Catatan.TERBURUK_TIDAK_TERBACA.kalimat}",
    (Catatan.TARGET_NOL, Catatan.TERBURUK_TIDAK_TERBACA),
)


def _compose(result: RumusResult, method: CapaianMethod, catatan: tuple[Catatan, ...]) -> Capaian:
    """Round, cap and note."""
    unusual = () if is_usual_rumus(method.polaritas, method.dipakai) else (Catatan.RUMUS_TIDAK_LAZIM,)
    notes = (*result.catatan, *catatan, *unusual)
    if result.nilai is None:
        return Capaian(None, None, result.kalimat, _unique(*notes), result.kode)
    value = round_number(result.nilai, method.desimal, method.pembulatan)
    return Capaian(
        value,
        untuk_rekap(value, method.batas),
        result.kalimat,
        _unique(*notes, *nilai_catatan(value, method.ambang_tinggi)),
        result.kode,
        result.nilai,
    )


def is_usual_rumus(polaritas: Polaritas, rumus: Rumus) -> bool:
    """Whether a formula goes with a polarity."""
    return rumus in usual_rumus(polaritas)


def nilai_catatan(value: Decimal, ambang_tinggi: Decimal = AMBANG_TINGGI) -> tuple[Catatan, ...]:
    """What the size of a capaian suggests: far above its target, or below zero."""
    if value > ambang_tinggi:
        return (Catatan.CAPAIAN_TINGGI,)
    return (Catatan.CAPAIAN_NEGATIF,) if value < 0 else ()


def untuk_rekap(value: Decimal, limit: Decimal | None) -> Decimal:
    """The value that the recap counts: not below 0, not above the cap.

    >>> untuk_rekap(Decimal("-14.76"), None), untuk_rekap(Decimal("141.92"), Decimal(120))
    (Decimal('0'), Decimal('120'))
    """
    floored = max(value, Decimal(0))
    return floored if limit is None else min(floored, limit)


def _unique(*catatan: Catatan) -> tuple[Catatan, ...]:
    return tuple(dict.fromkeys(catatan))


def choose(kind: type[_Choice], nilai: object, name: str) -> _Choice:
    """One member of a closed list from its word in any case; ``ValueError`` names the choices."""
    options = [str(member.value) for member in kind]
    key = normalized(nilai) if isinstance(nilai, str) else None
    if key not in options:
        msg = f"{name} '{nilai}' tidak dikenal; pilihannya: {', '.join(options)}."
        raise ValueError(msg)
    return kind(key)


def _decimal(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= 10:
        msg = f"desimal '{value}' tidak dapat dipakai; isi bilangan bulat 0 sampai 10."
        raise ValueError(msg)
    return value


def _batas(value: object) -> Decimal | None:
    if value is None:
        return None
    reading = KOSONG if isinstance(value, str) else read_number(value)
    if reading.nilai is None or reading.nilai <= 0:
        msg = f"batas '{value}' tidak dapat dipakai; kosongkan, atau isi angka di atas 0 seperti 120."
        raise ValueError(msg)
    return reading.nilai
