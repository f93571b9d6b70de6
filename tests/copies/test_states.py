"""Every state of the table: one returned form in it beside two normal neighbours has the expected outcome."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path

import pytest

from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.workbook.xlsx.file_book import FileBook, open_book
from tests.actions.office import NOW
from tests.copies.copies_office import (
    NEIGHBOUR_VALUE,
    NEIGHBOURS,
    CopiesOffice,
    Recap,
    build_office,
    value_taken,
)
from tests.copies.returned_copy import UNIT, Fate, Outcome, State
from tests.copies.table import KINDS, PAGE, page

SECONDS = 2.0
"""A limit for safety, in time of the processor: what a reader without bounds takes is far beyond it."""

ALL = {f"{kind}: {state.name}": state for kind, states in KINDS.items() for state in states}


class Tried:
    """Each state tried once, by whichever test asks first."""

    def __init__(self, office: CopiesOffice) -> None:
        self.office = office
        self.real = cache(self._real)

    def folder(self, name: str) -> Path:
        """The folder of returns of one state."""
        folder = self.office.root / f"keadaan-{list(ALL).index(name)}"
        if not folder.exists():
            self.office.place(ALL[name], folder)
        return folder

    def _real(self, name: str) -> Recap:
        return self.office.recap(self.folder(name))


@pytest.fixture(scope="session")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Tried:
    return Tried(build_office(tmp_path_factory.mktemp("salinan")))


def files(folder: Path) -> dict[str, tuple[bytes, int]]:
    """Every file below a folder with its bytes and time; a link that leads nowhere has neither."""
    return {
        path.relative_to(folder).as_posix(): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in folder.rglob("*")
        if path.is_file()
    }


@pytest.mark.parametrize("name", ALL)
def test_a_state_has_the_outcome_of_the_table(tried: Tried, name: str) -> None:
    state, office, folder = ALL[name], tried.office, tried.folder(name)
    before = files(folder)
    preview, real = office.recap(folder, preview=True), tried.real(name)
    assert files(folder) == before
    assert real.content != office.content == preview.content
    assert {**preview.result.data, "cadangan": ""} == {**real.result.data, "cadangan": ""}
    assert preview.result.temuan == real.result.temuan
    assert_neighbours(office, real)
    assert_outcome(state, office.outcome(real))
    assert_unit(state, real.content)
    assert not [item.kode for item in real.result.temuan if item.kode.startswith("SKP-9")]
    assert max(preview.seconds, real.seconds) < SECONDS


def assert_outcome(state: State, seen: Outcome) -> None:
    expected = state.outcome
    assert (seen.fate, seen.codes) == (expected.fate, expected.codes)
    assert seen.place == expected.place or not expected.place
    if expected.fate is Fate.TAKEN:
        assert (seen.value, type(seen.value)) == (expected.value, type(expected.value))


def assert_neighbours(office: CopiesOffice, real: Recap) -> None:
    """Both are taken over as always, and nothing is said of them."""
    assert set(NEIGHBOURS) <= set(real.result.data["diterima"])
    assert {value_taken(real.content, kode) for kode in NEIGHBOURS.values()} == {NEIGHBOUR_VALUE}
    assert office.about_the_copy(real.result) == real.result.temuan


def assert_unit(state: State, content: BookContent) -> None:
    """What the register says of the unit, and that nothing of a copy that is not taken stays."""
    fate = state.outcome.fate
    [row] = [row for row in content.row("tblFormulir") if row["unit"] == UNIT]
    status = {Fate.TAKEN: "diterima", Fate.REJECTED: "dikembalikan"}.get(fate, "dikirim")
    assert row["status"] == status
    tables = ("tblRealisasi", "tblAnggaran")
    assert (fate is Fate.TAKEN) == any(row["unit"] == UNIT for table in tables for row in content.row(table))


def test_all_that_was_taken_over_can_be_written_and_read_again(tried: Tried, tmp_path: Path) -> None:
    """A real master refuses what a file cannot hold (SKP-528): all outcomes go into one."""
    tables: dict[str, list[RawRow]] = {}
    for name in ALL:
        content = tried.real(name).content
        for table in ("tblRealisasi", "tblAnggaran", "tblFormulir", "tblJejak"):
            rows = tables.setdefault(table, [])
            rows += [row for row in map(without_times, content.row(table)) if row not in rows]
    assert len(tables["tblRealisasi"]) > 40
    path = tmp_path / "induk.xlsx"
    content = tried.office.content
    FileBook(path, now=lambda: NOW).save(replace(content, tables={**content.tables, **tables}))
    again = open_book(path, now=lambda: NOW).read()
    assert [row.get("kendala") for row in again.row("tblRealisasi")] == [
        row.get("kendala") for row in tables["tblRealisasi"]
    ]


def without_times(row: RawRow) -> RawRow:
    """A row without what differs from recap to recap."""
    return {
        key: value for key, value in row.items() if not isinstance(value, datetime) and "sidik" not in key
    }


def test_the_table_has_hundreds_of_states_of_every_kind() -> None:
    assert len(ALL) == sum(map(len, KINDS.values())) >= 400
    assert {state.outcome.fate for state in ALL.values()} == set(Fate)


def test_the_page_is_the_one_of_the_table() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "python -m tests.copies.table"
