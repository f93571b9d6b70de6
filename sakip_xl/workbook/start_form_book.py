"""The form of Mulai Buku Baru as a file: written to be filled in, known by its content, read back."""

from __future__ import annotations

import io
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook

from sakip_xl.errors import SakipError
from sakip_xl.render.start_form import draw_start_form
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.content import RawRow
from sakip_xl.schema.start_form import SHEETS, headings
from sakip_xl.workbook.heading_rows import rows_below
from sakip_xl.workbook.raw import tidy_cell
from sakip_xl.workbook.xlsx.address import cell_address
from sakip_xl.workbook.xlsx.limits import check_limits
from sakip_xl.workbook.xlsx.package import open_package

_KIND = "mulai buku baru sakip_xl"


@dataclass(frozen=True, slots=True)
class FormRow:
    """One filled row: its values by field, and where it stands."""

    values: RawRow
    number: int


@dataclass(frozen=True, slots=True)
class StartForm:
    """The form as read: the filled rows of each sheet."""

    name: str
    rows: Mapping[str, list[FormRow]]

    def cell(self, sheet: str, number: int, field_name: str) -> str:
        """The address of one value; the first column for a field that the form does not ask for."""
        fields = SHEETS[sheet][1]
        return cell_address(number - 1, fields.index(field_name) if field_name in fields else 0)


def write_start_form(path: Path, tahun: int) -> None:
    """Write an empty form; an ``OSError`` is the folder's."""
    write_xlsx(draw_start_form(tahun, {"jenis": _KIND}), path)


def read_start_form(path: Path) -> StartForm:
    """Read a form back; refuses one whose sheets or headings are gone (SKP-701)."""
    package = open_package(path)
    check_limits(package)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl names what it drops
            book = load_workbook(io.BytesIO(package.data), data_only=True)
        rows = {name: _filled(book[name], name) for name in SHEETS}
    except (AttributeError, LookupError, OSError, TypeError, ValueError) as galat:
        raise SakipError("SKP-701", berkas=path.name) from galat
    return StartForm(path.name, rows)


def _filled(sheet: object, name: str) -> list[FormRow]:
    table, fields = SHEETS[name]
    columns = [table.field_column(field) for field in fields]
    result = []
    for number, cells in rows_below(sheet, headings(name)):
        values = {
            column.bidang: tidy_cell(value, column) for column, value in zip(columns, cells, strict=True)
        }
        if any(value not in {None, ""} for value in values.values()):
            result.append(FormRow(values, number))
    return result
