"""A master of an earlier version is in front: any button makes the new one beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sakip_xl.domain.terms import Event
from sakip_xl.schema.books import VERSI_LAYOUT
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.xlsx.file_book import FileBook, open_book
from tests.actions.office import NOW
from tests.buttons.button_office import ButtonContext
from tests.buttons.test_guard import ON_MASTER

MASTER = Path(__file__).parents[1] / "golden" / "v2" / "SAKIP-Sumbersuko-2026.xlsx"


@pytest.fixture
def lama(desk: ButtonContext, tmp_path: Path) -> Path:
    """The book of version 2 in front, in a folder of its own; its host can copy it."""
    path = Path(shutil.copyfile(MASTER, tmp_path / "SAKIP 2026.xlsx"))
    desk.open_book(FileBook(path, now=lambda: NOW))
    desk.host.salinan = path
    return path


@pytest.mark.parametrize("button", ["majukan", "status", "cetak"])
def test_a_click_makes_the_new_book_opens_it_and_says_so(
    desk: ButtonContext, lama: Path, button: str
) -> None:
    message = desk.click(button)
    new = lama.with_name(f"SAKIP 2026 (versi {VERSI_LAYOUT}).xlsx")
    assert message.startswith("Buku SAKIP 2026.xlsx disusun dengan versi 2. Buku barunya")
    assert new.name in message
    assert desk.book.app.dibuka == [str(new)]
    assert lama.read_bytes() == MASTER.read_bytes()
    assert sorted(path.name for path in lama.parent.iterdir() if path.is_file()) == [new.name, lama.name]
    content = open_book(new, now=lambda: NOW).read()
    assert content.versi == VERSI_LAYOUT
    assert load_master(content).master.jejak[-1].peristiwa is Event.MIGRASI


@pytest.mark.parametrize("button", ON_MASTER)
def test_a_new_book_that_is_there_already_is_never_replaced(
    desk: ButtonContext, lama: Path, button: str
) -> None:
    new = lama.with_name(f"SAKIP 2026 (versi {VERSI_LAYOUT}).xlsx")
    new.write_bytes(b"milik orang")
    assert desk.click(button).endswith("Kode: SKP-557")
    assert new.read_bytes() == b"milik orang"
    assert desk.book.app.dibuka == []


def test_a_book_that_cannot_be_copied_is_refused(desk: ButtonContext, lama: Path) -> None:
    desk.host.salinan = None
    message = desk.click("majukan")
    assert "Simpan buku ini sebagai .xlsx di folder komputer Anda" in message
    assert message.endswith("Kode: SKP-558")
    assert [path.name for path in lama.parent.iterdir() if path.is_file()] == [lama.name]


def test_a_form_of_an_earlier_version_needs_no_button_either(desk: ButtonContext) -> None:
    path = MASTER.parent / "formulir" / "Formulir_2026-TW2-SI-PMD.xlsx"
    assert desk.open_book(FileBook(path, now=lambda: NOW)).click("rekap").endswith("Kode: SKP-491")
