"""What makes a book one of ours: its identity, its sheets, its tables and their columns, by name.

A file and an open book tell the same things in different ways; what is missing is named here once.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from sakip_xl.domain.model import MetaRow
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.schema.base import Column, Table
from sakip_xl.schema.books import BOOKS, FORMULIR_KIND, VERSI_LAYOUT, BookLayout
from sakip_xl.schema.content import KIND_KEY, VERSION_KEY
from sakip_xl.schema.migrations import layout_of
from sakip_xl.workbook.xlsx.address import cell_address

META_TABLE = MetaRow.table
_DESCRIPTION = {"master": "buku induk SAKIP", "formulir": "formulir unit"}


@dataclass(frozen=True, slots=True)
class ReadTable:
    """Where one of our tables stands in the file; rows and columns count from 0.

    ``first_row`` is its first data row, ``count`` how many it has; ``columns`` the column of each field;
    ``foreign`` the columns that are not ours.
    """

    table: Table
    sheet: str
    first_row: int
    first_column: int
    count: int
    columns: dict[str, int]
    foreign: dict[str, int]

    @property
    def last_row(self) -> int:
        """The last data row."""
        return self.first_row + self.count - 1

    @property
    def width(self) -> int:
        """How many columns it has, foreign ones included."""
        return len(self.columns) + len(self.foreign)


@dataclass(frozen=True, slots=True)
class HeadedTable:
    """A table as a book shows it: ``first_row`` its first data row, ``first_column`` its first column."""

    name: str
    sheet: str
    first_row: int
    first_column: int
    count: int
    headings: Sequence[str]


def recognize(name: str, meta: Iterable[Sequence[object]], expected: str | None) -> BookLayout:
    """How the book is laid out, by the rows of its tblMeta; the file name says nothing.

    Refuses what is no SAKIP book (SKP-510), another kind (SKP-511) or of a version that is not read
    (SKP-512, 513).
    """
    values = {str(row[0]).strip(): as_text(row[1]) for row in meta if len(row) > 1}
    kind, version = values.get(KIND_KEY, ""), values.get(VERSION_KEY, "")
    if kind not in BOOKS:
        raise SakipError("SKP-510", berkas=name)
    if expected is not None and kind != expected:
        raise SakipError("SKP-511", berkas=name, nilai=_DESCRIPTION[kind], jenis=_DESCRIPTION[expected])
    layout = layout_of(kind, version)
    if layout is None:
        new = version.isdigit() and int(version) > int(VERSI_LAYOUT)
        raise SakipError("SKP-513" if new else "SKP-512", berkas=name, nilai=version, versi=VERSI_LAYOUT)
    return layout


def locate(
    name: str, layout: BookLayout, sheets: Sequence[str], tables: Sequence[HeadedTable]
) -> dict[str, ReadTable]:
    """Where every table of the layout stands; refuses with all that is missing (SKP-514).

    A form is never drawn again: what counts of it are its tables, without the columns that are computed.
    """
    whole = layout.kind != FORMULIR_KIND
    wrong = _missing_sheets(sheets, layout) if whole else []
    present = {table.name.casefold(): table for table in tables}
    ours = {table.name.casefold() for table in layout.tables}
    foreign = [table.name for key, table in present.items() if key not in ours]
    places: dict[str, ReadTable] = {}
    for table in layout.tables:
        if table.name.casefold() not in present:
            wrong.append(_missing_table(table, foreign))
            continue
        needed = [column for column in table.columns if whole or column.rumus is None]
        places[table.name], lost = _position(table, needed, present[table.name.casefold()])
        wrong += lost
    if wrong:
        details = [item.di(berkas=name) for item in wrong]
        raise SakipError("SKP-514", details=details, berkas=name, nilai=len(wrong))
    return places


def _missing_sheets(names: Sequence[str], layout: BookLayout) -> list[Temuan]:
    """Sheets of the layout that the book lacks; Excel's names do not differ by case."""
    present = {name.casefold() for name in names}
    ours = {sheet.name.casefold() for sheet in layout.sheets}
    foreign = [name for name in names if name.casefold() not in ours]
    return [
        temuan("SKP-515", nilai=sheet.name, mirip=_similar(sheet.name, foreign)).di(lembar=sheet.name)
        for sheet in layout.sheets
        if sheet.name.casefold() not in present
    ]


def _missing_table(table: Table, foreign: Iterable[str]) -> Temuan:
    similar = _similar(table.name, foreign)
    values = {"nilai": table.name, "judul": table.judul, "lembar": table.sheet, "mirip": similar}
    return temuan("SKP-516", **values).di(lembar=table.sheet)


def _position(table: Table, needed: Sequence[Column], source: HeadedTable) -> tuple[ReadTable, list[Temuan]]:
    """Where the table stands, and a finding for each needed column that it lacks or has twice."""
    headings = {normalized(text): source.first_column + index for index, text in enumerate(source.headings)}
    ours = {normalized(column.judul) for column in table.columns}
    foreign = {
        text: source.first_column + index
        for index, text in enumerate(source.headings)
        if normalized(text) not in ours
    }
    columns = {
        column.bidang: headings[normalized(column.judul)]
        for column in table.columns
        if normalized(column.judul) in headings
    }
    lost = [
        temuan("SKP-517", kolom=column.judul, nilai=table.name, mirip=_similar(column.judul, foreign)).di(
            lembar=source.sheet
        )
        for column in needed
        if column.bidang not in columns
    ]
    lost += _twice(table, needed, source)
    place = ReadTable(
        table, source.sheet, source.first_row, source.first_column, source.count, columns, foreign
    )
    return place, lost


def _twice(table: Table, needed: Sequence[Column], source: HeadedTable) -> list[Temuan]:
    """A finding for each needed column of which nobody can say which one it is."""
    headings = [normalized(text) for text in source.headings]
    result = []
    for column in needed:
        places = [index for index, text in enumerate(headings) if text == normalized(column.judul)]
        if len(places) > 1:
            cell = cell_address(source.first_row - 1, source.first_column + places[-1])
            found = temuan("SKP-821", kolom=column.judul, nilai=table.judul)
            result.append(found.di(lembar=source.sheet, sel=cell))
    return result


def normalized(heading: str) -> str:
    """A heading as it is compared: case, spaces and line breaks do not count."""
    return "".join(heading.split()).casefold()


def _similar(wanted: str, candidates: Iterable[str]) -> str:
    by_lower = {name.casefold(): name for name in candidates}
    near = get_close_matches(wanted.casefold(), by_lower, n=1, cutoff=0.6)
    return f" (mungkin maksudnya '{by_lower[near[0]]}', kembalikan namanya)" if near else ""


def as_text(value: object) -> str:
    """A value of an identity as it is compared."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value).strip()
