"""The rules on one reported number, on the master's sheet and on a unit's form alike."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.domain.model import AnggaranInput, FormulirInput
from sakip_xl.domain.rules import check_input, check_rules
from sakip_xl.domain.rules.sample import TODAY, compose
from sakip_xl.domain.rules.satuan import target_met, two_readings
from sakip_xl.domain.terms import DecimalSeparator, Polaritas


def row(**content: object) -> FormulirInput:
    base = {
        "baris_ke": 3,
        "kode": "IKS.1",
        "indikator": "Persentase desa tertib",
        "satuan": "%",
        "polaritas": "positif",
        "target": 60,
        "realisasi": 62,
    }
    return FormulirInput.model_validate({**base, **content})


def kode(*entry: FormulirInput, **content: object) -> list[str]:
    found = check_input(entry, tahun=2026, triwulan=2, **content)  # type: ignore[arg-type]
    return [each.temuan.kode for each in found]


@pytest.mark.parametrize(
    ("content", "temuan"),
    [
        ({}, []),
        ({"realisasi": None}, ["SKP-135"]),
        ({"realisasi": None, "target": None}, []),
        ({"realisasi": 0, "kendala": "Desa belum melapor"}, []),
        ({"realisasi": "enam puluh"}, ["SKP-121"]),
        ({"realisasi": "1.234"}, ["SKP-122"]),
        ({"realisasi": "60 - 70"}, ["SKP-136"]),
        ({"realisasi": -1, "kendala": "x"}, ["SKP-133"]),
        ({"realisasi": 101}, ["SKP-134"]),
        ({"realisasi": "0,62", "kendala": "x"}, ["SKP-138"]),
        ({"realisasi": "0,62", "target": None}, []),
        ({"realisasi": 601, "satuan": "dokumen"}, ["SKP-229"]),
        ({"realisasi": 601, "satuan": "dokumen", "target": 0}, []),
        ({"realisasi": "WDP", "target": "WTP", "satuan": "opini"}, ["SKP-230"]),
        ({"realisasi": "WTP", "target": 60, "satuan": "opini"}, ["SKP-140"]),
        ({"realisasi": 50}, ["SKP-230"]),
        ({"realisasi": 50, "kendala": " - "}, ["SKP-230"]),
        ({"realisasi": 70, "polaritas": "negatif"}, ["SKP-230"]),
        ({"realisasi": 50, "polaritas": "negatif"}, []),
        ({"realisasi": 61, "polaritas": "stabil"}, ["SKP-230"]),
        ({"realisasi": 61, "target": "60 - 65", "polaritas": "stabil"}, []),
        ({"realisasi": 50, "polaritas": "rusak"}, ["SKP-230"]),
        ({"realisasi": "5 dari 8"}, []),
        ({"realisasi": "4 dari 8"}, ["SKP-230"]),
        ({"realisasi": "9 dari 8"}, ["SKP-134"]),
        ({"realisasi": 60, "target": "6 dari 8"}, ["SKP-230"]),
        ({"realisasi": "35 dari 40", "target": 30, "satuan": "orang"}, ["SKP-121"]),
        ({"realisasi": "35 dari 40", "target": 40, "satuan": "orang"}, ["SKP-230"]),
        ({"tindak_lanjut": "Pendampingan"}, ["SKP-231"]),
        ({"batas_waktu": date(2026, 6, 29)}, ["SKP-232"]),
        ({"batas_waktu": date(2026, 6, 30)}, []),
    ],
)
def test_a_row_of_a_form_is_judged_like_a_row_of_the_master(
    content: dict[str, object], temuan: list[str]
) -> None:
    assert kode(row(**content)) == temuan


def test_a_change_may_be_negative_or_more_than_a_hundred_percent() -> None:
    assert kode(row(indikator="Persentase pertumbuhan PAD", realisasi=110)) == []
    assert kode(row(indikator="Persentase pertumbuhan PAD", realisasi=-5, target=-10)) == []


@pytest.mark.parametrize(
    "indikator",
    [
        "Angka Partisipasi Kasar PAUD",
        "Persentase realisasi PBB",
        "Persentase capaian target PAD kecamatan",
        "Rasio belanja terhadap pendapatan",
        "Persentase pertumbuhan UMKM",
    ],
)
def test_more_than_a_hundred_percent_is_left_where_the_measure_allows_it(indikator: str) -> None:
    assert kode(row(indikator=indikator, realisasi="106,79", target=100)) == []


@pytest.mark.parametrize("indikator", ["Persentase wajib pajak yang patuh", "Persentase desa tertib"])
def test_a_part_is_never_more_than_its_whole(indikator: str) -> None:
    assert kode(row(indikator=indikator, realisasi="106,79", target=100)) == ["SKP-134"]


@pytest.mark.parametrize(
    ("target", "realisasi", "temuan"),
    [
        ("maksimal 1", "0,5", []),
        ("maksimal 5 %", "0,5", []),
        ("maksimal 10", "0,08", ["SKP-138"]),
        ("-", "0,08", []),
    ],
)
def test_a_small_percentage_is_natural_where_lower_is_better(
    target: str, realisasi: str, temuan: list[str]
) -> None:
    assert kode(row(polaritas="negatif", target=target, realisasi=realisasi)) == temuan


@pytest.mark.parametrize(
    ("content", "temuan"),
    [
        ({"satuan": "bulan", "target": 12, "realisasi": "12 hari"}, ["SKP-143"]),
        ({"satuan": "bulan", "target": 12, "realisasi": "12 bulan"}, []),
        ({"satuan": "desa", "target": 12, "realisasi": "12 desa dan kelurahan"}, []),
        ({"satuan": "desa", "target": 12, "realisasi": "95%"}, ["SKP-143"]),
        ({"satuan": "desa", "target": "90%", "realisasi": "95%"}, []),
        ({"satuan": "rupiah", "target": 3, "realisasi": "3 bulan"}, ["SKP-143"]),
        ({"satuan": "rupiah", "target": 3, "realisasi": "Rp 3"}, []),
        ({"satuan": "Rp", "target": 1, "realisasi": "1,5 M"}, ["SKP-116"]),
        ({"satuan": "Rp", "target": 1, "realisasi": "Rp 1,5 M"}, ["SKP-116"]),
        ({"satuan": "Rp", "target": 1e9, "realisasi": "Rp 1,5 miliar"}, []),
        ({"satuan": "juta rupiah", "target": 1e6, "realisasi": "1,5 juta"}, ["SKP-143"]),
        ({"satuan": "juta rupiah", "target": "1 juta", "realisasi": "1,5 juta"}, []),
        ({"satuan": "juta rupiah", "target": 1, "realisasi": "1,5 M"}, ["SKP-143"]),
        ({"satuan": "", "target": 3, "realisasi": "3 bulan"}, []),
    ],
)
def test_a_unit_other_than_the_indicators_is_told(content: dict[str, object], temuan: list[str]) -> None:
    assert kode(row(**content)) == temuan


def test_the_number_that_is_probably_meant_is_spelled() -> None:
    (found,) = check_input([row(satuan="Rp", target=1, realisasi="1,5 M")])
    assert found.temuan.saran == "Bila itu maksudnya, tulis 1.500.000.000."


def test_a_number_where_a_word_is_asked_is_told_which_words() -> None:
    (found,) = check_input([row(satuan="predikat", target="BB", realisasi=76)])
    assert found.temuan.saran.startswith("Tulis AA, A, BB, B, CC, C, D;")
    (found,) = check_input([row(satuan="predikat", target=None, realisasi="95%")])
    assert found.temuan.saran.startswith("Tulis kata seperti BB, Baik, atau Maju;")
    (found,) = check_input([row(satuan="predikat", target="BB", realisasi="BB (76,5)")])
    assert found.temuan.saran.startswith("Tulis BB;")


def test_the_decimal_separator_of_the_workbook_decides_what_is_ambiguous() -> None:
    entry = row(realisasi="1.234", satuan="dokumen", target=1000)
    assert kode(entry, separator=DecimalSeparator.KOMA) == []
    assert kode(entry, separator=DecimalSeparator.TITIK) == ["SKP-230"]


def test_an_ambiguous_number_is_told_with_both_readings() -> None:
    (found,) = check_input([row(realisasi="1.234")])
    assert found.temuan.pesan == "Isi kolom realisasi '1.234' dapat berarti 1.234 atau 1,234."
    assert two_readings("1.234 - 1.500") == ("1.234 - 1.500", "1,234 - 1,5")


def test_a_finding_of_a_form_names_its_table_row_and_heading() -> None:
    (found,) = check_input([row(realisasi=None)], heading=lambda table, field_name: f"{table} {field_name}")
    assert (found.table, found.row_index, found.field_name) == ("tblIsian", 3, "realisasi")
    assert found.temuan.saran == (
        "Isi kolom tblIsian realisasi; bila memang nol, tulis 0; bila belum ada, tulis Alasan Belum Tersedia."
    )


@pytest.mark.parametrize(
    ("target", "text"),
    [(60.5, "60,5"), ("60%", "60%"), ("60 desa", "60 desa"), ("60-70", "60-70"), (0.0, "0")],
)
def test_a_missed_target_is_told_as_staff_write_it(target: object, text: str) -> None:
    (found,) = check_input([row(target=target, realisasi=-1, indikator="Laju inflasi")])
    assert f"belum mencapai target {text}," in found.temuan.pesan


def test_dates_are_not_judged_when_the_quarter_is_unknown() -> None:
    old = row(batas_waktu=date(2020, 1, 1))
    assert check_input([old]) == []
    assert check_input([old], tahun=2026) == []


@pytest.mark.parametrize(
    ("pagu", "realisasi", "temuan"),
    [
        (100, 100, []),
        (100, 0, []),
        (100, None, ["SKP-135"]),
        (None, None, []),
        (None, 5, []),
        (100, 101, ["SKP-333"]),
    ],
)
def test_money_of_a_form_is_filled_and_within_the_pagu(
    pagu: int | None, realisasi: int | None, temuan: list[str]
) -> None:
    money = AnggaranInput.model_validate({"kode": "P.1", "pagu": pagu, "realisasi": realisasi, "baris_ke": 1})
    found = check_input([], [money])
    assert [each.temuan.kode for each in found] == temuan
    assert all((each.table, each.row_index) == ("tblIsianAnggaran", 1) for each in found)


def test_a_realisasi_without_its_indicator_is_not_judged_as_a_number() -> None:
    master = compose({"tblRealisasi": [{"kode": "IKS.9", "realisasi": "x"}]})
    assert [found.temuan.kode for found in check_rules(master, TODAY)] == ["SKP-302"]


@pytest.mark.parametrize(
    ("change", "previous"),
    [
        ({"konsolidasi": "jumlah", "satuan": "dokumen"}, 70),
        ({"polaritas": "negatif"}, 70),
        ({}, "5 dari 10"),
        ({"satuan": "indeks"}, 70),
        ({}, "n/a"),
    ],
)
def test_only_a_percentage_to_date_that_should_rise_may_not_fall(
    change: dict[str, object], previous: object
) -> None:
    master = compose(
        {
            "tblIndikator": [change],
            "tblRealisasi": [{"triwulan": 1, "realisasi": previous}, {"realisasi": 62}, {"realisasi": "n/a"}],
        }
    )
    assert "SKP-332" not in {found.temuan.kode for found in check_rules(master, TODAY)}


NUMBERS = st.decimals(-1000, 1000, places=2)


@given(NUMBERS, NUMBERS, NUMBERS, st.sampled_from(Polaritas))
def test_within_a_range_the_target_is_met_in_every_direction(
    a: Decimal, b: Decimal, nilai: Decimal, polaritas: Polaritas
) -> None:
    lower, upper = sorted((a, b))
    target = read_number(lower) if lower == upper else read_number(f"{lower:f} - {upper:f}".replace(".", ","))
    result = target_met(target, read_number(nilai), polaritas)
    if lower <= nilai <= upper:
        assert result is True
    elif polaritas is Polaritas.STABIL:
        assert result is False
    else:
        good = nilai > upper if polaritas is Polaritas.POSITIF else nilai < lower
        assert result is good


@given(st.integers(-10_000, 10_000), st.sampled_from(Polaritas))
def test_the_target_itself_is_always_met_and_nothing_is_compared_with_nothing(
    nilai: int, polaritas: Polaritas
) -> None:
    assert target_met(read_number(nilai), read_number(nilai), polaritas) is True
    assert target_met(read_number(None), read_number(nilai), polaritas) is None
    assert target_met(read_number(nilai), read_number("n/a"), polaritas) is None
