"""From version 3 to version 4.

New columns stand empty; new settings have their defaults; the kinds of unit are a table.
"""

from __future__ import annotations

from dataclasses import replace

from sakip_xl.domain.model import JenisUnit, NaskahRow, PengaturanRow, Riwayat, Unit
from sakip_xl.domain.terms import JENIS_UNIT
from sakip_xl.domain.wording import normalized
from sakip_xl.schema.books import MASTER_KIND
from sakip_xl.schema.content import BookContent, RawRow, raw
from sakip_xl.schema.settings import PENGATURAN, default_row, setting_of


def migrate(content: BookContent) -> BookContent:
    """The content in the tables of version 4; a form has only more columns."""
    if content.kind != MASTER_KIND:
        return content
    tables = {
        **content.tables,
        PengaturanRow.table: _with_new_settings(content.row(PengaturanRow.table)),
        JenisUnit.table: _kinds_of_unit(content.row(Unit.table)),
        Riwayat.table: [],
        NaskahRow.table: [],
    }
    return replace(content, tables=tables)


def _with_new_settings(rows: list[RawRow]) -> list[RawRow]:
    """Every setting in its place, the new ones at their default; rows that are none of ours stay below."""
    known = {setting.bidang: row for row in rows if (setting := setting_of(row)) is not None}
    others = [row for row in rows if setting_of(row) is None]
    settings = [known.get(definition.bidang) or raw(default_row(definition)) for definition in PENGATURAN]
    return [*settings, *others]


def _kinds_of_unit(units: list[RawRow]) -> list[RawRow]:
    """The kinds that a new master knows and those that its units have."""
    used = [normalized(str(unit["jenis"])) for unit in units if unit.get("jenis")]
    return [raw(JenisUnit(jenis=jenis)) for jenis in dict.fromkeys((*JENIS_UNIT, *used))]
