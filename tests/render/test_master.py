"""The master: every sheet of the layout, only what the layout knows, and names that resolve."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sakip_xl.domain.model import Cell
from sakip_xl.domain.terms import YesNo
from sakip_xl.render.canvas import Canvas
from sakip_xl.render.header import TANDA_CONTOH
from sakip_xl.render.master import PENGGAMBAR, draw_master
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.books import BUKU_MASTER, MASTER
from sakip_xl.schema.content import BarisMentah, BookContent
from sakip_xl.schema.settings import PENGATURAN
from tests.office.recalc import Office
from tests.sample import PENGATURAN_CONTOH, SEKARANG, pengaturan_rows, sample_content

EMPTY = BookContent(BUKU_MASTER, {"tblKerja": [{"triwulan": 1}]})


def di(canvas: Canvas, name: str) -> Cell:
    """The value of the cell that a defined name points to."""
    match = re.fullmatch(r"'(.+)'!\$([A-Z]+)\$(\d+)", canvas.nama[name])
    assert match is not None
    column = 0
    for letter in match[2]:
        column = column * 26 + ord(letter) - 64
    return canvas.lembar[match[1]].sel[int(match[3]) - 1, column - 1].nilai


def test_every_sheet_has_a_builder_and_stands_in_order() -> None:
    assert list(PENGGAMBAR) == [sheet.nama for sheet in MASTER.lembar]
    assert list(draw_master(sample_content(), SEKARANG).lembar) == list(PENGGAMBAR)


@pytest.mark.parametrize("content", [EMPTY, sample_content()], ids=["empty", "sample"])
def test_every_table_of_the_layout_is_drawn_once_on_its_sheet(content: BookContent) -> None:
    places = [(s.lembar.nama, t.tabel.nama) for s, t in draw_master(content, SEKARANG).table()]
    assert sorted(places) == sorted((t.lembar, t.nama) for t in MASTER.tabel)


def test_every_setting_is_a_named_cell() -> None:
    canvas = draw_master(sample_content(), SEKARANG)
    for setting in PENGATURAN:
        value = getattr(PENGATURAN_CONTOH, setting.bidang)
        assert di(canvas, setting.bidang) == (None if value in {None, ""} else value)


def test_a_setting_whose_row_is_gone_is_an_empty_text_and_of_two_rows_the_last_filled_one_counts() -> None:
    rows = pengaturan_rows(PENGATURAN_CONTOH)
    others: list[BarisMentah] = [{**rows[1], "nilai": n} for n in ("Kota Lain", " ", None)]
    content = sample_content(tblPengaturan=[*rows[1:], *others, {"pengaturan": "asing"}])
    canvas = draw_master(content, SEKARANG)
    assert canvas.nama["nama_kecamatan"] == '""'
    assert di(canvas, "nama_kabupaten") == "Kota Lain"
    assert "Kota Lain" in str(canvas.lembar["Rekap"].sel[1, 0].nilai)


def test_every_list_that_a_dropdown_names_is_defined() -> None:
    canvas = draw_master(sample_content(), SEKARANG)
    lists = {k.daftar for t in MASTER.tabel for k in t.kolom if k.daftar}
    assert lists <= set(canvas.nama)


def test_sample_data_is_marked_on_every_printed_page_and_real_data_is_not() -> None:
    assert draw_master(sample_content(), SEKARANG).properti["kepala"] == TANDA_CONTOH
    real = pengaturan_rows(PENGATURAN_CONTOH.model_copy(update={"data_contoh": YesNo.TIDAK}))
    assert "kepala" not in draw_master(sample_content(tblPengaturan=real), SEKARANG).properti


def test_no_formula_is_volatile_or_newer_than_excel_2013() -> None:
    forbidden = re.compile(
        r"\b(NOW|TODAY|RAND|RANDBETWEEN|OFFSET|INDIRECT|LET|XLOOKUP|FILTER|IFS|TEXTJOIN)\("
    )
    assert not [
        r for *_, r in draw_master(sample_content(), SEKARANG).rumus() if forbidden.search(r.rumus or "")
    ]


def test_validations_of_a_sheet_do_not_overlap() -> None:
    for sheet in draw_master(sample_content(), SEKARANG).lembar.values():
        cells = [
            (row, column)
            for area, _ in sheet.validasi
            for row in range(area.baris, area.baris_akhir + 1)
            for column in range(area.kolom, area.kolom_akhir + 1)
        ]
        assert len(cells) == len(set(cells)), sheet.lembar.nama


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
