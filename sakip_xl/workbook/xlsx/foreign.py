"""Foreign content: everything in a file that rendering the book again would lose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip_xl.errors import Temuan, temuan
from sakip_xl.workbook.raw import shown_value
from sakip_xl.workbook.sync.snapshot import (
    SNAPSHOT_SHEET,
    CellRecord,
    SheetSnapshot,
    Snapshot,
    empty,
    is_snapshot_row,
    mark,
    place_of,
)
from sakip_xl.workbook.xlsx.reader import BookAsRead
from sakip_xl.workbook.xlsx.remarks import comments, hidden_links
from sakip_xl.workbook.xlsx.sheet_xml import cell_address, elements
from sakip_xl.workbook.xlsx.structure import ReadTable

_FOREIGN_PARTS = re.compile(
    r"xl/(pivotTables|pivotCache|embeddings|externalLinks|ctrlProps|activeX|slicers|slicerCaches|timelines"
    r"|queryTables|model|diagrams|dialogsheets|macrosheets)/[^/]+",
    re.IGNORECASE,
)
_ANCHORS = {"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"}


def foreign_content(book: BookAsRead, snapshot: Snapshot) -> list[Temuan]:
    """Everything foreign, sheet by sheet, each with its cell where it has one (SKP-531 to 540).

    ``snapshot`` says what we drew ourselves. What stands in our tables is content, not foreign, except
    formulas and links hidden behind a text, which a raw value cannot carry.
    """
    result = [*_part(book), *_sheet(book), *_table(book)]
    names = _sheet_names(book)
    for sheet in book.layout.sheets:
        name = names[sheet.name.casefold()]
        owned = snapshot.get(sheet.name, SheetSnapshot())
        tables = sorted((t for t in book.tables.values() if t.sheet == name), key=lambda t: t.first_row)
        on_sheet = (
            *_cell(book, name, tables, owned),
            *_inside_table(book, name, tables),
            *_drawings(book, name, owned),
            *(
                temuan("SKP-537", nilai=text).di(sel=cell_address(*address))
                for address, text in comments(book, name)
            ),
        )
        result += [finding.di(lembar=name) for finding in on_sheet]
    return [finding.di(berkas=book.package.path.name) for finding in result]


def _sheet_names(book: BookAsRead) -> dict[str, str]:
    return {name.casefold(): name for name in book.workbook.sheet_names}


def _part(book: BookAsRead) -> Iterator[Temuan]:
    """Parts of the container that our books never have."""
    for part in sorted(book.package.parts):
        if part.endswith("vbaProject.bin"):
            yield temuan("SKP-538")
        elif _FOREIGN_PARTS.fullmatch(part):
            yield temuan("SKP-539", nilai=part)


def _sheet(book: BookAsRead) -> Iterator[Temuan]:
    ours = {sheet.name.casefold() for sheet in book.layout.sheets}
    for name in book.workbook.sheet_names:
        if name.casefold() not in ours:
            yield temuan("SKP-531", nilai=name).di(lembar=name)


def _table(book: BookAsRead) -> Iterator[Temuan]:
    """Tables and columns that the layout does not know."""
    ours = {name.casefold() for name in book.tables}
    for name in book.workbook.table_names or []:
        if name.casefold() not in ours:
            table = book.workbook.get_table_by_name(name)
            start = cell_address(*table.start) if table.start else None
            yield temuan("SKP-532", nilai=name).di(lembar=table.sheet, sel=start)
    for place in book.tables.values():
        for heading, column in place.foreign.items():
            yield temuan("SKP-533", kolom=heading, nilai=place.table.name).di(
                lembar=place.sheet, sel=cell_address(place.first_row - 1, column)
            )


def _cell(book: BookAsRead, sheet: str, tables: list[ReadTable], snapshot: SheetSnapshot) -> Iterator[Temuan]:
    """Cells outside the tables that we did not draw, and formulas where we drew none."""
    areas = [(table.first_row - 1, table.last_row) for table in tables]
    formulas = book.side(sheet).formulas
    block = book.values(sheet)
    for row, cells in enumerate(block):
        if sheet.casefold() == SNAPSHOT_SHEET and is_snapshot_row(cells):
            continue
        for column, value in enumerate(cells):
            if _belongs(tables, row, column) or _below(book, tables, row, column):
                continue
            place = place_of(areas, row, column)
            ours = place in snapshot.formulas or _is_own_link(value, snapshot.cells.get(place))
            foreign = (
                not ours
                if (row, column) in formulas
                else not empty(value) and not ours and mark(column, value) not in snapshot.fixed_texts
            )
            if foreign:
                yield temuan("SKP-534", nilai=shown_value(value)).di(sel=cell_address(row, column))


def _is_own_link(value: object, drawn: CellRecord | None) -> bool:
    """Whether a cell shows where our link leads: some programs write that into an empty cell with a link."""
    return drawn is not None and drawn.link != "" and value == drawn.link.removeprefix("internal:")


def _belongs(tables: list[ReadTable], row: int, column: int) -> bool:
    return any(
        table.first_row - 1 <= row <= table.last_row
        and table.first_column <= column < table.first_column + table.width
        for table in tables
    )


def _below(book: BookAsRead, tables: list[ReadTable], row: int, column: int) -> bool:
    """Whether a cell belongs to a row right below a table, which is told apart (``content.below``)."""
    return any(
        (found := book.content.below.get(table.table.name)) is not None
        and found.rows
        and found.first <= row + 1 <= found.last
        and column in table.columns.values()
        for table in tables
    )


def _inside_table(book: BookAsRead, sheet: str, tables: list[ReadTable]) -> Iterator[Temuan]:
    """Formulas and hidden links in cells that hold typed content."""
    side, block = book.side(sheet), book.values(sheet)
    for place in tables:
        input_columns = {place.columns[field.bidang] for field in place.table.columns if field.rumus is None}
        below = book.content.below.get(place.table.name)
        last_row = below.last - 1 if below is not None and below.rows else place.last_row
        for row in range(place.first_row, min(last_row + 1, len(block))):
            for column in input_columns:
                address = (row, column)
                if address in side.formulas:
                    value = block[row][column] if column < len(block[row]) else ""
                    result = side.errors.get(address, shown_value(value))
                    yield temuan("SKP-535", nilai=result).di(sel=cell_address(*address))
    for address, target in hidden_links(book, sheet):
        yield temuan("SKP-540", nilai=target).di(sel=cell_address(*address))


def _drawings(book: BookAsRead, sheet: str, snapshot: SheetSnapshot) -> Iterator[Temuan]:
    """More drawings on the sheet than we put there."""
    count = sum(
        len(elements(book.package.parts.get(relation["Target"], b"<r/>"), *_ANCHORS))
        for relation in book.relations(sheet)
        if relation.get("Type", "").endswith("/drawing")
    )
    if count > snapshot.drawings:
        yield temuan("SKP-536", nilai=count - snapshot.drawings)
