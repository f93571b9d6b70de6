"""Pulihkan as a click: the list, the dialog, the question, and what is left when somebody says no."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from sakip_xl.actions.bagikan import bagikan
from sakip_xl.click.fitting import BATAS
from sakip_xl.workbook.xlsx.file_book import FileBook, open_book
from tests.actions.office import NOW, TIM, change_cells, office_content, saat
from tests.buttons.button_office import ButtonContext
from tests.buttons.fake_program import FakeApp


@pytest.fixture(scope="module")
def worked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a master from which forms were handed out; then somebody typed 12 times."""
    folder = tmp_path_factory.mktemp("worked")
    path = folder / "induk.xlsx"
    FileBook(path, now=lambda: NOW).save(office_content())
    bagikan(open_book(path, now=lambda: NOW), folder / "kirim", triwulan=2, moment=saat(TIM))
    for jam in range(1, 13):
        book = open_book(path, now=lambda jam=jam: NOW + timedelta(hours=jam))  # type: ignore[misc]
        book.save(change_cells(book.read(), "tblIndikator", 0, indikator=f"Ketikan {jam}"))
    return folder


@pytest.fixture
def master(desk: ButtonContext, worked: Path, tmp_path: Path) -> ButtonContext:
    """A copy of that folder, its master opened."""
    shutil.copytree(worked, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "induk.xlsx"
    desk.book.app.jawab = "yes"
    return desk.open_book(open_book(path, now=lambda: NOW + timedelta(hours=13))).choose(pelaksana=TIM)


def test_the_list_is_shown_then_the_dialog_then_what_would_change(master: ButtonContext) -> None:
    *_, first = master.isi.backups()
    message = master.click("pulihkan", first)
    listed, question = master.book.app.ditanya
    assert listed.startswith("Cadangan buku ini, yang terbaru dahulu:\n\n- 6 Juli 2026 ")
    assert "- dan 4 yang lebih lama" in listed
    assert master.host.ditanya == [("Pilih cadangan yang akan dipulihkan", first.parent)]
    assert question.startswith("Cadangan 6 Juli 2026 ")
    assert f"sebelum formulir dikirim oleh {TIM} Yang berubah:" in question
    assert "- Daftar Formulir dan Tanda Terima (Tanda Terima): 2 baris hilang" in question
    assert max(map(len, master.book.app.ditanya)) <= BATAS
    assert message.startswith("Isi buku dikembalikan ke cadangan 6 Juli 2026 ")
    assert message.endswith("lalu tekan Ctrl+S. Batalkan mengembalikan keadaan tadi.")
    assert master.row("tblFormulir") == []
    master.click("batalkan")
    assert len(master.row("tblFormulir")) == 2


def test_no_at_either_question_or_a_closed_dialog_changes_nothing(
    master: ButtonContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, old = master.isi.backups()[-1], master.isi.read()
    answers = iter(["no", "yes", "yes", "no"])
    monkeypatch.setattr(FakeApp, "alert", lambda *_, **__: next(answers))
    for chosen in (first, None, first):
        assert master.click("pulihkan", chosen) == ""
    assert list(answers) == []
    assert master.isi.read() == old


def test_a_book_without_backups_can_still_be_given_a_file(desk: ButtonContext, tmp_path: Path) -> None:
    desk.book.app.jawab = "yes"
    copy = tmp_path / "salinan.xlsx"
    FileBook(copy, now=lambda: NOW).save(desk.isi.read())
    message = desk.choose(pelaksana=TIM).click("pulihkan", copy)
    assert desk.book.app.ditanya[0].startswith("Belum ada cadangan buku ini.")
    assert "Isinya sama dengan isi buku sekarang." in message


def test_a_host_without_a_dialog_names_the_command(master: ButtonContext) -> None:
    master.host.folder = None
    assert "SKP-459" in master.click("pulihkan")
