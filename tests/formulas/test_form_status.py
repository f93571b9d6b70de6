"""The state of a form's row: worked examples, and agreement with the reader of numbers."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.domain.model import Cell, Pengaturan
from sakip_xl.domain.terms import DecimalSeparator
from sakip_xl.formulas.base import Scope
from sakip_xl.formulas.form_status import (
    ANGKA_SAJA,
    BELUM,
    BUKAN_ANGKA,
    DI_LUAR,
    KENDALA,
    LEBIH_PAGU,
    LENGKAP,
    STATUS,
    compute_anggaran_status,
    compute_mark,
    compute_number,
    compute_scale,
    compute_status,
)
from sakip_xl.schema.tables.formulir import TBL_ISIAN, TBL_ISIAN_ANGGARAN

CONTOH = [
    (k.rumus, *example)
    for tabel in (TBL_ISIAN, TBL_ISIAN_ANGGARAN)
    for k in tabel.kolom
    if k.rumus is not None
    for example in k.rumus.contoh
]


def scope(separator: DecimalSeparator = DecimalSeparator.TANYAKAN) -> Scope:
    return Scope(Pengaturan(nama_kecamatan="Contoh", tahun=2026, pemisah_desimal=separator))


def angka(value: Cell, separator: DecimalSeparator = DecimalSeparator.TANYAKAN) -> Cell:
    return compute_number("realisasi")({"realisasi": value}, scope(separator))


def status(realisasi: Cell, target: Cell = 90, **other: Cell) -> Cell:
    row: dict[str, Cell] = {
        "kode": "I.1",
        "satuan": "%",
        "polaritas": "positif",
        "kendala": None,
        "realisasi": realisasi,
        "target": target,
        **other,
    }
    row["angka_realisasi"] = compute_number("realisasi")(row, scope())
    row["angka_target"] = compute_number("target")(row, scope())
    row["skala"] = compute_scale(row, scope())
    return compute_status(row, scope())


@pytest.mark.parametrize(("rumus", "row", "expected"), CONTOH, ids=range(len(CONTOH)))
def test_every_worked_example_holds(rumus: object, row: dict[str, Cell], expected: Cell) -> None:
    assert rumus.hitung(row, scope()) == expected  # type: ignore[attr-defined]


def test_every_state_has_a_worked_example_or_a_test() -> None:
    assert {str(expected) for _, _, expected in CONTOH} - {""} <= set(STATUS)


@given(st.from_regex(r"-?[0-9][0-9.,]{0,12}[0-9]?( ?%)?", fullmatch=True), st.sampled_from(DecimalSeparator))
def test_a_plain_text_is_read_as_the_domain_reads_it(teks: str, separator: DecimalSeparator) -> None:
    reading = read_number(teks, separator=separator)
    result = angka(teks, separator)
    if reading.ambigu:
        assert result == "ganda"
    elif reading.nilai is None:
        assert result == "teks"
    else:
        assert result == pytest.approx(float(reading.nilai) / (100 if reading.persen else 1))


@pytest.mark.parametrize("nilai", [None, "", " ", "-", "--", "–", "n/a", "N/A", "Belum ada data"])
def test_a_sign_for_nothing_is_not_filled_in(nilai: Cell) -> None:
    assert angka(nilai) == ""
    assert status(nilai) == BELUM


@pytest.mark.parametrize("nilai", ["1" * 16, "0" * 21, "Rp 5.000", "80 - 90", "1e5", "baik", True])
def test_what_is_no_plain_number_is_a_text(nilai: Cell) -> None:
    assert angka(nilai) == "teks"


@pytest.mark.parametrize(
    ("nilai", "expected"), [(date(1900, 1, 1), 2), (datetime(2026, 11, 22, 12), 46348.5), (time(6), 0.25)]
)
def test_a_date_is_a_number_to_excel(nilai: Cell, expected: float) -> None:
    assert angka(nilai) == expected


@pytest.mark.parametrize(
    ("body", "separator", "expected"),
    [
        ("1.234", DecimalSeparator.KOMA, ","),
        ("1.234", DecimalSeparator.TITIK, "."),
        ("1.234", DecimalSeparator.TANYAKAN, "?"),
        ("1,234.5", DecimalSeparator.TANYAKAN, "."),
        ("1.234,5", DecimalSeparator.TANYAKAN, ","),
        ("1,234,567", DecimalSeparator.TANYAKAN, "."),
        ("1.234.567", DecimalSeparator.TANYAKAN, ","),
        ("82.5", DecimalSeparator.KOMA, "."),
        ("0,123", DecimalSeparator.TITIK, ","),
        ("12", DecimalSeparator.TANYAKAN, ","),
        ("", DecimalSeparator.TANYAKAN, ""),
    ],
)
def test_the_decimal_mark_is_found(body: str, separator: DecimalSeparator, expected: str) -> None:
    assert compute_mark("x")({"x": body}, scope(separator)) == expected


def test_percent_is_compared_on_the_scale_of_its_target() -> None:
    assert status("95%", "90%") == LENGKAP
    assert status("95%", 90) == LENGKAP
    assert status("105%", 90) == LENGKAP
    assert status(95, "90%") == LENGKAP
    assert status(85, "90%") == KENDALA
    assert status(0.95, 90, satuan="indeks") == KENDALA


def test_the_direction_of_good_decides_what_misses() -> None:
    assert status(85, 90, polaritas="negatif") == LENGKAP
    assert status(95, 90, polaritas="Negatif") == KENDALA
    assert status(90, 90, polaritas="stabil") == LENGKAP
    assert status(91, 90, polaritas="stabil") == KENDALA


def test_a_value_far_off_asks_for_a_reason() -> None:
    assert status(-1) == DI_LUAR
    assert status(-1, -5) == LENGKAP
    assert status(901) == DI_LUAR
    assert status(12, 1, satuan="kali") == LENGKAP
    assert status(901, kendala="Data dua tahun") == LENGKAP


def test_a_text_beside_a_number_is_asked_for_as_a_number() -> None:
    assert status("sangat baik") == BUKAN_ANGKA
    assert status("90 orang") == ANGKA_SAJA
    assert status("WTP", "WTP") == LENGKAP
    assert status(85, "80 - 90") == LENGKAP
    assert status(85, None) == LENGKAP


def test_money_is_a_number_within_its_pagu() -> None:
    def uang(value: Cell, pagu: Cell = 100, remark: Cell = None, kode: Cell = "K.1") -> Cell:
        row = {"kode": kode, "pagu": pagu, "realisasi": value, "keterangan": remark}
        return compute_anggaran_status(row, scope())

    assert uang(0) == LENGKAP
    assert uang(101) == LEBIH_PAGU
    assert uang(101, None) == LENGKAP
    assert uang(101, 100, "Pergeseran") == LENGKAP
    assert uang(-1) == DI_LUAR
    assert uang("Rp 50") == ANGKA_SAJA
    assert uang("lima") == BUKAN_ANGKA
    assert uang("  ") == BELUM
    assert uang(5, 100, None, None) == ""
