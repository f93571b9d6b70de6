"""A book that is open in the spreadsheet program: read and written through xlwings, cell by changed cell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sakip_xl.errors import SakipError
from sakip_xl.render.canvas import Area, Canvas
from sakip_xl.schema.content import BookContent, Position
from sakip_xl.schema.load import load_pengaturan
from sakip_xl.schema.migrations import bring_up
from sakip_xl.workbook.drawing import Drawer, draw_book, draw_by_kind
from sakip_xl.workbook.live.address import book_path
from sakip_xl.workbook.live.excel_host import host
from sakip_xl.workbook.live.reader import BookAsSeen, look, look_again
from sakip_xl.workbook.live.styles import range_of
from sakip_xl.workbook.live.write_guard import ensure_writable, opened, quiet
from sakip_xl.workbook.live.writer import carry_out
from sakip_xl.workbook.port import Shelf
from sakip_xl.workbook.raw import differences, tidy, with_identity
from sakip_xl.workbook.sync.plan import Plan, became_text, make_plan
from sakip_xl.workbook.sync.rectangles import rectangle
from sakip_xl.workbook.sync.snapshot import take_snapshot
from sakip_xl.workbook.xlsx.atomic_save import BACKUP_FOLDER, backup_name, prune
from sakip_xl.workbook.xlsx.sheet_xml import cell_address
from sakip_xl.workstation.user_folder import user_folder

if TYPE_CHECKING:
    import xlwings as xw

_BEFORE_WRITING = {"SKP-544", "SKP-545"}
"""What a sheet may refuse when it is opened, before anything is written."""


class LiveBook:
    """One open workbook during one click, in which nobody else can change it: it is read once.

    ``save`` changes the open book and leaves saving the file to the person; a copy of the book as it
    was is kept first, in the folder ``cadangan`` beside its file.
    """

    def __init__(
        self,
        book: xw.Book,
        *,
        now: Callable[[], datetime],
        kind: str | None = None,
        painter: Drawer = draw_by_kind,
    ) -> None:
        self._book = book
        self._now = now
        self._kind = kind
        self._painter = painter
        self._host = host(book.app)
        self._seen: BookAsSeen | None = None

    @property
    def name(self) -> str:
        """The name in the title bar."""
        return str(self._book.name)

    @property
    def path(self) -> Path | None:
        """The file on a disk of this computer; ``None`` for a book never saved, or kept in the cloud."""
        return book_path(self._book)

    @property
    def shelf(self) -> Shelf:
        """Files: forms and archives are made and read without the program."""
        from sakip_xl.workbook.xlsx.file_book import FileShelf

        return FileShelf()

    def read(self) -> BookContent:
        """Read the book as it is shown now, in today's tables; refuses with SKP-510 to 514."""
        return tidy(bring_up(self._look().content))

    def position(self, table: str, row_index: int, field_name: str) -> Position:
        """The cell of one value as the book stood when it was read; a row further down continues it."""
        place = self._look().tables[table]
        column = place.columns.get(field_name, place.first_column)  # a column newer than the book
        return Position(place.sheet, cell_address(place.first_row + row_index, column))

    def save(self, content: BookContent) -> Path | None:
        """Bring the open book to the new content, all or nothing; returns the backup.

        Only cells that differ are written. Refused before anything changes when the book cannot be
        written (SKP-541 to 545) or foreign content is in the way (SKP-546, 547). What was written is
        read back: a difference is SKP-548, a failure on the way SKP-549, each naming the backup.
        """
        ensure_writable(self._book, self._host)
        now = self._now()
        seen = self._look()
        old, new = tidy(seen.content), with_identity(content).no_fewer_rows(seen.content)
        taken = self._taken_in(seen, new)
        seen = seen.without(taken)
        canvas = draw_book(new, now, self._painter)
        plans = self._plan(seen, canvas, old, new)
        changed = next(differences(old, new), None) is not None
        backup = self._back_up(old, now) if changed else None
        try:
            self._write(plans, canvas, taken)
            result = look_again(self._book, seen, [plan.sheet for plan in plans])
        except SakipError as galat:
            if galat.kode in _BEFORE_WRITING:
                _drop(backup)
            raise
        except Exception as galat:
            raise SakipError("SKP-549", berkas=self.name, nilai=_name(backup)) from galat
        difference = next(differences(new, tidy(result.content)), None) or next(
            _turned_to_text(plans, result), None
        )
        if difference is not None:
            raise SakipError("SKP-548", berkas=self.name, tempat=difference, nilai=_name(backup))
        self._seen = result
        if backup is not None:
            with suppress(OSError):  # one old backup too many does no harm
                prune(self._file, load_pengaturan(old)[0].cadangan_disimpan)
        return backup

    def _look(self) -> BookAsSeen:
        if self._seen is None:
            self._seen = look(self._book, self._kind)
        return self._seen

    def _plan(self, seen: BookAsSeen, canvas: Canvas, old: BookContent, new: BookContent) -> list[Plan]:
        """The plan of every sheet on which something is to be done."""
        snapshot = seen.snapshot()
        if not canvas.sheets.keys() <= snapshot.keys():  # somebody damaged it: what would be drawn now
            snapshot = take_snapshot(draw_book(old, self._now(), self._painter))
        plans = [
            make_plan(seen.sheets[name], snapshot[name], sheet, old, new)
            for name, sheet in canvas.sheets.items()
        ]
        return [plan for plan in plans if not plan.empty]

    def _taken_in(self, seen: BookAsSeen, new: BookContent) -> dict[str, list[Area]]:
        """By sheet, the cells below tables that the new content has in its tables (SKP-179: a formula)."""
        result: dict[str, list[Area]] = {}
        for name in seen.content.below.keys() - new.below.keys():
            below, place = seen.content.below[name], seen.tables[name]
            rows = range(below.first - 1, below.last)
            areas = [*rectangle((row, column) for row in rows for column in place.columns.values())]
            if any(_has_formula(range_of(self._book.sheets[place.sheet], area)) for area in areas):
                raise SakipError("SKP-179", tabel=place.table.judul)
            result.setdefault(place.sheet, []).extend(areas)
        return result

    def _write(self, plans: list[Plan], canvas: Canvas, emptied: dict[str, list[Area]]) -> None:
        with quiet(self._book), ExitStack() as stack:
            for plan in plans:
                sheet = self._book.sheets[plan.sheet]
                stack.enter_context(opened(sheet, self._host, plan.shifts))
            for name, areas in emptied.items():
                for area in areas:
                    range_of(self._book.sheets[name], area).clear_contents()
            for plan in plans:
                carry_out(self._book.sheets[plan.sheet], plan, self._host)
            self._give_names(canvas)

    def _give_names(self, canvas: Canvas) -> None:
        """Point every name at its cell again; names of lists that a formula looks up stay as they are."""
        existing = {name.name.casefold(): name for name in self._book.names}
        for gone in canvas.gone & existing.keys():
            existing[gone].delete()
        for name, reference in canvas.names.items():
            if not _address(reference):
                continue
            if name.casefold() not in existing:
                self._book.names.add(name, "=" + reference)
            elif _reference(existing[name.casefold()].refers_to or "") != _reference(reference):
                existing[name.casefold()].refers_to = "=" + reference

    @property
    def _file(self) -> Path:
        """The file of the book; one in the user's folder for a book that has no place on this computer."""
        return self.path or user_folder() / Path(self.name).name

    def _back_up(self, old: BookContent, now: datetime) -> Path:
        """Keep the book as it is: a copy by the program itself, else its content drawn as a new file."""
        folder = self._file.parent / BACKUP_FOLDER
        try:
            folder.mkdir(parents=True, exist_ok=True)
            copied = backup_name(folder, self._file.stem, now)
            if not self._host.save_copy(self._book, copied):
                from sakip_xl.render.xlsx_writer import write_xlsx

                write_xlsx(draw_book(old, now, self._painter), copied)
        except OSError as galat:
            raise SakipError("SKP-523", berkas=self.name, nilai=folder.name) from galat
        return copied


