"""Every formula cell of the built files and of the demo's books, recalculated from stripped values."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip_xl.actions.demo import demo
from sakip_xl.actions.release import built_books
from sakip_xl.workbook.xlsx.file_book import FileShelf
from tests.office.recalc import Office, RecalcResult

pytestmark = pytest.mark.libreoffice

BUILT_BOOKS = Path(__file__).parents[2] / "workbooks"


@pytest.fixture(scope="module")
def hasil(kantor: Office, tmp_path_factory: pytest.TempPathFactory) -> dict[Path, RecalcResult]:
    """One recalculation of everything, since LibreOffice is slow to start."""
    folder = tmp_path_factory.mktemp("demo") / "main"
    demo(FileShelf(), folder)
    return kantor.recalculate([*sorted(BUILT_BOOKS.glob("*.xlsx")), *sorted(folder.rglob("*.xlsx"))])


def test_every_book_recalculates_to_its_stored_values_without_an_error_cell(
    hasil: dict[Path, RecalcResult],
) -> None:
    assert {
        path.name: (result.beda, result.galat) for path, result in hasil.items() if not result.cocok
    } == {}


def test_the_master_the_sent_and_the_returned_forms_were_all_compared(
    hasil: dict[Path, RecalcResult],
) -> None:
    count = {path: result.dibandingkan for path, result in hasil.items()}
    assert set(built_books()) <= {path.name for path in count}
    assert sum("formulir" in path.parts for path in count) == 8
    assert sum("kembali" in path.parts for path in count) == 9
    assert max(count.values()) > 500
