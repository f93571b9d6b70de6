"""A rumus applied to a target and a realisasi, as exact arithmetic (domain.md 1.3).

A new rumus is written in ``definitions`` alone. The deviation from a negative target is measured over its
size, so that better stays better on both sides of zero.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.rumus.definitions import (
    DALAM_RENTANG,
    JALUR,
    NOL_TERCAPAI,
    REGISTRI,
    TARGET_NOL,
    TERBURUK,
    Jalur,
    Operand,
    Rumus,
    RumusCapaian,
    RumusDef,
    RumusResult,
    closeness,
)
from sakip_xl.domain.terms import Polaritas

__all__ = [
    "JALUR",
    "REGISTRI",
    "Operand",
    "RumusCapaian",
    "RumusResult",
    "closeness",
    "compute_rumus",
    "default_rumus",
    "usual_rumus",
]


def usual_rumus(polaritas: Polaritas) -> tuple[Rumus, ...]:
    """The rumus that go with a polarity, the default first.

    >>> [rumus.value for rumus in usual_rumus(Polaritas.NEGATIF)]
    ['selisih', 'kebalikan']
    """
    return tuple(rumus for rumus, item in REGISTRI.items() if polaritas in item.polaritas)


def default_rumus(polaritas: Polaritas) -> Rumus:
    """The rumus of an indicator that names none."""
    return usual_rumus(polaritas)[0]


def compute_rumus(
    target: tuple[Operand, Operand],
    realisasi: Operand,
    rumus: Rumus,
    *,
    terburuk: Operand | None = None,
    nol_tercapai: bool = False,
) -> RumusResult:
    """Apply one rumus to a target with its lower and upper bound; both are the same for a plain one.

    Inside a range capaian is 100, outside it the nearer bound is the target (PermenPANRB 8/2021). With
    ``stabil`` being outside never gives more than being inside.
    """
    lower, upper = target
    item = REGISTRI[rumus]
    if lower.nilai == upper.nilai:
        return _against(lower, realisasi, item, terburuk, nol_tercapai=nol_tercapai)
    rentang = f"rentang {lower.written} sampai {upper.written}"
    if lower.nilai <= realisasi.nilai <= upper.nilai:
        sentence = f"{rentang}: {DALAM_RENTANG.sentence(lower, realisasi, None)}"
        return RumusResult(Fraction(100), RumusCapaian.DALAM_RENTANG, sentence, (Catatan.TARGET_RENTANG,))
    side, limit = ("bawah", lower) if realisasi.nilai < lower.nilai else ("atas", upper)
    result = _against(limit, realisasi, item, terburuk, nol_tercapai=nol_tercapai)
    value, sentence = result.nilai, result.kalimat
    if item.batas_rentang is not None and value is not None and value > item.batas_rentang:
        value, sentence = (
            item.batas_rentang,
            f"{sentence}, paling tinggi {item.batas_rentang} di luar rentang",
        )
    return replace(
        result,
        nilai=value,
        kalimat=f"{rentang}, batas {side} {limit.written}: {sentence}",
        catatan=(Catatan.TARGET_RENTANG, *result.catatan),
    )


def _against(
    target: Operand, realisasi: Operand, item: RumusDef, terburuk: Operand | None, *, nol_tercapai: bool
) -> RumusResult:
    """Compare with one number; ``TIDAK_DIHITUNG`` where nothing can be divided by it."""
    way = _jalur(item, target.nilai, realisasi.nilai, terburuk, nol_tercapai=nol_tercapai)
    negative = [
        catatan
        for value, catatan in (
            (target.nilai, Catatan.TARGET_NEGATIF),
            (realisasi.nilai, Catatan.REALISASI_NEGATIF),
        )
        if value < 0
    ]
    if isinstance(way, Catatan):
        at_zero = () if target.nilai else (Catatan.TARGET_NOL,)
        notes = dict.fromkeys((*at_zero, way, *negative))
        return RumusResult(None, RumusCapaian.TIDAK_DIHITUNG, f"tidak dihitung: {way.kalimat}", tuple(notes))
    worst = terburuk.nilai if terburuk else Fraction(0)
    return RumusResult(
        way.nilai(target.nilai, realisasi.nilai, worst),
        way.kode,
        way.sentence(target, realisasi, terburuk),
        (*way.catatan, *negative),
    )


def _jalur(
    item: RumusDef, target: Fraction, realisasi: Fraction, terburuk: Operand | None, *, nol_tercapai: bool
) -> Jalur | Catatan:
    """The arithmetic of one case, or why there is none."""
    if target:
        if realisasi == 0 and not item.realisasi_nol:
            return Catatan.REALISASI_NOL
        return item.positif if target > 0 else item.negatif
    if item.bila_nol is TERBURUK:
        if terburuk is None:
            return TARGET_NOL
        return TERBURUK if terburuk.nilai else Catatan.TERBURUK_NOL
    met = item.bila_nol is NOL_TERCAPAI and nol_tercapai and realisasi == 0
    return NOL_TERCAPAI if met else Catatan.TARGET_NOL
