"""Every spelling typed into another book and copied into a form, whose own cells keep what is typed.

LibreOffice takes each text as it takes it from the keyboard in two locales, so that a number, a date or a
percent stands in the cell; what it made of it stands in a form, whose formulas LibreOffice recalculates. The
form never says Terisi to a number or a text that is refused. What is typed into the form itself is tried in
``test_typed_as_text``.
"""

from __future__ import annotations

import csv
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell as BookCell

from sakip_xl.domain.measure.asked import what_to_fill_in
from sakip_xl.domain.measure.typed_number import read_number
from sakip_xl.domain.model import Cell
from sakip_xl.domain.rules.sample import compose
from sakip_xl.domain.terms import Konsolidasi
from sakip_xl.formulas.form_status import TERISI
from sakip_xl.render.form import draw_formulir
from sakip_xl.render.table import computed_row
from sakip_xl.render.xlsx_writer import write_xlsx
from sakip_xl.schema.content import BookContent, RawRow
from sakip_xl.schema.tables.formulir import TBL_ISIAN, TBL_ISIAN_ANGGARAN
from sakip_xl.workbook.raw import percent, tidy_cell
from tests.formulas.test_form_status import SCOPE, refused
from tests.sample import SEKARANG, sample_formulir
from tests.spelling_table import EMPTY, anggaran, isian, reading_of_realisasi, spellings

if TYPE_CHECKING:
    from tests.office.recalc import Office

SPELLINGS = spellings()
INDIKATOR = compose().indikator[0]
LOCALES = {"id": 1057, "en": 1033}
"""Numbers of the languages in the options of LibreOffice's CSV filter."""

_DUE = {column.bidang: column for column in TBL_ISIAN.columns}["batas_waktu"]


def cells_typed(kantor: Office, folder: Path, locale: str) -> list[BookCell]:
    """The cells that LibreOffice stores when each spelling is typed under a locale."""
    source = folder / f"{locale}.csv"
    with source.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter="\t").writerows([spelling.ketikan] for spelling in SPELLINGS)
    book = load_workbook(kantor.open_csv(source, folder / locale, LOCALES[locale]))
    return [row[0] for row in book.worksheets[0].iter_rows(max_col=1) if isinstance(row[0], BookCell)]


def typed(kantor: Office, folder: Path, locale: str) -> list[Cell]:
    """What LibreOffice stores in the cell when each spelling is typed under a locale."""
    # TRUE is left out: LibreOffice counts it as a number where Excel does not, the twin is Excel's.
    return [
        None if cell.value is True else as_read(cell.value, cell.number_format)
        for cell in cells_typed(kantor, folder, locale)
    ]


def as_read(value: object, number_format: str) -> Cell:
    """A cell as the reader of books gives it."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and "%" in number_format:
        return percent(float(value))
    assert value is None or isinstance(value, (str, int, float, bool, datetime, date, time, timedelta))
    return tidy_cell(value, _DUE)


def as_due(value: Cell) -> Cell:
    """What the reader gives of a cell that has the format of a date: a number is the day it counts."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 <= value < 2_958_466:
        return tidy_cell(datetime(1899, 12, 30) + timedelta(days=value), _DUE)
    return value


def form(values: list[Cell]) -> BookContent:
    """A form that holds each value as the realisasi of its row, as money, and as due date and text."""
    entries: list[RawRow] = []
    for number, (spelling, value) in enumerate(zip(SPELLINGS, values, strict=True)):
        asks = what_to_fill_in(
            INDIKATOR.model_copy(update={"satuan": spelling.satuan, "konsolidasi": Konsolidasi.JUMLAH}),
            read_number(spelling.target),
        )
        entries.append(isian(spelling, 2 * number, yang_diisi=asks, realisasi=value))
        beside: RawRow = {"realisasi": 1, "batas_waktu": as_due(value), "bukti_dukung": value}
        entries.append(isian(spelling, 2 * number + 1, yang_diisi=asks, **beside))
    money = [anggaran(number, value) for number, value in enumerate(values)]
    return sample_formulir(tblIsian=entries, tblIsianAnggaran=money)


