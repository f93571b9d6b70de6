"""A broken log goes on after a repair, which names what is broken and fails if anything above changes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from sakip_xl.domain.sop.jejak import (
    CancelReason,
    ChainReason,
    JejakRow,
    cancel_catatan,
    compute_sidik,
    in_force,
    restore_catatan,
)
from sakip_xl.domain.sop.log_merge import read_shared
from sakip_xl.domain.sop.log_repair import (
    acknowledged_sentence,
    healed,
    log_breaks,
    log_sidik,
    name_numbers,
    open_breaks,
    repair_alasan,
    repair_catatan,
)
from sakip_xl.domain.terms import Event
from tests.domain.parted_logs import ID, grow, merged

COUNTED = {"peristiwa": Event.HITUNG}
CHECKED = {"peristiwa": Event.PERIKSA}
WHY = "Berkas disunting tanpa sengaja"
Chain = list[JejakRow]


def repaired(chain: Chain, who: str = "Camat", **other: Any) -> Chain:
    """The log with what is broken in it acknowledged."""
    note = repair_catatan(open_breaks(chain, ID), WHY)
    content = {"peristiwa": Event.PERBAIKAN, "catatan": note, "sidik_data": log_sidik(chain), **other}
    return grow(chain, content, who=who, hour=len(chain))


def edited(chain: Chain, place: int, **values: Any) -> Chain:
    return [row.model_copy(update=values) if n == place else row for n, row in enumerate(chain)]


def moved(chain: Chain, place: int, to: int) -> Chain:
    rest = [row for n, row in enumerate(chain) if n != place]
    return [*rest[:to], chain[place], *rest[to:]]


WHOLE = grow([], *[COUNTED] * 6)
BREAK: dict[str, Callable[[Chain], Chain]] = {
    "edited": lambda log: edited(log, 2, catatan="lain"),
    "edited last": lambda log: edited(log, len(log) - 1, catatan="lain"),
    "number": lambda log: edited(log, 2, nomor=40),
    "deleted": lambda log: [*log[:2], *log[3:]],
    "moved": lambda log: moved(log, 1, 4),
    "copied": lambda log: [*log[:4], log[1], *log[4:]],
    "inserted": lambda log: [*log[:3], *grow(log[:2], CHECKED)[-1:], *log[3:]],
    "two ways": lambda log: edited(moved(log, 1, 4), 2, oleh="X"),
    "taken back twice": lambda log: grow(
        log, *[{"peristiwa": Event.BATAL, "catatan": cancel_catatan(2, 2, "Hitung")}] * 2
    ),
}


def whole(chain: Chain) -> bool:
    return open_breaks(chain, ID) == []


@pytest.mark.parametrize("damage", BREAK.values(), ids=BREAK.keys())
def test_a_repair_acknowledges_what_is_broken_and_the_log_goes_on(damage: Callable[[Chain], Chain]) -> None:
    broken = damage(WHOLE)
    assert not whole(broken)
    after = repaired(broken)
    assert whole(after)
    assert [found.row for found in log_breaks(after, ID)] == [found.row for found in log_breaks(broken, ID)]
    assert {found.repair for found in log_breaks(after, ID)} == {after[-1]}
    on = grow(after, COUNTED, CHECKED, hour=50)
    assert whole(on)
    numbers = [row.nomor for row in broken]
    assert all(row.nomor > max(numbers) for row in on[len(broken) :])


@pytest.mark.parametrize("damage", BREAK.values(), ids=BREAK.keys())
@pytest.mark.parametrize("place", range(5))
def test_any_row_above_a_repair_breaks_it_when_it_is_touched_again(
    damage: Callable[[Chain], Chain], place: int
) -> None:
    after = repaired(damage(WHOLE))
    for touched in (
        edited(after, place, catatan="sekali lagi"),
        edited(after, place, sidik="0" * 64),
        [row for n, row in enumerate(after) if n != place],
        moved(after, place, 5) if place != 5 else after,
    ):
        assert not whole(touched)


def test_what_was_broken_put_right_again_is_told_too() -> None:
    after = repaired(edited(WHOLE, 2, catatan="lain"))
    assert [(found.row.nomor, found.reason) for found in open_breaks(edited(after, 2, catatan=""), ID)] == [
        (7, ChainReason.PERBAIKAN)
    ]
    assert whole(repaired(edited(after, 2, catatan="")))


@pytest.mark.parametrize(
    "forged",
    [{"sidik_data": ""}, {"sidik_data": log_sidik(WHOLE)}, {"format": None}],
    ids=["nothing named", "another log named", "a row of the old format"],
)
def test_a_row_that_only_says_it_repairs_does_not(forged: dict[str, Any]) -> None:
    after = repaired(edited(WHOLE, 2, catatan="lain"))
    row = after[-1].model_copy(update=forged)
    after[-1] = row.model_copy(update={"sidik": compute_sidik(row)})
    assert [found.row.nomor for found in open_breaks(after, ID)] == [3, 7]


def test_a_repair_that_was_edited_acknowledges_nothing_and_a_new_one_does() -> None:
    after = edited(repaired(edited(WHOLE, 2, catatan="lain")), 6, catatan="Alasan: lain")
    assert [found.row.nomor for found in open_breaks(after, ID)] == [3, 7]
    again = repaired(after, who="Sekretaris")
    assert whole(again)
    assert {found.repair for found in log_breaks(again, ID)} == {again[-1]}


def test_the_first_repair_keeps_its_breaks_when_more_is_broken_later() -> None:
    first = repaired(edited(WHOLE, 2, catatan="lain"))
    second = repaired(edited(grow(first, COUNTED, COUNTED, hour=50), 8, oleh="X"))
    assert [(found.row.nomor, found.repair) for found in log_breaks(second, ID)] == [
        (3, first[-1]),
        (9, second[-1]),
    ]
    assert acknowledged_sentence(log_breaks(second, ID)) == (
        "Buku ini memuat 1 baris jejak rusak yang diakui pada jejak nomor 7 dan 1 baris jejak rusak yang "
        "diakui pada jejak nomor 10."
    )
    assert acknowledged_sentence(log_breaks(edited(WHOLE, 2, catatan="lain"), ID)) == ""


def test_a_repair_is_never_taken_back() -> None:
    after = repaired(edited(WHOLE, 2, catatan="lain"))
    back = grow(after, {"peristiwa": Event.BATAL, "catatan": cancel_catatan(7, 7, "Perbaiki")}, hour=50)
    assert [(found.kode, found.row.nomor, found.reason) for found in open_breaks(back, ID)] == [
        ("SKP-418", 8, CancelReason.LAGI)
    ]
    restored = grow(after, {"peristiwa": Event.PULIH, "catatan": restore_catatan(2, "cadangan")}, hour=50)
    assert whole(restored)
    assert [row.nomor for row in in_force(restored)] == [1, 2, 7, 8]


def test_rows_of_a_repaired_log_are_taken_back_by_their_numbers() -> None:
    after = grow(repaired([*WHOLE[:2], *WHOLE[3:]]), COUNTED, hour=50)
    back = grow(after, {"peristiwa": Event.BATAL, "catatan": cancel_catatan(8, 8, "Hitung")}, hour=60)
    assert whole(back)
    assert [row.nomor for row in back if row not in in_force(back)] == [8]


def test_a_huge_span_to_be_taken_back_is_refused_at_once() -> None:
    note = cancel_catatan(1, 999_999_999_999, "Hitung")
    row = edited(grow(WHOLE, {"peristiwa": Event.BATAL, "catatan": note}), 6, nomor=10**14)
    assert CancelReason.TIADA in {found.reason for found in open_breaks(row, ID)}


# --- an earlier copy ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["edited", "number", "deleted", "moved", "copied", "inserted"])
def test_an_earlier_copy_makes_the_log_whole_and_keeps_what_came_since(name: str) -> None:
    later = grow(WHOLE, CHECKED, COUNTED, hour=50)
    assert healed([*BREAK[name](WHOLE), *later[6:]], WHOLE, ID) == later


def test_what_was_touched_after_the_copy_is_not_made_whole_by_it() -> None:
    later = edited(grow(WHOLE, CHECKED, COUNTED, hour=50), 6, catatan="lain")
    assert healed(later, WHOLE, ID) is None
    assert healed(later, [], ID) is None


# --- merged logs --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("damage", BREAK.values(), ids=BREAK.keys())
@pytest.mark.parametrize("second", [False, True])
def test_a_repaired_copy_is_merged_with_one_that_went_on(
    damage: Callable[[Chain], Chain], second: bool
) -> None:
    start = grow([], COUNTED)
    one = grow(repaired(damage(grow(start, *[COUNTED] * 5, who="Ani"))), CHECKED, who="Ani", hour=60)
    other = grow(start, CHECKED, COUNTED, who="Budi", hour=20)
    both = merged(other, one) if second else merged(one, other)
    assert whole(both)
    assert len(log_breaks(both, ID)) >= 1
    assert whole(grow(both, COUNTED, hour=300))
    repair = next(place for place, row in enumerate(both) if row.peristiwa is Event.PERBAIKAN)
    own = [place for place, row in enumerate(both[:repair]) if row.oleh == "Ani"]
    assert not whole(edited(both, own[0], akun="lain"))


def test_two_copies_that_were_repaired_apart_are_merged() -> None:
    start = grow([], COUNTED, CHECKED)
    one, other = (
        repaired(edited(grow(start, COUNTED, COUNTED, who=who, hour=hour), 3, catatan="lain"), who=who)
        for who, hour in (("Ani", 10), ("Budi", 30))
    )
    both = merged(one, other)
    assert whole(both)
    assert {found.repair.oleh for found in log_breaks(both, ID) if found.repair} == {"Ani", "Budi"}
    again = merged(grow(both, CHECKED, hour=300), grow(other, CHECKED, who="Budi", hour=310), hour=400)
    assert whole(again)
    assert read_shared(again[-1], 100) == [0, 1, *range(5, 8)]


def test_copies_that_disagree_about_what_both_had_make_no_whole_log() -> None:
    one = repaired(edited(grow(WHOLE, COUNTED, who="Ani", hour=30), 2, catatan="lain"))
    other = grow(WHOLE, CHECKED, who="Budi", hour=40)
    assert whole(merged(one, other))
    assert [found.reason for found in open_breaks(merged(other, one), ID)] == [ChainReason.PERBAIKAN]


def test_the_two_parts_of_a_merged_log_do_not_change_places() -> None:
    start = grow([], COUNTED)
    one, other = grow(start, COUNTED, who="Ani", hour=10), grow(start, COUNTED, who="Budi", hour=20)
    both = merged(one, other)
    assert not whole([both[0], both[2], both[1], both[3]])


def test_a_merge_after_a_repair_gets_a_number_that_nobody_has() -> None:
    one = grow(repaired(edited([*WHOLE[:1], *WHOLE[5:]], 0, nomor=30)), COUNTED, hour=50)
    both = merged(one, grow([], CHECKED, who="Budi", hour=90))
    assert both[-1].nomor == max(row.nomor for row in both[:-1]) + 1
    assert whole(both)


@pytest.mark.parametrize("text", ["", "[]", '{"bersama":3}', '{"bersama":[["a",1]]}', '{"lain":[]}'])
def test_a_joining_row_that_does_not_tell_what_was_shared_says_nothing(text: str) -> None:
    row = merged(WHOLE, WHOLE)[-1].model_copy(update={"perubahan": text})
    assert read_shared(row, 2) == [0, 1, 2]


# --- any single change --------------------------------------------------------------------------------------


@st.composite
def any_log(draw: st.DrawFn, who: str = "Siti", start: Chain | None = None) -> Chain:
    """A log that is whole: rows, here and there something broken and acknowledged."""
    chain = list(start or [])
    for _ in range(draw(st.integers(1, 4))):
        own = len(start or [])
        chain = grow(chain, *[COUNTED] * draw(st.integers(1, 3)), who=who, hour=draw(st.integers(0, 90)))
        if len(chain) - own > 1 and draw(st.booleans()):
            broken = draw(one_change(chain, own))
            if not whole(broken):
                chain = repaired(broken, who=who)
    return chain


@st.composite
def one_change(draw: st.DrawFn, chain: Chain, own: int = 0) -> Chain:
    """The log with one row edited, deleted, moved, or put in, from a place on; never a mere cut tail."""
    place = draw(st.integers(own, len(chain) - 1))
    kind = draw(st.sampled_from(["edit", "forge", "delete", "move", "copy"]))
    if kind in {"edit", "forge"}:
        name = draw(st.sampled_from([n for n in JejakRow.bidang() if n not in {"sidik", "format"}]))
        row = chain[place].model_copy(update={name: _other(name)})
        if kind == "forge" and place < len(chain) - 1 and chain[place + 1].sidik_lalu == chain[place].sidik:
            row = row.model_copy(update={"sidik": compute_sidik(row)})
        return [*chain[:place], row, *chain[place + 1 :]]
    if kind == "delete" and place < len(chain) - 1:
        return [*chain[:place], *chain[place + 1 :]]
    if kind == "copy":
        to = draw(st.integers(own, len(chain)))
        return [*chain[:to], chain[place], *chain[to:]]
    to = (
        draw(st.integers(own, len(chain) - 1).filter(lambda n: n != place)) if len(chain) - own > 1 else place
    )
    return moved(chain, place, to) if to != place else edited(chain, place, catatan="lain")


def _other(name: str) -> Any:
    special = {
        "nomor": 77,
        "waktu": WHOLE[0].waktu.replace(year=2031),
        "peristiwa": Event.TERIMA,
        "sop": "pengukuran",
        "triwulan": 3,
        "langkah": 9,
        "ke_langkah": 9,
        "peran": "Staf",
        "keputusan": "Ya",
    }
    return special.get(name, "diubah")


@given(st.data())
def test_any_single_change_of_any_row_is_found(data: st.DataObject) -> None:
    chain = data.draw(any_log())
    assert whole(chain)
    changed = data.draw(one_change(chain))
    assume(changed != chain)
    assert not whole(changed)


@given(st.data())
def test_any_single_change_of_any_row_of_a_merged_log_is_found(data: st.DataObject) -> None:
    start = data.draw(any_log())
    one = data.draw(any_log("Ani", start))
    other = data.draw(any_log("Budi", start))
    both = merged(one, other)
    assert whole(both)
    changed = data.draw(one_change(both))
    assume(changed != both)
    assert not whole(changed)


# --- words --------------------------------------------------------------------------------------------------


def test_the_note_names_the_reason_and_each_row_once() -> None:
    broken = log_breaks(moved(edited(WHOLE, 0, oleh="X"), 1, 4), ID)
    note = repair_catatan(broken, f"{WHY}.")
    assert note.startswith(f"Alasan: {WHY}. Yang diakui apa adanya: ")
    assert "isi baris tidak cocok" in note
    row = grow([], {"peristiwa": Event.PERBAIKAN, "catatan": note})[-1]
    assert repair_alasan(row) == WHY


def test_a_note_on_many_rows_ends_in_time() -> None:
    log = grow([], *[COUNTED] * 600)
    note = repair_catatan(log_breaks(log[::-2], ID), WHY)
    assert len(note) < 2_000
    assert note.endswith("dan seterusnya.")


@pytest.mark.parametrize(
    ("numbers", "text"), [([], ""), ([4], "4"), ([4, 5], "4, 5"), ([4, 5, 6, 9], "4 sampai 6, 9")]
)
def test_numbers_in_a_row_are_told_together(numbers: list[int], text: str) -> None:
    assert name_numbers(numbers) == text
