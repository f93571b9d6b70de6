"""How the levels of the tree hang together: what each node lacks above it, below it and of indicators."""

from __future__ import annotations

from typing import Any

from sakip_xl.domain.model import Kinerja, Master, Pengaturan
from sakip_xl.domain.report.cascading import Link, cascading, without_node
from sakip_xl.domain.terms import Level
from tests.domain.test_kertas_kerja import indikator


def links(*nodes: tuple[str, str, str], measured: str = "", **other: Any) -> dict[str, Link]:
    """The links of nodes, each by kode, level and parent; ``measured`` names those with an indicator."""
    return cascading(office(*nodes, measured=measured, **other))


def office(*nodes: tuple[str, str, str], measured: str = "", lain: str = "") -> Master:
    rows = [
        Kinerja(
            kode=kode,
            level=Level(level),
            induk=parent,
            uraian=f"Uraian {kode}",
            induk_lain=lain if kode == "P" else "",
        )
        for kode, level, parent in nodes
    ]
    indicators = [indikator(kode=f"I.{kode}", induk=kode) for kode in measured.split()]
    return Master("m", Pengaturan(nama_kecamatan="Contoh", tahun=2026), kinerja=rows, indikator=indicators)


WHOLE = (
    ("T", "tujuan", ""),
    ("S", "sasaran", "T"),
    ("P", "program", "S"),
    ("K", "kegiatan", "P"),
    ("SK", "sub kegiatan", "K"),
)


def test_a_whole_tree_lacks_nothing() -> None:
    found = links(*WHOLE, measured="T S P K SK")
    assert [link.kurang for link in found.values()] == [[]] * 5
    assert [row.kode for row in found["P"].indikator] == ["I.P"]


def test_a_level_that_ends_too_early_names_the_level_below_it() -> None:
    found = links(*WHOLE[:4], measured="T S P")
    assert found["K"].kurang == ["belum punya sub kegiatan di bawahnya", "belum punya indikator"]
    assert [found[kode].turunan for kode in "TSP"] == ["", "", ""]


def test_what_is_wrong_above_a_node_is_said() -> None:
    found = links(
        *WHOLE[:2],
        ("T2", "tujuan", "S"),
        ("S2", "sasaran", ""),
        ("S3", "sasaran", "X"),
        ("P2", "program", "T"),
        ("A", "kegiatan", "B"),
        ("B", "kegiatan", "A"),
    )
    assert {kode: link.induk for kode, link in found.items() if link.induk} == {
        "T2": "tidak langsung di bawah sasaran S",
        "S2": "belum punya induk",
        "S3": "induk X tidak ada",
        "P2": "tidak langsung di bawah tujuan T",
        "A": "menjadi induk dirinya sendiri",
        "B": "menjadi induk dirinya sendiri",
    }


def test_a_node_that_serves_a_second_parent_is_below_it_too() -> None:
    nodes = (*WHOLE[:2], ("S2", "sasaran", "T"), ("P", "program", "S"))
    assert links(*nodes)["S2"].turunan == "belum punya program di bawahnya"
    assert links(*nodes, lain="S2")["S2"].turunan == ""


def test_an_indicator_of_no_node_is_found_however_its_node_is_spelled() -> None:
    master = office(*WHOLE, measured="S s X")
    assert [row.kode for row in without_node(master)] == ["I.X"]
    assert [row.kode for row in cascading(master)["S"].indikator] == ["I.S", "I.s"]
