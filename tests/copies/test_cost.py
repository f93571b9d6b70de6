"""The costliest states stay within a second and 150 MB of a process that reads them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.copies.copies_office import CopiesOffice, build_office
from tests.copies.cost import cost_of
from tests.copies.table import KINDS

MEGABYTES, SECONDS = 150, 2
"""The aim is one second; twice that leaves room for a slow machine."""

WORST = (
    ("Batas waktu dan memori", "60.000 hubungan"),
    ("Batas waktu dan memori", "60.000 sel berbentuk tanpa isi"),
    ("Batas waktu dan memori", "peta lembar memuai 200 MB"),
    ("Wadah zip", "20.000 bagian kosong"),
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> CopiesOffice:
    return build_office(tmp_path_factory.mktemp("biaya"))


@pytest.mark.parametrize(("kind", "name"), WORST)
def test_a_costly_state_is_read_within_its_bounds(
    office: CopiesOffice, tmp_path: Path, kind: str, name: str
) -> None:
    [state] = (state for state in KINDS[kind] if state.name == name)
    cost = cost_of(office, state, tmp_path / "kembali")
    assert cost.megabytes < MEGABYTES
    assert cost.seconds < SECONDS
