"""Two processes save one master at the same time, on a slow disk: nothing is lost, one of them is refused."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.faults.races import Races

RACES, SEED = 50, 8502


def test_of_two_that_began_with_one_version_one_is_refused_and_nothing_is_lost(tmp_path: Path) -> None:
    races = Races(tmp_path, Random(SEED))  # noqa: S311 - repeats by its seed
    races.run(RACES)
    assert races.faults == []
    assert races.outcomes["SKP-525 and saved"] > RACES / 2
    assert sum(races.outcomes.values()) == RACES
