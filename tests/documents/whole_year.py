"""An office with a year of quarters, earlier years and money, for the documents of the year."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from decimal import Decimal
from typing import Any

from sakip_xl.documents.base import Source
from sakip_xl.domain.measure.kertas_kerja import fill_kertas_kerja
from sakip_xl.domain.model import (
    Indikator,
    Kinerja,
    Master,
    Realisasi,
    RealisasiAnggaran,
    Riwayat,
)
from sakip_xl.domain.terms import Triwulan
from sakip_xl.schema.load import load_master
from tests.sample import sample_content
from tests.sample_rows import INDIKATOR, KINERJA

KINI = datetime(2027, 1, 12, 9)
_REACHED: dict[str, tuple[object, ...]] = {
    "IKS.1": ("82,5", "82,75", "83,1", 84),
    "IKS.2": ("91%", "93,25%", "95%", "96%"),
    "IKS.3": (21, 19, 15.5, 14),
    "IKP.1": (1100, 0, 1350, 1200),
    "IKT.1": (None, None, None, "72,4"),
}
_SAID: dict[str, Any] = {
    "kendala": "Jaringan terputus.",
    "solusi": "Modem cadangan.",
    "tindak_lanjut": "Jaringan kedua.",
}
_SPENT = (20_000_000, 48_500_000, 70_250_000, 95_000_000)
_EARLIER = [
    Riwayat(kode="IKP.1", tahun=2025, target=4700, realisasi=4650),
    Riwayat(kode="IKS.1", tahun=2024, target=80, realisasi="80,5"),
    Riwayat(kode="IKS.1", tahun=2025, target=82, realisasi="82,2"),
    Riwayat(kode="IKS.3", tahun=2025, target=20, realisasi=22),
]
_RENSTRA = {"IKP.1": 25_000, "IKS.1": 90, "IKS.3": 10}


def year(
    triwulan: int = 4,
    *,
    riwayat: bool = True,
    rak: bool = False,
    indikator: list[Indikator] | None = None,
    kinerja: list[Kinerja] | None = None,
) -> Source:
    """The office at the end of a quarter, its Kertas Kerja filled."""
    content = load_master(sample_content()).master
    goals = [row.model_copy(update={"target_renstra": _RENSTRA.get(row.kode)}) for row in INDIKATOR]
    plan = {f"rak_tw{tw}": Decimal(24_000_000) for tw in range(1, 5)} if rak else {}
    setting = {"tahun_awal_renstra": 2025, "tahun_akhir_renstra": 2029}
    master: Master = replace(
        content,
        pengaturan=content.pengaturan.model_copy(update=setting if riwayat else {}),
        kinerja=kinerja or [row.model_copy(update=plan if row.kode == "K.1" else {}) for row in KINERJA],
        indikator=indikator or (goals if riwayat else INDIKATOR),
        riwayat=_EARLIER if riwayat else [],
        realisasi=[_answer(kode, tw) for kode in _REACHED for tw in range(1, triwulan + 1)],
        anggaran=[
            RealisasiAnggaran(
                kode="K.1", triwulan=Triwulan(tw), unit="YAN", realisasi=Decimal(_SPENT[tw - 1])
            )
            for tw in range(1, triwulan + 1)
        ],
    )
    rows = [row for tw in range(1, triwulan + 1) for row in fill_kertas_kerja(master, tw)]
    return Source(replace(master, kertas_kerja=rows), triwulan, KINI)


def _answer(kode: str, triwulan: int) -> Realisasi:
    said = _SAID if kode == "IKS.3" else {}
    value = _REACHED[kode][triwulan - 1]
    return Realisasi(kode=kode, triwulan=Triwulan(triwulan), unit="YAN", realisasi=value, **said)
