"""The log's hash chain: it survives Excel and names each row that was touched."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from sakip_xl.domain.sop.jejak import (
    CancelReason,
    ChainReason,
    JejakRow,
    cancel_catatan,
    canonical_text,
    check_cancellations,
    check_chain,
    compute_sidik,
    connect,
    in_force,
    initial_sidik,
    restore_catatan,
    signed_text,
)
from sakip_xl.domain.sop.row_step import read_langkah
from sakip_xl.domain.terms import Event, Peran, SopName, YesNo

ID = "sumbersuko-2026"
MORNING = datetime(2026, 4, 1, 8, 0)


def chain(length: int = 5) -> list[JejakRow]:
    row: list[JejakRow] = []
    for index in range(length):
        row.append(
            connect(
                row,
                ID,
                waktu=MORNING + timedelta(hours=index),
                sop=SopName.PENGUMPULAN,
                triwulan=2,
                langkah=index + 1,
                peristiwa=Event.SELESAI,
                oleh="Siti Aminah",
                peran=Peran.TIM_SAKIP,
                akun="SITI-PC",
            )
        )
    return row


def wrong_numbers(row: list[JejakRow]) -> list[int]:
    return sorted({number for number, _ in check_chain(row, ID)})


def test_a_log_as_written_is_whole() -> None:
    assert check_chain(chain(), ID) == []
    assert check_chain([], ID) == []
    assert [b.nomor for b in chain()] == [1, 2, 3, 4, 5]


def test_the_first_row_is_chained_to_the_master() -> None:
    assert chain(1)[0].sidik_lalu == initial_sidik(ID)
    assert check_chain(chain(), "master lain") == [(1, ChainReason.SAMBUNGAN)]


@given(ke=st.integers(0, 4), field_name=st.sampled_from(["oleh", "catatan", "akun"]))
def test_an_edited_row_names_itself_only(ke: int, field_name: str) -> None:
    row = chain()
    row[ke] = row[ke].model_copy(update={field_name: "diubah"})
    assert check_chain(row, ID) == [(ke + 1, ChainReason.ISI)]


def test_an_edited_row_with_a_fresh_fingerprint_shows_at_the_next_row() -> None:
    row = chain()
    forged = row[2].model_copy(update={"catatan": "diubah"})
    row[2] = forged.model_copy(update={"sidik": compute_sidik(forged)})
    assert check_chain(row, ID) == [(4, ChainReason.SAMBUNGAN)]


@given(st.integers(0, 3))
def test_a_deleted_row_shows_at_the_row_after_it(ke: int) -> None:
    row = chain()
    del row[ke]
    assert check_chain(row, ID) == [(ke + 2, ChainReason.NOMOR), (ke + 2, ChainReason.SAMBUNGAN)]


def test_a_deletion_covered_up_by_patching_link_and_number_is_found() -> None:
    row = chain()
    del row[2]
    link = {"sidik_lalu": row[1].sidik}
    row[2] = row[2].model_copy(update=link)
    assert check_chain(row, ID) == [(4, ChainReason.NOMOR), (4, ChainReason.ISI)]
    row[2] = row[2].model_copy(update={"nomor": 3})
    assert check_chain(row, ID) == [(3, ChainReason.ISI), (5, ChainReason.NOMOR)]


def test_an_inserted_row_is_found() -> None:
    row = chain()
    row.insert(2, connect(row[:2], ID, waktu=MORNING, peristiwa=Event.REKAP, oleh="Penyusup"))
    assert wrong_numbers(row) == [3]
    assert (3, ChainReason.SAMBUNGAN) in check_chain(row, ID)


@given(st.permutations(range(5)))
def test_any_reordering_is_found(order: list[int]) -> None:
    row = chain()
    assert bool(check_chain([row[index] for index in order], ID)) == (order != sorted(order))


def test_rows_cut_off_at_the_end_leave_a_whole_chain() -> None:
    assert check_chain(chain()[:3], ID) == []


@given(
    st.datetimes(datetime(2020, 1, 1), datetime(2090, 1, 1)).map(lambda w: w.replace(microsecond=0)),
    st.integers(-400_000, 400_000),
)
def test_the_chain_survives_the_rounding_of_time_in_excel(waktu: datetime, missed: int) -> None:
    origin = connect([], ID, waktu=waktu, peristiwa=Event.REKAP)
    returned = origin.model_dump() | {"waktu": waktu + timedelta(microseconds=missed)}
    assert check_chain([JejakRow.model_validate(returned)], ID) == []


def test_the_chain_survives_what_a_workbook_does_to_its_cells() -> None:
    origin = connect(
        [],
        ID,
        waktu=MORNING,
        peristiwa=Event.KEMBALI,
        sop="pengumpulan",
        triwulan=2,
        langkah=10,
        keputusan=YesNo.TIDAK,
        ke_langkah=8,
        oleh="0812",
        akun=7,
        catatan="lengkapi\r\nseksi",
    )
    cell: dict[str, Any] = origin.model_dump(mode="python")
    cell |= {
        "nomor": 1.0,
        "triwulan": 2.0,
        "langkah": 10.0,
        "keputusan": "Tidak",
        "peran": "",
        "akun": 7.0,
        "sop": "pengumpulan",
    }
    cell["catatan"] = "lengkapi\nseksi"
    assert JejakRow.model_validate(cell | {"baris_ke": 4}).sidik == origin.sidik
    assert check_chain([JejakRow.model_validate(cell)], ID) == []


def test_an_empty_cell_equals_an_empty_text_and_a_number_its_text() -> None:
    blank = connect([], ID, waktu=MORNING, peristiwa=Event.REKAP, catatan=None, peran=" ", langkah="")
    assert blank.sidik == connect([], ID, waktu=MORNING, peristiwa=Event.REKAP, catatan="  ").sidik
    assert connect([], ID, waktu=MORNING, peristiwa=Event.REKAP, catatan=1.5).catatan == "1.5"


def test_a_row_is_hashed_as_named_texts_so_that_a_new_column_changes_no_old_row() -> None:
    row = connect([], ID, waktu=MORNING, peristiwa=Event.REKAP, oleh="Siti Aminah")
    assert canonical_text(row) == (
        '[["format","2"],["nomor","1"],["oleh","Siti Aminah"],["peristiwa","rekapitulasi"],'
        f'["sidik_lalu","{initial_sidik(ID)}"],["waktu","2026-04-01 08:00:00"]]'
    )
    assert row.sidik == sha256(canonical_text(row).encode()).hexdigest()


def test_a_signature_stands_for_the_row_without_itself_and_cannot_be_swapped() -> None:
    row = connect([], ID, waktu=MORNING, peristiwa=Event.SELESAI, kunci="K-1", tanda_tangan="abc")
    other = row.model_copy(update={"tanda_tangan": "lain"})
    assert signed_text(row) == signed_text(other)
    assert '["kunci","K-1"]' in signed_text(row)
    assert check_chain([other], ID) == [(1, ChainReason.ISI)]


def old_chain(length: int = 5) -> list[JejakRow]:
    """The log as the versions before ids wrote it: numbers only, and no format."""
    rows: list[JejakRow] = []
    for row in chain(length):
        link = rows[-1].sidik if rows else initial_sidik(ID)
        old = row.model_copy(update={"format": None, "sidik_lalu": link})
        texts = [str(getattr(old, name) or "") for name in OLD_COLUMNS]
        text = json.dumps(texts, ensure_ascii=False, separators=(",", ":"))
        rows.append(old.model_copy(update={"sidik": sha256(text.encode()).hexdigest()}))
    return rows


OLD_COLUMNS = (
    *("nomor", "waktu", "sop", "triwulan", "langkah", "peristiwa", "oleh", "peran", "akun", "keputusan"),
    *("ke_langkah", "catatan", "sidik_lalu"),
)


def test_an_old_row_keeps_its_fingerprint_and_a_new_one_follows_it() -> None:
    rows = old_chain()
    rows.append(connect(rows, ID, waktu=MORNING, peristiwa=Event.MIGRASI))
    assert check_chain(rows, ID) == []
    assert (rows[5].format, rows[5].sidik_lalu) == (2, rows[4].sidik)


def test_an_old_row_names_its_step_by_the_number_it_had_then_whatever_stands_beside_it() -> None:
    row = old_chain(4)[3]
    assert read_langkah(row) == ("dokumen", "")
    assert read_langkah(row.model_copy(update={"langkah_id": "arsip"})) == ("dokumen", "")
    assert read_langkah(row.model_copy(update={"sop": SopName.PENGUKURAN})) == ("metodologi", "")
    assert read_langkah(row.model_copy(update={"langkah": 13})) == ("", "")
    assert read_langkah(row.model_copy(update={"langkah": 10, "ke_langkah": 8})) == ("keputusan", "rekap")


def test_a_new_row_names_its_step_by_id() -> None:
    row = connect([], ID, waktu=MORNING, peristiwa=Event.SELESAI, langkah=4, langkah_id="survei")
    assert read_langkah(row) == ("survei", "")


def test_two_neighbouring_cells_do_not_hash_like_one() -> None:
    one = connect([], ID, waktu=MORNING, peristiwa=Event.REKAP, oleh="ab", akun="c")
    other = connect([], ID, waktu=MORNING, peristiwa=Event.REKAP, oleh="a", akun="bc")
    assert one.sidik != other.sidik


@pytest.mark.parametrize("content", [{"triwulan": 5}, {"langkah": 0}, {"warna": "merah"}, {"catatan": ["x"]}])
def test_a_row_that_cannot_be_is_refused(content: dict[str, Any]) -> None:
    with pytest.raises(ValidationError):
        connect([], ID, waktu=MORNING, peristiwa=Event.REKAP, **content)


def test_the_place_in_the_table_is_no_column() -> None:
    assert "baris_ke" not in JejakRow.bidang()
    assert JejakRow.bidang()[0] == "nomor"
    assert JejakRow.bidang()[-1] == "perubahan"


def with_batal(*catatan: str, length: int = 5) -> list[JejakRow]:
    """A log of some steps, followed by one cancelling row for each text."""
    row = chain(length)
    for note in catatan:
        row.append(connect(row, ID, waktu=MORNING, peristiwa=Event.BATAL, catatan=note))
    return row


def test_rows_taken_back_do_not_count_and_the_chain_stays_whole() -> None:
    row = with_batal(cancel_catatan(4, 5, "Rekap"), cancel_catatan(3, 3, "Bagikan Formulir"))
    assert [row_in_force.nomor for row_in_force in in_force(row)] == [1, 2, 6, 7]
    assert check_cancellations(row) == []
    assert check_chain(row, ID) == []


@pytest.mark.parametrize(
    ("catatan", "reason"),
    [
        ("Rekap dibatalkan", CancelReason.BENTUK),
        (cancel_catatan(4, 3, "Rekap"), CancelReason.BENTUK),
        (cancel_catatan(0, 1, "Rekap"), CancelReason.TIADA),
        (cancel_catatan(5, 6, "Rekap"), CancelReason.TIADA),
        (cancel_catatan(7, 7, "Rekap"), CancelReason.TIADA),
        (cancel_catatan(6, 6, "Rekap"), CancelReason.TIADA),
    ],
)
def test_a_taking_back_that_names_no_row_above_it_takes_nothing_back(
    catatan: str, reason: CancelReason
) -> None:
    row = with_batal(catatan)
    assert check_cancellations(row) == [(6, reason)]
    assert in_force(row) == row


@pytest.mark.parametrize("catatan", [cancel_catatan(4, 5, "Rekap"), cancel_catatan(6, 6, "Rekap")])
def test_no_row_is_taken_back_twice_and_a_taking_back_never(catatan: str) -> None:
    row = with_batal(cancel_catatan(5, 5, "Laporan"), catatan)
    assert check_cancellations(row) == [(7, CancelReason.LAGI)]
    assert [row_in_force.nomor for row_in_force in in_force(row)] == [1, 2, 3, 4, 6, 7]


def test_only_a_row_of_that_kind_takes_back() -> None:
    row = chain(2)
    row.append(connect(row, ID, waktu=MORNING, peristiwa=Event.REKAP, catatan=cancel_catatan(1, 2, "x")))
    assert in_force(row) == row


# --- restored -----------------------------------------------------------------------------------------------


def log(*events: Event | tuple[Event, str]) -> list[JejakRow]:
    """A log of events, those that name other rows with their text."""
    rows: list[JejakRow] = []
    for event in events:
        kind, note = event if isinstance(event, tuple) else (event, "")
        rows.append(connect(rows, ID, waktu=MORNING, peristiwa=kind, catatan=note))
    return rows


def restore(last: int) -> tuple[Event, str]:
    return Event.PULIH, restore_catatan(last, "cadangan")


def cancel(start: int, end: int) -> tuple[Event, str]:
    return Event.BATAL, cancel_catatan(start, end, "Rekap")


WORK = Event.REKAP


def counted(*events: Event | tuple[Event, str]) -> list[int]:
    rows = log(*events)
    assert check_cancellations(rows) == []
    return [row.nomor for row in in_force(rows) if row.peristiwa is not Event.BATAL]


def test_after_a_restoring_only_what_counted_then_counts() -> None:
    assert counted(WORK, WORK, WORK, restore(1)) == [1, 4]
    assert counted(WORK, WORK, restore(0)) == [3]
    assert counted(WORK, WORK, restore(2)) == [1, 2, 3]


def test_restoring_a_time_before_a_taking_back_lets_its_rows_count_again() -> None:
    assert counted(WORK, WORK, cancel(2, 2), WORK) == [1, 4]
    assert counted(WORK, WORK, cancel(2, 2), WORK, restore(2)) == [1, 2, 5]
    assert counted(WORK, WORK, cancel(2, 2), WORK, restore(3)) == [1, 5]


def test_a_restoring_can_be_taken_back_and_restored_over() -> None:
    assert counted(WORK, WORK, cancel(2, 2), WORK, restore(2), cancel(5, 5)) == [1, 4]
    assert counted(WORK, WORK, restore(1), restore(2)) == [1, 2, 4]
    assert counted(WORK, WORK, restore(1), WORK, restore(3)) == [1, 3, 5]
    assert counted(WORK, WORK, restore(1), WORK, cancel(3, 4)) == [1, 2]


@pytest.mark.parametrize("note", ["Dipulihkan", restore_catatan(3, "x"), restore_catatan(9, "x")])
def test_a_restoring_that_names_no_row_above_it_has_no_effect(note: str) -> None:
    rows = log(WORK, WORK, (Event.PULIH, note))
    assert check_cancellations(rows) == [(3, CancelReason.PULIH)]
    assert in_force(rows) == rows


@given(st.data())
def test_taking_a_restoring_back_gives_exactly_what_counted_before(data: st.DataObject) -> None:
    rows = log(*[WORK] * data.draw(st.integers(1, 5)))
    for _ in range(data.draw(st.integers(0, 6))):
        plain = [row.nomor for row in in_force(rows) if row.peristiwa is not Event.BATAL]
        kind, note = data.draw(
            st.sampled_from(
                [(WORK, ""), restore(data.draw(st.integers(0, len(rows)))), cancel(*plain[-1:] * 2)]
            )
            if plain
            else st.just((WORK, ""))
        )
        rows.append(connect(rows, ID, waktu=MORNING, peristiwa=kind, catatan=note))
    before = {row.nomor for row in in_force(rows)}
    number = len(rows) + 1
    for kind, note in (restore(data.draw(st.integers(0, len(rows)))), cancel(number, number)):
        rows.append(connect(rows, ID, waktu=MORNING, peristiwa=kind, catatan=note))
    assert {row.nomor for row in in_force(rows)} - {number + 1} == before
    assert check_cancellations(rows) == []
