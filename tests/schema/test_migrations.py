"""A layout that is written down when its version ends is read as what it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip_xl.schema.base import Column, Table
from sakip_xl.schema.books import BOOKS, VERSI_LAYOUT
from sakip_xl.schema.migrations import bring_up, layout_of
from sakip_xl.schema.migrations.earlier import read_layout
from sakip_xl.schema.migrations.freeze import freeze
from sakip_xl.workbook.xlsx.package import open_package
from sakip_xl.workbook.xlsx.reader import parse_book


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


@pytest.mark.parametrize("version", range(2, int(VERSI_LAYOUT)))
def test_a_book_of_every_version_has_all_of_todays_tables_once_brought_up(version: int) -> None:
    folder = Path(__file__).parents[1] / "golden" / f"v{version}"
    for path in (
        folder / "SAKIP-Sumbersuko-2026.xlsx",
        folder / "formulir" / "Formulir_2026-TW2-SI-PMD.xlsx",
    ):
        content = parse_book(open_package(path)).content
        assert content.versi == str(version)
        now = bring_up(content)
        assert now.tables.keys() >= {table.name for table in BOOKS[now.kind].tables}
