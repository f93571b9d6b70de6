"""From version 6 to version 7.

The tables of conflicts, of origins and of keys and the new column of the log stand empty; new settings have
their defaults.
"""

from __future__ import annotations

from dataclasses import replace

from sakip_xl.domain.model import AsalRow, Bentrok, Kunci, PengaturanRow
from sakip_xl.schema.books import MASTER_KIND
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.migrations.settings import with_new_settings


def migrate(content: BookContent) -> BookContent:
    """The content in the tables of version 7; a form has the same fields in both."""
    if content.kind != MASTER_KIND:
        return content
    settings = with_new_settings(content.row(PengaturanRow.table))
    tables = {**content.tables, PengaturanRow.table: settings}
    return replace(content, tables=tables | {model.table: [] for model in (Bentrok, AsalRow, Kunci)})
