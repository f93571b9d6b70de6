from __future__ import annotations

from pathlib import Path

from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.port import Book
from tests.workbook.contract import BookContract
from tests.workbook.small_drawing import CONTOH


class TestContract(BookContract):
    def prepare(self, content: BookContent, tmp_path: Path) -> Book:
        del tmp_path
        return MemoryBook(content)


def test_every_earlier_content_is_kept() -> None:
    book = MemoryBook(CONTOH)
    old = book.read()
    assert book.save(old.with_meta(id_master="M-2")) is None
    assert book.history == [old]
