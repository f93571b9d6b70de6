"""The registry as a whole: every rule's own examples, the sample office, and what is covered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sakip_xl.domain.rules import RULES, Rule, RuleScope, check_rules
from sakip_xl.domain.rules.registry import as_temuan
from sakip_xl.domain.rules.sample import TODAY, compose
from sakip_xl.domain.wording import shown_cell
from sakip_xl.errors import Tingkat, catalogue
from sakip_xl.schema.base import Trait
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.settings import MENURUT_BIDANG

ALL = pytest.mark.parametrize("rule", RULES, ids=[f"{a.table}-{a.kode}-{a.name}" for a in RULES])


@ALL
def test_a_rule_catches_its_bad_example_with_words_fit_for_staff(rule: Rule) -> None:
    violation = list(rule.find(RuleScope(compose(rule.buruk), TODAY)))
    assert violation
    for each in violation:
        temuan = as_temuan(rule.kode, rule.table, each, lambda _table, field_name: field_name.title()).temuan
        assert temuan.kode == rule.kode
        assert "None" not in temuan.pesan + temuan.saran


@ALL
def test_a_rule_leaves_its_good_example(rule: Rule) -> None:
    assert list(rule.find(RuleScope(compose(rule.baik), TODAY))) == []


@ALL
def test_a_rule_tells_why_in_one_sentence(rule: Rule) -> None:
    assert len(rule.kenapa) > 20
    assert rule.kenapa.endswith(".")
    assert rule.kenapa[0].isupper()


@ALL
def test_a_rule_names_fields_of_its_table(rule: Rule) -> None:
    for violation in rule.find(RuleScope(compose(rule.buruk), TODAY)):
        table = MASTER.table_named(violation.table or rule.table)
        field_name = set(MENURUT_BIDANG) if rule.table == "tblPengaturan" else set(table.model.bidang())
        assert violation.field_name in field_name
        assert violation.row_index >= (-1 if rule.table == "tblKerja" else 0)


def test_the_sample_office_keeps_every_rule() -> None:
    assert [(found.table, found.temuan.pesan) for found in check_rules(compose(), TODAY)] == []


def test_no_rule_stands_twice() -> None:
    name = [(rule.kode, rule.table, rule.name) for rule in RULES]
    assert len(set(name)) == len(name)


def test_every_table_that_staff_fill_in_has_rules() -> None:
    entry = {table.name for table in MASTER.tables if table.sifat is Trait.INPUT}
    assert entry - {rule.table for rule in RULES} == set()


def test_every_code_of_rows_and_tables_is_a_rule() -> None:
    kode = {kode for kode in catalogue() if kode[4] in "23"}
    assert kode - {rule.kode for rule in RULES} == set()


def test_all_findings_come_at_once_by_sheet_and_row() -> None:
    master = compose(
        {
            "tblDisposisi": [{"tanggal": date(2026, 8, 1)}, {"oleh": "Tono"}],
            "tblPejabat": [{"nama": "Budi Santoso", "peran": "Camat", "nip": "12"}],
        }
    )
    everything = check_rules(master, TODAY)
    kode = [(found.table, found.row_index, found.temuan.kode) for found in everything]
    assert ("tblPejabat", 0, "SKP-125") in kode
    assert kode.count(("tblPejabat", 0, "SKP-314")) == 2
    assert [place for place in kode if place[0] == "tblDisposisi"] == [
        ("tblDisposisi", 0, "SKP-124"),
        ("tblDisposisi", 1, "SKP-301"),
        ("tblDisposisi", 1, "SKP-303"),
    ]
    assert [found.table for found in everything] == sorted(
        (found.table for found in everything), key=list(_order()).index
    )


def _order() -> list[str]:
    return ["tblPejabat", "tblUnit", "tblDisposisi", "tblNotulen"]


def test_a_check_can_be_limited_to_some_tables() -> None:
    master = compose({"tblDisposisi": [{"oleh": "Tono"}], "tblUnit": [{"kepala": "Tono"}]})
    assert {found.table for found in check_rules(master, TODAY, table={"tblUnit"})} == {"tblUnit"}


def test_a_finding_names_the_heading_that_layout_gives_and_the_field_otherwise() -> None:
    master = compose({"tblKeputusan": [{"batas_waktu": date(2026, 7, 1)}]})
    plain, titled = (
        check_rules(master, TODAY)[0].temuan,
        check_rules(master, TODAY, heading=lambda t, b: MASTER.table_named(t).field_column(b).judul)[
            0
        ].temuan,
    )
    assert plain.saran == "Betulkan kolom batas waktu."
    assert titled.saran == "Betulkan kolom Batas Waktu."
    assert titled.nilai == "1 Juli 2026"
    assert titled.tingkat is Tingkat.SALAH


def test_a_setting_stands_in_the_column_of_values_and_is_named_by_its_field() -> None:
    (found,) = check_rules(compose({"tblPengaturan": [{"data_contoh": "Ya"}]}), TODAY)
    assert (found.field_name, found.temuan.kolom, found.temuan.tingkat) == (
        "nilai",
        "data contoh",
        Tingkat.INFO,
    )
    assert list(MENURUT_BIDANG)[found.row_index] == "data_contoh"


@pytest.mark.parametrize(("nilai", "text"), [(2, "2"), (2.5, "2,5"), (None, None), (True, "TRUE (benar)")])
def test_a_cell_is_told_as_staff_read_it(nilai: object, text: str | None) -> None:
    assert shown_cell(nilai) == text


def test_what_several_rules_look_at_is_found_once() -> None:
    calls: list[RuleScope] = []

    def find(k: RuleScope) -> list[str]:
        calls.append(k)
        return ["x"]

    scope = RuleScope(compose({}), TODAY)
    assert (scope.once(find), scope.once(find), len(calls)) == (("x",), ("x",), 1)


@pytest.mark.parametrize(("count", "named"), [(2, "1 dan 2"), (3, "1, 2, dan 3")])
def test_rows_that_share_a_number_are_one_finding_that_names_them_all(count: int, named: str) -> None:
    rows = [{"nomor_agenda": "045/2026"} for _ in range(count)]
    master = compose({"tblDisposisi": rows})
    found = [f for f in check_rules(master, TODAY, table={"tblDisposisi"}) if f.temuan.kode == "SKP-301"]
    assert [item.row_index for item in found] == [1]
    assert f"baris ke-{named}." in found[0].temuan.pesan


def test_a_node_whose_indikator_cannot_be_read_has_one_all_the_same() -> None:
    master = compose({"tblIndikator": [{"kode": "IKT.1", "level": "tujuan", "induk": "T.1"}]})
    said = {found.temuan.kode for found in check_rules(master, TODAY)}
    assert "SKP-321" in said
    unread = replace(master, unread={"tblIndikator": [{"induk": " s.1 "}, {"kode": "X"}]})
    assert "SKP-321" not in {found.temuan.kode for found in check_rules(unread, TODAY)}


def test_an_indikator_that_cannot_be_read_may_be_the_iku() -> None:
    master = compose({"tblIndikator": [{"iku": "Tidak"}]})
    assert "SKP-328" in {found.temuan.kode for found in check_rules(master, TODAY)}
    unread = replace(master, unread={"tblIndikator": [{"kode": "IKS.9", "iku": "Ya"}]})
    assert "SKP-328" not in {found.temuan.kode for found in check_rules(unread, TODAY)}
