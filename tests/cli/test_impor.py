"""``sakip impor``: a mapping first, the rows after it was looked at."""

from __future__ import annotations

from pathlib import Path

from tests.cli.terminal import Sakip, read, write
from tests.foreign.agency_tables import write_table


def test_a_table_comes_in_by_two_commands(sakip: Sakip, tmp_path: Path) -> None:
    master = write(tmp_path / "induk.xlsx")
    source = write_table("iku", tmp_path)
    old = master.read_bytes()
    first = sakip("impor", master, source, "--json")
    assert first.kode == 0
    assert {"peta", "kolom", "kinerja", "indikator", "dilewati", "temuan"} <= first.json.keys()
    assert {"lembar", "kolom", "judul", "bidang", "keyakinan"} <= first.json["kolom"][0].keys()
    assert master.read_bytes() == old
    second = sakip("impor", master, source, "--peta", first.json["peta"], "--json")
    assert (second.kode, second.json["peta"]) == (0, "")
    assert (second.json["kinerja"], second.json["indikator"]) == (2, 2)
    before = read(write(tmp_path / "lain.xlsx")).row("tblIndikator")
    assert len(read(master).row("tblIndikator")) == len(before) + 2


def test_what_was_not_taken_is_printed_with_its_place(sakip: Sakip, tmp_path: Path) -> None:
    master = write(tmp_path / "induk.xlsx")
    result = sakip("impor", master, write_table("rfk_bintan", tmp_path), "--ke", tmp_path / "peta.xlsx")
    assert result.kode == 0
    assert "PERINGATAN SKP-652 rfk_bintan.xlsx RFK Juni!E4" in result.out
    assert (tmp_path / "peta.xlsx").exists()


def test_a_file_that_cannot_be_read_ends_with_4(sakip: Sakip, tmp_path: Path) -> None:
    master = write(tmp_path / "induk.xlsx")
    (tmp_path / "tabel.csv").write_text("No;Sasaran", encoding="utf-8")
    result = sakip("impor", master, tmp_path / "tabel.csv")
    assert result.kode == 4
    assert "SKP-507" in result.err
