"""Riwayat, Renstra and perubahan rows beyond the rules' own examples."""

from __future__ import annotations

from typing import Any

import pytest

from sakip_xl.domain.rules import check_rules
from sakip_xl.domain.rules.sample import TODAY, compose

QUARTERS = dict.fromkeys(("realisasi_tw1", "realisasi_tw2", "realisasi_tw3", "realisasi_tw4"), 10)


def kode(table: str, row: dict[str, Any], *indikator: dict[str, Any], **pengaturan: object) -> list[str]:
    rows: Any = {"tblPengaturan": [pengaturan], "tblIndikator": indikator, table: [row]}
    return [found.temuan.kode for found in check_rules(compose(rows), TODAY, table={table})]


@pytest.mark.parametrize(
    ("konsolidasi", "realisasi", "found"),
    [
        ("jumlah", 40, []),
        ("jumlah", 10, ["SKP-162"]),
        ("jumlah", None, []),
        ("posisi akhir", "10", []),
        ("posisi akhir", 40, ["SKP-162"]),
        ("rata-rata", 11, []),
    ],
)
def test_four_quarters_tell_the_year_unless_it_is_a_mean(
    konsolidasi: str, realisasi: object, found: list[str]
) -> None:
    row = {"kode": "iks.1", "realisasi": realisasi, **QUARTERS}
    assert kode("tblRiwayat", row, {"konsolidasi": konsolidasi, "satuan": "desa"}) == found


def test_words_of_the_indicators_own_scale_are_read() -> None:
    word = {"target_tahun": "BB", "target_tw2": "BB", "target_tw4": "BB"}
    assert kode("tblRiwayat", {"target": "BB", "realisasi": "B"}, word) == []
    assert kode("tblRiwayat", {"target": "BB", "realisasi": "WTP"}, word) == ["SKP-161"]
    assert kode("tblRiwayat", {"target": 70, "realisasi": 70}, word) == ["SKP-161", "SKP-161"]


def test_one_bad_row_of_an_unknown_indicator_is_one_finding() -> None:
    assert kode("tblRiwayat", {"kode": "IKS.9", "realisasi": "BB", "target": "BB"}, {}) == ["SKP-302"]


@pytest.mark.parametrize(
    ("years", "found"),
    [
        ({}, []),
        ({"tahun_awal_renstra": 2026}, []),
        ({"tahun_akhir_renstra": 2026}, []),
        ({"tahun_awal_renstra": 2027}, ["SKP-348"]),
        ({"tahun_akhir_renstra": 2025}, ["SKP-348"]),
    ],
)
def test_the_budget_year_lies_in_the_renstra(years: dict[str, object], found: list[str]) -> None:
    codes = kode("tblPengaturan", years, {})
    assert [each for each in codes if each in {"SKP-165", "SKP-348"}] == found


def test_a_target_of_the_renstra_that_cannot_be_read_is_said() -> None:
    for typed, found in (("entah", "SKP-121"), ("1.234", "SKP-122")):
        assert kode("tblIndikator", {"target_renstra": typed}) == [found]


def test_a_perubahan_row_is_compared_with_its_own_murni_row_only() -> None:
    other = {"kode": "IKS.2", "satuan": "desa"}
    changed = {"kode": "IKS.2", "satuan": "desa", "versi_pk": "perubahan", "target_tw4": 95}
    rows: Any = {"tblIndikator": [{}, other, changed]}
    found = {item.temuan.kode for item in check_rules(compose(rows), TODAY, table={"tblIndikator"})}
    assert found.isdisjoint({"SKP-345", "SKP-346", "SKP-347"})
