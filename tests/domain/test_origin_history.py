"""The history of one cell: what the log tells, what it lets conclude, and what nobody can know."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.bentrok.merge import Place
from sakip_xl.domain.bentrok.record import CellChange, Record, pieces
from sakip_xl.domain.bentrok.values import meaning
from sakip_xl.domain.model import Bentrok, Cell
from sakip_xl.domain.origin.changes import CellLog
from sakip_xl.domain.origin.history import Step, history
from sakip_xl.domain.origin.notes import paper_note, read_paper_note, read_renames, rename_note
from sakip_xl.domain.sop.jejak import JejakRow, cancel_catatan
from sakip_xl.domain.terms import BentrokSource, Event, Pakai, ValueSource
from tests.domain.parted_logs import MORNING, grow, merged

CELL = Place("tblRealisasi", "IKS.1 | 2 | YAN", "realisasi")
Rows = Sequence[JejakRow]


def change(lama: Cell, baru: Cell, event: Event = Event.FORMULIR_DITERIMA, **other: Any) -> dict[str, Any]:
    """A row of the log in which one cell changed; ``catatan`` is its note."""
    note = other.pop("catatan", "")
    cell = other.pop("cell", CELL)
    record = Record(event, cells=(CellChange(cell, lama, baru),), **{"formulir": "F-1", **other})
    [text] = pieces(record)
    return {"peristiwa": event, "triwulan": 2, "catatan": note, "perubahan": text}


def cancelled(number: int) -> dict[str, Any]:
    return {"peristiwa": Event.BATAL, "catatan": cancel_catatan(number, number, "Rekap")}


def told(chain: Rows, value: Cell, *decided: Bentrok) -> list[Step]:
    """The steps of the cell."""
    log = CellLog(chain)
    return history(value, log.of_row(CELL.tabel, "iks.1"), decided, log)


def brief(steps: Sequence[Step]) -> list[tuple[ValueSource, Cell, Cell]]:
    return [(step.sumber, step.lama, step.baru) for step in steps]


def conflict(pakai: Pakai, *, hour: float, keterangan: str = "", number: int = 1) -> Bentrok:
    """A conflict about the cell that was decided some hours after morning."""
    return Bentrok(
        nomor=number,
        asal=BentrokSource.REKAP,
        tabel=CELL.tabel,
        kunci=CELL.kunci,
        nama_kolom=CELL.field_name,
        kolom="Realisasi",
        lama=80,
        berkas_lama="YAN.xlsx",
        baru=75,
        berkas_baru="lagi.xlsx",
        oleh_baru="Sri",
        pakai=pakai,
        keterangan=keterangan,
        diputuskan_oleh="Siti",
        diputuskan=MORNING + timedelta(hours=hour),
    )


def test_a_form_tells_file_author_times_and_the_row_of_the_log() -> None:
    saved = datetime(2026, 7, 5, 14)
    [step] = told(grow([], change(None, 80, source="YAN.xlsx", oleh="Sri", disimpan=saved, folder="a1")), 80)
    assert (step.sumber, step.source, step.oleh, step.waktu) == (
        ValueSource.FORMULIR,
        "YAN.xlsx",
        "Sri",
        saved,
    )
    assert (step.formulir, step.folder, step.jejak and step.jejak.nomor) == ("F-1", "a1", 1)
    assert "Direkap oleh Siti 6 Juli 2026 pukul 08.00 dari formulir F-1." in step.keterangan
    assert "Penyimpannya" not in step.keterangan


def test_a_file_without_an_author_and_a_click_without_a_name_are_said_so() -> None:
    [step] = told(grow([], change(None, 80, source="YAN.xlsx"), who=""), 80)
    assert step.keterangan.startswith("Direkap oleh (nama tidak tercatat) 6")
    assert step.keterangan.endswith("Penyimpannya tidak disebut berkas itu.")


@pytest.mark.parametrize(
    ("note", "oleh", "typed"),
    [
        ("F-1 dari YAN: Isian Kertas F-1" + paper_note("Sri", "Budi"), "Sri", "Budi"),
        ("F-1 dari YAN: Isian Kertas F-1", "", "(nama tidak tercatat)"),
    ],
)
def test_paper_tells_who_filled_it_in_and_who_typed_it(note: str, oleh: str, typed: str) -> None:
    [step] = told(grow([], change(None, 80, source="Isian Kertas F-1", catatan=note)), 80)
    assert (step.sumber, step.oleh) == (ValueSource.KERTAS, oleh)
    assert step.keterangan.startswith(f"Diketik oleh {typed} dari kertas.")


def test_what_was_typed_over_a_form_is_told_with_what_was_written_there() -> None:
    chain = grow([], change(None, 80), change(82, 85))
    steps = told(chain, "kosong saja")
    assert brief(steps) == [
        (ValueSource.KETIKAN, 85, "kosong saja"),
        (ValueSource.FORMULIR, 82, 85),
        (ValueSource.KETIKAN, 80, 82),
        (ValueSource.FORMULIR, None, 80),
    ]
    assert "Diketik langsung di buku sesudah jejak nomor 2." in steps[0].keterangan
    assert "antara jejak nomor 1 dan 2." in steps[2].keterangan
    assert told(chain, None)[0].keterangan.startswith("Dikosongkan langsung")


def test_the_same_value_in_another_spelling_is_no_correction() -> None:
    assert len(told(grow([], change(None, 82.5)), "82,50")) == 1


def test_what_stood_there_before_the_log_is_not_guessed() -> None:
    steps = told(grow([], change(70, 80)), 80)
    assert brief(steps)[1] == (ValueSource.TIDAK_TERCATAT, None, 70)
    assert "sebelum jejak nomor 1" in steps[1].keterangan


def test_taken_out_and_given_again_are_both_steps() -> None:
    chain = grow([], change(None, 80), change(80, None, Event.FORMULIR_DIKELUARKAN), change(None, 81))
    assert [step.sumber for step in told(chain, 81)] == [
        ValueSource.FORMULIR,
        ValueSource.DIKELUARKAN,
        ValueSource.FORMULIR,
    ]


def test_what_was_taken_back_stays_to_be_seen_and_says_so() -> None:
    steps = told(grow([], change(None, 80), change(80, 90), cancelled(2)), 80)
    assert [(step.baru, step.dibatalkan) for step in steps] == [(90, True), (80, False)]


def test_an_event_that_is_not_known_tells_its_note() -> None:
    [step] = told(grow([], change(None, 80, Event.IMPOR, catatan="Dari tabel lama.")), 80)
    assert (step.sumber, step.keterangan) == (ValueSource.TINDAKAN, "Dari tabel lama.")


def test_a_decision_tells_both_sides_who_decided_and_why() -> None:
    chain = grow([], change(None, 80), change(80, 75, Event.BENTROK))
    first, _ = told(chain, 75, conflict(Pakai.BARU, hour=1, keterangan="Salah ketik."))
    assert (first.sumber, first.source, first.oleh) == (ValueSource.BENTROK, "lagi.xlsx", "Siti")
    assert first.keterangan == (
        "Bentrok nomor 1: dipilih isi baru (B), bukan '80' dari YAN.xlsx. Salah ketik."
    )


def test_a_decision_by_which_the_cell_kept_its_value_is_told_too() -> None:
    decision = {"peristiwa": Event.BENTROK, "triwulan": 2}
    first, second = told(grow([], change(None, 80), decision), 80, conflict(Pakai.LAMA, hour=1))
    assert (first.sumber, first.lama, first.baru) == (ValueSource.BENTROK, 80, 80)
    assert first.keterangan.endswith("bukan '75' dari lagi.xlsx, disimpan Sri. Isi buku tetap.")
    assert second.sumber is ValueSource.FORMULIR


def test_a_decision_whose_row_of_the_log_is_gone_still_counts() -> None:
    chain = grow([], change(None, 82), change(80, 90))
    first, *_ = told(chain, 80, conflict(Pakai.LAMA, hour=9))
    assert (first.sumber, first.baru, first.jejak) == (ValueSource.BENTROK, 80, None)
    first, *_ = told(chain, 81, conflict(Pakai.LAMA, hour=9))
    assert "sesudah jejak nomor yang tidak ditemukan" in first.keterangan


def test_a_value_that_followed_from_a_decision_and_one_without_a_choice_are_told_apart() -> None:
    chain = grow([], change(None, 80), change(80, 75, Event.BENTROK))
    [first, _] = told(chain, 75)
    assert first.keterangan == "Mengikuti isi lain di baris ini yang bentroknya diputuskan waktu itu."
    unchosen = conflict(Pakai.BARU, hour=1).model_copy(update={"pakai": None})
    assert told(chain, 75, unchosen)[0].source == ""
    assert len(told(chain, 75, unchosen.model_copy(update={"diputuskan": MORNING}))) == 2


# --- renamed, merged ----------------------------------------------------------------------------------------


def renamed(old: str, new: str, **counts: int) -> dict[str, Any]:
    return {"peristiwa": Event.KODE, "catatan": rename_note(old, new, counts)}


def test_a_renamed_kode_takes_its_history_along_unless_the_renaming_was_taken_back() -> None:
    old = Place("tblRealisasi", "IKS.0 | 2 | YAN", "realisasi")
    chain = grow([], change(None, 80, cell=old), renamed("IKS.0", "IKS.1", realisasi=1))
    assert [step.baru for step in told(chain, 80)] == [80]
    assert told([*grow(chain, cancelled(2), hour=2)], None) == []
    other_rows = grow([], change(None, 80, cell=old), renamed("IKS.0", "IKS.1", anggaran=1))
    assert told(other_rows, None) == []


def test_a_renamed_unit_takes_its_history_along_and_a_quarter_is_no_kode() -> None:
    old = Place("tblRealisasi", "IKS.1 | 2 | SI", "realisasi")
    notes = [rename_note("SI", "YAN", {"realisasi": 2}), rename_note("2", "9", {"realisasi": 1})]
    chain = grow([], change(None, 80, cell=old), {"peristiwa": Event.KODE, "catatan": "; ".join(notes)})
    [moved] = CellLog(chain).changes
    assert moved.tempat == CELL


def test_notes_of_the_log_are_read_as_they_are_written() -> None:
    text = f"{rename_note('A', 'B C', {'realisasi': 3, 'kertas kerja': 1})}; {rename_note('D', 'E', {})}"
    first, second = read_renames(text)
    assert (first.old, first.new, second.old, second.new) == ("A", "B C", "D", "E")
    assert (first.moved("kertas kerja"), first.moved("anggaran"), second.moved("realisasi")) == (
        True,
        False,
        False,
    )
    note = f"F-1 dari YAN: kertas{paper_note('Sri, S.E.', 'Budi')}, diserahkan lagi; diganti: x"
    assert read_paper_note(note) == ("Sri, S.E.", "Budi")
    assert read_paper_note("F-1 dari YAN: a.xlsx") == ("", "")


def parted(*first: dict[str, Any], then: Sequence[dict[str, Any]], hour: float = 200) -> list[JejakRow]:
    """Two copies of a book in which one cell was 80, merged again."""
    start = grow([], change(None, 80))
    return merged(grow(start, *first, hour=10), grow(start, *then, who="Budi", hour=5), hour)


def test_two_copies_of_a_book_are_two_lines_of_history() -> None:
    chain = parted(change(80, 90), then=[change(80, 70)])
    steps = told(chain, 90)
    assert brief(steps) == [
        (ValueSource.GABUNG, 70, 90),
        (ValueSource.FORMULIR, 80, 90),
        (ValueSource.FORMULIR, 80, 70),
        (ValueSource.FORMULIR, None, 80),
    ]
    assert "Dipakai isi jejak nomor 2, bukan nomor 2." in steps[0].keterangan


def test_a_value_of_neither_copy_was_typed_in_one_of_them_or_since() -> None:
    chain = parted(change(80, 90), then=[change(80, 70)])
    first = told(chain, 71)[0]
    assert (first.sumber, first.lama) == (ValueSource.KETIKAN, 90)
    assert "jejak nomor 2 dan 2, atau di salinan yang digabung (jejak nomor 4)" in first.keterangan


def test_copies_that_wrote_the_same_need_no_choice() -> None:
    chain = parted(change(80, 90), then=[change(80, "90,0")])
    assert [step.sumber for step in told(chain, 90)] == [ValueSource.FORMULIR] * 3


def test_a_decision_without_its_row_stands_by_its_own_time_in_a_merged_log() -> None:
    chain = parted(change(80, 90), then=[{"peristiwa": Event.PERIKSA}])
    first, *_ = told(chain, 80, conflict(Pakai.LAMA, hour=300))
    assert first.sumber is ValueSource.BENTROK


def test_the_last_row_of_an_event_is_the_one_that_counts() -> None:
    rows = [{"peristiwa": Event.HITUNG, "triwulan": 2} for _ in range(3)]
    log = CellLog(grow([], *rows, cancelled(3)))
    last = log.last(Event.HITUNG, 2)
    assert last is not None
    assert last.nomor == 2
    assert log.last(Event.HITUNG, 3) is None


@given(
    st.lists(
        st.tuples(st.sampled_from(["form", "type", "out", "cancel"]), st.sampled_from([None, 1, 2, "a"])),
        max_size=9,
    )
)
def test_the_steps_lead_from_nothing_to_the_value_of_now_without_a_gap(
    acts: list[tuple[str, Cell]],
) -> None:
    chain: list[JejakRow] = []
    value: Cell = None
    undo: tuple[int, Cell] | None = None
    for hour, (act, new) in enumerate(acts):
        if act == "type":
            value, undo = new, None
        elif act == "cancel" and undo is not None:
            chain = grow(chain, cancelled(undo[0]), hour=hour)
            value, undo = undo[1], None
        elif act in {"form", "out"}:
            event = Event.FORMULIR_DITERIMA if act == "form" else Event.FORMULIR_DIKELUARKAN
            chain = grow(chain, change(value, new, event), hour=hour)
            value, undo = new, (chain[-1].nomor, value)
    steps = [step for step in told(chain, value) if not step.dibatalkan]
    if not steps:
        assert not any(change.counts for change in CellLog(chain).changes)
        return
    assert meaning(steps[0].baru) == meaning(value)
    assert [meaning(step.lama) for step in steps] == [*(meaning(step.baru) for step in steps[1:]), ""]
