"""A journal that somebody rewrote moves no file that the action never made."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from sakip_xl.actions.batalkan import batalkan
from sakip_xl.actions.undo_journal import _pack, last
from sakip_xl.schema.content import raw
from sakip_xl.workbook.port import Book
from sakip_xl.workbook.xlsx.file_book import FileBook
from tests.actions.office import NOW, TIM, kode, saat
from tests.actions.sop_walk import KUMPUL, ClickContext


def forged(book: Book, **changes: object) -> None:
    """Somebody rewrites the last entry of the journal by hand, with what its packing asks for."""
    content = book.read()
    entry = last(content)
    assert entry is not None
    old = [row for row in content.row("tblBatal") if row["nomor"] != entry.nomor]
    rows = [*old, *map(raw, _pack(replace(entry, **changes)))]  # type: ignore[arg-type]
    book.save(replace(content, tables={**content.tables, "tblBatal": rows}))


@pytest.mark.parametrize("place", ["absolute", "relative", "known name", "in a used folder", "link"])
def test_a_forged_row_of_the_journal_moves_no_file_that_the_action_never_made(
    tmp_path: Path, place: str
) -> None:
    """Of whatever content, wherever: its name or its folder tells it from the action's own files."""
    desk, outside = ClickContext(tmp_path).until(KUMPUL, 5), tmp_path / "milik orang"
    outside.mkdir()
    path = tmp_path / "kantor" / "induk.xlsx"
    path.parent.mkdir()
    FileBook(path, now=lambda: NOW).save(desk.book.read())
    desk.book = FileBook(path, now=lambda: NOW)  # type: ignore[assignment]
    desk.kirim = path.parent / "formulir"
    desk.bagikan()
    known = min(desk.kirim.iterdir()).name
    foreign = {
        "absolute": outside / "rahasia.txt",
        "relative": outside / "rahasia.txt",
        "known name": outside / known,
        "in a used folder": desk.kirim / "rahasia.txt",
        "link": desk.kirim / "tautan.xlsx",
    }[place]
    if place == "link":
        (outside / "rahasia.txt").write_bytes(b"isi")
        foreign.symlink_to(outside / "rahasia.txt")
    else:
        foreign.write_bytes(b"isi")
    name = "../milik orang/rahasia.txt" if place == "relative" else foreign.as_posix()
    forged(desk.book, berkas=((name, sha256(b"isi").hexdigest()),))
    result = batalkan(desk.book, moment=saat(TIM, jam=30))
    assert foreign.read_bytes() == b"isi"
    assert (kode(result), result.files) == (["SKP-489"], [])
    assert foreign.name in result.temuan[0].pesan
    assert not [*outside.glob("dibatalkan-*")]
