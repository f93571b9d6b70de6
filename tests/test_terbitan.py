"""The files in ``workbooks/`` are what a fresh build gives, byte by byte."""

from __future__ import annotations

from pathlib import Path

from sakip_xl.actions.terbitan import terbitkan

BUKU_JADI = Path(__file__).parents[1] / "workbooks"


def test_the_committed_workbooks_are_byte_identical_to_a_fresh_build(tmp_path: Path) -> None:
    baru = {jalur.name: jalur.read_bytes() for jalur in terbitkan(tmp_path)}
    lama = {jalur.name: jalur.read_bytes() for jalur in BUKU_JADI.iterdir()}
    assert sorted(baru) == sorted(lama)
    assert [nama for nama in baru if baru[nama] != lama[nama]] == []
