"""The arithmetic that nobody chooses by name: a range that is met, a target of zero (domain.md 1.3)."""

from __future__ import annotations

from sakip_xl.domain.measure.catatan import Catatan
from sakip_xl.domain.measure.rumus.base import Jalur, RumusCapaian

DALAM_RENTANG = Jalur(
    kode=RumusCapaian.DALAM_RENTANG,
    pecahan=lambda _t, _r, _w: (1, 1),
    pembilang="1",
    penyebut="1",
    kalimat="realisasi {realisasi} di dalam rentang = 100",
)
TERBURUK = Jalur(
    kode=RumusCapaian.TERBURUK,
    pecahan=lambda _t, r, w: (w - r, w),
    pembilang="<W>-<R>",
    penyebut="<W>",
    kalimat="target nol: (terburuk − realisasi) ÷ terburuk × 100 = "
    "({terburuk} − {realisasi}) ÷ {terburuk} × 100",
    catatan=(Catatan.TARGET_NOL,),
)
"""A lower-is-better target of 0 is measured by the distance from the worst value."""

TARGET_NOL = Jalur(
    kode=RumusCapaian.TARGET_NOL,
    pecahan=lambda _t, r, _w: (0 if r > 0 else 1, 1),
    pembilang="(<R><=0)*1",
    penyebut="1",
    kalimat="target nol: realisasi {realisasi} tidak lebih dari 0 = 100",
    kalimat_lewat="target nol: realisasi {realisasi} di atas 0 = 0",
    catatan=(Catatan.TARGET_NOL,),
)
"""Without a worst value a lower-is-better target of 0 is met or not."""

NOL_TERCAPAI = Jalur(
    kode=RumusCapaian.NOL_TERCAPAI,
    pecahan=lambda _t, _r, _w: (1, 1),
    pembilang="1",
    penyebut="1",
    kalimat="target nol: realisasi 0, dan target nol bermakna tercapai = 100",
    catatan=(Catatan.TARGET_NOL,),
)
"""Zero of zero, where the indicator says that this is meant."""

KHUSUS = (DALAM_RENTANG, TERBURUK, TARGET_NOL, NOL_TERCAPAI)
