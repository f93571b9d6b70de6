"""Dates and times that stand as text in a cell."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain import wording
from sakip_xl.domain.measure.typed_date import read_clock, read_date, read_moment


@pytest.mark.parametrize(
    "text",
    [
        "30 Juni 2026",
        "30 juni 2026",
        "30 Jun. 2026",
        "30-Jun-2026",
        "30 June 2026",
        "30/06/2026",
        "30-6-2026",
        "30.06.2026",
        "2026-06-30",
        "2026/6/30",
        "2026-06-30T09:00",
        "Selasa, 30 Juni 2026",
        "Selasa 30/06/2026",
        "Tgl. 30 Juni 2026",
        "Selasa tanggal 30 Juni 2026",
        "30  Juni   2026",
        "30 / 06 / 2026",
        "30 Juni 2026.",
        "Selasa,30 Juni 2026",
        "paling lambat tanggal 30 Juni 2026",
        "30 Juni 2026 pukul 09.00 WIB",
        "30 Juni 2026, 09:00",
    ],
)
def test_an_unambiguous_indonesian_date_is_a_date(text: str) -> None:
    assert read_date(text) == date(2026, 6, 30)


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "Juni 2026", "30 Juni", "30/06", "30/06/26", "31 Juni 2026", "12/31/2026", "30/06-2026",
        "Senin, 30 Juni 2026", "akhir Juni 2026", "Triwulan III 2026", "30 Juni 2026 sore", "0 Juni 2026",
        "30 Juni 2026 pukul 25.00", "2026-13-01", "46000",
    ],
)  # fmt: skip
def test_what_names_no_day_beyond_doubt_is_none(text: str) -> None:
    assert read_date(text) is None
    assert read_moment(text) is None


def test_the_day_stands_first_as_in_indonesia() -> None:
    assert read_date("03/04/2026") == date(2026, 4, 3)


@pytest.mark.parametrize(
    ("text", "clock"),
    [("09.30", time(9, 30)), ("9:30:15", time(9, 30, 15)), ("Pukul 09.30 WIB", time(9, 30)), ("24:00", None)],
)
def test_a_time_is_read_with_a_dot_or_a_colon(text: str, clock: time | None) -> None:
    assert read_clock(text) == clock
    assert read_clock(f"{text} lebih") is None


@given(st.dates(), st.times())
def test_what_we_write_we_read_back(day: date, clock: time) -> None:
    moment = datetime.combine(day, clock.replace(second=0, microsecond=0))
    if day.year < 1000:
        return
    assert read_date(wording.tanggal(day)) == day
    assert read_date(f"{wording.hari(day)}, {wording.tanggal(day)}") == day
    assert read_moment(wording.waktu(moment)) == moment


@given(st.text(max_size=30) | st.text(alphabet="0123456789-/. JuniMe", max_size=20))
def test_no_text_raises(text: str) -> None:
    assert (read_date(text) is None) is (read_moment(text) is None)
    read_clock(text)
