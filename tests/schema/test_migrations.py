"""A layout that is written down when its version ends is read as what it was."""

from __future__ import annotations

import pytest

from sakip_xl.schema.base import Column, Table
from sakip_xl.schema.books import BOOKS, VERSI_LAYOUT
from sakip_xl.schema.migrations import layout_of
from sakip_xl.schema.migrations.earlier import read_layout
from sakip_xl.schema.migrations.freeze import freeze


def described(table: Table, column: Column) -> tuple[object, ...]:
    """All that reading and checking a book needs of a column."""
    has_list = bool(column.list_name or table.options(column.bidang))
    return (column.bidang, column.judul, column.rupa, column.kunci, column.rumus is not None, has_list)


@pytest.mark.parametrize("kind", list(BOOKS))
def test_todays_layout_written_down_is_read_as_it_is(kind: str) -> None:
    then, now = read_layout(kind, freeze()), BOOKS[kind]
    assert [sheet.name for sheet in then.sheets] == [sheet.name for sheet in now.sheets]
    assert [sheet.terlindung for sheet in then.sheets] == [sheet.terlindung for sheet in now.sheets]
    for old, table in zip(then.tables, now.tables, strict=True):
        assert (old.name, old.sheet, old.judul, old.sifat) == (
            *(table.name, table.sheet, table.judul),
            table.sifat,
        )
        assert [described(old, column) for column in old.columns] == [
            described(table, column) for column in table.columns
        ]


@pytest.mark.parametrize("kind", list(BOOKS))
def test_every_version_since_2_is_read_and_no_other(kind: str) -> None:
    readable = {number for number in range(10) if layout_of(kind, str(number))}
    assert readable == set(range(2, int(VERSI_LAYOUT) + 1))
