"""What another reader, openpyxl, finds in the cells of which we took values."""

from __future__ import annotations

import io
import math
import re
import warnings
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

import openpyxl

from sakip_xl.domain.model import Cell
from sakip_xl.schema.content import UNCOMPUTED, BookContent
from sakip_xl.workbook.raw import visible_text
from sakip_xl.workbook.xlsx.file_book import FileBook
from sakip_xl.workbook.xlsx.form_remarks import EVIDENCE
from sakip_xl.workbook.xlsx.workbook_xml import plain_text

_BY_NUMBER = re.compile(r"_x005F_", re.IGNORECASE)


class NotReadError(Exception):
    """The other reader does not read the file, or not this sheet: names of parts differ by case for it."""


def disagreements(
    data: bytes, book: FileBook, content: BookContent, tables: tuple[str, ...]
) -> Iterator[str]:
    """Every value of these tables that the other reader has not in its cell."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            other = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    except Exception as galat:
        raise NotReadError from galat
    for table in tables:
        for index, row in enumerate(content.row(table)):
            for name, value in row.items():
                place = book.position(table, index, name)
                if place.sheet not in other.sheetnames:
                    raise NotReadError
                cell = other[place.sheet][place.cell]
                if not same(value, cell.value) and name != EVIDENCE:
                    yield f"{table} {place.sheet}!{place.cell}: {value!r}, openpyxl {cell.value!r}"


def same(ours: Cell, theirs: Any) -> bool:
    """Whether both are the same value as far as the two ways of telling it allow."""
    if isinstance(ours, str) and ours.endswith("%") and isinstance(theirs, (int, float)):
        number = ours.removesuffix("%").replace(",", ".")
        return math.isclose(float(Decimal(number)) / 100, theirs, rel_tol=1e-9, abs_tol=1e-300)
    if isinstance(ours, bool) or isinstance(theirs, bool):
        return ours is theirs
    if isinstance(ours, (int, float)) and isinstance(theirs, (int, float)):
        one, other = float(repr(ours)), float(repr(theirs))
        return math.isclose(one, other, rel_tol=1e-9) or (math.isnan(one) and math.isnan(other))
    if isinstance(ours, str) and isinstance(theirs, str):
        return _letters(ours) == _letters(theirs)
    if ours == UNCOMPUTED:
        return theirs is None
    return _moment(ours) == _moment(theirs)


def _letters(text: str) -> str:
    return visible_text(plain_text(_BY_NUMBER.sub("_", text)))


def _moment(value: object) -> object:
    """Days without a time are days; seconds count."""
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, datetime):
        rounded = (value + timedelta(milliseconds=500)).replace(microsecond=0)
        return rounded.date() if rounded.time() == time() else rounded
    if isinstance(value, time):
        return value.replace(microsecond=0)
    return value if isinstance(value, date) else repr(value)
