"""What a command printed and how it ended; small files to run it on."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.xlsx.file_book import FileBook, open_book
from tests.actions.office import NOW, office_content

NAMA_ANEH = "buku induk & 'sah' 100% \"é\".xlsx"


@dataclass
class Keluaran:
    kode: int
    out: str
    err: str

    @property
    def json(self) -> dict[str, Any]:
        assert self.out.count("\n") == 1
        result = json.loads(self.out)
        assert isinstance(result, dict)
        return result


Sakip = Callable[..., Keluaran]


def write(path: Path, content: BookContent | None = None) -> Path:
    FileBook(path, now=lambda: NOW).save(content or office_content())
    return path


def read(path: Path) -> BookContent:
    return open_book(path, now=lambda: NOW).read()
