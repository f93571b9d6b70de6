"""A process that reads returned forms for another (``actions.returned``)."""

from __future__ import annotations

from datetime import datetime

from sakip_xl.actions.returned import Returned, read_alone
from sakip_xl.actions.returned_files import FoundFile
from sakip_xl.workbook.xlsx.file_book import FileShelf
from sakip_xl.workstation.watched_process import serve

_MEMORY = 512 * 2**20
"""Bound of its memory; one of our largest forms takes a tenth of it."""


def _read(task: tuple[FoundFile, datetime]) -> Returned:
    return read_alone(FileShelf(), *task)


if __name__ == "__main__":
    serve(_read, _MEMORY)
