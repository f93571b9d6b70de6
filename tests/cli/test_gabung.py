"""``sakip gabung``: two copies in, one book out, and what a program reads of it."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.actions.two_books import type_cell
from tests.cli.terminal import Sakip, read


def copies(master: Path, folder: Path) -> list[Path]:
    """Two copies of the master, in folders of their own."""
    paths = [folder / name / "induk.xlsx" for name in ("satu", "dua")]
    for path in paths:
        path.parent.mkdir()
        shutil.copyfile(master, path)
    return paths


def test_two_copies_become_one_book(sakip: Sakip, tmp_path: Path, master: Path) -> None:
    one, other = copies(master, tmp_path)
    type_cell(one, "tblIndikator", 0, definisi="dari satu")
    type_cell(other, "tblIndikator", 1, definisi="dari dua")
    target = tmp_path / "gabungan.xlsx"
    result = sakip("gabung", one, other, "--ke", target, "--asal", master, "--json")
    assert (result.kode, result.json["bentrok"], result.json["master"]) == (0, [], str(target))
    assert result.json["berkas"] == ["satu/induk.xlsx", "dua/induk.xlsx"]
    assert result.json["diambil"] == {str(one): 1, str(other): 1}
    assert [row["definisi"] for row in read(target).row("tblIndikator")[:2]] == ["dari satu", "dari dua"]


def test_a_conflict_is_told_in_words_and_as_data(sakip: Sakip, tmp_path: Path, master: Path) -> None:
    one, other = copies(master, tmp_path)
    for path in (one, other):
        type_cell(path, "tblIndikator", 0, who=path.parent.name, definisi=path.parent.name)
    told = sakip("gabung", one, other, "--ke", tmp_path / "c1.xlsx", "--asal", master)
    assert told.kode == 1
    assert "1 bentrok harus diputuskan." in told.out
    assert "Definisi Operasional pada baris" in told.out
    result = sakip("gabung", other, one, "--ke", tmp_path / "c2.xlsx", "--asal", master, "--json")
    (conflict,) = result.json["bentrok"]
    assert [conflict[side]["oleh"] for side in "ab"] == ["dua", "satu"]
    assert {conflict["lama"], conflict["baru"]} == {"satu", "dua"}
    assert conflict["dipakai"] == conflict["lama"]
    assert {"unit", "kode", "kolom", "berkas"} <= conflict.keys()


def test_a_refusal_makes_nothing(sakip: Sakip, tmp_path: Path, master: Path) -> None:
    refused = sakip("gabung", master, master, "--ke", tmp_path / "c.xlsx", "--json")
    assert (refused.kode, refused.json["kode"]) == (3, "SKP-730")
    assert not (tmp_path / "c.xlsx").exists()
    assert sakip("gabung", master, "--ke", tmp_path / "c.xlsx").kode == 2
