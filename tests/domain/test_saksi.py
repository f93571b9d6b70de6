"""What leaves the office names rows of the log: cut, computed anew and parted logs are found by it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.sop.jejak import JejakRow, check_chain, compute_sidik, connect, initial_sidik
from sakip_xl.domain.sop.log_merge import merge_logs
from sakip_xl.domain.sop.saksi import (
    Anchor,
    Verdict,
    anchor_meta,
    anchor_of,
    anchor_qr,
    anchor_text,
    full_anchors,
    judge,
    judge_copy,
    read_anchors,
    read_meta,
)
from sakip_xl.domain.terms import Event

ID = "sumbersuko-2026"
MORNING = datetime(2026, 4, 1, 8, 0)


def chain(
    length: int, *, oleh: str = "Siti", start: tuple[JejakRow, ...] = (), hour: int = 0
) -> list[JejakRow]:
    rows = [*start]
    for index in range(length):
        moment = MORNING + timedelta(hours=hour + len(start) + index)
        rows.append(connect(rows, ID, waktu=moment, peristiwa=Event.NASKAH, oleh=oleh))
    return rows


def computed_anew(rows: list[JejakRow], place: int, **change: str) -> list[JejakRow]:
    """The log with one row edited and every fingerprint from there on computed again, as anybody can."""
    result = rows[:place]
    for row in [rows[place].model_copy(update=change), *rows[place + 1 :]]:
        above = result[-1].sidik if result else initial_sidik(ID)
        new = row.model_copy(update={"sidik_lalu": above})
        result.append(new.model_copy(update={"sidik": compute_sidik(new)}))
    return result


WHOLE = chain(6)
BEFORE = [anchor_of(WHOLE[:length], ID) for length in range(len(WHOLE) + 1)]


# --- One row ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("anchor", BEFORE)
def test_every_head_that_the_log_ever_had_agrees(anchor: Anchor) -> None:
    assert judge(anchor, WHOLE, ID) is Verdict.COCOK


@given(st.integers(0, 6), st.integers(0, 6))
def test_a_log_whose_end_is_cut_off_is_whole_and_every_later_witness_tells(left: int, named: int) -> None:
    cut = WHOLE[:left]
    assert check_chain(cut, ID) == []
    assert judge(BEFORE[named], cut, ID) is (Verdict.EKOR if named > left else Verdict.COCOK)


@given(st.integers(0, 5), st.integers(0, 6))
def test_a_log_computed_anew_is_whole_and_every_witness_from_there_on_tells(place: int, named: int) -> None:
    forged = computed_anew(WHOLE, place, catatan="disetujui")
    assert check_chain(forged, ID) == []
    assert judge(BEFORE[named], forged, ID) is (Verdict.ULANG if named > place else Verdict.COCOK)


def test_another_history_after_a_common_beginning_is_a_branch() -> None:
    other = chain(4, oleh="Agus", start=tuple(WHOLE[:2]), hour=30)
    assert [judge(anchor, other, ID) for anchor in BEFORE] == [*[Verdict.COCOK] * 3, *[Verdict.CABANG] * 4]


def test_without_its_moment_a_row_computed_anew_cannot_be_told_from_a_branch() -> None:
    forged = computed_anew(WHOLE, 3, oleh="Agus")
    assert judge(replace(BEFORE[5], waktu=None), forged, ID) is Verdict.CABANG


def test_a_row_of_another_book_is_no_witness_even_before_the_first_row() -> None:
    assert {judge(anchor, WHOLE, "lain") for anchor in BEFORE} == {Verdict.LAIN}
    odd = Anchor(initial_sidik(ID)[:4], 0, initial_sidik("lain"))
    assert judge(odd, WHOLE, ID) is Verdict.LAIN


def test_a_row_named_by_a_book_that_has_none_yet_was_cut_off() -> None:
    assert judge(BEFORE[1], [], ID) is Verdict.EKOR


def test_rows_of_both_logs_are_in_a_merged_one() -> None:
    one, other = chain(2, start=tuple(WHOLE[:3])), chain(3, oleh="Agus", start=tuple(WHOLE[:3]), hour=50)
    merged = merge_logs(one, other, ID, waktu=MORNING + timedelta(days=9), peristiwa=Event.GABUNG)
    heads = [anchor_of(log[:length], ID) for log in (one, other) for length in range(len(log) + 1)]
    assert {judge(head, merged, ID) for head in heads} == {Verdict.COCOK}
    assert [judge_copy(log, merged)[0] for log in (one, other)] == [Verdict.COCOK] * 2
    assert judge(anchor_of(merged, ID), one, ID) is Verdict.EKOR


def test_an_edited_last_row_is_named_by_what_it_says_now() -> None:
    edited = [*WHOLE[:-1], WHOLE[-1].model_copy(update={"sidik": "bukan sidik"})]
    assert anchor_of(edited, ID) == anchor_of(WHOLE, ID)


# --- The whole log of a copy ------------------------------------------------------------------------------


@given(st.integers(0, 6), st.integers(0, 6))
def test_a_copy_from_before_agrees_and_one_from_after_names_the_first_row_lost(copy: int, left: int) -> None:
    verdict, since = judge_copy(WHOLE[:copy], WHOLE[:left])
    assert verdict is (Verdict.COCOK if copy <= left else Verdict.EKOR)
    assert since == (None if copy <= left else WHOLE[left])


@given(st.integers(0, 5))
def test_a_copy_names_the_very_row_from_which_a_log_was_computed_anew(place: int) -> None:
    forged = computed_anew(WHOLE, place, catatan="disetujui")
    assert judge_copy(WHOLE, forged) == (Verdict.ULANG, WHOLE[place])


def test_a_copy_that_went_on_differently_names_where() -> None:
    other = chain(3, oleh="Agus", start=tuple(WHOLE[:4]), hour=30)
    assert judge_copy(other, WHOLE) == (Verdict.CABANG, other[4])


# --- As words, as a code, in an identity ------------------------------------------------------------------


@given(st.binary(min_size=32, max_size=32), st.integers(0, 999_999_999), st.binary(min_size=32, max_size=32))
def test_what_is_printed_is_read_back(book: bytes, nomor: int, sidik: bytes) -> None:
    anchor = Anchor(book.hex(), nomor, sidik.hex())
    words = Anchor(book.hex()[:4], nomor, sidik.hex()[:16])
    code = Anchor(book.hex()[:8], nomor, sidik.hex()[:32])
    assert read_anchors(f"sidik 12ab. {anchor_text(anchor)}\nHalaman 1") == [words]
    assert read_anchors(anchor_text(anchor).replace(" ", "\n").upper()) == [words]
    assert read_anchors(f"x {anchor_qr(anchor)} y {anchor_qr(anchor, 'ab' * 32)}") == [code]
    assert read_meta({"id_master": "b", **anchor_meta(anchor)}) == replace(anchor, book=initial_sidik("b"))


def test_many_are_read_each_once_and_a_word_that_is_none_is_passed_over() -> None:
    lines = [anchor_text(anchor) for anchor in (BEFORE[1], BEFORE[4], BEFORE[1])]
    assert [anchor.nomor for anchor in read_anchors("\n".join(lines))] == [1, 4]
    assert read_anchors(lines[0].rpartition(" ")[0] + " kucingku") == []


def test_a_moment_goes_along_in_an_identity() -> None:
    anchor = BEFORE[3]
    assert read_meta({"id_master": ID, **anchor_meta(anchor)}) == anchor
    assert read_meta({"id_master": ID, **anchor_meta(anchor), "jejak_waktu": "kemarin"}) == replace(
        anchor, waktu=None
    )


@pytest.mark.parametrize("wrong", [{}, {"jejak_nomor": "tiga"}, {"jejak_sidik": "ab"}])
def test_an_identity_of_before_or_one_that_was_spoilt_names_nothing(wrong: dict[str, str]) -> None:
    meta = {"id_master": ID, **anchor_meta(BEFORE[3]), **wrong} if wrong else {"id_master": ID}
    assert read_meta(meta) is None


def test_what_paper_names_in_part_is_found_whole_in_the_log() -> None:
    named = read_anchors("\n".join(anchor_text(anchor) for anchor in BEFORE))
    assert full_anchors(named, WHOLE, ID) == BEFORE
    assert full_anchors(named, WHOLE[:2], ID) == BEFORE[:3]
