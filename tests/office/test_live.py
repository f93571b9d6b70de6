"""The live adapter on a live spreadsheet: the contract of every book, and that it looks as a file would."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sakip_xl.actions.asal import asal
from sakip_xl.actions.periksa import periksa
from sakip_xl.domain.origin.answer import AskedFigure
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.content import BookContent, Changes
from sakip_xl.workbook.drawing import Drawer, draw_book, draw_by_kind
from sakip_xl.workbook.live.book import LiveBook
from sakip_xl.workbook.port import Book
from tests.actions.office import TIM, change_cells, saat
from tests.actions.sop_walk import KUMPUL, UKUR, ClickContext
from tests.office.looks import appearance_changes
from tests.sample_measured import measured_content
from tests.workbook.contract import BookContract
from tests.workbook.small_drawing import NOW, clock, paint

if TYPE_CHECKING:
    import xlwings as xw

    from tests.office.display import Display

pytestmark = pytest.mark.libreoffice


def opened(
    display: Display,
    content: BookContent,
    folder: Path,
    *,
    painter: Drawer = draw_by_kind,
    drawn_at: datetime = NOW,
) -> LiveBook:
    """A content drawn as a file and opened."""
    file = folder / f"{content.kind}.xlsx"
    write_xlsx(draw_book(content, drawn_at, painter), file)
    return LiveBook(display.open_book(file), now=clock, painter=painter)


class TestContract(BookContract):
    """A book that was empty when it was opened and was written live."""

    @pytest.fixture(autouse=True)
    def _display(self, display: Display) -> Iterator[None]:
        self.display = display
        yield
        display.close_books()

    def prepare(self, content: BookContent, tmp_path: Path) -> Book:
        book = opened(self.display, BookContent(content.kind, {}), tmp_path, painter=paint)
        book.save(content)
        return LiveBook(book._book, now=clock, painter=paint)  # noqa: SLF001 - a second click


def compare(display: Display, book: LiveBook, folder: Path, *, painter: Drawer) -> None:
    """The open book shows what the same content drawn as a file shows, cell by cell."""
    file = folder / "seharusnya.xlsx"
    write_xlsx(draw_book(book.read(), NOW, painter), file)
    expected = display.open_book(file)
    assert appearance_changes(xw_book(book), expected) == []
    expected.close()


def xw_book(book: LiveBook) -> xw.Book:
    return book._book  # noqa: SLF001 - what stands behind it


@pytest.fixture
def empty_display(display: Display) -> Iterator[Display]:
    yield display
    display.close_books()


def test_a_book_written_live_looks_as_the_same_content_drawn_as_a_file(
    empty_display: Display, tmp_path: Path
) -> None:
    context = ClickContext(tmp_path)
    context.until(KUMPUL, 2)
    book = opened(empty_display, context.book.read(), tmp_path, drawn_at=datetime(2026, 4, 1))
    context.until(KUMPUL, 10)
    book.save(context.book.read())
    context.until(KUMPUL, 12)
    context.until(UKUR, 8)
    book.save(context.book.read())
    compare(empty_display, book, tmp_path, painter=draw_by_kind)


def test_the_origin_of_a_figure_leads_to_its_cell(empty_display: Display, tmp_path: Path) -> None:
    book = opened(empty_display, measured_content(), tmp_path)
    for kode in ("IKS.1", "IKS.3", "S.1", "IKS.1"):
        asal(book, AskedFigure(kode), moment=saat(TIM), tulis=True)
        compare(empty_display, book, tmp_path, painter=draw_by_kind)
    place = book.position("tblAsal", 1, "tuju")
    assert xw_book(book).sheets[place.sheet].range(place.cell).value == "Tuju"


def test_findings_become_links_and_go_again(empty_display: Display, tmp_path: Path) -> None:
    context = ClickContext(tmp_path)
    book = opened(empty_display, change_cells(context.book.read(), "tblIndikator", 0, satuan=None), tmp_path)
    result = periksa(book, moment=saat(TIM), tulis=True)
    place = book.position("tblTemuan", 0, "sel")
    cell = xw_book(book).sheets[place.sheet].range(place.cell)
    assert (cell.value, cell.hyperlink) == (result.temuan[0].sel, f"#'Indikator'!{result.temuan[0].sel}")
    book.save(Changes(replaced={"tblTemuan": []}).apply_to(book.read()))
    assert cell.value is None
