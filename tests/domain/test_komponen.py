"""The components of a formula: what is told of them, else the quantities between its operators."""

from __future__ import annotations

import pytest

from sakip_xl.domain.report.komponen import components, formula_parts
from tests.domain.test_kertas_kerja import indikator


@pytest.mark.parametrize(
    ("formula", "expected"),
    [
        ("Desa tertib dibagi dengan seluruh desa dikalikan 100 %", ("Desa tertib", "Seluruh desa")),
        ("A + B + A", ("A", "B")),
        ("(Nilai awal - nilai akhir) : nilai awal × 100", ("Nilai awal", "Nilai akhir")),
        ("Surat dan/atau nota yang selesai", ("Surat dan/atau nota yang selesai",)),
        ("Jumlahkan laporan tiap-tiap bulan.", ("Laporan tiap-tiap bulan",)),
        ("Pembagian hasil ditambah hasil dikurangi utang", ("Pembagian hasil", "Hasil", "Utang")),
        ("100", ()),
        ("nihil", ()),
        ("", ()),
    ],
)
def test_a_formula_in_words_is_cut_at_its_operators(formula: str, expected: tuple[str, ...]) -> None:
    assert formula_parts(formula) == expected


def test_pembilang_and_penyebut_come_before_the_text_of_the_formula() -> None:
    told = {"formula": "Hasil dibagi jumlah", "pembilang": "Desa tertib", "penyebut": "Seluruh desa"}
    assert components(indikator(**told)) == ("Desa tertib", "Seluruh desa")
    assert components(indikator(**{**told, "penyebut": "-"})) == ("Desa tertib",)
    assert components(indikator(**{**told, "pembilang": "", "penyebut": ""})) == ("Hasil", "Jumlah")
