"""The state of a form's row: worked examples, and agreement with the reader of numbers."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.angka import baca_angka
from sakip_xl.domain.istilah import PemisahDesimal
from sakip_xl.domain.model import Pengaturan, Sel
from sakip_xl.layout.inti import Konteks
from sakip_xl.layout.rumus_isian import (
    ANGKA_SAJA,
    BELUM,
    BUKAN_ANGKA,
    DI_LUAR,
    KENDALA,
    LEBIH_PAGU,
    LENGKAP,
    STATUS,
    hitung_angka,
    hitung_skala,
    hitung_status,
    hitung_status_anggaran,
    hitung_tanda,
)
from sakip_xl.layout.tabel_formulir import TBL_ISIAN, TBL_ISIAN_ANGGARAN

CONTOH = [
    (k.rumus, *contoh)
    for tabel in (TBL_ISIAN, TBL_ISIAN_ANGGARAN)
    for k in tabel.kolom
    if k.rumus is not None
    for contoh in k.rumus.contoh
]


def konteks(pemisah: PemisahDesimal = PemisahDesimal.TANYAKAN) -> Konteks:
    return Konteks(Pengaturan(nama_kecamatan="Contoh", tahun=2026, pemisah_desimal=pemisah))


def angka(nilai: Sel, pemisah: PemisahDesimal = PemisahDesimal.TANYAKAN) -> Sel:
    return hitung_angka("realisasi")({"realisasi": nilai}, konteks(pemisah))


def status(realisasi: Sel, target: Sel = 90, **lain: Sel) -> Sel:
    baris: dict[str, Sel] = {
        "kode": "I.1",
        "satuan": "%",
        "polaritas": "positif",
        "kendala": None,
        "realisasi": realisasi,
        "target": target,
        **lain,
    }
    baris["angka_realisasi"] = hitung_angka("realisasi")(baris, konteks())
    baris["angka_target"] = hitung_angka("target")(baris, konteks())
    baris["skala"] = hitung_skala(baris, konteks())
    return hitung_status(baris, konteks())


@pytest.mark.parametrize(("rumus", "baris", "harap"), CONTOH, ids=range(len(CONTOH)))
def test_every_worked_example_holds(rumus: object, baris: dict[str, Sel], harap: Sel) -> None:
    assert rumus.hitung(baris, konteks()) == harap  # type: ignore[attr-defined]


def test_every_state_has_a_worked_example_or_a_test() -> None:
    assert {str(harap) for _, _, harap in CONTOH} - {""} <= set(STATUS)


@given(st.from_regex(r"-?[0-9][0-9.,]{0,12}[0-9]?( ?%)?", fullmatch=True), st.sampled_from(PemisahDesimal))
def test_a_plain_text_is_read_as_the_domain_reads_it(teks: str, pemisah: PemisahDesimal) -> None:
    terbaca = baca_angka(teks, pemisah=pemisah)
    hasil = angka(teks, pemisah)
    if terbaca.ambigu:
        assert hasil == "ganda"
    elif terbaca.nilai is None:
        assert hasil == "teks"
    else:
        assert hasil == pytest.approx(float(terbaca.nilai) / (100 if terbaca.persen else 1))


@pytest.mark.parametrize("nilai", [None, "", " ", "-", "--", "–", "n/a", "N/A", "Belum ada data"])
def test_a_sign_for_nothing_is_not_filled_in(nilai: Sel) -> None:
    assert angka(nilai) == ""
    assert status(nilai) == BELUM


@pytest.mark.parametrize("nilai", ["1" * 16, "0" * 21, "Rp 5.000", "80 - 90", "1e5", "baik", True])
def test_what_is_no_plain_number_is_a_text(nilai: Sel) -> None:
    assert angka(nilai) == "teks"


@pytest.mark.parametrize(
    ("nilai", "harap"), [(date(1900, 1, 1), 2), (datetime(2026, 11, 22, 12), 46348.5), (time(6), 0.25)]
)
def test_a_date_is_a_number_to_excel(nilai: Sel, harap: float) -> None:
    assert angka(nilai) == harap


@pytest.mark.parametrize(
    ("badan", "pemisah", "harap"),
    [
        ("1.234", PemisahDesimal.KOMA, ","),
        ("1.234", PemisahDesimal.TITIK, "."),
        ("1.234", PemisahDesimal.TANYAKAN, "?"),
        ("1,234.5", PemisahDesimal.TANYAKAN, "."),
        ("1.234,5", PemisahDesimal.TANYAKAN, ","),
        ("1,234,567", PemisahDesimal.TANYAKAN, "."),
        ("1.234.567", PemisahDesimal.TANYAKAN, ","),
        ("82.5", PemisahDesimal.KOMA, "."),
        ("0,123", PemisahDesimal.TITIK, ","),
        ("12", PemisahDesimal.TANYAKAN, ","),
        ("", PemisahDesimal.TANYAKAN, ""),
    ],
)
def test_the_decimal_mark_is_found(badan: str, pemisah: PemisahDesimal, harap: str) -> None:
    assert hitung_tanda("x")({"x": badan}, konteks(pemisah)) == harap


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
    def uang(nilai: Sel, pagu: Sel = 100, keterangan: Sel = None, kode: Sel = "K.1") -> Sel:
        baris = {"kode": kode, "pagu": pagu, "realisasi": nilai, "keterangan": keterangan}
        return hitung_status_anggaran(baris, konteks())

    assert uang(0) == LENGKAP
    assert uang(101) == LEBIH_PAGU
    assert uang(101, None) == LENGKAP
    assert uang(101, 100, "Pergeseran") == LENGKAP
    assert uang(-1) == DI_LUAR
    assert uang("Rp 50") == ANGKA_SAJA
    assert uang("lima") == BUKAN_ANGKA
    assert uang("  ") == BELUM
    assert uang(5, 100, None, None) == ""
