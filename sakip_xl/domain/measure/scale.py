"""Ordinal scales (Ya/Tidak, WTP, AA ...): words that stand for a score (domain.md 1.3 I)."""

from __future__ import annotations

import tomllib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from importlib.resources import files
from typing import Any

from sakip_xl.domain.wording import normalized


@dataclass(frozen=True, slots=True)
class ScaleStep:
    """One step of a scale: how it is written, its score and other spellings."""

    kode: str
    skor: Decimal
    sinonim: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScaleLadder:
    """One ordinal scale with the source of its order.

    ``satuan``: units of measure that ask a word of this scale. ``bernilai``: its words are also written
    beside the number they stand for, as in ``B (65,40)``.
    """

    nama: str
    sumber: str
    jenjang: tuple[ScaleStep, ...]
    satuan: tuple[str, ...] = ()
    bernilai: bool = False


@dataclass(frozen=True)
class Scale:
    """The scales that are in force together.

    A spelling that stands in two scales, or twice in one, raises ``ValueError``: a word must have one
    score.
    """

    tangga: tuple[ScaleLadder, ...]
    _indeks: dict[str, tuple[str, Decimal]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index every spelling."""
        index: dict[str, tuple[str, Decimal]] = {}
        for ladder in self.tangga:
            for step in ladder.jenjang:
                for spelling in (step.kode, *step.sinonim):
                    if normalized(spelling) in index:
                        msg = f"Ejaan '{spelling}' tertulis dua kali di dalam skala."
                        raise ValueError(msg)
                    index[normalized(spelling)] = (ladder.nama, step.skor)
        object.__setattr__(self, "_indeks", index)

    def find(self, text: str) -> tuple[str, Decimal] | None:
        """Name of the scale and score of a word; case and stray spaces do not matter.

        >>> standard_scales().find(" wtp ")
        ('opini BPK', Decimal('4'))
        """
        return self._indeks.get(normalized(text))

    def find_beside_number(self, text: str) -> str | None:
        """The word as typed when its scale is one whose words stand beside a number; else ``None``.

        >>> standard_scales().find_beside_number("BB"), standard_scales().find_beside_number("Ya")
        ('BB', None)
        """
        found = self.find(text)
        valued = {ladder.nama for ladder in self.tangga if ladder.bernilai}
        return text if found is not None and found[0] in valued else None

    def words(self, names: Collection[str]) -> list[str]:
        """How the steps of some scales are written."""
        return [step.kode for ladder in self.tangga if ladder.nama in names for step in ladder.jenjang]


TANPA_SKALA = Scale(())
"""No word is a number: for cells that must hold a plain number, such as money."""


def read_scales(ladders: Iterable[dict[str, Any]]) -> Scale:
    """Build the scales from the entries ``[[tangga]]`` of a data file."""
    return Scale(
        tuple(
            ScaleLadder(
                ladder["nama"],
                ladder["sumber"],
                tuple(
                    ScaleStep(step["kode"], Decimal(str(step["skor"])), tuple(step.get("sinonim", ())))
                    for step in ladder["jenjang"]
                ),
                tuple(ladder.get("satuan", ())),
                ladder.get("bernilai", False),
            )
            for ladder in ladders
        )
    )


@cache
def scale_data() -> dict[str, Any]:
    """The data file ``data/skala.toml`` as it stands."""
    return tomllib.loads(files("sakip_xl.data").joinpath("skala.toml").read_text(encoding="utf-8"))


@cache
def standard_scales() -> Scale:
    """The scales shipped with the program."""
    return read_scales(scale_data()["tangga"])
