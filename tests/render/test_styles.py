"""Styles: parts join from left to right, and every style that the books use exists."""

from __future__ import annotations

import pytest

from sakip_xl.render.form import draw_formulir
from sakip_xl.render.master import draw_master
from sakip_xl.render.styles import cell_style, conditional_traits, sifat
from sakip_xl.schema.base import Look
from tests.sample import SEKARANG, sample_content, sample_formulir


def test_a_later_part_wins() -> None:
    assert sifat("teks+tengah+kanan")["align"] == "right"


def test_a_colour_is_a_part() -> None:
    assert sifat("sel+#2E7D32")["bg_color"] == "#2E7D32"


def test_an_unknown_part_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        sifat("teks+tidak_ada")


def test_only_input_cells_are_unlocked_and_each_ground_differs() -> None:
    assert sifat("isian")["locked"] is False
    assert all("locked" not in sifat(style) for style in ("kunci", "hitungan", "sel", "kepala", "tombol"))
    colors = {sifat(style).get("bg_color") for style in ("isian", "kunci", "hitungan", "sel")}
    assert len(colors) == 4


def test_a_conditional_format_changes_only_colours_and_weight() -> None:
    assert set(conditional_traits("terlambat")) <= {"font_color", "bg_color", "bold", "italic"}


@pytest.mark.parametrize("look", list(Look))
def test_every_kind_of_column_has_a_style(look: Look) -> None:
    assert sifat(cell_style(look))


def test_months_are_indonesian_whatever_the_language_of_excel() -> None:
    assert sifat("sel+tanggal")["num_format"] == "[$-421]dd mmmm yyyy"


def test_every_style_used_in_the_books_exists() -> None:
    for canvas in (draw_master(sample_content(), SEKARANG), draw_formulir(sample_formulir(), SEKARANG)):
        for sheet in canvas.sheets.values():
            assert all(sifat(cell.style) for cell in sheet.cells.values())
