"""The engine reads a live book as its file says, and answers for the program around it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
import xlwings as xw
from xlwings.utils import col_name

from tests.office.recalc import same
from tests.office.xlsx_cells import Cell, Galat, read_cells
from tests.office_engine import MessageBox, NotBuiltError, RefusedError
from tests.office_engine.trial_book import LEMBAR, TANGGAL_PANJANG, make_test_book
from tests.office_engine.values import EPOCH

if TYPE_CHECKING:
    from tests.office.display import Display

pytestmark = pytest.mark.libreoffice
SAMPLE = Path(__file__).parents[2] / "workbooks" / "SAKIP-Contoh.xlsx"


@pytest.fixture(scope="module")
def stored() -> dict[str, Cell]:
    return read_cells(SAMPLE)


@pytest.fixture(scope="module")
def loaded() -> openpyxl.Workbook:
    return openpyxl.load_workbook(SAMPLE)


@pytest.fixture(scope="module")
def contoh(display: Display) -> Iterator[xw.Book]:
    book = display.open_book(SAMPLE)
    yield book
    book.close()


@pytest.fixture(scope="module")
def buku(display: Display, tmp_path_factory: pytest.TempPathFactory) -> Iterator[xw.Book]:
    result = display.open_book(make_test_book(tmp_path_factory.mktemp("uji") / "uji.xlsx"))
    yield result
    result.close()


@pytest.fixture
def lembar(buku: xw.Book) -> xw.Sheet:
    return buku.sheets[LEMBAR]


def used_block(sheet: xw.Sheet) -> xw.Range:
    return sheet.range((1, 1), sheet.used_range.last_cell)


def standard(value: Any) -> Any:
    """A value as the file stores it."""
    if isinstance(value, datetime):
        return (value - EPOCH) / timedelta(days=1)
    return Galat(value) if isinstance(value, str) and value.startswith("#") else value


def per_cell(sheet: xw.Sheet, content: Any) -> Iterator[tuple[str, Any]]:
    name = sheet.name
    for r, row in enumerate(content, start=1):
        for c, value in enumerate(row, start=1):
            yield f"{name}!{col_name(c)}{r}", value


def test_the_sample_opens_with_every_table_where_its_file_has_it(
    contoh: xw.Book, loaded: openpyxl.Workbook
) -> None:
    table = {t.name: (sheet.title, t.ref) for sheet in loaded.worksheets for t in sheet.tables.values()}
    assert len(table) > 20
    assert table == {
        t.name: (s.name, t.range.get_address(False, False)) for s in contoh.sheets for t in s.tables
    }


def test_every_cell_of_the_sample_has_the_value_stored_in_its_file(
    contoh: xw.Book, stored: dict[str, Cell]
) -> None:
    shown: dict[str, Any] = {}
    for sheet in contoh.sheets:
        content = used_block(sheet).options(ndim=2, err_to_str=True, empty="").value
        shown |= {place: standard(value) for place, value in per_cell(sheet, content) if value != ""}
    assert len(shown) > 3000
    assert [t for t, value in shown.items() if not same(stored[t].nilai, value)] == []
    assert [t for t, cell in stored.items() if cell.nilai != "" and t not in shown] == []


def test_every_formula_of_the_sample_reads_as_in_its_file(contoh: xw.Book, stored: dict[str, Cell]) -> None:
    rumus = {place: f"={cell.rumus}" for place, cell in stored.items() if cell.rumus is not None}
    seen: dict[str, str] = {}
    for sheet in contoh.sheets:
        content = per_cell(sheet, used_block(sheet).formula)
        seen |= {place: text for place, text in content if text.startswith("=")}
    assert len(rumus) > 800
    assert seen == rumus


def test_the_sample_has_the_names_shapes_and_charts_of_its_file(
    contoh: xw.Book, loaded: openpyxl.Workbook
) -> None:
    defined = {
        n: f"={defined_name.value}".replace("'", "") for n, defined_name in loaded.defined_names.items()
    }
    assert defined == {
        name.name: str(name.refers_to).replace("'", "") for name in contoh.names if "!" not in name.name
    }
    assert contoh.sheets["SOP"].shapes["Bentuk 1"].name == "Bentuk 1"
    chart = {sheet.title: len(charts) for sheet in loaded.worksheets if (charts := vars(sheet)["_charts"])}
    assert chart == {s.name: s.charts.count for s in contoh.sheets if s.charts.count}


def test_values_come_as_com_gives_them(lembar: xw.Sheet, display: Display) -> None:
    assert lembar.range("B4:D4").value == ["K0", 0.0, datetime(2026, 1, 1)]
    assert lembar.range("G1:G6").value == [True, True, None, None, datetime(1899, 12, 30, 8, 30), None]
    assert lembar.range("G3:G4").options(err_to_str=True).value == ["#DIV/0!", "#N/A"]
    assert lembar.range("G6:G7").options(empty="-").value == ["-", "-"]
    assert lembar.range("G1").options(ndim=2).value == [[True]]
    display.machine.time_as_fraction = True
    assert lembar.range("G5").value == pytest.approx(8.5 / 24)


def test_ranges_are_found_by_address_name_and_table(buku: xw.Book, lembar: xw.Sheet) -> None:
    for reference, address in {
        "B4": "$B$4",
        "$B$4:C5": "$B$4:$C$5",
        "12:15": "$12:$15",
        "nilai_satu": "$C$4",
        "tblUji": "$B$4:$E$9",
    }.items():
        assert lembar.range(reference).address == address
    assert lembar.range((4, 2), (5, 3)).get_address(False, False) == "B4:C5"
    assert lembar.range("B4").offset(1, 2).resize(2, 1).address == "$D$5:$D$6"
    assert lembar.range("B3").end("down").address == "$B$9"
    assert lembar.range("A1").end("down").row == 1048576
    assert lembar.range("B4").current_region.address == "$B$3:$E$9"
    assert lembar.range("C7").table == lembar.tables["tblUji"]
    assert lembar.range("A1").table is None
    with pytest.raises(RefusedError):
        lembar.range("tidak_ada")
    with pytest.raises(RefusedError):
        buku.sheets["Tidak Ada"]


def test_a_table_tells_its_parts(lembar: xw.Sheet) -> None:
    table = lembar.tables["TBLUJI"]
    assert (table.header_row_range, table.range) == (lembar.range("B3:E3"), lembar.range("B3:E9"))
    assert [column.name for column in table.columns] == ["Kode", "Nilai", "Tanggal (a)", "Dua Kali"]
    assert (table.data_body_range, len(table.rows), len(table.columns)) == (lembar.range("B4:E9"), 6, 4)
    assert table.columns["Nilai"].data_body_range == lembar.range("C4:C9")
    assert "tidak ada" not in lembar.tables


def test_names_speak_excel_both_ways(buku: xw.Book) -> None:
    formula = "=INDEX(tblUji[Kode],1):INDEX(tblUji[Kode],COUNTA(tblUji[Kode]))"
    assert buku.names["daftar_kode"].refers_to == formula
    assert buku.names["nilai_satu"].refers_to_range.value == 0
    assert "Kunci!setempat" in [name.name for name in buku.names]
    assert buku.sheets["Kunci"].names["setempat"].refers_to == "=Kunci!$A$2"
    new = buku.names.add("baru", f"='{LEMBAR}'!$B$4:$B$6")
    assert new.refers_to_range.value == ["K0", "K1", "K2"]
    new.refers_to = "=INDEX(tblUji[Nilai],2):INDEX(tblUji[Nilai],3)"
    assert new.refers_to == "=INDEX(tblUji[Nilai],2):INDEX(tblUji[Nilai],3)"
    cell = buku.sheets[LEMBAR].range("G10")
    cell.formula = "=SUM(baru)"
    assert cell.value == 4.5
    with pytest.raises(RefusedError):
        _ = buku.names["daftar_kode"].refers_to_range
    new.delete()
    assert "baru" not in buku.names


def test_links_and_notes_are_read_and_laid(lembar: xw.Sheet) -> None:
    assert [lembar.range(address).hyperlink for address in ("I1", "I2")] == ["#'Kunci'!A1", "#nilai_satu"]
    assert [note.text for note in lembar.notes] == ["catatan"]
    cell = lembar.range("I4")
    cell.add_hyperlink("#'Data Uji'!B4", "ke tabel", "tip")
    assert (cell.hyperlink, cell.value) == ("#'Data Uji'!B4", "ke tabel")
    cell.clear()
    with pytest.raises(RefusedError):
        _ = cell.hyperlink
    cell.add_note("baru")
    assert [note.text for note in lembar.notes] == ["catatan", "baru"]
    lembar.notes[1].delete()
    assert cell.note is None


def test_shapes_have_the_names_of_the_file_and_can_be_moved(buku: xw.Book) -> None:
    locked = buku.sheets["Kunci"]
    assert [(s.name, s.type) for s in locked.shapes] == [("Chart 1", "chart"), ("TextBox 2", "auto_shape")]
    box = locked.shapes["TextBox 2"]
    box.left, box.width = 20, 100
    assert (box.text, round(box.left), round(box.width)) == ("kotak", 20, 100)
    assert locked.charts[0].name == "Chart 1"


def test_a_message_box_is_kept_and_answered(display: Display) -> None:
    display.answers.append("no")
    assert display.app.alert("Lanjut?", "SAKIP", buttons="yes_no") == "no"
    assert display.app.alert("Selesai.", mode="info") == "ok"
    assert display.messages == [
        MessageBox("Lanjut?", "SAKIP", "yes_no", None),
        MessageBox("Selesai.", None, "ok", "info"),
    ]


def test_the_program_gives_its_state_back(display: Display, buku: xw.Book, lembar: xw.Sheet) -> None:
    app = display.app
    cell = lembar.range("K1:K2")
    cell.formula = [["1"], ["=K1*2"]]
    with app.properties(calculation="manual", screen_updating=False, status_bar="SAKIP: bekerja"):
        assert (app.calculation, app.screen_updating) == ("manual", False)
        lembar.range("K1").value = 5
        assert cell.value == [5, 2]
    assert (app.calculation, app.screen_updating, cell.value) == ("automatic", True, [5, 10])
    assert display.status == ["SAKIP: bekerja", False]
    assert app.engine.name == "libreoffice"
    assert app.books[buku.name].fullname == buku.fullname


def test_only_the_sheet_in_front_takes_a_selection(display: Display, buku: xw.Book, lembar: xw.Sheet) -> None:
    lembar.activate()
    lembar.range("B5").select()
    assert (display.app.selection, buku.sheets.active.name) == (lembar.range("B5"), LEMBAR)
    with pytest.raises(RefusedError):
        buku.sheets["Kunci"].range("A1").select()


def test_pages_and_pdf(lembar: xw.Sheet, tmp_path: Path) -> None:
    lembar.page_setup.print_area = "$A$1:$F$20"
    assert lembar.page_setup.print_area == "$A$1:$F$20"
    lembar.to_pdf(tmp_path / "satu.pdf")
    assert (tmp_path / "satu.pdf").read_bytes().startswith(b"%PDF")


def test_what_is_not_built_fails_by_its_name(lembar: xw.Sheet) -> None:
    with pytest.raises(NotBuiltError, match=r"Range\.conditional_formats"):
        _ = lembar.range("A1").conditional_formats
    with pytest.raises(AttributeError, match="show_gridlines"):
        lembar.show_gridlines = False


def test_number_formats_of_the_product_survive(lembar: xw.Sheet) -> None:
    cell = lembar.range("M1")
    for code in (
        *("General", "@", "0", "0.00", "#,##0.00", "0.0%", "d", "hh:mm", TANGGAL_PANJANG),
        *("[$-421]dd mmmm yyyy hh:mm", "[$-421]d mmm hh.mm", '#,##0" menit"', "[Red]-0;0"),
    ):
        cell.number_format = code
        assert cell.number_format == code
