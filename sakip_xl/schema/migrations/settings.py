"""What the steps share: the settings that a version brought."""

from __future__ import annotations

from sakip_xl.schema.content import RawRow, raw
from sakip_xl.schema.settings import PENGATURAN, default_row, setting_of


def with_new_settings(rows: list[RawRow]) -> list[RawRow]:
    """Every setting in its place, the new ones at their default; rows that are none of ours stay below."""
    known = {setting.bidang: row for row in rows if (setting := setting_of(row)) is not None}
    others = [row for row in rows if setting_of(row) is None]
    settings = [known.get(definition.bidang) or raw(default_row(definition)) for definition in PENGATURAN]
    return [*settings, *others]
