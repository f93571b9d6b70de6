"""The rule of the sheet Jejak: nobody edits the log."""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.domain.rules.registry import RuleScope, Violation, rule
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.domain.sop.log_repair import open_breaks


@rule(
    "SKP-419",
    JejakRow.table,
    kenapa="Status SOP dihitung dari jejak; baris yang diubah, dihapus, atau disisipkan "
    "membuatnya tidak sah.",
    baik={},
    buruk={JejakRow.table: [{"nomor": 1, "sidik": "00"}]},
)
def broken_chain(k: RuleScope) -> Iterator[Violation]:
    """A row of the log does not fit the chain, and no repair acknowledged it."""
    yield from _breaks(k, "SKP-419", "nomor")


@rule(
    "SKP-418",
    JejakRow.table,
    kenapa="Pembatalan dan pemulihan menghapus akibat baris lain dari status SOP; hanya baris di atasnya "
    "yang dapat dibatalkan, dan hanya sekali.",
    baik={
        JejakRow.table: [
            {"nomor": 1},
            {"nomor": 2, "peristiwa": "dibatalkan", "catatan": "Membatalkan jejak nomor 1: Periksa Isian"},
        ]
    },
    buruk={
        JejakRow.table: [
            {"nomor": 1},
            {"nomor": 2, "peristiwa": "dibatalkan", "catatan": "Membatalkan jejak nomor 2: Periksa Isian"},
        ]
    },
)
def invalid_cancellation(k: RuleScope) -> Iterator[Violation]:
    """A row says that it takes back what is not there above it, or was taken back before."""
    yield from _breaks(k, "SKP-418", "catatan")


def _breaks(k: RuleScope, kode: str, field_name: str) -> Iterator[Violation]:
    for found in open_breaks(k.master.jejak, k.master.id_master):
        if found.kode == kode:
            row = found.row
            yield Violation(row.baris_ke, field_name, str(row.nomor), {"alasan": found.reason.value})
