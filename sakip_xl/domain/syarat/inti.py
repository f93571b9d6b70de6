"""The registry of content checks: a name of ``data/syarat.toml`` and the function behind it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from sakip_xl.domain.istilah import NamaSop
from sakip_xl.domain.model import Master
from sakip_xl.domain.sop import SYARAT
from sakip_xl.errors import Temuan

Cari = Callable[[Master, NamaSop, int], Iterator[Temuan]]
Periksa = Callable[[Master, NamaSop, int], "list[Kekurangan]"]


@dataclass(frozen=True, slots=True)
class Kekurangan:
    """One thing that is missing: for which check, what, on which sheet, and what to do about it."""

    syarat: str
    teks: str
    lembar: str
    kode: str
    saran: str


FUNGSI: dict[str, Periksa] = {}
"""Every check by its name in ``data/syarat.toml``."""


def syarat(nama: str) -> Callable[[Cari], Cari]:
    """Register the function of one named check; it yields a finding for everything missing."""
    lembar = SYARAT[nama].isi_di

    def daftarkan(cari: Cari) -> Cari:
        def periksa(master: Master, sop: NamaSop, triwulan: int) -> list[Kekurangan]:
            return [
                Kekurangan(nama, apa.pesan, lembar, apa.kode, apa.saran)
                for apa in cari(master, sop, triwulan)
            ]

        FUNGSI[nama] = periksa
        return cari

    return daftarkan
