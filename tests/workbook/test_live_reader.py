"""An open book without its program: what is read from the copy, and what is said where there is none."""

from __future__ import annotations

import shutil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sakip_xl.errors import SakipError
from sakip_xl.render.canvas import Area
from sakip_xl.workbook.live.host import Obstacle, SheetProtection
from sakip_xl.workbook.live.names import moved, same_cells
from sakip_xl.workbook.live.plain_host import PlainHost
from sakip_xl.workbook.live.reader import look
from sakip_xl.workbook.sync.rectangles import Address, joined, rectangle
from sakip_xl.workbook.sync.row_match import Shift

INDUK = Path(__file__).parents[2] / "workbooks" / "SAKIP-Induk.xlsx"


class CopyingHost(PlainHost):
    """A program that saves copies of one file."""

    def save_copy(self, book: Any, destination: Path) -> bool:
        del book
        shutil.copyfile(INDUK, destination)
        return True


class SavedHost(PlainHost):
    """A program that saves no copy, of whose book it is known whether it was saved."""

    def __init__(self, obstacle: Obstacle | None = None, *, unsaved: bool = False) -> None:
        self._obstacle, self._unsaved = obstacle, unsaved

    def obstacle(self, book: Any) -> Obstacle | None:
        del book
        return self._obstacle

    def unsaved(self, book: Any) -> bool:
        del book
        return self._unsaved


def book(fullname: object = INDUK) -> Any:
    return SimpleNamespace(name=INDUK.name, fullname=str(fullname))


@pytest.fixture(scope="module")
def seen() -> Any:
    return look(book(), CopyingHost(), "Induk saya")


def test_the_copy_is_read_under_the_name_of_the_book(seen: Any) -> None:
    assert seen.content.kind == "master"
    assert seen.read.package.path.name == "Induk saya"
    assert seen.data == INDUK.read_bytes()


def test_a_book_that_is_saved_is_read_where_no_copy_can_be_made() -> None:
    assert look(book(), SavedHost(), INDUK.name).content.kind == "master"


@pytest.mark.parametrize(
    ("host", "fullname", "kode"),
    [
        (SavedHost(unsaved=True), INDUK, "SKP-620"),
        (SavedHost(), "https://awan/Induk.xlsx", "SKP-620"),
        (SavedHost(), "Buku1", "SKP-620"),
        (PlainHost(), INDUK, "SKP-620"),
        (SavedHost(Obstacle.BEING_EDITED), INDUK, "SKP-541"),
    ],
)
def test_without_a_copy_an_old_state_is_never_taken_for_the_present_one(
    host: PlainHost, fullname: object, kode: str
) -> None:
    with pytest.raises(SakipError, match=kode):
        look(book(fullname), host, INDUK.name)


def test_a_sheet_tells_how_it_is_protected_and_what_it_allows(seen: Any) -> None:
    protection = seen.state("Rekap").protection
    assert protection.allowed >= {"sort", "autoFilter", "formatColumns", "selectLockedCells"}
    assert not protection.allowed & {"insertRows", "deleteRows", "formatCells"}
    assert not protection.password
    assert seen.state("Indikator").protection is None
    assert isinstance(protection, SheetProtection)


def test_names_heights_and_formats_come_from_the_copy(seen: Any) -> None:
    assert seen.names["triwulan_aktif"] == "'Beranda'!$C$8"
    assert seen.sheets["Beranda"].height(3) == pytest.approx(30, abs=1)
    place = seen.tables["tblKertasKerja"]
    formulas = [column.bidang for column in place.table.columns if column.rumus is not None]
    formats = {seen.sheets["Kertas Kerja"].number_format(place.first_row, place.columns[f]) for f in formulas}
    assert "@" not in formats
    assert seen.has_formula(place.sheet, [Area(place.first_row, 0, place.first_row, place.width)])
    assert not seen.has_formula(place.sheet, [Area(0, 0, 0, 0)])


def test_cells_that_count_as_empty_are_empty(seen: Any) -> None:
    assert seen.sheets["Beranda"].value(0, 0)
    assert seen.without({"Beranda": [Area(0, 0, 0, 3)]}).sheets["Beranda"].value(0, 0) is None


# --- names ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reference", "result"),
    [
        ("'Lembar A'!$B$5", "'Lembar A'!$B$8"),
        ("'Lembar A'!$B$4:$C$9", "'Lembar A'!$B$4:$C$12"),
        ("'Lembar A'!$B$2,'Lembar A'!$B$20", "'Lembar A'!$B$2,'Lembar A'!$B$21"),
        ("'Lembar A'!$B$15:$B$16", ""),
        ("Lain!$B$5", "Lain!$B$5"),
        ("tblX[Nama]", "tblX[Nama]"),
    ],
)
def test_a_name_goes_with_its_rows(reference: str, result: str) -> None:
    shifts = {"Lembar A": [Shift(14, -2), Shift(4, 3)]}
    assert moved(reference, shifts) == result


def test_areas_are_the_same_however_a_program_writes_them() -> None:
    assert same_cells("Jejak!$A$5:$C$9,'Jejak'!$A$12", "Jejak", "$A$5:$C$9,$A$12")
    assert not same_cells("Jejak!$A$5:$C$9", "Jejak", "$A$5:$C$10")
    assert not same_cells("", "Jejak", "$A$5")


# --- blocks -----------------------------------------------------------------------------------------------

ADDRESSES = st.sets(st.tuples(st.integers(0, 8), st.integers(0, 6)), max_size=25)


def addresses(areas: list[Area]) -> list[Address]:
    return [
        (row, column)
        for area in areas
        for row in range(area.row, area.last_row + 1)
        for column in range(area.column, area.last_column + 1)
    ]


@given(ADDRESSES, ADDRESSES)
def test_joined_blocks_hold_all_cells_and_only_fillable_ones_beside_them(
    cells: set[Address], fillable: set[Address]
) -> None:
    areas = joined(cells, fillable)
    covered = set(addresses(areas))
    assert cells <= covered <= cells | fillable
    assert len(areas) <= len(rectangle(cells))
