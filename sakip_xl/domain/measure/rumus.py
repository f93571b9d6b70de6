"""The formulas of capaian as exact arithmetic, each with its words and numbers (domain.md 1.3).

T is the target, R the realisasi, W the worst tolerable value. The deviation from a negative target is
measured over its size, so that better stays better on both sides of zero.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.terms import Rumus


class RumusCapaian(StrEnum):
    """Which arithmetic was really used; one ``Rumus`` can lead to several."""

    RASIO = "rasio"
    RASIO_NEGATIF = "rasio_negatif"
    SELISIH = "selisih"
    SELISIH_NEGATIF = "selisih_negatif"
    KEBALIKAN = "kebalikan"
    STABIL = "stabil"
    TERBURUK = "terburuk"
    TARGET_NOL = "target_nol"
    NOL_TERCAPAI = "nol_tercapai"
    DALAM_RENTANG = "dalam_rentang"
    TIDAK_DIHITUNG = "tidak_dihitung"


@dataclass(frozen=True, slots=True)
class Operand:
    """One operand: its exact value and how it is shown in the formula."""

    nilai: Fraction
    tulis: str


@dataclass(frozen=True, slots=True)
class Result:
    """Exact percent before rounding, or ``None``; the code, the words and the notes."""

    nilai: Fraction | None
    kode: RumusCapaian
    kalimat: str
    catatan: tuple[Catatan, ...] = ()


def compute_rumus(
    target: tuple[Operand, Operand],
    realisasi: Operand,
    rumus: Rumus,
    *,
    terburuk: Operand | None = None,
    nol_tercapai: bool = False,
) -> Result:
    """Apply one formula to a target with its lower and upper bound; both are the same for a plain one.

    Inside a range capaian is 100, outside it the nearer bound is the target (PermenPANRB 8/2021). With
    ``stabil`` being outside never gives more than being inside.
    """
    lower, upper = target
    if lower.nilai == upper.nilai:
        return _single_target(lower, realisasi, rumus, terburuk, nol_tercapai=nol_tercapai)
    rentang = f"rentang {lower.tulis} sampai {upper.tulis}"
    if lower.nilai <= realisasi.nilai <= upper.nilai:
        sentence = f"{rentang}: realisasi {realisasi.tulis} di dalam rentang = 100"
        return Result(Fraction(100), RumusCapaian.DALAM_RENTANG, sentence, (Catatan.TARGET_RENTANG,))
    side, limit = ("bawah", lower) if realisasi.nilai < lower.nilai else ("atas", upper)
    result = _single_target(limit, realisasi, rumus, terburuk, nol_tercapai=nol_tercapai)
    value, sentence = result.nilai, result.kalimat
    if rumus is Rumus.STABIL and value is not None and value > 100:
        value, sentence = Fraction(100), f"{sentence}, paling tinggi 100 di luar rentang"
    return replace(
        result,
        nilai=value,
        kalimat=f"{rentang}, batas {side} {limit.tulis}: {sentence}",
        catatan=(Catatan.TARGET_RENTANG, *result.catatan),
    )


def _single_target(
    target: Operand, realisasi: Operand, rumus: Rumus, terburuk: Operand | None, *, nol_tercapai: bool
) -> Result:
    if target.nilai == 0 and rumus in {Rumus.SELISIH, Rumus.KEBALIKAN}:
        result = _zero_terburuk(realisasi, terburuk) if terburuk else _zero_without_terburuk(realisasi)
    elif target.nilai == 0:
        result = _zero(realisasi, target_met=nol_tercapai and rumus is Rumus.RASIO)
    else:
        result = _RUMUS[rumus](target, realisasi)
    negative = [
        catatan
        for value, catatan in (
            (target.nilai, Catatan.TARGET_NEGATIF),
            (realisasi.nilai, Catatan.REALISASI_NEGATIF),
        )
        if value < 0
    ]
    return replace(result, catatan=(*result.catatan, *negative))


def _rasio(target: Operand, realisasi: Operand) -> Result:
    """A: R/T; a negative target mirrors it as Kemenkeu does.

    >>> _rasio(Operand(Fraction(-2), "(-2)"), Operand(Fraction(-1), "(-1)")).nilai
    Fraction(150, 1)
    """
    ratio = realisasi.nilai / target.nilai
    if target.nilai < 0:
        sentence = (
            "rasio, target negatif: (2 − realisasi ÷ target) × 100 = "
            f"(2 − {realisasi.tulis} ÷ {target.tulis}) × 100"
        )
        return Result((2 - ratio) * 100, RumusCapaian.RASIO_NEGATIF, sentence)
    sentence = f"rasio: realisasi ÷ target × 100 = {realisasi.tulis} ÷ {target.tulis} × 100"
    return Result(ratio * 100, RumusCapaian.RASIO, sentence)


def _selisih(target: Operand, realisasi: Operand) -> Result:
    """B: (2T-R)/T of LAN; over a negative target the mirrored form R/T.

    >>> round(float(_selisih(Operand(Fraction(49), "49"), Operand(Fraction("56.23"), "56,23")).nilai), 3)
    85.245
    """
    ratio = realisasi.nilai / target.nilai
    if target.nilai < 0:
        sentence = (
            f"selisih, target negatif: realisasi ÷ target × 100 = {realisasi.tulis} ÷ {target.tulis} × 100"
        )
        return Result(ratio * 100, RumusCapaian.SELISIH_NEGATIF, sentence)
    sentence = (
        "selisih: (2 × target − realisasi) ÷ target × 100 = "
        f"(2 × {target.tulis} − {realisasi.tulis}) ÷ {target.tulis} × 100"
    )
    return Result((2 - ratio) * 100, RumusCapaian.SELISIH, sentence)


def _kebalikan(target: Operand, realisasi: Operand) -> Result:
    """C: T/R; nothing can be divided by a realisasi of 0."""
    if realisasi.nilai == 0:
        return Result(
            None,
            RumusCapaian.TIDAK_DIHITUNG,
            f"tidak dihitung: {Catatan.REALISASI_NOL.kalimat}",
            (Catatan.REALISASI_NOL,),
        )
    sentence = f"kebalikan: target ÷ realisasi × 100 = {target.tulis} ÷ {realisasi.tulis} × 100"
    return Result(target.nilai / realisasi.nilai * 100, RumusCapaian.KEBALIKAN, sentence)


def closeness(target: Fraction, realisasi: Fraction) -> Fraction:
    """How near realisasi is to target, in percent: 100 when equal, on either side less.

    >>> closeness(Fraction(80), Fraction(84)), closeness(Fraction(80), Fraction(76))
    (Fraction(95, 1), Fraction(95, 1))
    """
    return (1 - abs(realisasi - target) / abs(target)) * 100


def _stabil(target: Operand, realisasi: Operand) -> Result:
    """G: nearness, then the linear scale 0→0, 90→100, 100→120; below 0 the first part goes on.

    >>> _stabil(Operand(Fraction(80), "80"), Operand(Fraction(80), "80")).nilai
    Fraction(120, 1)
    """
    nearness = closeness(target.nilai, realisasi.nilai)
    value = nearness / 9 * 10 if nearness <= 90 else 100 + (nearness - 90) * 2
    if (realisasi.nilai <= target.nilai) == (target.nilai > 0):
        rumus = "realisasi ÷ target × 100"
        numbers = f"{realisasi.tulis} ÷ {target.tulis} × 100"
    else:
        rumus = "(2 − realisasi ÷ target) × 100"
        numbers = f"(2 − {realisasi.tulis} ÷ {target.tulis}) × 100"
    sentence = f"stabil: {rumus} = {numbers}, lalu diskalakan 0 menjadi 0, 90 menjadi 100, 100 menjadi 120"
    return Result(value, RumusCapaian.STABIL, sentence)


def _zero_terburuk(realisasi: Operand, terburuk: Operand) -> Result:
    """F: a lower-is-better target of 0 is measured by the distance from the worst value."""
    if terburuk.nilai == 0:
        return Result(
            None,
            RumusCapaian.TIDAK_DIHITUNG,
            f"tidak dihitung: {Catatan.TERBURUK_NOL.kalimat}",
            (Catatan.TARGET_NOL, Catatan.TERBURUK_NOL),
        )
    sentence = (
        "target nol: (terburuk − realisasi) ÷ terburuk × 100 = "
        f"({terburuk.tulis} − {realisasi.tulis}) ÷ {terburuk.tulis} × 100"
    )
    value = (terburuk.nilai - realisasi.nilai) / terburuk.nilai * 100
    return Result(value, RumusCapaian.TERBURUK, sentence, (Catatan.TARGET_NOL,))


def _zero_without_terburuk(realisasi: Operand) -> Result:
    """Without a worst value a lower-is-better target of 0 is met or not."""
    value = 0 if realisasi.nilai > 0 else 100
    where = "di atas 0" if realisasi.nilai > 0 else "tidak lebih dari 0"
    sentence = f"target nol: realisasi {realisasi.tulis} {where} = {value}"
    return Result(Fraction(value), RumusCapaian.TARGET_NOL, sentence, (Catatan.TARGET_NOL,))


def _zero(realisasi: Operand, *, target_met: bool) -> Result:
    """A target of 0 where nothing can be divided by it; met only when the indicator says so."""
    if target_met and realisasi.nilai == 0:
        sentence = "target nol: realisasi 0, dan target nol bermakna tercapai = 100"
        return Result(Fraction(100), RumusCapaian.NOL_TERCAPAI, sentence, (Catatan.TARGET_NOL,))
    sentence = f"tidak dihitung: {Catatan.TARGET_NOL.kalimat}"
    return Result(None, RumusCapaian.TIDAK_DIHITUNG, sentence, (Catatan.TARGET_NOL,))


_RUMUS: dict[Rumus, Callable[[Operand, Operand], Result]] = {
    Rumus.RASIO: _rasio,
    Rumus.SELISIH: _selisih,
    Rumus.KEBALIKAN: _kebalikan,
    Rumus.STABIL: _stabil,
}
