"""What staff do by hand in an open master: choose on Beranda, and read what the sheets show."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from sakip_xl.domain.model import Cell
from sakip_xl.schema.base import FolderUse
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.live.book import LiveBook

if TYPE_CHECKING:
    import xlwings as xw


def choose(book: xw.Book, **options: Cell) -> None:
    """Choose on Beranda; what is not named stays as it was."""
    for index, column in enumerate(MASTER.table_named("tblKerja").columns):
        if column.bidang in options:
            body(book, "tblKerja")[0, index].value = options[column.bidang]


def body(book: xw.Book, table: str) -> xw.Range:
    """The data rows of one of our tables."""
    result = book.sheets[MASTER.table_named(table).sheet].tables[table].data_body_range
    assert result is not None, table
    return result


def read(book: xw.Book) -> BookContent:
    """All that the sheets show now."""
    return LiveBook(book, now=datetime.now).read()


def without_folders(content: BookContent) -> BookContent:
    """The content of a book that came from elsewhere and remembers no folder."""
    uses = {str(use) for use in FolderUse}
    rows = [row for row in content.row("tblMeta") if str(row["kunci"]).partition("_tw")[0] not in uses]
    return replace(content, tables={**content.tables, "tblMeta": rows})
