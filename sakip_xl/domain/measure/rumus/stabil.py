"""G: nearness to the target, then the linear scale 0→0, 90→100, 100→120; below 0 the first part goes on.

With nearness K out of |T| the percent is 10K/9 up to 90 and 2K−80 above, which is the larger of the two:
max(50K, 90K−36|T|) over 45|T|.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Any

from sakip_xl.domain.measure.rumus.base import Contoh, Jalur, RumusCapaian, RumusDef
from sakip_xl.domain.terms import Polaritas, Rumus


def closeness(target: Fraction, realisasi: Fraction) -> Fraction:
    """How near realisasi is to target, in percent: 100 when equal, on either side less.

    >>> closeness(Fraction(80), Fraction(84)), closeness(Fraction(80), Fraction(76))
    (Fraction(95, 1), Fraction(95, 1))
    """
    return (1 - abs(realisasi - target) / abs(target)) * 100


def _pecahan(target: Any, realisasi: Any, _terburuk: Any) -> tuple[Any, Any]:
    size = abs(target)
    near = size - abs(realisasi - target)
    first, second = 25 * near, 45 * near - 18 * size
    return first + second + abs(first - second), 45 * size


_SKALA = ", lalu diskalakan 0 menjadi 0, 90 menjadi 100, 100 menjadi 120"
_NEARNESS = "(ABS(<T>)-ABS(<R>-<T>))"
_STABIL = Jalur(
    kode=RumusCapaian.STABIL,
    pecahan=_pecahan,
    pembilang=f"MIN(MAX(50*{_NEARNESS},90*{_NEARNESS}-36*ABS(<T>)),IF(<B>=<S>,54,45)*ABS(<T>))",
    penyebut="45*ABS(<T>)",
    kalimat="stabil: realisasi ÷ target × 100 = {realisasi} ÷ {target} × 100" + _SKALA,
    kalimat_lewat="stabil: (2 − realisasi ÷ target) × 100 = (2 − {realisasi} ÷ {target}) × 100" + _SKALA,
    heading="Pembilang Stabil",
)

STABIL = RumusDef(
    rumus=Rumus.STABIL,
    sebutan="Stabil",
    kapan="Realisasi diharapkan tepat sebesar target.",
    polaritas=(Polaritas.STABIL,),
    positif=_STABIL,
    negatif=_STABIL,
    contoh=(
        Contoh("100", "104", "112", Polaritas.STABIL),
        Contoh("80", "60", "83.33", Polaritas.STABIL),
        Contoh("-10", "-12", "88.89", Polaritas.STABIL),
    ),
    batas_rentang=Fraction(100),
    bila_terbatas="10*ABS(<R>-<T>)<ABS(<T>)",
)
