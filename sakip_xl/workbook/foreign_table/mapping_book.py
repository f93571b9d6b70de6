"""The mapping as a file: written for people to correct, known by its content, read as they left it."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from sakip_xl.domain.foreign.draft import MappingDraft
from sakip_xl.domain.foreign.fields import IGNORED_FIELD, ImportField, dictionary
from sakip_xl.domain.foreign.source import SourceTable
from sakip_xl.domain.terms import YesNo
from sakip_xl.domain.wording import normalized
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.render.import_mapping import (
    COLUMN_HEADINGS,
    IDENTITY_SHEET,
    MAPPING_SHEET,
    TABLE_HEADINGS,
    TABLE_SHEET,
    draw_mapping,
)
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.workbook.heading_rows import rows_below
from sakip_xl.workbook.xlsx.address import cell_address
from sakip_xl.workbook.xlsx.limits import check_limits
from sakip_xl.workbook.xlsx.package import open_package
from sakip_xl.workbook.xlsx.reader import refuse_if_damaged
from sakip_xl.workbook.xlsx.workbook_xml import open_workbook

_KIND = "peta impor sakip_xl"
_FIELD_COLUMN = COLUMN_HEADINGS.index("Bidang")
_HEADING_COLUMN = COLUMN_HEADINGS.index("Judul Kolom")
_WANTED_COLUMN = TABLE_HEADINGS.index("Pakai")


@dataclass(frozen=True, slots=True)
class ColumnChoice:
    """What a person left in one row: the heading the row was made for, and the field."""

    judul: str
    field: ImportField


@dataclass(frozen=True, slots=True)
class MappingBook:
    """A mapping as read: its source, the choices by sheet, table and column, and tables not wanted."""

    name: str
    source: Path
    choices: Mapping[tuple[str, int, str], ColumnChoice]
    unwanted: frozenset[tuple[str, int]]

    def mapped(self, table: SourceTable) -> dict[int, ImportField] | None:
        """The field of every column of a table; ``None`` when the table is not wanted."""
        if (table.sheet, table.number) in self.unwanted:
            return None
        ignored = dictionary().fields[IGNORED_FIELD]
        chosen = {
            column.index: self.choices.get((table.sheet, table.number, column.letter))
            for column in table.columns
        }
        return {index: choice.field if choice else ignored for index, choice in chosen.items()}

    def strange(self, tables: Sequence[SourceTable]) -> Iterator[Temuan]:
        """The rows that do not fit the file any more: the column is gone or has another heading (SKP-559)."""
        there = {
            (table.sheet, table.number, column.letter): column.judul
            for table in tables
            for column in table.columns
        }
        for (sheet, number, letter), choice in self.choices.items():
            judul = there.get((sheet, number, letter))
            if judul is None or normalized(judul) != normalized(choice.judul):
                yield temuan("SKP-559", nilai=choice.judul, kolom=letter, judul=judul or "-").di(
                    berkas=self.name, lembar=sheet, kolom=letter
                )


def write_mapping(draft: MappingDraft, source: Path, path: Path) -> None:
    """Write a mapping; an ``OSError`` is the folder's."""
    identity = {"jenis": _KIND, "jalur": str(source.absolute())}
    write_xlsx(draw_mapping(draft, identity), path)


def is_mapping(path: Path) -> bool:
    """Whether a file is a mapping, whatever its name; refuses what is no sound ``.xlsx``."""
    with refuse_if_damaged(path.name):
        return IDENTITY_SHEET in open_workbook(path.name, open_package(path).parts).sheet_parts


def read_mapping(path: Path) -> MappingBook:
    """Read a mapping back; refuses what is none or damaged (SKP-599), and unknown fields (SKP-458)."""
    package = open_package(path)
    with _refuse_if_changed(path.name):
        check_limits(package)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl names what it drops
            book = load_workbook(io.BytesIO(package.data), data_only=True)
        identity = {str(key): str(value) for key, value, *_ in book[IDENTITY_SHEET].values}
        if identity["jenis"] != _KIND:
            raise ValueError(identity["jenis"])
        choices, unknown = _choices(path.name, list(_rows(book[MAPPING_SHEET], COLUMN_HEADINGS)))
        tables = [row for _, row in _rows(book[TABLE_SHEET], TABLE_HEADINGS)]
        unwanted = {(str(row[0]), int(str(row[1]))) for row in tables if _is_no(row[_WANTED_COLUMN])}
        source = Path(identity["jalur"])
    if unknown:
        raise SakipError("SKP-458", details=unknown, berkas=path.name, jumlah=len(unknown))
    beside = path.with_name(source.name)
    return MappingBook(path.name, beside if beside.is_file() else source, choices, frozenset(unwanted))


@contextmanager
def _refuse_if_changed(name: str) -> Iterator[None]:
    """A mapping whose sheets, headings or numbers are not those that were written is none (SKP-599)."""
    try:
        yield
    except (ArithmeticError, AttributeError, LookupError, OSError, TypeError, ValueError) as galat:
        raise SakipError("SKP-599", berkas=name) from galat


def _is_no(value: object) -> bool:
    return normalized(str(value)) == YesNo.TIDAK.casefold()


def _rows(sheet: Any, headings: Sequence[str]) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """The filled rows below the headings, each with its number."""
    for number, cells in rows_below(sheet, headings):
        if cells[0] is not None and cells[1] is not None:
            yield number, cells


def _choices(
    name: str, rows: Sequence[tuple[int, tuple[Any, ...]]]
) -> tuple[dict[tuple[str, int, str], ColumnChoice], list[Temuan]]:
    """The choices, and a finding for each field that nobody knows."""
    choices: dict[tuple[str, int, str], ColumnChoice] = {}
    unknown: list[Temuan] = []
    for number, row in rows:
        label = str(row[_FIELD_COLUMN] or "")
        field = dictionary().labelled(label) if label.strip() else dictionary().fields[IGNORED_FIELD]
        if field is None:
            place = cell_address(number - 1, _FIELD_COLUMN)
            unknown.append(
                temuan("SKP-457", nilai=label, kolom="Bidang").di(
                    berkas=name, lembar=MAPPING_SHEET, sel=place, kolom="Bidang"
                )
            )
            continue
        choices[str(row[0]), int(str(row[1])), str(row[2])] = ColumnChoice(
            str(row[_HEADING_COLUMN] or ""), field
        )
    return choices, unknown
