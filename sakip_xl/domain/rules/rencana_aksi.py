"""Rules of the sheets Rencana Aksi and Tindak Lanjut LHE."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from sakip_xl.domain.model import RencanaAksi, TindakLanjutLhe
from sakip_xl.domain.rules.registry import RuleScope, Violation, row_rule, rule, slips, violation
from sakip_xl.domain.terms import FollowUp

_T = RencanaAksi.table
_LHE = TindakLanjutLhe.table


@rule(
    "SKP-302",
    _T,
    kenapa="Aksi mendukung satu indikator; kode yang tidak ada membuatnya hilang dari dokumen Rencana Aksi.",
    baik={_T: [{"kode": "IKS.1"}]},
    buruk={_T: [{"kode": "IKS.9"}]},
)
def kode_not_found(k: RuleScope) -> Iterator[Violation]:
    """An action for an indicator, or of a unit, that does not exist."""
    yield from slips(k, "rencana_aksi")


@row_rule(
    "SKP-251",
    _T,
    kenapa="Aksi tanpa target pada satu bulan pun tidak dapat dipantau setiap triwulan.",
    baik={_T: [{"bulan_6": 1}]},
    buruk={_T: [{"bulan_3": None}, {"bulan_3": "-"}]},
)
def no_month(row: RencanaAksi, _k: RuleScope) -> Iterator[Violation]:
    """An action that has a target in no month."""
    if all(value is None for value in row.months):
        yield violation(row, "bulan_1", aksi=row.aksi)


@row_rule(
    "SKP-252",
    _LHE,
    kenapa="Rekomendasi yang tuntas dibuktikan; tanpa bukti evaluator menilainya belum ditindaklanjuti.",
    baik={_LHE: [{"status": "tuntas", "bukti": "SK Tim SAKIP"}, {"status": "belum"}]},
    buruk={_LHE: [{"status": "tuntas", "bukti": ""}]},
)
def settled_without_proof(row: TindakLanjutLhe, _k: RuleScope) -> Iterator[Violation]:
    """A recommendation is settled, and no proof is named."""
    if row.status is FollowUp.TUNTAS and not row.bukti.strip(" -"):
        yield violation(row, "bukti")


@row_rule(
    "SKP-253",
    _LHE,
    kenapa="Batas waktu yang lewat tanpa penyelesaian menurunkan nilai evaluasi internal.",
    baik={_LHE: [{"status": "proses", "batas_waktu": date(2026, 12, 1)}]},
    buruk={_LHE: [{"status": "belum", "batas_waktu": date(2026, 6, 1)}]},
)
def follow_up_late(row: TindakLanjutLhe, k: RuleScope) -> Iterator[Violation]:
    """The due date of a recommendation has passed and it is not settled."""
    if row.batas_waktu is not None and row.batas_waktu < k.hari_ini and row.status is not FollowUp.TUNTAS:
        yield violation(row, "batas_waktu")
