"""Money rolled up the tree."""

from __future__ import annotations

from decimal import Decimal

from sakip_xl.domain.measure.anggaran_tree import roll_up_money
from sakip_xl.domain.measure.rekap import Node
from sakip_xl.domain.terms import Level

POHON = [
    Node("S.1", "", Level.SASARAN),
    Node("P.1", "", Level.PROGRAM, "S.1"),
    Node("K.1", "", Level.KEGIATAN, "P.1"),
    Node("K.2", "", Level.KEGIATAN, "P.1"),
    Node("S.2", "", Level.SASARAN),
]


def test_a_node_without_its_own_figure_is_the_sum_of_those_below() -> None:
    result = roll_up_money(POHON, {"K.1": Decimal(30), "K.2": Decimal(12), "S.2": None})
    assert result == {
        "S.1": Decimal(42),
        "P.1": Decimal(42),
        "K.1": Decimal(30),
        "K.2": Decimal(12),
        "S.2": None,
    }


def test_a_node_s_own_figure_counts_and_zero_is_a_figure() -> None:
    result = roll_up_money(POHON, {"P.1": Decimal(0), "K.1": Decimal(30)})
    assert (result["P.1"], result["S.1"]) == (Decimal(0), Decimal(0))


def test_a_tree_with_a_loop_still_ends() -> None:
    cycle = [Node("A", "", Level.PROGRAM, "B"), Node("B", "", Level.PROGRAM, "A")]
    assert roll_up_money(cycle, {}) == {"A": None, "B": None}
