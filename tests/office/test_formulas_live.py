"""Hitung Capaian on an open book leaves formulas, not texts: seen in the cell types of the saved file."""

from __future__ import annotations

from collections.abc import Container, Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sakip_xl import buttons
from sakip_xl.actions.hitung import hitung
from sakip_xl.actions.session import Moment
from sakip_xl.schema.base import Look
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import Changes
from sakip_xl.schema.tables.kertas_kerja import TBL_KERTAS_KERJA
from sakip_xl.workbook.live import writer
from sakip_xl.workbook.live.book import LiveBook
from sakip_xl.workbook.xlsx.file_book import FileBook
from tests.office.staff import body
from tests.office.xlsx_cells import read_cells

if TYPE_CHECKING:
    import xlwings as xw

    from tests.office.display import Display

pytestmark = pytest.mark.libreoffice

SAMPLE = Path(__file__).parents[2] / "workbooks" / "SAKIP-Contoh.xlsx"
TBL_INDIKATOR = MASTER.table_named("tblIndikator")
NOW = datetime(2026, 7, 6, 9, 0)


@pytest.fixture(autouse=True)
def _fixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "keadaan"))
    monkeypatch.setattr(buttons, "now", lambda: NOW)


@pytest.fixture
def contoh(display: Display) -> Iterator[xw.Book]:
    yield display.open_book(SAMPLE)
    display.close_books()


@pytest.fixture(scope="module")
def twin_formulas(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """Where formulas stand in the same sample after the same click without a program."""
    file = tmp_path_factory.mktemp("kembaran") / SAMPLE.name
    file.write_bytes(SAMPLE.read_bytes())
    hitung(FileBook(file, now=lambda: NOW), moment=Moment(NOW))
    return formula_places(file)


def formula_places(file: Path) -> set[str]:
    """The cells of a saved file that are formulas, by place."""
    return {place for place, cell in read_cells(file).items() if cell.rumus is not None}


def click_and_save(book: xw.Book) -> Path:
    buttons.hitung(book)
    book.save()
    return Path(book.fullname)


def formula_columns(book: xw.Book, look: Container[Look] = tuple(Look)) -> Iterator[xw.Range]:
    """The cells of every computed column of Kertas Kerja, or of those that hold such a thing."""
    kertas_kerja = body(book, "tblKertasKerja")
    for index, column in enumerate(TBL_KERTAS_KERJA.columns):
        if column.rumus is not None and column.rupa in look:
            yield kertas_kerja[:, index]


def format_as_text(*cell: xw.Range) -> None:
    """Give cells the format of text, as books of older versions have it."""
    for each in cell:
        each.sheet.impl.xl.unprotect("")
        each.number_format = "@"


def break_formulas(*cell: xw.Range) -> None:
    """Make texts of formulas, as older versions did; what looks at them need not be told of each."""
    uno_doc = cell[0].sheet.book.impl.uno_doc
    uno_doc.enableAutomaticCalculation(False)
    for each in cell:
        formula = each.formula
        format_as_text(each)
        each.formula = formula
    uno_doc.enableAutomaticCalculation(True)


@pytest.mark.parametrize("old", [False, True])
def test_a_live_click_leaves_the_formulas_that_a_file_would_have(
    contoh: xw.Book, twin_formulas: set[str], old: bool
) -> None:
    if old:
        format_as_text(*formula_columns(contoh))
    assert formula_places(click_and_save(contoh)) == twin_formulas
    written = [column[:-1, 0] for column in formula_columns(contoh)]  # the last row was there before
    assert [k.address for k in written if k.number_format in {None, "@"}] == []


def test_a_book_whose_formulas_became_texts_is_whole_again_after_the_next_click(
    contoh: xw.Book, display: Display, twin_formulas: set[str]
) -> None:
    buttons.hitung(contoh)
    before = [column.options(err_to_str=True).value for column in formula_columns(contoh)]
    break_formulas(*formula_columns(contoh, {Look.TEXT, Look.LONG_TEXT}))
    contoh.save()
    file = Path(contoh.fullname)
    assert len(twin_formulas - formula_places(file)) > 700
    contoh.close()
    broken = display.open_book(file)
    assert formula_places(click_and_save(broken)) == twin_formulas
    assert [column.options(err_to_str=True).value for column in formula_columns(broken)] == before
    assert [k.address for k in formula_columns(broken) if k.number_format in {None, "@"}] == []


def test_a_view_whose_formula_became_a_text_is_mended_too(contoh: xw.Book, twin_formulas: set[str]) -> None:
    break_formulas(contoh.sheets["Rekap"]["A2"])
    assert formula_places(click_and_save(contoh)) == twin_formulas


def test_a_formula_that_stays_a_text_is_told(
    contoh: xw.Book, display: Display, monkeypatch: pytest.MonkeyPatch
) -> None:
    format_as_text(*formula_columns(contoh))
    monkeypatch.setattr(writer, "_set_formats", lambda *_: None)
    buttons.hitung(contoh)
    assert display.messages[-1].prompt.endswith("Kode: SKP-548")


def test_what_staff_typed_stays_a_text_however_it_looks(contoh: xw.Book) -> None:
    satuan = body(contoh, "tblIndikator")[:3, TBL_INDIKATOR.column_position("satuan")]
    satuan.value = [["=1+1"], ["0812"], ["82,5"]]
    book = LiveBook(contoh, now=lambda: NOW)
    typed = [row["satuan"] for row in book.read().row("tblIndikator")[:3]]
    assert typed == ["=1+1", "0812", "82,5"]
    swapped = [("tblIndikator", index, "satuan", value) for index, value in enumerate(reversed(typed))]
    book.save(Changes(changed=swapped).apply_to(book.read()))
    assert satuan.value == ["82,5", "0812", "=1+1"]
    contoh.save()
    cells = read_cells(Path(contoh.fullname))
    addresses = [f"Indikator!{each.get_address(False, False)}" for each in satuan]
    assert [(cells[address].rumus, cells[address].nilai) for address in addresses] == [
        (None, "82,5"),
        (None, "0812"),
        (None, "=1+1"),
    ]
