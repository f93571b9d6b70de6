"""Nothing is written on top of a forged decision: the one place where a session looks at signatures."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sakip_xl.domain.cell_temuan import CellTemuan
from sakip_xl.domain.model import Kunci, Pejabat
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.domain.sop.keys import KeyLog, wrong_key_rows
from sakip_xl.domain.sop.signatures import wrong_signatures
from sakip_xl.errors import temuan
from sakip_xl.schema.books import MASTER


def signature_temuan(
    chain: Sequence[JejakRow], keys: Sequence[Kunci], pejabat: Sequence[Pejabat], id_master: str
) -> Iterator[CellTemuan]:
    """Every wrong or missing signature (SKP-870) and every forged row of the register of keys (SKP-871)."""
    for wrong in wrong_signatures(chain, pejabat, id_master):
        found = temuan("SKP-870", nilai=wrong.row.nomor, alasan=wrong.alasan.value)
        yield CellTemuan(JejakRow.table, max(wrong.row.baris_ke, 0), "nomor", found)
    table = MASTER.table_named(Kunci.table)
    for place, field_name in wrong_key_rows(keys, KeyLog(chain, pejabat)):
        found = temuan("SKP-871", kolom=table.field_column(field_name).judul)
        yield CellTemuan(Kunci.table, place, field_name, found)
