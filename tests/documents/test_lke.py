"""The criteria of the LKE: every kind, button and number is real, and a flaw is named when it is read."""

from __future__ import annotations

import tomllib
from decimal import Decimal
from importlib.resources import files

import pytest

from sakip_xl.documents.lke import LKE, LkeError, read_lke
from sakip_xl.documents.papers import PAPERS

TEXT = files("sakip_xl.data").joinpath("lke.toml").read_text(encoding="utf-8")


def test_the_weights_are_those_of_the_regulation() -> None:
    assert [komponen.bobot for komponen in LKE.komponen] == [30, 30, 15, 25]
    shares = [Decimal("0.2"), Decimal("0.3"), Decimal("0.5")]
    for komponen in LKE.komponen:
        assert [sub.bobot for sub in komponen.sub] == [komponen.bobot * share for share in shares]
        assert [sub.judul for sub in komponen.sub] == ["Keberadaan", "Kualitas", "Pemanfaatan"]


def test_the_criteria_are_numbered_on_within_their_sub_component() -> None:
    for komponen in LKE.komponen:
        for letter, sub in zip("abc", komponen.sub, strict=True):
            assert sub.nomor == f"{komponen.nomor}.{letter}"
            assert [k.nomor for k in sub.kriteria] == [
                f"{sub.nomor}.{n}" for n in range(1, len(sub.kriteria) + 1)
            ]


def test_every_paper_is_evidence_of_something() -> None:
    named = {jenis for _, _, kriteria in LKE.criteria() for jenis in kriteria.naskah}
    assert PAPERS.keys() - named == {"formulir-kertas"}, "an unanswered form shows nothing"


def test_the_file_says_what_is_sure_and_what_is_our_reading() -> None:
    head = TEXT.partition("sekali_setahun =")[0]
    assert "Yang pasti" in head
    assert "bacaan kami" in head


@pytest.mark.parametrize(
    ("old", "new", "flaw"),
    [
        ('naskah = ["kke-3"]', 'naskah = ["kke-33"]', "1.a.5: naskah kke-33 tidak ada"),
        ('"lkjip"]\n', '"lakip"]\n', "sekali_setahun: naskah lakip tidak ada"),
        ('tanda-terima = "bagikan"', 'tanda = "bagikan"', "tombol: naskah tanda tidak ada"),
        ('kertas-kerja = "hitung"', 'kertas-kerja = "itung"', "tombol: itung tidak ada"),
        ('"1.a.2"', '"1.b.2"', "1.b.2: tidak termasuk 1.a dari komponen 1"),
        ('"1.a.2"', '"1.a.1"', "1.a.1: ada dua kali"),
        ('nomor = "1.a"', 'nomor = "2.a"', "1.a.1: tidak termasuk 2.a dari komponen 1"),
        (', kantor = ["Pernyataan telah direviu"]', "", "3.a.3: tanpa bukti"),
        ("bobot = 25", "bobot = 24", "bobot komponen berjumlah 99"),
        ("bobot = 4.5", "bobot = 4", "bobot sub komponen 3 berjumlah 14.5"),
        ("bobot = 4.5", "bobot = 0", "greater than 0"),
        ('nomor = "1.a.1"', 'nomer = "1.a.1"', "nomer"),
        ("[[komponen]]", "[komponen", "lke.toml"),
    ],
)
def test_a_flaw_is_named(old: str, new: str, flaw: str) -> None:
    assert old in TEXT
    with pytest.raises(LkeError, match=r"^lke\.toml: ") as error:
        read_lke(TEXT.replace(old, new, 1))
    assert flaw in str(error.value)


def test_the_file_as_it_stands_is_read() -> None:
    assert read_lke(TEXT) == LKE
    assert (
        len([*LKE.criteria()])
        == TEXT.count("uraian = ")
        == len(
            [k for part in tomllib.loads(TEXT)["komponen"] for sub in part["sub"] for k in sub["kriteria"]]
        )
    )


@pytest.mark.parametrize(("jenis", "once"), [("pk", True), ("lkjip", True), ("notulen", False)])
def test_what_is_made_once_a_year(jenis: str, *, once: bool) -> None:
    assert LKE.once_a_year(jenis) is once
