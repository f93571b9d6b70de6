"""The performance tree: walks that always end, roots, orphans and loops."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.measure.pohon import Pohon, is_below, plant
from sakip_xl.domain.model import Kinerja
from sakip_xl.domain.terms import Level


def pohon(*pairs: tuple[str, str]) -> Pohon:
    return plant(
        Kinerja(kode=kode, level=Level.SASARAN, induk=parent, uraian="x", baris_ke=number)
        for number, (kode, parent) in enumerate(pairs)
    )


GOOD = pohon(("T", ""), ("S1", "T"), ("S2", "T"), ("P", "S1"), ("K", "P"))


def test_children_stand_in_the_order_of_the_rows() -> None:
    assert GOOD.anak["T"] == ["S1", "S2"]
    assert GOOD.root() == ["T"]


def test_a_node_knows_what_it_stands_under_nearest_first() -> None:
    assert GOOD.ancestors("K") == ["P", "S1", "T"]
    assert GOOD.ancestors("T") == []
    assert GOOD.ancestors("tidak ada") == []


def test_a_sound_tree_has_neither_loop_nor_orphan() -> None:
    assert (GOOD.loops(), GOOD.orphans()) == ([], [])


def test_the_first_of_two_nodes_with_one_kode_counts() -> None:
    duplicates = pohon(("T", ""), ("S", "T"), ("S", ""))
    assert duplicates.simpul["S"].baris_ke == 1
    assert duplicates.root() == ["T"]


def test_a_loop_is_found_once_and_what_leads_into_it_is_no_part_of_it() -> None:
    cycle = pohon(("X", "A"), ("A", "B"), ("B", "C"), ("C", "A"), ("D", "D"))
    assert cycle.loops() == [("A", "B", "C"), ("D",)]
    assert cycle.ancestors("X") == ["A", "B", "C"]


def test_an_orphan_names_a_node_that_does_not_exist() -> None:
    assert [s.kode for s in pohon(("S", "T"), ("P", "S")).orphans()] == ["S"]


def test_only_neighbouring_levels_stand_below_each_other() -> None:
    assert is_below(Level.SASARAN, Level.TUJUAN)
    assert not is_below(Level.PROGRAM, Level.TUJUAN)
    assert not is_below(Level.TUJUAN, Level.SASARAN)


CODE = st.sampled_from("ABCDEF")


@given(st.lists(st.tuples(CODE, CODE | st.just("")), max_size=8))
def test_every_walk_ends_and_a_loop_is_exactly_a_node_below_itself(edges: list[tuple[str, str]]) -> None:
    tree = pohon(*edges)
    in_loop = {kode for loop in tree.loops() for kode in loop}
    for kode in tree.simpul:
        assert (kode in tree.ancestors(kode)) == (kode in in_loop)


def further(*rows: tuple[str, str, str, str]) -> Pohon:
    """A tree from kode, level, parent and further parents."""
    return plant(
        Kinerja(kode=kode, level=Level(level), induk=parent, induk_lain=others, uraian="x")
        for kode, level, parent, others in rows
    )


SERVING = (("T", "tujuan", "", ""), ("S1", "sasaran", "T", ""), ("S2", "sasaran", "T", ""))


def test_further_parents_are_those_of_the_level_above() -> None:
    tree = further(*SERVING, ("P", "program", "S1", "S2; S2; S1; T; X; P"))
    assert tree.induk_lain("P") == ("S2",)
    assert tree.induk_lain("S1") == ()


def test_where_the_tree_is_out_of_order_no_further_parent_counts() -> None:
    tree = further(*SERVING, ("P", "program", "S1", "S2"), ("K", "kegiatan", "S1", ""))
    assert tree.induk_lain("P") == ()
    loop = further(
        *SERVING[1:], ("P", "program", "S1", "S2"), ("Q", "program", "R", ""), ("R", "program", "Q", "")
    )
    assert loop.induk_lain("P") == ()


_LEVELS = st.sampled_from(list(Level))


@given(
    st.lists(
        st.tuples(_LEVELS, st.integers(0, 7), st.lists(st.integers(0, 7), max_size=3)), min_size=1, max_size=8
    )
)
def test_nothing_serves_itself_however_the_tree_is_typed(rows: list[tuple[Level, int, list[int]]]) -> None:
    tree = further(
        *(
            (f"N{n}", level, f"N{parent}" if parent != n else "", ";".join(f"N{other}" for other in others))
            for n, (level, parent, others) in enumerate(rows)
        )
    )
    above = {kode: {*tree.induk_lain(kode)} for kode in tree.simpul}
    if any(above.values()):
        for kode, node in tree.simpul.items():
            above[kode] |= {node.induk} & set(tree.simpul)
    for kode in tree.simpul:
        reached: set[str] = set()
        waiting = list(above[kode])
        while waiting:
            waiting += above[parent] - reached if (parent := waiting.pop()) not in reached else set()
            reached.add(parent)
        assert kode not in reached
