"""Excel's own answers for the host port: the only file that reaches through ``.api``.

On Windows that is COM, on a Mac AppleScript; what the Mac cannot do says so. Not one line here could be
run in Excel where it was written: the tests hold it against simulated objects and against what Microsoft
documents, and README lists what a Windows PC still has to show.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sakip_xl.workbook.live.host import Host, Obstacle, PasswordProtectedError, SheetProtection
from sakip_xl.workbook.live.light_import import import_xlwings
from sakip_xl.workbook.live.plain_host import PlainHost

if TYPE_CHECKING:
    import xlwings as xw

_FOLDER_PICKER = 4  # msoFileDialogFolderPicker
_FILE_PICKER = 3  # msoFileDialogFilePicker
_PRINT_DIALOG = 8  # xlDialogPrint
_VISIBLE = 12  # xlCellTypeVisible
_PORTRAIT, _LANDSCAPE = 1, 2  # xlPortrait, xlLandscape
_SINGLE_LINE, _NO_LINE = 2, -4142  # xlUnderlineStyleSingle, xlUnderlineStyleNone
_ESC = 0x1B
_PRESSED = 0x8000
_ALLOW = {
    "formatCells": "AllowFormattingCells",
    "formatColumns": "AllowFormattingColumns",
    "formatRows": "AllowFormattingRows",
    "insertColumns": "AllowInsertingColumns",
    "insertRows": "AllowInsertingRows",
    "insertHyperlinks": "AllowInsertingHyperlinks",
    "deleteColumns": "AllowDeletingColumns",
    "deleteRows": "AllowDeletingRows",
    "sort": "AllowSorting",
    "autoFilter": "AllowFiltering",
    "pivotTables": "AllowUsingPivotTables",
}
"""What a protection may allow, by its name in the file, in COM's words."""
_HELPFUL = ("AutoExpandListRange", "AutoFillFormulasInLists")  # what Excel does to tables of itself
_ANY_CELL, _UNLOCKED_CELLS, _NO_CELL = 0, 1, -4142  # xlNoRestrictions, xlUnlockedCells, xlNoSelection


