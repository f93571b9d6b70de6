"""Two people at work in copies of one master, each in a folder of their own."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from sakip_xl.actions.gabung import gabung
from sakip_xl.actions.result import Result
from sakip_xl.domain.model import Cell
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.workbook.drawing import draw_book
from sakip_xl.workbook.xlsx.file_book import FileBook, FileShelf, open_book
from tests.actions.office import NOW, TIM, saat
from tests.workbook.change_xlsx import change_parts

LATER = NOW + timedelta(days=9)
_MODIFIED = re.compile(r"(<dcterms:modified[^>]*>)[^<]*")
_SAVED_BY = re.compile(r"(<cp:lastModifiedBy>)[^<]*")


class TwoBooks:
    """The master as it was copied, and the two copies ``a`` and ``b``."""

    def __init__(self, root: Path, content: BookContent) -> None:
        self.root = root
        self.asal = root / "asal" / "induk.xlsx"
        self.a, self.b = root / "satu" / "a.xlsx", root / "dua" / "b.xlsx"
        for path in (self.asal, self.a, self.b):
            path.parent.mkdir(exist_ok=True)
        FileBook(self.asal, now=lambda: NOW).save(content)
        for path in (self.a, self.b):
            shutil.copyfile(self.asal, path)
        self.merged = 0

    def merge(self, *order: Path, **options: Any) -> tuple[BookContent, Result]:
        """What a merge gives: the new book as it is read back, and what was told."""
        self.merged += 1
        path = self.root / f"gabungan {self.merged}.xlsx"
        one, other = order or (self.a, self.b)
        result = gabung(
            FileShelf(), one, other, path, **{"moment": saat(TIM, jam=9 * 24), "asal": self.asal, **options}
        )
        return read(path), result

    @property
    def last(self) -> Path:
        """The book that was merged last."""
        return self.root / f"gabungan {self.merged}.xlsx"


def read(path: Path) -> BookContent:
    """The content of a file."""
    return open_book(path, now=lambda: LATER).read()


def work(path: Path, action: Callable[..., object], *args: Any, jam: float = 1, **options: Any) -> None:
    """Somebody clicks a button in one copy."""
    moment = saat(options.pop("oleh", TIM), jam=jam)
    action(open_book(path, now=lambda: moment.sekarang), *args, moment=moment, **options)


def retype(path: Path, change: Callable[[BookContent], BookContent], *, who: str = "Petugas") -> None:
    """Somebody changes a copy by hand in another program and saves it on Wednesday."""
    write_xlsx(draw_book(change(read(path)), NOW), path)
    saved = f"{NOW + timedelta(days=2):%Y-%m-%dT%H:%M:%SZ}"

    def properties(text: str) -> str:
        return _SAVED_BY.sub(rf"\g<1>{who}", _MODIFIED.sub(rf"\g<1>{saved}", text))

    change_parts(path, {"docProps/core.xml": properties})


def type_cell(path: Path, table: str, index: int, *, who: str = "Petugas", **values: Cell) -> None:
    """Somebody types into cells of one row."""

    def change(content: BookContent) -> BookContent:
        rows = content.row(table)
        rows[index] = {**rows[index], **values}
        return with_rows(content, table, rows)

    retype(path, change, who=who)


def with_rows(content: BookContent, table: str, rows: list[RawRow]) -> BookContent:
    """The content with other rows in one table."""
    return replace(content, tables={**content.tables, table: rows})
