"""A unit on paper, by buttons on an open master: its rows prepared, typed between clicks, taken over."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sakip_xl import buttons
from sakip_xl.domain.model import Cell
from sakip_xl.schema.books import MASTER
from sakip_xl.workbook.xlsx.file_book import FileBook
from tests.actions.office import NOW, TIM
from tests.actions.paper_office import ANGGARAN as MONEY
from tests.actions.paper_office import ISIAN, paper_office
from tests.office.looks import appearance_changes
from tests.office.staff import body, choose, read

if TYPE_CHECKING:
    import xlwings as xw

    from tests.office.display import Display

pytestmark = pytest.mark.libreoffice


def type_row(book: xw.Book, table: str, row: int, **cells: Cell) -> None:
    """Type into one row of an open table."""
    for name, value in cells.items():
        body(book, table)[row, MASTER.table_named(table).column_position(name)].value = value


def unlocked(book: xw.Book, table: str, count: int) -> set[str]:
    """The fields of a table that can be typed into on its protected sheet, in each of so many rows."""
    columns = MASTER.table_named(table).columns
    cells = body(book, table)
    assert cells.shape == (count, len(columns))
    return {
        column.bidang
        for place, column in enumerate(columns)
        if not any(cells[row, place].impl.xl.CellProtection.IsLocked for row in range(count))
    }


def test_the_rows_are_prepared_typed_and_taken_over_in_an_open_book(
    display: Display, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "keadaan"))
    monkeypatch.setattr(buttons, "now", lambda: NOW)
    monkeypatch.setattr(buttons, "user_account", lambda: "siti.r")
    FileBook(tmp_path / "asal.xlsx", now=lambda: NOW).save(paper_office(tmp_path, "YAN").book.read())
    book = display.open_book(tmp_path / "asal.xlsx")
    choose(book, pelaksana=TIM)
    display.chosen_folder = tmp_path / "formulir"
    buttons.bagikan(book)
    rows = read(book).row(ISIAN)
    assert [row["kode"] for row in rows] == ["IKS.1", "IKS.2", "IKS.3", "IKP.1"]
    assert unlocked(book, ISIAN, len(rows)) == set(MASTER.table_named(ISIAN).answers)
    assert unlocked(book, MONEY, 1) == set(MASTER.table_named(MONEY).answers)
    FileBook(tmp_path / "sama.xlsx", now=lambda: NOW).save(read(book))
    drawn = display.open_book(tmp_path / "sama.xlsx")
    changed = {place[0] for place, *_ in appearance_changes(book, drawn)}
    assert not changed & {"Isian Kertas", "Anggaran Kertas"}

    for place, row in enumerate(rows):
        type_row(book, ISIAN, place, realisasi=row["target"], kendala="-", bukti_dukung="Laporan bulanan")
    type_row(book, MONEY, 0, realisasi=40_000_000)
    type_row(book, "tblFormulir", 0, diisi_oleh="Ibu Sulastri", diketik_oleh=TIM)
    buttons.rekap(book)
    message = display.messages[-1].prompt
    assert "1 dari 2 unit diterima" in message
    content = read(book)
    assert {row["kode"] for row in content.row("tblRealisasi")} == {row["kode"] for row in rows}
    assert "diketik" in str(content.row("tblJejak")[-2]["catatan"])
    display.close_books()
