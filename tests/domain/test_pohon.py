"""The performance tree: walks that always end, roots, orphans and loops."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.istilah import Level
from sakip_xl.domain.model import Kinerja
from sakip_xl.domain.pohon import Pohon, di_bawah, tanam


def pohon(*pasangan: tuple[str, str]) -> Pohon:
    return tanam(
        Kinerja(kode=kode, level=Level.SASARAN, induk=induk, uraian="x", baris_ke=nomor)
        for nomor, (kode, induk) in enumerate(pasangan)
    )


BAIK = pohon(("T", ""), ("S1", "T"), ("S2", "T"), ("P", "S1"), ("K", "P"))


def test_children_stand_in_the_order_of_the_rows() -> None:
    assert BAIK.anak["T"] == ["S1", "S2"]
    assert BAIK.akar() == ["T"]


def test_a_node_knows_what_it_stands_under_nearest_first() -> None:
    assert BAIK.leluhur("K") == ["P", "S1", "T"]
    assert BAIK.leluhur("T") == []
    assert BAIK.leluhur("tidak ada") == []


def test_everything_below_a_node_comes_depth_first() -> None:
    assert list(BAIK.turunan("T")) == ["S1", "P", "K", "S2"]
    assert list(BAIK.turunan("K")) == []


def test_a_sound_tree_has_neither_loop_nor_orphan() -> None:
    assert (BAIK.lingkaran(), BAIK.yatim()) == ([], [])


def test_the_first_of_two_nodes_with_one_kode_counts() -> None:
    ganda = pohon(("T", ""), ("S", "T"), ("S", ""))
    assert ganda.simpul["S"].baris_ke == 1
    assert ganda.akar() == ["T"]


def test_a_loop_is_found_once_and_what_leads_into_it_is_no_part_of_it() -> None:
    putar = pohon(("X", "A"), ("A", "B"), ("B", "C"), ("C", "A"), ("D", "D"))
    assert putar.lingkaran() == [("A", "B", "C"), ("D",)]
    assert putar.leluhur("X") == ["A", "B", "C"]
    assert list(putar.turunan("A")) == ["X", "C", "B"]


def test_an_orphan_names_a_node_that_does_not_exist() -> None:
    assert [s.kode for s in pohon(("S", "T"), ("P", "S")).yatim()] == ["S"]


def test_only_neighbouring_levels_stand_below_each_other() -> None:
    assert di_bawah(Level.SASARAN, Level.TUJUAN)
    assert not di_bawah(Level.PROGRAM, Level.TUJUAN)
    assert not di_bawah(Level.TUJUAN, Level.SASARAN)


KODE = st.sampled_from("ABCDEF")


@given(st.lists(st.tuples(KODE, KODE | st.just("")), max_size=8))
def test_every_walk_ends_and_a_loop_is_exactly_a_node_below_itself(rusuk: list[tuple[str, str]]) -> None:
    satu = pohon(*rusuk)
    dalam_putaran = {kode for putaran in satu.lingkaran() for kode in putaran}
    for kode in satu.simpul:
        assert (kode in satu.leluhur(kode)) == (kode in dalam_putaran)
        turunan = list(satu.turunan(kode))
        assert len(turunan) == len(set(turunan))
        assert all(kode in satu.leluhur(anak) for anak in turunan)
