"""Numbers as staff type them (domain.md 0, fact 6)."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sakip_xl.domain import tulisan
from sakip_xl.domain.angka import Jenis, Terbaca, baca_angka
from sakip_xl.domain.catatan import KALIMAT, Catatan
from sakip_xl.domain.istilah import PemisahDesimal
from sakip_xl.domain.skala import TANPA_SKALA

D = Decimal


@pytest.mark.parametrize(
    ("teks", "nilai"),
    [
        ("82,5", "82.5"),
        ("82.5", "82.5"),
        ("  82,5 ", "82.5"),
        ("1.234,5", "1234.5"),
        ("1,234.5", "1234.5"),
        ("1.234.567", "1234567"),
        ("1,234,567", "1234567"),
        ("1.234.567,89", "1234567.89"),
        ("1234.567", "1234.567"),
        ("1234,567", "1234.567"),
        ("0,125", "0.125"),
        ("0.125", "0.125"),
        ("007", "7"),
        ("0", "0"),
        ("-5", "-5"),
        ("\u22125", "-5"),
        ("- 5", "-5"),
        ("+5", "5"),
        ("Rp 106.439.453.000,00", "106439453000"),
        ("Rp 106.439", "106439"),
        ("Rp106.439", "106439"),
        ("Rp. 1.000", "1000"),
        ("IDR 1.000", "1000"),
        ("Rp 5.000,-", "5000"),
        ("5.000,-", "5000"),
        ("Rp -5", "-5"),
        ("-Rp 5.000", "-5000"),
        ("1\u00a0234,5", "1234.5"),
        ("1\u202f234\u2009567", "1234567"),
        ("\ufeff82,5\u200b", "82.5"),
    ],
)
def test_one_number_is_read_in_the_writing_of_its_typist(teks: str, nilai: str) -> None:
    terbaca = baca_angka(teks)
    assert terbaca.jenis is Jenis.ANGKA
    assert terbaca.nilai == D(nilai)
    assert terbaca.polos == D(nilai)
    assert terbaca.catatan == ()


@pytest.mark.parametrize("teks", ["95%", "95 %", "95\u00a0%", "95 persen", "95 prosen", "95%\n"])
def test_a_percent_sign_is_kept_beside_the_number(teks: str) -> None:
    terbaca = baca_angka(teks)
    assert (terbaca.nilai, terbaca.persen, terbaca.polos) == (D(95), True, None)


@pytest.mark.parametrize(
    ("teks", "nilai", "satuan"),
    [
        ("7 hari kerja", "7", "hari kerja"),
        ("140\u00a0orang", "140", "orang"),
        ("5kg", "5", "kg"),
        ("12 orang/tahun", "12", "orang/tahun"),
        ("140 m2", "140", "m2"),
        ("140 m²", "140", "m²"),
        ("5 /tahun", "5", "/tahun"),
        ("Peringkat 2", "2", "Peringkat"),
        ("Peringkat ke-2", "2", "Peringkat ke-"),
        ("2 M", "2", "M"),
        ("5 org & unit", "5", "org & unit"),
    ],
)
def test_words_around_a_number_are_its_unit(teks: str, nilai: str, satuan: str) -> None:
    terbaca = baca_angka(teks)
    assert (terbaca.nilai, terbaca.satuan) == (D(nilai), satuan)


@pytest.mark.parametrize(
    ("teks", "nilai"), [("5 juta", "5000000"), ("Rp 1,5 miliar", "1500000000"), ("2 rb. orang", "2000")]
)
def test_a_multiple_of_a_thousand_is_worked_in_and_noted(teks: str, nilai: str) -> None:
    terbaca = baca_angka(teks)
    assert terbaca.nilai == D(nilai)
    assert Catatan.PENGALI in terbaca.catatan


@pytest.mark.parametrize("teks", ["≥ 80%", ">= 80", "< 80", "minimal 80", "kurang dari 80", "maks. 80"])
def test_a_comparison_is_noted_and_left_to_the_polarity(teks: str) -> None:
    terbaca = baca_angka(teks)
    assert terbaca.nilai == D(80)
    assert terbaca.catatan == (Catatan.TANDA_BANDING,)


@pytest.mark.parametrize("teks", ["100 dari 110 Organisasi", "100 Organisasi dari 110 Organisasi"])
def test_the_number_after_dari_is_the_whole(teks: str) -> None:
    terbaca = baca_angka(teks)
    assert (terbaca.nilai, terbaca.penyebut, terbaca.satuan) == (D(100), D(110), "Organisasi")
    assert terbaca.polos is None


def test_a_remark_in_parentheses_is_noted_and_not_counted() -> None:
    terbaca = baca_angka("140 Kelompok (1400 orang)")
    assert (terbaca.nilai, terbaca.satuan, terbaca.catatan) == (D(140), "Kelompok", (Catatan.KURUNG,))


@pytest.mark.parametrize(
    ("teks", "bawah", "atas", "persen", "satuan"),
    [
        ("80 - 90%", "80", "90", True, ""),
        ("80% - 90%", "80", "90", True, ""),
        ("80-90", "80", "90", False, ""),
        ("7 – 8 bulan", "7", "8", False, "bulan"),
        ("80 s.d. 90", "80", "90", False, ""),
        ("80 s/d 90", "80", "90", False, ""),
        ("80 sd 90", "80", "90", False, ""),
        ("80 sampai dengan 90", "80", "90", False, ""),
        ("80 hingga 90", "80", "90", False, ""),
        ("-5 s.d. -3", "-5", "-3", False, ""),
        ("-5 - -3", "-5", "-3", False, ""),
        ("Rp 2.000 - Rp 3.000", "2000", "3000", False, ""),
        ("2 - 3 juta", "2000000", "3000000", False, ""),
    ],
)
def test_a_range_has_two_bounds_and_no_single_value(
    teks: str, bawah: str, atas: str, persen: bool, satuan: str
) -> None:
    terbaca = baca_angka(teks)
    assert terbaca.rentang
    assert terbaca.nilai is None
    assert (terbaca.bawah, terbaca.atas, terbaca.persen, terbaca.satuan) == (
        D(bawah),
        D(atas),
        persen,
        satuan,
    )


def test_a_range_typed_backwards_is_turned_and_noted() -> None:
    terbaca = baca_angka("90 - 80")
    assert (terbaca.bawah, terbaca.atas, terbaca.catatan) == (D(80), D(90), (Catatan.RENTANG_TERBALIK,))


@pytest.mark.parametrize(
    ("teks", "skor"),
    [("WTP", 4), ("wdp", 3), (" Ya ", 1), ("Tidak", 0), ("AA", 7), ("Opini  WTP", 4), ("Sangat Baik", 4)],
)
def test_a_word_of_a_scale_is_its_score(teks: str, skor: int) -> None:
    terbaca = baca_angka(teks)
    assert terbaca.ordinal
    assert (terbaca.nilai, terbaca.polos) == (D(skor), None)
    assert baca_angka(teks, skala=TANPA_SKALA).jenis is Jenis.TIDAK_TERBACA


@pytest.mark.parametrize(
    "nilai", [None, "", "  ", "-", "–", "—", "n/a", "N/A", "NA", "belum ada", "\u00a0", "\u200b"]
)
def test_a_sign_for_nothing_is_empty_and_not_zero(nilai: object) -> None:
    terbaca = baca_angka(nilai)
    assert terbaca.kosong
    assert terbaca.nilai is None


@pytest.mark.parametrize(
    "teks",
    ["1.234", "1,234", "-1.234", "1.234%", "12.345 orang", "999,999", "1.234 dari 2.000", "1.234 - 1.250"],
)
def test_one_mark_before_three_digits_is_ambiguous(teks: str) -> None:
    terbaca = baca_angka(teks)
    assert terbaca.ambigu
    assert terbaca.nilai is None
    assert terbaca.catatan == (Catatan.AMBIGU,)
    assert terbaca.teks == teks


@pytest.mark.parametrize(
    ("teks", "pemisah", "nilai"),
    [
        ("1.234", PemisahDesimal.KOMA, "1234"),
        ("1,234", PemisahDesimal.KOMA, "1.234"),
        ("1.234", PemisahDesimal.TITIK, "1.234"),
        ("1,234", PemisahDesimal.TITIK, "1234"),
        ("Rp 1.234", PemisahDesimal.TITIK, "1234"),
        ("82.5", PemisahDesimal.KOMA, "82.5"),
        ("1.234,5", PemisahDesimal.TITIK, "1234.5"),
    ],
)
def test_the_setting_decides_only_what_is_ambiguous(teks: str, pemisah: PemisahDesimal, nilai: str) -> None:
    assert baca_angka(teks, pemisah=pemisah).nilai == D(nilai)


def test_rupiah_with_a_comma_before_three_digits_stays_ambiguous() -> None:
    assert baca_angka("Rp 106,439").ambigu


@pytest.mark.parametrize(
    "nilai",
    [
        "(5)", "--5", "5--3", "- Rp -5", "12,34,5", "1,2,3", "1.234.56", "1.234,5,6", "0.123,5", "1e5", "5a",
        "3x", "nan", "inf", "orang", "Rp", "Rp 1,5 M", "5,", "5.", ".5", "1 234", "1/2", "95%.", "±5",
        "minus 5", "negatif 5", "5 dari 10 juta", "3 dokumen, 2 laporan", "5 dari 7 desa di 3 kecamatan",
        "Tidak ada", "5 " + "kata " * 50, "1" * 250,
        float("nan"), float("inf"), D("NaN"), D("Infinity"), [], b"5", 5j,
    ],
    ids=repr,
)  # fmt: skip
def test_what_is_no_single_number_is_not_guessed(nilai: object) -> None:
    terbaca = baca_angka(nilai)
    assert terbaca.jenis is Jenis.TIDAK_TERBACA
    assert terbaca.nilai is None
    assert Catatan.TIDAK_TERBACA in terbaca.catatan


@pytest.mark.parametrize(
    ("nilai", "catatan"),
    [
        ("(5)", Catatan.KURUNG),
        ("#DIV/0!", Catatan.GALAT_EXCEL),
        ("#N/A", Catatan.GALAT_EXCEL),
        (True, Catatan.BENAR_SALAH),
        (date(2026, 11, 22), Catatan.TANGGAL),
        (datetime(2026, 11, 22, 7), Catatan.TANGGAL),
        (time(7, 30), Catatan.TANGGAL),
        ("22 November 2026", Catatan.TANGGAL),
        ("Senin, 22 Mei 2026", Catatan.TANGGAL),
        ("22/11/2026", Catatan.TANGGAL),
        ("2026-11-22", Catatan.TANGGAL),
        ("2026-11-22 07:30", Catatan.TANGGAL),
        ("5 Mei", Catatan.TANGGAL),
        ("Mei 2026", Catatan.TANGGAL),
        ("07:30", Catatan.TANGGAL),
        ("5 dari 0", Catatan.PENYEBUT_NOL),
        ("9" * 40, Catatan.DI_LUAR_JANGKAUAN),
        (D("1E+50"), Catatan.DI_LUAR_JANGKAUAN),
        (1e-300, Catatan.DI_LUAR_JANGKAUAN),
    ],
)
def test_an_unreadable_cell_says_why(nilai: object, catatan: Catatan) -> None:
    terbaca = baca_angka(nilai)
    assert terbaca.nilai is None
    assert catatan in terbaca.catatan


@pytest.mark.parametrize(
    ("nilai", "terbaca"), [(0.1, "0.1"), (82.5, "82.5"), (3, "3"), (1e22, "1E+22"), (-0.0, "0")]
)
def test_a_number_of_excel_counts_with_the_digits_it_prints(nilai: float, terbaca: str) -> None:
    assert baca_angka(nilai).nilai == D(terbaca)


@pytest.mark.parametrize("nilai", [-0.0, "-0", "-0,00", D("-0E+99")])
def test_zero_has_no_sign(nilai: object) -> None:
    terbaca = baca_angka(nilai)
    assert terbaca.nilai is not None
    assert not terbaca.nilai.is_signed()


def test_bounds_of_something_without_a_number_are_refused() -> None:
    with pytest.raises(ValueError, match="tidak terbaca"):
        Terbaca(Jenis.KOSONG).batas_eksak()


def test_every_note_has_its_sentence() -> None:
    assert set(KALIMAT) == set(Catatan)
    assert all(c.kalimat.endswith(".") for c in Catatan)


DESIMAL = st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False, places=6)


@given(DESIMAL, st.booleans())
@example(D("1.234"), True)
@example(D(1234), True)
def test_what_we_write_we_read_back(nilai: Decimal, ribuan: bool) -> None:
    tertulis = tulisan.angka(nilai, None, ribuan=ribuan)
    assert baca_angka(tertulis, pemisah=PemisahDesimal.KOMA).nilai == nilai


@given(st.decimals(min_value=0, max_value=10**15, allow_nan=False, places=2))
def test_rupiah_we_write_we_read_back_without_any_setting(nilai: Decimal) -> None:
    assert baca_angka(tulisan.rupiah(nilai)).polos == nilai


@given(st.decimals(min_value=0, max_value=10**6, allow_nan=False, places=1))
def test_percent_we_write_we_read_back(nilai: Decimal) -> None:
    terbaca = baca_angka(tulisan.persen(nilai))
    assert (terbaca.nilai, terbaca.persen) == (nilai, True)


@given(st.floats(min_value=-1e20, max_value=1e20).filter(lambda x: x == 0 or abs(x) > 1e-30))
def test_a_float_keeps_every_digit(nilai: float) -> None:
    assert float(baca_angka(nilai).nilai or 0) == nilai


@given(st.text(max_size=40) | st.text(alphabet="0123456789.,-–% ()Rpdariskmj/", max_size=30))
def test_no_text_raises_and_a_number_is_never_both_read_and_refused(teks: str) -> None:
    terbaca = baca_angka(teks)
    terbaca_ulang = baca_angka(f"  {teks} ")
    assert terbaca.jenis is terbaca_ulang.jenis
    assert (terbaca.bawah is not None) is (terbaca.jenis in {Jenis.ANGKA, Jenis.RENTANG, Jenis.ORDINAL})
    assert terbaca.bawah is None or terbaca.atas is None or terbaca.bawah <= terbaca.atas
