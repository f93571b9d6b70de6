"""From version 4 to version 5.

New tables and columns stand empty; new settings have their defaults.
"""

from __future__ import annotations

from dataclasses import replace

from sakip_xl.domain.model import PengaturanRow, RencanaAksi, TindakLanjutLhe, Undangan
from sakip_xl.schema.books import MASTER_KIND
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.migrations.settings import with_new_settings

_NEW = (Undangan, RencanaAksi, TindakLanjutLhe)


def migrate(content: BookContent) -> BookContent:
    """The content in the tables of version 5; a form has only one computed column more."""
    if content.kind != MASTER_KIND:
        return content
    settings = with_new_settings(content.row(PengaturanRow.table))
    tables = {**content.tables, PengaturanRow.table: settings}
    return replace(content, tables=tables | {model.table: [] for model in _NEW})
