"""What of a returned form differs from the form that was handed out: each locked cell, old and new."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sakip_xl.actions.formulir import LOCKED_META, formulir_content, locked_fields, normalized, sidik_terkunci
from sakip_xl.domain.measure.typed_date import read_moment
from sakip_xl.domain.model import Cell, Formulir, Master, MetaRow
from sakip_xl.domain.terms import Triwulan
from sakip_xl.errors import Temuan, temuan
from sakip_xl.schema.base import Table
from sakip_xl.schema.books import FORMULIR, FORMULIR_KIND
from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.schema.load import CellTemuan
from sakip_xl.schema.migrations import layout_of
from sakip_xl.workbook.raw import shown_value

_LABEL = {
    "id_master": "nomor buku induk",
    "id_formulir": "nomor formulir",
    "unit": "unit",
    "triwulan": "triwulan",
    "tahun": "tahun",
}
_NAME = {"tblIsian": "indikator", "tblIsianAnggaran": "uraian"}


def as_sent(master: Master, formulir: Formulir) -> BookContent | None:
    """The form of a register's row as it would be handed out now; ``None`` when its unit is gone."""
    unit = next((unit for unit in master.unit if unit.kode == formulir.unit), None)
    if unit is None:
        return None
    tenggat = formulir.tenggat or datetime(master.pengaturan.tahun, 12, 31)
    return formulir_content(
        master, unit, formulir.triwulan, id_formulir=formulir.id_formulir, tenggat=tenggat
    )


def in_order(content: BookContent, sent: BookContent) -> BookContent:
    """A form with its rows in the order in which they were handed out; those of no known kode last."""
    tables = dict(content.tables)
    for table in FORMULIR.tables:
        if table.name != MetaRow.table:
            places = {str(row.get("kode")): number for number, row in enumerate(sent.row(table.name))}
            tables[table.name] = sorted(
                (row for row in content.row(table.name) if any(row.values())),
                key=lambda row: places.get(_kode(row), len(places)),
            )
    return replace(content, tables=tables)


def is_as_sent(master: Master, formulir: Formulir, content: BookContent) -> bool:
    """Whether nothing that is locked was changed; rows that were only sorted are as they were."""
    if sidik_terkunci(content) == formulir.sidik:
        return True
    sent = as_sent(master, formulir)
    return sent is not None and sidik_terkunci(in_order(content, sent)) == formulir.sidik


def locked_changes(master: Master, formulir: Formulir, content: BookContent) -> Iterator[CellTemuan | Temuan]:
    """Every locked cell that differs (SKP-720), row that is gone (SKP-721) or new (SKP-722), and identity.

    The form that was sent is not kept: it is held against what the master would send now.
    """
    sent = as_sent(master, formulir)
    if sent is None:
        return
    for name in LOCKED_META:
        if content.meta.get(name, "") != sent.meta.get(name, ""):
            yield temuan(
                "SKP-723", kolom=_LABEL[name], nilai=content.meta.get(name) or "-", lama=sent.meta.get(name)
            )
    for table in FORMULIR.tables:
        if table.name != MetaRow.table:
            yield from _table_changes(table.name, sent.row(table.name), content)


def unregistered_formulir(master: Master, content: BookContent, triwulan: int) -> Formulir | None:
    """The row that the register would have for a form that it does not know, where the form proves its own.

    Bagikan wrote it into a master that was not saved: number, unit, quarter and year agree, the unit has no
    other form, and all that is locked is as this master would send it.
    """
    meta = content.meta
    unit = next((unit for unit in master.required_units() if unit.kode == meta.get("unit")), None)
    number = meta.get("id_formulir", "")
    if unit is None or unit.kode in master.formulir_tw(triwulan):
        return None
    start = f"F-{master.pengaturan.tahun}-TW{triwulan}-{unit.kode}"
    if not re.fullmatch(re.escape(start) + r"(-\d+)?", number):
        return None
    tenggat = read_moment(meta.get("tenggat", "")) or datetime(master.pengaturan.tahun, 12, 31)
    sent = formulir_content(master, unit, triwulan, id_formulir=number, tenggat=tenggat)
    if sidik_terkunci(in_order(content, sent)) != sidik_terkunci(sent):
        return None
    return Formulir(
        id_formulir=number,
        triwulan=Triwulan(triwulan),
        unit=unit.kode,
        sidik=sidik_terkunci(content),
        tenggat=tenggat,
    )


def _table_changes(name: str, sent: list[RawRow], content: BookContent) -> Iterator[CellTemuan | Temuan]:
    now = {
        _kode(row): (index, row)
        for index, row in reversed([*enumerate(content.row(name))])
        if any(row.values())
    }
    known = {str(row.get("kode")) for row in sent}
    table = FORMULIR.table_named(name)
    title, fields = table.judul, _fields(table, content)
    for row in sent:
        kode = str(row.get("kode"))
        if kode not in now:
            yield temuan("SKP-721", nilai=kode, uraian=row.get(_NAME[name]) or "-", tabel=title)
            continue
        yield from _cell_changes(table, fields, row, *now[kode])
    for index, row in enumerate(content.row(name)):
        kode = _kode(row)
        if any(row.values()) and (kode not in known or now[kode][0] != index):
            yield CellTemuan(name, index, "kode", temuan("SKP-722", nilai=kode or "-", tabel=title))


def _cell_changes(
    table: Table, fields: Sequence[str], sent: RawRow, index: int, row: Mapping[str, Cell]
) -> Iterator[CellTemuan]:
    for field_name in fields:
        if normalized(row.get(field_name)) != normalized(sent.get(field_name)):
            found = temuan(
                "SKP-720",
                kolom=table.field_column(field_name).judul,
                nilai=_shown(row.get(field_name)),
                lama=_shown(sent.get(field_name)),
            )
            yield CellTemuan(table.name, index, field_name, found)


def _fields(table: Table, content: BookContent) -> list[str]:
    """The locked fields that the form had already in the version that wrote it."""
    layout = layout_of(FORMULIR_KIND, content.versi) or FORMULIR
    then = set(locked_fields(layout.table_named(table.name)))
    return [name for name in locked_fields(table) if name in then]


def _kode(row: Mapping[str, Cell]) -> str:
    return " ".join(str(row.get("kode") or "").split())


def _shown(value: Cell) -> str:
    return "(kosong)" if value is None else shown_value(value)
