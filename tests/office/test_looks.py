"""The comparison of two open books sees every kind of change, each in the cell where it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
import xlwings as xw

from tests.office.looks import appearance_changes
from tests.office_engine.trial_book import LEMBAR, make_test_book

if TYPE_CHECKING:
    from tests.office.display import Display

pytestmark = pytest.mark.libreoffice


def a_number(cell: xw.Range) -> None:
    cell.value = 12


def another_format(cell: xw.Range) -> None:
    cell.number_format = "0.00"


def a_formula(cell: xw.Range) -> None:
    cell.formula = "=1.5"


def a_colour(cell: xw.Range) -> None:
    cell.color = (1, 2, 3)


def bold(cell: xw.Range) -> None:
    cell.font.bold = True


def a_line(cell: xw.Range) -> None:
    cell.borders["edge_right"].line_style = "continuous"


def an_alignment(cell: xw.Range) -> None:
    cell.horizontal_alignment = "center"


CHANGES: dict[Callable[[xw.Range], None], set[str]] = {
    a_number: {"isi"},
    another_format: {"isi"},
    a_formula: {"isi", "rumus"},
    a_colour: {"CellBackColor"},
    bold: {"CharWeight"},
    a_line: {"RightBorder"},
    an_alignment: {"HoriJustify"},
}


@pytest.fixture(scope="module")
def books(display: Display, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[xw.Book, xw.Book]]:
    file = make_test_book(tmp_path_factory.mktemp("uji") / "uji.xlsx")
    yield display.open_book(file), display.open_book(file, "lain.xlsx")
    display.close_books()


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_one_cell_is_seen_there_and_nowhere_else(
    books: tuple[xw.Book, xw.Book], change: Callable[[xw.Range], None]
) -> None:
    one, other = books
    cells = [book.sheets[LEMBAR].range("C5") for book in books]
    assert appearance_changes(one, other) == []
    change(cells[0])
    seen = appearance_changes(one, other)
    assert {place for place, *_ in seen} == {(LEMBAR, 4, 2)}
    assert {name for _, name, *_ in seen} == CHANGES[change]
    cells[0].clear_formats()
    cells[1].clear_formats()
    cells[0].value = cells[1].value = 1.5


def test_merged_cells_are_seen(books: tuple[xw.Book, xw.Book]) -> None:
    one, other = books
    one.sheets[LEMBAR].range("F5:G5").merge()
    assert ((LEMBAR, 4, 5), "gabung", True, False) in appearance_changes(one, other)
