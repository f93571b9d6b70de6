"""Styles: parts join from left to right, and every style that the books use exists."""

from __future__ import annotations

import pytest

from sakip_xl.build.formulir import gambar_formulir
from sakip_xl.build.gaya import gaya_rupa, sifat, sifat_bersyarat
from sakip_xl.build.master import gambar_master
from sakip_xl.layout.inti import Rupa
from tests.contoh import SEKARANG, formulir_contoh, isi_contoh


def test_a_later_part_wins() -> None:
    assert sifat("teks+tengah+kanan")["align"] == "right"


def test_a_colour_is_a_part() -> None:
    assert sifat("sel+#2E7D32")["bg_color"] == "#2E7D32"


def test_an_unknown_part_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        sifat("teks+tidak_ada")


def test_only_input_cells_are_unlocked_and_each_ground_differs() -> None:
    assert sifat("isian")["locked"] is False
    assert all("locked" not in sifat(gaya) for gaya in ("kunci", "hitungan", "sel", "kepala", "tombol"))
    warna = {sifat(gaya).get("bg_color") for gaya in ("isian", "kunci", "hitungan", "sel")}
    assert len(warna) == 4


def test_a_conditional_format_changes_only_colours_and_weight() -> None:
    assert set(sifat_bersyarat("terlambat")) <= {"font_color", "bg_color", "bold", "italic"}


@pytest.mark.parametrize("rupa", list(Rupa))
def test_every_kind_of_column_has_a_style(rupa: Rupa) -> None:
    assert sifat(gaya_rupa(rupa))


def test_months_are_indonesian_whatever_the_language_of_excel() -> None:
    assert sifat("sel+tanggal")["num_format"] == "[$-421]dd mmmm yyyy"


def test_every_style_used_in_the_books_exists() -> None:
    for kanvas in (gambar_master(isi_contoh(), SEKARANG), gambar_formulir(formulir_contoh(), SEKARANG)):
        for lembar in kanvas.lembar.values():
            assert all(sifat(sel.gaya) for sel in lembar.sel.values())
