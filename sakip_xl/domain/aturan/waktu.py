"""What the rules of several sheets share about dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from sakip_xl.domain.aturan.inti import Konteks, Langgar, langgar
from sakip_xl.domain.model import Baris
from sakip_xl.domain.tulisan import tanggal

_AKHIR_BULAN = {1: (3, 31), 2: (6, 30), 3: (9, 30), 4: (12, 31)}


def akhir_triwulan(tahun: int, triwulan: int) -> date:
    """The last day of a quarter.

    >>> akhir_triwulan(2026, 2)
    datetime.date(2026, 6, 30)
    """
    return date(tahun, *_AKHIR_BULAN[triwulan])


def luar_masa(baris: Baris, bidang: str, k: Konteks) -> Iterator[Langgar]:
    """A date outside the budget year; the report on its last quarter is made until the March after it."""
    tahun = k.master.pengaturan.tahun
    awal, akhir = date(tahun, 1, 1), date(tahun + 1, 3, 31)
    if not awal <= getattr(baris, bidang) <= akhir:
        yield langgar(baris, bidang, tahun=tahun, awal=tanggal(awal), akhir=tanggal(akhir))


def mendatang(baris: Baris, bidang: str, k: Konteks) -> Iterator[Langgar]:
    """A date or moment after today; an empty one is none."""
    nilai = getattr(baris, bidang)
    hari = nilai.date() if isinstance(nilai, datetime) else nilai
    if hari is not None and hari > k.hari_ini:
        yield langgar(baris, bidang, hari_ini=tanggal(k.hari_ini))
