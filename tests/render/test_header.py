"""The head of a sheet, its buttons and the block of signatures."""

from __future__ import annotations

import pytest

from sakip_xl.domain.model import Cell
from sakip_xl.domain.terms import YesNo
from sakip_xl.render.canvas import Canvas, CanvasSheet
from sakip_xl.render.header import (
    CATATAN_TOMBOL,
    TANDA_CONTOH,
    button_width,
    draw_header,
    give_button_names,
    last_column_for_width,
)
from sakip_xl.render.master import draw_master
from sakip_xl.render.material import Material
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.commands import TOMBOL
from sakip_xl.schema.content import RawRow
from sakip_xl.schema.load import load_master
from tests.sample import PENGATURAN_CONTOH, SEKARANG, pengaturan_rows, sample_content

SCREEN = 115
"""Beside so many digits the note is seen whole on a screen of 1366 points."""


def material(**table: list[RawRow]) -> Material:
    content = sample_content(**table)
    return Material(content, load_master(content).master, SEKARANG)


def lembar(name: str) -> CanvasSheet:
    return Canvas().add(MASTER.sheet_named(name))


def nilai(sheet: CanvasSheet) -> list[Cell]:
    return [cell.value for _, cell in sorted(sheet.cells.items()) if cell.value not in {None, ""}]


def pengaturan(**changes: object) -> list[RawRow]:
    return pengaturan_rows(PENGATURAN_CONTOH.model_copy(update=changes))


def test_the_head_names_the_sheet_the_kecamatan_and_the_year() -> None:
    sheet = lembar("Rekap")
    draw_header(sheet, material())
    assert nilai(sheet)[:3] == [
        "Rekapitulasi",
        "Kecamatan Sumbersuko, Kabupaten Lumajang, Tahun 2026",
        TANDA_CONTOH,
    ]


def test_real_data_carries_no_mark_and_an_empty_kabupaten_no_comma() -> None:
    sheet = lembar("Rekap")
    draw_header(sheet, material(tblPengaturan=pengaturan(data_contoh=YesNo.TIDAK, nama_kabupaten="")))
    assert sheet.cells[1, 0].value == "Kecamatan Sumbersuko, Tahun 2026"
    assert sheet.cells[2, 0].value == ""


def test_a_setting_that_was_deleted_reads_as_empty() -> None:
    sheet = lembar("Rekap")
    draw_header(sheet, material(tblPengaturan=[]))
    assert sheet.cells[1, 0].value == "Kecamatan (nama belum diisi), Tahun "


@pytest.mark.parametrize("name", [s.name for s in MASTER.sheets])
def test_every_button_of_a_sheet_links_to_its_own_defined_name(name: str) -> None:
    canvas = Canvas()
    sheet = canvas.add(MASTER.sheet_named(name))
    draw_header(sheet, material())
    give_button_names(canvas)
    expected = {f"tombol_{t.id}_{name.replace(' ', '_')}" for t in TOMBOL if name in t.sheets}
    assert set(canvas.names) == expected
    assert {cell.link for cell in sheet.cells.values() if cell.style == "tombol" and cell.link} == expected
    hints = [text for text in nilai(sheet) if "add-in SAKIP" in str(text)]
    assert len(hints) == bool(expected)


def test_every_sheet_but_beranda_has_a_way_back() -> None:
    for name in ("Beranda", "Rekap"):
        sheet = lembar(name)
        draw_header(sheet, material(), tombol=False)
        assert ("'Beranda'!A1" in {cell.link for cell in sheet.cells.values()}) == (name != "Beranda")


def test_a_button_is_as_wide_as_its_label() -> None:
    assert button_width("rekap") == 10
    assert button_width("rekap_pengukuran") == pytest.approx(17.8)


def test_hidden_columns_give_no_width() -> None:
    sheet = lembar("Rekap")
    sheet.widths = {0: 6, 1: 30, 2: 6}
    sheet.hidden_columns.add(1)
    assert last_column_for_width(sheet, 0, 11) == 2
    assert last_column_for_width(sheet, 3, 16) == 4


def test_a_long_head_is_written_without_complaint(tmp_path: object) -> None:
    canvas = Canvas()
    draw_header(canvas.add(MASTER.sheet_named("Beranda")), material())
    give_button_names(canvas)
    write_xlsx(canvas, tmp_path / "uji.xlsx")  # type: ignore[operator]


def test_what_a_sheet_has_to_say_stands_below_its_buttons() -> None:
    sheet = lembar("Disposisi")
    draw_header(sheet, material())
    assert "Cetak" in str(sheet.cells[4, 0].value)


def test_the_note_on_buttons_stands_on_the_first_screen_of_every_sheet() -> None:
    canvas = draw_master(sample_content(), SEKARANG)
    noted = {
        name: column
        for name, sheet in canvas.sheets.items()
        for (_, column), cell in sheet.cells.items()
        if cell.value == CATATAN_TOMBOL
    }
    assert noted["Indikator"] == 0 < noted["Identitas"]
    too_far = [
        name
        for name, column in noted.items()
        if sum(width for n, width in canvas.sheets[name].widths.items() if n < column) > SCREEN
        and canvas.sheets[name].cells.keys().isdisjoint({(4, 0)})
    ]
    assert too_far == []
