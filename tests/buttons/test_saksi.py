"""*Periksa dengan Saksi* and *Periksa Arsip*: one file chosen in a dialog, against the book in front."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from sakip_xl.actions.arsipkan import arsipkan
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.xlsx.file_book import FileBook, FileShelf
from tests.actions.forged_logs import cut
from tests.actions.office import NOW, TIM, saat
from tests.actions.sop_walk import KUMPUL
from tests.buttons.button_office import ButtonContext
from tests.sample import sample_formulir


@pytest.fixture
def archive(desk: ButtonContext, tmp_path: Path) -> Path:
    desk.kantor.until(KUMPUL, 12)
    made = arsipkan(desk.isi, KUMPUL, tmp_path / "arsip", moment=saat(TIM, jam=9), triwulan=2)
    return made.files[0]


def test_a_witness_that_agrees_is_told(desk: ButtonContext, archive: Path) -> None:
    before = desk.isi.read()
    message = desk.click("periksa_saksi", archive)
    assert "1 dari 1 saksi cocok sampai jejak nomor" in message
    assert "Berikutnya: Saksi itu cocok." in message
    assert desk.isi.read() == before


def test_a_log_that_was_cut_off_is_found_by_a_click(desk: ButtonContext, archive: Path) -> None:
    desk.open_book(MemoryBook(cut(desk.isi.read(), 4), name="induk.xlsx", shelf=FileShelf()))
    message = desk.click("periksa_saksi", archive)
    assert f"{archive.name} menyebut jejak nomor" in message
    assert "Jangan lanjutkan dengan buku ini sebelum sebabnya jelas." in message


def test_an_archive_is_checked_by_the_master_in_front(desk: ButtonContext, archive: Path) -> None:
    assert "sidiknya sama dengan catatan buku induk" in desk.click("periksa_arsip", archive)
    with zipfile.ZipFile(archive, "a") as package:
        package.writestr("naskah/palsu.docx", b"x")
    message = desk.click("periksa_arsip", archive)
    assert "naskah/palsu.docx ditambahkan" in message
    assert "berbeda dari zip yang dicatat di lembar Arsip" in message


def test_an_archive_is_checked_alone_with_another_book_in_front(desk: ButtonContext, archive: Path) -> None:
    desk.open_book(MemoryBook(sample_formulir(), name="formulir.xlsx", shelf=FileShelf()))
    assert "belum dicocokkan dengan buku induk" in desk.click("periksa_arsip", archive)
    empty = archive.with_name("kosong.xlsx")
    empty.write_bytes(b"PK")
    desk.open_book(FileBook(empty, now=lambda: NOW))
    assert "belum dicocokkan dengan buku induk" in desk.click("periksa_arsip", archive)


@pytest.mark.parametrize("button", ["periksa_saksi", "periksa_arsip"])
def test_a_closed_dialog_says_nothing(desk: ButtonContext, archive: Path, button: str) -> None:
    assert archive.exists()
    assert desk.click(button, None) == ""


def test_a_plain_check_by_a_click_asks_the_files_beside_the_book(
    desk: ButtonContext, archive: Path, tmp_path: Path
) -> None:
    own = tmp_path / "Induk.xlsx"
    FileBook(own, now=lambda: NOW).save(cut(desk.isi.read(), 4))
    desk.open_book(FileBook(own, now=lambda: NOW))
    copy = tmp_path / "salinan" / "x.xlsx"
    copy.parent.mkdir()
    copy.write_bytes(own.read_bytes())
    desk.host.salinan = copy
    assert archive.parent == own.parent / "arsip"
    assert "jejaknya berakhir di nomor" in desk.click("periksa")
