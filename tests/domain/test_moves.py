"""Where two books moved an SOP apart: what counts when they are one again."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from sakip_xl.domain.sop.calendar import Calendar
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.sop.jejak import JejakRow, cancel_catatan
from sakip_xl.domain.sop.moves import partings
from sakip_xl.domain.sop.state import StatusSop, fold
from sakip_xl.domain.terms import Event, SopName, YesNo
from tests.domain.parted_logs import KUMPUL, UKUR, done, grow, merged, steps

SHARED = grow([], *steps(KUMPUL, 1, 9))
YES = done(KUMPUL, 10, keputusan=YesNo.YA, sidik_data="f1")
NO = done(
    KUMPUL,
    10,
    peristiwa=Event.KEMBALI,
    keputusan=YesNo.TIDAK,
    ke_langkah=8,
    ke_langkah_id=SOP[KUMPUL].ke(8).id,
    catatan="Lengkapi bukti.",
)


def status(log: list[JejakRow], sop: SopName = KUMPUL) -> StatusSop:
    return fold(log, SOP[sop], 2, calendar=Calendar(), now=datetime(2026, 7, 20, 8))


def current(log: list[JejakRow], sop: SopName = KUMPUL) -> int | None:
    running = status(log, sop).current
    return running.nomor if running else None


def parted(a: list[dict[str, Any]], b: list[dict[str, Any]]) -> list[JejakRow]:
    """The two books merged; whichever comes first must not matter."""
    one, other = grow(SHARED, *a, who="Ani", hour=20), grow(SHARED, *b, who="Budi", hour=40)
    there, back = merged(one, other), merged(other, one)
    assert [current(there), status(there).disetujui] == [current(back), status(back).disetujui]
    return there


def test_the_step_that_one_book_moved_counts() -> None:
    log = parted([YES], [{"peristiwa": Event.HITUNG}])
    assert (current(log), status(log).temuan, partings(log)) == (11, (), [])


def test_of_two_books_that_did_the_same_the_one_that_went_on_counts() -> None:
    log = parted([YES], [YES, done(KUMPUL, 11)])
    assert (current(log), status(log).temuan, partings(log)) == (12, (), [])


def test_a_yes_and_a_no_are_decided_anew() -> None:
    log = parted([YES, done(KUMPUL, 11)], [NO])
    assert (current(log), status(log).disetujui, status(log).temuan) == (10, False, ())
    (parting,) = partings(log)
    assert (parting.sop, parting.triwulan) == (KUMPUL, 2)
    assert [row.keputusan for row in parting.rows] == [YesNo.YA, YesNo.TIDAK]


@pytest.mark.parametrize(
    "other",
    [
        {**YES, "sidik_data": "f2"},
        {**NO, "catatan": "Lain."},
        {**NO, "ke_langkah": 7, "ke_langkah_id": "isi"},
    ],
)
def test_other_data_another_arahan_or_another_step_is_another_decision(other: dict[str, Any]) -> None:
    log = parted([YES] if other["peristiwa"] is Event.SELESAI else [NO], [other])
    assert (current(log), len(partings(log))) == (10, 1)


def test_each_sop_is_looked_at_by_itself() -> None:
    log = parted([YES, *steps(UKUR, 1, 2)], [NO, done(UKUR, 1)])
    assert (current(log), current(log, UKUR)) == (10, 3)
    assert [parting.sop for parting in partings(log)] == [KUMPUL]


def test_a_move_that_was_taken_back_is_none() -> None:
    back = {"peristiwa": Event.BATAL, "catatan": cancel_catatan(10, 10, "Setujui")}
    log = parted([YES, back], [NO])
    assert (current(log), partings(log)) == (8, [])


def test_after_the_merge_the_sop_goes_on_from_where_it_stands() -> None:
    log = grow(parted([YES], [NO]), YES, hour=300)
    assert (current(log), status(log).temuan) == (11, ())
    assert partings(log) == []


def test_a_merged_book_is_merged_with_one_that_stood_still() -> None:
    there = parted([YES], [{"peristiwa": Event.HITUNG}])
    log = merged(grow(there, done(KUMPUL, 11), hour=300), grow(SHARED, {"peristiwa": Event.PERIKSA}))
    assert current(log) == 12
