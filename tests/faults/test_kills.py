"""A power cut at any moment of any writing action: the old book or the new one; the next action clears up."""

from __future__ import annotations

from pathlib import Path
from random import Random

from tests.faults.killing import Trials
from tests.faults.scenes import scenes

KILLS, SEED = 100, 8501


def test_a_kill_at_any_moment_leaves_the_old_book_or_the_new_one(tmp_path: Path) -> None:
    trials = Trials(tmp_path, scenes(tmp_path / "kantor"), Random(SEED))  # noqa: S311 - repeats by its seed
    trials.run(KILLS)
    assert trials.faults == []
    assert trials.outcomes["killed"] > KILLS * 0.8
    assert min(trials.outcomes["old"], trials.outcomes["new"]) > KILLS * 0.05