class WindowsHost(PlainHost):
    """Excel on Windows, through COM."""

    lifts_filters = True

    def obstacle(self, book: xw.Book) -> Obstacle | None:
        """What Excel says of itself and of the book; a call it turns down means that a cell is edited."""
        try:
            ready, read_only, shared = book.app.api.Ready, book.api.ReadOnly, book.api.MultiUserEditing
        except Exception:  # noqa: BLE001 - COM has its own kinds, and all of them mean: not now
            ready = read_only = shared = False
        if not ready:
            return Obstacle.BEING_EDITED
        if read_only:
            return Obstacle.READ_ONLY
        return Obstacle.SHARED if shared else None

    @contextmanager
    def undisturbed(self, app: xw.App) -> Iterator[None]:
        """Mouse and keys are shut out; two habits of AutoCorrect are lifted where they are on, and come back.

        Should this process be killed, the add-in lets mouse and keys in again.
        """
        api: Any = app.api
        correct = api.AutoCorrect
        with ExitStack() as lifted:
            for name in _HELPFUL:
                if getattr(correct, name):
                    lifted.enter_context(_switched_off(correct, name))
            lifted.enter_context(_switched_off(api, "Interactive"))
            yield

    def unprotect(self, sheet: xw.Sheet) -> None:
        """Unprotect with the empty password, which Excel refuses where there is another."""
        try:
            sheet.api.Unprotect("")
        except Exception as galat:
            raise PasswordProtectedError(sheet.name) from galat

    def protect(self, sheet: xw.Sheet, protection: SheetProtection) -> None:
        """Protect as before; Excel forgets what may be selected unless told again."""
        api: Any = sheet.api
        api.Protect(
            DrawingObjects=protection.objects,
            Contents=True,
            Scenarios=protection.scenarios,
            **{word: name in protection.allowed for name, word in _ALLOW.items()},
        )
        selectable = protection.allowed & {"selectLockedCells", "selectUnlockedCells"}
        api.EnableSelection = (_NO_CELL, _UNLOCKED_CELLS, _ANY_CELL)[len(selectable)]

    def hidden_rows(self, sheet: xw.Sheet) -> list[int]:
        """The used rows that are not among the visible cells of the first used column."""
        api: Any = sheet.api
        used = api.UsedRange
        start, count = used.Row, used.Rows.Count
        try:
            areas = used.Columns(1).EntireRow.SpecialCells(_VISIBLE).Areas
        except Exception:  # noqa: BLE001 - COM's own kind: not one row is visible
            return [*range(start, start + count)]
        visible = {row for area in areas for row in range(area.Row, area.Row + area.Rows.Count)}
        return [row for row in range(start, start + count) if row not in visible]

    def unsaved(self, book: xw.Book) -> bool:
        """What Excel says of it; a call it turns down means that nobody knows."""
        try:
            return not book.api.Saved
        except Exception:  # noqa: BLE001 - COM has its own kinds
            return True

    def save_copy(self, book: xw.Book, destination: Path) -> bool:
        """``SaveCopyAs`` writes the book as it is in memory and leaves its name alone.

        The copy has the format of the book; another ending would not open.
        """
        if Path(str(book.name)).suffix.casefold() != destination.suffix.casefold():
            return False
        try:
            book.api.SaveCopyAs(str(destination))
        except Exception:  # noqa: BLE001 - COM's own kinds: the caller draws the copy itself
            return False
        return destination.exists()

    def choose_folder(self, app: xw.App, heading: str, start: Path | None) -> Path | None:
        """Office's folder picker."""
        return _picked(app.api.FileDialog(_FOLDER_PICKER), heading, start)

    def choose_file(self, app: xw.App, heading: str, start: Path | None) -> Path | None:
        """Office's file picker, for workbooks and PDF."""
        dialog: Any = app.api.FileDialog(_FILE_PICKER)
        dialog.Filters.Clear()
        dialog.Filters.Add("Buku kerja Excel dan PDF", "*.xlsx;*.pdf")
        return _picked(dialog, heading, start)

    def cetak(self, sheet: xw.Sheet) -> bool:
        """Excel's print dialog for the sheet."""
        sheet.activate()
        app: Any = sheet.book.app.api
        app.Dialogs(_PRINT_DIALOG).Show()
        return True

    def open_file(self, path: Path) -> bool:
        """As a double click on the file would."""
        start: Any = os.startfile  # type: ignore[attr-defined]
        with suppress(OSError):  # nothing on this computer opens such a file
            start(path)
            return True
        return False

    def color_shape(self, sheet: xw.Sheet, name: str, fill: str, outline: str) -> bool:
        """Fill and outline of a shape; a line has an outline only."""
        api: Any = sheet.api
        shape = api.Shapes(name)
        if fill:
            shape.Fill.ForeColor.RGB = _color_of(fill)
        if outline:
            shape.Line.ForeColor.RGB = _color_of(outline)
        return True

    def underline(self, sheet: xw.Sheet, address: str, *, on: bool) -> bool:
        """A single line, as links have."""
        api: Any = sheet.api
        api.Range(address).Font.Underline = _SINGLE_LINE if on else _NO_LINE
        return True

    def clear_links(self, sheet: xw.Sheet, address: str) -> bool:
        """``ClearHyperlinks``, which unlike ``Hyperlinks.Delete`` leaves the formats."""
        api: Any = sheet.api
        api.Range(address).ClearHyperlinks()
        return True

    def fill_chart(self, sheet: xw.Sheet, chart: int, series: int, categories: str, value: str) -> bool:
        """The cells of one series."""
        chart_series: Any = sheet.charts[chart].api[1].SeriesCollection(series + 1)
        if categories:
            chart_series.XValues = categories
        chart_series.Values = value
        return True

    def set_breaks(self, sheet: xw.Sheet, rows: list[int]) -> bool:
        """Remove every page break, the person's and ours, then set ours."""
        api: Any = sheet.api
        api.ResetAllPageBreaks()
        for row in rows:
            api.HPageBreaks.Add(api.Cells(row + 1, 1))
        return True

    def set_print_areas(self, sheet: xw.Sheet, areas: list[str]) -> bool:
        """Give the name that Excel prints by its cells: ``PrintArea`` reads commas as the country does."""
        name = sheet.name.replace("'", "''")
        sheet.api.Names.Add("Print_Area", "=" + ",".join(f"'{name}'!{area}" for area in areas))
        return True

    def set_page(self, sheet: xw.Sheet, page: Mapping[str, Any]) -> bool:
        """The page set-up; the size stays, which only a printer that knows it lets be set."""
        api: Any = sheet.api
        with _all_at_once(api.Application):
            setup = api.PageSetup
            setup.Orientation = _LANDSCAPE if page["mendatar"] else _PORTRAIT
            setup.Zoom = page["skala"] or False
            if not page["skala"]:
                setup.FitToPagesWide, setup.FitToPagesTall = page["lebar"], False
            setup.TopMargin = page["atas"] * 72
            setup.PrintTitleRows = ":".join(f"${row + 1}" for row in page["baris"])
            setup.PrintTitleColumns = ":".join(f"${column}" for column in page["kolom"])
            for name, texts in (("Header", page["kepala"]), ("Footer", page["kaki"])):
                for place, text in zip(("Left", "Center", "Right"), texts, strict=True):
                    setattr(setup, f"{place}{name}", text)
            setup.ScaleWithDocHeaderFooter = False
        return True

    def stop_requested(self) -> bool:
        """Whether Esc is held down anywhere on this computer."""
        import ctypes

        user32: Any = ctypes.windll.user32  # type: ignore[attr-defined]
        return bool(user32.GetAsyncKeyState(_ESC) & _PRESSED)

    def pesan(self, app: xw.App | None, text: str, heading: str) -> bool:
        """A message of Windows itself, in front of everything."""
        import ctypes

        del app
        user32: Any = ctypes.windll.user32  # type: ignore[attr-defined]
        return bool(user32.MessageBoxW(None, text, heading, 0x30 | 0x10000))


