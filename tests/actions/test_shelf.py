"""Actions know books by the port alone: here the forms are no workbooks at all."""

from __future__ import annotations

import pickle
from datetime import datetime
from pathlib import Path

from sakip_xl.actions.buat import buat
from sakip_xl.actions.periksa import periksa
from sakip_xl.errors import Temuan, temuan
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.port import Book
from sakip_xl.workbook.raw import with_identity
from tests.actions.office import NOW, Office, filled, kode, office_content, saat, save_at


class PlainBook(MemoryBook):
    """A book of a plain shelf: a file that holds the content and nothing else."""

    def __init__(self, path: Path, content: BookContent) -> None:
        super().__init__(content, name=path.name, shelf=PlainShelf())
        self._path = path

    @property
    def path(self) -> Path | None:
        return self._path

    def remarks(self) -> list[Temuan]:
        return []

    def foreign(self) -> list[Temuan]:
        return []

    def untouched(self) -> bool:
        return False

    def saved_at(self) -> datetime | None:
        return None

    def author(self) -> str:
        return ""

    def save(self, content: BookContent) -> Path | None:
        super().save(content)
        PlainShelf().write(content, self._path, NOW)
        return None


class PlainShelf:
    """Books as pickled content."""

    reads_apart = False

    def open_book(self, path: Path, now: datetime, data: bytes | None = None) -> PlainBook:
        del now
        return PlainBook(path, pickle.loads(data or path.read_bytes()))  # noqa: S301 - written by this test

    def identity(self, path: Path, data: bytes) -> BookContent | None:
        del path, data
        return None

    def new_book(self, path: Path, now: datetime) -> Book:
        del now
        return PlainBook(path, BookContent("master", {}))

    def write(self, content: BookContent, path: Path, now: datetime) -> None:
        del now
        path.write_bytes(pickle.dumps(with_identity(content)))

    def backups_beside(self, path: Path) -> list[Path]:
        del path
        return []

    def untouched_beside(self, path: Path) -> list[Path]:
        del path
        return []

    def damage(self, path: Path) -> list[Temuan]:
        return [temuan("SKP-551").di(berkas=path.name)]


def test_forms_go_out_and_come_back_by_the_shelf_of_the_master(tmp_path: Path) -> None:
    shelf, kantor = PlainShelf(), Office(tmp_path)
    kantor.book = MemoryBook(office_content(), shelf=shelf)
    kantor.bagikan()
    sent = kantor.kirim / kantor.formulir("PMD").berkas
    returned = kantor.kembali / sent.name
    shelf.write(filled(shelf.open_book(sent, NOW).read(), {"IKK.1": 85}), returned, NOW)
    save_at(returned, NOW)
    result = kantor.rekap()
    assert (result.data["diterima"], kode(result), kantor.realisasi("IKK.1")) == (["PMD"], [], 85)


def test_a_new_master_stands_on_the_shelf_that_tells_its_damage(tmp_path: Path) -> None:
    shelf, path = PlainShelf(), tmp_path / "induk.xlsx"
    buat(shelf, path, now=NOW, kecamatan="Senduro")
    result = periksa(shelf.open_book(path, NOW), moment=saat())
    assert [item.berkas for item in result.temuan if item.kode == "SKP-551"] == ["induk.xlsx"]
