"""A book that is a file: read from its parts, written by rendering the whole book again."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from sakip_xl.errors import SakipError, Temuan
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.books import FORMULIR_KIND
from sakip_xl.schema.content import BookContent, Position
from sakip_xl.schema.load import load_pengaturan
from sakip_xl.schema.migrations import bring_up, of_earlier_version
from sakip_xl.schema.rows_below import refuse_rows_below
from sakip_xl.workbook.drawing import Drawer, draw_book, draw_by_kind
from sakip_xl.workbook.port import Shelf
from sakip_xl.workbook.raw import differences, tidy, with_identity
from sakip_xl.workbook.sync.snapshot import SNAPSHOT_SHEET, Snapshot, read_snapshot, take_snapshot
from sakip_xl.workbook.xlsx.address import cell_address
from sakip_xl.workbook.xlsx.atomic_save import SaveJob
from sakip_xl.workbook.xlsx.backups import all_backups, backups_of
from sakip_xl.workbook.xlsx.core_properties import core_properties
from sakip_xl.workbook.xlsx.foreign import foreign_content
from sakip_xl.workbook.xlsx.form_remarks import EVIDENCE, evidence_links, form_remarks
from sakip_xl.workbook.xlsx.integrity import check_integrity
from sakip_xl.workbook.xlsx.package import Package, open_package, package_of
from sakip_xl.workbook.xlsx.reader import BookAsRead, identity_of, parse_book, refuse_if_damaged

SENT_MB, SENT_ELEMENTS = 12, 400_000
"""Bounds of the XML in a file that others sent, in MB and in begins and ends of elements.

A form of 300 indicators has 2 MB and 40,000 of them.
"""


class FileBook:
    """One ``.xlsx`` on disk, or one that is going to be.

    ``now`` gives the moment of a save; ``kind`` the kind of book expected, any when ``None``. ``data`` is
    what it holds, when that is no file of its own or was read already.
    A book that was never read is taken for a new one: ``save`` does not overwrite a file then.
    """

    def __init__(
        self,
        path: Path,
        *,
        now: Callable[[], datetime],
        kind: str | None = None,
        painter: Drawer = draw_by_kind,
        data: bytes | None = None,
    ) -> None:
        self._path = path
        self._now = now
        self._kind = kind
        self._painter = painter
        self._data = data
        self._as_read: BookAsRead | None = None
        self._takes_over = False
        self.dari_versi: str | None = None
        """The earlier version that ``save`` brought up, when it did."""

    @property
    def name(self) -> str:
        """The file name."""
        return self._path.name

    @property
    def path(self) -> Path | None:
        """The file."""
        return self._path

    @property
    def shelf(self) -> Shelf:
        """Other files."""
        return FileShelf()

    def data(self) -> bytes:
        """The bytes of the file."""
        return self._content_as_read().package.data

    def backups(self) -> list[Path]:
        """The files in the folder ``cadangan`` beside it."""
        return backups_of(Path(os.path.realpath(self._path)))

    def read(self) -> BookContent:
        """Read the file as it is now, in today's tables; refuses with SKP-501 to 514."""
        return tidy(bring_up(self._with_links(self.parse())))

    def parse(self) -> BookAsRead:
        """The file as it is now, as its version has it; refuses with SKP-501 to 514.

        One that changed since it was read first is refused (SKP-525): what an action took from it before
        and what it would take now are not of one book.
        """
        old = self._as_read
        package = self._package(old.package if old else None)
        if old is None:
            self._as_read = old = parse_book(package, self._kind)
        elif package is not old.package:
            raise SakipError("SKP-525", berkas=self.name)
        return old

    def _with_links(self, book: BookAsRead) -> BookContent:
        """What was read; the address behind an evidence of a form stands in its cell."""
        if book.layout.kind != FORMULIR_KIND:
            return book.content
        with refuse_if_damaged(self.name):
            links = evidence_links(book)
        tables = {name: [dict(row) for row in rows] for name, rows in book.content.tables.items()}
        for (table, row), target in links.items():
            cells = tables[table][row] if row < len(tables[table]) else {}
            text = str(cells.get(EVIDENCE) or "").strip()
            cells[EVIDENCE] = f"{text} ({target})" if text else target
        return replace(book.content, tables=tables)

    def position(self, table: str, row_index: int, field_name: str) -> Position:
        """The cell of one value as the file stood when it was read; a row further down continues it."""
        place = self._content_as_read().tables[table]
        column = place.columns.get(field_name, place.first_column)  # a column newer than the book
        return Position(place.sheet, cell_address(place.first_row + row_index, column))

    def remarks(self) -> list[Temuan]:
        """What a unit put beside the answers of the file as it was read."""
        with refuse_if_damaged(self.name):
            return form_remarks(self._content_as_read())

    def foreign(self) -> list[Temuan]:
        """What the file as it was read holds beyond its values and what we drew."""
        book = self._content_as_read()
        with refuse_if_damaged(self.name):
            return foreign_content(book, self._snapshot(book, self._now()))

    def untouched(self) -> bool:
        """Whether the file's own properties tell that nobody saved it since it was made."""
        return core_properties(self._content_as_read().package.parts).untouched

    def saved_at(self) -> datetime | None:
        """When the file was saved last by its own properties."""
        return core_properties(self._content_as_read().package.parts).saved

    def author(self) -> str:
        """Who saved the file last by its own properties."""
        return core_properties(self._content_as_read().package.parts).author

    def take_over(self) -> None:
        """Let ``save`` take over a lease that does not move any more."""
        self._takes_over = True

    def save(self, content: BookContent) -> Path | None:
        """Render the whole book and put it in the place of the file; returns the backup.

        Refuses with SKP-520 to 527 and SKP-850 to 852 when the file must stay as it is, with SKP-530 when it
        holds anything that rendering would lose, and with SKP-177 when rows stand below a table; then the
        file is untouched, bit by bit.
        """
        now = self._now()
        old = self._as_read
        refuse_rows_below(content, self.name)
        if old is not None:
            content = content.no_fewer_rows(old.content)
        new: list[BookAsRead] = []

        def write(temporary: Path) -> None:
            if old is not None:
                self._refuse_foreign(old, now)
            write_xlsx(draw_book(content, now, self._painter), temporary)
            new.append(_check_result(content, temporary, self._path))

        keep = load_pengaturan(content)[0].cadangan_disimpan
        sidik_lama = old.package.sidik if old is not None else None
        real = Path(os.path.realpath(self._path))  # a link stays a link
        backup = SaveJob(real, write, sidik_lama, keep, now, self._takes_over).run()
        if old is not None and of_earlier_version(old.content):
            self.dari_versi = old.content.versi
        self._as_read = new[0]
        return backup

    def _content_as_read(self) -> BookAsRead:
        if self._as_read is None:
            self._as_read = parse_book(self._package(None), self._kind)
        return self._as_read

    def _package(self, old: Package | None) -> Package:
        if self._data is None:
            return open_package(self._path, old)
        return old or _sent_package(self._path, self._data)

    def _refuse_foreign(self, book: BookAsRead, now: datetime) -> None:
        with refuse_if_damaged(self.name):
            temuan = foreign_content(book, self._snapshot(book, now))
        if temuan:
            raise SakipError("SKP-530", details=temuan, berkas=self.name, nilai=len(temuan))

    def _snapshot(self, book: BookAsRead, now: datetime) -> Snapshot:
        """What we drew: the map in the file, or for a file without one what would be drawn now."""
        meta = next(name for name in book.workbook.sheet_names if name.casefold() == SNAPSHOT_SHEET)
        snapshot = read_snapshot(book.values(meta))
        return snapshot or take_snapshot(draw_book(bring_up(book.content), now, self._painter))


