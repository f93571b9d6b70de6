"""A guard in front of readers that take memory for a whole rectangle: openpyxl and pandas."""

from __future__ import annotations

from sakip_xl.workbook.xlsx.package import Package
from sakip_xl.workbook.xlsx.workbook_xml import WorkbookXml, open_workbook


def check_limits(package: Package) -> WorkbookXml:
    """Refuse a cell or a table far outside everything (SKP-518) before anything is read.

    ``ValueError``, ``LookupError`` or ``ExpatError`` when the parts do not fit together.
    """
    book = open_workbook(package.path.name, package.parts)
    for sheet in book.sheet_names:
        book.sheet(sheet)
    _ = book.tables
    return book
