"""Roll-up of capaian."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.measure.rekap import (
    ALASAN_BOBOT,
    ALASAN_KOSONG,
    ALASAN_NEGATIF,
    Node,
    RekapItem,
    RekapResult,
    rekap,
    rekap_kecamatan,
    rekap_pohon,
    rekap_unit,
)
from sakip_xl.domain.measure.rounding import round_number
from sakip_xl.domain.terms import Level, RekapMethod

D = Decimal


def item(*value: object, bobot: tuple[object, ...] = ()) -> list[RekapItem]:
    """Items 1, 2, 3 ... with these values and weights."""
    return [
        RekapItem(
            str(index + 1),
            f"indikator {index + 1}",
            None if number is None else D(str(number)),
            None if index >= len(bobot) or bobot[index] is None else D(str(bobot[index])),
        )
        for index, number in enumerate(value)
    ]


@pytest.mark.parametrize(
    ("method", "content", "result"),
    [
        (RekapMethod.RATA_RATA, item(100, 90), "95"),
        (RekapMethod.RATA_RATA, item("90.00", "90.01"), "90.005"),
        (RekapMethod.RATA_RATA, item(0, 100), "50"),
        (RekapMethod.BERBOBOT, item(100, 50, bobot=(60, 40)), "80"),
        (RekapMethod.BERBOBOT, item(100, 50, None, bobot=(30, 10, 60)), "87.5"),
        (RekapMethod.GEOMETRIK, item(100, 90), "94.87"),
        (RekapMethod.GEOMETRIK, item(81, 100), "90"),
        (RekapMethod.GEOMETRIK, item(0, 100), "0"),
    ],
)
def test_each_method_makes_one_value_of_many(
    method: RekapMethod, content: list[RekapItem], result: str
) -> None:
    value = rekap(content, method).nilai
    assert value is not None
    assert round_number(value, 3 if method is RekapMethod.RATA_RATA else 2) == D(result)


def test_a_geometric_mean_that_is_whole_comes_out_whole() -> None:
    assert rekap(item(81, 100), RekapMethod.GEOMETRIK).nilai == 90


def test_what_cannot_be_computed_is_left_out_counted_and_named() -> None:
    result = rekap([*item(100, None), RekapItem("9", "sembilan", None, alasan="realisasi belum diisi")])
    assert result == RekapResult(Fraction(100), 1, (("2", ALASAN_KOSONG), ("9", "realisasi belum diisi")))


@pytest.mark.parametrize("method", list(RekapMethod))
def test_nothing_to_count_gives_no_value(method: RekapMethod) -> None:
    assert rekap([], method) == RekapResult(None, 0)
    assert rekap(item(None), method).nilai is None


def test_an_item_without_weight_does_not_count_in_a_weighted_mean() -> None:
    result = rekap(item(100, 50, bobot=(60, None)), RekapMethod.BERBOBOT)
    assert result == RekapResult(Fraction(100), 1, (("2", ALASAN_BOBOT),))


def test_weights_of_zero_give_no_value() -> None:
    assert rekap(item(100, 50, bobot=(0, 0)), RekapMethod.BERBOBOT) == RekapResult(None, 2)


def test_a_negative_value_has_no_geometric_mean() -> None:
    result = rekap(item(-5, 50), RekapMethod.GEOMETRIK)
    assert (result.dihitung, result.dikecualikan) == (1, (("1", ALASAN_NEGATIF),))


POHON = [
    Node("T1", "tujuan", Level.TUJUAN),
    Node("S1", "sasaran satu", Level.SASARAN, "T1"),
    Node("S2", "sasaran dua", Level.SASARAN, "T1"),
    Node("P1", "program", Level.PROGRAM, "S1"),
    Node("S3", "sasaran kosong", Level.SASARAN, "T1"),
]


def test_a_node_counts_its_own_indicators_and_otherwise_its_children() -> None:
    content = {"S1": item(None), "S2": item(80), "P1": item(100, 90)}
    result = rekap_pohon(POHON, content, RekapMethod.RATA_RATA)
    assert {kode: part.nilai for kode, part in result.items()} == {
        "T1": D("87.5"), "S1": D(95), "S2": D(80), "P1": D(95), "S3": None,
    }  # fmt: skip
    assert result["S1"].dikecualikan == (("1", ALASAN_KOSONG),)
    assert result["T1"].dikecualikan == (("S3", ALASAN_KOSONG),)
    assert list(result) == [node.kode for node in POHON]


def test_own_indicators_win_over_children() -> None:
    result = rekap_pohon(POHON, {"S1": item(10), "P1": item(100)}, RekapMethod.RATA_RATA)
    assert result["S1"].nilai == 10


def test_nodes_have_no_weight_and_are_averaged_plainly() -> None:
    content = {"S1": item(100, 0, bobot=(90, 10)), "S2": item(50, bobot=(100,))}
    result = rekap_pohon(POHON, content, RekapMethod.BERBOBOT)
    assert [result[kode].nilai for kode in ("S1", "T1")] == [90, 70]


def test_the_kecamatan_counts_its_sasaran() -> None:
    content = {"T1": item(1), "S1": item(100), "S2": item(80)}
    result = rekap_kecamatan(POHON, rekap_pohon(POHON, content, RekapMethod.RATA_RATA), RekapMethod.RATA_RATA)
    assert result == RekapResult(Fraction(90), 2, (("S3", ALASAN_KOSONG),))


def test_a_tree_with_a_loop_still_ends() -> None:
    node = [
        Node("A", "a", Level.PROGRAM, "B"),
        Node("B", "b", Level.KEGIATAN, "A"),
        Node("C", "c", Level.KEGIATAN, "C"),
    ]
    result = rekap_pohon(node, {"B": item(70)}, RekapMethod.RATA_RATA)
    assert {kode: part.nilai for kode, part in result.items()} == {"A": D(70), "B": D(70), "C": None}
    assert rekap_pohon(node, {}, RekapMethod.RATA_RATA)["A"].nilai is None


def test_a_node_of_a_diamond_is_counted_once() -> None:
    node = [Node("A", "a", Level.TUJUAN), *(Node("B", "b", Level.SASARAN, "A") for _ in range(2))]
    assert rekap_pohon(node, {"B": item(60)}, RekapMethod.RATA_RATA)["A"].nilai == 60


def test_a_unit_counts_all_its_indicators() -> None:
    first, second, third = item(100, 50, None)
    result = rekap_unit([("Kasi A", first), ("Kasi B", second), ("Kasi A", third)])
    assert result == {
        "Kasi A": RekapResult(Fraction(100), 1, (("3", ALASAN_KOSONG),)),
        "Kasi B": RekapResult(Fraction(50), 1),
    }


NILAI = st.lists(st.decimals(min_value=0, max_value=1000, allow_nan=False, places=2), min_size=1, max_size=30)


@given(NILAI, st.sampled_from(list(RekapMethod)))
def test_a_mean_lies_between_the_least_and_the_most(nilai: list[Decimal], method: RekapMethod) -> None:
    result = rekap(item(*nilai, bobot=tuple(range(1, len(nilai) + 1))), method).nilai
    assert result is not None
    assert min(nilai) - D("1e-30") <= result <= max(nilai) + D("1e-30")


@given(NILAI)
def test_equal_weights_are_a_plain_mean_and_order_does_not_matter(nilai: list[Decimal]) -> None:
    rata = rekap(item(*nilai)).nilai
    assert rekap(item(*nilai, bobot=(7,) * len(nilai)), RekapMethod.BERBOBOT).nilai == rata
    assert rekap(item(*reversed(nilai))).nilai == rata


@given(NILAI)
def test_the_geometric_mean_never_exceeds_the_plain_mean(nilai: list[Decimal]) -> None:
    geometrik, rata = rekap(item(*nilai), RekapMethod.GEOMETRIK).nilai, rekap(item(*nilai)).nilai
    assert (geometrik or 0) <= (rata or 0) + Fraction(1, 10**30)
