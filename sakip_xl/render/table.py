"""Draws one named table: title, headings, every raw row as it is, spare rows, dropdowns and formulas."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, time

from sakip_xl.domain.measure.percent import from_percent
from sakip_xl.domain.model import Cell
from sakip_xl.formulas.base import Scope
from sakip_xl.render.canvas import Area, CanvasCell, CanvasSheet, CanvasTable, Kind
from sakip_xl.render.material import Material
from sakip_xl.render.references import full_formula
from sakip_xl.render.row_height import row_height
from sakip_xl.render.styles import cell_style
from sakip_xl.render.validation import column_validation
from sakip_xl.schema.base import Column, Look, Table, Trait
from sakip_xl.schema.content import BarisMentah

_LOWEST = 16.0
_SIDIK = "sidik"
"""Fingerprints are for programs: they are kept whole but shown on one line."""
_DATED = {Look.TANGGAL, Look.WAKTU, Look.JAM}
_TEXTUAL = {Look.TEKS, Look.PANJANG}
_DATED_TYPES = ((datetime, Look.WAKTU), (date, Look.TANGGAL), (time, Look.JAM))
_NUMERIC = {Look.KETIK, Look.ANGKA, Look.PERSEN, Look.BULAT, Look.UANG}


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
    """Draw a table from ``row`` on: its title, unless the sheet has the same, then its heading.

    Every raw row is drawn as it is, blank rows and unreadable values too. A table of ``Trait.ISIAN``
    gets its ``cadangan`` of blank rows below the last row; every table has at least one row.
    ``entry`` is the style of the cells that staff fill in; ``ribbon`` gives bands over groups of
    columns: a text with the first and the last field below it.
    """
    if table.judul != sheet.lembar.judul:
        sheet.write(row, column, table.judul, "judul_bagian")
        sheet.tinggi.setdefault(row, 24)
        row += 1
    if table.penjelasan:
        sheet.write(row, column, table.penjelasan, "penjelasan")
        row += 1
    for text, start, end in ribbon:
        first, last = (column + table.column_position(field_name) for field_name in (start, end))
        sheet.merge(Area(row, first, row, last), text, "pita")
    row += 1 if ribbon else 0
    content = material.isi.row(table.nama)
    place = CanvasTable(table, row, column, row_count(table, content))
    sheet.tabel.append(place)
    adjust_widths(sheet, [table], column)
    for offset, definition in enumerate(table.kolom):
        sheet.write(row, column + offset, definition.judul, "kepala")
    _draw_rows(sheet, place, content, material.scope, entry)
    _draw_validation(sheet, place)
    estimate_heights(sheet, place)
    return place


def row_count(table: Table, content: Sequence[BarisMentah]) -> int:
    """How many data rows the table is drawn with; blank rows at the end count as spare ones."""
    filled = max((index for index, row in enumerate(content, 1) if not _empty(row)), default=0)
    spare = table.cadangan if table.sifat is Trait.ISIAN else 0
    return max(filled + spare, len(content), 1)


def adjust_widths(sheet: CanvasSheet, tables: Iterable[Table], column: int = 0) -> None:
    """Make each column as wide as the widest of the tables stacked in it needs."""
    for table in tables:
        for position, definition in enumerate(table.kolom, column):
            sheet.lebar[position] = max(sheet.lebar.get(position, 0), definition.lebar)
            if definition.tersembunyi:
                sheet.kolom_tersembunyi.add(position)


def estimate_heights(sheet: CanvasSheet, place: CanvasTable) -> None:
    """Estimate the height of the heading and of every row that holds more than one line."""
    widths = [sheet.lebar[place.kolom + n] for n in range(len(place.tabel.kolom))]
    for row in range(place.baris, place.baris + place.jumlah + 1):
        content = [
            (value, widths[n])
            for n in range(len(widths))
            if isinstance(value := sheet.sel[row, place.kolom + n].nilai, str)
            and place.kolom + n not in sheet.kolom_tersembunyi
            and not sheet.sel[row, place.kolom + n].gaya.endswith("terpotong")
        ]
        sheet.taksiran[row] = max(row_height(content), _LOWEST)


def column_area(place: CanvasTable, field_name: str) -> Area:
    """The data cells of one column."""
    column = place.kolom + place.tabel.column_position(field_name)
    return Area(place.baris + 1, column, place.baris + place.jumlah, column)


def content_area(place: CanvasTable) -> Area:
    """All data cells of a table."""
    end = place.kolom + len(place.tabel.kolom) - 1
    return Area(place.baris + 1, place.kolom, place.baris + place.jumlah, end)


def table_position(sheet: CanvasSheet, name: str) -> CanvasTable:
    """The place of a table drawn on the sheet."""
    return next(place for place in sheet.tabel if place.tabel.nama == name)


def replace_cell(sheet: CanvasSheet, row: int, column: int, **changes: str) -> None:
    """Change the style, link or prompt of a cell that a table has drawn."""
    sheet.sel[row, column] = replace(sheet.sel[row, column], **changes)  # type: ignore[arg-type]


def column_style(table: Table, column: Column, entry: str = "isian") -> str:
    """The style of a column's cells: who fills it decides the ground, what it holds the format.

    A formula never has the format of text, in which programs keep it as the text that it is.
    """
    if column.rumus is not None:
        return cell_style(Look.PILIHAN if column.rupa in _TEXTUAL else column.rupa, "hitungan")
    base = "kunci" if column.kunci else entry
    style = cell_style(column.rupa, base if table.sifat is Trait.ISIAN else "sel")
    return f"{style}+terpotong" if column.bidang.startswith(_SIDIK) else style


def data_cell(value: Cell, column: Column, style: str) -> CanvasCell:
    """One raw value as a cell: ``95%`` in a column of numbers goes back as 0,95 shown in percent.

    A date in another column, or a number in a column of dates, gets the format that keeps it what it is.
    """
    percent = from_percent(value) if column.rupa in _NUMERIC else None
    if percent is not None:
        return CanvasCell(percent[0], f"{style}+persen{percent[1]}", Kind.DATA)
    number_format = _number_format(value, column.rupa)
    return CanvasCell(value, f"{style}+{number_format}" if number_format else style, Kind.DATA)


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
        for definition in table.kolom
        if definition.rumus is None
    }
    for definition in table.kolom:
        if definition.rumus is not None:
            result[definition.bidang] = definition.rumus.hitung(result, scope)
    return result


def _draw_rows(
    sheet: CanvasSheet, place: CanvasTable, content: Sequence[BarisMentah], scope: Scope, entry: str
) -> None:
    table = place.tabel
    styles = [column_style(table, definition, entry) for definition in table.kolom]
    formulas = [
        full_formula(table, definition.rumus.teks) if definition.rumus else None for definition in table.kolom
    ]
    for index in range(place.jumlah):
        values = computed_row(table, content[index] if index < len(content) else {}, scope)
        for n, definition in enumerate(table.kolom):
            position = (place.baris + 1 + index, place.kolom + n)
            if formulas[n] is None:
                sheet.sel[position] = data_cell(values[definition.bidang], definition, styles[n])
            else:
                sheet.write(*position, values[definition.bidang], styles[n], rumus=formulas[n])


def _draw_validation(sheet: CanvasSheet, place: CanvasTable) -> None:
    for definition in place.tabel.kolom:
        rule = column_validation(place.tabel, definition)
        if rule is not None:
            sheet.validasi.append((column_area(place, definition.bidang), rule))


def _empty(content: Mapping[str, Cell]) -> bool:
    return all(value is None or value == "" for value in content.values())
