"""What most steps do: a version brought tables, columns and settings, and changed nothing of the old ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sakip_xl.domain.model import PengaturanRow, Row
from sakip_xl.schema.books import MASTER_KIND
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.migrations.settings import with_new_settings


def with_new_tables(content: BookContent, new: Iterable[type[Row]]) -> BookContent:
    """A master with these tables empty and its new settings at their default; a form stays as it is."""
    if content.kind != MASTER_KIND:
        return content
    settings = with_new_settings(content.row(PengaturanRow.table))
    tables = {**content.tables, PengaturanRow.table: settings}
    return replace(content, tables=tables | {model.table: [] for model in new})
