"""The lock file: pins everything the project asks for, and leaves the choice of index to the machine."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

AKAR = Path(__file__).parents[1]
PIN = re.compile(r"^([a-z0-9-]+)==[0-9][0-9a-z.]*(?: ; .+)?$")


def nama_baku(syarat: str) -> str:
    return re.split(r"[<>=;\[ ]", syarat, maxsplit=1)[0].lower().replace("_", "-")


def baris_kunci() -> list[str]:
    baris = (AKAR / "requirements.lock").read_text(encoding="utf-8").splitlines()
    return [b for b in baris if b and not b.lstrip().startswith("#")]


def test_every_line_of_the_lock_is_one_exact_pin() -> None:
    assert [b for b in baris_kunci() if not PIN.match(b)] == []


def test_the_lock_names_no_host_and_no_place_on_a_machine() -> None:
    teks = (AKAR / "requirements.lock").read_text(encoding="utf-8")
    assert (
        re.findall(r"\S*(?:://|index-url|find-links|@ ?file)\S*", teks.replace("--no-emit-index-url", ""))
        == []
    )


def test_everything_the_project_asks_for_has_bounds_and_a_pin() -> None:
    proyek = tomllib.loads((AKAR / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    syarat = [*proyek["dependencies"], *proyek["optional-dependencies"]["dev"]]
    assert all(re.search(r">=[^,]+,<", s) for s in syarat)
    assert {nama_baku(s) for s in syarat} - {nama_baku(b) for b in baris_kunci()} == set()
