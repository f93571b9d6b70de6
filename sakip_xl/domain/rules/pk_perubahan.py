"""Rules about PK perubahan: the changed row of an indicator beside its first one."""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.domain.model import Indikator
from sakip_xl.domain.rules.registry import RuleScope, Violation, row_rule, violation
from sakip_xl.domain.terms import PkVersion
from sakip_xl.domain.wording import listing, normalized

_T = Indikator.table
_PERUBAHAN = {"versi_pk": "perubahan"}
_MEASURE = {
    "satuan": "satuan",
    "polaritas": "polaritas",
    "rumus": "rumus",
    "konsolidasi": "konsolidasi",
    "unit": "unit penanggung jawab",
}
_CHANGEABLE = [name for name in Indikator.bidang() if name not in {"kode", "versi_pk"}]


def _murni(perubahan: Indikator, k: RuleScope) -> Indikator | None:
    """The row of the first PK that a row changes; a row that is one itself has none."""
    if perubahan.versi_pk is PkVersion.MURNI:
        return None
    kode = normalized(perubahan.kode)
    rows = (row for row in k.master.indikator if row.versi_pk is PkVersion.MURNI)
    return next((row for row in rows if normalized(row.kode) == kode), None)


@row_rule(
    "SKP-345",
    _T,
    kenapa="PK perubahan mengubah target PK murni; tanpa baris murni target semula tidak dapat dilaporkan.",
    baik={_T: [{}, {**_PERUBAHAN, "kode": "iks.1"}]},
    buruk={_T: [_PERUBAHAN]},
)
def without_murni(indikator: Indikator, k: RuleScope) -> Iterator[Violation]:
    """A changed row has no first one."""
    if indikator.versi_pk is PkVersion.PERUBAHAN and _murni(indikator, k) is None:
        yield violation(indikator, "kode")


@row_rule(
    "SKP-346",
    _T,
    kenapa="Realisasi yang sudah dilaporkan tetap dipakai, jadi cara mengukurnya tidak boleh berganti.",
    baik={_T: [{}, {**_PERUBAHAN, "target_tw4": 95}]},
    buruk={_T: [{}, {**_PERUBAHAN, "satuan": "desa"}]},
)
def measured_another_way(indikator: Indikator, k: RuleScope) -> Iterator[Violation]:
    """The changed row is measured in another way, or by another unit, than the first one."""
    murni = _murni(indikator, k)
    if murni is None:
        return
    other = [name for name in _MEASURE if getattr(indikator, name) != getattr(murni, name)]
    if other:
        yield violation(indikator, other[0], beda=listing([_MEASURE[name] for name in other]))


@row_rule(
    "SKP-347",
    _T,
    kenapa="Baris perubahan yang sama dengan baris murninya belum mengubah apa pun.",
    baik={_T: [{}, {**_PERUBAHAN, "target_tw4": 95}]},
    buruk={_T: [{}, _PERUBAHAN]},
)
def nothing_changed(indikator: Indikator, k: RuleScope) -> Iterator[Violation]:
    """Everything in the changed row is as in the first one."""
    murni = _murni(indikator, k)
    if murni is not None and all(getattr(indikator, name) == getattr(murni, name) for name in _CHANGEABLE):
        yield violation(indikator, "kode")
