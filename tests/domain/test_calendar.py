"""The working calendar: hours of Perpres 21/2023, days off, Ramadan, and arithmetic that never drifts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.sop.calendar import Calendar, national_holidays, national_ramadan
from sakip_xl.domain.terms import HolidayKind

USUAL = Calendar()


@dataclass(frozen=True)
class Duration:
    hari: int
    menit: int


def clock(day: date, calendar: Calendar = USUAL) -> list[str]:
    return [f"{open_time:%H.%M}-{close_time:%H.%M}" for open_time, close_time in calendar.working_hours(day)]


def at_time(day: date, clock_time: int, minutes: int = 0) -> datetime:
    return datetime(day.year, day.month, day.day, clock_time, minutes)


MONDAY, FRIDAY, SATURDAY = date(2026, 4, 6), date(2026, 4, 10), date(2026, 4, 11)
NEXT_MONDAY = date(2026, 4, 13)
FASTING_THURSDAY, FASTING_FRIDAY = date(2026, 2, 26), date(2026, 2, 27)


def test_a_day_has_the_hours_and_breaks_of_the_regulation() -> None:
    assert clock(MONDAY) == ["07.30-12.00", "13.00-16.00"]
    assert clock(FRIDAY) == ["07.30-11.30", "13.00-16.30"]
    assert clock(SATURDAY) == []
    assert clock(FASTING_THURSDAY) == ["08.00-12.00", "12.30-15.00"]
    assert clock(FASTING_FRIDAY) == ["08.00-11.30", "12.30-15.30"]


@given(st.dates(date(2020, 1, 1), date(2032, 12, 31)))
def test_every_working_day_has_its_net_minutes(day: date) -> None:
    old = sum((close_time - open_time for open_time, close_time in USUAL.working_hours(day)), timedelta())
    expected = USUAL.minutes_of_day(day) if USUAL.workday(day) else 0
    assert old == timedelta(minutes=expected)
    assert USUAL.minutes_of_day(day) == (390 if USUAL.is_ramadan(day) else 450)


def test_another_length_of_day_moves_the_closing_time() -> None:
    short = Calendar(menit_per_hari=420, menit_ramadan=360)
    assert clock(MONDAY, short) == ["07.30-12.00", "13.00-15.30"]
    assert clock(FASTING_THURSDAY, short) == ["08.00-12.00", "12.30-14.30"]
    assert clock(MONDAY, Calendar(menit_per_hari=120)) == ["07.30-09.30"]
    assert clock(MONDAY, Calendar(menit_per_hari=270)) == ["07.30-12.00"]


@pytest.mark.parametrize("minutes", [0, 601])
def test_an_impossible_length_of_day_is_refused(minutes: int) -> None:
    with pytest.raises(ValueError, match="menit per hari"):
        Calendar(menit_per_hari=minutes)
    with pytest.raises(ValueError, match="menit per hari"):
        Calendar(menit_ramadan=minutes)


def test_a_day_off_says_why() -> None:
    assert USUAL.holiday_cause(MONDAY) is None
    assert USUAL.holiday_cause(SATURDAY) == "akhir pekan"
    assert USUAL.holiday_cause(date(2026, 8, 17)) == "Hari Kemerdekaan Republik Indonesia"
    assert USUAL.holiday_cause(date(2026, 3, 24)) == "Cuti Bersama Hari Raya Idul Fitri"


def test_the_override_table_goes_before_everything() -> None:
    calendar = Calendar(
        libur_tambahan={
            MONDAY: HolidayKind.LIBUR,
            FRIDAY: HolidayKind.CUTI_BERSAMA,
            SATURDAY: HolidayKind.MASUK,
            date(2026, 8, 17): HolidayKind.MASUK,
        }
    )
    assert calendar.holiday_cause(MONDAY) == "libur"
    assert calendar.holiday_cause(FRIDAY) == "cuti bersama"
    assert clock(SATURDAY, calendar) == ["07.30-12.00", "13.00-16.00"]
    assert calendar.workday(date(2026, 8, 17))


@pytest.mark.parametrize(
    ("tahun", "start", "end"),
    [
        (2022, date(2022, 4, 3), date(2022, 5, 1)),
        (2023, date(2023, 3, 23), date(2023, 4, 21)),
        (2024, date(2024, 3, 12), date(2024, 4, 9)),
        (2026, date(2026, 2, 19), date(2026, 3, 20)),
    ],
)
def test_ramadan_is_derived_as_the_government_set_it(tahun: int, start: date, end: date) -> None:
    assert national_ramadan(tahun) == ((start, end),)


@given(st.integers(1946, 2099))
def test_a_derived_ramadan_has_29_or_30_days_and_ends_before_idul_fitri(tahun: int) -> None:
    for start, end in national_ramadan(tahun):
        assert (end - start).days + 1 in {29, 30}
        tomorrow = end + timedelta(days=1)
        assert "Idul Fitri" in national_holidays(tomorrow.year)[tomorrow]
        assert tahun in {start.year, end.year}


def test_a_ramadan_over_new_year_belongs_to_both_years() -> None:
    assert national_ramadan(2030)[1] == national_ramadan(2031)[0]
    assert USUAL.is_ramadan(date(2030, 12, 31))
    assert USUAL.is_ramadan(date(2031, 1, 2))


def test_a_given_ramadan_replaces_the_derived_one_of_its_year_only() -> None:
    calendar = Calendar(ramadan=(date(2026, 2, 18), date(2026, 3, 19)))
    assert calendar.is_ramadan(date(2026, 2, 18))
    assert not calendar.is_ramadan(date(2026, 3, 20))
    assert not calendar.is_ramadan(date(2026, 4, 1))
    assert calendar.is_ramadan(date(2027, 2, 10))


def test_years_without_data_have_weekends_and_no_ramadan() -> None:
    assert national_ramadan(1900) == ()
    assert national_ramadan(2101) == ()
    assert USUAL.workday(date(2101, 8, 17))
    assert not USUAL.workday(date(2101, 8, 20))
    assert USUAL.add_minutes(datetime(2101, 8, 17, 8), 60) == datetime(2101, 8, 17, 9)


@pytest.mark.parametrize(
    ("start", "minutes", "result"),
    [
        (at_time(MONDAY, 8), 60, at_time(MONDAY, 9)),
        (at_time(MONDAY, 11, 30), 60, at_time(MONDAY, 13, 30)),
        (at_time(MONDAY, 12, 15), 10, at_time(MONDAY, 13, 10)),
        (at_time(MONDAY, 7, 30), 450, at_time(MONDAY, 16)),
        (at_time(MONDAY, 5), 0, at_time(MONDAY, 7, 30)),
        (at_time(MONDAY, 16), 0, at_time(MONDAY, 16)),
        (at_time(FRIDAY, 16, 15), 30, at_time(NEXT_MONDAY, 7, 45)),
        (at_time(SATURDAY, 10), 5, at_time(NEXT_MONDAY, 7, 35)),
        (datetime(2026, 3, 17, 14), 150, datetime(2026, 3, 25, 9)),
    ],
)
def test_minutes_are_added_over_breaks_nights_and_holidays(
    start: datetime, minutes: int, result: datetime
) -> None:
    assert USUAL.add_minutes(start, minutes) == result


def test_minutes_cannot_be_taken_away() -> None:
    with pytest.raises(ValueError, match="kurang dari 0"):
        USUAL.add_minutes(at_time(MONDAY, 8), -1)


def test_one_day_of_a_step_is_a_full_working_day() -> None:
    assert USUAL.add_langkah(at_time(MONDAY, 10), Duration(1, 0)) == at_time(MONDAY + timedelta(1), 10)
    assert USUAL.add_langkah(at_time(MONDAY, 7, 30), Duration(1, 0)) == at_time(MONDAY, 16)
    assert USUAL.add_langkah(at_time(MONDAY, 10), Duration(2, 30)) == at_time(MONDAY + timedelta(2), 10, 30)
    assert USUAL.add_langkah(at_time(MONDAY, 10), Duration(0, 0)) == at_time(MONDAY, 10)
    assert USUAL.add_langkah(at_time(FASTING_THURSDAY, 8), Duration(1, 0)) == at_time(FASTING_THURSDAY, 15)
    before_fasting = datetime(2026, 2, 18, 16, 30)
    assert USUAL.add_langkah(before_fasting, Duration(1, 0)) == datetime(2026, 2, 19, 15)


def test_whole_minutes_are_counted_and_backwards_is_negative() -> None:
    assert USUAL.working_minutes(at_time(MONDAY, 8), datetime(2026, 4, 6, 9, 0, 59)) == 60
    assert USUAL.working_minutes(at_time(MONDAY, 9), at_time(MONDAY, 8)) == -60
    assert USUAL.working_minutes(at_time(SATURDAY, 9), at_time(SATURDAY, 15)) == 0


TIMES = st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31)).map(lambda w: w.replace(microsecond=0))
OLD = st.integers(0, 5000)
KALENDER = st.builds(
    Calendar,
    libur_tambahan=st.dictionaries(
        st.dates(date(2024, 1, 1), date(2029, 6, 1)), st.sampled_from(HolidayKind)
    ),
    menit_per_hari=st.integers(60, 600),
    menit_ramadan=st.integers(60, 600),
)


@given(KALENDER, TIMES, OLD)
def test_what_was_added_is_what_is_counted(calendar: Calendar, start: datetime, minutes: int) -> None:
    assert calendar.working_minutes(start, calendar.add_minutes(start, minutes)) == minutes


@given(KALENDER, TIMES, OLD)
def test_the_result_lies_in_working_time_and_not_before_the_start(
    calendar: Calendar, start: datetime, minutes: int
) -> None:
    result = calendar.add_minutes(start, minutes)
    assert result >= start
    assert any(
        open_time <= result <= close_time for open_time, close_time in calendar.working_hours(result.date())
    )


@given(KALENDER, TIMES, TIMES, OLD, OLD)
def test_a_later_start_or_more_minutes_never_end_earlier(
    calendar: Calendar, one: datetime, other: datetime, minutes: int, extra: int
) -> None:
    start, end = sorted((one, other))
    assert calendar.add_minutes(start, minutes) <= calendar.add_minutes(end, minutes)
    assert calendar.add_minutes(start, minutes) <= calendar.add_minutes(start, minutes + extra)


@given(TIMES, OLD, OLD)
def test_adding_in_two_goes_equals_adding_at_once(start: datetime, minutes: int, extra: int) -> None:
    between = USUAL.add_minutes(start, minutes)
    assert USUAL.working_minutes(start, USUAL.add_minutes(between, extra)) == minutes + extra
