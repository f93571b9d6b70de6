"""How many cells people type into the master in the quarter of the story.

Counted: every cell that differs after a scene in which somebody types; what a button writes is not typed, and
what a unit types into its form neither. Before *Siapkan Naskah* it was 255 by Tim SAKIP and 48 by the Camat.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from sakip_xl.actions.buat import initial_content
from sakip_xl.actions.demo import Display
from sakip_xl.actions.sample import Finish, ProgressScene, TandaTerima, Typed, full_story, sample_content
from sakip_xl.domain.terms import Peran
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.xlsx.file_book import FileShelf

README = Path(__file__).parents[2] / "README.md"
BY_HAND = (Typed, TandaTerima, ProgressScene, Finish)


def changed_cells(old: BookContent, new: BookContent) -> Counter[str]:
    """The cells of each table that differ."""
    result: Counter[str] = Counter()
    for table, rows in new.tables.items():
        before = old.row(table)
        for index, row in enumerate(rows):
            earlier = before[index] if index < len(before) else {}
            result[table] += sum(row.get(name) != earlier.get(name) for name in row.keys() | earlier.keys())
    return +result


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> dict[Peran, Counter[str]]:
    """The cells that the people of each peran typed, by table."""
    story = full_story()
    start = sample_content(initial_content("Sumbersuko", 2026, id_master="contoh"))
    peran = {row.nama: row.peran for row in load_master(start).master.pejabat}
    folder: Path = tmp_path_factory.mktemp("cerita")
    display = Display(folder, story, MemoryBook(start, name="Induk.xlsx", shelf=FileShelf()))
    result: dict[Peran, Counter[str]] = {each: Counter() for each in Peran}
    for scene in story.adegan:
        before = display.book.read()
        display.play(scene)
        if isinstance(scene, BY_HAND):
            result[peran[scene.oleh]] += changed_cells(before, display.book.read())
    return result


def test_tim_sakip_types_less_than_sixty_cells_a_quarter(typed: dict[Peran, Counter[str]]) -> None:
    count = typed[Peran.TIM_SAKIP]
    assert count.total() == 53, count
    assert (
        str(count.total()) in README.read_text(encoding="utf-8").partition("yang diketik Tim SAKIP")[2][:99]
    )


def test_the_camat_signs_numbers_and_remarks_only(typed: dict[Peran, Counter[str]]) -> None:
    assert typed[Peran.CAMAT] == {"tblDisposisi": 11}


def test_nobody_else_types_into_the_papers(typed: dict[Peran, Counter[str]]) -> None:
    assert {peran for peran, count in typed.items() if count} == {Peran.CAMAT, Peran.TIM_SAKIP}
