"""From version 2 to version 3.

Rows of the log name their steps and have room for signatures; the Kertas Kerja computes in whole numbers.
"""

from __future__ import annotations

from dataclasses import replace

from sakip_xl.domain.measure.kertas_kerja import complete_row
from sakip_xl.domain.model import KertasKerja, UndoRow
from sakip_xl.schema.content import BookContent, RawRow, raw
from sakip_xl.schema.load import load_pengaturan, load_table
from sakip_xl.schema.tables.kertas_kerja import TBL_KERTAS_KERJA


def migrate(content: BookContent) -> BookContent:
    """The content in the tables of version 3.

    Rows of the log stay as they are, their new columns empty. The journal of the last actions goes: its
    entries tell cells of tables that are no more. A form has the same fields in both versions.
    """
    changed: dict[str, list[RawRow]] = {UndoRow.table: []}
    if content.row(KertasKerja.table):
        desimal = load_pengaturan(content)[0].desimal
        rows = content.row(KertasKerja.table)
        changed[KertasKerja.table] = [upgrade_kertas_kerja(row, desimal) for row in rows]
    kept = {name: changed.get(name, rows) for name, rows in content.tables.items()}
    return replace(content, tables=kept)


def upgrade_kertas_kerja(row: RawRow, desimal: int) -> RawRow:
    """One row of Kertas Kerja with what the formulas of version 3 read, from the numbers it has.

    A row with a wrong cell stays as it is; the next *Hitung Capaian* writes it anew.
    """
    typed, flaws = load_table(TBL_KERTAS_KERJA, [row])
    return raw(complete_row(typed[0], desimal)) if typed and not flaws else row
