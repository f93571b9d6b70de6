"""The rules on one reported number, on the master's sheet and on a unit's form alike."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.angka import baca_angka
from sakip_xl.domain.aturan import periksa_aturan, periksa_isian
from sakip_xl.domain.aturan.contoh import HARI_INI, susun
from sakip_xl.domain.aturan.satuan import dua_bacaan, tercapai
from sakip_xl.domain.istilah import PemisahDesimal, Polaritas
from sakip_xl.domain.model import IsianAnggaran, IsianFormulir


def baris(**isi: object) -> IsianFormulir:
    dasar = {
        "baris_ke": 3,
        "kode": "IKS.1",
        "indikator": "Persentase desa tertib",
        "satuan": "%",
        "polaritas": "positif",
        "target": 60,
        "realisasi": 62,
    }
    return IsianFormulir.model_validate({**dasar, **isi})


def kode(*isian: IsianFormulir, **isi: object) -> list[str]:
    return [apa.temuan.kode for apa in periksa_isian(isian, tahun=2026, triwulan=2, **isi)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("isi", "temuan"),
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
        ({"realisasi": "WTP", "target": 60, "satuan": "opini"}, []),
        ({"realisasi": 50}, ["SKP-230"]),
        ({"realisasi": 50, "kendala": " - "}, ["SKP-230"]),
        ({"realisasi": 70, "polaritas": "negatif"}, ["SKP-230"]),
        ({"realisasi": 50, "polaritas": "negatif"}, []),
        ({"realisasi": 61, "polaritas": "stabil"}, ["SKP-230"]),
        ({"realisasi": 61, "target": "60 - 65", "polaritas": "stabil"}, []),
        ({"realisasi": 50, "polaritas": "rusak"}, ["SKP-230"]),
        ({"tindak_lanjut": "Pendampingan"}, ["SKP-231"]),
        ({"batas_waktu": date(2026, 6, 29)}, ["SKP-232"]),
        ({"batas_waktu": date(2026, 6, 30)}, []),
    ],
)
def test_a_row_of_a_form_is_judged_like_a_row_of_the_master(
    isi: dict[str, object], temuan: list[str]
) -> None:
    assert kode(baris(**isi)) == temuan


def test_a_change_may_be_negative_or_more_than_a_hundred_percent() -> None:
    assert kode(baris(indikator="Persentase pertumbuhan PAD", realisasi=110)) == []
    assert kode(baris(indikator="Persentase pertumbuhan PAD", realisasi=-5, target=-10)) == []


def test_the_decimal_separator_of_the_workbook_decides_what_is_ambiguous() -> None:
    satu = baris(realisasi="1.234", satuan="dokumen", target=1000)
    assert kode(satu, pemisah=PemisahDesimal.KOMA) == []
    assert kode(satu, pemisah=PemisahDesimal.TITIK) == ["SKP-230"]


def test_an_ambiguous_number_is_told_with_both_readings() -> None:
    (apa,) = periksa_isian([baris(realisasi="1.234")])
    assert apa.temuan.pesan == "Isi kolom realisasi '1.234' dapat berarti 1.234 atau 1,234."
    assert dua_bacaan("1.234 - 1.500") == ("1.234 - 1.500", "1,234 - 1,5")


def test_a_finding_of_a_form_names_its_table_row_and_heading() -> None:
    (apa,) = periksa_isian([baris(realisasi=None)], judul=lambda tabel, bidang: f"{tabel} {bidang}")
    assert (apa.tabel, apa.baris_ke, apa.bidang) == ("tblIsian", 3, "realisasi")
    assert apa.temuan.saran == "Isi kolom tblIsian realisasi; bila memang nol, tulis 0."


@pytest.mark.parametrize(
    ("target", "teks"),
    [(60.5, "60,5"), ("60%", "60%"), ("60 desa", "60 desa"), ("60-70", "60-70"), (0.0, "0")],
)
def test_a_missed_target_is_told_as_staff_write_it(target: object, teks: str) -> None:
    (apa,) = periksa_isian([baris(target=target, realisasi=-1, indikator="Laju inflasi")])
    assert f"belum mencapai target {teks}," in apa.temuan.pesan


def test_dates_are_not_judged_when_the_quarter_is_unknown() -> None:
    lama = baris(batas_waktu=date(2020, 1, 1))
    assert periksa_isian([lama]) == []
    assert periksa_isian([lama], tahun=2026) == []


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
    uang = IsianAnggaran.model_validate({"kode": "P.1", "pagu": pagu, "realisasi": realisasi, "baris_ke": 1})
    ditemukan = periksa_isian([], [uang])
    assert [apa.temuan.kode for apa in ditemukan] == temuan
    assert all((apa.tabel, apa.baris_ke) == ("tblIsianAnggaran", 1) for apa in ditemukan)


def test_a_realisasi_without_its_indicator_is_not_judged_as_a_number() -> None:
    master = susun({"tblRealisasi": [{"kode": "IKS.9", "realisasi": "x"}]})
    assert [apa.temuan.kode for apa in periksa_aturan(master, HARI_INI)] == ["SKP-302"]


@pytest.mark.parametrize(
    ("ubah", "lalu"),
    [
        ({"konsolidasi": "jumlah", "satuan": "dokumen"}, 70),
        ({"polaritas": "negatif"}, 70),
        ({"satuan": "indeks"}, 70),
        ({}, "n/a"),
    ],
)
def test_only_a_percentage_to_date_that_should_rise_may_not_fall(
    ubah: dict[str, object], lalu: object
) -> None:
    master = susun(
        {
            "tblIndikator": [ubah],
            "tblRealisasi": [{"triwulan": 1, "realisasi": lalu}, {"realisasi": 62}, {"realisasi": "n/a"}],
        }
    )
    assert "SKP-332" not in {apa.temuan.kode for apa in periksa_aturan(master, HARI_INI)}


BILANGAN = st.decimals(-1000, 1000, places=2)


@given(BILANGAN, BILANGAN, BILANGAN, st.sampled_from(Polaritas))
def test_within_a_range_the_target_is_met_in_every_direction(
    a: Decimal, b: Decimal, nilai: Decimal, polaritas: Polaritas
) -> None:
    bawah, atas = sorted((a, b))
    target = baca_angka(bawah) if bawah == atas else baca_angka(f"{bawah:f} - {atas:f}".replace(".", ","))
    hasil = tercapai(target, baca_angka(nilai), polaritas)
    if bawah <= nilai <= atas:
        assert hasil is True
    elif polaritas is Polaritas.STABIL:
        assert hasil is False
    else:
        baik = nilai > atas if polaritas is Polaritas.POSITIF else nilai < bawah
        assert hasil is baik


@given(st.integers(-10_000, 10_000), st.sampled_from(Polaritas))
def test_the_target_itself_is_always_met_and_nothing_is_compared_with_nothing(
    nilai: int, polaritas: Polaritas
) -> None:
    assert tercapai(baca_angka(nilai), baca_angka(nilai), polaritas) is True
    assert tercapai(baca_angka(None), baca_angka(nilai), polaritas) is None
    assert tercapai(baca_angka(nilai), baca_angka("n/a"), polaritas) is None
