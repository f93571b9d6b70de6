"""C: target ÷ realisasi; nothing can be divided by a realisasi of 0 (domain.md 1.3)."""

from __future__ import annotations

from sakip_xl.domain.measure.rumus.base import Contoh, Jalur, RumusCapaian, RumusDef
from sakip_xl.domain.measure.rumus.khusus import TERBURUK
from sakip_xl.domain.terms import Polaritas, Rumus

_KEBALIKAN = Jalur(
    kode=RumusCapaian.KEBALIKAN,
    pecahan=lambda t, r, _w: (t, r),
    pembilang="<T>",
    penyebut="<R>",
    kalimat="kebalikan: target ÷ realisasi × 100 = {target} ÷ {realisasi} × 100",
)

KEBALIKAN = RumusDef(
    rumus=Rumus.KEBALIKAN,
    sebutan="Kebalikan (negatif)",
    kapan="Polaritas negatif, bila ditetapkan memakai target dibagi realisasi.",
    polaritas=(Polaritas.NEGATIF,),
    positif=_KEBALIKAN,
    negatif=_KEBALIKAN,
    contoh=(
        Contoh("49", "56,23", "87.14", Polaritas.NEGATIF),
        Contoh("8", "4", "200", Polaritas.NEGATIF),
    ),
    bila_nol=TERBURUK,
    realisasi_nol=False,
)
