"""What units reported, one unit or several that share an indicator."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.measure.joined import join_values
from sakip_xl.domain.measure.kertas_kerja import fill_kertas_kerja
from sakip_xl.domain.measure.nilai import print_nilai
from sakip_xl.domain.measure.rekap import RekapResult
from sakip_xl.domain.measure.reported import Reported, reported_subject, reported_values
from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.domain.measure.units import reporting_units, summarize_units
from sakip_xl.domain.model import Master
from sakip_xl.domain.rules import check_rules
from sakip_xl.domain.rules.sample import TODAY, compose
from sakip_xl.domain.terms import DecimalSeparator, Penggabungan

JUMLAH, RATA, PJ = Penggabungan.JUMLAH, Penggabungan.RATA_RATA, Penggabungan.PENANGGUNG_JAWAB


def office(gabungan: str | None, *values: object, satuan: str = "dokumen", **other: Any) -> Master:
    """PEM, responsible, and A and B share IKS.1; each value is a unit's, a dict is its whole row."""
    units = ("PEM", "A", "B")
    rows = [
        {"unit": unit, **(value if isinstance(value, dict) else {"realisasi": value})}
        for unit, value in zip(units, values, strict=False)
        if value is not None
    ]
    return compose(
        {
            "tblUnit": [{}, {"kode": "A"}, {"kode": "B"}],
            "tblIndikator": [{"satuan": satuan, "unit_pendukung": "A; B", "gabungan": gabungan, **other}],
            "tblRealisasi": rows,
        }
    )


@pytest.mark.parametrize(
    ("gabungan", "values", "joined"),
    [
        ("jumlah", (1, 2, 3.5), 6.5),
        ("jumlah", (0, 0, 0), 0),
        ("jumlah", ("1.500.000", 1, 2), 1500003),
        ("jumlah", ("3 dari 4", "1 dari 4", "0 dari 2"), "4 dari 10"),
        ("rata-rata", ("3 dari 4", "1 dari 4", "1 dari 2"), "1 dari 2"),
        ("rata-rata", ("80%", "70%", "75,5%"), "75,16666666666667%".replace("66666666667", "6666666667")),
        ("rata-rata", ("80%", "70%", "75%"), "75%"),
        ("rata-rata", (1, 2, 2), 1.66666666666667),
        ("rata-rata", (1, 2, 3), 2),
        ("penanggung jawab", (9, 2, 3), 9),
        ("penanggung jawab", (None, 2, 3), None),
        (None, (9, 2, 3), 9),
    ],
)
def test_the_values_of_units_become_one(
    gabungan: str | None, values: tuple[object, ...], joined: object
) -> None:
    reported = reported_values(office(gabungan, *values)).get(("IKS.1", 2), Reported())
    assert (reported.realisasi, reported.masalah, reported.belum) == (joined, "", ())


@pytest.mark.parametrize(
    ("satuan", "values", "joined"),
    [
        ("%", ("80%", "7 dari 10", 60), "70%"),
        ("Prosentase", (80, 70, 60), 70),
        ("%", ("1 dari 3", "1 dari 3", "1 dari 3"), "1 dari 3"),
        ("desa", ("80%", "7 dari 10", "6 dari 10"), "70%"),
    ],
)
def test_percentages_written_differently_have_a_mean(
    satuan: str, values: tuple[object, ...], joined: object
) -> None:
    reported = reported_values(office("rata-rata", *values, satuan=satuan))["IKS.1", 2]
    assert (reported.realisasi, reported.masalah) == (joined, "")


def test_numbers_under_percent_are_not_added_up() -> None:
    reported = reported_values(office("jumlah", 80, 70, 60, satuan="%"))["IKS.1", 2]
    assert (reported.realisasi, reported.masalah) == (None, "persentase tidak dapat dijumlahkan")


def test_a_unit_that_has_not_reported_leaves_no_number_and_is_named() -> None:
    reported = reported_values(office("jumlah", 1, None, ""))["IKS.1", 2]
    assert (reported.realisasi, reported.belum) == (None, ("A", "B"))
    assert reported.catatan == "Belum dilaporkan oleh A dan B."
    (row,) = fill_kertas_kerja(office("jumlah", 1, None, ""), 2)
    assert "Belum dilaporkan oleh A dan B." in row.catatan


def test_what_is_declared_not_available_is_named_with_its_reason() -> None:
    declared = {"realisasi": None, "alasan_belum": "audit berjalan"}
    reported = reported_values(office("rata-rata", 1, declared, 3))["IKS.1", 2]
    assert (reported.realisasi, reported.alasan_belum, reported.belum) == (None, "A: audit berjalan", ())
    assert reported.catatan == ""


