"""The tags of every kind of document, from an office that has one row of everything."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cache

from sakip_xl.documents.base import Source, Tags
from sakip_xl.documents.papers import PAPERS
from sakip_xl.domain.measure.kertas_kerja import fill_kertas_kerja
from sakip_xl.domain.model import Kinerja, Realisasi
from sakip_xl.domain.rules.sample import compose
from sakip_xl.domain.terms import Triwulan

_DAY = datetime(2026, 7, 20, 9)
_TREE: list[dict[str, object]] = [
    {"kode": "T.1", "level": "tujuan", "induk": ""},
    {},
    {"kode": "P.1", "level": "program", "induk": "S.1", "pagu": 10_000_000},
]
_ANSWERS: list[dict[str, object]] = [{"kode": "IKT.1", "kendala": "Cuaca"}, {"realisasi": None}]


@cache
def example_tags(jenis: str) -> Tags:
    """The tags of one kind of document, each list with a row."""
    master = compose({Kinerja.table: _TREE, Realisasi.table: _ANSWERS})
    triwulan = int(Triwulan.II)
    master = replace(master, kertas_kerja=fill_kertas_kerja(master, triwulan))
    return next(iter(PAPERS[jenis].compose(Source(master, triwulan, _DAY)))).tags
