"""The writer: the same bytes, every value as it was, and nothing taken for what it is not."""

from __future__ import annotations

import re
import zipfile
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import pytest
import python_calamine
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.model import Cell
from sakip_xl.formulas.serial import serial
from sakip_xl.render.canvas import Area, Canvas, CanvasSheet, Chart
from sakip_xl.render.form import draw_formulir
from sakip_xl.render.master import draw_master
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.base import Sheet
from tests.sample import SEKARANG, sample_content, sample_formulir


def empty(**sheet: object) -> tuple[Canvas, CanvasSheet]:
    canvas = Canvas()
    return canvas, canvas.add(Sheet("Uji", "Uji", "Menguji.", **sheet))  # type: ignore[arg-type]


def write(canvas: Canvas, destination: Path) -> Path:
    write_xlsx(canvas, destination / "uji.xlsx")
    return destination / "uji.xlsx"


def bagian(path: Path, name: str = "xl/worksheets/sheet1.xml") -> str:
    with zipfile.ZipFile(path) as arsip:
        return arsip.read(name).decode()


def read(path: Path) -> list[list[object]]:
    book = python_calamine.CalamineWorkbook.from_path(path)
    return [list(row) for row in book.get_sheet_by_name("Uji").to_python(skip_empty_area=False)]


def test_what_the_system_refuses_is_its_own_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_xlsx(empty()[0], tmp_path / "tidak ada" / "uji.xlsx")


def test_the_same_canvas_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("satu.xlsx", "dua.xlsx"):
        write_xlsx(draw_master(sample_content(), SEKARANG), tmp_path / name)
    assert (tmp_path / "satu.xlsx").read_bytes() == (tmp_path / "dua.xlsx").read_bytes()


@pytest.mark.parametrize(
    "text", ["=1+1", "{=A1}", "http://contoh.id", "  spasi  ", "baris\nkedua", "<b>&\"'"]
)
def test_a_text_stays_the_text_that_was_typed(text: str, tmp_path: Path) -> None:
    canvas, sheet = empty()
    sheet.write(0, 0, text)
    assert read(write(canvas, tmp_path)) == [[text]]