@pytest.mark.parametrize(
    ("gabungan", "values", "words"),
    [
        ("jumlah", ("80%", "70%", "60%"), "persentase tidak dapat dijumlahkan"),
        ("jumlah", (1, "2 dari 3", 4), "bentuk isiannya berbeda"),
        ("rata-rata", (1, "80 - 90", 4), "bukan satu angka"),
        ("rata-rata", ("1 dari 2", "0 dari 0", "1 dari 2"), "bukan satu angka"),
    ],
)
def test_values_that_cannot_be_joined_are_a_finding(
    gabungan: str, values: tuple[object, ...], words: str
) -> None:
    master = office(gabungan, *values)
    reported = reported_values(master)["IKS.1", 2]
    assert reported.realisasi is None
    assert words in reported.catatan
    kode = [f.temuan.kode for f in check_rules(master, TODAY, table={"tblRealisasi"})]
    assert "SKP-355" in kode


def test_of_two_rows_of_one_unit_the_last_counts_and_both_are_told() -> None:
    master = office("jumlah", 1, 2, 3)
    twin = master.realisasi[0].model_copy(update={"realisasi": 5, "baris_ke": 3})
    again = Master(**{**_fields(master), "realisasi": [*master.realisasi, twin]})
    assert reported_values(again)["IKS.1", 2].realisasi == 10
    assert [f.temuan.kode for f in check_rules(again, TODAY, table={"tblRealisasi"})] == ["SKP-331"]


def test_a_row_of_a_unit_that_shares_nothing_is_told_and_does_not_count() -> None:
    master = office("jumlah", 1, 2, 3)
    other = compose({"tblUnit": [{}, *({"kode": k} for k in ("A", "B", "C"))]}).unit
    stray = master.realisasi[0].model_copy(update={"unit": "C", "baris_ke": 3})
    again = Master(**{**_fields(master), "realisasi": [*master.realisasi, stray], "unit": other})
    assert reported_values(again)["IKS.1", 2].realisasi == 6
    assert [f.temuan.kode for f in check_rules(again, TODAY, table={"tblRealisasi"})] == ["SKP-330"]


def test_every_unit_that_shares_an_indicator_reports_it_and_counts_its_own() -> None:
    master = office("jumlah", 1, None, 3)
    assert [unit.kode for unit in reporting_units(master, 2)] == ["PEM", "A", "B"]
    blank = print_nilai(RekapResult(None, 0), master)
    summaries = summarize_units(master, 2, datetime(2026, 7, 10), {}, blank)
    assert [(each.unit.kode, each.terisi, each.jumlah) for each in summaries] == [
        ("PEM", 1, 1),
        ("A", 0, 1),
        ("B", 1, 1),
    ]


def test_a_drop_is_looked_for_within_one_unit() -> None:
    earlier = {"triwulan": 1, "unit": "A", "realisasi": 70}
    row = compose(
        {"tblRealisasi": [earlier, {"unit": "PEM", "realisasi": 60}, {"unit": "A", "realisasi": 65}]}
    ).realisasi
    master = Master(**{**_fields(office("rata-rata", satuan="%")), "realisasi": row})
    found = [(f.row_index, f.temuan.kode) for f in check_rules(master, TODAY, table={"tblRealisasi"})]
    assert found == [(2, "SKP-332")]


@given(st.lists(st.integers(-(10**9), 10**9), min_size=2, max_size=9))
def test_a_sum_and_a_mean_of_whole_numbers_are_exact(numbers: list[int]) -> None:
    values = [read_number(number) for number in numbers]
    assert join_values(values, JUMLAH).realisasi == sum(numbers)
    mean = Fraction(sum(numbers), len(numbers))
    result = join_values(values, RATA).realisasi
    assert abs(Fraction(Decimal(repr(result))) - mean) <= abs(mean) / 10**14


@given(
    st.lists(st.decimals(0, 200, places=3), min_size=2, max_size=5),
    st.sampled_from(["koma", "titik", "tanyakan"]),
)
def test_a_joined_percentage_reads_back_as_what_it_is(numbers: list[Decimal], mark: str) -> None:
    separator = DecimalSeparator(mark)
    values = [
        read_number(f"{number:.4f}%".replace(".", "." if mark == "titik" else ","), separator=separator)
        for number in numbers
    ]
    joined = join_values(values, RATA, separator)
    back = read_number(joined.realisasi, separator=separator)
    mean = sum(map(Fraction, numbers), Fraction(0)) / len(numbers)
    assert back.persen
    assert abs(Fraction(back.nilai or 0) - mean) <= Fraction(1, 10**10)


def _fields(master: Master) -> dict[str, Any]:
    return {name: getattr(master, name) for name in Master.__dataclass_fields__}


def test_a_row_of_a_shared_indicator_is_named_with_its_unit() -> None:
    master = office("jumlah", 1, 2, 3)
    (indikator,) = master.indikator_in_force()
    alone = indikator.model_copy(update={"unit_pendukung": ""})
    row = master.realisasi[1]
    assert reported_subject(indikator, row) == f"{indikator.indikator} (A)"
    assert reported_subject(alone, row) == indikator.indikator
    assert reported_subject(None, row) == row.kode
