"""Carry out the plan of one open sheet, in few blocks: rows, styles, content, merged cells, links."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, time
from typing import TYPE_CHECKING, Any

from sakip_xl.formulas.serial import serial
from sakip_xl.render.canvas import Area, CanvasCell
from sakip_xl.workbook.live.styles import apply_link_fonts, apply_styles, fixed_address, range_of, together
from sakip_xl.workbook.sync.features import number_format
from sakip_xl.workbook.sync.rectangles import Address, joined, rectangle

if TYPE_CHECKING:
    import xlwings as xw

    from sakip_xl.domain.model import Cell
    from sakip_xl.workbook.live.host import Host
    from sakip_xl.workbook.sync.plan import Plan

_PLAIN_TEXT = re.compile(r"[^\W\d_](?:[^\W\d]|[ ,.;:()/&-])*")
"""A text that Excel takes as text whatever the format: it begins with a letter and has no digit."""
_TEXT, _GENERAL = "@", "General"
_NOT_TEXT = {"true", "false", "benar", "salah"}  # an Indonesian program may take its own words
_LONG = 8000
"""Excel refuses a block in which a text is longer than about 8,200 characters; alone it may have 32,767."""


def move_rows(sheet: xw.Sheet, plan: Plan) -> None:
    """Insert and delete the rows of the plan.

    The program moves every reference to them, wherever it stands: rows of all sheets move before anything
    is written.
    """
    for shift in plan.shifts:
        _shift(sheet, shift.row, shift.count, from_below=shift.from_below)


def carry_out(sheet: xw.Sheet, plan: Plan, host: Host) -> None:
    """Do what the plan says but for its rows, in the order in which one step depends on another."""
    for area in plan.unmerge:
        range_of(sheet, area).unmerge()
    styles = {**plan.styles, **_clear_links(sheet, plan, host)}
    apply_styles(sheet, styles, plan.neighbours, host)
    _set_formats(sheet, plan.formats)
    write_cells(sheet, plan.writes, plan.refill)
    _merge(sheet, plan.merge)
    _lay_links(sheet, {address: cell for address, cell in plan.links.items() if cell.link}, host)
    _set_heights(sheet, plan.heights)
    _lay_out(sheet, plan.features, host)


def write_cells(
    sheet: xw.Sheet, cells: Mapping[Address, CanvasCell], refill: Mapping[Address, CanvasCell]
) -> None:
    """Write values and formulas in as few blocks as the cells allow, with those of ``refill`` between them.

    A number goes into a cell of format text while that is General, for it would become text. A formula of no
    format of its own gets General once more: Excel may give it that of a cell to which it refers.
    """
    number_areas = [*rectangle(a for a, s in cells.items() if s.formula is None and _number_in_text(s))]
    _give_format(sheet, number_areas, _GENERAL)
    long_texts = {a: s for a, s in cells.items() if s.formula is None and _over_long(s.value)}
    between = {address: cell for address, cell in refill.items() if not _over_long(cell.value)}
    content = {**between, **cells}
    for area in joined(cells.keys() - long_texts.keys(), between.keys()):
        rows = [[content[address] for address in addresses] for addresses in _row(area)]
        _write_block(range_of(sheet, area), rows)
    for address, cell in long_texts.items():
        range_of(sheet, _one(address)).raw_value = writable_value(cell)
    numbers = (a for d in number_areas for b in _row(d) for a in b if not isinstance(cells[a].value, bool))
    _give_format(sheet, rectangle(numbers), _TEXT)


def _write_block(block: xw.Range, rows: Sequence[Sequence[CanvasCell]]) -> None:
    content = [[writable_value(cell) for cell in cells] for cells in rows]
    single = len(content) == len(content[0]) == 1
    everything = [cell for cells in rows for cell in cells]
    if not any(cell.formula is not None for cell in everything):
        block.raw_value = content[0][0] if single else content
        return
    block.impl.formula = content[0][0] if single else content  # without xlwings' conversion, as raw_value
    if all(cell.formula is not None and number_format(cell.style) == _GENERAL for cell in everything):
        block.number_format = _GENERAL


def writable_value(cell: CanvasCell) -> str | float | None:
    """The content of a cell so that the program keeps it as it is.

    Dates and times go as numbers, which need no conversion. A text that looks like something else
    (``82,5``, ``=1+1``, ``TRUE``, ``'kutip``) gets the apostrophe in front that makes it text; in a cell of
    format text, where every text is text and the apostrophe might stay, only one that begins with its own.
    """
    value = cell.value
    if cell.formula is not None:
        return formula_text(cell.formula)
    if value is None or value == "":
        return None
    if isinstance(value, (date, time)):
        return serial(value)
    if not isinstance(value, str):
        return value
    if number_format(cell.style) == _TEXT:
        safe = not value.startswith("'")
    else:
        safe = bool(_PLAIN_TEXT.fullmatch(value)) and value.casefold() not in _NOT_TEXT
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


def _clear_links(sheet: xw.Sheet, plan: Plan, host: Host) -> dict[Address, tuple[str | None, str]]:
    """Take off the links that go; returns the styles of cells that lost theirs with it."""
    unlinked = {address: cell for address, cell in plan.links.items() if not cell.link}
    lost: dict[Address, tuple[str | None, str]] = {}
    for area in rectangle(unlinked):
        if not host.clear_links(sheet, fixed_address(area)):
            range_of(sheet, area).clear()
            lost |= {address: (None, unlinked[address].style) for row in _row(area) for address in row}
    return lost


def _set_formats(sheet: xw.Sheet, formats: dict[Address, str]) -> None:
    """Give cells their number formats before they are written."""
    groups: dict[str, list[Address]] = {}
    for address, code in formats.items():
        groups.setdefault(code, []).append(address)
    for code, addresses in groups.items():
        _give_format(sheet, rectangle(addresses), code)


def _give_format(sheet: xw.Sheet, areas: Iterable[Area], code: str) -> None:
    """Give areas a number format, many in one call."""
    for several in together(map(fixed_address, areas)):
        sheet.range(several).number_format = code


def _set_heights(sheet: xw.Sheet, heights: Mapping[int, float]) -> None:
    """Set the rows of one height together, wherever they stand."""
    for height in set(heights.values()):
        areas = rectangle((row, 0) for row, row_height in heights.items() if row_height == height)
        for address in together(f"{area.row + 1}:{area.last_row + 1}" for area in areas):
            sheet.range(address).row_height = height


def _lay_links(sheet: xw.Sheet, links: dict[Address, CanvasCell], host: Host) -> None:
    """Lay links within the book. The text stays what it is; the program's own type of a link does not."""
    for address, cell in links.items():
        block = range_of(sheet, _one(address))
        destination = str(cell.link).removeprefix("internal:")
        text = "" if cell.value is None else str(cell.value)
        block.add_hyperlink(f"#{destination}", text, cell.prompt or destination)
    apply_link_fonts(sheet, {address: cell.style for address, cell in links.items()}, host)


def _lay_out(sheet: xw.Sheet, setup: dict[str, Any], host: Host) -> None:
    """What a sheet has beside its cells: widths, charts, shapes and pages."""
    for column, width in setup.get("lebar", {}).items():
        sheet.range((1, int(column) + 1)).column_width = width
    for index, series in setup.get("grafik", {}).items():
        for number, (categories, values) in enumerate(series):
            host.fill_chart(sheet, index, number, categories, values)
    for index, (fill, outline) in setup.get("warna", {}).items():
        host.color_shape(sheet, f"Bentuk {index + 1}", fill, outline)
    if setup.get("cetak"):
        host.set_print_areas(sheet, [fixed_address(Area(*area)) for area in setup["cetak"]])
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
    return cell.value is not None and not isinstance(cell.value, str) and number_format(cell.style) == _TEXT


def _over_long(value: Cell) -> bool:
    return isinstance(value, str) and len(value) > _LONG
