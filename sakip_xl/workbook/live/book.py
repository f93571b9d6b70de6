"""A book that is open in the spreadsheet program: read from a copy, written where it changes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, contextmanager, nullcontext, suppress
from datetime import datetime
from functools import cached_property
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from sakip_xl.errors import SakipError, is_disk_full
from sakip_xl.render.canvas import Area, Canvas
from sakip_xl.schema.content import BookContent, Position
from sakip_xl.schema.load import load_pengaturan
from sakip_xl.schema.migrations import bring_up
from sakip_xl.workbook.drawing import Drawer, draw_book, draw_by_kind
from sakip_xl.workbook.live.address import book_path
from sakip_xl.workbook.live.excel_host import host
from sakip_xl.workbook.live.names import moved, moved_names, names_to_give, same_cells
from sakip_xl.workbook.live.reader import BookAsSeen, look
from sakip_xl.workbook.live.styles import fixed_address, range_of
from sakip_xl.workbook.live.write_guard import ensure_writable, opened, quiet
from sakip_xl.workbook.live.writer import carry_out, move_rows
from sakip_xl.workbook.port import Shelf
from sakip_xl.workbook.raw import differences, tidy, with_identity
from sakip_xl.workbook.sync.plan import Plan, became_text, make_plan
from sakip_xl.workbook.sync.rectangles import rectangle
from sakip_xl.workbook.sync.row_match import Shift
from sakip_xl.workbook.sync.snapshot import SheetSnapshot, take_snapshot
from sakip_xl.workbook.xlsx.address import cell_address
from sakip_xl.workbook.xlsx.backups import BACKUP_FOLDER, backups_of, keep_backup, prune
from sakip_xl.workbook.xlsx.lease import held
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
        self._writing = False
        self._takes_over = False

    @cached_property
    def name(self) -> str:
        """The name in the title bar."""
        return str(self._book.name)

    @cached_property
    def path(self) -> Path | None:
        """The file on a disk of this computer; ``None`` for a book never saved, or kept in the cloud."""
        return book_path(self._book)

    @property
    def shelf(self) -> Shelf:
        """Files: forms and archives are made and read without the program."""
        from sakip_xl.workbook.xlsx.file_book import FileShelf

        return FileShelf()

    def data(self) -> bytes:
        """The copy that the program saved last, of which the book was read."""
        return self._look().data

    def backups(self) -> list[Path]:
        """The files in the folder ``cadangan`` where ``save`` keeps them."""
        return backups_of(self._file)

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

        Only what differs is written. Refused before anything changes when the book cannot be
        written (SKP-541 to 545) or foreign content is in the way (SKP-546, 547). What was written is
        read back: a difference is SKP-548, a failure on the way SKP-549, each naming the backup; before the
        first write a failure is raised as it is.
        """
        ensure_writable(self._book, self._host)
        now = self._now()
        seen = self._look()
        old, new = tidy(seen.content), with_identity(content).no_fewer_rows(seen.content)
        taken = self._taken_in(seen, new)
        seen = seen.without(taken)
        canvas = draw_book(new, now, self._painter)
        plans = self._plan(seen, canvas, old, new)
        sheets = self._sheets({*(plan.sheet for plan in plans), *taken})
        changed = next(differences(old, new), None) is not None
        with self._alone() if changed else nullcontext():
            backup = self._back_up(seen, now) if changed else None
            result = self._written(backup, lambda: self._write(seen, plans, canvas, taken, sheets))
        for place in _flaws(new, plans, canvas, result):
            raise SakipError("SKP-548", berkas=self.name, tempat=place, nilai=_name(backup))
        self._seen = result
        if backup is not None:
            with suppress(OSError):  # one old backup too many does no harm
                prune(self._file, load_pengaturan(old)[0].cadangan_disimpan, now.date())
        return backup

    def take_over(self) -> None:
        """Let ``save`` take over a lease that does not move any more."""
        self._takes_over = True

    def _alone(self) -> AbstractContextManager[object]:
        """The lease of the file: no save without the program goes on meanwhile."""
        if self.path is None or not self.path.parent.is_dir():
            return nullcontext()
        return self._held(self.path)

    @contextmanager
    def _held(self, path: Path) -> Iterator[None]:
        with ExitStack() as stack:
            with self._refused_by(path.parent):
                real = Path(os.path.realpath(path))
                stack.enter_context(held(real, take_over=self._takes_over))
            yield

    @contextmanager
    def _refused_by(self, folder: Path) -> Iterator[None]:
        """What the system refuses in a folder, as a refusal that staff understand (SKP-523, 524)."""
        try:
            yield
        except OSError as galat:
            if is_disk_full(galat):
                raise SakipError("SKP-524", berkas=self.name) from galat
            raise SakipError("SKP-523", berkas=self.name, nilai=folder.name) from galat

    def _written(self, backup: Path | None, write: Callable[[], None]) -> BookAsSeen:
        """The book read again after it was written; a failure tells the backup once something was."""
        try:
            write()
            return look(self._book, self._host, self.name)
        except SakipError as galat:
            if galat.kode in _BEFORE_WRITING:
                _drop(backup)
            raise
        except Exception as galat:
            if not self._writing:
                _drop(backup)
                raise
            raise SakipError("SKP-549", berkas=self.name, nilai=_name(backup)) from galat

    def _look(self) -> BookAsSeen:
        if self._seen is None:
            self._seen = look(self._book, self._host, self.name, self._kind)
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
        shifts = {plan.sheet: plan.shifts for plan in plans}
        for plan in plans:
            _keep_moved_print_area(plan, seen)
        for name, plan in zip(canvas.sheets, plans, strict=True):
            _keep_moved_charts(plan, snapshot[name], shifts)
        return [plan for plan in plans if not plan.empty]

    def _taken_in(self, seen: BookAsSeen, new: BookContent) -> dict[str, list[Area]]:
        """By sheet, the cells below tables that the new content has in its tables (SKP-179: a formula)."""
        result: dict[str, list[Area]] = {}
        for name in seen.content.below.keys() - new.below.keys():
            below, place = seen.content.below[name], seen.tables[name]
            rows = range(below.first - 1, below.last)
            areas = [*rectangle((row, column) for row in rows for column in place.columns.values())]
            if seen.has_formula(place.sheet, areas):
                raise SakipError("SKP-179", tabel=place.table.judul)
            result.setdefault(place.sheet, []).extend(areas)
        return result

    def _sheets(self, names: set[str]) -> dict[str, xw.Sheet]:
        """The sheets that will be written; a program that turns these calls down has nothing written yet."""
        sheets = self._book.sheets
        return {name: sheets[name] for name in sorted(names)}

    def _write(
        self,
        seen: BookAsSeen,
        plans: list[Plan],
        canvas: Canvas,
        emptied: dict[str, list[Area]],
        sheets: dict[str, xw.Sheet],
    ) -> None:
        with (
            quiet(self._book, self._host, {plan.sheet for plan in plans if plan.shifts}),
            ExitStack() as stack,
        ):
            self._writing = True
            for plan in plans:
                state = seen.state(plan.sheet)
                stack.enter_context(opened(sheets[plan.sheet], self._host, plan.shifts, state))
            for name, areas in emptied.items():
                for area in areas:
                    range_of(sheets[name], area).clear_contents()
            for plan in plans:
                move_rows(sheets[plan.sheet], plan)
            for plan in plans:
                carry_out(sheets[plan.sheet], plan, self._host)
            self._give_names(canvas, moved_names(seen.names, {plan.sheet: plan.shifts for plan in plans}))

    def _give_names(self, canvas: Canvas, existing: dict[str, str]) -> None:
        """Point every name at its cell again, and take away those that the book has no more."""
        for gone in canvas.gone & {name.casefold() for name in existing}:
            self._book.names[gone].delete()
        for name in names_to_give(canvas, existing):
            self._book.names.add(name, "=" + canvas.names[name])

    @property
    def _file(self) -> Path:
        """The file of the book; one in the user's folder for a book that has no place on this computer."""
        return self.path or user_folder() / Path(self.name).name

    def _back_up(self, seen: BookAsSeen, now: datetime) -> Path:
        """Keep the book as it was read; a backup that fails leaves neither half a file nor its folder."""
        folder = self._file.parent / BACKUP_FOLDER
        try:
            with self._refused_by(folder):
                return keep_backup(seen.data, self._file, now)
        except SakipError:
            with suppress(OSError):
                folder.rmdir()  # only when nothing is in it
            raise


