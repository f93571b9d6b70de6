"""The README's page on installing says what the program says."""

from __future__ import annotations

import re
from pathlib import Path

from sakip_xl.errors import catalogue
from tests.addin.tools import MAKRO

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_every_fault_it_explains_is_worded_so_in_the_catalogue() -> None:
    section = README.partition("### Bila tombol tidak jalan")[2].partition("\n### ")[0]
    readings = re.findall(r"^\| (?!Yang terbaca|---)([^|]+?) \|", section, re.MULTILINE)
    assert len(readings) >= 4
    messages = " ".join(galat.pesan for galat in catalogue().values())
    assert [text for text in readings if text not in messages] == []


def test_the_files_to_click_exist() -> None:
    clicked = set(re.findall(r"`(\w+\.cmd)`", README))
    assert clicked == {file.name for file in MAKRO.glob("*.cmd")}
