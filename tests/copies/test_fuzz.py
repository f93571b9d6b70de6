"""Two hundred mutated files: no crash, no hang, and nothing accepted that another reader does not see."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from random import Random
from typing import Any

import pytest

from sakip_xl.workbook.xlsx.file_book import FileBook
from tests.actions.office import NOW
from tests.copies.copies_office import CopiesOffice, build_office
from tests.copies.fuzzing import Fuzz
from tests.copies.independent_reader import same
from tests.copies.mutations import mutate

FORMS, MASTERS, SEED = 180, 20, 20_261_127


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> CopiesOffice:
    return build_office(tmp_path_factory.mktemp("ubahan"))


@pytest.fixture
def fuzz(office: CopiesOffice, tmp_path: Path) -> Fuzz:
    master = tmp_path / "asal.xlsx"
    FileBook(master, now=lambda: NOW).save(office.content)
    return Fuzz(office, master, tmp_path, SEED)


def test_mutated_forms_are_taken_right_or_refused(fuzz: Fuzz) -> None:
    for number in range(FORMS):
        fuzz.form(number)
    figures = fuzz.figures
    assert figures.wrong == []
    assert figures.taken > FORMS / 5 > figures.not_compared
    assert figures.refused > FORMS / 5


def test_mutated_masters_are_read_right_or_refused(fuzz: Fuzz) -> None:
    for number in range(MASTERS):
        fuzz.master(number)
    assert fuzz.figures.wrong == []
    assert fuzz.figures.taken + fuzz.figures.refused == MASTERS


def test_a_seed_gives_the_same_damage_again_and_another_one_other(office: CopiesOffice) -> None:
    data = office.form.read_bytes()
    damaged = [mutate(data, Random(f"{SEED}-{number}")) for number in (1, 1, 2)]
    assert damaged[0] == damaged[1] != damaged[2]


def test_a_value_that_another_reader_does_not_see_is_found(
    fuzz: Fuzz, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tests.copies.fuzzing.mutate", lambda data, _random: data)
    fuzz.form(0)
    assert (fuzz.figures.taken, fuzz.figures.wrong) == (1, [])
    monkeypatch.setattr("tests.copies.independent_reader.same", lambda ours, _theirs: ours != "IKS.1")
    fuzz.form(0)
    assert fuzz.figures.wrong == ["0: tblIsian Isian!A8: 'IKS.1', openpyxl 'IKS.1'"]


@pytest.mark.parametrize(
    ("ours", "theirs", "equal"),
    [
        ("92,5%", 0.925, True),
        ("92,5%", 92.5, False),
        (80, 80.0, True),
        (80, "80", False),
        (1, True, False),
        ("a\nb", "a_x000D_\nb", True),
        (date(2026, 9, 30), None, False),
    ],
)
def test_values_are_the_same_as_far_as_two_readers_can_tell(ours: Any, theirs: Any, *, equal: bool) -> None:
    assert same(ours, theirs) is equal
