"""The master: every sheet of the layout, only what the layout knows, and names that resolve."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sakip_xl.domain.model import Cell
from sakip_xl.domain.terms import YesNo
from sakip_xl.render.canvas import Canvas
from sakip_xl.render.header import TANDA_CONTOH
from sakip_xl.render.master import DRAWERS, draw_master
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.books import MASTER, MASTER_KIND
from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.schema.settings import PENGATURAN
from tests.office.recalc import Office
from tests.sample import PENGATURAN_CONTOH, SEKARANG, pengaturan_rows, sample_content

EMPTY = BookContent(MASTER_KIND, {"tblKerja": [{"triwulan": 1}]})


def di(canvas: Canvas, name: str) -> Cell:
    """The value of the cell that a defined name points to."""
    match = re.fullmatch(r"'(.+)'!\$([A-Z]+)\$(\d+)", canvas.names[name])
    assert match is not None
    column = 0
    for letter in match[2]:
        column = column * 26 + ord(letter) - 64
    return canvas.sheets[match[1]].cells[int(match[3]) - 1, column - 1].value


def test_every_sheet_has_a_builder_and_stands_in_order() -> None:
    assert list(DRAWERS) == [sheet.name for sheet in MASTER.sheets]
    assert list(draw_master(sample_content(), SEKARANG).sheets) == list(DRAWERS)


@pytest.mark.parametrize("content", [EMPTY, sample_content()], ids=["empty", "sample"])
def test_every_table_of_the_layout_is_drawn_once_on_its_sheet(content: BookContent) -> None:
    places = [(s.layout.name, t.table.name) for s, t in draw_master(content, SEKARANG).tables()]
    assert sorted(places) == sorted((t.sheet, t.name) for t in MASTER.tables)


def test_every_setting_is_a_named_cell() -> None:
    canvas = draw_master(sample_content(), SEKARANG)
    for setting in PENGATURAN:
        value = getattr(PENGATURAN_CONTOH, setting.bidang)
        assert di(canvas, setting.bidang) == (None if value in {None, ""} else value)


def test_a_setting_whose_row_is_gone_is_an_empty_text_and_of_two_rows_the_last_filled_one_counts() -> None:
    rows = pengaturan_rows(PENGATURAN_CONTOH)
    others: list[RawRow] = [{**rows[1], "nilai": n} for n in ("Kota Lain", " ", None)]
    content = sample_content(tblPengaturan=[*rows[1:], *others, {"pengaturan": "asing"}])
    canvas = draw_master(content, SEKARANG)
    assert canvas.names["nama_kecamatan"] == '""'
    assert di(canvas, "nama_kabupaten") == "Kota Lain"
    assert "Kota Lain" in str(canvas.sheets["Rekap"].cells[1, 0].value)


def test_every_list_that_a_dropdown_names_is_defined() -> None:
    canvas = draw_master(sample_content(), SEKARANG)
    lists = {k.list_name for t in MASTER.tables for k in t.columns if k.list_name}
    assert lists <= set(canvas.names)


def test_sample_data_is_marked_on_every_printed_page_and_real_data_is_not() -> None:
    assert {sheet.above for sheet in draw_master(sample_content(), SEKARANG).sheets.values()} == {
        TANDA_CONTOH
    }
    real = pengaturan_rows(PENGATURAN_CONTOH.model_copy(update={"data_contoh": YesNo.TIDAK}))
    drawn = draw_master(sample_content(tblPengaturan=real), SEKARANG)
    assert {sheet.above for sheet in drawn.sheets.values()} == {""}


def test_no_formula_is_volatile_or_newer_than_excel_2013() -> None:
    forbidden = re.compile(
        r"\b(NOW|TODAY|RAND|RANDBETWEEN|OFFSET|INDIRECT|LET|XLOOKUP|FILTER|IFS|TEXTJOIN)\("
    )
    assert not [
        r for *_, r in draw_master(sample_content(), SEKARANG).formulas() if forbidden.search(r.formula or "")
    ]


def test_validations_of_a_sheet_do_not_overlap() -> None:
    for sheet in draw_master(sample_content(), SEKARANG).sheets.values():
        cells = [
            (row, column)
            for area, _ in sheet.validations
            for row in range(area.row, area.last_row + 1)
            for column in range(area.column, area.last_column + 1)
        ]
        assert len(cells) == len(set(cells)), sheet.layout.name


@pytest.mark.libreoffice
def test_recalculation_gives_every_stored_value(kantor: Office, tmp_path: Path) -> None:
    odd = pengaturan_rows(PENGATURAN_CONTOH.model_copy(update={"nama_kabupaten": "", "tempat_naskah": ""}))
    contents = {
        "kosong": EMPTY,
        "contoh": sample_content(),
        "aneh": sample_content(tblPengaturan=odd, tblPejabat=[], tblProgramKerja=[]),
    }
    for name, content in contents.items():
        write_xlsx(draw_master(content, SEKARANG), tmp_path / f"{name}.xlsx")
    for path, result in kantor.recalculate([tmp_path / f"{stem}.xlsx" for stem in contents]).items():
        assert result.cocok, (path.name, result.beda[:5], result.galat[:5])
