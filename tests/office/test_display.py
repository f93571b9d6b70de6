"""The stage starts and ends on its own, and its host keeps the promises of the port."""

from __future__ import annotations

import os
import shutil
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlwings as xw
from xlwings.main import engines

from sakip_xl.workbook.live.excel_host import host
from sakip_xl.workbook.live.host import Host, Obstacle, PasswordProtectedError, SheetProtection
from tests.office.display import Display
from tests.office_engine import MessageBox, RefusedError
from tests.office_engine.trial_book import LEMBAR, make_test_book

if TYPE_CHECKING:
    from typing import Any

pytestmark = pytest.mark.libreoffice


@pytest.fixture(scope="module")
def berkas(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_test_book(tmp_path_factory.mktemp("uji") / "uji.xlsx")


@pytest.fixture
def buku(display: Display, berkas: Path) -> Iterator[xw.Book]:
    result = display.open_book(berkas)
    yield result
    result.close()


@pytest.fixture
def live_host(display: Display) -> Host:
    return host(display.app)


def live(pid: int) -> bool:
    """Whether a process of the group still runs; ended ones may wait for their parent a moment."""
    try:
        os.killpg(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_every_copy_has_a_folder_of_its_own_and_the_original_stays(display: Display, berkas: Path) -> None:
    before = berkas.read_bytes()
    first, second = display.open_book(berkas), display.open_book(berkas, "lain & 'aneh'; =1.xlsx")
    assert (first.name, second.name) == ("uji.xlsx", "lain & 'aneh'; =1.xlsx")
    assert Path(first.fullname).parent != Path(second.fullname).parent
    first.sheets[LEMBAR].range("A1").value = "berubah"
    first.save()
    assert berkas.read_bytes() == before
    assert openpyxl.load_workbook(first.fullname)[LEMBAR]["A1"].value == "berubah"
    display.close_books()
    assert len(display.app.books) == 0


def test_a_stale_lock_file_does_not_stand_in_the_way(display: Display, berkas: Path, tmp_path: Path) -> None:
    copied = tmp_path / "terkunci.xlsx"
    shutil.copyfile(berkas, copied)
    lock_file = tmp_path / ".~lock.terkunci.xlsx#"
    lock_file.write_text(",orang,pc,22.11.2026 10:00,file:///x;", encoding="utf-8")
    book = display.app.books.open(copied)
    book.sheets[LEMBAR].range("A1").value = "bisa"
    book.save()
    book.close()
    assert openpyxl.load_workbook(copied)[LEMBAR]["A1"].value == "bisa"


def test_a_stage_on_a_display_of_its_own_ends_with_all_it_started(tmp_path: Path) -> None:
    if shutil.which("Xvfb") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("Xvfb is not installed")
    before = engines.active
    display = Display(tmp_path, window=True)
    try:
        pid = display.app.pid
        assert display.screen is not None
        assert display.app.books.add().sheets[0].range("A1").value is None
        assert live(pid)
    finally:
        display.close()
    assert engines.active is before
    end = time.monotonic() + 10
    while live(pid) and time.monotonic() < end:
        time.sleep(0.05)
    assert not live(pid)


def test_protection_comes_back_with_what_it_allowed(buku: xw.Book, live_host: Host, tmp_path: Path) -> None:
    locked = buku.sheets["Kunci"]

    def protection_in_file(name: str) -> dict[str, Any]:
        assert live_host.save_copy(buku, tmp_path / name)
        return vars(openpyxl.load_workbook(tmp_path / name)["Kunci"].protection)

    before = protection_in_file("awal.xlsx")
    live_host.unprotect(locked)
    locked.range("A1").value = "ditulis"
    live_host.protect(locked, SheetProtection(objects=True, scenarios=True, allowed=frozenset()))
    assert protection_in_file("akhir.xlsx") == before
    assert (before["sheet"], before["formatCells"], before["formatRows"]) == (True, False, True)
    with pytest.raises(RefusedError):
        locked.range("A1").value = "lagi"
    with pytest.raises(PasswordProtectedError):
        live_host.unprotect(buku.sheets["Sandi"])


def test_hidden_rows_are_those_of_a_hand_and_of_a_filter(buku: xw.Book, live_host: Host) -> None:
    sheet = buku.sheets[LEMBAR]
    assert live_host.hidden_rows(sheet) == [21]
    sheet.tables["tblUji"].autofilter.apply_values(1, ["K1"])
    assert live_host.hidden_rows(sheet) == [4, 6, 7, 8, 9, 21]
    sheet.tables["tblUji"].autofilter.clear()
    live_host.show_rows(sheet, [21], tampak=True)
    live_host.show_rows(sheet, [30, 31, 35], tampak=False)
    assert live_host.hidden_rows(sheet) == [30, 31, 35]


def test_a_copy_holds_what_was_not_saved_yet(buku: xw.Book, live_host: Host, tmp_path: Path) -> None:
    buku.sheets[LEMBAR].range("A1").value = "belum disimpan"
    assert live_host.save_copy(buku, tmp_path / "salinan.xlsx")
    assert openpyxl.load_workbook(tmp_path / "salinan.xlsx")[LEMBAR]["A1"].value == "belum disimpan"
    assert zipfile.is_zipfile(buku.fullname)
    assert openpyxl.load_workbook(buku.fullname)[LEMBAR]["A1"].value is None


def test_a_book_in_the_cloud_has_a_name_and_no_path(display: Display, buku: xw.Book) -> None:
    display.machine.cloud_addresses[buku.name] = "https://d.docs.live.net/0123456789ABCDEF/Kantor/uji.xlsx"
    assert display.app.books["uji.xlsx"].sheets[0].name == LEMBAR
    with pytest.raises(xw.XlwingsError):
        _ = buku.fullname


def test_a_failure_can_be_planted_after_a_write(display: Display, buku: xw.Book) -> None:
    def failing() -> None:
        raise RefusedError("planted")

    cell = buku.sheets[LEMBAR].range("A1")
    display.machine.on_write = failing
    with pytest.raises(RefusedError, match="planted"):
        cell.value = "sudah tertulis"
    assert cell.value == "sudah tertulis"


def test_what_stands_in_the_way_of_writing(display: Display, berkas: Path, live_host: Host) -> None:
    read_only = display.open_book(berkas, read_only=True)
    assert live_host.obstacle(read_only) is Obstacle.READ_ONLY
    with pytest.raises(RefusedError):
        read_only.save()
    read_only.close()
    plain = display.open_book(berkas)
    assert live_host.obstacle(plain) is None
    display.obstacle = Obstacle.BEING_EDITED
    assert live_host.obstacle(plain) is Obstacle.BEING_EDITED
    plain.close()


def test_the_person_of_the_stage_is_scripted(display: Display, buku: xw.Book, live_host: Host) -> None:
    assert live_host.choose_folder(display.app, "Pilih folder", None) is None
    display.chosen_folder = Path("folder")
    assert live_host.choose_folder(display.app, "Pilih lagi", Path("awal")) == Path("folder")
    assert display.asked_folders == [("Pilih folder", None), ("Pilih lagi", Path("awal"))]
    display.has_folder_dialog = False
    with pytest.raises(NotImplementedError):
        live_host.choose_folder(display.app, "Pilih", None)
    display.stop_answers[:] = [False, True]
    assert [live_host.stop_requested() for _ in range(3)] == [False, True, False]
    assert live_host.cetak(buku.sheets["Kunci"])
    assert live_host.pesan(None, "Excel sibuk.", "SAKIP")
    assert (display.printed, display.messages) == (
        ["Kunci"],
        [MessageBox("Excel sibuk.", "SAKIP", None, None)],
    )


def test_shapes_charts_and_page_breaks_are_changed(buku: xw.Book, live_host: Host) -> None:
    locked = buku.sheets["Kunci"]
    assert live_host.color_shape(locked, "TextBox 2", "#00FF00", "#102030")
    shape = locked.shapes["TextBox 2"].api
    assert (shape.FillColor, shape.LineColor) == (0x00FF00, 0x102030)
    assert live_host.color_shape(locked, "TextBox 2", "", "#FF0000")
    assert (shape.FillColor, shape.LineColor) == (0x00FF00, 0xFF0000)
    categories, values = f"='{LEMBAR}'!$B$4:$B$9", f"='{LEMBAR}'!$C$4:$C$9"
    assert live_host.fill_chart(locked, 0, 0, categories, values)
    assert locked.charts[0].impl.reference() == [(categories, values)]
    assert live_host.set_breaks(locked, [10, 20])
    assert live_host.set_breaks(locked, [5])
    assert [n for n in range(40) if locked.api.Rows.getByIndex(n).IsManualPageBreak] == [5]
