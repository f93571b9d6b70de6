"""Roll-up of capaian."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.bulat import bulatkan
from sakip_xl.domain.istilah import Level, MetodeRekap
from sakip_xl.domain.rekap import (
    ALASAN_BOBOT,
    ALASAN_KOSONG,
    ALASAN_NEGATIF,
    Butir,
    HasilRekap,
    Simpul,
    rekap,
    rekap_kecamatan,
    rekap_pohon,
    rekap_unit,
)

D = Decimal


def butir(*nilai: object, bobot: tuple[object, ...] = ()) -> list[Butir]:
    """Items 1, 2, 3 ... with these values and weights."""
    return [
        Butir(
            str(ke + 1),
            f"indikator {ke + 1}",
            None if satu is None else D(str(satu)),
            None if ke >= len(bobot) or bobot[ke] is None else D(str(bobot[ke])),
        )
        for ke, satu in enumerate(nilai)
    ]


@pytest.mark.parametrize(
    ("metode", "isi", "hasil"),
    [
        (MetodeRekap.RATA_RATA, butir(100, 90), "95"),
        (MetodeRekap.RATA_RATA, butir("90.00", "90.01"), "90.005"),
        (MetodeRekap.RATA_RATA, butir(0, 100), "50"),
        (MetodeRekap.BERBOBOT, butir(100, 50, bobot=(60, 40)), "80"),
        (MetodeRekap.BERBOBOT, butir(100, 50, None, bobot=(30, 10, 60)), "87.5"),
        (MetodeRekap.GEOMETRIK, butir(100, 90), "94.87"),
        (MetodeRekap.GEOMETRIK, butir(81, 100), "90"),
        (MetodeRekap.GEOMETRIK, butir(0, 100), "0"),
    ],
)
def test_each_method_makes_one_value_of_many(metode: MetodeRekap, isi: list[Butir], hasil: str) -> None:
    nilai = rekap(isi, metode).nilai
    assert nilai is not None
    assert bulatkan(nilai, 3 if metode is MetodeRekap.RATA_RATA else 2) == D(hasil)


def test_a_geometric_mean_that_is_whole_comes_out_whole() -> None:
    assert rekap(butir(81, 100), MetodeRekap.GEOMETRIK).nilai == 90


def test_what_cannot_be_computed_is_left_out_counted_and_named() -> None:
    hasil = rekap([*butir(100, None), Butir("9", "sembilan", None, alasan="realisasi belum diisi")])
    assert hasil == HasilRekap(D(100), 1, (("2", ALASAN_KOSONG), ("9", "realisasi belum diisi")))


@pytest.mark.parametrize("metode", list(MetodeRekap))
def test_nothing_to_count_gives_no_value(metode: MetodeRekap) -> None:
    assert rekap([], metode) == HasilRekap(None, 0)
    assert rekap(butir(None), metode).nilai is None


def test_an_item_without_weight_does_not_count_in_a_weighted_mean() -> None:
    hasil = rekap(butir(100, 50, bobot=(60, None)), MetodeRekap.BERBOBOT)
    assert hasil == HasilRekap(D(100), 1, (("2", ALASAN_BOBOT),))


def test_weights_of_zero_give_no_value() -> None:
    assert rekap(butir(100, 50, bobot=(0, 0)), MetodeRekap.BERBOBOT) == HasilRekap(None, 2)


def test_a_negative_value_has_no_geometric_mean() -> None:
    hasil = rekap(butir(-5, 50), MetodeRekap.GEOMETRIK)
    assert (hasil.dihitung, hasil.dikecualikan) == (1, (("1", ALASAN_NEGATIF),))


POHON = [
    Simpul("T1", "tujuan", Level.TUJUAN),
    Simpul("S1", "sasaran satu", Level.SASARAN, "T1"),
    Simpul("S2", "sasaran dua", Level.SASARAN, "T1"),
    Simpul("P1", "program", Level.PROGRAM, "S1"),
    Simpul("S3", "sasaran kosong", Level.SASARAN, "T1"),
]


def test_a_node_counts_its_own_indicators_and_otherwise_its_children() -> None:
    isi = {"S1": butir(None), "S2": butir(80), "P1": butir(100, 90)}
    hasil = rekap_pohon(POHON, isi, MetodeRekap.RATA_RATA)
    assert {kode: satu.nilai for kode, satu in hasil.items()} == {
        "T1": D("87.5"), "S1": D(95), "S2": D(80), "P1": D(95), "S3": None,
    }  # fmt: skip
    assert hasil["S1"].dikecualikan == (("1", ALASAN_KOSONG),)
    assert hasil["T1"].dikecualikan == (("S3", ALASAN_KOSONG),)
    assert list(hasil) == [satu.kode for satu in POHON]


def test_own_indicators_win_over_children() -> None:
    hasil = rekap_pohon(POHON, {"S1": butir(10), "P1": butir(100)}, MetodeRekap.RATA_RATA)
    assert hasil["S1"].nilai == 10


def test_nodes_have_no_weight_and_are_averaged_plainly() -> None:
    isi = {"S1": butir(100, 0, bobot=(90, 10)), "S2": butir(50, bobot=(100,))}
    hasil = rekap_pohon(POHON, isi, MetodeRekap.BERBOBOT)
    assert (hasil["S1"].nilai, hasil["T1"].nilai) == (D(90), D(70))


def test_the_kecamatan_counts_its_sasaran() -> None:
    isi = {"T1": butir(1), "S1": butir(100), "S2": butir(80)}
    hasil = rekap_kecamatan(POHON, rekap_pohon(POHON, isi, MetodeRekap.RATA_RATA), MetodeRekap.RATA_RATA)
    assert hasil == HasilRekap(D(90), 2, (("S3", ALASAN_KOSONG),))


def test_a_tree_with_a_loop_still_ends() -> None:
    simpul = [
        Simpul("A", "a", Level.PROGRAM, "B"),
        Simpul("B", "b", Level.KEGIATAN, "A"),
        Simpul("C", "c", Level.KEGIATAN, "C"),
    ]
    hasil = rekap_pohon(simpul, {"B": butir(70)}, MetodeRekap.RATA_RATA)
    assert {kode: satu.nilai for kode, satu in hasil.items()} == {"A": D(70), "B": D(70), "C": None}
    assert rekap_pohon(simpul, {}, MetodeRekap.RATA_RATA)["A"].nilai is None


def test_a_node_of_a_diamond_is_counted_once() -> None:
    simpul = [Simpul("A", "a", Level.TUJUAN), *(Simpul("B", "b", Level.SASARAN, "A") for _ in range(2))]
    assert rekap_pohon(simpul, {"B": butir(60)}, MetodeRekap.RATA_RATA)["A"].nilai == 60


def test_a_unit_counts_all_its_indicators() -> None:
    satu, dua, tiga = butir(100, 50, None)
    hasil = rekap_unit([("Kasi A", satu), ("Kasi B", dua), ("Kasi A", tiga)])
    assert {unit: (h.nilai, h.dihitung) for unit, h in hasil.items()} == {
        "Kasi A": (D(100), 1), "Kasi B": (D(50), 1),
    }  # fmt: skip


NILAI = st.lists(st.decimals(min_value=0, max_value=1000, allow_nan=False, places=2), min_size=1, max_size=30)


@given(NILAI, st.sampled_from(list(MetodeRekap)))
def test_a_mean_lies_between_the_least_and_the_most(nilai: list[Decimal], metode: MetodeRekap) -> None:
    hasil = rekap(butir(*nilai, bobot=tuple(range(1, len(nilai) + 1))), metode).nilai
    assert hasil is not None
    assert min(nilai) - D("1e-30") <= hasil <= max(nilai) + D("1e-30")


@given(NILAI)
def test_equal_weights_are_a_plain_mean_and_order_does_not_matter(nilai: list[Decimal]) -> None:
    rata = rekap(butir(*nilai)).nilai
    assert rekap(butir(*nilai, bobot=(7,) * len(nilai)), MetodeRekap.BERBOBOT).nilai == rata
    assert rekap(butir(*reversed(nilai))).nilai == rata


@given(NILAI)
def test_the_geometric_mean_never_exceeds_the_plain_mean(nilai: list[Decimal]) -> None:
    geometrik, rata = rekap(butir(*nilai), MetodeRekap.GEOMETRIK).nilai, rekap(butir(*nilai)).nilai
    assert (geometrik or 0) <= (rata or 0) + D("1e-30")
