"""A click that makes or reads files outside the book saves the book too, or says plainly that it did not."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from sakip_xl.schema.commands import TOMBOL
from sakip_xl.schema.settings import MENURUT_BIDANG, PENGATURAN
from sakip_xl.workbook.xlsx.file_book import FileBook
from tests.actions.office import NOW, TIM, type_in
from tests.actions.sop_walk import KUMPUL
from tests.buttons.button_office import ButtonContext
from tests.documents.printing import use_no_printer

SAVED, CTRL_S = "Buku sudah disimpan.", "tekan Ctrl+S"


@pytest.fixture
def master(desk: ButtonContext, tmp_path: Path) -> ButtonContext:
    """The office with its book as a file on this computer."""
    path = tmp_path / "induk.xlsx"
    FileBook(path, now=lambda: NOW).save(desk.isi.read())
    desk.book.fullname = str(path)
    return desk.choose(pelaksana=TIM)


def let_staff_save(desk: ButtonContext) -> None:
    label = MENURUT_BIDANG["buku_disimpan"].label
    place = [definition.label for definition in PENGATURAN].index(label)
    type_in(desk.isi, "tblPengaturan", place, pengaturan=label, nilai="Tidak")


def test_bagikan_and_rekap_save_the_book(master: ButtonContext, tmp_path: Path) -> None:
    message = master.click("bagikan", tmp_path / "kirim")
    assert f"\n\n{SAVED}\nBerikutnya: " in message
    assert master.book.disimpan == 1
    assert SAVED in master.click("rekap", tmp_path / "kirim")
    assert master.book.disimpan == 2


@pytest.mark.parametrize("button", ["status", "periksa", "pratinjau", "petunjuk"])
def test_a_click_that_makes_no_file_leaves_saving_to_the_person(
    master: ButtonContext, tmp_path: Path, button: str
) -> None:
    message = master.click(button, tmp_path)
    assert master.book.disimpan == 0
    assert (SAVED in message, CTRL_S in message) == (False, False)


def test_every_button_that_asks_for_a_folder_and_writes_saves() -> None:
    asking = {each.id for each in TOMBOL if each.writes and any(a.prompt for a in each.arguments)}
    assert asking - {each.id for each in TOMBOL if each.saves} == {
        *("periksa", "impor", "pk_perubahan", "keluarkan", "pulihkan")
    }


def test_an_office_that_saves_itself_is_told_that_the_book_is_not_saved(
    master: ButtonContext, tmp_path: Path
) -> None:
    let_staff_save(master)
    message = master.click("bagikan", tmp_path / "kirim")
    assert "Buku BELUM disimpan: tekan Ctrl+S." in message
    assert (master.book.disimpan, len(list((tmp_path / "kirim").iterdir()))) == (0, 2)


def test_a_book_without_a_file_on_this_computer_is_not_saved_somewhere_else(
    master: ButtonContext, tmp_path: Path
) -> None:
    master.book.app.jawab = "yes"  # the folder offered again lies outside that of a book without one
    for address in ("", "https://contoh.sharepoint.com/induk.xlsx", str(tmp_path / "tidak ada.xlsx")):
        master.book.fullname = address
        message = master.click("bagikan", tmp_path / "kirim")
        assert "BELUM disimpan karena tidak berada di folder komputer ini" in message
    assert master.book.disimpan == 0


def test_saving_that_fails_leaves_the_job_done_and_says_so(master: ButtonContext, tmp_path: Path) -> None:
    def refuse() -> None:
        raise RuntimeError("disk")

    master.book.simpan = refuse
    message = master.click("bagikan", tmp_path / "kirim")
    assert message.startswith("2 formulir Triwulan II")
    assert "BELUM disimpan karena tidak dapat disimpan dari sini" in message
    assert "Kode" not in message
    assert "RuntimeError" in master.log


def test_a_program_that_says_it_saved_and_did_not_is_not_believed(
    master: ButtonContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(master.host, "unsaved", lambda _book: True)
    assert CTRL_S in master.click("bagikan", tmp_path / "kirim")


def test_findings_on_their_sheet_are_saved_with_the_book(master: ButtonContext, tmp_path: Path) -> None:
    master.kantor.bagikan()
    for number in range(40):
        (tmp_path / "kembali" / f"{number}.xlsx").write_bytes(b"x")
    written: list[int] = []
    master.book.simpan = lambda: written.append(len(master.row("tblTemuan")))
    assert "... dan " in master.click("rekap", master.kantor.kembali)
    assert written == [len(master.row("tblTemuan"))]
    assert written[0] >= 40


def test_a_refusal_saves_nothing(master: ButtonContext) -> None:
    assert "Kode: " in master.click("arsipkan", Path("x"), Path("y"))
    assert master.book.disimpan == 0


def test_cetak_saves_only_when_it_made_a_paper(
    master: ButtonContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    use_no_printer(monkeypatch)
    master.kantor.until(KUMPUL, 2)
    cell = master.isi.position("tblDisposisi", 0, "nomor_agenda").cell
    master.book.depan = "Disposisi"
    master.book.app.selection = SimpleNamespace(row=int(cell.strip("ABC")), address=cell)
    assert SAVED in master.click("cetak", tmp_path / "naskah")
    master.book.depan = "Petunjuk"
    master.click("cetak")
    assert (master.book.disimpan, master.host.dicetak) == (1, [])
    master.host.printer = True
    master.click("cetak")
    assert (master.book.disimpan, master.host.dicetak) == (1, ["Petunjuk"])
