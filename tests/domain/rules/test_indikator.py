"""Indikator and Pohon Kinerja: numbers, weights, SMART and the tree, beyond the rules' own examples."""

from __future__ import annotations

from typing import Any

import pytest

from sakip_xl.domain.rules import check_rules
from sakip_xl.domain.rules.sample import TODAY, compose


def kode(*row: dict[str, Any], **pengaturan: object) -> list[str]:
    master = compose({"tblIndikator": row, "tblPengaturan": [pengaturan]})
    return [found.temuan.kode for found in check_rules(master, TODAY, table={"tblIndikator"})]


@pytest.mark.parametrize(
    ("content", "temuan"),
    [
        ({"target_tw2": "95%", "target_tahun": "95%", "target_tw4": "95 %"}, []),
        ({"target_tw4": None}, []),
        ({"target_tahun": "80 - 90%", "target_tw4": "80-90 %"}, []),
        ({"target_tahun": "target", "target_tw4": None}, ["SKP-121"]),
        ({"target_tahun": "1.234", "target_tw4": "1.234", "satuan": "dokumen"}, ["SKP-122", "SKP-122"]),
        ({"target_tahun": None}, ["SKP-212"]),
        ({"konsolidasi": "jumlah", "satuan": "dokumen", "target_tw4": 30}, []),
        ({"konsolidasi": "jumlah", "satuan": "dokumen", "target_tw4": 31}, ["SKP-213"]),
        ({"konsolidasi": "jumlah", "satuan": "dokumen", "target_tw4": "30 - 40"}, []),
        ({"konsolidasi": "rata-rata", "target_tw4": 31}, []),
        ({"target_tw2": -1, "satuan": "orang"}, ["SKP-132"]),
        ({"target_tw2": "Ya", "target_tw4": "Ya", "target_tahun": "Ya", "satuan": "ya/tidak"}, []),
        ({"target_tw2": "Tidak", "satuan": "ya/tidak"}, []),
    ],
)
def test_targets_are_judged_as_typed(content: dict[str, Any], temuan: list[str]) -> None:
    assert kode(content) == temuan


def test_the_decimal_separator_of_the_workbook_decides_what_is_ambiguous() -> None:
    content = {"target_tahun": "1.234", "target_tw4": "1.234", "target_tw2": 5, "satuan": "dokumen"}
    assert kode(content, pemisah_desimal="koma") == []


@pytest.mark.parametrize(
    ("bobot", "method", "temuan"),
    [
        ((None, None), "rata-rata", []),
        ((None, None), "berbobot", ["SKP-324"]),
        ((60, 40), "berbobot", []),
        ((60, None), "berbobot", ["SKP-324"]),
        ((60, 30), "berbobot", ["SKP-324"]),
        ((60, 40), "rata-rata", []),
        ((60, None), "rata-rata", ["SKP-325"]),
        ((60, 30), "geometrik", ["SKP-325"]),
    ],
)
def test_weights_are_all_or_none_and_total_a_hundred(
    bobot: tuple[int | None, int | None], method: str, temuan: list[str]
) -> None:
    row = [{"kode": f"IKS.{number}", "bobot": value} for number, value in enumerate(bobot)]
    assert kode(*row, metode_rekap=method) == temuan


def test_only_the_weights_in_force_count() -> None:
    old = {"kode": "IKS.1", "bobot": 70}
    new = {"kode": "IKS.1", "bobot": 100, "versi_pk": "perubahan"}
    assert kode(old, new, metode_rekap="berbobot") == []


def test_each_negative_smart_answer_is_told_at_its_own_column() -> None:
    master = compose({"tblIndikator": [{"spesifik": "Tidak", "relevan": "Tidak"}]})
    everything = check_rules(master, TODAY, table={"tblIndikator"})
    assert [(found.temuan.kode, found.field_name) for found in everything] == [
        ("SKP-220", "spesifik"),
        ("SKP-220", "relevan"),
    ]


def test_an_office_without_sasaran_indicators_is_not_asked_for_an_iku() -> None:
    assert kode({"level": "tujuan", "induk": "T.1", "iku": "Tidak"}) == []


def test_money_of_a_parent_is_only_compared_when_all_children_have_theirs() -> None:
    master = compose(
        {
            "tblKinerja": [
                {"kode": "T.1", "level": "tujuan", "induk": ""},
                {"kode": "S.1", "pagu": 10},
                {"kode": "P.1", "level": "program", "induk": "S.1", "pagu": 4},
                {"kode": "P.2", "level": "program", "induk": "S.1"},
            ]
        }
    )
    everything = {found.temuan.kode for found in check_rules(master, TODAY, table={"tblKinerja"})}
    assert everything == {"SKP-322"}


def test_a_loop_an_orphan_and_a_twin_are_told_together() -> None:
    master = compose(
        {
            "tblKinerja": [
                {"kode": "A", "level": "program", "induk": "B"},
                {"kode": "B", "level": "sasaran", "induk": "A"},
                {"kode": "C", "induk": "X"},
                {"kode": "c", "induk": "X"},
            ]
        }
    )
    everything = [
        (found.row_index, found.temuan.kode)
        for found in check_rules(master, TODAY, table={"tblKinerja"})
        if found.temuan.kode in {"SKP-301", "SKP-302", "SKP-318"}
    ]
    assert everything == [(0, "SKP-318"), (2, "SKP-302"), (3, "SKP-301")]
