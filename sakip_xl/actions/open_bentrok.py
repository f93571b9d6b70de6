"""The conflicts that nobody decided yet, as findings and as data."""

from __future__ import annotations

from collections.abc import Iterable

from sakip_xl.actions.session import Session
from sakip_xl.domain.model import Bentrok, Cell
from sakip_xl.domain.rules.bentrok import conflict_texts
from sakip_xl.errors import Temuan, temuan
from sakip_xl.schema.load import CellTemuan
from sakip_xl.workbook.raw import shown_value


def open_rows(session: Session, triwulan: int | None = None) -> list[Bentrok]:
    """The rows of *Bentrok* without a decision; with a quarter those of that, and those of none."""
    rows = [row for row in session.master.bentrok if row.terbuka]
    return [row for row in rows if triwulan is None or row.triwulan in {None, triwulan}]


def bentrok_temuan(session: Session, rows: Iterable[Bentrok]) -> list[Temuan]:
    """Each open conflict (SKP-710) at the cell where a person chooses."""
    return [
        item.di(unit=row.unit or None)
        for row, item in zip(rows, session.locate(map(_cell_temuan, rows)), strict=True)
    ]


def bentrok_data(rows: Iterable[Bentrok]) -> list[dict[str, Cell]]:
    """The conflicts as ``--json`` prints them (design.md 6)."""
    return [
        {
            "unit": row.unit,
            "kode": row.kode,
            "kolom": row.kolom,
            "lama": row.lama,
            "baru": row.baru,
            "berkas": row.berkas_baru,
            "nomor": row.nomor,
            "berkas_lama": row.berkas_lama,
        }
        for row in rows
    ]


def shown_or_empty(value: Cell) -> str:
    """A cell as staff read it in a sentence."""
    return "(kosong)" if value is None or value == "" else shown_value(value)


def _cell_temuan(row: Bentrok) -> CellTemuan:
    found = temuan("SKP-710", nilai=shown_or_empty(row.baru), **conflict_texts(row))
    return CellTemuan(Bentrok.table, row.baris_ke, "pakai", found)
