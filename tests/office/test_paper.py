"""The demo's master as PDF: tables on F4, each page with its title, its number and whose it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip_xl.actions.demo import demo
from sakip_xl.render.header import CATATAN_TOMBOL
from sakip_xl.schema.commands import LABELS
from sakip_xl.schema.sheets import MASTER_SHEETS
from sakip_xl.workbook.xlsx.file_book import FileShelf
from tests.office.recalc import Office
from tests.office.test_yearly_documents import page_sizes, told

pytestmark = pytest.mark.libreoffice

F4 = {(216, 330), (330, 216)}
TITLED = {sheet.judul for sheet in MASTER_SHEETS if not sheet.tersembunyi} - {"Standar Operasional Prosedur"}
GUIDE = "Petunjuk"
"""The guide tells of buttons and sheets."""
NEVER = (
    "###",
    "siap cetak",
    CATATAN_TOMBOL,
    "← Beranda",
    *(sheet.petunjuk for sheet in MASTER_SHEETS if sheet.petunjuk),
)


@pytest.fixture(scope="module")
def printed(kantor: Office, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cetak")
    demo(FileShelf(), folder / "demo")
    [master] = (folder / "demo").glob("*.xlsx")
    return kantor.convert_to_pdf(master, folder)


@pytest.fixture(scope="module")
def pages(printed: Path) -> list[list[str]]:
    """The lines of each page, without their spaces."""
    text = told("pdftotext", printed, "-layout", "-").rstrip("\f")
    return [
        [" ".join(line.split()) for line in page.split("\n") if line.strip()] for page in text.split("\f")
    ]


def test_every_page_is_f4(printed: Path) -> None:
    assert page_sizes(printed) == F4


def test_every_sheet_is_printed_under_its_title_with_page_and_office(pages: list[list[str]]) -> None:
    titles = {title for page in pages for title in TITLED if page[0].startswith(title)}
    assert titles == TITLED
    for number, page in enumerate(pages, 1):
        assert page[-1].startswith("Kecamatan Sumbersuko")
        assert page[-1].endswith(f"Halaman {number} dari {len(pages)}")


def test_nothing_of_the_screen_is_on_paper_and_no_number_is_cut(pages: list[list[str]]) -> None:
    found = [(page[0], text) for page in pages for text in NEVER if any(text in line for line in page)]
    assert found == []
    buttons = {LABELS[name] for name in ("tambah_baris", "siapkan", "rekap_pengukuran", "hitung")}
    assert [page[0] for page in pages if not page[0].startswith(GUIDE) and buttons & set(page)] == []
