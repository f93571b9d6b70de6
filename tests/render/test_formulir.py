"""The form of one unit: what it shows, what is locked, and its live state filled in many ways."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sakip_xl.domain.model import Cell
from sakip_xl.formulas.form_status import BELUM, LENGKAP
from sakip_xl.render.canvas import Canvas
from sakip_xl.render.form import draw_formulir
from sakip_xl.render.sheets.form_cover import describe_period
from sakip_xl.render.styles import sifat
from sakip_xl.render.table import column_area, table_position
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.books import BUKU_FORMULIR, FORMULIR
from sakip_xl.schema.content import BarisMentah, BookContent, raw
from tests.office.recalc import Office
from tests.sample import SEKARANG, sample_formulir
from tests.sample_rows import ISIAN

TYPED_VALUES: tuple[Cell, ...] = (
    *(None, "", "-", "--", "–", "n/a", "Belum ada", 0, 83, 82, 825, 9000, -3, 1.05, 0.97, 1200),
    *("82,5", "  82,5  ", "1.234", "1,234", "1.234,5", "1,234.5", "1.234.567", "12.34.5", "0,123", "0.123"),
    *("1,5.3", "1234,567", "1234.567.8", "12.345,678", "0.123.456", "007", "1.200", "2,5", "-5", "5-"),
    *("95%", "95 %", "93,25%", "1,234%", "-2,5%", "%", "baik", "92 persen", "80 - 90%", ".5", "5,", "1e5"),
    *("12.12.2026", "1.2.3.4", "TRUE", "123456789012345678", "WTP", "Rp 1.000", date(2026, 7, 1)),
)


def filled(separator: str) -> BookContent:
    """A form whose every row is filled in another way, for each of the indicators and targets."""
    entries: list[BarisMentah] = []
    target: tuple[Cell, ...] = ("80 - 90", None, "WTP", "18,5", "1.500", 1.5)
    for index, typed in enumerate(TYPED_VALUES):
        for n, isian in enumerate(ISIAN):
            row = {**raw(isian), "kode": f"{isian.kode}.{index}", "realisasi": typed}
            if n == 2:
                row["target"] = target[index % len(target)]
            if n == 3:
                row |= {
                    "polaritas": ("stabil", "negatif")[index % 2],
                    "kendala": (None, "ada")[index % 3 > 0],
                }
            entries.append(row)
    anggaran: list[BarisMentah] = [
        {
            "kode": f"K.{index}",
            "pagu": 100,
            "realisasi": typed_value,
            "keterangan": (None, "geser")[index % 5 == 0],
        }
        for index, typed_value in enumerate(TYPED_VALUES)
    ]
    return sample_formulir(tblIsian=entries, tblIsianAnggaran=anggaran).with_meta(pemisah_desimal=separator)


def status(canvas: Canvas, sheet: str = "Isian") -> list[Cell]:
    [place] = canvas.lembar[sheet].tabel
    area = column_area(place, "status")
    return [canvas.lembar[sheet].sel[n, area.kolom].nilai for n in range(area.baris, area.baris_akhir + 1)]


def all_texts(canvas: Canvas, sheet: str) -> str:
    return " ".join(str(cell.nilai) for _, cell in sorted(canvas.lembar[sheet].sel.items()) if cell.nilai)


def test_every_table_of_the_form_is_drawn_on_its_sheet() -> None:
    places = [(s.lembar.nama, t.tabel.nama) for s, t in draw_formulir(sample_formulir(), SEKARANG).table()]
    assert places == [(t.lembar, t.nama) for t in FORMULIR.tabel]


def test_the_cover_says_whose_form_it_is_and_what_to_do_by_when() -> None:
    text = all_texts(draw_formulir(sample_formulir(), SEKARANG), "Sampul")
    for expected in (
        "KECAMATAN SUMBERSUKO",
        "Triwulan II Tahun 2026",
        "Seksi Pelayanan Umum",
        "8 Juli 2026 pukul 15.30",
        "0 dari 4 indikator lengkap",
        "0 dari 1 baris anggaran lengkap",
        "Siti Rahmawati, S.E.",
        "F-2026-TW2-YAN",
        "DATA CONTOH",
    ):
        assert expected in text


def test_a_form_without_identity_is_drawn_with_gaps() -> None:
    canvas = draw_formulir(BookContent(BUKU_FORMULIR, {}), SEKARANG)
    assert status(canvas) == [""]
    assert canvas.nama["meta_pemisah_desimal"] == '""'
    assert "kepala" not in canvas.properti
    assert describe_period({"triwulan": "lima"}) == "Triwulan lima Tahun "


def test_the_decimal_mark_setting_is_the_cell_of_the_identity() -> None:
    canvas = draw_formulir(sample_formulir(), SEKARANG)
    assert canvas.nama["meta_pemisah_desimal"].startswith("'_meta'!$B$")


def test_only_the_answers_can_be_typed() -> None:
    canvas = draw_formulir(sample_formulir(), SEKARANG)
    for name in ("Isian", "Anggaran"):
        assert canvas.lembar[name].lembar.terlindung
        [place] = canvas.lembar[name].tabel
        for n, column in enumerate(place.tabel.kolom):
            style = sifat(canvas.lembar[name].sel[place.baris + 1, n].gaya)
            assert style.get("locked", True) == column.kunci


def test_an_untouched_form_says_so_in_every_row() -> None:
    canvas = draw_formulir(sample_formulir(), SEKARANG)
    assert status(canvas) == [BELUM] * 4
    assert status(canvas, "Anggaran") == [BELUM]


def test_a_complete_form_counts_all_its_rows() -> None:
    answers: tuple[Cell, ...] = (83, "93%", 17, 1200)
    entries = [{**raw(isian), "realisasi": value} for isian, value in zip(ISIAN, answers, strict=True)]
    anggaran: list[BarisMentah] = [{"kode": "K.1", "pagu": 97000000, "realisasi": 0}]
    canvas = draw_formulir(sample_formulir(tblIsian=entries, tblIsianAnggaran=anggaran), SEKARANG)
    assert status(canvas) == [LENGKAP] * 4
    assert "4 dari 4 indikator lengkap" in all_texts(canvas, "Sampul")
    assert "1 dari 1 baris anggaran lengkap" in all_texts(canvas, "Anggaran")


def test_the_head_of_the_entry_sheets_stays_in_view_with_the_indicator() -> None:
    canvas = draw_formulir(sample_formulir(), SEKARANG)
    place = table_position(canvas.lembar["Isian"], "tblIsian")
    assert canvas.lembar["Isian"].beku == (place.baris + 1, 3)


@pytest.mark.libreoffice
def test_the_live_state_recalculates_to_what_python_says(kantor: Office, tmp_path: Path) -> None:
    files = []
    for separator in ("tanyakan", "koma", "titik", "aneh"):
        files.append(tmp_path / f"{separator}.xlsx")
        write_xlsx(draw_formulir(filled(separator), SEKARANG), files[-1])
    write_xlsx(draw_formulir(BookContent(BUKU_FORMULIR, {}), SEKARANG), tmp_path / "kosong.xlsx")
    for path, result in kantor.recalculate([*files, tmp_path / "kosong.xlsx"]).items():
        assert result.cocok, (path.name, result.beda[:5], result.galat[:5])
