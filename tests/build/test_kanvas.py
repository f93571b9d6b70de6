"""The canvas refuses what a file could not show: a cell, an area or a sheet drawn twice."""

from __future__ import annotations

import pytest

from sakip_xl.build.kanvas import Daerah, Jenis, Kanvas
from sakip_xl.layout.inti import Lembar

LEMBAR = Lembar("Uji", "Uji", "Untuk uji.")


def test_a_cell_is_drawn_once() -> None:
    lembar = Kanvas().tambah(LEMBAR)
    lembar.tulis(0, 0, "a")
    with pytest.raises(ValueError, match="drawn twice"):
        lembar.tulis(0, 0, "b")


def test_merged_areas_may_not_overlap() -> None:
    lembar = Kanvas().tambah(LEMBAR)
    lembar.gabung(Daerah(0, 0, 1, 1), "a")
    with pytest.raises(ValueError, match="drawn twice"):
        lembar.gabung(Daerah(1, 1, 2, 2), "b")


def test_an_area_of_one_cell_is_not_merged() -> None:
    lembar = Kanvas().tambah(LEMBAR)
    lembar.gabung(Daerah(3, 0, 3, 0), "a")
    assert (lembar.gabungan, lembar.sel[3, 0].nilai, lembar.baris_berikut()) == ([], "a", 4)


def test_a_sheet_is_drawn_once() -> None:
    kanvas = Kanvas()
    kanvas.tambah(LEMBAR)
    with pytest.raises(ValueError, match="Uji drawn twice"):
        kanvas.tambah(LEMBAR)


def test_a_cell_with_a_formula_is_computed_and_listed() -> None:
    kanvas = Kanvas()
    lembar = kanvas.tambah(LEMBAR)
    lembar.tulis(0, 0, 2, rumus="=1+1", jenis=Jenis.DATA)
    lembar.tulis(0, 1, 2)
    assert [(nama, baris, kolom) for nama, baris, kolom, _ in kanvas.rumus()] == [("Uji", 0, 0)]
    assert lembar.sel[0, 0].jenis is Jenis.HITUNGAN
