"""What a unit put into its form where no recap looks, and how it wrote what a recap takes over."""

from __future__ import annotations

from collections.abc import Iterator

from sakip_xl.domain.wording import listing
from sakip_xl.errors import Temuan, temuan
from sakip_xl.schema.base import Look
from sakip_xl.workbook.raw import shown_value
from sakip_xl.workbook.sync.snapshot import SheetSnapshot, empty, read_snapshot
from sakip_xl.workbook.xlsx.address import Address, cell_address
from sakip_xl.workbook.xlsx.foreign import added_parts, drawings, foreign_cells
from sakip_xl.workbook.xlsx.reader import BookAsRead
from sakip_xl.workbook.xlsx.remarks import comments, hidden_links
from sakip_xl.workbook.xlsx.sheet_xml import SheetXml
from sakip_xl.workbook.xlsx.structure import META_TABLE, ReadTable
from sakip_xl.workbook.xlsx.styles_xml import is_mask

EVIDENCE = "bukti_dukung"
"""The answer whose link is kept with it."""

_MOST = 20
"""So many notes of a sheet are told one by one, the others by their number (SKP-820)."""

_TEXTS = {Look.TEXT, Look.LONG_TEXT}


def form_remarks(book: BookAsRead) -> list[Temuan]:
    """Everything beside the answers, sheet by sheet, each at its cell.

    Comments (SKP-568), links whose address does not show (SKP-569), formulas as answers (SKP-802), errors in
    answers that are texts (SKP-803; in numbers the rules find them), formats that hide a number (SKP-822),
    notes outside the tables (SKP-804, 820), columns, sheets and drawings that are not ours (SKP-805 to 807),
    and what else the file holds (SKP-824).
    """
    return [finding.di(berkas=book.package.path.name) for finding in _every(book)]


def evidence_links(book: BookAsRead) -> dict[tuple[str, int], str]:
    """The address behind each evidence whose text does not show it, by table and row."""
    result = {}
    for place in book.tables.values():
        column = place.columns.get(EVIDENCE)
        for (row, index), target in hidden_links(book, place.sheet) if column is not None else ():
            if index == column and place.first_row <= row <= place.last_row:
                result[place.table.name, row - place.first_row] = target
    return result


def _every(book: BookAsRead) -> Iterator[Temuan]:
    if added := added_parts(book.package.parts):
        yield temuan("SKP-824", nilai=listing(added))
    meta = book.tables[META_TABLE].sheet
    snapshots = read_snapshot(book.values(meta))
    ours = {_known_as(sheet.name): sheet.name for sheet in book.layout.sheets}
    ours |= {_known_as(place.sheet): place.table.sheet for place in book.tables.values()}
    for sheet in book.workbook.sheet_names:
        if sheet == meta:
            continue
        own = ours.get(_known_as(sheet))
        if own is None:
            yield from _whole_sheet(book, sheet)
            continue
        tables = sorted((t for t in book.tables.values() if t.sheet == sheet), key=lambda t: t.first_row)
        found = (*_answers(book, sheet, tables), *_beside(book, sheet, tables, snapshots.get(own)))
        yield from (finding.di(lembar=sheet) for finding in found)


def _known_as(sheet: str) -> str:
    """The name of a sheet as it is compared."""
    return sheet.strip().casefold()


def _whole_sheet(book: BookAsRead, sheet: str) -> Iterator[Temuan]:
    """A sheet that is not ours, when it holds anything."""
    shown = [place for place, value in sorted(book.workbook.values(sheet).items()) if not empty(value)]
    if shown or drawings(book, sheet):
        place = cell_address(*shown[0]) if shown else None
        yield temuan("SKP-806", nilai=sheet, jumlah=len(shown)).di(lembar=sheet, sel=place)


def _answers(book: BookAsRead, sheet: str, tables: list[ReadTable]) -> Iterator[Temuan]:
    """What is odd about the cells that hold answers."""
    side, values = book.side(sheet), book.workbook.values(sheet)
    texts = {
        (row, place.columns[column.bidang])
        for place in tables
        for column in place.table.columns
        if column.rupa in _TEXTS and not column.kunci and column.bidang in place.columns
        for row in range(place.first_row, place.last_row + 1)
    }
    for place in _typed(tables):
        cell = cell_address(*place)
        if place in side.errors:
            if place in texts:
                yield temuan("SKP-803", nilai=side.errors[place]).di(sel=cell)
        elif place in side.formulas and place not in side.uncomputed:
            result = shown_value(values.get(place, ""))
            yield temuan("SKP-802", rumus=shown_value(f"={side.formulas[place]}"), nilai=result).di(sel=cell)
        if isinstance(values.get(place), float) and (mask := _mask(book, side, place)):
            yield temuan("SKP-822", nilai=shown_value(values[place]), bentuk=shown_value(mask)).di(sel=cell)
    evidence = {place.columns[EVIDENCE] for place in tables if EVIDENCE in place.columns}
    for address, target in hidden_links(book, sheet):
        if address[1] not in evidence:
            yield temuan("SKP-569", nilai=target).di(sel=cell_address(*address))


def _mask(book: BookAsRead, side: SheetXml, place: Address) -> str:
    """The format of a cell, when it shows a number as something else."""
    style, formats = side.styles.get(place), book.styles().number_formats
    number_format = formats[style] if style is not None and style < len(formats) else ""
    return number_format if number_format and is_mask(number_format) else ""


def _typed(tables: list[ReadTable]) -> Iterator[Address]:
    for place in tables:
        columns = [place.columns[name] for name in place.table.answers if name in place.columns]
        yield from ((row, column) for row in range(place.first_row, place.last_row + 1) for column in columns)


def _beside(
    book: BookAsRead, sheet: str, tables: list[ReadTable], drawn: SheetSnapshot | None
) -> Iterator[Temuan]:
    """What stands beside the answers; without a map of ours notes cannot be told from our own texts."""
    for address, text in comments(book, sheet):
        yield temuan("SKP-568", nilai=text).di(sel=cell_address(*address))
    for place in tables:
        for heading, column in place.foreign.items():
            cell = cell_address(place.first_row - 1, column)
            yield temuan("SKP-805", kolom=heading, nilai=place.table.judul).di(sel=cell)
    found = foreign_cells(book, sheet, tables, drawn) if drawn else ()
    notes = [(address, value) for address, value in found if not empty(value)]
    for address, value in notes[:_MOST]:
        yield temuan("SKP-804", nilai=shown_value(value)).di(sel=cell_address(*address))
    if len(notes) > _MOST:
        where = cell_address(*notes[_MOST][0])
        yield temuan("SKP-820", nilai=len(notes) - _MOST).di(sel=where)
    count = drawings(book, sheet) - (drawn.drawings if drawn else 0)
    if count > 0:
        yield temuan("SKP-807", nilai=count)
