"""Carry out the plan of one open sheet, in blocks: rows, styles, content, merged cells, links."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING, Any

from sakip_xl.formulas.serial import serial
from sakip_xl.render.canvas import Area, CanvasCell
from sakip_xl.render.styles import sifat
from sakip_xl.workbook.live.styles import apply_styles, range_of
from sakip_xl.workbook.sync.rectangles import Address, rectangle

if TYPE_CHECKING:
    import xlwings as xw

    from sakip_xl.domain.model import Cell
    from sakip_xl.workbook.live.host import Host
    from sakip_xl.workbook.sync.plan import Plan

_PLAIN_TEXT = re.compile(r"[^\W\d_](?:[^\W\d]|[ ,.;:()/&-])*")
"""A text that Excel takes as text whatever the format: it begins with a letter and has no digit."""
_TEXT = "@"
_NOT_TEXT = {"true", "false", "benar", "salah"}  # an Indonesian program may take its own words
_LONG = 8000
"""Excel refuses a block in which a text is longer than about 8,200 characters; alone it may have 32,767."""


def carry_out(sheet: xw.Sheet, plan: Plan, host: Host) -> None:
    """Do everything that the plan says, in the order in which one step depends on another."""
    for shift in plan.shifts:
        _shift(sheet, shift.row, shift.count, from_below=shift.from_below)
    for area in plan.unmerge:
        range_of(sheet, area).unmerge()
    for area in rectangle(address for address, cell in plan.links.items() if not cell.link):
        range_of(sheet, area).clear()
    apply_styles(sheet, plan.styles, plan.neighbours)
    writes = plan.writes
    _ensure_format(sheet, {a: s for a, s in writes.items() if a in plan.data or s.formula is not None})
    write_cells(sheet, writes)
    _ensure_format(sheet, {a: writes[a] for a in plan.data if _inherits_format(writes[a])})
    _merge(sheet, plan.merge)
    _lay_links(sheet, {address: cell for address, cell in plan.links.items() if cell.link})
    for height in set(plan.heights.values()):
        for area in rectangle((row, 0) for row, row_height in plan.heights.items() if row_height == height):
            sheet.range(f"{area.row + 1}:{area.last_row + 1}").row_height = height
    _lay_out(sheet, plan.features, host)


def write_cells(sheet: xw.Sheet, cells: dict[Address, CanvasCell]) -> None:
    """Write values and formulas, each in as few blocks as the cells allow."""
    formulas = {a: s for a, s in cells.items() if s.formula is not None}
    number_areas = rectangle(a for a, s in cells.items() if s.formula is None and _number_in_text(s))
    for area in number_areas:
        range_of(sheet, area).number_format = "General"
    long_texts = {a: s for a, s in cells.items() if s.formula is None and _over_long(s.value)}
    for area in rectangle(cells.keys() - formulas.keys() - long_texts.keys()):
        range_of(sheet, area).value = [[writable_value(cells[a].value) for a in b] for b in _row(area)]
    for address, cell in long_texts.items():
        range_of(sheet, _one(address)).value = writable_value(cell.value)
    for area in rectangle(
        a for d in number_areas for b in _row(d) for a in b if not isinstance(cells[a].value, bool)
    ):
        range_of(sheet, area).number_format = _TEXT
    for area in rectangle(formulas):
        texts = [[formula_text(cells[a].formula or "") for a in b] for b in _row(area)]
        destination = range_of(sheet, area)
        destination.formula = texts if len(texts) > 1 or len(texts[0]) > 1 else texts[0][0]


def writable_value(value: Cell) -> str | float | None:
    """A value so that the program keeps it as it is.

    Dates and times go as numbers, which need no conversion. A text that looks like something else
    (``82,5``, ``=1+1``, ``TRUE``, ``'kutip``) gets the apostrophe in front that makes it text.
    """
    if value is None or value == "":
        return None
    if isinstance(value, (date, time)):
        return serial(value)
    if not isinstance(value, str):
        return value
    safe = _PLAIN_TEXT.fullmatch(value) and value.casefold() not in _NOT_TEXT
    return value if safe else f"'{value}"


def formula_text(formula: str) -> str:
    """A formula as the program's own functions are named: the prefix belongs to files only."""
    return "=" + formula.removeprefix("=").replace("_xlfn.", "")


def _merge(sheet: xw.Sheet, areas: Iterable[Area]) -> None:
    """Merge areas; those of one row and the same columns that lie below each other in one call."""
    single_rows: dict[tuple[int, int], list[Address]] = {}
    for area in areas:
        if area.row == area.last_row:
            columns = (area.column, area.last_column)
            single_rows.setdefault(columns, []).append((area.row, area.column))
        else:
            range_of(sheet, area).merge()
    for (_, end), cells in single_rows.items():
        for area in rectangle(cells):
            range_of(sheet, replace(area, last_column=end)).merge(across=True)


def _shift(sheet: xw.Sheet, row: int, count: int, *, from_below: bool) -> None:
    rows = sheet.range(f"{row + 1}:{row + abs(count)}")
    if count < 0:
        rows.delete("up")
    else:
        rows.insert("down", "format_from_right_or_below" if from_below else "format_from_left_or_above")


def _ensure_format(sheet: xw.Sheet, cells: dict[Address, CanvasCell]) -> None:
    """Give cells the number format that they are drawn in, whatever stood there before.

    Before they are written: in the format of text a formula, or a number, would become text for good.
    TRUE and FALSE look the same in every format, and some programs keep them by their format.
    """
    groups: dict[str, list[Address]] = {}
    for address, cell in cells.items():
        if cell.formula is None and isinstance(cell.value, bool):
            continue
        groups.setdefault(_format(cell), []).append(address)
    for number_format, addresses in groups.items():
        for area in rectangle(addresses):
            block = range_of(sheet, area)
            if block.number_format != number_format:
                block.number_format = number_format


def _lay_links(sheet: xw.Sheet, links: dict[Address, CanvasCell]) -> None:
    """Lay links within the book. The text stays what it is; the program's own look of a link does not."""
    for address, cell in links.items():
        block = range_of(sheet, _one(address))
        destination = str(cell.link).removeprefix("internal:")
        text = block.value
        block.add_hyperlink(f"#{destination}", "" if text is None else str(text), cell.prompt or destination)
    apply_styles(sheet, {address: (None, cell.style) for address, cell in links.items()}, {})


def _lay_out(sheet: xw.Sheet, setup: dict[str, Any], host: Host) -> None:
    """What a sheet has beside its cells: widths, charts, shapes and pages."""
    for column, width in setup.get("lebar", {}).items():
        sheet.range((1, int(column) + 1)).column_width = width
    for index, series in enumerate(setup.get("grafik", ())):
        for number, (categories, values) in enumerate(series):
            host.fill_chart(sheet, index, number, categories, values)
    for index, (fill, outline) in enumerate(setup.get("warna", ()), 1):
        host.color_shape(sheet, f"Bentuk {index}", fill, outline)
    if setup.get("cetak"):
        host.set_print_areas(sheet, [range_of(sheet, Area(*area)).address for area in setup["cetak"]])
    if "halaman" in setup:
        host.set_page(sheet, setup["halaman"])
    if "jeda" in setup:
        host.set_breaks(sheet, setup["jeda"])


def _row(area: Area) -> Iterable[list[Address]]:
    for row in range(area.row, area.last_row + 1):
        yield [(row, column) for column in range(area.column, area.last_column + 1)]


def _one(address: Address) -> Area:
    return Area(*address, *address)


def _number_in_text(cell: CanvasCell) -> bool:
    """A number in a cell of format text: written as it is, it would become text."""
    return cell.value is not None and not isinstance(cell.value, str) and _format(cell) == _TEXT


def _inherits_format(cell: CanvasCell) -> bool:
    """A formula of no format of its own: Excel may give it that of a cell to which it refers."""
    return cell.formula is not None and _format(cell) == "General"


def _format(cell: CanvasCell) -> str:
    return str(sifat(cell.style).get("num_format", "General"))


def _over_long(value: Cell) -> bool:
    return isinstance(value, str) and len(value) > _LONG
