"""Draws one named table: title, headings, every raw row as it is, spare rows, dropdowns and formulas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from sakip_xl.domain.measure.percent import from_percent
from sakip_xl.domain.model import Cell
from sakip_xl.formulas.base import Scope
from sakip_xl.render.canvas import Area, CanvasCell, CanvasSheet, CanvasTable, CellKind
from sakip_xl.render.material import Material
from sakip_xl.render.references import full_formula
from sakip_xl.render.row_height import row_height
from sakip_xl.render.styles import cell_style
from sakip_xl.render.validation import column_validation
from sakip_xl.schema.base import Column, Look, Table, Trait
from sakip_xl.schema.content import RawRow

_LOWEST = 16.0
_ARROW = 3.0
"""What a filter arrow takes of the width of a heading that is wrapped."""
_SIDIK = "sidik"
"""Fingerprints are for programs: they are kept whole but shown on one line."""
_AS_TYPED = "+apa_adanya"
"""Keeps what is typed as the text it is; the alignment stays that of a number."""
_DATED = {Look.DATE, Look.MOMENT, Look.TIME}
_TEXTUAL = {Look.TEXT, Look.LONG_TEXT}
_DATED_TYPES = ((datetime, Look.MOMENT), (date, Look.DATE), (time, Look.TIME))
_NUMERIC = {Look.TYPED, Look.NUMBER, Look.PERCENT, Look.INTEGER, Look.MONEY}


def draw_table(
    sheet: CanvasSheet,
    table: Table,
    row: int,
    material: Material,
    *,
    column: int = 0,
    entry: str = "isian",
    ribbon: Sequence[tuple[str, str, str]] = (),
) -> CanvasTable:
    """Draw a table from ``row`` on: its explanation, its title unless the sheet has the same, its heading.

    Every raw row is drawn as it is, blank rows and unreadable values too. A table of ``Trait.ISIAN``
    gets its ``cadangan`` of blank rows below the last row; every table has at least one row.
    ``entry`` is the style of the cells that staff fill in; ``ribbon`` gives bands over groups of
    columns: a text with the first and the last field below it.
    """
    if table.penjelasan:
        sheet.write(row, column, table.penjelasan, "penjelasan")
        row += 1
    top = row
    if table.judul != sheet.layout.judul:
        sheet.write(row, column, table.judul, "judul_bagian")
        sheet.heights.setdefault(row, 24)
        row += 1
    for text, start, end in ribbon:
        first, last = (column + table.column_position(field_name) for field_name in (start, end))
        sheet.merge(Area(row, first, row, last), text, "pita")
    row += 1 if ribbon else 0
    content = material.content.row(table.name)
    place = CanvasTable(table, row, column, row_count(table, content), row - top)
    sheet.tables.append(place)
    adjust_widths(sheet, [table], column)
    for offset, definition in enumerate(table.columns):
        sheet.write(row, column + offset, definition.judul, "kepala")
    _draw_rows(sheet, place, content, material.scope, entry)
    _draw_validation(sheet, place)
    estimate_heights(sheet, place)
    return place


def row_count(table: Table, content: Sequence[RawRow]) -> int:
    """How many data rows the table is drawn with; blank rows at the end count as spare ones."""
    filled = max((index for index, row in enumerate(content, 1) if not _empty(row)), default=0)
    spare = table.cadangan if table.sifat is Trait.INPUT else 0
    return max(filled + spare, len(content), 1)


def adjust_widths(sheet: CanvasSheet, tables: Iterable[Table], column: int = 0) -> None:
    """Make each column as wide as the widest of the tables stacked in it needs."""
    for table in tables:
        for position, definition in enumerate(table.columns, column):
            sheet.widths[position] = max(sheet.widths.get(position, 0), definition.width)
            if definition.tersembunyi:
                sheet.hidden_columns.add(position)


def estimate_heights(sheet: CanvasSheet, place: CanvasTable) -> None:
    """Estimate the height of the heading, beside its filter arrows, and of every row of several lines."""
    full = [sheet.widths[place.column + n] for n in range(len(place.table.columns))]
    beside_arrows = [width - _ARROW for width in full] if place.table.filters else full
    for row in range(place.row, place.row + place.count + 1):
        widths = beside_arrows if row == place.row else full
        content = [
            (value, widths[n])
            for n in range(len(widths))
            if isinstance(value := sheet.cells[row, place.column + n].value, str)
            and place.column + n not in sheet.hidden_columns
            and not sheet.cells[row, place.column + n].style.endswith("terpotong")
        ]
        sheet.estimates[row] = max(row_height(content), _LOWEST)


def column_area(place: CanvasTable, field_name: str) -> Area:
    """The data cells of one column."""
    column = place.column + place.table.column_position(field_name)
    return Area(place.row + 1, column, place.row + place.count, column)


def as_typed_areas(sheet: CanvasSheet) -> list[Area]:
    """The data cells that keep a number as the text that was typed, which is not to be called an error."""
    return [
        column_area(place, column.bidang)
        for place in sheet.tables
        for column in place.table.columns
        if place.table.as_typed(column)
    ]


def content_area(place: CanvasTable) -> Area:
    """All data cells of a table."""
    end = place.column + len(place.table.columns) - 1
    return Area(place.row + 1, place.column, place.row + place.count, end)


def table_position(sheet: CanvasSheet, name: str) -> CanvasTable:
    """The place of a table drawn on the sheet."""
    return next(place for place in sheet.tables if place.table.name == name)


def replace_cell(sheet: CanvasSheet, row: int, column: int, **changes: str) -> None:
    """Change the style, link or prompt of a cell that a table has drawn."""
    sheet.cells[row, column] = replace(sheet.cells[row, column], **changes)  # type: ignore[arg-type]


def column_style(table: Table, column: Column, entry: str = "isian") -> str:
    """The style of a column's cells: who fills it decides the ground, what it holds the format.

    A formula never has the format of text, in which programs keep it as the text that it is.
    """
    if column.rumus is not None:
        return cell_style(Look.CHOICE if column.rupa in _TEXTUAL else column.rupa, "hitungan")
    base = "kunci" if column.kunci else entry
    style = cell_style(column.rupa, base if table.sifat is Trait.INPUT else "sel")
    if table.as_typed(column):
        return style + _AS_TYPED
    return f"{style}+terpotong" if column.bidang.startswith(_SIDIK) else style


def data_cell(value: Cell, column: Column, style: str) -> CanvasCell:
    """One raw value as a cell: ``95%`` in a column of numbers goes back as 0,95 shown in percent.

    A date in another column, or a number in a column of dates, gets the format that keeps it what it is;
    an amount of money that is a number already is shown in groups of three, also where it is kept as typed.
    """
    percent = from_percent(value) if column.rupa in _NUMERIC else None
    if percent is not None:
        return CanvasCell(percent[0], f"{style}+persen{percent[1]}", CellKind.DATA)
    if column.rupa is Look.MONEY and isinstance(value, (int, float)):
        style = style.removesuffix(_AS_TYPED)
    number_format = _number_format(value, column.rupa)
    return CanvasCell(value, f"{style}+{number_format}" if number_format else style, CellKind.DATA)


def _number_format(value: Cell, look: Look) -> str | None:
    """The number format that a value needs where its column's own would turn it into something else."""
    if isinstance(value, (int, float)):
        return "capaian" if look in _DATED and not isinstance(value, bool) else None
    for kind, match in _DATED_TYPES:
        if isinstance(value, kind):
            return None if look is match else cell_style(match)
    return None


