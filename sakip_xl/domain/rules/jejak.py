"""The rule of the sheet Jejak: nobody edits the log."""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.domain.rules.registry import RuleScope, Violation, rule
from sakip_xl.domain.sop.jejak import JejakRow, check_cancellations, check_chain


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
    positions = {row.nomor: row.baris_ke for row in reversed(k.master.jejak)}
    for number, reason in check_chain(k.master.jejak, k.master.id_master):
        yield Violation(positions[number], "nomor", str(number), {"alasan": reason.value})


@rule(
    "SKP-418",
    JejakRow.table,
    kenapa="Pembatalan menghapus akibat baris lain dari status SOP; hanya baris di atasnya, dan hanya "
    "sekali, yang dapat dibatalkan.",
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
    positions = {row.nomor: row.baris_ke for row in reversed(k.master.jejak)}
    for number, reason in check_cancellations(k.master.jejak):
        yield Violation(positions[number], "catatan", str(number), {"alasan": reason.value})