def _has_formula(block: xw.Range) -> bool:
    """Whether a cell of a block holds a formula."""
    return any(str(text).startswith("=") for text in _texts(block.formula))


def _texts(block: object) -> Iterator[object]:
    """The cells of a block in any of the shapes that xlwings gives it."""
    if isinstance(block, (list, tuple)):
        for part in block:
            yield from _texts(part)
    else:
        yield block


def _turned_to_text(plans: list[Plan], result: BookAsSeen) -> Iterator[str]:
    """Where a formula was written and stands as a text."""
    sheets = {sheet.name: sheet for sheet in result.sheets.values()}
    for plan in plans:
        for address, cell in plan.writes.items():
            if became_text(sheets[plan.sheet].value(*address), cell):
                yield f"{plan.sheet}!{cell_address(*address)}"


def _address(reference: str) -> bool:
    return "!" in reference and "(" not in reference and "[" not in reference


def _reference(text: str) -> str:
    return text.removeprefix("=").replace("'", "").replace("$", "").casefold()


def _drop(backup: Path | None) -> None:
    """Remove a backup after which nothing was written."""
    if backup is not None:
        with suppress(OSError):
            backup.unlink()
            backup.parent.rmdir()  # only when nothing else is in it


def _name(backup: Path | None) -> str:
    return backup.name if backup is not None else "tidak ada"
