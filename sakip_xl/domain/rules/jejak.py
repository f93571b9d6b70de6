"""The rule of the sheet Jejak: nobody edits the log."""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.domain.rules.registry import RuleScope, Violation, rule
from sakip_xl.domain.sop.jejak import JejakRow, broken_rows, useless_cancellations


@rule(
    "SKP-419",
    JejakRow.table,
    kenapa="Status SOP dihitung dari jejak; baris yang diubah, dihapus, atau disisipkan "
    "membuatnya tidak sah.",
    baik={},
    buruk={JejakRow.table: [{"nomor": 1, "sidik": "00"}]},
)
def broken_chain(k: RuleScope) -> Iterator[Violation]:
    """A row of the log does not fit the chain."""
    for row, reason in broken_rows(k.master.jejak, k.master.id_master):
        yield Violation(row.baris_ke, "nomor", str(row.nomor), {"alasan": reason.value})


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
    for row, reason in useless_cancellations(k.master.jejak):
        yield Violation(row.baris_ke, "catatan", str(row.nomor), {"alasan": reason.value})
