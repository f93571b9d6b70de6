"""Predikat of a capaian from editable lower bounds without holes (domain.md 1.5)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache

from sakip_xl.domain.measure.scale import scale_data


@dataclass(frozen=True, slots=True)
class Ambang:
    """One predikat by its lower bound, highest first; ``termasuk``: the bound itself belongs to it.

    The lowest predikat has no bound. ``color`` is its colour on the sheets, six hexadecimal digits.
    """

    predikat: str
    batas_bawah: Decimal | None = None
    termasuk: bool = False
    color: str = ""


class AmbangProblem(StrEnum):
    """What can be wrong with a table of bounds."""

    KOSONG = "kosong"
    TANPA_TERENDAH = "tanpa_terendah"
    BATAS_KOSONG = "batas_kosong"
    TIDAK_MENURUN = "tidak_menurun"
    NAMA_GANDA = "nama_ganda"


@cache
def standard_ambang() -> tuple[Ambang, ...]:
    """The table shipped with the program: >90, >75, >65, >50 and the rest."""
    return tuple(
        Ambang(
            entry["predikat"],
            Decimal(str(entry["batas_bawah"])) if "batas_bawah" in entry else None,
            bool(entry.get("termasuk", False)),
            entry.get("warna", ""),
        )
        for entry in scale_data()["predikat"]["ambang"]
    )


def predikat(value: Decimal | None, ambang: Sequence[Ambang] | None = None) -> str | None:
    """The predikat of a rounded capaian; ``None`` for what has no value or falls below every bound.

    >>> predikat(Decimal("90.01")), predikat(Decimal(90)), predikat(Decimal("-5")), predikat(None)
    ('Sangat Tinggi', 'Tinggi', 'Sangat Rendah', None)
    """
    if value is None:
        return None
    for entry in standard_ambang() if ambang is None else ambang:
        limit = entry.batas_bawah
        if limit is None or value > limit or (entry.termasuk and value == limit):
            return entry.predikat
    return None


def check_ambang(ambang: Sequence[Ambang]) -> list[tuple[int, AmbangProblem]]:
    """Everything wrong with a table, as (row counted from 0, problem); an empty list is a sound table.

    Bounds must fall strictly from row to row, names must differ, and only the last row has no bound.
    """
    if not ambang:
        return [(0, AmbangProblem.KOSONG)]
    result: list[tuple[int, AmbangProblem]] = []
    names: set[str] = set()
    previous: Decimal | None = None
    for row, entry in enumerate(ambang):
        limit = entry.batas_bawah
        if entry.predikat.casefold() in names:
            result.append((row, AmbangProblem.NAMA_GANDA))
        names.add(entry.predikat.casefold())
        if limit is None and row < len(ambang) - 1:
            result.append((row, AmbangProblem.BATAS_KOSONG))
        if limit is not None and previous is not None and limit >= previous:
            result.append((row, AmbangProblem.TIDAK_MENURUN))
        previous = previous if limit is None else limit
    if ambang[-1].batas_bawah is not None:
        result.append((len(ambang) - 1, AmbangProblem.TANPA_TERENDAH))
    return result
