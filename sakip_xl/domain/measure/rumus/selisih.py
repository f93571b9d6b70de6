"""B: (2T−R)/T of LAN; over a negative target the mirrored form R/T (domain.md 1.3)."""

from __future__ import annotations

from sakip_xl.domain.measure.rumus.base import Contoh, Jalur, RumusCapaian, RumusDef
from sakip_xl.domain.measure.rumus.khusus import TERBURUK
from sakip_xl.domain.terms import Polaritas, Rumus

SELISIH = RumusDef(
    rumus=Rumus.SELISIH,
    sebutan="Selisih LAN (negatif)",
    kapan="Polaritas negatif: semakin rendah semakin baik (bawaan).",
    polaritas=(Polaritas.NEGATIF,),
    positif=Jalur(
        kode=RumusCapaian.SELISIH,
        pecahan=lambda t, r, _w: (2 * t - r, t),
        pembilang="2*<T>-<R>",
        penyebut="<T>",
        kalimat="selisih: (2 × target − realisasi) ÷ target × 100 = "
        "(2 × {target} − {realisasi}) ÷ {target} × 100",
    ),
    negatif=Jalur(
        kode=RumusCapaian.SELISIH_NEGATIF,
        pecahan=lambda t, r, _w: (r, t),
        pembilang="<R>",
        penyebut="<T>",
        kalimat="selisih, target negatif: realisasi ÷ target × 100 = {realisasi} ÷ {target} × 100",
    ),
    contoh=(
        Contoh("49", "56,23", "85.24", Polaritas.NEGATIF),
        Contoh("10", "25", "-50", Polaritas.NEGATIF),
        Contoh("-2", "-3", "150", Polaritas.NEGATIF),
    ),
    bila_nol=TERBURUK,
)
