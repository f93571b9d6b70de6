"""Rules of the money on the sheet Formulir Capaian: realisasi to date against the pagu."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from sakip_xl.domain.model import RealisasiAnggaran
from sakip_xl.domain.rules.registry import (
    RuleScope,
    Violation,
    duplicates,
    row_rule,
    rule,
    slips,
    violation,
)
from sakip_xl.domain.wording import rupiah, triwulan

_T = RealisasiAnggaran.table


def more_than_pagu(realisasi: Decimal | None, pagu: Decimal | None, kinerja: str) -> dict[str, object] | None:
    """What the texts of SKP-333 ask for when more is spent than the pagu; ``None`` when it is not."""
    if realisasi is None or pagu is None or realisasi <= pagu:
        return None
    return {"realisasi": rupiah(realisasi), "pagu": rupiah(pagu), "kinerja": kinerja}


@rule(
    "SKP-302",
    _T,
    kenapa="Realisasi anggaran dibandingkan dengan pagu pada pohon kinerja, jadi kodenya harus ada di sana.",
    baik={_T: [{"kode": "S.1"}]},
    buruk={_T: [{"kode": "S.9"}]},
)
def kode_not_found(k: RuleScope) -> Iterator[Violation]:
    """Money is reported on a node that does not exist."""
    yield from slips(k, "anggaran")


@rule(
    "SKP-331",
    _T,
    kenapa="Realisasi anggaran satu kinerja dilaporkan sekali setiap triwulan oleh satu unit.",
    baik={_T: [{"triwulan": 1}, {"triwulan": 2}]},
    buruk={_T: [{}, {}]},
)
def reported_twice(k: RuleScope) -> Iterator[Violation]:
    """One unit reports the money of one node twice for one quarter."""
    yield from duplicates(
        k.master.anggaran,
        "kode",
        lambda a: (a.kode, a.triwulan, a.unit),
        lambda a: {"triwulan": triwulan(a.triwulan)},
    )


@row_rule(
    "SKP-333",
    _T,
    kenapa="Belanja tidak boleh melampaui pagu; kelebihan biasanya salah ketik atau pagu belum diperbarui.",
    baik={_T: [{"realisasi": 10_000_000}, {"realisasi": None}, {"kode": "T.1"}]},
    buruk={_T: [{"realisasi": 10_000_001}]},
)
def exceeds_pagu(a: RealisasiAnggaran, k: RuleScope) -> Iterator[Violation]:
    """More is spent than the pagu."""
    node = k.kinerja.get(a.kode)
    content = more_than_pagu(a.realisasi, node.pagu if node else None, a.kode)
    if content is not None:
        yield violation(a, "realisasi", **content)


@row_rule(
    "SKP-334",
    _T,
    kenapa="Realisasi anggaran dihitung sampai dengan triwulan itu, jadi tidak mungkin turun.",
    baik={_T: [{"triwulan": 1, "realisasi": 3}, {"triwulan": 2, "realisasi": 3}, {"realisasi": None}]},
    buruk={_T: [{"triwulan": 1, "realisasi": 3}, {"triwulan": 2, "realisasi": 2}]},
)
def realisasi_dropped(a: RealisasiAnggaran, k: RuleScope) -> Iterator[Violation]:
    """Less is spent to date than in an earlier quarter."""
    for past in k.master.anggaran:
        same = past.kode == a.kode and past.unit == a.unit and past.triwulan < a.triwulan
        if same and past.realisasi is not None and a.realisasi is not None and a.realisasi < past.realisasi:
            yield violation(a, "realisasi", lalu=rupiah(past.realisasi), triwulan=triwulan(past.triwulan))
            return
