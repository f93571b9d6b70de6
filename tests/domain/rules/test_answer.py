"""The rules on how a number was reported, in the form and in the master alike."""

from __future__ import annotations

import pytest

from sakip_xl.domain.rules import check_input, check_rules
from sakip_xl.domain.rules.sample import TODAY, compose
from tests.domain.rules.test_one_number import kode, row

TUJUAN = {"kode": "IKT.1", "level": "tujuan", "induk": "T.1"}
ASKED = {"minta_pecahan": "Ya", "realisasi": None}


@pytest.mark.parametrize(
    ("content", "temuan"),
    [
        ({"realisasi": None, "alasan_belum": "Menunggu hasil evaluasi"}, []),
        ({"realisasi": None, "alasan_belum": "-"}, ["SKP-135"]),
        ({"realisasi": None, "alasan_belum": "Nihil"}, ["SKP-135"]),
        ({"realisasi": 62, "alasan_belum": "-"}, []),
        ({"realisasi": 62, "alasan_belum": "Menunggu hasil evaluasi"}, ["SKP-150"]),
        ({**ASKED}, ["SKP-135"]),
        ({**ASKED, "pembilang": "-", "penyebut": "-"}, ["SKP-135"]),
        ({**ASKED, "alasan_belum": "Menunggu BPS"}, []),
        ({**ASKED, "pembilang": 6, "penyebut": 8}, []),
        ({**ASKED, "minta_pecahan": " ya ", "pembilang": 6, "penyebut": 8}, []),
        ({**ASKED, "pembilang": 6, "penyebut": 8, "alasan_belum": "Menunggu BPS"}, ["SKP-150"]),
        ({**ASKED, "pembilang": 6}, ["SKP-151"]),
        ({**ASKED, "penyebut": 8}, ["SKP-151"]),
        ({**ASKED, "pembilang": "enam", "penyebut": "75%"}, ["SKP-152", "SKP-152"]),
        ({**ASKED, "pembilang": 6, "penyebut": "1.234"}, ["SKP-152"]),
        ({**ASKED, "pembilang": 6, "penyebut": 0}, ["SKP-153"]),
        ({**ASKED, "pembilang": 6, "penyebut": -8}, ["SKP-153"]),
        ({**ASKED, "pembilang": 6, "penyebut": 8, "realisasi": 75}, []),
        ({**ASKED, "pembilang": 6, "penyebut": 8, "realisasi": 80}, ["SKP-154"]),
        ({**ASKED, "realisasi": 75}, ["SKP-155"]),
        ({**ASKED, "pembilang": 9, "penyebut": 8}, ["SKP-134"]),
        ({**ASKED, "pembilang": 9, "penyebut": 8, "indikator": "Persentase pertumbuhan PAD"}, []),
        ({**ASKED, "pembilang": -1, "penyebut": 8, "kendala": "x"}, ["SKP-133"]),
        ({**ASKED, "pembilang": 4, "penyebut": 8}, ["SKP-230"]),
        ({"pembilang": 6, "realisasi": 62}, []),
    ],
)
def test_every_way_of_answering_is_judged_once(content: dict[str, object], temuan: list[str]) -> None:
    assert kode(row(**content)) == temuan


def test_the_messages_name_both_numbers_and_what_they_give() -> None:
    (found,) = check_input([row(**ASKED | {"pembilang": 23, "penyebut": 36, "realisasi": "80,5"})])
    assert found.temuan.pesan == "Realisasi yang diketik 80,5, padahal 23 dibagi 36 menjadi 63,89."
    (found,) = check_input([row(**ASKED | {"pembilang": 9, "penyebut": 8})])
    assert found.temuan.pesan == "Isi kolom realisasi 9 dari 8 lebih dari 100%."


def test_the_master_is_judged_alike() -> None:
    answers = [{"realisasi": None, "pembilang": 5, "penyebut": 0}]
    master = compose({"tblIndikator": [TUJUAN, {"minta_pecahan": "Ya"}], "tblRealisasi": answers})
    assert [(found.temuan.kode, found.field_name) for found in check_rules(master, TODAY)] == [
        ("SKP-153", "penyebut")
    ]


def test_what_was_taken_over_is_no_contradiction() -> None:
    answers = [{"realisasi": "5 dari 8", "pembilang": 5, "penyebut": 8}]
    master = compose({"tblIndikator": [TUJUAN, {"minta_pecahan": "Ya"}], "tblRealisasi": answers})
    assert [found.temuan.kode for found in check_rules(master, TODAY)] == []
