"""The lock file: pins everything the project asks for, and leaves the choice of index to the machine."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

ROOT = Path(__file__).parents[1]
PIN = re.compile(r"^([a-z0-9-]+)==[0-9][0-9a-z.]*(?: ; .+)?$")


def normalized_name(requirement: str) -> str:
    return re.split(r"[<>=;\[ ]", requirement, maxsplit=1)[0].lower().replace("_", "-")


def lock_lines() -> list[str]:
    row = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    return [b for b in row if b and not b.lstrip().startswith("#")]


def test_every_line_of_the_lock_is_one_exact_pin() -> None:
    assert [b for b in lock_lines() if not PIN.match(b)] == []


def test_the_lock_names_no_host_and_no_place_on_a_machine() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert (
        re.findall(r"\S*(?:://|index-url|find-links|@ ?file)\S*", text.replace("--no-emit-index-url", ""))
        == []
    )


def test_everything_the_project_asks_for_has_bounds_and_a_pin() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    requirement = [*project["dependencies"], *project["optional-dependencies"]["dev"]]
    assert all(re.search(r">=[^,]+,<", s) for s in requirement)
    assert {normalized_name(s) for s in requirement} - {normalized_name(b) for b in lock_lines()} == set()
