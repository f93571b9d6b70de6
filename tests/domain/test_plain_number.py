"""Plain numbers: one number and nothing else, or the reason why not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.measure.plain_number import PlainFlaw, PlainNumber, read_plain
from sakip_xl.domain.wording import rupiah


@pytest.mark.parametrize(
    ("text", "usul"),
    [
        ("1,5 M", "1.500.000.000"),
        ("2,2M", "2.200.000.000"),
        ("1.5 jt", "1.500.000"),
        ("Rp 1,5 miliar", "1.500.000.000"),
        ("500 rb.", "500.000"),
        ("12 K", "12.000"),
        ("1.500 juta", "1.500.000.000"),
        ("1,234 milyar rupiah", "1.234.000.000"),
        ("0,5 T", "500.000.000.000"),
        ("1.5jt,-", "1.500.000"),
        ("± Rp 2,2 M (APBD)", "2.200.000.000"),
        ("kurang lebih 1,5 miliyar", "1.500.000.000"),
    ],
)
def test_a_word_for_thousands_is_refused_with_the_number_it_probably_means(text: str, usul: str) -> None:
    assert read_plain(text) == PlainNumber(flaw=PlainFlaw.PENGALI, usul=usul)


@pytest.mark.parametrize("text", ["1.5.5 M", "M", "1 Mei", "5 meter", "2 - 3 juta", "1,5 juta orang"])
def test_no_number_is_suggested_where_none_is_told(text: str) -> None:
    reading = read_plain(text)
    assert (reading.nilai, reading.usul) == (None, "")
    assert reading.flaw is not None


@pytest.mark.parametrize(
    ("value", "flaw"),
    [
        ("95%", PlainFlaw.PERSEN),
        ("95 persen", PlainFlaw.PERSEN),
        ("50% dari pagu", PlainFlaw.BERSATUAN),
        ("3 bulan", PlainFlaw.BERSATUAN),
        (">5", PlainFlaw.BERSATUAN),
        ("±5", PlainFlaw.BERSATUAN),
        ("1.500.000 (APBD)", PlainFlaw.BERSATUAN),
        ("100 dari 110", PlainFlaw.BANYAK),
        ("80 - 90", PlainFlaw.BANYAK),
        ("5; 6", PlainFlaw.BANYAK),
        ("nihil", PlainFlaw.KATA_NOL),
        ("1.234", PlainFlaw.AMBIGU),
        ("Baik", PlainFlaw.BUKAN),
        (date(2026, 1, 1), PlainFlaw.BUKAN),
        (True, PlainFlaw.BUKAN),
    ],
)
def test_what_is_more_or_less_than_one_number_says_why(value: object, flaw: PlainFlaw) -> None:
    assert read_plain(value) == PlainNumber(flaw=flaw)


def test_a_column_in_percent_takes_a_percent_sign_and_nothing_else_does() -> None:
    assert read_plain("25%", percent=True).nilai == Decimal(25)
    assert read_plain("25% dari 40", percent=True).flaw is PlainFlaw.BANYAK


@pytest.mark.parametrize("value", [None, "-", "n/a", "  "])
def test_a_sign_for_nothing_is_no_number_and_no_flaw(value: object) -> None:
    assert read_plain(value) == PlainNumber()


@given(st.decimals(min_value=0, max_value=10**14, allow_nan=False, places=2))
def test_money_as_we_write_it_is_plain(amount: Decimal) -> None:
    assert read_plain(rupiah(amount)).nilai == amount


@given(st.text(max_size=20) | st.text(alphabet="0123456789.,-% RpMjtrb", max_size=20))
def test_a_number_is_never_both_taken_and_refused(text: str) -> None:
    reading = read_plain(text)
    assert reading.nilai is None or reading.flaw is None
    assert bool(reading.usul) is (reading.flaw is PlainFlaw.PENGALI)
