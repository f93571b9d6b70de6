"""From version 2 to version 3: rows of the log name their steps and have room for signatures."""

from __future__ import annotations

from dataclasses import replace

from sakip_xl.domain.model import KertasKerja, UndoRow
from sakip_xl.schema.content import BarisMentah, BookContent


def migrate(content: BookContent) -> BookContent:
    """The content in the tables of version 3.

    Rows of the log stay as they are, their new columns empty. The journal of the last actions goes: its
    entries tell cells of tables that are no more. A form has the same fields in both versions.
    """
    changed = {
        UndoRow.table: [],
        KertasKerja.table: [upgrade_kertas_kerja(row) for row in content.row(KertasKerja.table)],
    }
    kept = {name: changed.get(name, rows) for name, rows in content.tabel.items()}
    return replace(content, tabel=kept)


def upgrade_kertas_kerja(row: BarisMentah) -> BarisMentah:
    """One row of Kertas Kerja with what the formulas of version 3 read."""
    return row
