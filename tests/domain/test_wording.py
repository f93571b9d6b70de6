"""Indonesian writing."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

import pytest

from sakip_xl.domain import wording


@pytest.mark.parametrize(
    ("nilai", "desimal", "written"),
    [
        (Decimal("1234.5"), 2, "1.234,50"),
        (0, 2, "0,00"),
        (-1234567, 0, "-1.234.567"),
        (0.1, None, "0,1"),
        (Decimal(100), None, "100"),
        (Decimal("-0.004"), 2, "0,00"),
        (Decimal("2.675"), 2, "2,68"),
        (2.675, 2, "2,68"),
        (Fraction(1, 3), None, "0,3333333333"),
        (-0.5, None, "-0,5"),
    ],
)
def test_a_number_has_thousands_dots_and_a_decimal_comma(
    nilai: Decimal | float | Fraction, desimal: int | None, written: str
) -> None:
    assert wording.angka(nilai, desimal) == written


def test_nothing_is_written_as_a_dash_and_zero_as_zero() -> None:
    assert [f(None) for f in (wording.angka, wording.percent, wording.rupiah)] == ["-", "-", "-"]
    assert (wording.tanggal(None), wording.waktu(None)) == ("-", "-")
    assert wording.angka(None, blank="") == ""
    assert wording.percent(0) == "0,00%"


def test_thousands_dots_can_be_left_out() -> None:
    assert wording.angka(1234, 1, thousands=False) == "1234,0"


def test_money_dates_and_times_are_written_as_in_a_letter() -> None:
    assert wording.rupiah(106439453000) == "Rp 106.439.453.000,00"
    assert wording.tanggal(date(2026, 11, 22)) == "22 November 2026"
    assert wording.waktu(datetime(2026, 1, 2, 7, 5)) == "2 Januari 2026 pukul 07.05"
    assert [wording.hari(date(2026, 11, h)) for h in range(23, 30)] == list(wording.HARI)


@pytest.mark.parametrize(
    ("minutes", "per_day", "written"),
    [(930, 450, "2 hari 30 menit"), (450, 450, "1 hari"), (5, 450, "5 menit"), (0, 450, "0 menit"),
     (-480, 450, "-1 hari 30 menit"), (390, 390, "1 hari")],
)  # fmt: skip
def test_a_duration_is_told_in_working_days_and_minutes(minutes: int, per_day: int, written: str) -> None:
    assert wording.duration(minutes, per_day) == written


def test_quarters_are_named_in_roman_numerals() -> None:
    assert [wording.triwulan(n) for n in range(1, 5)] == [f"Triwulan {r}" for r in ("I", "II", "III", "IV")]


def test_a_list_reads_like_a_sentence() -> None:
    assert wording.listing(["a", "b", "c"]) == "a, b, dan c"
    assert wording.listing(["a", "b"]) == "a dan b"
    assert wording.listing(["a"]) == "a"
    assert wording.listing([]) == ""
