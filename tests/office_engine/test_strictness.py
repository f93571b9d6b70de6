"""Where the engine is as harsh as Excel: one test a row of the table in ``README.md``."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from datetime import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlwings as xw

from tests.office.host import LibreOfficeHost
from tests.office.xlsx_cells import read_cells
from tests.office_engine import NotBuiltError, RefusedError
from tests.office_engine.trial_book import LEMBAR, make_test_book
from tests.office_engine.typing import LONGEST_IN_BLOCK

if TYPE_CHECKING:
    from tests.office.display import Display

VALUES = "C4:C9"


@pytest.fixture(scope="module")
def berkas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_test_book(tmp_path_factory.mktemp("uji") / "uji.xlsx")


@pytest.fixture
def lembar(display: Display, berkas: Path) -> Iterator[xw.Sheet]:
    book = display.open_book(berkas)
    yield book.sheets[LEMBAR]
    book.close()


def test_every_row_of_the_readme_is_tested_and_every_test_is_told_there() -> None:
    text = Path(__file__).with_name("README.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| [^|]+ \| [^|]+ \| `(test_\w+)` \|$", text, re.MULTILINE)
    parsed = ast.parse(Path(__file__).read_text(encoding="utf-8"))
    tests = [node.name for node in parsed.body if isinstance(node, ast.FunctionDef)]
    own = "test_every_row_of_the_readme_is_tested_and_every_test_is_told_there"
    assert sorted(told) == sorted(name for name in tests if name.startswith("test_") and name != own)


@pytest.mark.libreoffice
@pytest.mark.parametrize(
    ("decimal", "numbers"),
    [
        (",", [1234, 1234.5, "82.5", 82.5]),
        (".", [1.234, "1.234,5", 82.5, "82,5"]),
        (None, [1234, 1234.5, 82.5, 82.5]),
    ],
)
def test_a_text_in_a_general_cell_becomes_a_number_by_the_separators_of_the_pc(
    display: Display, lembar: xw.Sheet, decimal: str | None, numbers: list[float | str]
) -> None:
    display.machine.decimal = decimal
    cells = lembar.range("P1:P4")
    cells.value = [["1.234"], ["1.234,5"], ["82.5"], ["82,5"]]
    assert cells.value == numbers


@pytest.mark.libreoffice
def test_a_table_grows_when_a_person_types_right_under_it_only(lembar: xw.Sheet) -> None:
    table = lembar.tables["tblUji"]
    lembar.range("C10").value = 9
    lembar.range("C10").formula = "=1+1"
    assert table.range.address == "$B$3:$E$9"
    lembar.range("C10").impl.type_in("7")  # no longer an empty row
    lembar.range("B12").impl.type_in("K9")
    assert table.range.address == "$B$3:$E$9"
    lembar.range("C10").clear_contents()
    lembar.range("B10").impl.type_in("K6")
    assert (table.range.address, lembar.range("B10").value) == ("$B$3:$E$10", "K6")


@pytest.mark.libreoffice
def test_a_formula_in_an_empty_column_of_a_table_fills_it(display: Display, lembar: xw.Sheet) -> None:
    column = lembar.range("E4:E9")
    column.clear_contents()
    lembar.range("E6").formula = "=C6*2"
    assert [*column.formula] == [(f"=C{row}*2",) for row in range(4, 10)]
    column.clear_contents()
    display.machine.fills_columns = False
    lembar.range("E6").formula = "=C6*2"
    assert column.value == [None, None, lembar.range("C6").value * 2, None, None, None]


@pytest.mark.libreoffice
def test_a_link_makes_its_cell_blue_and_underlined_for_good(display: Display, lembar: xw.Sheet) -> None:
    cell = lembar.range("P1")
    cell.add_hyperlink("#A1", "ke atas", "ke atas")
    assert (cell.font.color, cell.impl.xl.CharUnderline) == ((5, 99, 193), 1)
    LibreOfficeHost(display).clear_links(lembar, "$P$1")
    assert (cell.font.color, cell.impl.xl.CharUnderline) == ((5, 99, 193), 1)


@pytest.mark.libreoffice
def test_cells_of_the_format_text_keep_text(lembar: xw.Sheet) -> None:
    cell = lembar.range("P1:P4")
    cell.number_format = "@"
    cell.value = [["82,5"], ["=1+1"], [3.0], ["'x"]]
    assert cell.value == ["82,5", "=1+1", "3", "x"]
    cell.formula = [["=1"], ["=2"], ["=3"], ["a"]]
    assert cell.value == ["=1", "=2", "=3", "a"]


@pytest.mark.libreoffice
def test_a_formula_in_a_cell_of_the_format_text_is_a_text_for_good(lembar: xw.Sheet, tmp_path: Path) -> None:
    cell, rumus = lembar.range("P1:P4"), lembar.range("P6")
    cell.number_format = "@"
    cell.formula = [["=C4"], ["=[@Nilai"], ["=SUM(1;2)"], ["5"]]
    rumus.formula = "=C4"
    rumus.number_format = "@"  # what is a formula stays one
    cell.number_format = "General"
    assert cell.formula == (("=C4",), ("=[@Nilai",), ("=SUM(1;2)",), ("5",))
    assert cell.value == ["=C4", "=[@Nilai", "=SUM(1;2)", "5"]
    assert [area.impl.has_formula for area in (cell, rumus, lembar.range("P1:P6"))] == [False, True, None]
    lembar.book.save(tmp_path / "teks.xlsx")
    stored = read_cells(tmp_path / "teks.xlsx")
    assert [stored[f"{LEMBAR}!P{n}"].rumus for n in (1, 2, 3, 4, 6)] == [*[None] * 4, "C4"]
    rumus.formula = "=C4"
    assert (rumus.formula, rumus.impl.has_formula) == ("=C4", False)
    with pytest.raises(NotBuiltError):
        lembar.range("P5:P6").formula = "=C4"


@pytest.mark.libreoffice
@pytest.mark.parametrize("rumus", ["=1+", "=[@Nilai]", "=SUM(tblTidakAda[A])", "=SUM(tblUji[Tidak Ada])"])
def test_a_formula_that_excel_cannot_read_is_refused(lembar: xw.Sheet, rumus: str) -> None:
    with pytest.raises(RefusedError):
        lembar.range("P1").formula = rumus


@pytest.mark.libreoffice
def test_a_long_text_is_refused_in_a_block_only(lembar: xw.Sheet) -> None:
    long_text = "x" * (LONGEST_IN_BLOCK + 1)
    lembar.range("P1").value = long_text
    assert lembar.range("P1").value == long_text
    with pytest.raises(RefusedError):
        lembar.range("P1:P2").value = [[long_text], ["a"]]


@pytest.mark.libreoffice
def test_locked_cells_of_a_protected_sheet_are_refused(lembar: xw.Sheet) -> None:
    locked = lembar.book.sheets["Kunci"]
    locked.range("A2").value = "diisi"
    for address in ("A1", "A1:A2", "A2:A3"):
        with pytest.raises(RefusedError):
            locked.range(address).value = "x"
        with pytest.raises(RefusedError):
            locked.range(address).formula = "=1"
    with pytest.raises(RefusedError):
        locked.range("1:1").insert("down")
    with pytest.raises(RefusedError):
        locked.range("A2").color = "#FF0000"
    assert locked.range("A1:A2").value == ["terkunci", "diisi"]


@pytest.mark.libreoffice
def test_a_block_goes_to_wrong_rows_where_a_filter_hides_some(lembar: xw.Sheet) -> None:
    row_filter = lembar.tables["tblUji"].autofilter
    row_filter.apply_values(1, ["K1", "K3"])
    lembar.range(VALUES).value = [[n] for n in range(10, 16)]
    assert lembar.range(VALUES).value == [0, 10, 3, 10, 6, 7.5]
    lembar.range(VALUES).formula = [[f"={n}+0"] for n in range(20, 26)]
    assert lembar.range(VALUES).value == [0, 20, 3, 20, 6, 7.5]
    row_filter.clear()
    lembar.range("6:6").api.Rows.IsVisible = False  # by hand: that does not matter
    lembar.range(VALUES).value = [[n] for n in range(6)]
    assert lembar.range(VALUES).value == [0, 1, 2, 3, 4, 5]


@pytest.mark.libreoffice
def test_a_table_is_resized_but_not_moved_or_emptied(lembar: xw.Sheet) -> None:
    table = lembar.tables["tblUji"]
    table.resize(lembar.range("B3:E11"))
    assert (len(table.rows), table.data_body_range) == (8, lembar.range("B4:E11"))
    for address in ("B4:E11", "B3:E3", "B3:E15"):
        with pytest.raises(RefusedError):
            table.resize(lembar.range(address))
    with pytest.raises(RefusedError):
        lembar.range("C5").insert("down")
    with pytest.raises(RefusedError):
        lembar.range("B3:C3").merge()
    with pytest.raises(NotBuiltError):
        lembar.range("4:11").delete("up")


@pytest.mark.libreoffice
def test_a_part_of_a_table_is_not_shifted_merged_or_laid_over_by_another(lembar: xw.Sheet) -> None:
    with pytest.raises(RefusedError):
        lembar.range("C5").insert("down")
    with pytest.raises(RefusedError):
        lembar.range("B3:C3").merge()
    with pytest.raises(RefusedError):
        lembar.tables.add(lembar.range("D8:F12"))
    with pytest.raises(NotBuiltError):
        lembar.range("4:9").delete("up")


@pytest.mark.libreoffice
def test_only_the_sheet_in_front_takes_a_selection_and_no_hidden_one_comes_there(lembar: xw.Sheet) -> None:
    locked = lembar.book.sheets["Kunci"]
    lembar.activate()
    lembar.range("B5").select()
    assert lembar.book.app.selection == lembar.range("B5")
    with pytest.raises(RefusedError):
        locked.range("A1").select()
    locked.visible = lembar.book.sheets["Sandi"].visible = False
    with pytest.raises(RefusedError):
        locked.activate()
    with pytest.raises(RefusedError):
        lembar.visible = False


@pytest.mark.libreoffice
@pytest.mark.parametrize("name", ["a:b", "kunci", "Sandi"])
def test_a_sheet_takes_no_odd_name_and_none_that_is_taken(lembar: xw.Sheet, name: str) -> None:
    with pytest.raises(RefusedError):
        lembar.name = name


@pytest.mark.libreoffice
def test_sizes_beyond_the_limits_are_refused(lembar: xw.Sheet) -> None:
    with pytest.raises(RefusedError):
        lembar.range("A1").row_height = 410
    with pytest.raises(RefusedError):
        lembar.range("A1").adjust_indent(251)


@pytest.mark.libreoffice
def test_a_time_of_day_is_nothing_that_com_takes(lembar: xw.Sheet) -> None:
    with pytest.raises(RefusedError):
        lembar.range("P1").value = time(8, 30)


@pytest.mark.libreoffice
def test_what_is_not_there_is_refused(lembar: xw.Sheet) -> None:
    for missing in ("tidak_ada", "tblTidakAda", "A0"):
        with pytest.raises(RefusedError):
            lembar.range(missing)
    with pytest.raises(RefusedError):
        lembar.book.sheets["Tidak Ada"]
    with pytest.raises(RefusedError):
        _ = lembar.range("A1").hyperlink


@pytest.mark.libreoffice
def test_a_book_open_to_be_read_only_is_not_saved_over(display: Display, berkas: Path) -> None:
    book = display.open_book(berkas, read_only=True)
    with pytest.raises(RefusedError):
        book.save()
    book.close()


@pytest.mark.libreoffice
def test_a_book_in_the_cloud_has_no_path(display: Display, lembar: xw.Sheet) -> None:
    display.machine.cloud_addresses[lembar.book.name] = (
        "https://d.docs.live.net/0123456789ABCDEF/Kantor/uji.xlsx"
    )
    with pytest.raises(xw.XlwingsError):
        _ = lembar.book.fullname
