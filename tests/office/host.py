"""The host port on LibreOffice: what ``sakip_xl.workbook.live.host`` asks beyond xlwings' public calls."""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from sakip_xl.workbook.live.excel_host import HOSTS
from sakip_xl.workbook.live.host import Obstacle, PasswordProtectedError, SheetProtection
from tests.office_engine import MessageBox
from tests.office_engine.base import LAST_ROW, properties, to_color, to_url
from tests.office_engine.values import column_runs

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import xlwings as xw

    from tests.office.display import Display


class LibreOfficeHost:
    """LibreOffice as the host of a book; the stage plays the person."""

    lifts_filters = True

    def __init__(self, display: Display) -> None:
        self._display = display

    def obstacle(self, book: xw.Book) -> Obstacle | None:
        if book.impl.uno_doc.isReadonly():
            return Obstacle.READ_ONLY
        return self._display.obstacle

    @contextmanager
    def undisturbed(self, app: xw.App) -> Iterator[None]:
        program = app.impl
        assert program.interactive
        program.interactive = program.fills_columns = False
        try:
            yield
        finally:
            program.interactive = program.fills_columns = True

    def unprotect(self, sheet: xw.Sheet) -> None:
        try:
            sheet.impl.xl.unprotect("")
        except Exception as error:
            raise PasswordProtectedError(sheet.name) from error

    def protect(self, sheet: xw.Sheet, protection: SheetProtection) -> None:
        """Which actions it allows stays with the sheet in LibreOffice, also while it is lifted."""
        assert not protection.password
        sheet.impl.xl.protect("")

    def hidden_rows(self, sheet: xw.Sheet) -> list[int]:
        column = sheet.impl.xl.getCellRangeByPosition(0, 0, 0, LAST_ROW - 1)
        visible = sorted(
            (a.StartRow + 1, a.EndRow + 1) for a in column.queryVisibleCells().getRangeAddresses()
        )
        bounds = [(0, 0), *visible, (LAST_ROW + 1, LAST_ROW + 1)]
        return [n for (_, end), (start, _) in itertools.pairwise(bounds) for n in range(end + 1, start)]

    def show_rows(self, sheet: xw.Sheet, row: list[int], *, tampak: bool) -> None:
        for upper, _, lower in column_runs((number, 1) for number in row):
            sheet.range(f"{upper}:{lower}").impl.xl.Rows.IsVisible = tampak

    def unsaved(self, book: xw.Book) -> bool:
        return bool(book.impl.uno_doc.isModified())

    def save_copy(self, book: xw.Book, destination: Path) -> bool:
        book.impl.uno_doc.storeToURL(
            to_url(destination), properties(FilterName="Calc MS Excel 2007 XML", Overwrite=True)
        )
        return True

    def choose_folder(self, app: xw.App, heading: str, start: Path | None) -> Path | None:
        del app
        if not self._display.has_folder_dialog:
            raise NotImplementedError(heading)
        self._display.asked_folders.append((heading, start))
        return (
            self._display.folder_queue.pop(0) if self._display.folder_queue else self._display.chosen_folder
        )

    def choose_file(self, app: xw.App, heading: str, start: Path | None) -> Path | None:
        return self.choose_folder(app, heading, start)

    def cetak(self, sheet: xw.Sheet) -> bool:
        self._display.printed.append(sheet.name)
        return True

    def open_file(self, path: Path) -> bool:
        self._display.opened_files.append(path.name)
        return True

    def color_shape(self, sheet: xw.Sheet, name: str, content: str, rule_line: str) -> bool:
        shape = sheet.shapes[name].impl.xl
        if content:
            shape.FillColor = to_color(content)
        if rule_line:
            shape.LineColor = to_color(rule_line)
        return True

    def underline(self, sheet: xw.Sheet, address: str, *, on: bool) -> bool:
        for area in address.split(","):
            sheet.range(area).impl.xl.CharUnderline = int(on)
        return True

    def clear_links(self, sheet: xw.Sheet, address: str) -> bool:
        block = sheet.range(address).impl.xl
        for row in range(block.Rows.Count):
            for column in range(block.Columns.Count):
                cell = block.getCellByPosition(column, row)
                if cell.getTextFields().createEnumeration().hasMoreElements():
                    cell.setString(cell.getString())
        return True

    def fill_chart(self, sheet: xw.Sheet, chart: int, series: int, categories: str, value: str) -> bool:
        sheet.charts[chart].impl.fill_series(series, categories, value)
        return True

    def set_breaks(self, sheet: xw.Sheet, row: list[int]) -> bool:
        sheet.impl.xl.removeAllManualPageBreaks()
        for number in row:
            sheet.impl.xl.Rows.getByIndex(number).IsStartOfNewPage = True
        return True

    def set_print_areas(self, sheet: xw.Sheet, areas: list[str]) -> bool:
        boxes = [sheet.range(area).impl.xl.RangeAddress for area in areas]
        sheet.impl.xl.setPrintAreas(tuple(boxes))
        return True

    def set_page(self, sheet: xw.Sheet, page: Mapping[str, Any]) -> bool:
        xl = sheet.impl.xl
        styles = sheet.book.impl.uno_doc.StyleFamilies.getByName("PageStyles")
        style = styles.getByName(xl.PageStyle)
        width, height = sorted((style.Width, style.Height), reverse=page["mendatar"])
        style.IsLandscape, style.Width, style.Height = page["mendatar"], width, height
        if page["skala"]:
            style.PageScale = page["skala"]
        else:
            style.ScaleToPagesX, style.ScaleToPagesY = page["lebar"], 0
        rows = page["baris"]
        xl.setPrintTitleRows(bool(rows))
        if rows:
            xl.setTitleRows(xl.getCellRangeByPosition(0, rows[0], 0, rows[1]).RangeAddress)
        columns = page["kolom"]
        xl.setPrintTitleColumns(bool(columns))
        if columns:
            xl.setTitleColumns(xl.getCellRangeByName(f"{columns[0]}1:{columns[1]}1").RangeAddress)
        return True

    def stop_requested(self) -> bool:
        return self._display.stop_answers.pop(0) if self._display.stop_answers else False

    def pesan(self, app: xw.App | None, text: str, heading: str) -> bool:
        del app
        self._display.messages.append(MessageBox(text, heading, None, None))
        return True


def register_host(display: Display) -> None:
    """Make LibreOffice's host known to the product."""
    HOSTS["libreoffice"] = lambda: LibreOfficeHost(display)
