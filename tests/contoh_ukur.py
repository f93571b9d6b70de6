"""The shared sample with its Kertas Kerja filled, and the ways tests look at the sheets of results."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Any

from sakip_xl.build.bahan import Bahan
from sakip_xl.build.kanvas import Kanvas, LembarKanvas, SelKanvas
from sakip_xl.build.master import gambar_master
from sakip_xl.domain.kertas_kerja import isi_kertas_kerja
from sakip_xl.domain.model import Sel
from sakip_xl.layout.isi import BarisMentah, IsiBuku, mentah
from sakip_xl.layout.muat import muat_master
from tests.contoh import SEKARANG, isi_contoh


def isi_terukur(*, atur: dict[str, Sel] | None = None, **tabel: list[BarisMentah]) -> IsiBuku:
    """The sample after Hitung Capaian of Triwulan I and II; ``atur`` replaces settings by their label."""
    isi = isi_contoh(**tabel)
    pengaturan = [
        {**b, "nilai": atur[str(b["pengaturan"])]} if atur and b["pengaturan"] in atur else b
        for b in isi.baris("tblPengaturan")
    ]
    isi = replace(isi, tabel={**isi.tabel, "tblPengaturan": pengaturan})
    master = muat_master(isi).master
    baris = [mentah(b) for triwulan in (1, 2) for b in isi_kertas_kerja(master, triwulan)]
    return replace(isi, tabel={**isi.tabel, "tblKertasKerja": baris})


def bahan(isi: IsiBuku, sekarang: datetime = SEKARANG) -> Bahan:
    return Bahan(isi, muat_master(isi).master, sekarang)


def gambar(isi: IsiBuku, sekarang: datetime = SEKARANG) -> Kanvas:
    return gambar_master(isi, sekarang)


def teks(lembar: LembarKanvas) -> list[str]:
    """Every text of a sheet, from top left to bottom right."""
    return [str(s.nilai) for _, s in sorted(lembar.sel.items()) if s.nilai not in {None, ""}]


def cari(lembar: LembarKanvas, isi: object) -> tuple[int, int]:
    """The first cell that holds the value."""
    return next(tempat for tempat, s in sorted(lembar.sel.items()) if s.nilai == isi)


def di(lembar: LembarKanvas, baris: int, kolom: int) -> SelKanvas:
    return lembar.sel[baris, kolom]


def ubah(isi: IsiBuku, tabel: str, ke: int, **nilai: Any) -> IsiBuku:
    """The content with cells of one row replaced."""
    baris = [dict(b) for b in isi.baris(tabel)]
    baris[ke] |= nilai
    return replace(isi, tabel={**isi.tabel, tabel: baris})
