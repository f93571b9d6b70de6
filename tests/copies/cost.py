"""What the worst states cost a process that reads them: ``python -m tests.copies.cost`` prints the costliest.

Each state is read in a process of its own (``read_folder``). Time is that of the processor after the start,
memory the most that the process ever had, its start included.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.copies.copies_office import CopiesOffice, build_office
from tests.copies.returned_copy import State
from tests.copies.table import KINDS

COSTLY = ("Batas waktu dan memori", "Wadah zip", "Folder dan zip", "OpenDocument")
"""The kinds of which states may cost much."""


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds and megabytes, ``start`` those of a process that read nothing yet."""

    seconds: float
    megabytes: float
    start: float


def cost_of(office: CopiesOffice, state: State, folder: Path) -> Cost:
    """Place a state in a folder and let another process read it."""
    office.place(state, folder)
    command = [sys.executable, "-m", "tests.copies.read_folder", str(folder)]
    done = subprocess.run(command, capture_output=True, check=True)  # noqa: S603 - our own words
    return Cost(**json.loads(done.stdout))


def main() -> None:
    """Print what each state costs, and at last the costliest by time and by memory."""
    costs: dict[str, Cost] = {}
    with tempfile.TemporaryDirectory() as name:
        office = build_office(Path(name))
        for kind in COSTLY:
            for state in KINDS[kind]:
                cost = cost_of(office, state, office.root / f"biaya-{len(costs)}")
                costs[f"{kind}: {state.name}"] = cost
                print(_line(cost, state.name), flush=True)
    for attribute in ("seconds", "megabytes"):
        print(attribute)
        for name in sorted(costs, key=lambda name: getattr(costs[name], attribute), reverse=True)[:6]:
            print(_line(costs[name], name))


def _line(cost: Cost, name: str) -> str:
    return f"  {cost.seconds:5.2f} s {cost.megabytes:5.0f} MB (start {cost.start:.0f} MB)  {name}"


if __name__ == "__main__":
    main()
