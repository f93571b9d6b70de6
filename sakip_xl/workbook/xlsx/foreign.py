"""Foreign content: everything in a file that rendering the book again would lose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sakip_xl.errors import Temuan, temuan
from sakip_xl.workbook.raw import shown_value
from sakip_xl.workbook.sync.snapshot import (
    LEMBAR_PETA,
    Peta,
    SheetSnapshot,
    empty,
    is_snapshot_row,
    mark,
    tempat,
)
from sakip_xl.workbook.xlsx.reader import BookAsRead
from sakip_xl.workbook.xlsx.remarks import comments, hidden_links
from sakip_xl.workbook.xlsx.sheet_xml import elements, sel
from sakip_xl.workbook.xlsx.structure import ReadTable

_FOREIGN_PARTS = re.compile(
    r"xl/(pivotTables|pivotCache|embeddings|externalLinks|ctrlProps|activeX|slicers|slicerCaches|timelines"
    r"|queryTables|model|diagrams|dialogsheets|macrosheets)/[^/]+",
    re.IGNORECASE,
)
_ANCHORS = {"twoCellAnchor", "oneCellAnchor", "absoluteAnchor"}


def foreign_content(book: BookAsRead, snapshot: Peta) -> list[Temuan]:
    """Everything foreign, sheet by sheet, each with its cell where it has one (SKP-531 to 540).

    ``snapshot`` says what we drew ourselves. What stands in our tables is content, not foreign, except
    formulas and links hidden behind a text, which a raw value cannot carry.
    """
    result = [*_part(book), *_sheet(book), *_table(book)]
    names = _sheet_names(book)
    for sheet in book.layout.lembar:
        name = names[sheet.nama.casefold()]
        owned = snapshot.get(sheet.nama, SheetSnapshot())
        tables = sorted((t for t in book.tabel.values() if t.lembar == name), key=lambda t: t.baris)
        on_sheet = (
            *_cell(book, name, tables, owned),
            *_inside_table(book, name, tables),
            *_drawings(book, name, owned),
            *(temuan("SKP-537", nilai=text).di(sel=sel(*address)) for address, text in comments(book, name)),
        )
        result += [finding.di(lembar=name) for finding in on_sheet]
    return [finding.di(berkas=book.wadah.jalur.name) for finding in result]


def _sheet_names(book: BookAsRead) -> dict[str, str]:
    return {name.casefold(): name for name in book.buku.sheet_names}


def _part(book: BookAsRead) -> Iterator[Temuan]:
    """Parts of the container that our books never have."""
    for part in sorted(book.wadah.bagian):
        if part.endswith("vbaProject.bin"):
            yield temuan("SKP-538")
        elif _FOREIGN_PARTS.fullmatch(part):
            yield temuan("SKP-539", nilai=part)


def _sheet(book: BookAsRead) -> Iterator[Temuan]:
    ours = {sheet.nama.casefold() for sheet in book.layout.lembar}
    for name in book.buku.sheet_names:
        if name.casefold() not in ours:
            yield temuan("SKP-531", nilai=name).di(lembar=name)


def _table(book: BookAsRead) -> Iterator[Temuan]:
    """Tables and columns that the layout does not know."""
    ours = {name.casefold() for name in book.tabel}
    for name in book.buku.table_names or []:
        if name.casefold() not in ours:
            table = book.buku.get_table_by_name(name)
            start = sel(*table.start) if table.start else None
            yield temuan("SKP-532", nilai=name).di(lembar=table.sheet, sel=start)
    for place in book.tabel.values():
        for heading, column in place.asing.items():
            yield temuan("SKP-533", kolom=heading, nilai=place.tabel.nama).di(
                lembar=place.lembar, sel=sel(place.baris - 1, column)
            )


def _cell(book: BookAsRead, sheet: str, tables: list[ReadTable], snapshot: SheetSnapshot) -> Iterator[Temuan]:
    """Cells outside the tables that we did not draw, and formulas where we drew none."""
    areas = [(table.baris - 1, table.akhir) for table in tables]
    formulas = book.side(sheet).rumus
    block = book.nilai(sheet)
    for row, cells in enumerate(block):
        if sheet.casefold() == LEMBAR_PETA and is_snapshot_row(cells):
            continue
        for column, value in enumerate(cells):
            if _belongs(tables, row, column):
                continue
            ours = tempat(areas, row, column) in snapshot.rumus
            foreign = (
                not ours
                if (row, column) in formulas
                else not empty(value) and not ours and mark(column, value) not in snapshot.tetap
            )
            if foreign:
                yield temuan("SKP-534", nilai=shown_value(value)).di(sel=sel(row, column))


def _belongs(tables: list[ReadTable], row: int, column: int) -> bool:
    return any(
        table.baris - 1 <= row <= table.akhir and table.awal <= column < table.awal + table.lebar
        for table in tables
    )


def _inside_table(book: BookAsRead, sheet: str, tables: list[ReadTable]) -> Iterator[Temuan]:
    """Formulas and hidden links in cells that hold typed content."""
    side, block = book.side(sheet), book.nilai(sheet)
    for place in tables:
        input_columns = {place.kolom[field.bidang] for field in place.tabel.kolom if field.rumus is None}
        for row in range(place.baris, min(place.akhir + 1, len(block))):
            for column in input_columns:
                address = (row, column)
                if address in side.rumus:
                    value = block[row][column] if column < len(block[row]) else ""
                    result = side.galat.get(address, shown_value(value))
                    yield temuan("SKP-535", nilai=result).di(sel=sel(*address))
    for address, target in hidden_links(book, sheet):
        yield temuan("SKP-540", nilai=target).di(sel=sel(*address))


def _drawings(book: BookAsRead, sheet: str, snapshot: SheetSnapshot) -> Iterator[Temuan]:
    """More drawings on the sheet than we put there."""
    count = sum(
        len(elements(book.wadah.bagian.get(relation["Target"], b"<r/>"), *_ANCHORS))
        for relation in book.relations(sheet)
        if relation.get("Type", "").endswith("/drawing")
    )
    if count > snapshot.gambar:
        yield temuan("SKP-536", nilai=count - snapshot.gambar)
