"""The staff guide: it names every sheet, button, step and setting there is, and computes its examples."""

from __future__ import annotations

import pytest

from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.domain.sop.definition import SOP, SYARAT
from sakip_xl.domain.terms import DecimalSeparator
from sakip_xl.render.canvas import Canvas, CanvasSheet
from sakip_xl.render.material import Material
from sakip_xl.render.sheets.petunjuk import PANDUAN, draw_petunjuk, read_guide, reading_text
from sakip_xl.render.styles import sifat
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.commands import TOMBOL
from sakip_xl.schema.load import load_master
from sakip_xl.schema.settings import PENGATURAN
from sakip_xl.schema.sheets import MASTER_SHEETS
from tests.sample import SEKARANG, sample_content


@pytest.fixture(scope="module")
def lembar() -> CanvasSheet:
    content = sample_content()
    result = Canvas().add(MASTER.sheet_named("Petunjuk"))
    draw_petunjuk(result, Material(content, load_master(content).master, SEKARANG))
    return result


@pytest.fixture(scope="module")
def teks(lembar: CanvasSheet) -> list[str]:
    return [str(s.value) for _, s in sorted(lembar.cells.items(), key=lambda x: x[0]) if s.value is not None]


def test_every_visible_sheet_is_told_and_linked(lembar: CanvasSheet, teks: list[str]) -> None:
    link = {s.value: s.link for s in lembar.cells.values() if s.link}
    for sheet_spec in MASTER_SHEETS:
        if not sheet_spec.tersembunyi:
            assert sheet_spec.guna in teks
            assert link[sheet_spec.name] == f"'{sheet_spec.name}'!A1"
    assert "_meta" not in link


def test_every_button_and_setting_is_told(teks: list[str]) -> None:
    assert all(any(t.description in line for line in teks) for t in TOMBOL)
    assert all(p.label in teks and p.penjelasan in teks for p in PENGATURAN)


@pytest.mark.parametrize("sop", SOP.values(), ids=str)
def test_every_step_tells_what_must_be_there_where_and_by_which_button(sop: object, teks: list[str]) -> None:
    assert sop in SOP.values()
    for langkah in next(s for s in SOP.values() if s is sop).langkah:
        uraian = next(line for line in teks if line.startswith(langkah.uraian + "."))
        where = teks[teks.index(uraian) + 1]
        for name in (*langkah.syarat_masuk, *langkah.syarat_keluar):
            assert SYARAT[name].judul in uraian
        for name in langkah.syarat_keluar:
            assert SYARAT[name].isi_di in where
        assert ("Setujui" if langkah.keputusan else "Majukan Langkah") in where


def test_there_are_six_steps_to_begin_with_and_no_placeholder_is_left(teks: list[str]) -> None:
    assert len(PANDUAN.mulai) == 6
    assert not [line for line in teks if "{" in line or "}" in line]


def test_the_worked_examples_are_computed(teks: list[str]) -> None:
    everything = "\n".join(teks)
    for capaian in ("103,13%", "85,24%", "87,14%", "Capaian: tidak dihitung"):
        assert capaian in everything


@pytest.mark.parametrize(
    ("typed", "seen"),
    [
        ("82,5", "82,5"),
        ("95%", "95%"),
        ("80 - 90%", "rentang 80% sampai 90%"),
        ("100 dari 110", "100 dari 110"),
        ("0", "0"),
        ("n/a", "kosong, sama dengan belum diisi"),
        ("B (65,40)", "65,4 dengan huruf B"),
        ("BB", "kata penilaian, urutan 5"),
    ],
)
def test_a_typed_number_is_told_as_it_is_read(typed: str, seen: str) -> None:
    assert reading_text(read_number(typed, separator=DecimalSeparator.TANYAKAN)) == seen


def test_an_ambiguous_number_is_told_not_to_be_guessed() -> None:
    result = reading_text(read_number("1.234", separator=DecimalSeparator.TANYAKAN))
    assert result.startswith("tidak ditebak.")


def test_the_colours_shown_are_styles_of_the_workbook() -> None:
    assert len({sifat(color.gaya)["bg_color"] for color in PANDUAN.warna}) == len(PANDUAN.warna)


@pytest.mark.parametrize("content", ['tombol = {karang = ["bagikan"]}', 'tombol = {arsip = ["karang"]}'])
def test_a_guide_that_names_what_does_not_exist_is_refused(content: str) -> None:
    rest = "mulai = []\nwarna = []\nrumus = []\nangka = {contoh = []}\ntemuan = {kode = [], isian = {}}\n"
    with pytest.raises(ValueError, match="karang"):
        read_guide(rest + content)


def test_the_guide_is_printed_upright(lembar: CanvasSheet) -> None:
    assert not lembar.layout.mendatar
    assert lembar.scale is None
