"""Predikat of a capaian from editable lower bounds without holes (domain.md 1.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from sakip_xl.domain.skala import data_skala


@dataclass(frozen=True, slots=True)
class Ambang:
    """One predikat by its lower bound, highest first; ``termasuk``: the bound itself belongs to it.

    The lowest predikat has no bound. ``warna`` is its colour on the sheets, six hexadecimal digits.
    """

    predikat: str
    batas_bawah: Decimal | None = None
    termasuk: bool = False
    warna: str = ""


class MasalahAmbang(StrEnum):
    """What can be wrong with a table of bounds."""

    KOSONG = "kosong"
    TANPA_TERENDAH = "tanpa_terendah"
    BATAS_KOSONG = "batas_kosong"
    TIDAK_MENURUN = "tidak_menurun"
    NAMA_GANDA = "nama_ganda"


@cache
def ambang_baku() -> tuple[Ambang, ...]:
    """The table shipped with the program: >90, >75, >65, >50 and the rest."""
    return tuple(
        Ambang(
            satu["predikat"],
            Decimal(str(satu["batas_bawah"])) if "batas_bawah" in satu else None,
            bool(satu.get("termasuk", False)),
            satu.get("warna", ""),
        )
        for satu in data_skala()["predikat"]["ambang"]
    )


def sumber_ambang() -> str:
    """Where the shipped table comes from, for the settings sheet."""
    return str(data_skala()["predikat"]["sumber"])


def predikat(nilai: Decimal | None, ambang: Sequence[Ambang] | None = None) -> str | None:
    """The predikat of a rounded capaian; ``None`` for what has no value or falls below every bound.

    >>> predikat(Decimal("90.01")), predikat(Decimal(90)), predikat(Decimal("-5")), predikat(None)
    ('Sangat Tinggi', 'Tinggi', 'Sangat Rendah', None)
    """
    if nilai is None:
        return None
    for satu in ambang_baku() if ambang is None else ambang:
        batas = satu.batas_bawah
        if batas is None or nilai > batas or (satu.termasuk and nilai == batas):
            return satu.predikat
    return None


def periksa_ambang(ambang: Sequence[Ambang]) -> list[tuple[int, MasalahAmbang]]:
    """Everything wrong with a table, as (row counted from 0, problem); an empty list is a sound table.

    Bounds must fall strictly from row to row, names must differ, and only the last row has no bound.
    """
    if not ambang:
        return [(0, MasalahAmbang.KOSONG)]
    hasil: list[tuple[int, MasalahAmbang]] = []
    nama: set[str] = set()
    terakhir: Decimal | None = None
    for baris, satu in enumerate(ambang):
        batas = satu.batas_bawah
        if satu.predikat.casefold() in nama:
            hasil.append((baris, MasalahAmbang.NAMA_GANDA))
        nama.add(satu.predikat.casefold())
        if batas is None and baris < len(ambang) - 1:
            hasil.append((baris, MasalahAmbang.BATAS_KOSONG))
        if batas is not None and terakhir is not None and batas >= terakhir:
            hasil.append((baris, MasalahAmbang.TIDAK_MENURUN))
        terakhir = terakhir if batas is None else batas
    if ambang[-1].batas_bawah is not None:
        hasil.append((len(ambang) - 1, MasalahAmbang.TANPA_TERENDAH))
    return hasil
