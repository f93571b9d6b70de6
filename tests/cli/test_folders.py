"""A command that is not told a folder takes the one last used, else the one of Identitas."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from sakip_xl.schema.content import RawRow
from tests.actions.office import office_content
from tests.cli.terminal import Sakip, read, write


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


@pytest.mark.parametrize("place", ["../luar", "/tmp/luar-sakip", "formulir/../../luar"])  # noqa: S108 - not made
def test_a_folder_outside_is_written_into_only_when_it_is_typed(
    sakip: Sakip, tmp_path: Path, place: str
) -> None:
    (tmp_path / "kantor").mkdir()
    rows: list[RawRow] = [{"pengaturan": "Folder Formulir", "nilai": place}]
    content = office_content()
    own = [row for row in content.row("tblPengaturan") if row["pengaturan"] != "Folder Formulir"]
    tables = {**content.tables, "tblPengaturan": [*own, *rows]}
    master = write(tmp_path / "kantor" / "induk.xlsx", replace(content, tables=tables))
    before = master.read_bytes()
    refusal = sakip("bagikan", master, "--triwulan", 2)
    meant = (master.parent / place).resolve()
    assert (refusal.kode, master.read_bytes(), meant.exists()) == (4, before, False)
    assert "SKP-855" in refusal.err
    assert str(meant) in refusal.err
    assert sakip("bagikan", master, "--triwulan", 2, "--ke", tmp_path / "luar").kode == 0
    assert [*(tmp_path / "luar").iterdir()]


def test_a_link_that_leads_outside_is_outside(sakip: Sakip, tmp_path: Path) -> None:
    (tmp_path / "kantor").mkdir()
    (tmp_path / "luar").mkdir()
    (tmp_path / "kantor" / "formulir").symlink_to(tmp_path / "luar")
    master = write(tmp_path / "kantor" / "induk.xlsx")
    assert "SKP-855" in sakip("bagikan", master, "--triwulan", 2).err
    assert [*(tmp_path / "luar").iterdir()] == []
