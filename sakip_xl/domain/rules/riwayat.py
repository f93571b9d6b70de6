"""Rules of the sheet Riwayat: what earlier years were to reach and reached."""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.domain.model import Riwayat
from sakip_xl.domain.rules.registry import RuleScope, Violation, duplicates, rule, slips
from sakip_xl.domain.wording import normalized

_T = Riwayat.table


@rule(
    "SKP-302",
    _T,
    kenapa="Riwayat dibandingkan dengan indikator tahun ini; kode yang tidak ada membuatnya tidak terbaca.",
    baik={_T: [{"kode": "IKS.1"}]},
    buruk={_T: [{"kode": "IKS.9"}]},
)
def kode_not_found(k: RuleScope) -> Iterator[Violation]:
    """Earlier years of an indicator that does not exist."""
    yield from slips(k, "riwayat")


@rule(
    "SKP-301",
    _T,
    kenapa="Satu indikator punya satu baris setiap tahun; dua baris membuat perbandingan tidak pasti.",
    baik={_T: [{"tahun": 2024}, {"tahun": 2025}]},
    buruk={_T: [{}, {}]},
)
def year_told_twice(k: RuleScope) -> Iterator[Violation]:
    """One indicator has two rows for one year."""
    yield from duplicates(k.master.riwayat, "kode", lambda row: (normalized(row.kode), row.tahun))