TYPED_INTO = {TBL_ISIAN.name: 2, TBL_ISIAN_ANGGARAN.name: 1}
"""How many rows ``form`` gives a spelling in each table, the first with the spelling as its realisasi."""


def typed_cell(book: Workbook, table: str, field_name: str, index: int) -> BookCell:
    """The cell of a row of a form's table."""
    definition = {each.name: each for each in (TBL_ISIAN, TBL_ISIAN_ANGGARAN)}[table]
    sheet = book["Isian" if table == TBL_ISIAN.name else "Anggaran"]
    found = sheet.cell(8 + index, 1 + definition.column_position(field_name))
    assert isinstance(found, BookCell)
    return found


@pytest.mark.libreoffice
def test_typed_in_either_locale_what_is_refused_is_never_called_filled(
    kantor: Office, tmp_path: Path
) -> None:
    files = []
    for locale in LOCALES:
        values = typed(kantor, tmp_path, locale)
        content = form(values)
        said = {
            (table.name, index): computed_row(table, row, SCOPE)["status"]
            for table in (TBL_ISIAN, TBL_ISIAN_ANGGARAN)
            for index, row in enumerate(content.row(table.name))
        }
        filled = {place for place, word in said.items() if word == TERISI}
        assert len(filled) > 30
        wrong = {
            (table, SPELLINGS[index // (1 + (table == TBL_ISIAN.name))].ketikan)
            for table, index in filled & refused(content)
        }
        assert wrong == {(TBL_ISIAN_ANGGARAN.name, midnight) for midnight in ("00:00", "0:00:00")}
        files.append(tmp_path / f"form_{locale}.xlsx")
        # LibreOffice has no name for the formats of our dates
        named = form([None if isinstance(value, date) else value for value in values])
        write_xlsx(draw_formulir(named, SEKARANG), files[-1])
    for path, result in kantor.recalculate(files).items():
        assert result.cocok, (path.name, result.beda[:5], result.galat[:5])


@pytest.mark.libreoffice
@pytest.mark.parametrize("locale", LOCALES)
def test_left_as_typed_with_its_format_what_is_refused_is_never_called_filled(
    kantor: Office, tmp_path: Path, locale: str
) -> None:
    cells = cells_typed(kantor, tmp_path, locale)
    empty = form([None] * len(cells))
    path = tmp_path / "formulir.xlsx"
    write_xlsx(draw_formulir(empty, SEKARANG), path)
    book = load_workbook(path)
    for table, step in TYPED_INTO.items():
        for index, cell in enumerate(cells):
            place = typed_cell(book, table, "realisasi", index * step)
            place.value, place.number_format = cell.value, cell.number_format
    book.save(path)
    kantor.resave(path, tmp_path / "hasil")
    shown = load_workbook(tmp_path / "hasil" / path.name, data_only=True)
    taken = refused(form([as_read(cell.value, cell.number_format) for cell in cells]))
    words = {
        (table, index): typed_cell(shown, table, "status", index * step).value
        for table, step in TYPED_INTO.items()
        for index in range(len(cells))
    }
    wrong = {
        SPELLINGS[index].ketikan
        for (table, index), word in words.items()
        if word == TERISI
        and (table, index * TYPED_INTO[table]) in taken
        # LibreOffice has no name for the formats of most dates, spans and truths that are copied
        and not isinstance(cells[index].value, (datetime, time, timedelta, bool))
    }
    assert wrong == set()
    assert list(words.values()).count(TERISI) > 20


@pytest.mark.libreoffice
def test_typed_in_indonesian_a_number_is_the_one_the_table_names(kantor: Office, tmp_path: Path) -> None:
    for spelling, value in zip(SPELLINGS, typed(kantor, tmp_path, "id"), strict=True):
        reading = reading_of_realisasi(spelling, value)
        if "SKP" not in reading + spelling.realisasi and EMPTY not in (reading, spelling.realisasi):
            assert reading == spelling.realisasi, spelling.ketikan
