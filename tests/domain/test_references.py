"""Kode and what names them: spelled alike at load, told once when they are lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.model import Master, Unit
from sakip_xl.domain.model.references import (
    REFERENCES,
    TARGETS,
    LostKode,
    Reference,
    has_kode,
    lost_kode,
    resolve,
    spelling,
)
from sakip_xl.domain.rules import check_rules
from sakip_xl.domain.rules.kode import places
from sakip_xl.domain.rules.sample import TODAY, compose
from sakip_xl.domain.wording import kode_list
from sakip_xl.schema.load import load_master
from tests.markdown_table import book_content

SHARED: dict[str, list[dict[str, Any]]] = {
    "tblUnit": [{}, {"kode": "UMUM"}],
    "tblKinerja": [
        {"kode": "T.1", "level": "tujuan", "induk": ""},
        {"kode": "S.1"},
        {"kode": "S.2", "induk": "T.1"},
        {"kode": "P.1", "level": "program", "induk": "S.1", "induk_lain": "S.2"},
    ],
    "tblIndikator": [
        {"kode": "IKT.1", "level": "tujuan", "induk": "T.1"},
        {"unit_pendukung": "UMUM", "gabungan": "jumlah"},
    ],
    "tblRealisasi": [{"kode": "IKT.1"}, {"realisasi": 3}, {"unit": "UMUM", "realisasi": 4}],
    "tblKertasKerja": [{"indikator": "Persentase desa tertib administrasi"}],
    "tblRiwayat": [{}],
}


def _noisy(master: Master, change: Callable[[st.SearchStrategy[str]], str]) -> Master:
    """The same master with every reference in another case and with stray spaces."""

    def respell(text: str) -> str:
        spaces = change(st.sampled_from(["", " ", "  "]))
        return spaces + change(st.sampled_from([text, text.lower(), text.upper(), text.swapcase()])) + spaces

    lists: dict[str, Any] = {}
    for name in dict.fromkeys(reference.rows for reference in REFERENCES):
        fields = [reference for reference in REFERENCES if reference.rows == name]
        lists[name] = [
            row.model_copy(
                update={
                    each.field_name: ";".join(respell(kode) for kode in each.named(row))
                    for each in fields
                    if getattr(row, each.field_name)
                }
            )
            for row in getattr(master, name)
        ]
    return replace(master, **lists)


@given(st.data())
def test_references_in_any_case_and_spacing_are_those_of_the_rows_that_have_the_kode(
    data: st.DataObject,
) -> None:
    master = compose(SHARED)
    assert resolve(_noisy(master, data.draw)) == resolve(master)


def test_every_reference_names_fields_that_there_are() -> None:
    master = compose(SHARED)
    for reference in REFERENCES:
        assert reference.target in TARGETS
        for row in getattr(master, reference.rows):
            reference.named(row)


def test_a_kode_in_another_case_is_loaded_as_the_one_that_is_there() -> None:
    content = book_content(
        "master",
        tblPengaturan="""
            | pengaturan     | nilai |
            | Nama kecamatan | A     |
        """,
        tblKinerja="""
            | kode | level   | induk | uraian    |
            | T.1  | tujuan  |       | Tujuan    |
            | S.1  | sasaran | t.1   | Sasaran   |
            | P.1  | program | s.1   | Program   |
        """,
    )
    master = load_master(content).master
    assert [(row.kode, row.induk) for row in master.kinerja] == [("T.1", ""), ("S.1", "T.1"), ("P.1", "S.1")]


def test_1_10_is_not_1_1_and_a_kode_that_excel_made_a_number_is_told() -> None:
    table = """
        | kode   | level   | induk | uraian |
        | '1.10' | tujuan  |       | A      |
        | '1.1'  | tujuan  |       | B      |
        | 1.2    | tujuan  |       | C      |
        | 7      | tujuan  |       | D      |
    """
    loaded = load_master(book_content("master", tblKinerja=table))
    assert [row.kode for row in loaded.master.kinerja] == ["1.10", "1.1", "1.2", "7"]
    told = [(flaw.row_index, flaw.temuan.kode) for flaw in loaded.temuan if flaw.table == "tblKinerja"]
    assert told == [(2, "SKP-166")]


def test_a_row_that_cannot_be_typed_is_no_lost_kode() -> None:
    content = book_content(
        "master",
        tblUnit="""
            | kode | nama | wajib   |
            | PEM  | Pem  | mungkin |
        """,
        tblPejabat="""
            | nama | jabatan | peran | unit |
            | A    | Staf    | Staf  | pem  |
        """,
    )
    loaded = load_master(content)
    assert [flaw.temuan.kode for flaw in loaded.temuan if flaw.table == "tblUnit"] == ["SKP-102"]
    assert lost_kode(loaded.master) == []


def test_a_lost_kode_is_one_finding_with_all_that_hangs_on_it_and_its_likely_new_kode() -> None:
    renamed = {
        **SHARED,
        "tblIndikator": [SHARED["tblIndikator"][0], {**SHARED["tblIndikator"][1], "kode": "IKS.9"}],
    }
    master = compose(renamed)
    (lost,) = lost_kode(master)
    assert (lost.target, lost.kode, len(lost.hanging), lost.now) == ("indikator", "IKS.1", 4, "IKS.9")
    (found,) = [f for f in check_rules(master, TODAY) if f.temuan.kode in {"SKP-302", "SKP-353"}]
    assert (found.table, found.row_index, found.field_name) == ("tblIndikator", 1, "kode")
    assert "2 baris realisasi, 1 baris kertas kerja, dan 1 baris riwayat" in found.temuan.pesan
    assert "IKS.9" in found.temuan.saran


def test_another_wording_or_two_new_rows_propose_nothing() -> None:
    other = {**SHARED["tblIndikator"][1], "kode": "IKS.9", "indikator": "Lain sekali"}
    (lost,) = lost_kode(compose({**SHARED, "tblIndikator": [SHARED["tblIndikator"][0], other]}))
    assert lost.now == ""
    several = [
        SHARED["tblIndikator"][0],
        *({**SHARED["tblIndikator"][1], "kode": k} for k in ("IKS.8", "IKS.9")),
    ]
    (lost,) = lost_kode(compose({**SHARED, "tblIndikator": several}))
    assert lost.now == ""


def test_two_lost_kode_that_would_have_one_new_row_get_none() -> None:
    kinerja = [{"kode": "T.1", "level": "tujuan", "induk": ""}, {"kode": "S.7", "induk": "T.1"}]
    indikator = [{"kode": "A", "induk": "S.1"}, {"kode": "B", "induk": "S.2"}]
    lost = lost_kode(
        compose({"tblKinerja": kinerja, "tblIndikator": indikator, "tblRealisasi": [], "tblAnggaran": []})
    )
    assert [(each.kode, each.now) for each in lost] == [("S.1", ""), ("S.2", "")]


def test_children_and_money_tell_the_level_of_the_node_that_was() -> None:
    tree: list[dict[str, Any]] = [
        {"kode": "T.1", "level": "tujuan", "induk": ""},
        {"kode": "S.1", "induk": "T.1"},
        {"kode": "P.9", "level": "program", "induk": "S.1"},
        {"kode": "P.8", "level": "program", "induk": "S.1", "pagu": 5},
        {"kode": "K.1", "level": "kegiatan", "induk": "P.1"},
    ]
    (lost,) = lost_kode(compose({"tblKinerja": tree, "tblAnggaran": [{"kode": "P.1"}]}))
    assert (lost.kode, lost.now) == ("P.1", "P.8")


def test_rows_are_found_by_kode_in_any_case() -> None:
    master = compose(SHARED)
    assert has_kode(master, "unit", "umum")
    assert spelling(master, "unit", " umum ") == "UMUM"
    assert spelling(master, "unit", "x") == "x"


def test_a_cell_of_several_kode_is_read_with_any_mark_between_them() -> None:
    assert kode_list("A;B, c\nb;; ") == ("A", "B", "c")


def test_kinds_of_unit_are_a_list_and_an_unknown_one_is_told_once() -> None:
    units = [{"kode": f"U{n}", "jenis": "seski" if n % 2 else "SEKSI", "wajib": "Tidak"} for n in range(62)]
    master = compose({"tblUnit": [{}, *units], "tblJenisUnit": [{"jenis": "seksi"}]})
    found = [f.temuan for f in check_rules(master, TODAY, table={"tblUnit"})]
    assert [(f.kode, f.tingkat.value) for f in found] == [("SKP-167", "peringatan")]
    assert "31 unit" in found[0].pesan
    assert len(master.unit) == 63
    assert Unit(kode="A", nama="A", jenis="kelurahan").jenis == "kelurahan"


@pytest.mark.parametrize("reference", REFERENCES)
def test_whatever_names_a_lost_kode_is_told_in_a_word_of_staff(reference: Reference) -> None:
    lost = LostKode(reference.target, "X.1", ((reference, Unit(kode="A", nama="A")),))
    assert "_" not in places(lost)
    assert places(lost).startswith("1 baris ")


def test_a_lost_indicator_that_has_actions_says_so() -> None:
    rows = {**SHARED, "tblRencanaAksi": [{"kode": "IKS.77"}, {"kode": "IKS.77"}]}
    (lost,) = lost_kode(compose(rows))
    assert places(lost) == "2 baris rencana aksi"
