"""The form of one unit: what it shows, what is locked, and its live state filled in many ways."""

from __future__ import annotations

import pytest

from sakip_xl.domain.model import Cell
from sakip_xl.formulas.form_status import BELUM, BOLEH_KOSONG, KOSONG, TERISI
from sakip_xl.render.addresses import cell_name
from sakip_xl.render.canvas import Canvas
from sakip_xl.render.form import draw_formulir
from sakip_xl.render.sheets.form_cover import describe_period
from sakip_xl.render.styles import sifat
from sakip_xl.render.table import column_area, table_position
from sakip_xl.schema.base import Table
from sakip_xl.schema.books import FORMULIR, FORMULIR_KIND
from sakip_xl.schema.content import BookContent, Position, RawRow, raw
from sakip_xl.schema.form_cells import form_cell
from sakip_xl.schema.tables.formulir import TBL_ISIAN, TBL_ISIAN_ANGGARAN
from tests.sample import SEKARANG, sample_formulir
from tests.sample_rows import ISIAN

PECAHAN = ("pembilang", "penyebut")


def status(canvas: Canvas, sheet: str = "Isian") -> list[Cell]:
    [place] = canvas.sheets[sheet].tables
    area = column_area(place, "status")
    return [canvas.sheets[sheet].cells[n, area.column].value for n in range(area.row, area.last_row + 1)]


def all_texts(canvas: Canvas, sheet: str) -> str:
    return " ".join(str(cell.value) for _, cell in sorted(canvas.sheets[sheet].cells.items()) if cell.value)


def test_every_table_of_the_form_is_drawn_on_its_sheet() -> None:
    places = [(s.layout.name, t.table.name) for s, t in draw_formulir(sample_formulir(), SEKARANG).tables()]
    assert places == [(t.sheet, t.name) for t in FORMULIR.tables]


def test_the_cover_says_whose_form_it_is_and_what_to_do_by_when() -> None:
    text = all_texts(draw_formulir(sample_formulir(), SEKARANG), "Sampul")
    for expected in (
        "KECAMATAN SUMBERSUKO",
        "Triwulan II Tahun 2026",
        "Seksi Pelayanan Umum",
        "8 Juli 2026 pukul 15.30",
        "0 dari 4 indikator terisi, 0 perlu diperiksa",
        "0 dari 1 baris anggaran terisi, 0 perlu diperiksa",
        "Siti Rahmawati, S.E.",
        "F-2026-TW2-YAN",
        "DATA CONTOH",
    ):
        assert expected in text


def test_a_form_without_identity_is_drawn_with_gaps() -> None:
    canvas = draw_formulir(BookContent(FORMULIR_KIND, {}), SEKARANG)
    assert status(canvas) == [""]
    assert "kepala" not in canvas.properties
    assert describe_period({"triwulan": "lima"}) == "Triwulan lima Tahun "


def test_only_the_answers_can_be_typed() -> None:
    canvas = draw_formulir(sample_formulir(), SEKARANG)
    for name in ("Isian", "Anggaran"):
        assert canvas.sheets[name].layout.terlindung
        [place] = canvas.sheets[name].tables
        for n, column in enumerate(place.table.columns):
            style = sifat(canvas.sheets[name].cells[place.row + 1, n].style)
            assert style.get("locked", True) == (column.kunci or column.bidang in PECAHAN)


def test_a_row_takes_the_two_numbers_or_the_one() -> None:
    asking = {**raw(ISIAN[0]), "satuan": "%", "minta_pecahan": "Ya", "pembilang": 23, "penyebut": 36}
    canvas = draw_formulir(sample_formulir(tblIsian=[asking, raw(ISIAN[1])]), SEKARANG)
    sheet = canvas.sheets["Isian"]
    [place] = sheet.tables
    open_fields = [
        [
            column.bidang
            for n, column in enumerate(place.table.columns)
            if column.bidang in {"realisasi", *PECAHAN}
            and not sifat(sheet.cells[row, n].style).get("locked", True)
        ]
        for row in (place.row + 1, place.row + 2)
    ]
    assert open_fields == [[*PECAHAN], ["realisasi"]]
    hasil = column_area(place, "hasil")
    assert sheet.cells[hasil.row, hasil.column].value == 23 / 36 * 100
    assert status(canvas) == [TERISI, KOSONG]


def test_columns_that_no_row_asks_are_folded_away() -> None:
    def folded(*rows: RawRow) -> set[str]:
        sheet = draw_formulir(sample_formulir(tblIsian=list(rows)), SEKARANG).sheets["Isian"]
        return {sheet.tables[0].table.columns[n].bidang for n in sheet.hidden_columns}

    plain = {**raw(ISIAN[0]), "realisasi_lalu": 0, "realisasi_tahun_lalu": "70%"}
    always = {"minta_pecahan", "bila_kosong", "bukan_angka"}
    assert folded(plain) == {*always, *PECAHAN, "hasil"}
    assert folded({**plain, "realisasi_tahun_lalu": None}) == {
        *(*always, *PECAHAN, "hasil", "realisasi_tahun_lalu")
    }
    assert folded(plain, {**plain, "minta_pecahan": "Ya"}) == always


def test_a_declared_answer_is_counted_by_itself() -> None:
    declared = {**raw(ISIAN[0]), "alasan_belum": "Menunggu hasil evaluasi Inspektorat"}
    optional = {**raw(ISIAN[1]), "target": None}
    canvas = draw_formulir(sample_formulir(tblIsian=[declared, optional]), SEKARANG)
    assert status(canvas) == [BELUM, BOLEH_KOSONG]
    expected = "0 dari 2 indikator terisi, 0 perlu diperiksa, 1 belum tersedia"
    assert expected in all_texts(canvas, "Sampul")


def test_an_untouched_form_says_so_in_every_row() -> None:
    canvas = draw_formulir(sample_formulir(), SEKARANG)
    assert status(canvas) == [KOSONG] * 4
    assert status(canvas, "Anggaran") == [KOSONG]


def test_a_complete_form_counts_all_its_rows() -> None:
    answers: tuple[Cell, ...] = (83, 93, 17, 1200)
    entries = [{**raw(isian), "realisasi": value} for isian, value in zip(ISIAN, answers, strict=True)]
    anggaran: list[RawRow] = [{"kode": "K.1", "pagu": 97000000, "realisasi": 0}]
    canvas = draw_formulir(sample_formulir(tblIsian=entries, tblIsianAnggaran=anggaran), SEKARANG)
    assert status(canvas) == [TERISI] * 4
    assert "4 dari 4 indikator terisi" in all_texts(canvas, "Sampul")
    assert "1 dari 1 baris anggaran terisi" in all_texts(canvas, "Anggaran")


def test_the_head_of_the_entry_sheets_stays_in_view_with_the_indicator() -> None:
    canvas = draw_formulir(sample_formulir(), SEKARANG)
    place = table_position(canvas.sheets["Isian"], "tblIsian")
    assert canvas.sheets["Isian"].frozen == (place.row + 1, 2)


@pytest.mark.parametrize("table", [TBL_ISIAN, TBL_ISIAN_ANGGARAN], ids=lambda table: table.name)
def test_an_answer_stands_where_form_cell_says(table: Table) -> None:
    sheet = draw_formulir(sample_formulir(), SEKARANG).sheets[table.sheet]
    [place] = sheet.tables
    for column in table.columns:
        position = (place.row + 2, place.column + table.column_position(column.bidang))
        assert form_cell(table, 1, column.bidang) == Position(table.sheet, cell_name(*position))
