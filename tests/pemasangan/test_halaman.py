"""The README's page on installing says what the program says."""

from __future__ import annotations

import re
from pathlib import Path

from sakip_xl.errors import katalog
from tests.addin.alat import MAKRO

README = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")


def test_every_fault_it_explains_is_worded_so_in_the_catalogue() -> None:
    blok = README.partition("### Bila tombol tidak jalan")[2].partition("\n### ")[0]
    terbaca = re.findall(r"^\| (?!Yang terbaca|---)([^|]+?) \|", blok, re.MULTILINE)
    assert len(terbaca) >= 4
    pesan = " ".join(galat.pesan for galat in katalog().values())
    assert [satu for satu in terbaca if satu not in pesan] == []


def test_the_files_to_click_exist() -> None:
    diklik = set(re.findall(r"`(\w+\.cmd)`", README))
    assert diklik == {satu.name for satu in MAKRO.glob("*.cmd")}
