"""One mutated file through the reader of returned forms, or of masters, watched by another reader."""

from __future__ import annotations

import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random

from sakip_xl.actions.returned import Returned, read_alone
from sakip_xl.actions.returned_files import FoundFile
from sakip_xl.actions.returns import owned
from sakip_xl.domain.model import Master
from sakip_xl.errors import SakipError, Tingkat
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.xlsx.file_book import FileBook, FileShelf, open_book
from tests.actions.office import NOW
from tests.copies.copies_office import CopiesOffice
from tests.copies.independent_reader import NotReadError, disagreements
from tests.copies.mutations import mutate

FORM_TABLES = ("tblIsian", "tblIsianAnggaran")
MASTER_TABLES = tuple(table.name for table in MASTER.tables if table.name != "tblMeta")
_SAVED = NOW + timedelta(hours=1)


@dataclass(slots=True)
class Figures:
    """What came of all files: how many were taken, refused, by which codes, and what must not be."""

    taken: int = 0
    refused: int = 0
    not_compared: int = 0
    codes: Counter[str] = field(default_factory=Counter)
    slowest: float = 0.0
    wrong: list[str] = field(default_factory=list)


class Fuzz:
    """Mutates one form and one master and reads what comes of it; ``seed`` and a number name each file."""

    def __init__(self, office: CopiesOffice, master: Path, folder: Path, seed: int) -> None:
        self._master_data = master.read_bytes()
        self._form_data = office.form.read_bytes()
        self._register: Master = load_master(office.content).master
        self._path = folder / office.form.name
        self._master_path = folder / "induk.xlsx"
        self._seed = seed
        self.figures = Figures()

    def form(self, number: int) -> None:
        """Read one mutated form as a recap does."""
        data = mutate(self._form_data, Random(f"{self._seed}-{number}"))
        self._path.write_bytes(data)
        start = time.process_time()
        returned = read_alone(FileShelf(), FoundFile(self._path.name, self._path), NOW)
        returned = owned(self._register, returned, 2, NOW + timedelta(days=1))
        self._timed(number, start)
        self._count(number, returned)
        if self._is_taken(returned):
            self._compare(number, data, open_book(self._path, now=lambda: NOW), FORM_TABLES)

    def master(self, number: int) -> None:
        """Read one mutated master as every action does."""
        data = mutate(self._master_data, Random(f"{self._seed}-{number}"))
        self._master_path.write_bytes(data)
        start = time.process_time()
        try:
            book = open_book(self._master_path, now=lambda: NOW)
            load_master(book.read())
        except SakipError as galat:
            self._timed(number, start)
            self.figures.refused += 1
            self.figures.codes[galat.kode] += 1
            return
        except Exception as galat:  # noqa: BLE001 - that there is none is what is tried
            self.figures.wrong.append(f"{number}: {galat!r}")
            return
        self._timed(number, start)
        self.figures.taken += 1
        self._compare(number, data, book, MASTER_TABLES)

    def _is_taken(self, returned: Returned) -> bool:
        return returned.formulir is not None and returned.baik

    def _count(self, number: int, returned: Returned) -> None:
        codes = {item.kode for item in returned.temuan if item.tingkat is Tingkat.SALAH}
        self.figures.codes.update(codes)
        if self._is_taken(returned):
            self.figures.taken += 1
        else:
            self.figures.refused += 1
        self.figures.wrong += [f"{number}: {kode}" for kode in codes if kode.startswith("SKP-9")]

    def _timed(self, number: int, start: float) -> None:
        seconds = time.process_time() - start
        self.figures.slowest = max(self.figures.slowest, seconds)
        if seconds > 2:
            self.figures.wrong.append(f"{number}: {seconds:.1f} s")

    def _compare(self, number: int, data: bytes, book: FileBook, tables: tuple[str, ...]) -> None:
        try:
            found = list(disagreements(data, book, book.read(), tables))
        except NotReadError:
            self.figures.not_compared += 1
            return
        self.figures.wrong += [f"{number}: {text}" for text in found]
