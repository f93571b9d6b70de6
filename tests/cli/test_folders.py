"""A command that is not told a folder takes the one last used, else the one of Identitas."""

from __future__ import annotations

from pathlib import Path

from tests.cli.terminal import Sakip, read


def test_bagikan_and_rekap_go_on_where_they_were(sakip: Sakip, tmp_path: Path, master: Path) -> None:
    quarter = (master, "--triwulan", 2)
    sent = sakip("bagikan", *quarter, "--json").json["formulir"]
    assert {Path(name).parent for name in sent} == {tmp_path / "formulir"}
    assert sorted(sakip("rekap", *quarter, "--json").json["asing"]) == sorted(
        Path(name).name for name in sent
    )  # as they were handed out, not filled in
    (tmp_path / "balik").mkdir()
    assert sakip("rekap", master, tmp_path / "balik", "--triwulan", 2).kode == 0
    assert sakip("rekap", *quarter, "--json").json["asing"] == []
    assert read(master).meta["folder_rekap_tw2"] == "balik|formulir"
