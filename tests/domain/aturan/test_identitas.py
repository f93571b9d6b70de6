"""Identitas: roles, names of the kecamatan, predikat and settings, beyond the rules' own examples."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from sakip_xl.domain.aturan import Konteks, periksa_aturan
from sakip_xl.domain.aturan.contoh import HARI_INI, susun
from sakip_xl.domain.aturan.pengaturan import kecamatan_lain
from sakip_xl.errors import Temuan


def temuan(tabel: str, *baris: dict[str, Any], kode: str) -> list[Temuan]:
    semua = periksa_aturan(susun({tabel: baris}), HARI_INI, tabel={tabel})
    return [apa.temuan for apa in semua if apa.temuan.kode == kode]


@pytest.mark.parametrize(
    ("teks", "lain"),
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
def test_another_kecamatan_is_told_from_this_one_and_from_people(teks: str, lain: str | None) -> None:
    assert kecamatan_lain(teks, Konteks(susun(), HARI_INI)) == lain


def test_the_name_of_the_kecamatan_may_carry_the_word_itself_and_have_two_parts() -> None:
    k = Konteks(susun({"tblPengaturan": [{"nama_kecamatan": "Kecamatan Tempeh Tengah"}]}), HARI_INI)
    assert kecamatan_lain("Camat Tempeh Tengah", k) is None
    assert kecamatan_lain("Camat Sumbersuko", k) == "Camat Sumbersuko"


def test_every_missing_role_is_told_in_an_empty_office() -> None:
    assert [t.pesan for t in temuan("tblPejabat", kode="SKP-314")] == [
        "Belum ada pejabat yang berperan Camat.",
        "Belum ada pejabat yang berperan Sekretaris.",
        "Belum ada pejabat yang berperan Tim SAKIP.",
    ]


def test_tim_sakip_may_have_many_members() -> None:
    anggota = [{"nama": nama} for nama in ("A", "B", "C")]
    assert temuan("tblPejabat", *anggota, kode="SKP-315") == []


def test_two_officials_without_nip_or_account_are_not_twins() -> None:
    assert temuan("tblPejabat", {"nama": "A"}, {"nama": "B"}, kode="SKP-301") == []


def test_an_empty_predikat_table_is_told_once() -> None:
    (apa,) = temuan("tblPredikat", kode="SKP-317")
    assert "tabel predikat kosong" in apa.pesan


def test_a_predikat_written_twice_is_told_at_its_name() -> None:
    (apa,) = temuan(
        "tblPredikat", {"predikat": "Baik", "batas_bawah": 75}, {"predikat": "baik"}, kode="SKP-317"
    )
    assert (apa.kolom, apa.nilai) == ("predikat", "baik")


@pytest.mark.parametrize("bidang", ["ramadan_mulai", "ramadan_selesai"])
def test_one_end_of_ramadan_alone_is_told_at_the_empty_one(bidang: str) -> None:
    (apa,) = temuan("tblPengaturan", {bidang: date(2026, 2, 18)}, kode="SKP-235")
    assert apa.kolom != bidang.replace("_", " ")


def test_without_any_indicator_no_unit_is_told_to_have_none() -> None:
    master = susun({"tblIndikator": []})
    assert "SKP-316" not in {apa.temuan.kode for apa in periksa_aturan(master, HARI_INI, tabel={"tblUnit"})}
