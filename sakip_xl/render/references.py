"""Formula text as a cell holds it: ``[@Judul]`` written out in full, and a cell address in A1 style."""

from __future__ import annotations

import re

from sakip_xl.domain.model import Cell
from sakip_xl.render.addresses import cell_name
from sakip_xl.render.canvas import Area
from sakip_xl.schema.base import Table

_SAME_ROW = re.compile(r"\[@(?:\[([^\]]+)\](?::\[([^\]]+)\])?|([^\]\[]+))\]")
_SPECIAL, _ESCAPED = re.compile(r"(['#\[\]])"), r"'\1"

_LITERAL = 255


def full_formula(table: Table, text: str) -> str:
    """The formula with every ``[@Judul]`` as ``tbl[[#This Row],[Judul]]``, which every reader knows.

    ``[@[Awal]:[Akhir]]`` is the cells of the row from one column to another. A heading that the table does
    not have is a ``KeyError``: it would be an error in every row.
    """
    headings = {column.judul.casefold(): column.judul for column in table.columns}

    def replacement(match: re.Match[str]) -> str:
        names = [headings[name.casefold()] for name in match.groups() if name]
        columns = ":".join(f"[{_SPECIAL.sub(_ESCAPED, name)}]" for name in names)
        return f"{table.name}[[#This Row],{columns}]"

    return _SAME_ROW.sub(replacement, text)


def alamat(sheet: str, row: int, column: int) -> str:
    """A cell of a sheet as a reference: ``'Kertas Kerja'!$B$3``."""
    quoted = sheet.replace("'", "''")
    return f"'{quoted}'!{cell_name(row, column, row_abs=True, col_abs=True)}"


def text_literal(text: str) -> str:
    """A text as Excel writes it inside a formula, where one literal holds at most 255 characters."""
    pieces = [text[i : i + _LITERAL] for i in range(0, len(text), _LITERAL)] or [""]
    content = "&".join('"' + piece.replace('"', '""') + '"' for piece in pieces)
    return content.replace("\n", '"&CHAR(10)&"')


def area_reference(sheet: str, area: Area) -> str:
    """A rectangle of cells of a sheet as a reference: ``'Referensi'!$A$2:$C$9``."""
    first = alamat(sheet, area.row, area.column)
    return f"{first}:{alamat(sheet, area.last_row, area.last_column).partition('!')[2]}"


def formula_text(value: Cell) -> str:
    """What ``cell&""`` gives in Excel for a cell without decimals: empty for an empty cell."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{value:.15g}"
    return str(value)