class FileShelf:
    """Books as ``.xlsx`` files."""

    reads_apart = True

    def open_book(self, path: Path, now: datetime, data: bytes | None = None) -> FileBook:
        """Open a file, which is read once."""
        return open_book(path, now=lambda: now, data=data)

    def identity(self, path: Path, data: bytes) -> BookContent | None:
        """What a damaged file still tells of what it is."""
        try:
            return identity_of(_sent_package(path, data))
        except SakipError:
            return None

    def new_book(self, path: Path, now: datetime) -> FileBook:
        """A file that is going to be."""
        return FileBook(path, now=lambda: now)

    def write(self, content: BookContent, path: Path, now: datetime) -> None:
        """Draw the book into a file."""
        write_xlsx(draw_book(content, now), path)

    def backups_beside(self, path: Path) -> list[Path]:
        """The files in the folder ``cadangan`` beside a book."""
        return all_backups(Path(os.path.realpath(path)))

    def untouched_beside(self, path: Path) -> list[Path]:
        """The files beside a book that nobody saved since we wrote them, the biggest first."""
        real = Path(os.path.realpath(path))
        files = real.parent.glob("[!~.]*.xlsx")
        found = [file for file in files if file != real and _is_untouched(file)]
        return sorted(found, key=lambda file: (-file.stat().st_size, file.name))

    def damage(self, path: Path) -> list[Temuan]:
        """What is damaged in the shape of a file."""
        return check_integrity(path)


def open_book(
    path: Path, *, now: Callable[[], datetime], kind: str | None = None, data: bytes | None = None
) -> FileBook:
    """Open a master or a form, told apart by its ``tblMeta``; what is read once is not read twice.

    One whose ``data`` are given is read from these, and no more of them than ``SENT_MB``.
    """
    book = FileBook(path, now=now, kind=kind, data=data)
    book.parse()
    return book


def _is_untouched(path: Path) -> bool:
    """Whether a file tells that nobody saved it since it was made; one that cannot be read does not."""
    try:
        return core_properties(open_package(path).parts).untouched
    except (SakipError, OSError):
        return False


def _sent_package(path: Path, data: bytes) -> Package:
    """A file that others sent, held to narrow bounds; ``.ods`` is read too."""
    return package_of(path, data, most=SENT_MB, most_elements=SENT_ELEMENTS, ods=True)


def _check_result(content: BookContent, temporary: Path, path: Path) -> BookAsRead:
    """Read back what was written; refuses (SKP-528) before the old file goes when it is not the same."""
    result = parse_book(open_package(temporary))
    difference = next(differences(with_identity(content), result.content), None)
    if difference is not None:
        raise SakipError("SKP-528", berkas=path.name, nilai=difference)
    return replace(result, package=replace(result.package, path=path))
