"""Tables found by their headings: what other programs leave of a form whose tables they do not know.

Google Sheets, some programs on phones and a save in an old format keep every cell and drop the tables.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sakip_xl.schema.base import Table
from sakip_xl.workbook.sync.snapshot import empty
from sakip_xl.workbook.xlsx.structure import HeadedTable, normalized
from sakip_xl.workbook.xlsx.workbook_xml import WorkbookXml


def headed_tables(book: WorkbookXml, tables: Sequence[Table]) -> Iterator[HeadedTable]:
    """Each of these tables whose headings stand in one row of a sheet, its own sheet before all others."""
    for table in tables:
        names = sorted(book.sheet_names, key=lambda name: name.casefold() != table.sheet.casefold())
        found = next((place for name in names if (place := _on_sheet(book, name, table)) is not None), None)
        if found is not None:
            yield found


def _on_sheet(book: WorkbookXml, sheet: str, table: Table) -> HeadedTable | None:
    """The table below the first row that shows all its headings; it ends with the last row that has a key."""
    wanted = {normalized(column.judul) for column in table.columns if column.rumus is None}
    block = book.block(sheet)
    for row, cells in enumerate(block):
        shown = {normalized(str(value)): index for index, value in enumerate(cells) if not empty(value)}
        if wanted <= shown.keys():
            first = min(shown[heading] for heading in wanted)
            last = max(shown.values())
            headings = [str(cells[index]) for index in range(first, last + 1)]
            key = shown[normalized(table.columns[0].judul)]
            count = _filled(block[row + 1 :], key)
            return HeadedTable(table.name, sheet, row + 1, first, count, headings)
    return None


def _filled(rows: Sequence[Sequence[object]], key: int) -> int:
    """How many rows follow each other with something in the column of the key."""
    count = 0
    for cells in rows:
        if key >= len(cells) or empty(cells[key]):
            break
        count += 1
    return count
