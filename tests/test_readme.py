"""The README is true where it can be compared: commands, sheets, floors and the files it names."""

from __future__ import annotations

import re
from pathlib import Path

from sakip_xl.actions.archive_parts import guide_text
from sakip_xl.actions.readme_pictures import PICTURES
from sakip_xl.errors import catalogue
from sakip_xl.schema.commands import PERINTAH, TOMBOL
from sakip_xl.schema.sheets import MASTER_SHEETS
from tests.copies.table import summary

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def command_table() -> str:
    """The table of commands as the table of commands has them."""
    row = [f"| `sakip {command.word}` | {command.help} |" for command in PERINTAH]
    return "\n".join(["| Perintah | Guna |", "|---|---|", *row])


def test_the_table_of_commands_is_the_one_the_parser_declares() -> None:
    block = re.search(r"<!-- perintah: .*? -->\n(.*?)<!-- perintah selesai -->", README, re.DOTALL)
    assert block is not None
    assert block.group(1).strip() == command_table()


def button_table() -> str:
    """The table of buttons as the ribbon declares them, group by group."""
    row = [f"| {t.group} | {t.label} | {t.keytip} | {t.description} |" for t in TOMBOL]
    return "\n".join(["| Kelompok | Tombol | Huruf | Guna |", "|---|---|---|---|", *row])


def test_the_table_of_buttons_is_the_one_of_the_ribbon() -> None:
    block = re.search(r"<!-- tombol: .*? -->\n(.*?)<!-- tombol selesai -->", README, re.DOTALL)
    assert block is not None
    assert block.group(1).strip() == button_table()


def test_the_table_of_returned_copies_is_the_one_of_their_states() -> None:
    block = re.search(r"<!-- keadaan: .*? -->\n(.*?)<!-- keadaan selesai -->", README, re.DOTALL)
    assert block is not None
    assert block.group(1).strip() == summary()


def test_every_button_it_names_is_on_the_ribbon() -> None:
    staff_part = README.partition("## Untuk staf kecamatan")[2].partition("## For maintainers")[0]
    mentioned = set(re.findall(r"(?<!\*)\*([^*\n]+)\*(?!\*)", staff_part))
    assert mentioned
    assert mentioned <= {t.label for t in TOMBOL}


def test_the_list_for_a_windows_pc_is_short() -> None:
    listing = README.partition("### What only a Windows PC can still show")[2].partition("## ")[0]
    assert 1 <= len(re.findall(r"^\d+\. ", listing, re.MULTILINE)) <= 12


def test_every_command_in_the_text_exists() -> None:
    mentioned = set(re.findall(r"`sakip ([a-z-]+)", README))
    assert mentioned <= {command.word.split()[0] for command in PERINTAH}


def test_every_bold_sheet_is_a_sheet_of_the_master() -> None:
    staff_part = README.partition("## Untuk staf kecamatan")[2].partition("## For maintainers")[0]
    assert set(re.findall(r"\*\*([^*]+)\*\*", staff_part)) <= {sheet.name for sheet in MASTER_SHEETS}


def test_every_refusal_it_explains_is_worded_so_in_the_catalogue() -> None:
    block = README.partition("### Bila ditolak")[2].partition("### ")[0]
    reading = re.findall(r"^\| (?!Yang terbaca|---)([^|]+?) \|", block, re.MULTILINE)
    assert len(reading) >= 4
    message = " ".join(galat.pesan for galat in catalogue().values())
    assert [word for word in reading if word not in message] == []


def test_every_path_it_names_exists() -> None:
    path = re.findall(r"`((?:sakip_xl/|tests/|workbooks|macros|\.ci/)[^` ]*)`", README)
    assert path
    assert [each for each in path if not (ROOT / each.rstrip("/")).exists()] == []


def test_it_shows_every_picture_that_the_build_makes_and_no_other() -> None:
    shown = re.findall(r'(?:\]\(|src=")([^)"]+\.png)', README)
    assert shown == [f"workbooks/gambar/{name}.png" for name in PICTURES]
    assert sorted(path.stem for path in (ROOT / "workbooks/gambar").iterdir()) == sorted(PICTURES)


def test_the_page_for_the_inspektorat_is_the_one_in_every_archive() -> None:
    block = re.search(
        r"<!-- cara periksa: .*? -->\n```text\n(.*?)```\n<!-- cara periksa selesai -->", README, re.DOTALL
    )
    assert block is not None
    assert block.group(1) == guide_text()
