"""The README is true where it can be compared: commands, sheets, floors and the files it names."""

from __future__ import annotations

import re
from pathlib import Path

from sakip_xl.cli.argumen import PERINTAH
from sakip_xl.errors import katalog
from sakip_xl.layout.lembar import LEMBAR_MASTER
from sakip_xl.layout.tombol import TOMBOL

AKAR = Path(__file__).parents[1]
README = (AKAR / "README.md").read_text(encoding="utf-8")


def tabel_perintah() -> str:
    """The table of commands as the parser declares them."""
    baris = [f"| `sakip {nama}` | {guna} |" for nama, guna, *_ in PERINTAH]
    return "\n".join(["| Perintah | Guna |", "|---|---|", *baris])


def test_the_table_of_commands_is_the_one_the_parser_declares() -> None:
    blok = re.search(r"<!-- perintah: .*? -->\n(.*?)<!-- perintah selesai -->", README, re.DOTALL)
    assert blok is not None
    assert blok.group(1).strip() == tabel_perintah()


def tabel_tombol() -> str:
    """The table of buttons as the ribbon declares them, group by group."""
    baris = [f"| {t.kelompok} | {t.label} | {t.tombol_alt} | {t.uraian} |" for t in TOMBOL]
    return "\n".join(["| Kelompok | Tombol | Huruf | Guna |", "|---|---|---|---|", *baris])


def test_the_table_of_buttons_is_the_one_of_the_ribbon() -> None:
    blok = re.search(r"<!-- tombol: .*? -->\n(.*?)<!-- tombol selesai -->", README, re.DOTALL)
    assert blok is not None
    assert blok.group(1).strip() == tabel_tombol()


def test_every_button_it_names_is_on_the_ribbon() -> None:
    staf = README.partition("## Untuk staf kecamatan")[2].partition("## For maintainers")[0]
    disebut = set(re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", staf))
    assert disebut
    assert disebut <= {t.label for t in TOMBOL}


def test_the_list_for_a_windows_pc_is_short() -> None:
    daftar = README.partition("### What only a Windows PC can still show")[2].partition("## ")[0]
    assert 1 <= len(re.findall(r"^\d+\. ", daftar, re.MULTILINE)) <= 12


def test_every_command_in_the_text_exists() -> None:
    disebut = set(re.findall(r"`sakip ([a-z-]+)", README))
    assert disebut <= {nama for nama, *_ in PERINTAH}


def test_every_bold_sheet_is_a_sheet_of_the_master() -> None:
    staf = README.partition("## Untuk staf kecamatan")[2].partition("## For maintainers")[0]
    assert set(re.findall(r"\*\*([^*]+)\*\*", staf)) <= {lembar.nama for lembar in LEMBAR_MASTER}


def test_every_refusal_it_explains_is_worded_so_in_the_catalogue() -> None:
    blok = README.partition("### Bila ditolak")[2].partition("### ")[0]
    terbaca = re.findall(r"^\| (?!Yang terbaca|---)([^|]+?) \|", blok, re.MULTILINE)
    assert len(terbaca) >= 4
    pesan = " ".join(galat.pesan for galat in katalog().values())
    assert [satu for satu in terbaca if satu not in pesan] == []


def test_every_path_it_names_exists() -> None:
    jalur = re.findall(r"`((?:sakip_xl/|tests/|workbooks|macros|\.ci/)[^` ]*)`", README)
    assert jalur
    assert [satu for satu in jalur if not (AKAR / satu.rstrip("/")).exists()] == []
