"""*Gabung Buku*: the book in front and a copy of it, chosen in a dialog, become a new book that opens."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from sakip_xl.workbook.xlsx.file_book import FileBook
from tests.actions.office import NOW, TIM
from tests.actions.two_books import read, type_cell
from tests.buttons.button_office import ButtonContext


@pytest.fixture
def copies(desk: ButtonContext, tmp_path: Path) -> tuple[Path, Path]:
    """The book in front, which its host can copy, and the copy that came back by WhatsApp."""
    own, other = tmp_path / "Induk.xlsx", tmp_path / "terima" / "Induk WA.xlsx"
    desk.choose(pelaksana=TIM)
    FileBook(own, now=lambda: NOW).save(desk.isi.read())
    other.parent.mkdir()
    shutil.copyfile(own, other)
    desk.open_book(FileBook(own, now=lambda: NOW))
    desk.host.salinan = own
    return own, other


def test_a_click_makes_the_new_book_beside_the_old_and_opens_it(
    desk: ButtonContext, copies: tuple[Path, Path]
) -> None:
    own, other = copies
    type_cell(other, "tblIndikator", 0, definisi="dari WA")
    before = own.read_bytes(), other.read_bytes()
    message = desk.click("gabung_buku", other)
    new = own.with_name("Induk (gabungan).xlsx")
    assert "Berikutnya: Teliti buku gabungan yang sudah terbuka" in message
    assert desk.book.app.dibuka == [str(new)]
    assert read(new).row("tblIndikator")[0]["definisi"] == "dari WA"
    assert (own.read_bytes(), other.read_bytes()) == before


def test_what_must_be_decided_is_listed(desk: ButtonContext, copies: tuple[Path, Path]) -> None:
    own, other = copies
    for path in copies:
        type_cell(path, "tblIndikator", 0, definisi=path.name)
    desk.open_book(FileBook(own, now=lambda: NOW))
    message = desk.click("gabung_buku", other)
    assert "1 bentrok harus diputuskan" in message
    assert "Putuskan yang bertanda salah di buku gabungan" in message


def test_a_second_book_gets_a_number(desk: ButtonContext, copies: tuple[Path, Path]) -> None:
    for _ in range(2):
        desk.click("gabung_buku", copies[1])
    assert [Path(name).name for name in desk.book.app.dibuka] == [
        "Induk (gabungan).xlsx",
        "Induk (gabungan) (2).xlsx",
    ]


def test_the_book_itself_is_no_copy(desk: ButtonContext, copies: tuple[Path, Path]) -> None:
    assert desk.click("gabung_buku", copies[0]).endswith("Kode: SKP-730")
    assert desk.book.app.dibuka == []


def test_a_book_that_cannot_be_copied_is_refused(desk: ButtonContext, copies: tuple[Path, Path]) -> None:
    desk.host.salinan = None
    assert desk.click("gabung_buku", copies[1]).endswith("Kode: SKP-644")


def test_a_closed_dialog_does_nothing(desk: ButtonContext, copies: tuple[Path, Path]) -> None:
    assert desk.click("gabung_buku", None) == ""
    assert not copies[0].with_name("Induk (gabungan).xlsx").exists()
