"""Ordinal scales (Ya/Tidak, WTP, AA ...): words that stand for a score (domain.md 1.3 I)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Jenjang:
    """One step of a scale: how it is written, its score and other spellings."""

    kode: str
    skor: Decimal
    sinonim: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Tangga:
    """One ordinal scale with the source of its order."""

    nama: str
    sumber: str
    jenjang: tuple[Jenjang, ...]


@dataclass(frozen=True)
class Skala:
    """The scales that are in force together.

    A spelling that stands in two scales, or twice in one, raises ``ValueError``: a word must have one
    score.
    """

    tangga: tuple[Tangga, ...]
    _indeks: dict[str, tuple[str, Decimal]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index every spelling."""
        indeks: dict[str, tuple[str, Decimal]] = {}
        for tangga in self.tangga:
            for jenjang in tangga.jenjang:
                for ejaan in (jenjang.kode, *jenjang.sinonim):
                    if _kunci(ejaan) in indeks:
                        msg = f"Ejaan '{ejaan}' tertulis dua kali di dalam skala."
                        raise ValueError(msg)
                    indeks[_kunci(ejaan)] = (tangga.nama, jenjang.skor)
        object.__setattr__(self, "_indeks", indeks)

    def cari(self, teks: str) -> tuple[str, Decimal] | None:
        """Name of the scale and score of a word; case and stray spaces do not matter.

        >>> skala_baku().cari(" wtp ")
        ('opini BPK', Decimal('4'))
        """
        return self._indeks.get(_kunci(teks))


def _kunci(teks: str) -> str:
    return " ".join(teks.split()).casefold()


TANPA_SKALA = Skala(())
"""No word is a number: for cells that must hold a plain number, such as money."""


def baca_skala(isi: Iterable[dict[str, Any]]) -> Skala:
    """Build the scales from the entries ``[[tangga]]`` of a data file."""
    return Skala(
        tuple(
            Tangga(
                satu["nama"],
                satu["sumber"],
                tuple(
                    Jenjang(j["kode"], Decimal(str(j["skor"])), tuple(j.get("sinonim", ())))
                    for j in satu["jenjang"]
                ),
            )
            for satu in isi
        )
    )


@cache
def data_skala() -> dict[str, Any]:
    """The data file ``data/skala.toml`` as it stands."""
    return tomllib.loads(files("sakip_xl.data").joinpath("skala.toml").read_text(encoding="utf-8"))


@cache
def skala_baku() -> Skala:
    """The scales shipped with the program."""
    return baca_skala(data_skala()["tangga"])
