"""Cells in which staff type numbers keep the text; what the program fills in, or counts with, is a number."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from pathlib import Path

import pytest

from sakip_xl.domain.model import Cell
from sakip_xl.render.styles import sifat
from sakip_xl.render.table import column_style, data_cell
from sakip_xl.render.validation import column_validation
from sakip_xl.schema.base import Column, Look, Table, Trait
from sakip_xl.schema.books import FORMULIR, MASTER
from sakip_xl.workbook.xlsx.file_book import FileBook
from tests.sample import SEKARANG, sample_formulir

TABLES = [*MASTER.tables, *FORMULIR.tables]
TYPED = [(table, column) for table in TABLES for column in table.columns if table.as_typed(column)]
IDS = [f"{table.name}.{column.bidang}" for table, column in TYPED]
_IGNORED = re.compile(r'<ignoredError sqref="([^"]+)" numberStoredAsText="1"/>')


def shown(table: Table, column: Column, value: Cell) -> tuple[str, str]:
    """Number format and alignment of a cell."""
    traits = sifat(data_cell(value, column, column_style(table, column)).style)
    return traits.get("num_format", "General"), traits.get("align", "")


@pytest.mark.parametrize(("table", "column"), TYPED, ids=IDS)
def test_an_empty_or_typed_cell_is_text_to_the_right_and_judged_by_nobody(
    table: Table, column: Column
) -> None:
    assert shown(table, column, None) == shown(table, column, "1.234") == ("@", "right")
    rule = column_validation(table, column)
    assert rule is not None
    assert rule["validate"] in {"any", "list"}


@pytest.mark.parametrize(("table", "column"), TYPED, ids=IDS)
def test_a_percent_and_a_date_keep_their_own_format(table: Table, column: Column) -> None:
    assert shown(table, column, "95,5%")[0] == "0.0%"
    assert "yyyy" in shown(table, column, date(2026, 6, 30))[0]


def test_an_amount_that_is_a_number_is_shown_in_groups() -> None:
    table = FORMULIR.table_named("tblIsianAnggaran")
    column = table.field_column("realisasi")
    assert shown(table, column, 1_500_000_000) == ("#,##0.00", "right")
    assert shown(table, column, "1.500.000.000") == ("@", "right")


def test_what_the_program_fills_in_or_counts_with_is_never_text() -> None:
    numbers = {Look.TYPED, Look.NUMBER, Look.MONEY}
    for table in TABLES:
        for column in table.columns:
            if column.rupa in numbers and (table.sifat is not Trait.INPUT or column.kunci or column.counted):
                assert shown(table, column, None)[0] != "@", (table.name, column.bidang)


def test_the_cells_that_formulas_count_with_are_marked() -> None:
    counted = {(table.name, column.bidang) for table in TABLES for column in table.columns if column.counted}
    assert counted == {
        *(("tblKinerja", name) for name in ("pagu", "rak_tw1", "rak_tw2", "rak_tw3", "rak_tw4")),
        ("tblAnggaran", "realisasi"),
        ("tblPengaturan", "nilai"),
        ("tblPredikat", "batas_bawah"),
    }


def test_a_file_tells_excel_that_such_a_text_is_no_error_also_when_it_is_written_again(
    tmp_path: Path,
) -> None:
    path = tmp_path / "formulir.xlsx"
    book = FileBook(path, now=lambda: SEKARANG)
    for _ in range(2):
        book.save(sample_formulir())
        with zipfile.ZipFile(path) as file:
            sheets = [file.read(name).decode() for name in file.namelist() if "worksheets/sheet" in name]
        areas = [match[1] for sheet in sheets if (match := _IGNORED.search(sheet))]
        assert areas[:2] == ["J8:J11 K8:K11 L8:L11", "D8"]
