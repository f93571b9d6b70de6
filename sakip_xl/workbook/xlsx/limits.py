"""Guards in front of calamine, which takes memory for a whole rectangle and trusts declared counts.

One stray cell at the far corner of a sheet would ask it for terabytes, and it would end the program.
"""

from __future__ import annotations

import re
from collections.abc import Container
from contextlib import suppress

from sakip_xl.errors import SakipError
from sakip_xl.workbook.xlsx.package import Package
from sakip_xl.workbook.xlsx.sheet_xml import cell_address, elements, rectangle, sheet_parts

# Rows from 10,000 or columns from AAA: no table of ours comes near. Cells that only have a format are
# empty and take no memory: formatting whole columns is harmless.
_FAR = re.compile(
    rb'<(?:\w+:)?c\b(?=[^>]*?\br="([A-Z]*(?:[A-Z]{3,}\d+|\d{5,}))")[^>]*[^/>]>(?!</(?:\w+:)?c>)'
)
_FAR_ROW, _FAR_COLUMN = 9_999, 702
_NUMBER_CELL = re.compile(
    rb"<(?:\w+:)?c\b([^>]*[^/>])>(?:<(?:\w+:)?f\b[^<]*(?:</(?:\w+:)?f>)?)?<(?:\w+:)?v>([^<]*)<"
)
_ATTRIBUTE = re.compile(rb'\b([rs])="([A-Z]*\d+)"')
_MOST_DAYS = 999_999_999
_STRINGS_TAG = re.compile(rb"<(?:\w+:)?sst\b[^>]*")
_COUNT = re.compile(rb'[cC]ount="(\d+)"')


def check_limits(package: Package) -> None:
    """Refuse a cell (SKP-518) or a table far outside everything, and a count that the part cannot hold."""
    name = package.path.name
    for sheet, part in sheet_parts(package.parts).items():
        stray = _FAR.search(package.parts[part])
        if stray is not None:
            raise SakipError("SKP-518", berkas=name, nilai=f"{sheet}!{stray[1].decode()}")
    for part, content in package.parts.items():
        if part.startswith("xl/tables/"):
            _table(name, content)
    text = package.parts.get("xl/sharedStrings.xml", b"")
    header = _STRINGS_TAG.search(text)
    if header is not None and any(int(number) > _possible(text) for number in _COUNT.findall(header[0])):
        raise SakipError("SKP-505", berkas=name)


def impossible_duration(content: bytes, styles: Container[int]) -> str | None:
    """The first cell of a sheet whose number, shown as a length of time, is more than Python's days hold.

    ``styles`` are the styles that show a number so.
    """
    for match in _NUMBER_CELL.finditer(content):
        attributes = {key: text.decode() for key, text in _ATTRIBUTE.findall(match[1])}
        with suppress(ValueError):
            if int(attributes.get(b"s", "-1")) in styles and abs(float(match[2])) > _MOST_DAYS:
                return attributes.get(b"r")
    return None


def _table(name: str, content: bytes) -> None:
    """A table's rectangle: in order, and not far outside."""
    for _, attributes in elements(content, "table"):
        if "ref" not in attributes:  # the alternative text of a table is an element of the same name
            continue
        row, column, last_row, last_column = rectangle(attributes["ref"])
        if last_row < row or last_column < column:
            raise SakipError("SKP-505", berkas=name)
        if last_row >= _FAR_ROW or last_column >= _FAR_COLUMN:
            place = f"{attributes.get('displayName', '')}!{cell_address(last_row, last_column)}"
            raise SakipError("SKP-518", berkas=name, nilai=place)


def _possible(text: bytes) -> int:
    """A text used many times is counted as often: more than any of our books has cells."""
    return max(len(text), 1_000_000)
