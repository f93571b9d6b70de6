"""``sakip serah-terima`` on one computer, ``sakip terima`` on the other."""

from __future__ import annotations

import zipfile
from pathlib import Path

from tests.actions.office import KASI, TIM
from tests.cli.terminal import Sakip, read


def test_a_master_is_handed_over_and_received(sakip: Sakip, tmp_path: Path, master: Path) -> None:
    sakip("bagikan", master, "--triwulan", 2)
    people = ("--dari", TIM, "--kepada", KASI, "--ke", tmp_path / "serah")
    refused = sakip("serah-terima", master, *people)
    assert (refused.kode, "2 formulir belum kembali" in refused.err + refused.out) == (3, True)
    made = sakip("serah-terima", master, *people, "--tetap", "--json").json
    assert (Path(made["paket"]).suffix, Path(made["berita_acara"]).suffix) == (".zip", ".docx")
    with zipfile.ZipFile(made["paket"]) as package:
        package.extractall(tmp_path / "lain")
    other = tmp_path / "lain" / master.name
    received = sakip("terima", other, "--oleh", KASI, "--json")
    assert (received.kode, received.json["sesuai"], received.json["berkas"]) == (0, True, made["berkas"])
    assert [row["oleh"] for row in read(other).row("tblJejak")[-2:]] == [TIM, KASI]


def test_giver_receiver_and_folder_must_be_said(sakip: Sakip, tmp_path: Path, master: Path) -> None:
    assert sakip("serah-terima", master, "--dari", TIM, "--kepada", KASI).kode == 2
    assert sakip("serah-terima", master, "--kepada", KASI, "--ke", tmp_path).kode == 2
