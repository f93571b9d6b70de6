"""Damage to the shape of a book is found, each with its cell; a whole book has none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Protection
from openpyxl.worksheet.worksheet import Worksheet

from sakip_xl.errors import SakipError
from sakip_xl.schema.tables.formulir import TBL_ISIAN
from sakip_xl.workbook.xlsx.file_book import FileBook
from sakip_xl.workbook.xlsx.integrity import check_integrity
from tests.workbook.change_xlsx import change_parts, change_sheet, part_content
from tests.workbook.contract import full
from tests.workbook.small_drawing import book, clock, write_master

COMPUTED_COLUMNS = [k.bidang for k in TBL_ISIAN.columns if k.rumus is not None]


@pytest.fixture
def induk(tmp_path: Path) -> Path:
    return write_master(tmp_path / "induk.xlsx")


def change(path: Path, name: str, method: Callable[[Worksheet], None]) -> None:
    copied = openpyxl.load_workbook(path)
    sheet = copied[name]
    assert isinstance(sheet, Worksheet)
    method(sheet)
    copied.save(path)


def temuan(path: Path) -> list[tuple[str, str, str | None]]:
    found = check_integrity(path)
    assert {t.berkas for t in found} <= {path.name}
    return [(t.kode, t.tempat, t.nilai) for t in found]


@pytest.mark.parametrize("kind", ["master", "formulir"])
def test_a_book_as_it_is_drawn_has_no_damage(kind: str, tmp_path: Path) -> None:
    file_book = FileBook(tmp_path / "buku.xlsx", now=clock)
    file_book.save(full(kind))
    assert temuan(tmp_path / "buku.xlsx") == []


def test_a_formula_of_a_table_typed_over_is_found(tmp_path: Path) -> None:
    file_book = book(tmp_path / "induk.xlsx")
    file_book.save(full("formulir"))
    cell = file_book.position("tblIsian", 0, COMPUTED_COLUMNS[0]).cell

    def overwrite(sheet: Worksheet) -> None:
        sheet[cell] = "lengkap"

    change(tmp_path / "induk.xlsx", "Isian", overwrite)
    assert ("SKP-550", f"Isian!{cell}", "lengkap") in temuan(tmp_path / "induk.xlsx")


def test_a_formula_beside_the_tables_typed_over_is_found(induk: Path) -> None:
    address: list[str] = []

    def overwrite(sheet: Worksheet) -> None:
        cell = next(s for row in sheet.iter_rows() for s in row if s.value == "=1+1")
        address.append(cell.coordinate)
        cell.value = 5

    change(induk, "Rekap", overwrite)
    assert temuan(induk) == [("SKP-550", f"Rekap!{address[0]}", "5")]


def test_cells_in_error_are_found_with_what_they_say(induk: Path) -> None:
    cell = book(induk).position("tblRealisasi", 0, "realisasi").cell

    def broken(sheet: Worksheet) -> None:
        sheet[cell] = "#REF!"

    change(induk, "Formulir Capaian", broken)
    assert temuan(induk) == [("SKP-555", f"Formulir Capaian!{cell}", "#REF!")]


def test_hidden_rows_of_a_table_are_found_and_other_hidden_rows_are_left(induk: Path) -> None:
    row = int(book(induk).position("tblRealisasi", 1, "kode").cell[1:])

    def hide_sheet(sheet: Worksheet) -> None:
        sheet.row_dimensions[row].hidden = True
        sheet.row_dimensions[1].hidden = True

    change(induk, "Formulir Capaian", hide_sheet)
    assert temuan(induk) == [("SKP-552", f"Formulir Capaian!A{row}", str(row))]


def test_a_filtered_table_is_found(induk: Path) -> None:
    name = next(n for n, content in part_content(induk).items() if b'displayName="tblRealisasi"' in content)
    heading_row = int(book(induk).position("tblRealisasi", 0, "kode").cell[1:]) - 1

    def filter_rows(content: str) -> str:
        start = content.index("<autoFilter")
        end = content.index("/>", start)
        condition = (
            '<filterColumn colId="0"><filters><filter val="I-1"/></filters></filterColumn></autoFilter>'
        )
        return content[:end] + ">" + condition + content[end + 2 :]

    change_parts(induk, {name: filter_rows})
    assert temuan(induk) == [("SKP-553", f"Formulir Capaian!A{heading_row}", "tblRealisasi")]


def test_dropdowns_that_are_gone_are_found_by_column(induk: Path) -> None:
    def delete(content: str) -> str:
        start, end = content.index("<dataValidations"), content.index("</dataValidations>")
        return content[:start] + content[end + len("</dataValidations>") :]

    change_sheet(induk, "Dokumen", delete)
    found = check_integrity(induk)
    assert {t.kode for t in found} == {"SKP-554"}
    assert [t.kolom for t in found] == ["SOP", "Triwulan", "Wajib", "Sudah Ada"]


def test_protection_and_locks_taken_off_are_found(induk: Path) -> None:
    def unlock(sheet: Worksheet) -> None:
        sheet.protection.sheet = False
        for row in sheet.iter_rows():
            for cell in row:
                cell.protection = Protection(locked=False)

    change(induk, "_meta", unlock)
    found = check_integrity(induk)
    assert [t.kode for t in found] == ["SKP-551", "SKP-556", "SKP-556"]
    assert [t.kolom for t in found] == [None, "Kunci", "Nilai"]


def test_parts_that_do_not_fit_together_are_a_damaged_file(induk: Path) -> None:
    change_sheet(induk, "SOP", lambda content: content[:-20])
    with pytest.raises(SakipError, match="SKP-505"):
        check_integrity(induk)
