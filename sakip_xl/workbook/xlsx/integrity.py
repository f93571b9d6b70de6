"""Damage to the shape of a book that its values do not show.

Formulas typed over, protection or locks taken off, dropdowns gone, rows hidden or filtered, cells in
error. Read from the sheets' XML: openpyxl tells the same and takes twenty times as long.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from sakip_xl.errors import Temuan, temuan
from sakip_xl.schema.base import Column, Sheet, Table
from sakip_xl.workbook.raw import shown_value
from sakip_xl.workbook.sync.snapshot import SheetSnapshot, empty, place_of, read_snapshot
from sakip_xl.workbook.xlsx.address import cell_address
from sakip_xl.workbook.xlsx.package import open_package
from sakip_xl.workbook.xlsx.reader import BookAsRead, parse_book, refuse_if_damaged
from sakip_xl.workbook.xlsx.structure import META_TABLE, ReadTable
from sakip_xl.workbook.xlsx.styles_xml import CellStyles


def check_integrity(path: Path) -> list[Temuan]:
    """Every finding on the shape of one book (SKP-550 to 556), sheet by sheet, with its cell.

    A file that is no readable book of ours is refused as ``read`` refuses it.
    """
    book = parse_book(open_package(path))
    with refuse_if_damaged(path.name):
        return [finding.di(berkas=path.name) for finding in _every(book)]


def _every(book: BookAsRead) -> list[Temuan]:
    """Sheet by sheet, in the order of the layout."""
    styles = book.styles()
    drawn = read_snapshot(book.values(book.tables[META_TABLE].sheet))
    names = {name.casefold(): name for name in book.workbook.sheet_names}
    result: list[Temuan] = []
    for sheet in (sheet for sheet in book.layout.sheets if sheet.name.casefold() in names):
        name = names[sheet.name.casefold()]
        tables = sorted((t for t in book.tables.values() if t.sheet == name), key=lambda t: t.first_row)
        result += [
            finding.di(lembar=name)
            for finding in (
                *_overwritten_formulas(book, name, tables, drawn.get(name)),
                *_galat(book, name),
                *_hidden(book, name, tables),
                *_filtered(book, name, tables),
                *_validation(book, name, tables),
                *_protection(book, name, tables, sheet, styles),
            )
        ]
    return result


def _overwritten_formulas(
    book: BookAsRead, sheet: str, tables: list[ReadTable], owned: SheetSnapshot | None
) -> Iterator[Temuan]:
    """Computed cells that hold a constant: in the tables by their column, elsewhere by the map."""
    formulas, block = book.side(sheet).formulas, book.values(sheet)
    for place in tables:
        for field in place.table.columns:
            if field.rumus is None or field.bidang not in place.columns:
                continue
            column = place.columns[field.bidang]
            for row in range(place.first_row, min(place.last_row + 1, len(block))):
                value = _take(block[row], column)
                if not empty(value) and (row, column) not in formulas:
                    yield temuan("SKP-550", nilai=shown_value(value), kolom=field.judul).di(
                        sel=cell_address(row, column)
                    )
    if owned is None or not owned.formulas:
        return
    areas = [(table.first_row - 1, table.last_row) for table in tables]
    for row, cells in enumerate(block):
        for column, value in enumerate(cells):
            if (
                place_of(areas, row, column) in owned.formulas
                and not empty(value)
                and (row, column) not in formulas
            ):
                yield temuan("SKP-550", nilai=shown_value(value)).di(sel=cell_address(row, column))


def _galat(book: BookAsRead, sheet: str) -> Iterator[Temuan]:
    for address, text in sorted(book.side(sheet).errors.items()):
        yield temuan("SKP-555", nilai=text).di(sel=cell_address(*address))


def _hidden(book: BookAsRead, sheet: str, tables: list[ReadTable]) -> Iterator[Temuan]:
    """Hidden rows inside a table, whether by hand or by a filter."""
    for row in book.side(sheet).hidden_rows:
        place = next((table for table in tables if table.first_row <= row <= table.last_row), None)
        if place is not None:
            yield temuan("SKP-552", nilai=row + 1).di(sel=cell_address(row, place.first_column))


def _filtered(book: BookAsRead, sheet: str, tables: list[ReadTable]) -> Iterator[Temuan]:
    """Tables whose filter has a condition."""
    by_name = {table.table.name.casefold(): table for table in tables}
    for table in (table for table in book.workbook.tables if table.sheet == sheet and table.filtered):
        place = by_name.get(table.name.casefold())
        if place is not None:
            yield temuan("SKP-553", nilai=table.name).di(
                sel=cell_address(place.first_row - 1, place.first_column)
            )


def _validation(book: BookAsRead, sheet: str, tables: list[ReadTable]) -> Iterator[Temuan]:
    """Columns with a choice of which some cells have lost their dropdown."""
    areas = book.side(sheet).validations
    for place in tables:
        for field in place.table.columns:
            if not _has_list(place.table, field):
                continue
            column = place.columns[field.bidang]
            lost = [
                row
                for row in range(place.first_row, place.last_row + 1)
                if not any(
                    top <= row <= bottom and left <= column <= right for top, left, bottom, right in areas
                )
            ]
            if lost:
                yield temuan("SKP-554", nilai=len(lost), kolom=field.judul).di(
                    sel=cell_address(lost[0], column)
                )


def _has_list(table: Table, column: Column) -> bool:
    """Whether staff choose from a list there; the program's own tables need none."""
    if table.sifat.value != "isian" or column.kunci or column.rumus is not None:
        return False
    return column.list_name is not None or bool(table.options(column.bidang))


def _protection(
    book: BookAsRead, name: str, tables: list[ReadTable], sheet: Sheet, styles: CellStyles
) -> Iterator[Temuan]:
    """Protection of a protected sheet taken off, and locked columns that were unlocked."""
    if not sheet.terlindung:
        return
    side = book.side(name)
    if not side.protected:
        yield temuan("SKP-551")
    for place in tables:
        for field in (field for field in place.table.columns if field.bidang in place.columns):
            column = place.columns[field.bidang]
            unlocked = [
                row
                for row in range(place.first_row, place.last_row + 1)
                if side.styles.get((row, column)) in styles.unlocked
            ]
            if unlocked and (field.kunci or field.rumus is not None):
                yield temuan("SKP-556", nilai=len(unlocked), kolom=field.judul).di(
                    sel=cell_address(unlocked[0], column)
                )


def _take(row: Sequence[object], column: int) -> object:
    return row[column] if column < len(row) else None
