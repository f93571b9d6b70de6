"""A: realisasi ÷ target; a negative target mirrors it as Kemenkeu does (domain.md 1.3)."""

from __future__ import annotations

from sakip_xl.domain.measure.rumus.base import Contoh, Jalur, RumusCapaian, RumusDef
from sakip_xl.domain.measure.rumus.khusus import NOL_TERCAPAI
from sakip_xl.domain.terms import Polaritas, Rumus

RASIO = RumusDef(
    rumus=Rumus.RASIO,
    sebutan="Rasio (positif)",
    kapan="Polaritas positif: semakin tinggi semakin baik.",
    polaritas=(Polaritas.POSITIF,),
    positif=Jalur(
        kode=RumusCapaian.RASIO,
        pecahan=lambda t, r, _w: (r, t),
        pembilang="<R>",
        penyebut="<T>",
        kalimat="rasio: realisasi ÷ target × 100 = {realisasi} ÷ {target} × 100",
    ),
    negatif=Jalur(
        kode=RumusCapaian.RASIO_NEGATIF,
        pecahan=lambda t, r, _w: (2 * t - r, t),
        pembilang="2*<T>-<R>",
        penyebut="<T>",
        kalimat="rasio, target negatif: (2 − realisasi ÷ target) × 100 = (2 − {realisasi} ÷ {target}) × 100",
    ),
    contoh=(
        Contoh("80", "82,5", "103.13", Polaritas.POSITIF),
        Contoh("-2", "-1", "150", Polaritas.POSITIF),
        Contoh("1000000000", "821249999,99", "82.12", Polaritas.POSITIF),
    ),
    bila_nol=NOL_TERCAPAI,
)