class MacHost(PlainHost):
    """Excel on a Mac, through AppleScript: protection, and no more than xlwings itself can do."""

    def unsaved(self, book: xw.Book) -> bool:
        """What Excel says of it."""
        api: Any = book.api
        return not api.saved.get()

    def unprotect(self, sheet: xw.Sheet) -> None:
        """Unprotect without a password."""
        api: Any = sheet.api
        api.unprotect()
        if api.protect_contents.get():
            raise PasswordProtectedError(sheet.name)

    def open_file(self, path: Path) -> bool:
        """As a double click on the file would."""
        command = ["/usr/bin/open", str(path)]
        return subprocess.run(command, check=False, capture_output=True).returncode == 0  # noqa: S603

    def protect(self, sheet: xw.Sheet, protection: SheetProtection) -> None:
        """Protect with what our own sheets allow: formats of rows and columns, sorting and filtering."""
        del protection
        api: Any = sheet.api
        api.protect_worksheet(
            allow_formatting_columns=True,
            allow_formatting_rows=True,
            allow_sorting=True,
            allow_filtering=True,
        )


@contextmanager
def _switched_off(owner: Any, name: str) -> Iterator[None]:
    setattr(owner, name, False)
    try:
        yield
    finally:
        setattr(owner, name, True)


@contextmanager
def _all_at_once(app: Any) -> Iterator[None]:
    """Send what is set of a page in one piece: one by one each asks the printer."""
    with suppress(Exception):  # not every version can
        app.PrintCommunication = False
    try:
        yield
    finally:
        with suppress(Exception):
            app.PrintCommunication = True


def _picked(dialog: Any, heading: str, start: Path | None) -> Path | None:
    """What a person picks in a dialog of Office."""
    dialog.Title = heading
    dialog.AllowMultiSelect = False
    if start is not None:
        dialog.InitialFileName = f"{start}\\"
    return Path(dialog.SelectedItems(1)) if dialog.Show() else None


def _color_of(rrggbb: str) -> int:
    """A colour as COM counts it: blue first."""
    red, green, blue = (int(rrggbb[start : start + 2], 16) for start in (1, 3, 5))
    return red + (green << 8) + (blue << 16)


HOSTS: dict[str, Callable[[], Host]] = {"excel": MacHost if sys.platform == "darwin" else WindowsHost}
"""Who answers for which xlwings engine."""


def host(app: xw.App) -> Host:
    """The host of an app, whoever imported xlwings for it."""
    import_xlwings()
    return HOSTS.get(str(app.engine.name), PlainHost)()
