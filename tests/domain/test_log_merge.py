"""Two logs in one: each can be checked row by row, and what was taken back stays taken back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.sop.jejak import (
    CancelReason,
    ChainReason,
    JejakRow,
    broken_rows,
    cancel_catatan,
    check_cancellations,
    check_chain,
    connect,
    in_force,
    initial_sidik,
    joins,
    restore_catatan,
)
from sakip_xl.domain.sop.lineage import ancestors, common, follows
from sakip_xl.domain.terms import Event
from tests.domain.parted_logs import ID, MORNING, grow, merged

CHECKED = {"peristiwa": Event.PERIKSA}
COUNTED = {"peristiwa": Event.HITUNG}
SHARED = grow([], COUNTED, CHECKED, COUNTED)
A = grow(SHARED, COUNTED, CHECKED, who="Ani", hour=10)
B = grow(SHARED, COUNTED, CHECKED, COUNTED, who="Budi", hour=20)
BOTH = merged(A, B)


def taken_back(chain: list[JejakRow], start: int, end: int) -> list[JejakRow]:
    return grow(chain, {"peristiwa": Event.BATAL, "catatan": cancel_catatan(start, end, "Hitung")}, hour=300)


def test_both_logs_stand_in_the_merged_one_row_by_row() -> None:
    assert BOTH[: len(A)] == A
    assert [row for row in BOTH if row in B] == B
    assert [row.nomor for row in BOTH] == [1, 2, 3, 4, 5, 4, 5, 6, 9]
    assert joins(BOTH[-1])
    assert (BOTH[-1].sidik_lalu, BOTH[-1].sidik_lain) == (A[-1].sidik, B[-1].sidik)
    assert check_chain(BOTH, ID) == []


def test_the_log_goes_on_after_a_merge_and_is_merged_again() -> None:
    on = grow(BOTH, CHECKED, hour=210)
    assert on[-1].nomor == 10
    again = merged(on, grow(A, CHECKED, hour=205), hour=220)
    assert check_chain(again, ID) == []
    assert len({row.sidik for row in again}) == len(again) == len(on) + 2


@pytest.mark.parametrize("log", [[], A, BOTH])
def test_a_log_is_merged_with_one_that_has_nothing_of_its_own(log: list[JejakRow]) -> None:
    both = merged(log, [])
    assert check_chain(both, ID) == []
    assert both[-1].sidik_lain == initial_sidik(ID)
    assert merged(log, log)[:-1] == log


def test_logs_that_parted_at_once_have_only_the_master_in_common() -> None:
    a, b = grow([], CHECKED), grow([], COUNTED)
    assert common(a, b) == set()
    assert check_chain(merged(a, b), ID) == []
    assert follows(merged(a, b)) == [(), (), (0, 1)]


TOUCH: dict[str, Callable[[list[JejakRow]], list[JejakRow]]] = {
    "edited": lambda log: [
        row.model_copy(update={"oleh": "X"}) if n == 6 else row for n, row in enumerate(log)
    ],
    "deleted in the first": lambda log: [row for n, row in enumerate(log) if n != 4],
    "deleted in the second": lambda log: [row for n, row in enumerate(log) if n != 6],
    "end of the second": lambda log: [row for n, row in enumerate(log) if n != 7],
    "joining row": lambda log: log[:-1],
    "moved": lambda log: [*log[:3], log[4], log[3], *log[5:]],
    "whole second": lambda log: [*log[:5], log[-1]],
}


@pytest.mark.parametrize("touch", TOUCH.values(), ids=TOUCH.keys())
def test_what_was_touched_in_a_merged_log_is_found(touch: Callable[[list[JejakRow]], list[JejakRow]]) -> None:
    assert broken_rows(touch(BOTH), ID) != []


@pytest.mark.parametrize("last", [False, True])
def test_a_merged_log_is_merged_with_one_that_parted_before(last: bool) -> None:
    third = grow(SHARED, CHECKED, who="Cici", hour=30)
    both = merged(third, BOTH, hour=300) if last else merged(BOTH, third, hour=300)
    assert check_chain(both, ID) == []
    assert check_chain(grow(both, CHECKED, hour=400), ID) == []


def test_a_branch_that_nothing_joins_is_no_log() -> None:
    assert [reason for _, reason in broken_rows([*A, *B[len(SHARED) :]], ID)] == [
        ChainReason.NOMOR,
        ChainReason.SAMBUNGAN,
    ]


def test_an_old_row_that_says_it_joins_does_not() -> None:
    old = A[-1].model_copy(update={"format": 1, "sidik_lain": "x"})
    assert not joins(old)


@given(st.integers(0, 4), st.integers(0, 4), st.integers(0, 4))
def test_any_two_logs_can_be_merged_and_checked(shared: int, one: int, other: int) -> None:
    start = grow([], *[CHECKED] * shared)
    a, b = grow(start, *[COUNTED] * one, who="Ani"), grow(start, *[COUNTED] * other, who="Budi")
    both = merged(a, b)
    assert check_chain(both, ID) == []
    assert ancestors(follows(both), len(both) - 1) == {*range(len(both))}
    again = merged(grow(both, CHECKED), grow(b, CHECKED, who="Budi"))
    assert check_chain(again, ID) == []


# --- rows taken back ----------------------------------------------------------------------------------------


def test_what_one_book_took_back_does_not_count_in_the_merged_one() -> None:
    both = merged(taken_back(A, 4, 4), B)
    gone = [row for row in both if row not in in_force(both)]
    assert gone == [A[3]]
    assert check_cancellations(both) == []


def test_a_number_that_both_books_gave_means_the_row_of_the_own_book() -> None:
    both = merged(A, taken_back(B, 6, 6))
    assert [row for row in both if row not in in_force(both)] == [B[5]]


def test_after_the_merge_only_what_came_since_is_taken_back() -> None:
    on = taken_back(grow(BOTH, COUNTED, hour=250), 10, 10)
    assert [row.nomor for row in on if row not in in_force(on)] == [10]
    assert check_cancellations(taken_back(BOTH, 40, 41)) == [(10, CancelReason.TIADA)]


def test_a_backup_from_before_the_merge_takes_back_the_other_book_too() -> None:
    restored = connect(
        BOTH, ID, waktu=MORNING, peristiwa=Event.PULIH, catatan=restore_catatan(A[-1].nomor, "cadangan")
    )
    assert in_force([*BOTH, restored])[:-1] == A
