"""Nothing forgotten, on an open book: it is saved with its files, brought back, and handed over as it is."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from sakip_xl import buttons
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.live.book import LiveBook
from sakip_xl.workbook.live.host import Obstacle
from sakip_xl.workbook.raw import differences
from sakip_xl.workbook.xlsx.file_book import FileBook, open_book
from tests.actions.office import KASI, NOW, TIM, office_content, type_in

if TYPE_CHECKING:
    import xlwings as xw

    from tests.office.display import Display

pytestmark = pytest.mark.libreoffice


@pytest.fixture
def desk(display: Display, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Display]:
    clock = iter(NOW + timedelta(minutes=minute) for minute in range(1, 500))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "keadaan"))
    monkeypatch.setattr(buttons, "now", lambda: next(clock))
    monkeypatch.setattr(buttons, "user_account", lambda: "siti.r")
    yield display
    display.close_books()


@pytest.fixture
def book(desk: Display, tmp_path: Path) -> xw.Book:
    """A master that is open where it lies, chosen on Beranda by Tim SAKIP."""
    path = tmp_path / "induk & 'sah' é.xlsx"
    FileBook(path, now=lambda: NOW).save(office_content())
    type_in(open_book(path, now=lambda: NOW), "tblKerja", 0, pelaksana=TIM)
    return desk.app.books.open(path)


def on_disk(book: xw.Book) -> BookContent:
    return open_book(Path(book.fullname), now=lambda: NOW).read()


def shown(book: xw.Book) -> BookContent:
    return LiveBook(book, now=datetime.now).read()


def last_message(desk: Display) -> str:
    return desk.messages[-1].prompt


def test_the_file_holds_what_the_click_did_and_a_read_only_one_is_refused_first(
    desk: Display, book: xw.Book, tmp_path: Path
) -> None:
    desk.chosen_folder = tmp_path / "kirim"
    buttons.bagikan(book)
    assert "Buku sudah disimpan." in last_message(desk)
    assert list(differences(shown(book), on_disk(book))) == []
    assert len(on_disk(book).row("tblFormulir")) == 2
    desk.obstacle = Obstacle.READ_ONLY
    buttons.bagikan(book)
    assert "SKP-542" in last_message(desk)


def test_a_backup_comes_back_into_the_open_book_and_goes_again(
    desk: Display, book: xw.Book, tmp_path: Path
) -> None:
    then = shown(book)
    desk.chosen_folder = tmp_path / "kirim"
    buttons.bagikan(book)
    book.sheets["Indikator"]["Z3"].value = "catatan kami"
    after = shown(book)
    desk.chosen_folder = max((tmp_path / "cadangan").glob("*.xlsx"))
    desk.answers.extend(["yes", "yes"])
    buttons.pulihkan(book)
    listed, _, message = (box.prompt for box in desk.messages[-3:])
    assert f"sebelum formulir dikirim oleh {TIM}" in listed
    assert "1 tabel berubah" in message
    assert desk.asked_folders[-1] == ("Pilih cadangan yang akan dipulihkan", tmp_path / "cadangan")
    log = {"tblJejak", "tblBatal", "tblMeta"}
    assert {place.split()[0] for place in differences(then, shown(book))} <= log
    assert len(on_disk(book).row("tblFormulir")) == 2  # the file waits for Ctrl+S
    buttons.batalkan(book)
    assert {place.split()[0] for place in differences(after, shown(book))} <= log
    assert book.sheets["Indikator"]["Z3"].value == "catatan kami"


def test_the_open_book_is_handed_over_with_what_staff_added_and_received(
    desk: Display, book: xw.Book, tmp_path: Path
) -> None:
    (tmp_path / "usb").mkdir()
    desk.chosen_folder = tmp_path / "usb"
    buttons.bagikan(book)
    book.sheets["Indikator"]["Z3"].value = "catatan kami"
    identity = book.sheets["Identitas"]
    identity.activate()
    identity.range("A57").select()
    desk.chosen_folder = tmp_path / "serah"
    desk.answers.extend(["yes", "yes"])
    buttons.serah_terima(book)
    assert f"dibungkus untuk {KASI}" in last_message(desk)
    assert "Buku sudah disimpan." in last_message(desk)
    assert on_disk(book).meta["folder_bagikan"] == "usb"
    [package] = (tmp_path / "serah").glob("*.zip")
    with zipfile.ZipFile(package) as opened:
        opened.extractall(tmp_path / "komputer lain")
    other = tmp_path / "komputer lain" / book.name
    assert openpyxl.load_workbook(other)["Indikator"]["Z3"].value == "catatan kami"
    book.close()  # Excel too opens no second book of one name
    there = desk.app.books.open(other)
    buttons.terima(there)
    assert "semuanya sesuai dan jejaknya utuh" in last_message(desk)
    assert [row["peristiwa"] for row in on_disk(there).row("tblJejak")[-2:]] == [
        "buku diserahkan",
        "buku diterima",
    ]
