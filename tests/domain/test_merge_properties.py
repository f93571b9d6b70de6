"""What must hold for any copies: the order of naming, naming one twice, and three of them in any grouping."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.domain.merge.ancestor import Ancestor
from sakip_xl.domain.merge.book import MergedTables, merge_books
from sakip_xl.domain.merge.rows import RawRow
from sakip_xl.domain.model import Cell

TABLES = ("tblUnit", "tblDisposisi", "tblRealisasi", "tblKerja", "tblArsip")
_KEYS: dict[str, tuple[str, ...]] = {
    "tblUnit": ("kode",),
    "tblDisposisi": ("nomor_agenda",),
    "tblRealisasi": ("kode", "triwulan", "unit"),
    "tblKerja": (),
    "tblArsip": ("sop", "triwulan", "sidik"),
}
_FIELDS: dict[str, tuple[str, ...]] = {
    "tblUnit": ("nama", "kepala"),
    "tblDisposisi": ("hal", "catatan"),
    "tblRealisasi": ("realisasi", "kendala"),
    "tblKerja": ("triwulan", "arahan"),
    "tblArsip": ("nomor", "berkas"),
}
Book = Mapping[str, list[RawRow]]
values: st.SearchStrategy[Cell] = st.sampled_from([None, 1, 2, 2.5, "a", "b"])


def _row(table: str) -> st.SearchStrategy[RawRow]:
    cells = {name: st.sampled_from(["x", "y", "z"]) for name in _KEYS[table]}
    return st.fixed_dictionaries({**cells, **dict.fromkeys(_FIELDS[table], values)}).map(_filled)


def _filled(row: Mapping[str, Cell]) -> RawRow:
    return {name: value for name, value in row.items() if value is not None}


def _table(table: str) -> st.SearchStrategy[list[RawRow]]:
    """Rows with different keys: two with one key are a mistake, told by a rule."""
    rows = st.lists(_row(table), max_size=1 if table == "tblKerja" else 4, unique_by=_key(table))
    return rows.map(lambda found: [row for row in found if row])


def _key(table: str) -> Callable[[RawRow], tuple[Cell, ...]]:
    return lambda row: tuple(row.get(name) for name in _KEYS[table])


books = st.fixed_dictionaries({name: _table(name) for name in TABLES})


@st.composite
def edited(draw: st.DrawFn, book: Book, own: str = "xyz") -> Book:
    """The book as somebody left it: cells changed, rows deleted, rows added.

    Only rows are touched whose key ends in one of the letters ``own``.
    """
    result: dict[str, list[RawRow]] = {}
    for name, rows in book.items():
        mine = [row for row in rows if _is_own(name, row, own)]
        kept = [dict(row) for row in rows if row not in mine or draw(st.integers(0, 4))]
        for row in kept:
            if _is_own(name, row, own) and draw(st.booleans()):
                row[draw(st.sampled_from(_FIELDS[name]))] = draw(values)
        kept = [filled for row in kept if (filled := _filled(row))]
        added = draw(_table(name)) if name != "tblKerja" and not draw(st.integers(0, 2)) else []
        there = {_key(name)(row) for row in kept}
        new = [row for row in added if _key(name)(row) not in there and _is_own(name, row, own)]
        result[name] = [*kept, *new]
    return result


def _is_own(table: str, row: RawRow, own: str) -> bool:
    return str((*_key(table)(row), "x")[-2 if _KEYS[table] else -1]) in own


def merge(one: Book, other: Book, before: Book | None) -> MergedTables:
    return merge_books(one, other, Ancestor(((before,),)) if before is not None else Ancestor())


def rows(done: MergedTables | Book) -> dict[str, Counter[str]]:
    """The rows of every table, whatever their order."""
    tables = done.tables if isinstance(done, MergedTables) else done
    return {
        name: Counter(repr(sorted(row.items(), key=str)) for row in tables[name] if row) for name in TABLES
    }


def asked(done: MergedTables) -> Counter[tuple[str, str, str]]:
    """The cells and rows that a person decides, whichever book is the first."""
    return Counter((c.kind, c.table, c.field_name) for c in done.conflicts)


@given(st.data(), st.booleans())
def test_which_book_is_named_first_decides_no_conflict(data: st.DataObject, known: bool) -> None:
    before = data.draw(books)
    a, b = data.draw(edited(before)), data.draw(edited(before))
    there, back = (merge(*pair, before if known else None) for pair in ((a, b), (b, a)))
    assert asked(there) == asked(back)
    if not there.conflicts and known:
        chosen = {"tblKerja"}  # a mere choice of the day is that of the first book
        assert {n: r for n, r in rows(there).items() if n not in chosen | {"tblArsip"}} == {
            n: r for n, r in rows(back).items() if n not in chosen | {"tblArsip"}
        }


@given(books, st.booleans())
def test_a_book_merged_with_itself_is_itself(book: Book, known: bool) -> None:
    done = merge(book, book, book if known else None)
    assert (dict(done.tables), done.conflicts, done.doubts) == (dict(book), [], [])


@given(st.data())
def test_a_book_merged_again_with_what_it_came_from_stays_as_it_is(data: st.DataObject) -> None:
    before = data.draw(books)
    a, b = data.draw(edited(before)), data.draw(edited(before))
    done = merge(a, b, before)
    again = merge(done.tables, a, a)
    assert (again.tables, again.conflicts, again.doubts) == (done.tables, [], [])


@given(st.data())
def test_an_untouched_copy_adds_nothing(data: st.DataObject) -> None:
    before = data.draw(books)
    a = data.draw(edited(before))
    for one, other in ((a, before), (before, a)):
        done = merge(one, other, before)
        assert (rows(done), done.conflicts) == (rows(a), [])


@given(st.data())
def test_three_copies_are_the_same_in_any_grouping_when_each_worked_on_other_rows(
    data: st.DataObject,
) -> None:
    before = data.draw(books)
    a, b, c = (data.draw(edited(before, letter)) for letter in "xyz")
    ab, bc = merge(a, b, before), merge(b, c, before)
    left, right = merge(ab.tables, c, before), merge(a, bc.tables, before)
    assert [done.conflicts for done in (ab, bc, left, right)] == [[], [], [], []]
    assert _uncounted(left) == _uncounted(right)


def _uncounted(done: MergedTables) -> dict[str, Counter[str]]:
    """The rows without the count of the archives, which goes by their order."""
    archives = [
        {name: value for name, value in row.items() if name != "nomor"} for row in done.tables["tblArsip"]
    ]
    return rows({**done.tables, "tblArsip": archives})


@given(st.data())
def test_no_value_is_lost_unseen(data: st.DataObject) -> None:
    """What a book wrote stands in the merged one, was the other's to change, or is told."""
    before = data.draw(books)
    a, b = data.draw(edited(before)), data.draw(edited(before))
    done = merge(a, b, None)
    told = {repr(row) for conflict in done.conflicts for row in (conflict.first, conflict.second)}
    for book in (a, b):
        for name in set(TABLES) - {"tblKerja", "tblArsip"}:
            for row in book[name]:
                held = any(row.items() <= kept.items() for kept in done.tables[name])
                assert held or repr(row) in told


def test_a_row_that_a_merge_gave_another_number_was_changed_by_nobody() -> None:
    def archive(sidik: str, nomor: int) -> RawRow:
        return {"sop": "x", "triwulan": "x", "sidik": sidik, "nomor": nomor}

    empty: Book = {name: [] for name in TABLES}
    before = {**empty, "tblArsip": [archive("lama", 5)]}
    one = {**empty, "tblArsip": [archive("lama", 5), archive("b", 6)]}
    other = {**empty, "tblArsip": [archive("lama", 5), archive("c", 6)]}
    done = merge(empty, merge(one, other, before).tables, before)
    assert (done.conflicts, done.doubts) == ([], [])
    assert {row["sidik"] for row in done.tables["tblArsip"]} == {"b", "c"}
