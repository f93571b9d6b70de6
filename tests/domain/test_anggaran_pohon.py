"""Money rolled up the tree."""

from __future__ import annotations

from decimal import Decimal

from sakip_xl.domain.anggaran_pohon import gulung_uang
from sakip_xl.domain.istilah import Level
from sakip_xl.domain.rekap import Simpul

POHON = [
    Simpul("S.1", "", Level.SASARAN),
    Simpul("P.1", "", Level.PROGRAM, "S.1"),
    Simpul("K.1", "", Level.KEGIATAN, "P.1"),
    Simpul("K.2", "", Level.KEGIATAN, "P.1"),
    Simpul("S.2", "", Level.SASARAN),
]


def test_a_node_without_its_own_figure_is_the_sum_of_those_below() -> None:
    hasil = gulung_uang(POHON, {"K.1": Decimal(30), "K.2": Decimal(12), "S.2": None})
    assert hasil == {
        "S.1": Decimal(42),
        "P.1": Decimal(42),
        "K.1": Decimal(30),
        "K.2": Decimal(12),
        "S.2": None,
    }


def test_a_node_s_own_figure_counts_and_zero_is_a_figure() -> None:
    hasil = gulung_uang(POHON, {"P.1": Decimal(0), "K.1": Decimal(30)})
    assert (hasil["P.1"], hasil["S.1"]) == (Decimal(0), Decimal(0))


def test_a_tree_with_a_loop_still_ends() -> None:
    putar = [Simpul("A", "", Level.PROGRAM, "B"), Simpul("B", "", Level.PROGRAM, "A")]
    assert gulung_uang(putar, {}) == {"A": None, "B": None}
