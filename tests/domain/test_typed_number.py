"""Numbers as staff type them (domain.md 0, fact 6)."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from sakip_xl.domain import wording
from sakip_xl.domain.measure.catatan import KALIMAT, Catatan
from sakip_xl.domain.measure.scale import TANPA_SKALA
from sakip_xl.domain.measure.typed_number import NumberKind, ReadCell, read_number
from sakip_xl.domain.terms import DecimalSeparator

D = Decimal


@pytest.mark.parametrize(
    ("text", "nilai"),
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
def test_one_number_is_read_in_the_writing_of_its_typist(text: str, nilai: str) -> None:
    reading = read_number(text)
    assert reading.kind is NumberKind.ANGKA
    assert reading.nilai == D(nilai)
    assert reading.plain == D(nilai)
    assert reading.catatan == ()


@pytest.mark.parametrize("text", ["95%", "95 %", "95\u00a0%", "95 persen", "95 prosen", "95%\n"])
def test_a_percent_sign_is_kept_beside_the_number(text: str) -> None:
    reading = read_number(text)
    assert (reading.nilai, reading.persen, reading.plain) == (D(95), True, None)


@pytest.mark.parametrize(
    ("text", "nilai", "satuan"),
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
def test_words_around_a_number_are_its_unit(text: str, nilai: str, satuan: str) -> None:
    reading = read_number(text)
    assert (reading.nilai, reading.satuan) == (D(nilai), satuan)


@pytest.mark.parametrize(
    ("text", "nilai"), [("5 juta", "5000000"), ("Rp 1,5 miliar", "1500000000"), ("2 rb. orang", "2000")]
)
def test_a_multiple_of_a_thousand_is_worked_in_and_noted(text: str, nilai: str) -> None:
    reading = read_number(text)
    assert reading.nilai == D(nilai)
    assert Catatan.PENGALI in reading.catatan


@pytest.mark.parametrize("text", ["≥ 80%", ">= 80", "< 80", "minimal 80", "kurang dari 80", "maks. 80"])
def test_a_comparison_is_noted_and_left_to_the_polarity(text: str) -> None:
    reading = read_number(text)
    assert reading.nilai == D(80)
    assert reading.catatan == (Catatan.TANDA_BANDING,)


@pytest.mark.parametrize("text", ["100 dari 110 Organisasi", "100 Organisasi dari 110 Organisasi"])
def test_the_number_after_dari_is_the_whole(text: str) -> None:
    reading = read_number(text)
    assert (reading.nilai, reading.penyebut, reading.satuan) == (D(100), D(110), "Organisasi")
    assert reading.plain is None


@pytest.mark.parametrize(
    ("text", "nilai", "letter", "percent"),
    [
        ("65,40 (B)", "65.40", "B", False),
        ("B (65,40)", "65.40", "B", False),
        ("BB (76,5)", "76.5", "BB", False),
        ("A - 85,2", "85.2", "A", False),
        ("76,5 / bb", "76.5", "bb", False),
        ("Sangat Baik (88,5%)", "88.5", "Sangat Baik", True),
        ("Predikat B: 65", "65", "Predikat B", False),
    ],
)
def test_a_word_of_a_scale_beside_a_number_is_kept_with_it(
    text: str, nilai: str, letter: str, percent: bool
) -> None:
    reading = read_number(text)
    assert (reading.nilai, reading.huruf, reading.persen) == (D(nilai), letter, percent)
    assert not reading.ordinal


@pytest.mark.parametrize("text", ["Ya (3)", "WTP (4)", "B (65,40", "B (65) 4", "80 (90)", "85 (85%)"])
def test_a_word_that_stands_for_no_number_and_a_second_number_are_refused(text: str) -> None:
    assert read_number(text).kind is NumberKind.TIDAK_TERBACA


def test_a_letter_beside_an_ambiguous_number_leaves_it_ambiguous() -> None:
    reading = read_number("B (65.400)")
    assert (reading.ambigu, reading.text) == (True, "B (65.400)")


def test_a_remark_in_parentheses_is_noted_and_not_counted() -> None:
    reading = read_number("140 Kelompok (1400 orang)")
    assert (reading.nilai, reading.satuan, reading.catatan) == (D(140), "Kelompok", (Catatan.KURUNG,))


@pytest.mark.parametrize(
    ("text", "lower", "upper", "percent", "satuan"),
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
    text: str, lower: str, upper: str, percent: bool, satuan: str
) -> None:
    reading = read_number(text)
    assert reading.range_of
    assert reading.nilai is None
    assert (reading.lower, reading.upper, reading.persen, reading.satuan) == (
        D(lower),
        D(upper),
        percent,
        satuan,
    )


def test_a_range_typed_backwards_is_turned_and_noted() -> None:
    reading = read_number("90 - 80")
    assert (reading.lower, reading.upper, reading.catatan) == (D(80), D(90), (Catatan.RENTANG_TERBALIK,))


@pytest.mark.parametrize(
    ("text", "score"),
    [("WTP", 4), ("wdp", 3), (" Ya ", 1), ("Tidak", 0), ("AA", 7), ("Opini  WTP", 4), ("Sangat Baik", 4)],
)
def test_a_word_of_a_scale_is_its_score(text: str, score: int) -> None:
    reading = read_number(text)
    assert reading.ordinal
    assert (reading.nilai, reading.plain) == (D(score), None)
    assert read_number(text, skala=TANPA_SKALA).kind is NumberKind.TIDAK_TERBACA


@pytest.mark.parametrize(
    "nilai", [None, "", "  ", "-", "–", "—", "n/a", "N/A", "NA", "belum ada", "\u00a0", "\u200b"]
)
def test_a_sign_for_nothing_is_empty_and_not_zero(nilai: object) -> None:
    reading = read_number(nilai)
    assert reading.kosong
    assert reading.nilai is None


@pytest.mark.parametrize(
    "text",
    ["1.234", "1,234", "-1.234", "1.234%", "12.345 orang", "999,999", "1.234 dari 2.000", "1.234 - 1.250"],
)
def test_one_mark_before_three_digits_is_ambiguous(text: str) -> None:
    reading = read_number(text)
    assert reading.ambigu
    assert reading.nilai is None
    assert reading.catatan == (Catatan.AMBIGU,)
    assert reading.text == text


@pytest.mark.parametrize(
    ("text", "separator", "nilai"),
    [
        ("1.234", DecimalSeparator.KOMA, "1234"),
        ("1,234", DecimalSeparator.KOMA, "1.234"),
        ("1.234", DecimalSeparator.TITIK, "1.234"),
        ("1,234", DecimalSeparator.TITIK, "1234"),
        ("Rp 1.234", DecimalSeparator.TITIK, "1234"),
        ("82.5", DecimalSeparator.KOMA, "82.5"),
        ("1.234,5", DecimalSeparator.TITIK, "1234.5"),
    ],
)
def test_the_setting_decides_only_what_is_ambiguous(
    text: str, separator: DecimalSeparator, nilai: str
) -> None:
    assert read_number(text, separator=separator).nilai == D(nilai)


def test_rupiah_with_a_comma_before_three_digits_stays_ambiguous() -> None:
    assert read_number("Rp 106,439").ambigu


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
    reading = read_number(nilai)
    assert reading.kind is NumberKind.TIDAK_TERBACA
    assert reading.nilai is None
    assert Catatan.TIDAK_TERBACA in reading.catatan


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
        ("nihil", Catatan.KATA_NOL),
        ("Tidak ada.", Catatan.KATA_NOL),
        ("Nihil (0)", Catatan.KATA_NOL),
        ("belum dinilai", Catatan.BERUPA_ALASAN),
        ("Proses evaluasi masih berjalan", Catatan.BERUPA_ALASAN),
        ("prosesor", Catatan.TIDAK_TERBACA),
        ("80 dan 90", Catatan.BANYAK_ANGKA),
        ("80; 90", Catatan.BANYAK_ANGKA),
        ("80/90", Catatan.BANYAK_ANGKA),
        ("82,5 dan 75 orang", Catatan.BANYAK_ANGKA),
        ("1 234", Catatan.BANYAK_ANGKA),
        ("5 Nopember 2026", Catatan.TANGGAL),
        ("Agt 2026", Catatan.TANGGAL),
        ("9" * 40, Catatan.DI_LUAR_JANGKAUAN),
        (D("1E+50"), Catatan.DI_LUAR_JANGKAUAN),
        (1e-300, Catatan.DI_LUAR_JANGKAUAN),
    ],
)
def test_an_unreadable_cell_says_why(nilai: object, catatan: Catatan) -> None:
    reading = read_number(nilai)
    assert reading.nilai is None
    assert catatan in reading.catatan


@pytest.mark.parametrize(
    ("nilai", "parsed"), [(0.1, "0.1"), (82.5, "82.5"), (3, "3"), (1e22, "1E+22"), (-0.0, "0")]
)
def test_a_number_of_excel_counts_with_the_digits_it_prints(nilai: float, parsed: str) -> None:
    assert read_number(nilai).nilai == D(parsed)


@pytest.mark.parametrize("nilai", [-0.0, "-0", "-0,00", D("-0E+99")])
def test_zero_has_no_sign(nilai: object) -> None:
    reading = read_number(nilai)
    assert reading.nilai is not None
    assert not reading.nilai.is_signed()


def test_bounds_of_something_without_a_number_are_refused() -> None:
    with pytest.raises(ValueError, match="tidak terbaca"):
        ReadCell(NumberKind.KOSONG).exact_bounds()


def test_every_note_has_its_sentence() -> None:
    assert set(KALIMAT) == set(Catatan)
    assert all(c.kalimat.endswith(".") for c in Catatan)


DECIMALS = st.decimals(min_value=-(10**12), max_value=10**12, allow_nan=False, allow_infinity=False, places=6)


@given(DECIMALS, st.booleans())
@example(D("1.234"), True)
@example(D(1234), True)
def test_what_we_write_we_read_back(nilai: Decimal, thousands: bool) -> None:
    written = wording.angka(nilai, None, thousands=thousands)
    assert read_number(written, separator=DecimalSeparator.KOMA).nilai == nilai


@given(st.decimals(min_value=0, max_value=10**15, allow_nan=False, places=2))
def test_rupiah_we_write_we_read_back_without_any_setting(nilai: Decimal) -> None:
    assert read_number(wording.rupiah(nilai)).plain == nilai


@given(st.decimals(min_value=0, max_value=10**6, allow_nan=False, places=1))
def test_percent_we_write_we_read_back(nilai: Decimal) -> None:
    reading = read_number(wording.percent(nilai))
    assert (reading.nilai, reading.persen) == (nilai, True)


@given(st.floats(min_value=-1e20, max_value=1e20).filter(lambda x: x == 0 or abs(x) > 1e-30))
def test_a_float_keeps_every_digit(nilai: float) -> None:
    assert float(read_number(nilai).nilai or 0) == nilai


@given(st.text(max_size=40) | st.text(alphabet="0123456789.,-–% ()Rpdariskmj/", max_size=30))
def test_no_text_raises_and_a_number_is_never_both_read_and_refused(teks: str) -> None:
    reading = read_number(teks)
    reparsed = read_number(f"  {teks} ")
    assert reading.kind is reparsed.kind
    assert (reading.lower is not None) is (
        reading.kind in {NumberKind.ANGKA, NumberKind.RENTANG, NumberKind.ORDINAL}
    )
    assert reading.lower is None or reading.upper is None or reading.lower <= reading.upper
