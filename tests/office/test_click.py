"""The whole road of a click, on a screen: the add-in's VBA, its launcher, Python, and what is then seen.

Real: the modules of ``macros/`` but Luar, the settings file, the command line, ``python -I -m
sakip_xl.buttons``, the live adapter, the mouse, the message box and the key that closes it. Stand-ins, since
this is not Excel: ``luar.bas`` starts the process by /bin/sh. ``uji.bas`` calls Klik with an object that has
an Id, as the ribbon does. It also raises SheetFollowHyperlink on Pendengar, which LibreOffice never does for
such links, when the cell of a button is selected: that is what LibreOffice does to follow its link. xlwings
reaches LibreOffice instead of Excel (``opener``).
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sakip_xl.actions.buat import buat
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.live.book import LiveBook
from sakip_xl.workbook.live.excel_host import HOSTS
from sakip_xl.workbook.raw import differences
from sakip_xl.workbook.xlsx.file_book import FileShelf
from sakip_xl.workstation.user_folder import log_file
from tests.addin.tools import tool
from tests.conftest import needs_libreoffice
from tests.office.macros import call_macro, listen_to, load_macros, load_test_macros
from tests.office.opener import disconnect, set_up_opener
from tests.office.person import Person, cell_box, status_box, wait_until

if TYPE_CHECKING:
    import xlwings as xw

    from tests.office.display import Display

pytestmark = pytest.mark.libreoffice

HARD_NAME = "Induk = lama; 100% & 'sah' é.xlsx"


@dataclass
class ClickContext:
    """A screen, the person in front of it, and the folder of the add-in."""

    display: Display
    person: Person
    folder: Path
    contoh: Path

    def open_book(self, name: str) -> xw.Book:
        """Open a master with one mistake in it and the add-in; Beranda is in front."""
        book = self.display.open_book(self.contoh, name)
        book.sheets["Indikator"]["K8"].value = None
        book.sheets["Beranda"].activate()
        return self.pasang(book)

    def pasang(self, book: xw.Book) -> xw.Book:
        """Put the add-in into an open book, which in LibreOffice is where macros live."""
        load_macros(book.impl.uno_doc, self.folder)
        load_test_macros(book.impl.uno_doc)
        return book

    @property
    def click_message(self) -> list[dict[str, Any]]:
        """What every run of Python reported, one by one."""
        file = self.folder / "kabar.jsonl"
        return [json.loads(row) for row in file.read_text().splitlines()] if file.exists() else []

    @property
    def vba_message(self) -> str:
        """The last message that VBA itself had to show."""
        file = self.folder / "pesan.txt"
        return file.read_text() if file.exists() else ""


@pytest.fixture(scope="module")
def contoh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("contoh") / "Contoh.xlsx"
    buat(FileShelf(), file, now=datetime.now(), contoh=True)
    return file


@pytest.fixture
def desk(contoh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[ClickContext]:
    """A stage for each test: a message that nobody closed would hold up the next one."""
    needs_libreoffice()
    tool("Xvfb")
    from tests.office.display import Display
    from tests.office.host import LibreOfficeHost

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "keadaan"))
    display = Display(tmp_path, window=True)
    monkeypatch.setitem(HOSTS, "libreoffice", lambda: LibreOfficeHost(display))
    set_up_opener(tmp_path, display)
    yield ClickContext(display, Person(str(display.screen), tmp_path), tmp_path, contoh)
    display.close()


def isi(book: xw.Book) -> BookContent:
    return LiveBook(book, now=datetime.now).read()


def ribbon(book: xw.Book, button: str) -> None:
    call_macro(book.impl.uno_doc, "Uji.TekanPita", button)


def link(book: xw.Book, button: str) -> None:
    call_macro(book.impl.uno_doc, "Uji.IkutiTautan", f"tombol_{button}_Beranda")


@pytest.mark.parametrize(("door", "name"), [(ribbon, HARD_NAME), (link, "Induk.xlsx")])
def test_a_click_goes_through_vba_and_python_into_the_sheets(
    desk: ClickContext, door: Callable[[xw.Book, str], None], name: str
) -> None:
    book = desk.open_book(name)
    before = isi(book)

    filled = book.sheets["Beranda"]["E14"]
    assert filled.value == "0 dari 61 indikator"
    with desk.person.answering():
        door(book, "status")
    assert book.sheets.active.name == "Beranda"
    assert filled.value == "0 dari 60 indikator", "an indicator without a unit of measure does not count"
    assert list(differences(before, isi(book))) == []

    with desk.person.answering():
        door(book, "periksa")
    check_result(book, before)

    status, check = desk.click_message
    assert "langkah 1 oleh Camat" in status["pesan"][0]
    assert "[salah] Indikator!K8: Kolom Satuan belum diisi." in check["pesan"][0]
    assert [message["status"][-1] for message in desk.click_message] == [False, False]
    assert desk.vba_message == ""


def check_result(book: xw.Book, before: BookContent) -> None:
    """The mistake stands in its table and on its sheet, which is in front, and the check in the log."""
    assert book.sheets.active.name == "Hasil Pemeriksaan"
    temuan = book.sheets["Hasil Pemeriksaan"].range("B8:F8").value
    assert temuan == ["salah", None, None, "Indikator", "K8"]
    current = isi(book)
    assert before.row("tblTemuan") == []
    assert [row["kode"] for row in current.row("tblTemuan")] == ["SKP-101", "SKP-128"]
    new = current.row("tblJejak")[len(before.row("tblJejak")) :]
    assert [row["peristiwa"] for row in new] == ["pemeriksaan"]


def test_the_status_bar_says_that_sakip_works_and_is_given_back(desk: ClickContext) -> None:
    book = desk.pasang(desk.display.open_book(desk.contoh))
    person, box = desk.person, status_box(book)
    looks: list[bytes] = []
    with person.answering(lambda: looks.append(person.look(box))):
        ribbon(book, "tentang")
    [busy] = looks
    wait_until(lambda: person.look(box) != busy)
    indicator = book.impl.uno_doc.CurrentController.StatusIndicator
    indicator.start("SAKIP sedang bekerja...", 100)
    wait_until(lambda: person.look(box) == busy)


def test_a_mouse_click_on_a_button_of_the_sheet_does_it_all(desk: ClickContext) -> None:
    book = desk.open_book("Induk.xlsx")
    before = isi(book)
    beranda = book.sheets["Beranda"]
    listen_to(beranda)

    desk.person.click(cell_box(beranda["C16"]))
    wait_until(lambda: book.app.selection == beranda["C16"])
    desk.person.take_screenshot("klik-1-sebelum.png")
    desk.person.click(cell_box(beranda["A4"]), "ctrl")
    desk.person.read_message(lambda: click_again(desk, book))
    wait_until((desk.folder / "selesai.txt").exists)
    desk.person.take_screenshot("klik-3-sesudah.png")

    [click] = desk.click_message
    assert click["argumen"][:4] == ["-I", "-m", "sakip_xl.buttons", "tombol_periksa_Beranda"]
    assert click["pesan"][0].startswith("Induk.xlsx: 1 salah, 1 info.")
    assert desk.vba_message == ""
    check_result(book, before)
    result = book.sheets["Hasil Pemeriksaan"]
    wait_until(
        lambda: (
            [colour_count(desk, result[address]) > 1 for address in ("B8", "E8", "D20")]
            == [True, True, False]
        )
    )


def colour_count(context: ClickContext, cell: xw.Range) -> int:
    """How many colours a cell has on the screen: an empty one has one, letters bring more."""
    pixels = context.person.look(cell_box(cell))
    return len({pixels[index : index + 3] for index in range(0, len(pixels), 3)})


def click_again(context: ClickContext, book: xw.Book) -> None:
    """While the first click works, another one does nothing; it would miss the settings and say so."""
    context.person.take_screenshot("klik-2-pesan.png")
    (context.folder / "sakip.ini").unlink()
    ribbon(book, "tentang")


CONFIGS = {
    "tiada": ("", "SAKIP belum terpasang: {}/sakip.ini tidak ada."),
    "rusak": ("python=python\nlog={}/sakip.log\n", "Berkas pengaturan {}/sakip.ini rusak."),
    "pindah": ("python={}/pindah\nlog={}/sakip.log\n", "Python untuk SAKIP tidak ditemukan: {}/pindah"),
}


@pytest.mark.parametrize("state", list(CONFIGS))
def test_a_faulty_installation_is_told_by_vba(desk: ClickContext, state: str) -> None:
    config, message = (text.replace("{}", str(desk.folder)) for text in CONFIGS[state])
    (desk.folder / "sakip.ini").unlink()
    if config:
        (desk.folder / "sakip.ini").write_text(config)
    ribbon(desk.pasang(desk.display.app.books.add()), "status")
    assert desk.vba_message.startswith(message)
    assert "klik ganda PASANG.cmd" in desk.vba_message
    assert desk.click_message == []


def test_a_python_that_cannot_reach_the_program_is_told_by_vba_with_its_log(desk: ClickContext) -> None:
    book = desk.pasang(desk.display.app.books.add())
    disconnect(desk.folder)
    link(book, "periksa")
    assert "berhenti sebelum selesai (kode 1)" in desk.vba_message
    assert f"Catatan: {log_file()}" in desk.vba_message
    assert "XlwingsError" in log_file().read_text(encoding="utf-8")
