"""What was approved, and what of it is not there any more, cell by cell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from sakip_xl.domain.model import Master, Row
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.domain.sop.moves import counted
from sakip_xl.domain.sop.requirements.sidik import (
    ReportedData,
    other_years,
    quarter_rows,
    read_row_text,
    row_text,
)
from sakip_xl.domain.sop.row_step import read_langkah
from sakip_xl.domain.terms import Event, SopName, YesNo

_KEYS = {"realisasi": ("kode", "unit"), "anggaran": ("kode", "unit"), "riwayat": ("kode", "tahun")}
"""By table, what tells a row from the others of its quarter; of any other table its kode does."""


@dataclass(frozen=True, slots=True)
class DataChange:
    """One cell that is not as it was approved, ``lama`` and ``baru`` as they are compared.

    ``tabel`` is the name in ``Master``, ``kunci`` tells the row. Without a ``field_name`` the whole row is
    meant: it is new, or gone when there is no ``row``.
    """

    tabel: str
    kunci: str
    row: Row | None
    field_name: str = ""
    lama: str = ""
    baru: str = ""


def approving_row(jejak: Iterable[JejakRow], sop: SopName, triwulan: int) -> JejakRow | None:
    """The row of the log by which the Sekretaris agreed last, of those that count."""
    decision = SOP[sop].langkah_keputusan.id
    rows = counted(jejak, lambda row: row.sop is sop and row.triwulan == triwulan)
    yes = [
        row
        for row in rows
        if row.peristiwa is Event.SELESAI and row.keputusan is YesNo.YA and read_langkah(row)[0] == decision
    ]
    return yes[-1] if yes else None


def changed_data(approved: ReportedData, master: Master, sop: SopName, triwulan: int) -> Iterator[DataChange]:
    """Every cell and row that differs from the approved data; other years only where those tell of them."""
    rows = {
        **quarter_rows(master, sop, triwulan),
        **(other_years(master) if sop is SopName.PENGUKURAN else {}),
    }
    for table in sorted(approved):
        yield from _table_changes(table, approved[table], rows.get(table, ()))


def _table_changes(table: str, approved: Iterable[str], rows: Iterable[Row]) -> Iterator[DataChange]:
    """Rows that are as they were are left out first, so that two of one key are not taken for each other."""
    missing = Counter(approved)
    other: dict[tuple[str, ...], list[tuple[dict[str, str], Row]]] = {}
    for row in rows:
        text = row_text(table, row)
        if missing[text] > 0:
            missing[text] -= 1
        else:
            now = read_row_text(table, text)
            other.setdefault(_key(table, now), []).append((now, row))
    for text in missing.elements():
        before = read_row_text(table, text)
        same_key = other.get(_key(table, before))
        if same_key:
            yield from _cell_changes(table, before, *same_key.pop(0))
        else:
            yield DataChange(table, _name(table, before), None)
    for pairs in other.values():
        for now, row in pairs:
            yield DataChange(table, _name(table, now), row)


def _cell_changes(
    table: str, before: Mapping[str, str], now: Mapping[str, str], row: Row
) -> Iterator[DataChange]:
    for field_name, baru in now.items():
        lama = before.get(field_name, "")
        if lama != baru:
            yield DataChange(table, _name(table, now), row, field_name, lama, baru)


def _key(table: str, fields: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(fields[name] for name in _KEYS.get(table, ("kode",)))


def _name(table: str, fields: Mapping[str, str]) -> str:
    return " ".join(part for part in _key(table, fields) if part)
