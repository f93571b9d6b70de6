"""An open book whose cells for typed numbers were drawn before they kept what is typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.workbook.drawing import draw_book
from sakip_xl.workbook.live.book import LiveBook
from sakip_xl.workbook.raw import differences
from tests.actions.sop_walk import UKUR, ClickContext
from tests.office.staff import body
from tests.office_engine.counting import counted
from tests.workbook.small_drawing import NOW, clock

if TYPE_CHECKING:
    from tests.office.display import Display

pytestmark = pytest.mark.libreoffice

INDIKATOR = MASTER.table_named("tblIndikator")
PERCENT_FIELD, PERCENT_ROW = "baseline", 2


@pytest.fixture
def desk(display: Display) -> Iterator[Display]:
    yield display
    display.close_books()


@pytest.fixture
def earlier(tmp_path: Path) -> Path:
    """A master in which every typed number's cell is General, and one shows a percent."""
    path = tmp_path / "Induk.xlsx"
    write_xlsx(draw_book(ClickContext(tmp_path).until(UKUR, 2).book.read(), NOW), path)
    book = openpyxl.load_workbook(path)
    for table in MASTER.tables:
        start, end = book[table.sheet].tables[table.name].ref.split(":")
        for row in book[table.sheet][start:end][1:]:
            for cell, column in zip(row, table.columns, strict=True):
                if table.as_typed(column) and cell.number_format == "@":
                    cell.number_format = "General"
    start, _ = book["Indikator"].tables["tblIndikator"].ref.split(":")
    cell = book["Indikator"][start].offset(PERCENT_ROW + 1, INDIKATOR.column_position(PERCENT_FIELD))
    cell.value, cell.number_format = 0.955, "0.0%"
    book.save(path)
    return path


def defined(content: BookContent, text: str) -> BookContent:
    """The content with another definition of its first indicator."""
    first, *others = content.row("tblIndikator")
    rows: list[RawRow] = [{**first, "definisi": text}, *others]
    return replace(content, tables={**content.tables, "tblIndikator": rows})


def test_the_next_write_lets_them_keep_what_is_typed_and_changes_no_value(
    desk: Display, earlier: Path
) -> None:
    book = desk.open_book(earlier)
    before = LiveBook(book, now=clock).read()
    assert before.row("tblIndikator")[PERCENT_ROW][PERCENT_FIELD] == "95,5%"
    LiveBook(book, now=clock).save(defined(before, "Ditulis ulang."))
    after = LiveBook(book, now=clock).read()
    assert list(differences(before, after)) == ["tblIndikator 1 definisi"]
    cells = body(book, "tblIndikator")
    formats = {
        column.bidang: {cells[row, n].number_format for row in range(cells.rows.count)}
        for n, column in enumerate(INDIKATOR.columns)
        if INDIKATOR.as_typed(column)
    }
    assert formats.pop(PERCENT_FIELD) == {"@", "0.0%"}
    for name, found in formats.items():
        assert found <= {"@", "0%", "0.0%"}, name  # a percent stays one
        assert "@" in found, name


def test_it_is_done_once_and_in_few_calls(desk: Display, earlier: Path) -> None:
    book = desk.open_book(earlier)
    calls = []
    for number in range(3):
        content = LiveBook(book, now=clock).read()
        with counted() as count:
            LiveBook(book, now=clock).save(defined(content, f"Ditulis {number}."))
        calls.append(count.total())
    assert calls[1] == calls[2]
    assert 0 < calls[0] - calls[1] <= 40
