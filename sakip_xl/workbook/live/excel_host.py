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
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sakip_xl.workbook.live.host import Host, Obstacle, PasswordProtectedError
from sakip_xl.workbook.live.light_import import import_xlwings

if TYPE_CHECKING:
    import xlwings as xw

_FOLDER_PICKER = 4  # msoFileDialogFolderPicker
_FILE_PICKER = 3  # msoFileDialogFilePicker
_PRINT_DIALOG = 8  # xlDialogPrint
_VISIBLE = 12  # xlCellTypeVisible
_PORTRAIT, _LANDSCAPE = 1, 2  # xlPortrait, xlLandscape
_ESC = 0x1B
_PRESSED = 0x8000
_ATTEMPTS = 200
"""How often a call that Excel turns down is tried again; xlwings itself would try without end."""
_IZIN = (
    "AllowFormattingCells",
    "AllowFormattingColumns",
    "AllowFormattingRows",
    "AllowInsertingColumns",
    "AllowInsertingRows",
    "AllowInsertingHyperlinks",
    "AllowDeletingColumns",
    "AllowDeletingRows",
    "AllowSorting",
    "AllowFiltering",
    "AllowUsingPivotTables",
)


class PlainHost:
    """A host of which nothing is known: it writes, and can do nothing more."""

    def obstacle(self, book: xw.Book) -> Obstacle | None:
        """Nothing is known to be in the way."""
        del book
        return None

    def protection(self, sheet: xw.Sheet) -> object | None:
        """No protection is seen."""
        del sheet
        return None

    def unprotect(self, sheet: xw.Sheet) -> None:
        """Nothing to open."""

    def protect(self, sheet: xw.Sheet, protection: object) -> None:
        """Nothing to protect."""

    def hidden_rows(self, sheet: xw.Sheet) -> list[int]:
        """No row is seen to be hidden."""
        del sheet
        return []

    def show_rows(self, sheet: xw.Sheet, rows: list[int], *, tampak: bool) -> None:
        """Show or hide rows, through xlwings' own call."""
        for row in rows:
            sheet.range(f"{row}:{row}").rows.hidden = not tampak

    def save_copy(self, book: xw.Book, destination: Path) -> bool:
        """Cannot be done."""
        del book, destination
        return False

    def choose_folder(self, app: xw.App, heading: str, start: Path | None) -> Path | None:
        """There is no dialog."""
        raise NotImplementedError

    def choose_file(self, app: xw.App, heading: str, start: Path | None) -> Path | None:
        """There is no dialog."""
        raise NotImplementedError

    def cetak(self, sheet: xw.Sheet) -> bool:
        """There is no dialog."""
        del sheet
        return False

    def open_file(self, path: Path) -> bool:
        """Cannot be done."""
        del path
        return False

    def color_shape(self, sheet: xw.Sheet, name: str, fill: str, outline: str) -> bool:
        """Cannot be done."""
        del sheet, name, fill, outline
        return False

    def fill_chart(self, sheet: xw.Sheet, chart: int, series: int, categories: str, value: str) -> bool:
        """Cannot be done."""
        del sheet, chart, series, categories, value
        return False

    def set_breaks(self, sheet: xw.Sheet, rows: list[int]) -> bool:
        """Cannot be done."""
        del sheet, rows
        return False

    def set_print_areas(self, sheet: xw.Sheet, areas: list[str]) -> bool:
        """Through xlwings' own call, which not every program takes for several areas."""
        sheet.page_setup.print_area = ",".join(areas)
        return True

    def set_page(self, sheet: xw.Sheet, page: Mapping[str, Any]) -> bool:
        """Cannot be done."""
        del sheet, page
        return False

    def stop_requested(self) -> bool:
        """Cannot be seen."""
        return False

    def pesan(self, app: xw.App | None, text: str, heading: str) -> bool:
        """No message can be shown."""
        del app, text, heading
        return False


class WindowsHost(PlainHost):
    """Excel on Windows, through COM."""

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

    def protection(self, sheet: xw.Sheet) -> object | None:
        """The three kinds of protection, what they allow, and which cells can be selected."""
        api: Any = sheet.api
        if not (api.ProtectContents or api.ProtectDrawingObjects or api.ProtectScenarios):
            return None
        permissions = {name: bool(getattr(api.Protection, name)) for name in _IZIN}
        return {
            "DrawingObjects": bool(api.ProtectDrawingObjects),
            "Contents": bool(api.ProtectContents),
            "Scenarios": bool(api.ProtectScenarios),
            **permissions,
            "EnableSelection": api.EnableSelection,
        }

    def unprotect(self, sheet: xw.Sheet) -> None:
        """Unprotect with the empty password; one that Excel does not take leaves the sheet protected."""
        api: Any = sheet.api
        try:
            api.Unprotect("")
        except Exception as galat:
            raise PasswordProtectedError(sheet.name) from galat
        if api.ProtectContents or api.ProtectDrawingObjects:
            raise PasswordProtectedError(sheet.name)

    def protect(self, sheet: xw.Sheet, protection: object) -> None:
        """Protect as before; Excel forgets what may be selected unless told again."""
        options = dict(protection)  # type: ignore[call-overload]
        selection = options.pop("EnableSelection")
        api: Any = sheet.api
        api.Protect(**options)
        api.EnableSelection = selection

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
        shape: Any = sheet.shapes[name].api
        if fill:
            shape.Fill.ForeColor.RGB = _color_of(fill)
        shape.Line.ForeColor.RGB = _color_of(outline)
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
        api: Any = sheet.api
        name = sheet.name.replace("'", "''")
        api.Names.Add("Print_Area", "=" + ",".join(f"'{name}'!{area}" for area in areas))
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

    def protection(self, sheet: xw.Sheet) -> object | None:
        """Whether the contents are protected; AppleScript does not tell what is allowed."""
        api: Any = sheet.api
        return True if api.protect_contents.get() else None

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

    def protect(self, sheet: xw.Sheet, protection: object) -> None:
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
    """The host of an app; from here on calls that Excel turns down are not retried forever."""
    engine = str(app.engine.name)
    if engine == "excel" and sys.platform == "win32":
        import_xlwings()._xlwindows.N_COM_ATTEMPTS = _ATTEMPTS  # noqa: SLF001 - the switch has no public name
    return HOSTS.get(engine, PlainHost)()
