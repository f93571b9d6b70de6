"""The engine writes as Excel does, and refuses what Excel refuses."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import xlwings as xw

from tests.office_engine.formulas import from_uno, to_uno
from tests.office_engine.trial_book import LEMBAR, TANGGAL_PANJANG, make_test_book
from tests.office_engine.typing import as_typed

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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("82,5", 82.5),
        ("82.5", 82.5),
        ("1.234,5", 1234.5),
        ("1,234.5", 1234.5),
        ("0812", 812),
        ("5%", 0.05),
        ("(12)", -12),
        ("Rp 1.500.000", 1500000),
        ("1e3", 1000),
        ("2026-01-05", datetime(2026, 1, 5)),
        ("5/1/2026", datetime(2026, 1, 5)),
        ("5 Januari 2026", datetime(2026, 1, 5)),
        ("08:30", 8.5 / 24),
        ("TRUE", True),
        ("salah", False),
        *((text, text) for text in ("1.2.3", "80 - 90%", "K1", "-", "31/02/2026", "5 Kecamatan 2026", "n/a")),
    ],
)
def test_a_text_is_taken_as_typed(text: str, expected: Any) -> None:
    value = as_typed(text)
    assert value == expected
    assert isinstance(value, bool) == isinstance(expected, bool)


@pytest.mark.parametrize(
    ("excel", "uno"),
    [
        ('=IF(A1="a;b,c",1,2)', '=IF(A1="a;b,c";1;2)'),
        ("=SUM({1,2;3,4})", "=SUM({1;2|3;4})"),
        ("=SUM('Data, Uji'!A1:B2)", "=SUM($'Data, Uji'.A1:B2)"),
        ("=Rekap!$A$1+SUM(Rekap!A:A)", "=$Rekap.$A$1+SUM($Rekap.A:A)"),
        ("=tblUji[[#This Row],[Capaian, TW (%)]]*1.5", "=tblUji[[#This Row];[Capaian, TW (%)]]*1.5"),
        ("=SUM(tblUji[[A]:[B]],tblUji[#All])", "=SUM(tblUji[[A]:[B]];tblUji[[#All]])"),
        ("=NORM.S.DIST(A1,TRUE)", "=NORM.S.DIST(A1;TRUE)"),
    ],
)
def test_a_formula_goes_over_and_comes_back(excel: str, uno: str) -> None:
    assert to_uno(excel) == uno
    assert from_uno(uno) == excel


def test_short_references_are_written_out_and_lost_ones_named() -> None:
    assert to_uno("=[@Nilai]+[@[Dua Kali]]+tblLain[@A]+SUM([Nilai])", "tblUji") == (
        "=tblUji[[#This Row];[Nilai]]+tblUji[[#This Row];[Dua Kali]]"
        "+tblLain[[#This Row];[A]]+SUM(tblUji[Nilai])"
    )
    assert from_uno("=$'Data Uji'.$C$#REF!") == "='Data Uji'!#REF!"


@pytest.mark.libreoffice
def test_values_go_in_as_excel_takes_them(lembar: xw.Sheet) -> None:
    cell = lembar.range("P1:P8")
    cell.value = [["82,5"], ["'0812"], ["=1+1"], [None], [True], [date(2026, 5, 6)], ["abc"], ["#N/A"]]
    result = cell.options(err_to_str=True).value
    assert result == [82.5, "0812", 2, None, True, datetime(2026, 5, 6), "abc", "#N/A"]
    assert [s.number_format for s in cell] == [*["General"] * 5, "m/d/yyyy", *["General"] * 2]
    lembar.range("P5").value = 7
    assert lembar.range("P5").value == 7


@pytest.mark.libreoffice
def test_formulas_are_read_as_they_were_written(lembar: xw.Sheet) -> None:
    table = lembar.range("E4:E5")
    table.formula = [["=[@Nilai]*3"], ["=SUM([Nilai])&Kunci!A1"]]
    assert table.formula == (("=tblUji[[#This Row],[Nilai]]*3",), ("=SUM(tblUji[Nilai])&Kunci!A1",))
    assert table.value == [0, "22.5terkunci"]
    content = lembar.range("P1:Q2")
    content.formula = "=$C4*P$20"
    assert content.formula == (("=$C4*P$20", "=$C4*Q$20"), ("=$C5*P$20", "=$C5*Q$20"))
    content.value = [["=1+1", "a"], [2, "=P1*2"]]
    assert content.value == [[2, "a"], [2, 4]]


@pytest.mark.libreoffice
def test_filters_hide_rows_and_tell_how_they_were_laid(lembar: xw.Sheet) -> None:
    row_filter = lembar.tables["tblUji"].autofilter

    def is_filtered() -> list[int]:
        return [n for n in range(3, 10) if lembar.range(f"{n}:{n}").api.Rows.IsFiltered]

    def criteria() -> list[Any]:
        return [
            (c.field, c.type, c.values, c.operator, c.value1, c.value2)
            for c in row_filter.criteria
            if c.type != "none"
        ]

    row_filter.apply_values(1, ["K1", "K3"])
    row_filter.apply_comparison(2, "greater_than", 2)
    assert (is_filtered(), criteria()) == (
        [4, 5, 6, 8, 9],
        [(1, "values", ["K1", "K3"], None, None, None), (2, "comparison", None, "greater_than", "2", None)],
    )
    row_filter.clear(1)
    assert is_filtered() == [4, 5]
    row_filter.apply_comparison(2, "between", 1, 5)
    assert (is_filtered(), criteria()) == ([4, 8, 9], [(2, "comparison", None, "between", "1", "5")])
    row_filter.apply_comparison(2, "not_between", 1, 5)
    assert (is_filtered(), criteria()) == ([5, 6, 7], [(2, "comparison", None, "not_between", "1", "5")])
    row_filter.clear()
    row_filter.apply_comparison(3, "equal_to", date(2026, 1, 2))
    assert is_filtered() == [4, 6, 7, 8, 9]
    row_filter.apply_comparison(3, "not_equal_to", None)
    assert (is_filtered(), criteria()) == ([], [(3, "comparison", None, "not_equal_to", None, None)])
    row_filter.clear()
    assert (is_filtered(), criteria(), lembar.tables["tblUji"].show_autofilter) == ([], [], True)


@pytest.mark.libreoffice
def test_rows_inserted_in_a_table_grow_it_and_take_their_looks(lembar: xw.Sheet) -> None:
    table = lembar.tables["tblUji"]
    lembar.range("6:7").insert("down")
    assert table.range.address == "$B$3:$E$11"
    assert (lembar.range("B6").number_format, lembar.range("B7").color) == ("@", (255, 238, 0))
    assert [lembar.range(s).api.Validation.Type.value for s in ("B6", "B11")] == ["LIST", "LIST"]
    conditions = lembar.api.ConditionalFormats.getConditionalFormats()
    assert [entry.Range.RangeAddressesAsString for entry in conditions] == ["'Data Uji'.C4:C11"]
    assert lembar.range("B5:B8").value == ["K1", None, None, "K2"]
    lembar.range("6:7").delete("up")
    assert (table.range.address, lembar.range("C6").value) == ("$B$3:$E$9", 3)
    lembar.range("4:4").insert("down", "format_from_right_or_below")
    assert (lembar.range("B4").number_format, lembar.range("B4:E4").value) == ("@", [None] * 4)
    lembar.range("11:11").insert("down")
    assert table.range.address == "$B$3:$E$10"


@pytest.mark.libreoffice
def test_looks_are_set_and_read(lembar: xw.Sheet) -> None:
    cell = lembar.range("M5")
    cell.font.bold = cell.font.italic = True
    cell.font.name, cell.font.size, cell.font.color = "Arial", 14, "#102030"
    assert (cell.font.bold, cell.font.italic, cell.font.name, cell.font.size) == (True, True, "Arial", 14)
    assert cell.font.color == (16, 32, 48)
    cell.color = (1, 2, 3)
    assert cell.color == (1, 2, 3)
    cell.color = None
    assert cell.color is None
    cell.horizontal_alignment, cell.vertical_alignment, cell.wrap_text = "left", "center", True
    cell.adjust_indent(2)
    assert (cell.horizontal_alignment, cell.vertical_alignment, cell.wrap_text) == ("left", "center", True)
    assert cell.api.ParaIndent > 0
    cell.horizontal_alignment = "general"
    assert (cell.horizontal_alignment, cell.api.ParaIndent) == ("general", 0)
    lembar.range("30:31").row_height = 33
    cell.column_width = 20
    assert (lembar.range("A31").row_height, lembar.range("M1").column_width) == (33, 20)
    assert (lembar.range("L5:M5").font.bold, lembar.range("L5:M5").number_format) == (None, "General")
    assert {lembar.range(address).number_format for address in ("B4:D4", "C4:D4")} == {None}
    assert lembar.range("D4").number_format == TANGGAL_PANJANG


@pytest.mark.libreoffice
def test_borders_side_by_side(lembar: xw.Sheet) -> None:
    box = lembar.range("M7:N8")
    box.borders.set("all", line_style="continuous", weight="medium", color="#FF0000")
    for side in ("edge_top", "edge_left", "inside_vertical", "inside_horizontal"):
        line = box.borders[side]
        assert (line.line_style, line.weight, line.color) == (
            "continuous",
            "medium",
            (255, 0, 0),
        )
    box.borders["edge_bottom"].line_style = "double"
    double = lembar.range("M8").borders["edge_bottom"]
    assert (double.line_style, double.weight) == ("double", "thick")
    box.borders.clear(["edge_top", "inside_vertical"])
    assert [box.borders[s].line_style for s in ("edge_top", "inside_vertical", "edge_left")] == [
        None,
        None,
        "continuous",
    ]


@pytest.mark.libreoffice
def test_cells_are_merged_and_copied(lembar: xw.Sheet) -> None:
    box = lembar.range("M7:N8")
    box.merge()
    assert (lembar.range("N8").merge_area.address, box.merge_cells) == ("$M$7:$N$8", True)
    assert lembar.range("L6:N8").merge_cells is None
    box.unmerge()
    assert not box.merge_cells
    lembar.range("B4:C4").copy(lembar.range("B40"))
    assert (lembar.range("B40:C40").value, lembar.range("B40").number_format) == (["K0", 0], "@")
    lembar.range("B40:C40").clear_contents()
    assert (lembar.range("B40:C40").value, lembar.range("B40").number_format) == ([None, None], "@")
