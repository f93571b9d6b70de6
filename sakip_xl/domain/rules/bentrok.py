"""Rules of the sheet Bentrok: a conflict waits for a decision."""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.domain.model import Bentrok
from sakip_xl.domain.rules.registry import RuleScope, Violation, row_rule
from sakip_xl.domain.wording import shown_cell

_T = Bentrok.table


@row_rule(
    "SKP-710",
    _T,
    kenapa="Dua isi yang berbeda untuk satu sel tidak ditebak; orang yang tahu memutuskannya.",
    baik={_T: [{"pakai": "isi baru (B)", "diputuskan": "1 Juli 2026"}]},
    buruk={_T: [{}]},
)
def not_decided(row: Bentrok, _k: RuleScope) -> Iterator[Violation]:
    """Nobody has carried out a decision between two values."""
    if row.terbuka:
        yield Violation(row.baris_ke, "pakai", shown_cell(row.baru) or "(kosong)", conflict_texts(row))


def conflict_texts(row: Bentrok) -> dict[str, str]:
    """What the texts of a finding about a conflict ask for, beside the new value."""
    return {
        "unit": row.unit,
        "subjek": row.kode,
        "judul": row.kolom,
        "lama": shown_cell(row.lama) or "(kosong)",
        "berkas_lama": row.berkas_lama or "-",
        "berkas_baru": row.berkas_baru or "-",
    }
