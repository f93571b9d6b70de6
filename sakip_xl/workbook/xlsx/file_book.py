"""A book that is a file: read with calamine, written by rendering the whole book again."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sakip_xl.errors import SakipError, Temuan
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.content import BookContent, Position
from sakip_xl.schema.load import load_pengaturan
from sakip_xl.schema.migrations import bring_up, of_earlier_version
from sakip_xl.workbook.drawing import Drawer, draw_book, draw_by_kind
from sakip_xl.workbook.port import Shelf
from sakip_xl.workbook.raw import differences, tidy, with_identity
from sakip_xl.workbook.sync.snapshot import LEMBAR_PETA, Peta, read_snapshot, take_snapshot
from sakip_xl.workbook.xlsx.atomic_save import SaveJob
from sakip_xl.workbook.xlsx.foreign import foreign_content
from sakip_xl.workbook.xlsx.integrity import check_integrity
from sakip_xl.workbook.xlsx.package import open_package
from sakip_xl.workbook.xlsx.reader import BookAsRead, parse_book, refuse_if_damaged
from sakip_xl.workbook.xlsx.remarks import remarks
from sakip_xl.workbook.xlsx.sheet_xml import sel


class FileBook:
    """One ``.xlsx`` on disk, or one that is going to be.

    ``now`` gives the moment of a save; ``kind`` the kind of book expected, any when ``None``.
    A book that was never read is taken for a new one: ``save`` does not overwrite a file then.
    """

    def __init__(
        self,
        path: Path,
        *,
        now: Callable[[], datetime],
        kind: str | None = None,
        painter: Drawer = draw_by_kind,
    ) -> None:
        self._path = path
        self._now = now
        self._jenis = kind
        self._penggambar = painter
        self._terbaca: BookAsRead | None = None
        self.dari_versi: str | None = None
        """The earlier version that ``save`` brought up, when it did."""

    @property
    def nama(self) -> str:
        """The file name."""
        return self._path.name

    @property
    def jalur(self) -> Path | None:
        """The file."""
        return self._path

    @property
    def shelf(self) -> Shelf:
        """Other files."""
        return FileShelf()

    def read(self) -> BookContent:
        """Read the file as it is now, in today's tables; refuses with SKP-501 to 514."""
        old = self._terbaca
        package = open_package(self._path, old.wadah if old else None)
        if old is None or package is not old.wadah:
            self._terbaca = old = parse_book(package, self._jenis)
        return tidy(bring_up(old.isi))

    def position(self, table: str, row_index: int, field_name: str) -> Position:
        """The cell of one value as the file stood when it was read; a row further down continues it."""
        place = self._content_as_read().tabel[table]
        return Position(place.lembar, sel(place.baris + row_index, place.kolom[field_name]))

    def remarks(self) -> list[Temuan]:
        """What people wrote beside the values of the file as it was read."""
        with refuse_if_damaged(self.nama):
            return remarks(self._content_as_read())

    def save(self, content: BookContent) -> Path | None:
        """Render the whole book and put it in the place of the file; returns the backup.

        Refuses with SKP-520 to 527 when the file must stay as it is, and with SKP-530 when it holds
        anything that rendering would lose; then the file is untouched, bit by bit.
        """
        now = self._now()
        old = self._terbaca
        new: list[BookAsRead] = []

        def write(temporary: Path) -> None:
            if old is not None:
                self._refuse_foreign(old, now)
            write_xlsx(draw_book(content, now, self._penggambar), temporary)
            new.append(_check_result(content, temporary, self._path))

        keep = load_pengaturan(content)[0].cadangan_disimpan
        sidik_lama = old.wadah.sidik if old is not None else None
        real = Path(os.path.realpath(self._path))  # a link stays a link
        backup = SaveJob(real, write, sidik_lama, keep, now).run()
        if old is not None and of_earlier_version(old.isi):
            self.dari_versi = old.isi.versi
        self._terbaca = new[0]
        return backup

    def _content_as_read(self) -> BookAsRead:
        if self._terbaca is None:
            self._terbaca = parse_book(open_package(self._path), self._jenis)
        return self._terbaca

    def _refuse_foreign(self, book: BookAsRead, now: datetime) -> None:
        with refuse_if_damaged(self.nama):
            temuan = foreign_content(book, self._snapshot(book, now))
        if temuan:
            raise SakipError("SKP-530", details=temuan, berkas=self.nama, nilai=len(temuan))

    def _snapshot(self, book: BookAsRead, now: datetime) -> Peta:
        """What we drew: the map in the file, or for a file without one what would be drawn now."""
        meta = next(name for name in book.buku.sheet_names if name.casefold() == LEMBAR_PETA)
        snapshot = read_snapshot(book.nilai(meta))
        return snapshot or take_snapshot(draw_book(bring_up(book.isi), now, self._penggambar))


class FileShelf:
    """Books as ``.xlsx`` files."""

    def open_book(self, path: Path, now: datetime) -> FileBook:
        """Open a file, which is read once."""
        return open_book(path, now=lambda: now)

    def new_book(self, path: Path, now: datetime) -> FileBook:
        """A file that is going to be."""
        return FileBook(path, now=lambda: now)

    def write(self, content: BookContent, path: Path, now: datetime) -> None:
        """Draw the book into a file."""
        write_xlsx(draw_book(content, now), path)

    def damage(self, path: Path) -> list[Temuan]:
        """What is damaged in the shape of a file."""
        return check_integrity(path)


def open_book(path: Path, *, now: Callable[[], datetime], kind: str | None = None) -> FileBook:
    """Open a master or a form, told apart by its ``tblMeta``; what is read once is not read twice."""
    book = FileBook(path, now=now, kind=kind)
    book.read()
    return book


def _check_result(content: BookContent, temporary: Path, path: Path) -> BookAsRead:
    """Read back what was written; refuses (SKP-528) before the old file goes when it is not the same."""
    result = parse_book(open_package(temporary))
    difference = next(differences(with_identity(content), result.isi), None)
    if difference is not None:
        raise SakipError("SKP-528", berkas=path.name, nilai=difference)
    return replace(result, wadah=replace(result.wadah, jalur=path))
