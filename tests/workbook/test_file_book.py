from __future__ import annotations

from pathlib import Path

from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.port import Book
from sakip_xl.workbook.xlsx.file_book import FileBook
from tests.workbook.contract import BookContract
from tests.workbook.small_drawing import book, clock


class TestContract(BookContract):
    def prepare(self, content: BookContent, tmp_path: Path) -> Book:
        book(tmp_path / "induk.xlsx").save(content)
        return book(tmp_path / "induk.xlsx")


class TestContractWithRealDrawing(BookContract):
    """The same promises on the books as they are really drawn."""

    def prepare(self, content: BookContent, tmp_path: Path) -> Book:
        FileBook(tmp_path / "induk.xlsx", now=clock).save(content)
        return FileBook(tmp_path / "induk.xlsx", now=clock)