def _keep_moved_print_area(plan: Plan, seen: BookAsSeen) -> None:
    """Leave the printed areas out of a plan whose rows move them to where they should be."""
    if plan.features.get("cetak"):
        wanted = ",".join(fixed_address(Area(*area)) for area in plan.features["cetak"])
        if same_cells(moved(seen.print_area(plan.sheet), {plan.sheet: plan.shifts}), plan.sheet, wanted):
            del plan.features["cetak"]


def _keep_moved_charts(plan: Plan, snapshot: SheetSnapshot, shifts: dict[str, list[Shift]]) -> None:
    """Leave the charts out of a plan whose series the rows move to where they should be."""
    before = snapshot.features.get("grafik", ())
    for index, series in list(plan.features.get("grafik", {}).items()):
        known = before[index] if index < len(before) else ()
        if [[moved(cells, shifts) for cells in each] for each in known] == series:
            del plan.features["grafik"][index]


def _flaws(new: BookContent, plans: list[Plan], canvas: Canvas, result: BookAsSeen) -> Iterator[str]:
    """The places where the book, read again, is not what was written."""
    return chain(
        differences(new, tidy(result.content)),
        _turned_to_text(plans, result),
        names_to_give(canvas, result.names),
    )


def _turned_to_text(plans: list[Plan], result: BookAsSeen) -> Iterator[str]:
    """Where a formula was written and stands as a text."""
    sheets = {sheet.name: sheet for sheet in result.sheets.values()}
    for plan in plans:
        for address, cell in (plan.refill | plan.writes).items():
            if became_text(sheets[plan.sheet].value(*address), cell):
                yield f"{plan.sheet}!{cell_address(*address)}"


def _drop(backup: Path | None) -> None:
    """Remove a backup after which nothing was written."""
    if backup is not None:
        with suppress(OSError):
            backup.unlink(missing_ok=True)
            backup.parent.rmdir()  # only when nothing else is in it


def _name(backup: Path | None) -> str:
    return backup.name if backup is not None else "tidak ada"
