"""Rows typed below a table of an open book come into the table, as in a file, and nothing is left behind."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sakip_xl import buttons
from sakip_xl.actions.buat import initial_content
from sakip_xl.actions.periksa import periksa
from sakip_xl.actions.sample import sample_content
from sakip_xl.actions.tambah_baris import tambah_baris
from sakip_xl.errors import SakipError
from sakip_xl.workbook.drawing import draw_by_kind
from sakip_xl.workbook.live.book import LiveBook
from tests.actions.office import saat
from tests.office.test_live import compare, opened, xw_book
from tests.workbook.small_drawing import clock

if TYPE_CHECKING:
    from tests.office.display import Display

pytestmark = pytest.mark.libreoffice

SAMPLE = sample_content(initial_content("Sumbersuko", 2026, id_master="contoh"))


@pytest.fixture
def empty_display(display: Display) -> Iterator[Display]:
    yield display
    display.close_books()


def test_rows_typed_below_a_table_with_another_below_become_its_rows(
    empty_display: Display, tmp_path: Path
) -> None:
    book = opened(empty_display, SAMPLE, tmp_path)
    sheet = xw_book(book).sheets["Identitas"]
    area = sheet.tables["tblPejabat"].range
    end = area.row + area.shape[0]
    sheet.range(f"{end}:{end + 2}").insert("down")
    rows = [[f"Nama {n}", "'197001011995031001", f"Staf {n}"] for n in range(3)]
    sheet.range((end, area.column), (end + 2, area.column + 2)).value = rows
    before = book.read()
    [found] = [item for item in periksa(fresh(book), moment=saat()).temuan if item.kode == "SKP-176"]
    assert (found.lembar, found.sel) == ("Identitas", f"A{end}")
    live = fresh(book)
    result = tambah_baris(live, moment=saat(), tabel="tblPejabat")
    assert result.data["diambil"] == 3
    new = fresh(book).read()
    assert new.below == {}
    assert [row["nama"] for row in new.row("tblPejabat")[-3:]] == ["Nama 0", "Nama 1", "Nama 2"]
    assert {name for name in new.tables if new.row(name) != before.row(name)} == {"tblPejabat", "tblJejak"}
    compare(empty_display, live, tmp_path, painter=draw_by_kind)


def test_a_formula_below_a_table_is_refused_and_stays(empty_display: Display, tmp_path: Path) -> None:
    book = opened(empty_display, SAMPLE, tmp_path)
    sheet = xw_book(book).sheets["Indikator"]
    area = sheet.tables["tblIndikator"].range
    end = area.row + area.shape[0]
    sheet.range((end, 1)).value = "BARU"
    sheet.range((end, 2)).formula = "=1+1"
    with pytest.raises(SakipError) as galat:
        tambah_baris(fresh(book), moment=saat(), tabel="tblIndikator")
    assert galat.value.kode == "SKP-179"
    assert sheet.range((end, 1)).value == "BARU"


def test_a_click_means_the_table_of_the_selected_cell(
    empty_display: Display, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "keadaan"))
    book = opened(empty_display, SAMPLE, tmp_path)
    sheet = xw_book(book).sheets["Notulen"]
    area = sheet.tables["tblPeserta"].range
    sheet.range((area.row + area.shape[0], area.column)).value = "NOT-01"
    sheet.activate()
    sheet.range((area.row + area.shape[0], area.column)).select()
    vars(buttons)["tambah_baris"](xw_book(book))
    assert "1 baris yang diketik di bawahnya" in empty_display.messages[-1].prompt
    new = fresh(book).read()
    old = SAMPLE.row("tblPeserta")
    assert (new.row("tblPeserta"), new.below) == ([*old, {"nomor_notulen": "NOT-01"}], {})
    assert new.counts["tblPeserta"] >= len(old) + 11


def fresh(book: LiveBook) -> LiveBook:
    """The same open book at the next click."""
    return LiveBook(xw_book(book), now=clock)
