"""Two values for one cell: what extends, what is a conflict, and what a decision leaves."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.bentrok.merge import Conflict, Copy, Decided, Place, Side, Standing, merge_cell
from sakip_xl.domain.bentrok.record import CellChange, Record, pieces, records, written
from sakip_xl.domain.bentrok.rows import chosen, decisions, new_rows, resolve
from sakip_xl.domain.bentrok.values import meaning, shown, typed_again
from sakip_xl.domain.model import Bentrok, Cell
from sakip_xl.domain.sop.jejak import JejakRow, connect
from sakip_xl.domain.terms import BentrokSource, Event, Pakai

NINE = datetime(2026, 7, 3, 9)
PLACE = Place("tblRealisasi", "IKS.1 | 2 | PMD", "realisasi")
EMPTY = Standing(Side(None))


def copies(*values: Cell, later: bool = True) -> list[Copy]:
    """Copies of one form, an hour apart, oldest first."""
    return [
        Copy(Side(value, f"{number}.xlsx", NINE + timedelta(hours=number)), later)
        for number, value in enumerate(values)
    ]


def pairs(standing: Standing, said: list[Copy], asked: Decided | None = None) -> list[tuple[Cell, Cell]]:
    """The values between which a person has to decide."""
    outcome = merge_cell(standing, said, asked or Decided())
    return [(first.nilai, second.nilai) for first, second in outcome.pairs]


# --- What a cell says -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (80, "80"),
        (82.5, "82,5"),
        (82.5, " 82,50 "),
        (None, ""),
        (None, " - "),
        ("n/a", None),
        ("Blangko  habis.", "Blangko habis."),
        (date(2026, 9, 30), "30/09/2026"),
    ],
)
def test_two_spellings_of_one_answer_say_the_same(one: Cell, other: Cell) -> None:
    assert meaning(one) == meaning(other)


@pytest.mark.parametrize(("one", "other"), [(0, None), (80, 81), ("a", "b"), ("8 dari 10", "8 dari 11")])
def test_nought_is_an_answer_and_other_answers_differ(one: Cell, other: Cell) -> None:
    assert meaning(one) != meaning(other)


def test_times_words_and_what_is_no_number_say_what_they_show() -> None:
    said = [meaning(value) for value in (time(8, 30), float("nan"), "BB", " - ", "")]
    assert said == ["08.30", "NaN", "BB", "", ""]


def test_a_number_without_end_says_what_it_is() -> None:
    assert meaning(float("inf")) == "Infinity"


def test_an_empty_copy_of_the_same_moment_takes_nothing_away() -> None:
    said = [Copy(Side(80, "a.xlsx", NINE)), Copy(Side(None, "b.xlsx", NINE))]
    assert (merge_cell(EMPTY, said).side.nilai, pairs(EMPTY, said)) == (80, [])


def test_a_day_is_kept_as_its_text_and_read_again() -> None:
    assert typed_again(shown(date(2026, 9, 30)), date) == date(2026, 9, 30)
    moment = datetime(2026, 9, 30, 8, 15)
    assert typed_again(shown(moment), datetime) == moment
    assert typed_again("besok", date) == "besok"
    assert typed_again(80, date) == 80


# --- What extends and what does not -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "value"),
    [((80,), 80), ((None, 80), 80), ((80, "80"), 80), (("-", "Banjir"), "Banjir"), ((None, None), None)],
)
def test_what_fills_in_or_repeats_is_taken(said: tuple[Cell, ...], value: Cell) -> None:
    outcome = merge_cell(EMPTY, copies(*said))
    assert (outcome.side.nilai, outcome.pairs) == (value, ())


@pytest.mark.parametrize("said", [(80, 81), (80, None), ("Banjir", "-"), (80, 81, 80)])
def test_what_changes_or_empties_is_a_conflict_and_nothing_is_guessed(said: tuple[Cell, ...]) -> None:
    outcome = merge_cell(EMPTY, copies(*said))
    assert outcome.side.nilai is None
    assert [(first.nilai, second.nilai) for first, second in outcome.pairs] == [(said[0], said[1])]


def test_what_stands_in_the_master_is_a_side_and_stays() -> None:
    standing = Standing(Side(80), "80")
    assert pairs(standing, copies(81)) == [(80, 81)]
    assert merge_cell(standing, copies(81)).side.nilai == 80


@pytest.mark.parametrize(("typed", "brought"), [(85, 80), (85, 90), (None, 80)])
def test_a_correction_by_hand_is_never_written_over(typed: Cell, brought: Cell) -> None:
    assert pairs(Standing(Side(typed), "80"), copies(brought)) == [(typed, brought)]


def test_a_copy_saved_before_the_one_taken_over_counts_only_with_a_value_that_is_new() -> None:
    standing = Standing(Side(81), "81")
    assert pairs(standing, copies(None, 81, later=False)) == []
    assert pairs(standing, copies(80, later=False)) == [(81, 80)]
    corrected = Standing(Side(85), "81")
    assert pairs(corrected, copies(81, later=False)) == []


def test_what_was_asked_for_again_may_change_what_it_brought_but_no_correction() -> None:
    assert merge_cell(Standing(Side(80), "80", asked_again=True), copies(70)).side.nilai == 70
    assert merge_cell(Standing(Side(80), "80", asked_again=True), copies(None)).side.nilai is None
    assert pairs(Standing(Side(85), "80", asked_again=True), copies(70)) == [(85, 70)]
    assert pairs(Standing(Side(80), asked_again=True), copies(70)) == [(80, 70)]
    assert pairs(Standing(Side(80), "80", asked_again=True), copies(70, 71)) == [(70, 71)]


def test_while_a_decision_is_waited_for_only_a_new_value_asks_again() -> None:
    asked = Decided(open=frozenset({"80", "81"}), first=Side(80))
    assert pairs(EMPTY, copies(80, 81), asked) == []
    assert pairs(EMPTY, copies(82), asked) == [(80, 82)]


def test_a_decision_is_not_asked_for_again() -> None:
    asked = Decided(known=frozenset({"80", "81"}), winner="81")
    assert pairs(Standing(Side(81), "81"), copies(80, later=False), asked) == []
    assert pairs(Standing(Side(81), "81"), copies(80), asked) == []
    taken = merge_cell(EMPTY, copies(80, 81), asked)
    assert (taken.side.nilai, taken.pairs) == (81, ())


VALUES = st.sampled_from([None, 80, "80", 81, "-", "Banjir"])


@given(st.lists(st.tuples(VALUES, st.integers(0, 3)), max_size=5, unique_by=lambda item: item[1]))
def test_the_order_in_which_copies_are_found_does_not_matter(found: list[tuple[Cell, int]]) -> None:
    outcomes = set()
    for order in permutations(found):
        said = [
            Copy(Side(value, f"{hour}.xlsx", NINE + timedelta(hours=hour)))
            for value, hour in sorted(order, key=lambda item: item[1])
        ]
        outcome = merge_cell(EMPTY, said)
        asked = frozenset(frozenset((first.says, second.says)) for first, second in outcome.pairs)
        outcomes.add((outcome.side.says, asked))
    assert len(outcomes) == 1


@given(st.lists(VALUES, min_size=1, max_size=5))
def test_a_cell_is_taken_or_asked_about_and_never_lost(said: list[Cell]) -> None:
    outcome = merge_cell(EMPTY, copies(*said))
    spoken = {meaning(value) for value in said} - {""}
    if outcome.pairs:
        assert outcome.side.nilai is None
        asked = {side.says for pair in outcome.pairs for side in pair}
        assert spoken <= asked
    else:
        assert {outcome.side.says} - {""} == spoken


# --- Rows of the table ------------------------------------------------------------------------------------


def conflict(lama: Cell = 80, baru: Cell = 81) -> Conflict:
    return Conflict(PLACE, Side(lama, "a.xlsx"), Side(baru, "b.xlsx"), "Realisasi", "PMD", "IKS.1", 2)


def rows(*choices: Pakai | None) -> list[Bentrok]:
    """The conflicts of one cell, 80 against 81, 82 and so on, each with a choice."""
    made = new_rows([], [conflict(80, 81 + n) for n in range(len(choices))], BentrokSource.REKAP)
    return [row.model_copy(update={"pakai": pakai}) for row, pakai in zip(made, choices, strict=True)]


def test_a_conflict_becomes_one_row_whichever_side_stood_first() -> None:
    [first] = new_rows([], [conflict(), conflict()], BentrokSource.REKAP)
    assert (first.nomor, first.kolom, first.lama, first.baru) == (1, "Realisasi", 80, 81)
    assert new_rows([first], [conflict(81, 80), conflict("80", 81)], BentrokSource.GABUNG) == []
    [second] = new_rows([first], [conflict(80, 82)], BentrokSource.GABUNG)
    assert (second.nomor, second.asal) == (2, BentrokSource.GABUNG)


@pytest.mark.parametrize(
    ("choices", "value"),
    [
        ((Pakai.LAMA,), 80),
        ((Pakai.BARU,), 81),
        ((Pakai.LAMA, Pakai.LAMA), 80),
        ((Pakai.BARU, Pakai.LAMA), 81),
        ((Pakai.LAMA, Pakai.BARU), 82),
        ((Pakai.BARU, Pakai.BARU), None),
        ((Pakai.BARU, None), None),
        ((None,), None),
    ],
)
def test_the_choices_of_a_cell_leave_one_value_or_none(
    choices: tuple[Pakai | None, ...], value: Cell
) -> None:
    side = resolve(rows(*choices))
    assert (side.nilai if side else None) == value


def test_decisions_tell_what_is_open_what_is_known_and_what_won() -> None:
    waiting, done = rows(None, Pakai.BARU)
    done = done.model_copy(update={"diputuskan": NINE})
    asked = decisions([waiting, done])[PLACE]
    assert (set(asked.open), set(asked.known), asked.winner) == ({"80", "81"}, {"80", "82"}, "82")
    assert asked.first is not None
    assert asked.first.nilai == 80
    assert chosen(waiting) is None


# --- The log ----------------------------------------------------------------------------------------------


def test_what_a_form_did_to_cells_is_read_again_from_the_log_whole() -> None:
    long = "x" * 20_000
    record = Record(
        Event.FORMULIR_DITERIMA,
        formulir="F-1",
        source="a.xlsx",
        disimpan=NINE,
        cells=(CellChange(PLACE, None, date(2026, 9, 30)), CellChange(PLACE, 80, long)),
        rows=(("tblRealisasi", PLACE.kunci),),
    )
    first, *more = pieces(record)
    assert max(len(piece) for piece in (first, *more)) <= 8_000
    chain: list[JejakRow] = []
    events = [(Event.FORMULIR_DITERIMA, first), *((Event.LANJUTAN, piece) for piece in more)]
    for event, text in [*events, (Event.REKAP, ""), (Event.REKAP, "{bukan JSON")]:
        chain.append(connect(chain, "induk", waktu=NINE, peristiwa=event, perubahan=text))
    [again] = records(chain)
    assert (again.formulir, again.source, again.disimpan) == ("F-1", "a.xlsx", NINE)
    assert (again.cells, again.rows) == (record.cells, record.rows)
    assert written([again]) == {PLACE: long}
