"""From version 3 to version 4.

New columns stand empty; new settings have their defaults; the kinds of unit are a table.
"""

from __future__ import annotations

from dataclasses import replace

from sakip_xl.domain.model import JenisUnit, NaskahRow, Riwayat, Unit
from sakip_xl.domain.terms import JENIS_UNIT
from sakip_xl.domain.wording import normalized
from sakip_xl.schema.books import MASTER_KIND
from sakip_xl.schema.content import BookContent, RawRow, raw
from sakip_xl.schema.migrations.new_tables import with_new_tables


def migrate(content: BookContent) -> BookContent:
    """The content in the tables of version 4; a form has only more columns."""
    brought = with_new_tables(content, (Riwayat, NaskahRow))
    if content.kind != MASTER_KIND:
        return brought
    return replace(
        brought, tables={**brought.tables, JenisUnit.table: _kinds_of_unit(content.row(Unit.table))}
    )


def _kinds_of_unit(units: list[RawRow]) -> list[RawRow]:
    """The kinds that a new master knows and those that its units have."""
    used = [normalized(str(unit["jenis"])) for unit in units if unit.get("jenis")]
    return [raw(JenisUnit(jenis=jenis)) for jenis in dict.fromkeys((*JENIS_UNIT, *used))]
