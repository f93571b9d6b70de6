"""The one form in which every adapter gives raw rows, so that contents can be compared.

A row holds only its filled cells; blank rows at the end of a table are left out, those in the middle
are kept as ``{}``; a text has no control characters but tab and line end; a whole number is an ``int``;
a moment at midnight is a ``datetime`` in a column of moments and a ``date`` everywhere else.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from sakip_xl.domain.model import Cell
from sakip_xl.domain.wording import shown_cell
from sakip_xl.schema.base import Column, Look, Table
from sakip_xl.schema.books import BOOKS, VERSI_LAYOUT
from sakip_xl.schema.content import EXACT_INTEGER, KIND_KEY, VERSION_KEY, BookContent, RawRow

_ONE_LINE = 60
_LINE_ENDS = re.compile("\r\n|[\r\v\f]")
_CONTROLS = re.compile("[\0-\x08\x0e-\x1f\ufffe\uffff]")


def tidy(content: BookContent) -> BookContent:
    """The same content in that form; every table of the layout is there, also the empty ones."""
    tables = {table.name: tidy_table(table, content.row(table.name)) for table in BOOKS[content.kind].tables}
    return replace(content, tables=tables)


def with_identity(content: BookContent) -> BookContent:
    """The same content in that form, saying in ``tblMeta`` which kind and version of book it is."""
    return tidy(content.with_meta(**{KIND_KEY: content.kind, VERSION_KEY: VERSI_LAYOUT}))


def tidy_table(table: Table, rows: list[RawRow]) -> list[RawRow]:
    """The rows of one table in that form; computed columns are no content."""
    columns = {column.bidang: column for column in table.columns if column.rumus is None}
    result: list[RawRow] = [
        {
            field_name: tidy_cell(value, columns[field_name])
            for field_name, value in row.items()
            if field_name in columns and value is not None and value != ""
        }
        for row in rows
    ]
    while result and not result[-1]:
        result.pop()
    return result


def tidy_cell(value: object, column: Column) -> Cell:
    """One filled cell in that form."""
    if isinstance(value, str):
        return visible_text(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < EXACT_INTEGER:
        return int(value)
    if isinstance(value, timedelta):
        return _duration(value)
    if isinstance(value, datetime):
        midnight = value.time() == time() and column.rupa is not Look.MOMENT
        return value.date() if midnight else value
    if isinstance(value, date) and column.rupa is Look.MOMENT:
        return datetime.combine(value, time())
    return value  # type: ignore[return-value]


def visible_text(text: str) -> str:
    r"""A text without what nobody sees and no document can hold: one kind of line end, no control characters.

    >>> visible_text("baris satu\r\ndua\x0btiga\x02")
    'baris satu\ndua\ntiga'
    """
    if text.isprintable():
        return text
    return _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))


def percent(value: float) -> str:
    """A percent-formatted number as staff see it, but never rounded: 0,955 is ``95,5%``.

    Exactly three decimals get one more zero, because ``1,234%`` could be read as thousands
    (``domain.measure.percent`` is the way back).
    """
    if not math.isfinite(value):
        return f"{value}%"
    hundredfold = (Decimal(repr(value)) * 100).normalize()
    desimal = max(0, -int(hundredfold.as_tuple().exponent))
    return f"{hundredfold:.{4 if desimal == 3 else desimal}f}%".replace(".", ",")


def shown_value(value: object) -> str:
    """A value in a finding: 3, not 3.0, and no more of a long text than a line."""
    text = str(int(value)) if isinstance(value, float) and value.is_integer() else shown_cell(value) or ""
    return text if len(text) <= _ONE_LINE else f"{text[:_ONE_LINE]}..."


def differences(content: BookContent, other: BookContent) -> Iterator[str]:
    """Where two contents differ, as ``tabel baris bidang``; both must be in that form."""
    for name in content.tables:
        left, right = content.row(name), other.row(name)
        for index in range(max(len(left), len(right))):
            a = left[index] if index < len(left) else {}
            b = right[index] if index < len(right) else {}
            for field_name in sorted(a.keys() | b.keys()):
                if not equivalent(a.get(field_name), b.get(field_name)):
                    yield f"{name} {index + 1} {field_name}"


def equivalent(value: Cell, other: Cell) -> bool:
    """Equal as far as a file can tell: 15 digits of a number, the millisecond of a moment."""
    if isinstance(value, float) and isinstance(other, (int, float)):
        return math.isclose(value, other, rel_tol=1e-14)
    if isinstance(value, datetime) and isinstance(other, datetime):
        return abs(value - other) < timedelta(seconds=1)
    if isinstance(value, time) and isinstance(other, time):
        return value.replace(microsecond=0) == other.replace(microsecond=0)
    if isinstance(value, str) and isinstance(other, str):
        return value.encode("utf-8", "replace") == other.encode("utf-8", "replace")
    return type(value) is type(other) and value == other


def _duration(value: timedelta) -> time | str:
    """A time typed in a ``[h]:mm`` cell; a span of a day or more is its text."""
    if timedelta() <= value < timedelta(days=1):
        return (datetime.min + value).time()
    minutes, seconds = divmod(round(value.total_seconds()), 60)
    return f"{minutes // 60}:{minutes % 60:02d}:{seconds:02d}"
