"""Words of an earlier paper for a later one: quarters, dates and numbers move, all else stays."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.sop.calendar import Calendar
from sakip_xl.domain.usulan.wording import next_number, same_distance, with_dates, with_quarter

OFFICE = Calendar()
OLD, NEW = date(2026, 4, 1), date(2026, 7, 1)


@pytest.mark.parametrize(
    ("text", "step", "new"),
    [
        ("Data Triwulan I Tahun 2026", 1, "Data Triwulan II Tahun 2026"),
        ("TRIWULAN III dan triwulan iv", 1, "TRIWULAN IV dan triwulan iv"),
        ("TW 1, TW-2, TW.3", 1, "TW 2, TW-3, TW.4"),
        ("triwulan pertama, Triwulan Ketiga", 1, "triwulan kedua, Triwulan Keempat"),
        ("Triwulan I dan Triwulan II", 2, "Triwulan III dan Triwulan IV"),
        ("Triwulan IV", 1, "Triwulan IV"),
        ("Semester I, Triwulanan, Tim I, Bab II", 1, "Semester I, Triwulanan, Tim I, Bab II"),
        ("Triwulan II", -1, "Triwulan I"),
        ("", 1, ""),
    ],
)
def test_the_quarter_is_the_later_one_as_it_was_written(text: str, step: int, new: str) -> None:
    assert with_quarter(text, step) == new


@pytest.mark.parametrize(
    ("text", "new"),
    [
        ("paling lambat Kamis, 2 April 2026.", "paling lambat Kamis, 2 Juli 2026."),
        ("paling lambat Kamis 2 April", "paling lambat Kamis 2 Juli"),
        ("rapat 1 april 2026", "rapat 1 Juli 2026"),
        ("selesai 7 April 2026", "selesai 6 Juli 2026"),
        ("Perpres 12 Mei 2023", "Perpres 12 Mei 2023"),
        ("31 Desember 2026", "31 Desember 2026"),
        ("2 - 7 April 2026", "2 - 7 April 2026"),
        ("2 s.d. 7 April", "2 s.d. 7 April"),
        ("2 sampai dengan 7 April", "2 sampai dengan 7 April"),
        ("31 April 2026", "31 April 2026"),
        ("bulan April", "bulan April"),
        ("12 Aprilia", "12 Aprilia"),
    ],
)
def test_dates_move_by_working_days_and_what_is_not_the_papers_stays(text: str, new: str) -> None:
    assert with_dates(text, OLD, NEW, OFFICE) == new


@given(st.text(alphabet="0123456789 -,.April MeiJunitwriwulanIV", max_size=60))
def test_any_text_is_taken(text: str) -> None:
    assert with_quarter(text, 0) == text
    assert isinstance(with_dates(text, OLD, NEW, OFFICE), str)


@given(st.integers(min_value=-92, max_value=92))
def test_a_date_moved_onto_the_same_day_is_that_working_day(days: int) -> None:
    day = OLD + timedelta(days=days)
    moved = same_distance(day, OLD, OLD, OFFICE)
    if OFFICE.workday(day):
        assert moved == day
    assert abs(moved - day) <= timedelta(days=14)


@given(st.integers(min_value=0, max_value=92), st.integers(min_value=0, max_value=200))
def test_a_later_date_stays_later_and_is_a_working_day(days: int, later: int) -> None:
    new = OLD + timedelta(days=later)
    moved = same_distance(OLD + timedelta(days=days), OLD, new, OFFICE)
    assert moved >= new
    assert moved == new or OFFICE.workday(moved)


def test_a_date_far_away_stays() -> None:
    assert same_distance(date(2026, 12, 31), OLD, NEW, OFFICE) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("numbers", "new"),
    [
        ([], ""),
        (["tanpa nomor"], ""),
        (["2026"], ""),
        (["045/2026"], "046/2026"),
        (["045/2026", "051/2026", "048/2026"], "052/2026"),
        (["099/2026"], "100/2026"),
        (["NOT-9"], "NOT-10"),
        (["2026/07"], "2026/08"),
        (["2025/07"], "2025/08"),
        (["045/2026", "not-01/2026", "NOT-03/2026 ", "NOT-02/2026"], "NOT-04/2026"),
        (["005/12/2026", "B.1"], "B.2"),
    ],
)
def test_the_next_number_goes_on_from_those_written_alike(numbers: list[str], new: str) -> None:
    assert next_number(numbers, 2026) == new


@given(st.lists(st.integers(min_value=0, max_value=2000), min_size=1))
def test_a_proposed_number_was_never_used(used: list[int]) -> None:
    numbers = [f"{number:03d}/2026" for number in used]
    assert next_number(numbers, 2026) not in numbers
