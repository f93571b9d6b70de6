"""Two copies of a table become one: what only one changed, what both changed, and what a person decides."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sakip_xl.domain.merge.ancestor import Ancestor, Tables, Unknown
from sakip_xl.domain.merge.book import MergedTables, merge_books, merged_sidik
from sakip_xl.domain.merge.rows import RawRow, compared
from sakip_xl.domain.merge.rules import APART, RULES
from sakip_xl.domain.merge.table import ConflictKind
from sakip_xl.schema.base import Trait
from sakip_xl.schema.books import MASTER

UNITS = "tblUnit"
PEM: RawRow = {"kode": "PEM", "jenis": "seksi", "nama": "Seksi Pemerintahan", "kepala": "Budi"}
PMD: RawRow = {"kode": "PMD", "jenis": "seksi", "nama": "Seksi PMD"}
YAN: RawRow = {"kode": "YAN", "jenis": "seksi", "nama": "Seksi Pelayanan"}
NOTHING = Ancestor()


def merge(
    table: str, first: list[RawRow], second: list[RawRow], before: list[RawRow] | None = None
) -> MergedTables:
    """The merge of one table; without ``before`` nothing is known of the parting."""
    known = NOTHING if before is None else Ancestor((({table: before},),))
    return merge_books({table: first}, {table: second}, known)


# --- cells --------------------------------------------------------------------------------------------------


def test_what_only_one_book_changed_is_taken() -> None:
    done = merge(UNITS, [{**PEM, "kepala": "Ani"}, PMD], [PEM, {**PMD, "nama": "Seksi Desa"}], [PEM, PMD])
    assert done.tables[UNITS] == [{**PEM, "kepala": "Ani"}, {**PMD, "nama": "Seksi Desa"}]
    assert (done.conflicts, done.taken) == ([], {0: 1, 1: 1})


def test_a_cell_that_one_book_emptied_is_empty() -> None:
    emptied = {name: value for name, value in PEM.items() if name != "kepala"}
    assert merge(UNITS, [PEM], [emptied], [PEM]).tables[UNITS] == [emptied]


def test_what_both_changed_alike_is_taken() -> None:
    done = merge(UNITS, [{**PEM, "kepala": "Ani"}], [{**PEM, "kepala": "Ani"}], [PEM])
    assert (done.tables[UNITS], done.conflicts) == ([{**PEM, "kepala": "Ani"}], [])


def test_what_both_changed_differently_is_that_of_the_first_until_somebody_decides() -> None:
    done = merge(UNITS, [{**PEM, "kepala": "Ani"}], [{**PEM, "kepala": "Cici"}], [PEM])
    (conflict,) = done.conflicts
    assert done.tables[UNITS] == [{**PEM, "kepala": "Ani"}]
    assert (conflict.kind, conflict.field_name, conflict.before) == (ConflictKind.CELL, "kepala", "Budi")
    assert [row and row["kepala"] for row in (conflict.first, conflict.second)] == ["Ani", "Cici"]


def test_without_an_ancestor_what_differs_is_a_conflict_and_what_only_one_has_is_taken() -> None:
    done = merge(UNITS, [{**PMD, "kepala": "Ani"}, PEM], [PMD, {**PEM, "nama": "Lain"}])
    assert done.tables[UNITS] == [{**PMD, "kepala": "Ani"}, PEM]
    assert [(c.field_name, isinstance(c.before, Unknown)) for c in done.conflicts] == [("nama", True)]
    assert done.extended == 1


def test_a_number_spelled_in_two_ways_is_no_conflict() -> None:
    rows: list[RawRow] = [
        {"kode": "I.1", "triwulan": 2, "unit": "PEM", "realisasi": v} for v in (1, 82.5, "82,50")
    ]
    for before in ([rows[0]], None):
        done = merge("tblRealisasi", [rows[1]], [rows[2]], before)
        assert (done.tables["tblRealisasi"], done.conflicts) == ([rows[1]], [])


def test_two_witnesses_are_believed_where_they_agree() -> None:
    typed = {**PEM, "kepala": "Ani"}
    known = Ancestor((({UNITS: [typed]}, {UNITS: [PEM]}),))
    first, second = {**typed, "nama": "Baru"}, PEM
    done = merge_books({UNITS: [first]}, {UNITS: [second]}, known)
    assert [conflict.field_name for conflict in done.conflicts] == ["kepala"]
    assert done.tables[UNITS][0]["nama"] == "Baru"


def test_what_witnesses_do_not_agree_in_the_next_account_tells() -> None:
    typed = {**PEM, "kepala": "Ani"}
    known = Ancestor((({UNITS: [typed]}, {UNITS: [PEM]}), ({UNITS: [PEM]},)))
    done = merge_books({UNITS: [typed]}, {UNITS: [PEM]}, known)
    assert (done.tables[UNITS], done.conflicts) == ([typed], [])


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (5, 5.0, True),
        (0.1 + 0.2, 0.3, True),
        ("", None, True),
        (True, 1, False),
        ("5", 5, False),
        (date(2026, 7, 1), datetime(2026, 7, 1), False),
        (datetime(2026, 7, 1, 8, 0, 0, 400), datetime(2026, 7, 1, 8), True),
    ],
)
def test_cells_are_compared_as_far_as_a_file_can_tell(one: object, other: object, same: bool) -> None:
    assert (compared(one) == compared(other)) is same  # type: ignore[arg-type]


# --- rows ---------------------------------------------------------------------------------------------------


def test_rows_that_were_added_on_either_side_are_there_once() -> None:
    done = merge(UNITS, [PEM, PMD], [PEM, PMD, YAN], [PEM])
    assert (done.tables[UNITS], done.conflicts, done.doubts) == ([PEM, PMD, YAN], [], [])


def test_a_row_that_one_book_deleted_is_gone() -> None:
    done = merge(UNITS, [PEM], [PEM, PMD], [PEM, PMD])
    assert (done.tables[UNITS], done.conflicts, done.doubts) == ([PEM], [], [])


def test_a_row_deleted_here_and_changed_there_stays_until_somebody_decides() -> None:
    done = merge(UNITS, [PEM], [PEM, {**PMD, "kepala": "Ani"}], [PEM, PMD])
    (conflict,) = done.conflicts
    assert (conflict.kind, conflict.first) == (ConflictKind.ROW, None)
    assert done.tables[UNITS] == [PEM, {**PMD, "kepala": "Ani"}]


def test_without_an_ancestor_a_row_of_one_book_stays_with_a_doubt() -> None:
    done = merge(UNITS, [PEM], [PEM, PMD])
    assert (done.tables[UNITS], [doubt.only_in for doubt in done.doubts]) == ([PEM, PMD], [1])


def test_a_key_is_found_however_it_is_spelled() -> None:
    done = merge(UNITS, [{**PEM, "kode": " pem "}], [{**PEM, "kepala": "Ani"}], [PEM])
    assert done.tables[UNITS] == [{**PEM, "kode": " pem ", "kepala": "Ani"}]


def test_rows_with_one_key_are_counted_off() -> None:
    both = [PEM, {**PEM, "kepala": "Ani"}]
    done = merge(UNITS, both, [PEM, {**PEM, "kepala": "Cici"}], both)
    assert done.tables[UNITS] == [PEM, {**PEM, "kepala": "Cici"}]


def test_a_table_that_only_one_book_put_in_order_has_that_order() -> None:
    assert merge(UNITS, [PEM, PMD], [PMD, PEM], [PEM, PMD]).tables[UNITS] == [PMD, PEM]
    assert merge(UNITS, [PMD, PEM], [PEM, PMD], [PEM, PMD]).tables[UNITS] == [PMD, PEM]


def test_a_row_without_a_key_is_known_by_all_it_says() -> None:
    note: RawRow = {"nama": "Tanpa kode"}
    assert merge(UNITS, [PEM, note], [PEM, note, {"nama": "Lain"}], [PEM]).tables[UNITS] == [
        PEM,
        note,
        {"nama": "Lain"},
    ]


# --- papers and numbers -------------------------------------------------------------------------------------

ORDER: RawRow = {"nomor_agenda": "005", "hal": "Rapat", "tanggal": date(2026, 7, 6)}


def test_two_papers_with_one_number_both_stay() -> None:
    other = {**ORDER, "hal": "Survei"}
    done = merge("tblDisposisi", [ORDER], [other], [])
    assert done.tables["tblDisposisi"] == [ORDER, other]
    assert [(c.kind, c.first, c.second) for c in done.conflicts] == [(ConflictKind.PAPER, ORDER, other)]


def test_a_paper_that_one_book_completed_is_one_paper() -> None:
    done = merge("tblDisposisi", [ORDER], [{**ORDER, "catatan": "Segera"}], [])
    assert (done.tables["tblDisposisi"], done.conflicts) == ([{**ORDER, "catatan": "Segera"}], [])


def test_a_number_on_two_different_papers_is_told() -> None:
    one: RawRow = {"jenis": "notulen", "kunci": "a", "versi": 1, "nomor": "7/2026"}
    other = {**one, "jenis": "undangan"}
    done = merge("tblNaskah", [one], [other], [])
    assert [(c.kind, c.field_name) for c in done.conflicts] == [(ConflictKind.NUMBER, "nomor")]


def test_a_number_that_stood_twice_before_is_nobody_s_conflict() -> None:
    twice: list[RawRow] = [{"jenis": "a", "nomor": "7"}, {"jenis": "b", "nomor": "7"}]
    assert merge("tblNaskah", [*twice, {"jenis": "c", "nomor": "8"}], twice, twice).conflicts == []


def test_the_count_of_the_archives_goes_through() -> None:
    def row(number: int, sidik: str) -> RawRow:
        return {"nomor": number, "sop": "pengumpulan", "triwulan": 2, "sidik": sidik}

    done = merge("tblArsip", [row(1, "a"), row(2, "b")], [row(1, "a"), row(2, "c")], [row(1, "a")])
    assert done.tables["tblArsip"] == [row(1, "a"), row(2, "b"), row(3, "c")]
    assert done.conflicts == []


def test_of_one_form_taken_twice_the_first_time_stands() -> None:
    def row(hour: int, value: int = 5) -> RawRow:
        return {
            "kode": "I.1",
            "triwulan": 2,
            "unit": "PEM",
            "realisasi": value,
            "dicatat": datetime(2026, 7, 6, hour),
        }

    assert merge("tblRealisasi", [row(9)], [row(8)], []).tables["tblRealisasi"] == [row(8)]
    assert [c.field_name for c in merge("tblRealisasi", [row(9, 4)], [row(8)], []).conflicts] == [
        "realisasi",
        "dicatat",
    ]


def test_what_is_chosen_on_beranda_is_no_conflict() -> None:
    done = merge(
        "tblKerja", [{"triwulan": 2, "arahan": "A"}], [{"triwulan": 3, "arahan": "B"}], [{"triwulan": 1}]
    )
    assert done.tables["tblKerja"] == [{"triwulan": 2, "arahan": "A"}]
    assert [conflict.field_name for conflict in done.conflicts] == ["arahan"]


# --- the whole book -----------------------------------------------------------------------------------------


def test_every_table_of_the_master_is_merged_by_rows_or_left_apart() -> None:
    assert {table.name for table in MASTER.tables} == RULES.keys() | APART
    assert not RULES.keys() & APART
    assert {table.name for table in MASTER.tables if table.sifat is Trait.COMPUTED} <= APART


def test_every_rule_names_fields_of_its_table() -> None:
    for table in MASTER.tables:
        rule = RULES.get(table.name)
        if rule is not None:
            named = {*rule.key, *rule.moment, *rule.chosen, rule.number, rule.counted} - {""}
            assert named <= {*table.model.bidang()}, table.name


def test_what_is_computed_is_not_merged() -> None:
    books: list[Tables] = [{"tblTemuan": [{"nomor": 1}], UNITS: []}, {"tblKertasKerja": [{"kode": "A"}]}]
    assert [*merge_books(books[0], books[1], NOTHING).tables] == [UNITS]


def test_the_fingerprint_is_that_of_what_is_merged() -> None:
    tables: Tables = {UNITS: [PEM, {}, PMD]}
    assert merged_sidik(tables) == merged_sidik({UNITS: [PEM, PMD], "tblTemuan": [{"nomor": 1}]})
    assert merged_sidik(tables) != merged_sidik({UNITS: [PMD, PEM]})


def test_a_row_that_witnesses_do_not_agree_on_is_asked_about_by_nobody_and_doubted() -> None:
    known = Ancestor((({UNITS: [PMD]}, {UNITS: []}),))
    done = merge_books({UNITS: [PMD, PEM]}, {UNITS: [PEM]}, known)
    assert (done.tables[UNITS], done.conflicts) == ([PMD, PEM], [])
    assert [doubt.only_in for doubt in done.doubts] == [0]


def test_a_row_whose_key_is_empty_is_known_by_all_it_holds() -> None:
    nameless: list[RawRow] = [{"nama": "Seksi Baru"}, {"nama": "Seksi Lain"}]
    done = merge(UNITS, [nameless[0]], [nameless[1], nameless[0]], [])
    assert sorted(str(row["nama"]) for row in done.tables[UNITS]) == ["Seksi Baru", "Seksi Lain"]


def test_a_row_in_which_nothing_stands_is_none() -> None:
    done = merge(UNITS, [], [{"kode": "", "nama": None}, PEM], [PMD])
    assert done.tables[UNITS] == [PEM]
