"""A workbook's rows written as a small markdown table inside the test."""

from __future__ import annotations

import ast
from datetime import date

from sakip_xl.domain.model import Cell
from sakip_xl.schema.content import BookContent, RawRow


def book_content(kind: str, **table: str) -> BookContent:
    """A book's content: one markdown table a named table, its headings the fields.

    >>> book_content("master", tblKerja='''
    ...     | pelaksana | triwulan |
    ...     | Siti      | 2        |
    ... ''').row("tblKerja")
    [{'pelaksana': 'Siti', 'triwulan': 2}]
    """
    return BookContent(kind, {name: row(text) for name, text in table.items()})


def row(text: str) -> list[RawRow]:
    """The rows of one markdown table; a row of empty cells is a blank row.

    A bare number is a number, ``2026-11-22`` a date, ``'2'`` in quotes a text, ``True`` a boolean,
    anything else the text itself; an empty cell is no cell. A rule of dashes is skipped.

    >>> row('''
    ...     | kode | nilai | sejak      |
    ...     |------|-------|------------|
    ...     | A    | 82.5  | 2026-11-22 |
    ...     |      |       |            |
    ...     | '7'  | 0     |            |
    ... ''')
    [{'kode': 'A', 'nilai': 82.5, 'sejak': datetime.date(2026, 11, 22)}, {}, {'kode': '7', 'nilai': 0}]
    """
    lines = [line.strip().strip("|").split("|") for line in text.strip().splitlines()]
    heading = [cell.strip() for cell in lines[0]]
    return [
        {
            name: value
            for name, content in zip(heading, cells, strict=True)
            if (value := _cell(content.strip())) is not None
        }
        for cells in lines[1:]
        if set("".join(cells).strip()) - {"-", " "} or not "".join(cells).strip()
    ]


def _cell(text: str) -> Cell:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        pass
    try:
        value = ast.literal_eval(text)
    except (ValueError, SyntaxError):
        return text
    return value if isinstance(value, (str, int, float, bool)) else text
