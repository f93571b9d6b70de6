"""The files in ``workbooks/`` are what a fresh build gives, byte by byte."""

from __future__ import annotations

from pathlib import Path

from sakip_xl.actions.release import publish
from sakip_xl.workbook.xlsx.file_book import FileShelf

COMMITTED_BOOKS = Path(__file__).parents[1] / "workbooks"


def test_the_committed_workbooks_are_byte_identical_to_a_fresh_build(tmp_path: Path) -> None:
    new = {path.name: path.read_bytes() for path in publish(FileShelf(), tmp_path)}
    old = {path.name: path.read_bytes() for path in COMMITTED_BOOKS.iterdir() if path.is_file()}
    assert sorted(new) == sorted(old)
    assert [name for name in new if new[name] != old[name]] == []