@given(st.text(st.characters(codec="utf-8"), min_size=1, max_size=40))
def test_any_text_can_be_read_back(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    canvas, sheet = empty()
    sheet.write(0, 0, f"({text})")
    [[content]] = read(write(canvas, tmp_path_factory.mktemp("teks")))
    assert str(content).replace("\r\n", "\n") == f"({text})".replace("\r\n", "\n")


def test_a_text_that_looks_like_rich_text_markup_is_not_taken_for_it(tmp_path: Path) -> None:
    canvas, sheet = empty()
    sheet.write(0, 0, "<r><t>licik</t></r>")
    assert read(write(canvas, tmp_path)) == [["<r><t>licik</t></r>"]]


def test_half_a_surrogate_pair_does_not_break_the_file(tmp_path: Path) -> None:
    canvas, sheet = empty()
    sheet.write(0, 0, "a\ud800b")
    assert read(write(canvas, tmp_path)) == [["a?b"]]


def test_a_text_too_long_for_excel_is_refused_not_cut(tmp_path: Path) -> None:
    canvas, sheet = empty()
    sheet.write(0, 0, "x" * 32768)
    with pytest.raises(ValueError, match="refused"):
        write(canvas, tmp_path)


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_a_number_keeps_every_digit(tmp_path_factory: pytest.TempPathFactory, number: float) -> None:
    canvas, sheet = empty()
    sheet.write(0, 0, number)
    [[content]] = read(write(canvas, tmp_path_factory.mktemp("angka")))
    assert content == number


@pytest.mark.parametrize(
    ("value", "style"),
    [
        (date(2026, 11, 22), "sel+tanggal"),
        (datetime(2026, 11, 22, 7, 30), "sel+waktu"),
        (time(9, 5), "sel+jam"),
        (True, "sel"),
        (0, "sel"),
    ],
)
def test_dates_times_and_truth_values_come_back(value: Cell, style: str, tmp_path: Path) -> None:
    canvas, sheet = empty()
    sheet.write(0, 0, value, style)
    assert read(write(canvas, tmp_path)) == [[value]]


def test_a_moment_is_a_day_number_with_its_fraction() -> None:
    assert serial(date(2026, 11, 22)) == 46348
    assert serial(datetime(2026, 11, 22, 12)) == 46348.5
    assert serial(time(18)) == 0.75


@pytest.mark.parametrize(
    ("value", "expected"), [("", ""), (None, ""), (12.5, "12.5"), (True, "1"), (date(2026, 1, 1), "46023.0")]
)
def test_a_formula_carries_its_value(value: Cell, expected: str, tmp_path: Path) -> None:
    canvas, sheet = empty()
    sheet.write(0, 0, value, rumus="1+1")
    assert f"<f>1+1</f><v>{expected}</v>" in bagian(write(canvas, tmp_path))


def test_a_link_lies_over_a_cell_and_keeps_its_value(tmp_path: Path) -> None:
    canvas, sheet = empty()
    sheet.write(0, 0, 7, link="'Uji'!B9", petunjuk="Menuju B9")
    content = bagian(write(canvas, tmp_path))
    assert re.search(r"""<hyperlink ref="A1" location="'Uji'!B9" tooltip="Menuju B9"[^>]*/>""", content)
    assert "<v>7</v>" in content


def test_a_prompt_without_a_link_appears_when_the_cell_is_entered(tmp_path: Path) -> None:
    canvas, sheet = empty()
    sheet.write(0, 0, 7, petunjuk="Isi angka.")
    assert 'prompt="Isi angka."' in bagian(write(canvas, tmp_path))


def test_the_page_is_folio_fitted_and_numbered(tmp_path: Path) -> None:
    canvas, sheet = empty()
    sheet.write(0, 0, "x")
    canvas.on_every_page(above="CONTOH", below="A & B")
    content = bagian(write(canvas, tmp_path))
    assert 'paperSize="14" fitToHeight="0" orientation="landscape"' in content
    assert "A &amp;&amp; B" in content
    assert "Halaman &amp;P dari &amp;N" in content
    assert "CONTOH" in content


def test_a_sheet_may_set_its_scale_breaks_titles_and_area(tmp_path: Path) -> None:
    canvas, sheet = empty(mendatar=True)
    sheet.write(0, 0, "x")
    sheet.landscape, sheet.scale, sheet.page_breaks = False, 70, [4]
    sheet.repeated_rows, sheet.repeated_columns = (0, 0), (0, 1)
    sheet.print_areas = [Area(0, 0, 9, 3), Area(12, 0, 20, 1)]
    path = write(canvas, tmp_path)
    assert 'scale="70" orientation="portrait"' in bagian(path)
    assert "rowBreaks" in bagian(path)
    workbook_xml = bagian(path, "xl/workbook.xml")
    assert ">Uji!$A$1:$D$10,Uji!$A$13:$B$21<" in workbook_xml
    assert "Uji!$A:$B,Uji!$1:$1" in workbook_xml


def test_a_protected_sheet_has_no_password_and_lets_staff_sort_and_widen(tmp_path: Path) -> None:
    canvas, sheet = empty(terlindung=True)
    sheet.write(0, 0, "x")
    [protection] = re.findall(r"<sheetProtection[^>]*>", bagian(write(canvas, tmp_path)))
    assert "password" not in protection
    assert all(f'{right}="0"' in protection for right in ("formatColumns", "sort", "autoFilter"))


def test_columns_of_help_are_folded_into_a_group_with_its_mark_beside_them(tmp_path: Path) -> None:
    canvas, sheet = empty()
    sheet.widths.update(dict.fromkeys(range(5), 10.0))
    sheet.hidden_columns |= {1, 2}
    columns = re.findall(r"<col [^>]*>", bagian(write(canvas, tmp_path)))
    marks = [("hidden" in text, 'outlineLevel="1"' in text, "collapsed" in text) for text in columns]
    assert marks == [
        (False, False, False),
        (True, True, False),  # both columns in one element
        (False, False, True),
        (False, False, False),
    ]


def test_a_hidden_sheet_a_hidden_column_and_the_active_sheet_are_as_drawn(tmp_path: Path) -> None:
    canvas, sheet = empty()
    sheet.write(0, 0, "x")
    sheet.hidden_columns.add(2)
    canvas.add(Sheet("Dua", "Dua", "Tampil."))
    canvas.add(Sheet("_meta", "_meta", "Tersembunyi.", tersembunyi=True))
    canvas.active = "Dua"
    path = write(canvas, tmp_path)
    assert '<col min="3" max="3" width="0" hidden="1" customWidth="1" outlineLevel="1"/>' in bagian(path)
    assert 'name="_meta" sheetId="3" state="hidden"' in bagian(path, "xl/workbook.xml")
    assert 'activeTab="1"' in bagian(path, "xl/workbook.xml")


def test_an_estimated_height_may_be_refitted_and_a_fixed_one_not(tmp_path: Path) -> None:
    canvas, sheet = empty()
    for row in range(3):
        sheet.write(row, 0, "x")
    sheet.heights = {0: 30.0, 2: 12.0}
    sheet.estimates = {1: 45.0, 2: 90.0}
    rows = re.findall(r"<row [^>]*>", bagian(write(canvas, tmp_path)))
    assert 'ht="30" customHeight="1"' in rows[0]
    assert 'ht="45"' in rows[1]
    assert "customHeight" not in rows[1]
    assert 'ht="12" customHeight="1"' in rows[2]


def test_a_chart_shows_its_series_title_and_axes(tmp_path: Path) -> None:
    canvas, sheet = empty()
    for n, value in enumerate((80, 95)):
        sheet.write(n, 0, value)
    series = {"name": "Capaian", "values": "=Uji!$A$1:$A$2"}
    axis: dict[str, dict[str, Any]] = {"x": {"name": "Unit"}, "y": {"min": 0}, "legenda": {"none": True}}
    sheet.charts.append(Chart(3, 0, {"type": "column"}, (series,), "Capaian per Unit", axes=axis))
    content = bagian(write(canvas, tmp_path), "xl/charts/chart1.xml")
    assert "Capaian per Unit" in content
    assert "Unit" in content
    assert "<c:v>95</c:v>" in content
    assert "<c:legend>" not in content


def test_defined_names_and_properties_are_written(tmp_path: Path) -> None:
    canvas, sheet = empty()
    sheet.write(0, 0, "x")
    canvas.names = {"tahun": "'Uji'!$A$1", "kosong": '=""'}
    canvas.properties.update(judul="Judul", dibuat="2026-11-22T08:00:00")
    path = write(canvas, tmp_path)
    assert '<definedName name="kosong">""</definedName>' in bagian(path, "xl/workbook.xml")
    assert "<dc:title>Judul</dc:title>" in bagian(path, "docProps/core.xml")
    assert "2026-11-22T08:00:00Z" in bagian(path, "docProps/core.xml")


@pytest.mark.parametrize("kind", ["master", "formulir"])
def test_a_round_trip_gives_the_rows_of_every_table(kind: str, tmp_path: Path) -> None:
    content = sample_content() if kind == "master" else sample_formulir()
    canvas = (draw_master if kind == "master" else draw_formulir)(content, SEKARANG)
    book = python_calamine.CalamineWorkbook.from_path(write(canvas, tmp_path), load_tables=True)
    for sheet, place in canvas.tables():
        table = book.get_table_by_name(place.table.name)
        assert list(table.columns) == [k.judul for k in place.table.columns]
        for index, row in enumerate(table.to_python()):
            drawn = [
                sheet.cells[place.row + 1 + index, place.column + n].value
                for n in range(len(place.table.columns))
            ]
            assert list(row) == ["" if value is None else value for value in drawn]


def test_a_conditional_format_without_a_style_is_written_too(tmp_path: Path) -> None:
    canvas, sheet = empty()
    sheet.write(0, 0, 50)
    sheet.conditional.append((Area(0, 0, 0, 0), {"type": "data_bar", "bar_solid": True}))
    assert "<dataBar" in bagian(write(canvas, tmp_path))
