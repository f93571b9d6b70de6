"""An open book with papers painted below its tables: one write and it looks and prints as a new one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sakip_xl.actions.buat import initial_content
from sakip_xl.actions.sample import sample_content
from sakip_xl.errors import SakipError
from sakip_xl.workbook.drawing import draw_by_kind
from sakip_xl.workbook.live.book import LiveBook
from tests.office.test_live import compare, opened, xw_book
from tests.workbook.painted_papers import PAINTED, paint_papers
from tests.workbook.small_drawing import clock

if TYPE_CHECKING:
    import xlwings as xw

    from tests.office.display import Display

pytestmark = pytest.mark.libreoffice

SAMPLE = sample_content(initial_content("Sumbersuko", 2026, id_master="contoh"))


@pytest.fixture
def empty_display(display: Display) -> Iterator[Display]:
    yield display
    display.close_books()


def painted(display: Display, folder: Path) -> LiveBook:
    """An open book of the old drawing, in the hands of today's program."""
    old = opened(display, SAMPLE, folder, painter=paint_papers)
    return LiveBook(xw_book(old), now=clock)


def page_style(sheet: xw.Sheet) -> Any:
    styles = sheet.book.impl.uno_doc.StyleFamilies.getByName("PageStyles")
    return styles.getByName(sheet.impl.xl.PageStyle)


def test_the_papers_go_and_what_is_left_looks_and_prints_as_drawn(
    empty_display: Display, tmp_path: Path
) -> None:
    book = painted(empty_display, tmp_path)
    shown = xw_book(book)
    assert not page_style(shown.sheets["Disposisi"]).IsLandscape
    book.save(book.read())
    compare(empty_display, book, tmp_path, painter=draw_by_kind)
    drawn = draw_by_kind(book.read(), clock()).sheets
    for name in PAINTED:
        assert page_style(shown.sheets[name]).IsLandscape
        assert page_style(shown.sheets[name]).ScaleToPagesX == drawn[name].pages_wide
    assert len(shown.sheets["Notulen"].impl.xl.getPrintAreas()) == 3
    assert "daftar_bulan" not in {name.name for name in shown.names}


def test_a_note_beside_a_paper_is_named_and_one_below_stays(empty_display: Display, tmp_path: Path) -> None:
    book = painted(empty_display, tmp_path)
    sheet = xw_book(book).sheets["Tanda Terima"]
    end = sheet.used_range.last_cell.row
    sheet.range((end, 7)).value = "catatan saya"
    sheet.range((end + 3, 1)).value = "di bawahnya"
    with pytest.raises(SakipError) as refusal:
        book.save(book.read())
    assert refusal.value.kode == "SKP-546"
    assert [found.sel for found in refusal.value.rincian] == [f"G{end}"]
    sheet.range((end, 7)).clear_contents()
    again = LiveBook(xw_book(book), now=clock)
    again.save(again.read())
    values = [cell for row in sheet.used_range.value for cell in row]
    assert "di bawahnya" in values
    assert PAINTED["Tanda Terima"] not in values
