"""Identitas: roles, names of the kecamatan, predikat and settings, beyond the rules' own examples."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sakip_xl.domain.rules import RuleScope, check_rules
from sakip_xl.domain.rules.pengaturan import other_kecamatan
from sakip_xl.domain.rules.sample import TODAY, compose
from sakip_xl.errors import Temuan


def temuan(table: str, *row: dict[str, Any], kode: str) -> list[Temuan]:
    everything = check_rules(compose({table: row}), TODAY, table={table})
    return [found.temuan for found in everything if found.temuan.kode == kode]


@pytest.mark.parametrize(
    ("text", "other"),
    [
        ("Camat Senduro mengevaluasi", "Camat Senduro"),
        ("KECAMATAN SENDURO", "KECAMATAN SENDURO"),
        ("Kantor kecamatan Senduro", "kecamatan Senduro"),
        ("Camat Sumbersuko", None),
        ("KECAMATAN SUMBERSUKO", None),
        ("Camat Budi Santoso", None),
        ("perintah Camat kepada Sekretaris Kecamatan", None),
        ("Kecamatan Dalam Angka", None),
        ("Camat senang", None),
        ("", None),
    ],
)
def test_another_kecamatan_is_told_from_this_one_and_from_people(text: str, other: str | None) -> None:
    assert other_kecamatan(text, RuleScope(compose(), TODAY)) == other


def test_the_name_of_the_kecamatan_may_carry_the_word_itself_and_have_two_parts() -> None:
    k = RuleScope(compose({"tblPengaturan": [{"nama_kecamatan": "Kecamatan Tempeh Tengah"}]}), TODAY)
    assert other_kecamatan("Camat Tempeh Tengah", k) is None
    assert other_kecamatan("Camat Sumbersuko", k) == "Camat Sumbersuko"


def test_every_missing_role_is_told_in_an_empty_office() -> None:
    assert [t.pesan for t in temuan("tblPejabat", kode="SKP-314")] == [
        "Belum ada pejabat yang berperan Camat.",
        "Belum ada pejabat yang berperan Sekretaris.",
        "Belum ada pejabat yang berperan Tim SAKIP.",
    ]


def test_tim_sakip_may_have_many_members() -> None:
    members = [{"nama": name} for name in ("A", "B", "C")]
    assert temuan("tblPejabat", *members, kode="SKP-315") == []


def test_two_officials_without_nip_or_account_are_not_twins() -> None:
    assert temuan("tblPejabat", {"nama": "A"}, {"nama": "B"}, kode="SKP-301") == []


def test_an_empty_predikat_table_is_told_once() -> None:
    (found,) = temuan("tblPredikat", kode="SKP-317")
    assert "tabel predikat kosong" in found.pesan


def test_a_predikat_written_twice_is_told_at_its_name() -> None:
    (found,) = temuan(
        "tblPredikat", {"predikat": "Baik", "batas_bawah": 75}, {"predikat": "baik"}, kode="SKP-317"
    )
    assert (found.kolom, found.nilai) == ("predikat", "baik")


@pytest.mark.parametrize("field_name", ["ramadan_mulai", "ramadan_selesai"])
def test_one_end_of_ramadan_alone_is_told_at_the_empty_one(field_name: str) -> None:
    (found,) = temuan("tblPengaturan", {field_name: date(2026, 2, 18)}, kode="SKP-235")
    assert found.kolom != field_name.replace("_", " ")


def test_without_any_indicator_no_unit_is_told_to_have_none() -> None:
    master = compose({"tblIndikator": []})
    assert "SKP-316" not in {found.temuan.kode for found in check_rules(master, TODAY, table={"tblUnit"})}
