"""Whatever stands in a table, however it is mapped: each row counts once, a second time adds nothing."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.foreign.admission import admit
from sakip_xl.domain.foreign.fields import ImportField, dictionary
from sakip_xl.domain.foreign.harvest import Mapped, harvest
from sakip_xl.domain.foreign.proposal import propose
from sakip_xl.domain.foreign.source import SourceColumn, SourceRow, SourceTable
from sakip_xl.domain.model import Cell
from tests.foreign.small_table import UNITS

WIDTH = 6
HEADINGS = (
    "No",
    "Kode",
    "Tujuan",
    "Sasaran",
    "Program/Kegiatan",
    "Indikator",
    "Target",
    "Pagu",
    "Unit",
    "Entah",
)
TEXTS = (
    "Mutu",
    "Program A",
    "Sub Kegiatan B",
    "7.01.02",
    "7.01.02.2.01",
    "1",
    "I",
    "IKM",
    "12 dokumen",
    "-",
    "85,5",
)
VALUES: st.SearchStrategy[Cell] = st.one_of(
    st.none(), st.sampled_from(TEXTS), st.integers(0, 100), st.just("1. Satu\n2. Dua")
)
ROWS = st.lists(
    st.tuples(
        st.lists(VALUES, min_size=WIDTH, max_size=WIDTH),
        st.sets(st.integers(0, WIDTH - 1), max_size=2),
        st.sampled_from(("", "", "", "baris jumlah")),
    ),
    min_size=1,
    max_size=8,
)
COLUMNS = st.lists(st.sampled_from(HEADINGS), min_size=WIDTH, max_size=WIDTH)
FIELDS = st.lists(st.sampled_from(list(dictionary().fields.values())), min_size=WIDTH, max_size=WIDTH)


@st.composite
def tables(draw: st.DrawFn) -> SourceTable:
    headings, drawn = draw(COLUMNS), draw(ROWS)
    columns = tuple(SourceColumn(index, chr(65 + index), (text,)) for index, text in enumerate(headings))
    rows = tuple(
        SourceRow(
            number,
            {index: value for index, value in enumerate(values) if value is not None},
            continued=frozenset(continued) if number > 2 else frozenset(),
            skipped=skipped,
        )
        for number, (values, continued, skipped) in enumerate(drawn, 2)
    )
    return SourceTable("Lembar", 1, "", columns, rows)


def check(table: SourceTable, mapped: Mapped) -> None:
    found = harvest([(table, mapped)])
    first = admit(found, [], [], UNITS, 2026)
    whole = [left for left in (*found.left, *first.left) if left.whole]
    assert found.read == len(table.rows) == first.taken + len(whole)
    assert len({left.row for left in whole}) == len(whole)
    kode = [str(row["kode"]).casefold() for row in (*first.kinerja, *first.indikator)]
    made = [each for each in kode if each.upper() in first.made]
    assert len(set(made)) == len(made)
    parents = {row["kode"] for row in first.kinerja}
    assert {row["induk"] for row in first.indikator if row["induk"]} <= parents
    again = admit(harvest([(table, mapped)]), first.kinerja, first.indikator, UNITS, 2026, first.riwayat)
    assert (again.kinerja, again.indikator, again.taken) == ([], [], 0)


@given(tables(), FIELDS)
def test_every_row_is_counted_once_whatever_people_choose(
    table: SourceTable, fields: list[ImportField]
) -> None:
    check(table, dict(enumerate(fields)))


@given(tables())
def test_every_row_is_counted_once_as_it_is_proposed(table: SourceTable) -> None:
    check(table, {each.column.index: each.field for each in propose(table, 2026)})
