"""From what was found to rows: kode, units, quarters, years; nothing of the master is touched."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.foreign.admission import quarters_of_months
from sakip_xl.domain.foreign.fields import dictionary
from sakip_xl.domain.foreign.values import equal, is_blank, taken_value
from sakip_xl.domain.model import Cell
from tests.foreign.small_table import causes, take


def test_kode_are_made_that_nobody_has() -> None:
    taken = take(
        "tujuan sasaran indikator",
        "T | S | I\nPrima | Mutu | IKM\n| Akuntabel | Nilai\n|| Lain",
        kinerja=[{"kode": "t.1", "level": "tujuan", "uraian": "Lama"}],
        indikator=[{"kode": "IKS.1.1", "induk": "S.9", "indikator": "Lama"}],
    )
    assert [row["kode"] for row in taken.kinerja] == ["T.2", "S.1", "S.2"]
    assert [row["kode"] for row in taken.indikator] == ["IKS.1.2", "IKS.2.1", "IKS.2.2"]
    assert taken.made == ["T.2", "S.1", "S.2", "IKS.1.2", "IKS.2.1", "IKS.2.2"]
    assert [row.get("induk") for row in taken.kinerja] == [None, "T.2", "T.2"]


def test_kode_of_the_source_are_kept() -> None:
    taken = take(
        "kode program kode_indikator indikator",
        "K | P | KI | I\n'7.01.02' | Layanan | IKP.9 | Persen\n||| Lain",
    )
    assert [row["kode"] for row in taken.indikator] == ["IKP.9", "IKP.7.01.02.1"]


def test_an_indicator_without_a_node_is_written_without_a_parent() -> None:
    taken = take("indikator satuan", "I | Sat\nIKM | indeks")
    assert taken.indikator == [
        {"kode": "IK.1", "level": None, "induk": "", "indikator": "IKM", "satuan": "indeks"}
    ]


def test_a_further_parent_stands_in_induk_lain() -> None:
    taken = take("sasaran program", "S | P\nMutu | Layanan\nAkuntabel | Layanan\nDesa | Layanan")
    by_text = {row["uraian"]: row for row in taken.kinerja}
    assert (by_text["Layanan"]["induk"], by_text["Layanan"]["induk_lain"]) == ("S.1", "S.2; S.3")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("seksi pemerintahan", "SI-PEM"),
        ("Kepala Seksi Pemerintahan", "SI-PEM"),
        ("Kasi Pemerintahan", "SI-PEM"),
        ("Kasubag Umum", "SEK-UMUM"),
        ("SubBag. Umum", "SEK-UMUM"),
        ("si-pem", "SI-PEM"),
        ("Seksi Lain", "Seksi Lain"),
    ],
)
def test_a_unit_is_known_by_its_name_or_its_head(text: str, unit: str) -> None:
    taken = take("sasaran indikator unit", f"S | I | U\nMutu | IKM | {text}")
    assert (taken.indikator[0]["unit"], taken.kinerja[0]["unit"]) == (unit, unit)


def test_years_before_become_rows_of_their_own() -> None:
    taken = take(
        "sasaran indikator target_lalu realisasi_lalu target_lalu",
        "S | I | Target 2024 | Realisasi 2024 | Target tahun lalu\nMutu | IKM | 80 | 81 | 83",
    )
    assert taken.riwayat == [
        {"kode": "IKS.1.1", "tahun": 2024, "target": 80, "realisasi": 81},
        {"kode": "IKS.1.1", "tahun": 2025, "target": 83},
    ]


def test_the_satuan_beside_a_target_is_taken_where_all_targets_agree() -> None:
    fields = "sasaran indikator target_tahun target_renstra"
    taken = take(
        fields, "S | I | T | R\nMutu | A | 12 dokumen | 60 dokumen\n| B | 80% | 90 orang\n| C | 5 | 6"
    )
    assert [row.get("satuan") for row in taken.indikator] == ["dokumen", None, None]
    assert taken.satuan == ["A"]


def test_what_the_master_has_is_left_as_it_is() -> None:
    kinerja = [{"kode": "S.7", "level": "sasaran", "uraian": "mutu", "unit": "SI-PEM"}]
    indikator = [
        {"kode": "IKS.7.1", "level": "sasaran", "induk": "S.7", "indikator": "IKM", "satuan": "indeks"}
    ]
    fields, text = "sasaran unit indikator satuan", "S | U | I | Sat\nMutu | Kasi Pemerintahan | IKM | "
    there = "sudah ada di buku induk dengan isi yang sama"
    same = take(fields, text + "indeks", kinerja=kinerja, indikator=indikator)
    assert (same.kinerja, same.indikator, same.taken) == ([], [], 0)
    assert causes(same) == [
        "2 IKS.7.1 sudah ada di buku induk dengan isi lain pada unit; buku induk tidak diubah"
    ]
    with_unit = [{**indikator[0], "unit": "SI-PEM"}]
    same = take(fields, text + "indeks", kinerja=kinerja, indikator=with_unit)
    assert [(left.cause, left.whole, left.understood) for left in same.left] == [(there, True, True)]
    other = take(fields, text + "nilai", kinerja=kinerja, indikator=with_unit)
    assert [(left.whole, left.understood) for left in other.left] == [(True, False)]
    assert "isi lain pada satuan" in other.left[0].cause


def test_a_new_indicator_below_a_node_of_the_master_is_taken() -> None:
    kinerja = [{"kode": "S.7", "level": "sasaran", "uraian": "Mutu"}]
    taken = take("sasaran indikator", "S | I\nMutu | IKM", kinerja=kinerja)
    assert [(row["induk"], row["kode"]) for row in taken.indikator] == [("S.7", "IKS.7.1")]
    assert (taken.taken, taken.left) == (1, [])


def test_what_differs_beside_something_new_is_named_and_the_row_counts_as_taken() -> None:
    kinerja = [{"kode": "P.1", "level": "program", "uraian": "Layanan"}]
    taken = take("kode program indikator", "K | P | I\n'7.01.02' | Layanan | Persen", kinerja=kinerja)
    assert taken.taken == 1
    assert [(left.whole, left.cause) for left in taken.left] == [
        (False, "P.1 sudah ada di buku induk dengan isi lain pada kode; buku induk tidak diubah")
    ]
    assert taken.indikator[0]["induk"] == "P.1"


def test_a_kode_indikator_that_the_master_has_is_found() -> None:
    taken = take(
        "kode_indikator indikator", "K | I\nIK.1 | Lain", indikator=[{"kode": "ik.1", "indikator": "IKM"}]
    )
    assert taken.indikator == []
    assert "isi lain pada indikator" in taken.left[0].cause


MONTHS = range(1, 13)


@pytest.mark.parametrize(
    ("months", "year", "quarters"),
    [
        (dict.fromkeys(MONTHS, 2), 24, [6, 6, 6, 6]),
        ({3: 20, 6: 40, 9: 60, 12: 80}, 80, [20, 40, 60, 80]),
        ({1: "10%", 12: "80%"}, "80%", ["10%", None, None, "80%"]),
        ({2: 0.5, 3: 0.25, 11: 0.25}, 1, [0.75, None, None, 0.25]),
        ({1: 3}, 50, None),
        ({1: 3, 2: "bagus"}, 3, None),
        ({1: 3}, None, None),
        ({12: 85}, 85, [None, None, None, 85]),
    ],
)
def test_months_make_quarters_only_where_the_year_tells_how(
    months: dict[int, Cell], year: Cell, quarters: list[Cell] | None
) -> None:
    found = quarters_of_months(months, year)
    expected = quarters and {
        f"target_tw{n}": value for n, value in enumerate(quarters, 1) if value is not None
    }
    assert found == expected


@given(st.lists(st.integers(0, 1000), min_size=12, max_size=12))
def test_quarters_of_months_that_add_up_add_up_too(values: list[int]) -> None:
    months: dict[int, Cell] = dict(enumerate(values, 1))
    found = quarters_of_months(months, sum(values))
    assert found is not None
    if values[-1] != sum(values):
        assert sum(Decimal(str(value)) for value in found.values()) == sum(values)


def test_months_that_tell_nothing_are_named_and_blank_ones_are_nothing() -> None:
    fields = "sasaran indikator target_tahun target_bulan1 target_bulan2"
    taken = take(
        fields, "S | I | T | Jan | Feb\nMutu | IKM | 85 | 3 | 4\n| Nilai | 7 | 3 | 4\n| Lain | 9 | - |"
    )
    assert [row.get("target_tw1") for row in taken.indikator] == [None, 7, None]
    assert [left.row for left in taken.left] == [2]
    assert not any(name.startswith("target_bulan") for row in taken.indikator for name in row)


def test_a_target_of_a_quarter_that_is_given_wins_over_the_months() -> None:
    taken = take("indikator target_tahun target_tw1 target_bulan1", "I | T | TW I | Jan\nIKM | 3 | 2 | 3")
    assert taken.indikator[0]["target_tw1"] == 2


@pytest.mark.parametrize(
    ("field", "value", "expected"),
    [
        ("pagu", " Rp 1.000,00 ", 1000),
        ("pagu", "106.550.000,-", 106_550_000),
        ("pagu", " 1,5 M ", "1,5 M"),
        ("pagu", "1.234", "1.234"),
        ("pagu", "95%", "95%"),
        ("pagu_ribuan", "3 dari 4", "3 dari 4"),
        ("pagu_ribuan", "1.500,5", 1_500_500),
        ("pagu_jutaan", 2.5, 2_500_000),
        ("pagu_ribuan", 0.00015, 0.15),
        ("pagu_ribuan", "belum ada", "belum ada"),
        ("target_tahun", 0, 0),
        ("satuan", "  per\u00a0sen \n", "per sen"),
        ("formula", "a\n  b", "a\nb"),
        ("polaritas", "Semakin Tinggi  Semakin Baik", "positif"),
        ("konsolidasi", "Average", "rata-rata"),
        ("polaritas", "aneh", "aneh"),
        ("kode_indikator", 7, 7),
        ("satuan", True, "True"),
        ("sumber_data", date(2026, 1, 5), "5 Januari 2026"),
    ],
)
def test_values_are_kept_as_typed(field: str, value: Cell, expected: Cell) -> None:
    assert taken_value(dictionary().fields[field], value) == expected


def test_equal_and_blank_are_judged_by_what_is_said() -> None:
    assert all(is_blank(value) for value in (None, "", " - ", "–", "…"))
    assert not any(is_blank(value) for value in (0, "0", "n/a", False))
    assert equal(None, "-")
    assert equal("A  b", "a B")
    assert equal(5, 5.0)
    assert not equal("5", 5)


def test_years_before_are_added_to_an_indicator_that_the_master_has() -> None:
    fields = "sasaran indikator target_lalu realisasi_lalu target_lalu"
    text = "S | I | Target 2024 | Realisasi 2024 | Target 2025\nMutu | IKM | 80 | 81 | 83"
    first = take(fields, text)
    rows = {"kinerja": first.kinerja, "indikator": first.indikator}
    years = take(fields, text, **rows, riwayat=first.riwayat[:1])
    assert (years.riwayat, years.taken, years.left) == (first.riwayat[1:], 1, [])
    same = take(fields, text, **rows, riwayat=first.riwayat)
    assert (same.riwayat, same.taken, [left.understood for left in same.left]) == ([], 0, [True])
    other = take(fields, text, **rows, riwayat=[{**first.riwayat[0], "target": 79}, first.riwayat[1]])
    assert other.riwayat == []
    assert "isi lain pada target" in other.left[0].cause
