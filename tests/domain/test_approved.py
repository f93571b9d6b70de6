"""What was approved against what is there: each cell, each row, and nothing that only looks different."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.model import Master
from sakip_xl.domain.rules.sample import compose
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.domain.sop.requirements.approved import approving_row, changed_data
from sakip_xl.domain.sop.requirements.sidik import data_with, digest, read_row_text, row_text, sidik_data
from sakip_xl.domain.terms import Event, SopName, YesNo
from tests.domain.parted_logs import KUMPUL, UKUR, done, grow, steps

Rows = Sequence[dict[str, Any]]


def approve(sop: SopName = KUMPUL, **tables: Rows) -> dict[str, Sequence[str]]:
    """The data of Triwulan II as they are kept when somebody agrees to them."""
    master = compose(tables)
    data = data_with(sidik_data(master, sop, 2), master, sop, 2)
    assert data is not None
    return dict(data)


def changes(
    approved: dict[str, Sequence[str]], sop: SopName = KUMPUL, **tables: Rows
) -> list[tuple[Any, ...]]:
    found = changed_data(approved, compose(tables), sop, 2)
    return [
        (c.tabel, c.kunci, c.field_name, c.lama, c.baru, c.row is None or getattr(c.row, "baris_ke", None))
        for c in found
    ]


ANSWERS = [{"kode": "I.1", "realisasi": 5}, {"kode": "I.2", "realisasi": "82,5", "pembilang": 3}]


def test_every_changed_cell_is_named_with_what_was_approved() -> None:
    now = [{"kode": "I.1", "realisasi": 9, "kendala": "Hujan"}, {**ANSWERS[1], "pembilang": None}]
    found = changes(approve(tblRealisasi=ANSWERS), tblRealisasi=now)
    assert [(tabel, field, lama, baru) for tabel, _, field, lama, baru, _ in found] == [
        ("realisasi", "kendala", "", "Hujan"),
        ("realisasi", "realisasi", "5", "9"),
        ("realisasi", "pembilang", "3", ""),
    ]
    assert [kunci.split()[0] for _, kunci, *_ in found] == ["I.1", "I.1", "I.2"]
    assert [place for *_, place in found] == [0, 0, 1]


def test_rows_that_came_and_went_are_named() -> None:
    found = changes(approve(tblRealisasi=ANSWERS), tblRealisasi=[ANSWERS[1], {"kode": "I.3", "realisasi": 1}])
    assert [(kunci.split()[0], field, row) for _, kunci, field, *_, row in found] == [
        ("I.1", "", True),
        ("I.3", "", 1),
    ]


def test_the_order_and_the_way_through_a_file_are_no_change() -> None:
    now = [ANSWERS[1], {"kode": "I.1", "realisasi": 5.0, "id_formulir": "F"}]
    assert changes(approve(tblRealisasi=ANSWERS), tblRealisasi=now) == []


def test_of_two_rows_with_one_key_only_the_changed_one_is_named() -> None:
    two = [{"kode": "I.1", "realisasi": 1}, {"kode": "I.1", "realisasi": 2}]
    found = changes(approve(tblRealisasi=two), tblRealisasi=[{**two[0], "realisasi": 3}, two[1]])
    assert [(lama, baru, row) for *_, lama, baru, row in found] == [("1", "3", 0)]


def test_money_is_part_of_what_was_collected_and_other_quarters_are_not() -> None:
    approved = approve(tblAnggaran=[{"realisasi": 10}])
    assert [c[2:5] for c in changes(approved, tblAnggaran=[{"realisasi": 11}])] == [("realisasi", "10", "11")]
    other = [{"realisasi": 10}, {"realisasi": 99, "triwulan": 3}]
    assert changes(approved, tblAnggaran=other) == []


YEAR = {"kode": "IKS.1", "tahun": 2025, "realisasi": 80}


def test_other_years_count_where_the_approved_report_told_of_them() -> None:
    measured = [{"kode": "IKS.1", "realisasi": 7}]
    approved = approve(UKUR, tblKertasKerja=measured, tblRiwayat=[YEAR])
    now = {"tblKertasKerja": measured, "tblRiwayat": [{**YEAR, "realisasi": 90}]}
    assert [c[:5] for c in changes(approved, UKUR, **now)] == [
        ("riwayat", "IKS.1 2025", "realisasi", "80", "90")
    ]
    without = {name: rows for name, rows in approved.items() if name == "kertas_kerja"}
    assert changes(without, UKUR, **now) == []


def test_data_are_kept_only_under_their_own_fingerprint() -> None:
    master = compose({"tblKertasKerja": [{"kode": "I.1"}], "tblRiwayat": [YEAR]})
    whole = data_with(sidik_data(master, UKUR, 2), master, UKUR, 2)
    assert whole is not None
    quarter = {name: rows for name, rows in whole.items() if name == "kertas_kerja"}
    assert data_with(digest(quarter), master, UKUR, 2) == quarter
    assert data_with("0" * 64, master, UKUR, 2) is None


@given(st.text(), st.text())
def test_a_row_is_read_back_from_its_text(kendala: str, alasan: str) -> None:
    row = compose({"tblRealisasi": [{"kode": "I: 1", "kendala": kendala, "alasan_belum": alasan}]}).realisasi[
        0
    ]
    text = row_text("realisasi", row)
    fields = read_row_text("realisasi", text)
    assert fields["kode"] == "I: 1"
    assert row_text("realisasi", row.model_copy(update={"kendala": fields["kendala"]})) == text
    assert row_text("realisasi", row.model_copy(update={"alasan_belum": fields["alasan_belum"]})) == text


DATA = st.lists(
    st.fixed_dictionaries(
        {
            "kode": st.sampled_from(["I.1", "I.2", "I.3"]),
            "realisasi": st.one_of(st.none(), st.integers(0, 9), st.sampled_from(["82,5", "WTP"])),
            "kendala": st.sampled_from(["", "Hujan"]),
        }
    ),
    max_size=5,
)


@given(DATA, DATA)
def test_something_is_named_exactly_when_the_fingerprint_differs(before: Rows, now: Rows) -> None:
    def master(rows: Rows) -> Master:
        return replace(compose({"tblRealisasi": []}), realisasi=compose({"tblRealisasi": rows}).realisasi)

    old, new = master(before) if before else compose({"tblRealisasi": []}), compose({"tblRealisasi": now})
    approved = data_with(sidik_data(old, KUMPUL, 2), old, KUMPUL, 2)
    assert approved is not None
    same = sidik_data(old, KUMPUL, 2) == sidik_data(new, KUMPUL, 2)
    assert (list(changed_data(approved, new, KUMPUL, 2)) == []) == same


# --- the row that agrees ------------------------------------------------------------------------------------


DECISION = 10


def decided(*more: dict[str, Any]) -> list[JejakRow]:
    yes = done(KUMPUL, DECISION, keputusan=YesNo.YA, sidik_data="a")
    return grow([], *steps(KUMPUL, 1, DECISION - 1), yes, *more)


def test_the_last_yes_of_the_decision_is_the_one_that_counts() -> None:
    assert approving_row([], KUMPUL, 2) is None
    assert approving_row(decided(), KUMPUL, 3) is None
    assert approving_row(decided(done(KUMPUL, 11, sidik_data="b")), KUMPUL, 2) == decided()[-1]
    back = done(KUMPUL, 11, peristiwa=Event.KEMBALI, keputusan=YesNo.TIDAK, ke_langkah=DECISION, catatan="x")
    again = decided(back, done(KUMPUL, DECISION, keputusan=YesNo.YA, sidik_data="c"))
    assert approving_row(again, KUMPUL, 2) == again[-1]


@pytest.mark.parametrize("other", [{"keputusan": None}, {"keputusan": YesNo.TIDAK}])
def test_a_step_that_says_no_yes_approves_nothing(other: dict[str, Any]) -> None:
    assert approving_row(grow([], done(KUMPUL, DECISION, sidik_data="a", **other)), KUMPUL, 2) is None