def computed_row(table: Table, row: Mapping[str, Cell], scope: Scope) -> dict[str, Cell]:
    """The row by field name with its computed columns, from left to right."""
    result: dict[str, Cell] = {
        definition.bidang: row.get(definition.bidang)
        for definition in table.columns
        if definition.rumus is None
    }
    for definition in table.columns:
        if definition.rumus is not None:
            result[definition.bidang] = definition.rumus.hitung(result, scope)
    return result


def _draw_rows(
    sheet: CanvasSheet, place: CanvasTable, content: Sequence[RawRow], scope: Scope, entry: str
) -> None:
    table = place.table
    styles = [column_style(table, definition, entry) for definition in table.columns]
    formulas = [
        full_formula(table, definition.rumus.text) if definition.rumus else None
        for definition in table.columns
    ]
    for index in range(place.count):
        values = computed_row(table, content[index] if index < len(content) else {}, scope)
        for n, definition in enumerate(table.columns):
            position = (place.row + 1 + index, place.column + n)
            if formulas[n] is None:
                sheet.cells[position] = data_cell(values[definition.bidang], definition, styles[n])
            else:
                sheet.write(*position, values[definition.bidang], styles[n], rumus=formulas[n])


def _draw_validation(sheet: CanvasSheet, place: CanvasTable) -> None:
    for definition in place.table.columns:
        rule = column_validation(place.table, definition)
        if rule is not None:
            sheet.validations.append((column_area(place, definition.bidang), rule))


def _empty(content: Mapping[str, Cell]) -> bool:
    return all(value is None or value == "" for value in content.values())
