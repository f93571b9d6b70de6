"""Rows below a table of a file: told apart from foreign content, kept by every refusal, taken in whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import range_boundaries

from sakip_xl.actions.buat import initial_content
from sakip_xl.actions.sample import sample_content
from sakip_xl.domain.model import Cell
from sakip_xl.errors import Tingkat
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import BookContent, RowsBelow
from sakip_xl.schema.rows_below import rows_below_temuan
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.xlsx.file_book import FileBook, open_book
from tests.actions.office import refused
from tests.workbook.small_drawing import NOW, clock

SAMPLE = sample_content(initial_content("Sumbersuko", 2026, id_master="contoh"))
GROWING = [table for table in MASTER.tables if table.grows]


def written(folder: Path, content: BookContent = SAMPLE) -> Path:
    path = folder / "induk.xlsx"
    FileBook(path, now=clock).save(content)
    return path


def corners_of(ref: str) -> tuple[int, int, int, int]:
    """First column and row, last column and row of a rectangle."""
    left, top, right, bottom = map(int, filter(None, range_boundaries(ref)))
    return left, top, right, bottom


def type_below(
    path: Path, table: str, rows: Sequence[Sequence[Cell]], *, skip: int = 0, insert: bool = False
) -> int:
    """Another program types rows below a table; gives the row of the first."""
    book = openpyxl.load_workbook(path)
    sheet = book[MASTER.table_named(table).sheet]
    left, _, _, end = corners_of(sheet.tables[table].ref)
    if insert:
        sheet.insert_rows(end + 1, len(rows))
        for other in sheet.tables.values():
            first_column, first, last_column, last = corners_of(other.ref)
            if first > end:
                corners = (first + len(rows), last + len(rows))
                cells = [
                    sheet.cell(row, column).coordinate
                    for row, column in zip(corners, (first_column, last_column), strict=True)
                ]
                other.ref = ":".join(cells)
                if other.autoFilter:
                    other.autoFilter.ref = other.ref
    for offset, row in enumerate(rows):
        for column, value in enumerate(row):
            sheet.cell(end + 1 + skip + offset, left + column).value = value
    book.save(path)
    return end + 1 + skip


@pytest.mark.parametrize(
    "content", [SAMPLE, initial_content("", 2026, id_master="x")], ids=["contoh", "kosong"]
)
def test_nothing_that_is_drawn_below_a_table_is_taken_for_a_row(tmp_path: Path, content: BookContent) -> None:
    path = written(tmp_path, content)
    openpyxl.load_workbook(path).save(path)
    assert open_book(path, now=clock).read().below == {}


def test_a_row_below_every_table_is_found_refused_and_taken_in(tmp_path: Path) -> None:
    path = written(tmp_path)
    first = {table.name: type_below(path, table.name, [["BARU"]]) for table in GROWING}
    before = path.read_bytes()
    book = open_book(path, now=clock)
    content = book.read()
    assert {name: (below.first, below.last) for name, below in content.below.items()} == {
        name: (row, row) for name, row in first.items()
    }
    with refused("SKP-177", exit_code=1) as galat:
        book.save(content)
    assert len(galat.value.rincian) == len(GROWING)
    assert path.read_bytes() == before
    for table in GROWING:
        content = content.grown(table.name, 3)
    book.save(content)
    new = open_book(path, now=clock).read()
    assert new.below == {}
    for table in GROWING:
        assert new.row(table.name)[-1] == {table.columns[0].bidang: "BARU"}


def test_many_rows_with_another_table_below_are_taken_in_with_their_types(tmp_path: Path) -> None:
    path = written(tmp_path)
    rows = [
        [f"Nama {n}", f"19700101 199503 1 00{n}", "Staf", "Penata", "Tim SAKIP", "SEK-UMUM"] for n in range(7)
    ]
    type_below(path, "tblPejabat", rows, insert=True)
    content = open_book(path, now=clock).read()
    old = content.row("tblPejabat")
    assert len(content.below["tblPejabat"].rows) == 7
    book = open_book(path, now=clock)
    book.save(book.read().grown("tblPejabat", 10))
    new = open_book(path, now=clock).read()
    assert new.row("tblPejabat")[: len(old)] == old
    assert [row["nama"] for row in new.row("tblPejabat")[len(old) :]] == [row[0] for row in rows]
    assert new.row("tblUnit") == content.row("tblUnit")
    assert new.counts["tblPejabat"] >= len(old) + 7 + 10


def test_a_gap_of_one_row_belongs_to_the_table_and_a_word_further_down_is_foreign(tmp_path: Path) -> None:
    path = written(tmp_path)
    type_below(path, "tblIndikator", [["A"], [], ["B"], [], [], ["C"]], skip=1)
    book = open_book(path, now=clock)
    assert [row.get("kode") for row in book.read().below["tblIndikator"].rows] == ["A", None, "B"]
    with refused("SKP-530", exit_code=4) as galat:
        book.save(book.read().grown("tblIndikator", 1))
    assert [detail.kode for detail in galat.value.rincian] == ["SKP-534"]


@pytest.mark.parametrize("skip", [1, 2, 3, 12])
def test_rows_after_any_gap_are_found_and_taken_in(tmp_path: Path, skip: int) -> None:
    path = written(tmp_path)
    first = type_below(path, "tblIndikator", [["A", "IKS.1"], [], [], ["B", "IKS.2"]], skip=skip)
    book = open_book(path, now=clock)
    content = book.read()
    assert (content.below["tblIndikator"].first, content.below["tblIndikator"].last) == (first, first + 3)
    [found] = rows_below_temuan(content, book.name)
    assert (found.kode, found.sel) == ("SKP-176", f"A{first}")
    book.save(content.grown("tblIndikator", 1))
    new = open_book(path, now=clock).read()
    assert [row["kode"] for row in new.row("tblIndikator")[-2:]] == ["A", "B"]
    assert new.below == {}


def test_a_word_further_down_is_named_and_belongs_to_no_table(tmp_path: Path) -> None:
    path = written(tmp_path)
    row = type_below(path, "tblIndikator", [["Catatan: menunggu Bagian Organisasi"]], skip=4)
    book = open_book(path, now=clock)
    content = book.read()
    [found] = rows_below_temuan(content, book.name)
    assert (found.kode, found.sel, found.tingkat) == ("SKP-183", f"A{row}", Tingkat.PERINGATAN)
    assert f"Baris {row} jauh di bawah" in found.pesan
    assert content.grown("tblIndikator", 1).below == content.below
    with refused("SKP-530", exit_code=4) as galat:
        book.save(content)
    assert [(detail.kode, detail.sel) for detail in galat.value.rincian] == [("SKP-534", f"A{row}")]


def test_a_formula_below_a_table_is_named(tmp_path: Path) -> None:
    path = written(tmp_path)
    type_below(path, "tblIndikator", [["A", "=1+1"]])
    book = open_book(path, now=clock)
    with refused("SKP-530", exit_code=4) as galat:
        book.save(book.read().grown("tblIndikator", 1))
    assert [detail.kode for detail in galat.value.rincian] == ["SKP-535"]


def test_blank_rows_that_were_added_stay_until_they_are_filled(tmp_path: Path) -> None:
    path = written(tmp_path)
    book = open_book(path, now=clock)
    count = book.read().counts["tblIndikator"]
    book.save(book.read().grown("tblIndikator", 25))
    assert open_book(path, now=clock).read().counts["tblIndikator"] == count + 25
    again = open_book(path, now=clock)
    again.save(again.read())
    assert open_book(path, now=clock).read().counts["tblIndikator"] == count + 25


def test_a_book_in_memory_refuses_as_a_file_does() -> None:
    below = {"tblUnit": RowsBelow(41, 41, "A41", [{"kode": "X", "nama": "Y"}])}
    book = MemoryBook(replace(SAMPLE, below=below))
    with refused("SKP-177", exit_code=1):
        book.save(book.read())
    book.save(book.read().grown("tblUnit", 1))
    assert book.read().row("tblUnit")[-1] == {"kode": "X", "nama": "Y"}


def test_the_findings_of_a_check_and_dates_stay_what_they_are(tmp_path: Path) -> None:
    path = written(tmp_path)
    type_below(path, "tblHariKhusus", [[date(2026, 8, 3), "libur", "Uji"]])
    [row] = open_book(path, now=lambda: NOW).read().below["tblHariKhusus"].rows
    assert row == {"tanggal": date(2026, 8, 3), "jenis": "libur", "keterangan": "Uji"}
