"""Foreign content: everything in a file that rendering the book again would lose."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from xml.parsers.expat import ExpatError

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
from sakip_xl.workbook.xlsx.address import Address, cell_address
from sakip_xl.workbook.xlsx.reader import BookAsRead
from sakip_xl.workbook.xlsx.remarks import comments, hidden_links
from sakip_xl.workbook.xlsx.structure import ReadTable
from sakip_xl.workbook.xlsx.xml_walk import elements

_FOREIGN_PARTS = re.compile(
    r"xl/(pivotTables|pivotCache|embeddings|externalLinks|ctrlProps|activeX|slicers|slicerCaches|timelines"
    r"|queryTables|model|diagrams|dialogsheets|macrosheets)/[^/]+",
    re.IGNORECASE,
)
_CALLED = {
    "pivottables": "tabel pivot",
    "pivotcache": "tabel pivot",
    "embeddings": "objek sisipan",
    "externallinks": "kaitan ke buku lain",
    "ctrlprops": "tombol atau kotak centang",
    "activex": "tombol atau kotak centang",
}
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
            *(
                temuan("SKP-534", nilai=shown_value(value)).di(sel=cell_address(*address))
                for address, value in foreign_cells(book, name, tables, owned)
            ),
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


def added_parts(parts: Iterable[str]) -> list[str]:
    """What kinds of parts a file has that no form of ours does, as staff call them."""
    found = [match[1].casefold() for part in parts if (match := _FOREIGN_PARTS.fullmatch(part))]
    kinds = {_CALLED.get(folder, "bagian lain dari Excel") for folder in found}
    macros = any(part.casefold().endswith("vbaproject.bin") for part in parts)
    return sorted(kinds | ({"makro"} if macros else set()))


def _sheet(book: BookAsRead) -> Iterator[Temuan]:
    ours = {sheet.name.casefold() for sheet in book.layout.sheets}
    for name in book.workbook.sheet_names:
        if name.casefold() not in ours:
            yield temuan("SKP-531", nilai=name).di(lembar=name)


def _table(book: BookAsRead) -> Iterator[Temuan]:
    """Tables and columns that the layout does not know."""
    ours = {name.casefold() for name in book.tables}
    for table in book.workbook.tables:
        if table.name.casefold() not in ours:
            start = cell_address(table.first_row, table.area[1])
            yield temuan("SKP-532", nilai=table.name).di(lembar=table.sheet, sel=start)
    for place in book.tables.values():
        for heading, column in place.foreign.items():
            yield temuan("SKP-533", kolom=heading, nilai=place.table.name).di(
                lembar=place.sheet, sel=cell_address(place.first_row - 1, column)
            )


def foreign_cells(
    book: BookAsRead, sheet: str, tables: list[ReadTable], snapshot: SheetSnapshot
) -> Iterator[tuple[Address, object]]:
    """Cells outside the tables that we did not draw, and formulas where we drew none, with what they show."""
    areas = [(table.first_row - 1, table.last_row) for table in tables]
    formulas, values, block = book.side(sheet).formulas, book.workbook.values(sheet), book.values(sheet)
    is_meta = sheet.casefold() == SNAPSHOT_SHEET
    for row, column in sorted({*values, *formulas}):
        if is_meta and row < len(block) and is_snapshot_row(block[row]):
            continue
        if _belongs(tables, row, column) or _below(book, tables, row, column):
            continue
        value = values.get((row, column), "")
        place = place_of(areas, row, column)
        ours = place in snapshot.formulas or _is_own_link(value, snapshot.cells.get(place))
        foreign = (
            not ours
            if (row, column) in formulas
            else not empty(value) and not ours and mark(column, value) not in snapshot.fixed_texts
        )
        if foreign:
            yield (row, column), value


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
    count = drawings(book, sheet)
    if count > snapshot.drawings:
        yield temuan("SKP-536", nilai=count - snapshot.drawings)


def drawings(book: BookAsRead, sheet: str) -> int:
    """How many pictures, charts and shapes lie on a sheet, those of an old Excel too."""
    parts = book.package.parts
    return sum(
        _COUNTED[kind](parts.get(relation["Target"], b"<r/>"))
        for relation in book.relations(sheet)
        if (kind := relation.get("Type", "").rpartition("/")[2]) in _COUNTED
    )


def _anchors(part: bytes) -> int:
    return len(elements(part, *_ANCHORS))


def _old_shapes(part: bytes) -> int:
    """Shapes as Excel drew them once, but for the boxes of comments; its own files need not be good XML."""
    try:
        kinds = [attributes.get("ObjectType") for _, attributes in elements(part, "ClientData")]
    except ExpatError:
        return 1
    return sum(kind != "Note" for kind in kinds)


_COUNTED = {"drawing": _anchors, "vmlDrawing": _old_shapes}
"""How the shapes of a part are counted, by the kind of relation that leads to it."""
