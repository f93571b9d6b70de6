"""From version 5 to version 6.

New tables and columns stand empty; new settings have their defaults.
"""

from __future__ import annotations

from dataclasses import replace

from sakip_xl.domain.model import AnggaranKertas, IsianKertas, PengaturanRow
from sakip_xl.schema.books import MASTER_KIND
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.migrations.settings import with_new_settings

_NEW = (IsianKertas, AnggaranKertas)


def migrate(content: BookContent) -> BookContent:
    """The content in the tables of version 6; a form has the same fields in both."""
    if content.kind != MASTER_KIND:
        return content
    settings = with_new_settings(content.row(PengaturanRow.table))
    tables = {**content.tables, PengaturanRow.table: settings}
    return replace(content, tables=tables | {model.table: [] for model in _NEW})
