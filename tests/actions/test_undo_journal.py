"""The journal of one action: what it holds is enough to go back, whatever stands in the cells."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any
from zlib import compress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.actions.undo_journal import KEPT_ACTIONS, Entry, append_to, compare, last, next_number
from sakip_xl.errors import SakipError
from sakip_xl.schema.books import MASTER, MASTER_KIND
from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.workbook.raw import tidy_table
from tests.workbook.contract import ANEH

UNIT = MASTER.table_named("tblUnit")
CELLS = st.sampled_from([None, *ANEH, "\ud800"])
TABLES = st.lists(st.dictionaries(st.sampled_from(UNIT.model.bidang()), CELLS), max_size=5).map(
    lambda rows: tidy_table(UNIT, rows)
)


def book(unit: list[RawRow]) -> BookContent:
    return BookContent(MASTER_KIND, {"tblUnit": unit})


def entry(old: BookContent, new: BookContent, **other: Any) -> Entry:
    content: dict[str, Any] = {
        "nomor": next_number(new),
        "tindakan": "Rekap",
        "waktu": datetime(2026, 7, 6, 9, 30),
        "oleh": "Siti",
        "id_master": "M",
        "awal": 1,
        "akhir": 2,
        "sidik": "ab",
        "berkas": (("formulir/a.xlsx", "cd"),),
        "tabel": compare(old, new, ["tblUnit"]),
    }
    return Entry(**{**content, **other})


@given(TABLES, TABLES)
def test_what_an_action_changed_leads_back_to_what_was(old: list[RawRow], new: list[RawRow]) -> None:
    undo_entry = entry(book(old), book(new))
    assert undo_entry.changed(book(new)) == []
    restored = undo_entry.revert(book(new)).row("tblUnit")
    assert compare(book(old), book(restored), ["tblUnit"]) == {}


@given(TABLES, TABLES)
def test_an_entry_comes_out_of_the_book_as_it_went_in(old: list[RawRow], new: list[RawRow]) -> None:
    undo_entry = entry(book(old), book(new))
    assert last(append_to(book(new), undo_entry)) == undo_entry


@given(TABLES, TABLES, TABLES)
def test_a_difference_is_named_wherever_the_action_wrote(
    old: list[RawRow], new: list[RawRow], current: list[RawRow]
) -> None:
    undo_entry = entry(book(old), book(new))
    difference = compare(book(new), book(current), ["tblUnit"])
    if not undo_entry.changed(book(current)):
        cell = (
            {(index, field_name) for index, field_name, *_ in undo_entry.tabel["tblUnit"].sel}
            if undo_entry.tabel
            else set()
        )
        since = (
            {(index, field_name) for index, field_name, *_ in difference["tblUnit"].sel}
            if difference
            else set()
        )
        assert not cell & since


def test_only_the_last_entries_are_kept_and_numbers_go_on() -> None:
    content = book([])
    for index in range(1, KEPT_ACTIONS + 3):
        content = append_to(content, entry(content, content, tindakan=f"ke-{index}"))
    journal = content.row("tblBatal")
    assert [b["tindakan"] for b in journal] == [f"ke-{index}" for index in range(3, KEPT_ACTIONS + 3)]
    assert next_number(content) == KEPT_ACTIONS + 3


@pytest.mark.parametrize(
    "cell_text",
    [
        "bukan base64 !",
        "AAAA",
        *(
            b64encode(compress(raw)).decode()
            for raw in (b"", b"null", b"[]", b"{}", b'{"tabel": 5}', b'{"tabel": {}, "berkas": []}')
        ),
    ],
)
def test_whatever_stands_in_place_of_an_entry_is_refused_not_believed(cell_text: str) -> None:
    content = append_to(book([]), entry(book([]), book([])))
    [row] = content.row("tblBatal")
    broken = replace(content, tables={**content.tables, "tblBatal": [{**row, "isi": cell_text}]})
    with pytest.raises(SakipError) as galat:
        last(broken)
    assert galat.value.kode == "SKP-488"


def test_every_kind_of_moment_keeps_its_kind() -> None:
    value = [date(2026, 1, 2), datetime(2026, 1, 2), time(3, 4, 5)]
    new = [{"kode": "A", "nama": moment} for moment in value]
    returned = last(append_to(book([]), entry(book([]), book(new))))  # type: ignore[arg-type]
    assert returned is not None
    incoming = [row["nama"] for row in returned.tabel["tblUnit"].datang]
    assert [(type(moment), moment) for moment in incoming] == [
        (date, date(2026, 1, 2)),
        (date, date(2026, 1, 2)),
        (time, time(3, 4, 5)),
    ]
