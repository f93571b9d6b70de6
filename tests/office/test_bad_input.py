"""Bad input on an open master: one clear message and nothing changed, or the work is done all the same."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sakip_xl import buttons
from sakip_xl.schema.books import VERSI_LAYOUT
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.live.excel_host import host
from sakip_xl.workbook.live.host import Obstacle
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.raw import differences
from sakip_xl.workbook.xlsx.file_book import FileBook, FileShelf, open_book
from tests.actions.office import NOW, TIM, type_in, with_solutions
from tests.actions.sop_walk import KUMPUL, ClickContext
from tests.buttons.fake_program import FakeBook, FakeHost
from tests.office.staff import body, read, without_folders
from tests.office_engine import RefusedError
from tests.test_catalogue import INGGRIS

if TYPE_CHECKING:
    import xlwings as xw

    from tests.office.display import Display

pytestmark = pytest.mark.libreoffice

NAME, OTHER_NAME = "induk.xlsx", "induk lain.xlsx"
LOCK_WORD = "rahasia"
NOT_FILLED = "Kertas Kerja triwulan ini belum diisi."
"""What the report on Laporan says until a Kertas Kerja takes its place."""
Undo = Callable[[], None]


@dataclass(frozen=True)
class Office:
    """A master whose Pengumpulan waits for the forms, as a file, and the folder of returned forms."""

    berkas: Path
    kembali: Path
    isi: BookContent


@pytest.fixture(scope="module")
def kantor(tmp_path_factory: pytest.TempPathFactory) -> Office:
    """One unit has returned its form; since then it answered again, and the other one for the first time."""
    context = ClickContext(tmp_path_factory.mktemp("buruk")).until(KUMPUL, 7)
    context.reply("YAN", jam=context.jam + 1)
    context.rekap()
    type_in(context.book, "tblKerja", 0, pelaksana=TIM)
    context.reply("YAN", jam=context.jam + 2, change=with_solutions)
    context.reply("PMD", jam=context.jam + 2)
    content = without_folders(context.book.read())
    return Office(save(content, context.akar), context.kembali, content)


def save(content: BookContent, folder: Path) -> Path:
    FileBook(folder / NAME, now=lambda: NOW).save(content)
    return folder / NAME


@pytest.fixture(scope="module")
def shared(display: Display, kantor: Office) -> Iterator[xw.Book]:
    """The open master that every refusal leaves as it is."""
    yield display.open_book(kantor.berkas)
    display.close_books()


@pytest.fixture
def open_copy(display: Display) -> Iterator[Callable[..., xw.Book]]:
    """Opens a copy that may be changed."""
    opened: list[xw.Book] = []

    def open_another(file: Path, *, read_only: bool = False) -> xw.Book:
        opened.append(display.open_book(file, OTHER_NAME, read_only=read_only))
        return opened[-1]

    yield open_another
    for book in opened:
        book.close()


@pytest.fixture(autouse=True)
def _fixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "keadaan"))
    monkeypatch.setattr(buttons, "now", lambda: NOW)
    monkeypatch.setattr(buttons, "user_account", lambda: "siti.r")


def state(book: xw.Book) -> dict[str, Any]:
    """Every cell as typed, and all that a click lifts for a while."""
    live_host, app = host(book.app), book.app
    sheets = list(book.sheets)
    return {
        "isi": {s.name: (s.used_range.address, s.used_range.impl.xl.getFormulaArray()) for s in sheets},
        "lindungan": [s.name for s in sheets if s.impl.xl.isProtected()],
        "tersembunyi": {s.name: live_host.hidden_rows(s) for s in sheets},
        "tabel": {t.name: (t.range.address, row_filter(t)) for s in sheets for t in s.tables},
        "depan": (book.sheets.active.name, app.selection.address if app.selection else None),
        "program": (app.calculation, app.screen_updating, app.enable_events, app.display_alerts),
        "berkas": sorted(path.name for path in Path(book.impl._path()).parent.rglob("*")),  # noqa: SLF001 - also of a cloud book
    }


def row_filter(table: xw.main.Table) -> list[tuple[Any, ...]]:
    criteria = table.autofilter.criteria if table.impl.xl.getFilterDescriptor().getFilterFields3() else []
    return [(s.field, s.type, s.operator, s.value1, s.value2, s.values) for s in criteria if s.type != "none"]


def pesan(display: Display) -> str:
    """The one message that was shown, in Indonesian."""
    [message] = display.messages
    assert not INGGRIS.search(message.prompt), message.prompt
    assert "Traceback" not in message.prompt
    assert display.status[-1] is False
    return message.prompt


# --- Refused, and nothing changed ---------------------------------------------------------------------------


def obstacle(kind: Obstacle) -> Callable[[Display, xw.Book], Undo]:
    def broken(display: Display, _book: xw.Book) -> Undo:
        display.obstacle = kind
        return lambda: None

    return broken


def without_dialog_in_cloud(display: Display, book: xw.Book) -> Undo:
    display.machine.cloud_addresses[book.name] = "https://d.docs.live.net/0123456789ABCDEF/Kantor/induk.xlsx"
    display.has_folder_dialog = False
    return lambda: None


def with_password(_display: Display, book: xw.Book) -> Undo:
    jejak = book.sheets["Jejak"].impl.xl
    jejak.unprotect("")
    jejak.protect(LOCK_WORD)

    def undo_last() -> None:
        jejak.unprotect(LOCK_WORD)
        jejak.protect("")

    return undo_last


def rename_sheet(_display: Display, book: xw.Book) -> Undo:
    sheet = book.sheets["Program Kerja"]
    sheet.name = "Program Kerja 2026"
    return lambda: setattr(sheet, "name", "Program Kerja")


def rename_table(_display: Display, book: xw.Book) -> Undo:
    table = book.sheets["Notulen"].tables["tblPeserta"].impl
    table.name = "tblPeserta2"
    return lambda: setattr(table, "name", "tblPeserta")


def delete_table(_display: Display, book: xw.Book) -> Undo:
    """The table becomes plain cells."""
    sheet, database_ranges = book.sheets["Identitas"], book.impl.uno_doc.DatabaseRanges
    area = sheet.tables["tblHariKhusus"].range
    database_ranges.removeByName("tblHariKhusus")
    return lambda: (sheet.tables.add(area, name="tblHariKhusus"), None)[1]


def typed_value(sheet: str, wanted: str, content: str, shift: int = 0) -> Callable[[Display, xw.Book], Undo]:
    """Type over the cell that shows ``wanted``, or over one right of it, with the protection off."""

    def broken(_display: Display, book: xw.Book) -> Undo:
        xl = book.sheets[sheet].impl.xl
        finder = xl.createSearchDescriptor()
        finder.SearchString, finder.SearchWords = wanted, True
        place = xl.findFirst(finder).CellAddress
        cell = xl.getCellByPosition(place.Column + shift, place.Row)
        before, is_protected = cell.Formula, xl.isProtected()

        def write(text: str) -> None:
            xl.unprotect("")
            cell.setFormula(text)
            if is_protected:
                xl.protect("")

        write(content)
        return lambda: write(before)

    return broken


OLDER, NEWER = "1", str(int(VERSI_LAYOUT) + 1)
REFUSALS: dict[str, tuple[Callable[[Display, xw.Book], Undo], str, list[str]]] = {
    "edit mode": (obstacle(Obstacle.BEING_EDITED), "SKP-541", ["Enter", "Esc"]),
    "old-style shared workbook": (obstacle(Obstacle.SHARED), "SKP-543", ["pakai bersama"]),
    "cloud book and no dialog": (without_dialog_in_cloud, "SKP-495", ["Folder Formulir", "Identitas"]),
    "unknown password": (with_password, "SKP-544", ["'Jejak'", "kata sandi"]),
    "sheet renamed": (rename_sheet, "SKP-514", ["'Program Kerja'", "'Program Kerja 2026'"]),
    "table renamed": (rename_table, "SKP-514", ["tblPeserta", "'tblPeserta2'"]),
    "table deleted": (delete_table, "SKP-514", ["tblHariKhusus", "'Identitas'"]),
    "heading typed over": (
        typed_value("Indikator", "Satuan", "Ukuran"),
        "SKP-514",
        ["'Satuan'", "tblIndikator"],
    ),
    "error value": (
        typed_value("Formulir Capaian", "IKS.2", "=1/0", 3),
        "SKP-467",
        ["Formulir Capaian!D8", "#DIV/0!"],
    ),
    "note in a view": (
        typed_value("Rekap", NOT_FILLED, "Tunggu arahan Camat"),
        "SKP-546",
        ["Rekap!A", "'Tunggu arahan Camat'"],
    ),
    "workbook older": (typed_value("_meta", "versi_layout", OLDER, 1), "SKP-512", [f"'{OLDER}'"]),
    "workbook newer": (
        typed_value("_meta", "versi_layout", NEWER, 1),
        "SKP-513",
        [NEWER, "Perbarui program SAKIP"],
    ),
}


@pytest.mark.parametrize("case", list(REFUSALS))
def test_a_refusal_says_what_and_where_and_changes_nothing(
    display: Display, shared: xw.Book, case: str
) -> None:
    broken, kode, words = REFUSALS[case]
    shared.sheets["Identitas"].activate()
    shared.sheets["Identitas"].range("B8:C9").select()
    undo_last = broken(display, shared)
    try:
        before = state(shared)
        (buttons.bagikan if kode == "SKP-495" else buttons.hitung)(shared)
        text = pesan(display)
        assert state(shared) == before
    finally:
        undo_last()
    assert text.endswith(f"Kode: {kode}"), text
    assert [word for word in words if word not in text] == [], text


def test_a_book_open_to_be_read_only_is_refused(
    display: Display, kantor: Office, open_copy: Callable[..., xw.Book]
) -> None:
    book = open_copy(kantor.berkas, read_only=True)
    before = state(book)
    buttons.hitung(book)
    assert pesan(display).endswith("Kode: SKP-542")
    assert state(book) == before


# --- A failure on the way -----------------------------------------------------------------------------------


def test_a_failure_in_the_middle_names_the_backup_and_gives_everything_back(
    display: Display, kantor: Office, open_copy: Callable[..., xw.Book]
) -> None:
    book = open_copy(kantor.berkas)
    filter_jejak(book)
    host(book.app).show_rows(book.sheets["Rekap"], [3, 4], tampak=False)
    book.sheets["Indikator"].activate()
    book.sheets["Indikator"].range("D8:E9").select()
    before, written = state(book), []

    def failing() -> None:
        written.append(True)
        if len(written) > 5:
            raise RefusedError

    display.machine.on_write = failing
    buttons.hitung(book)
    display.machine.on_write = None
    text, current = pesan(display), state(book)
    [backup] = (Path(book.fullname).parent / "cadangan").iterdir()
    assert text.endswith("Kode: SKP-549")
    assert f"Cadangannya: {backup.name}." in text
    assert current["isi"] != before["isi"]
    for part in ("lindungan", "depan", "program"):
        assert current[part] == before[part], part
    hidden, still_hidden = before["tersembunyi"], current["tersembunyi"]
    assert set(hidden.pop("Jejak")) <= set(still_hidden.pop("Jejak"))  # and the row that was put in
    assert still_hidden == hidden
    assert {n: s for n, (_, s) in current["tabel"].items()} == {n: s for n, (_, s) in before["tabel"].items()}
    assert list(differences(kantor.isi, open_book(backup, now=lambda: NOW).read())) == []


@pytest.mark.parametrize(("number", "kode"), [(errno.ENOSPC, "SKP-524"), (errno.EACCES, "SKP-523")])
def test_without_a_backup_nothing_is_written_and_a_full_disk_is_told(
    display: Display,
    kantor: Office,
    open_copy: Callable[..., xw.Book],
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    kode: str,
) -> None:
    book = open_copy(kantor.berkas)
    before = state(book)

    def full(_file: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", full)
        buttons.hitung(book)
    assert pesan(display).endswith(f"Kode: {kode}")
    assert state(book) == before


def filter_jejak(book: xw.Book) -> None:
    """Somebody looks at the bagikan rows of the log only."""
    sheet = book.sheets["Jejak"]
    sheet.impl.xl.unprotect("")
    sheet.tables["tblJejak"].autofilter.apply_values(6, ["bagikan"])
    sheet.impl.xl.protect("")


# --- The work is done all the same --------------------------------------------------------------------------


def in_memory(content: BookContent, folder: Path) -> BookContent:
    """The content after a rekap with no program behind it."""
    book = MemoryBook(content, name=NAME, shelf=FileShelf())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(buttons, "open_book", lambda _book: book)
        patch.setattr(buttons, "host", lambda _app: FakeHost(folder=[folder]))
        buttons.rekap(FakeBook(book, name=NAME))  # type: ignore[arg-type]
    return book.read()


def test_rows_land_right_in_filtered_tables_with_rows_hidden_inserted_and_merged_beside(
    display: Display, kantor: Office, open_copy: Callable[..., xw.Book]
) -> None:
    book = open_copy(kantor.berkas)
    sheet, kirim = book.sheets["Formulir Capaian"], book.sheets["Tanda Terima"]
    sheet.range("3:3").insert("down")
    upper = body(book, "tblRealisasi").row
    sheet.range(f"{upper + 2}:{upper + 2}").insert("down")
    right = body(book, "tblRealisasi").last_cell.column + 2
    sheet.range((upper, right), (upper + 1, right + 1)).merge()
    sheet.range((upper, right)).value = "dicek dua orang"
    sheet.range((upper + 4, right)).value = "IKP.1 minta bukti"
    sheet.tables["tblRealisasi"].autofilter.apply_values(1, ["IKS.1", "IKP.1"])
    sheet.tables["tblAnggaran"].autofilter.apply_comparison(4, "greater_than", 0)
    hidden_row = body(book, "tblFormulir").row + 1
    host(book.app).show_rows(kirim, [hidden_row], tampak=False)
    before, content = state(book), read(book)
    display.chosen_folder = kantor.kembali
    buttons.rekap(book)
    assert "2 dari 2 unit diterima" in pesan(display)
    assert list(differences(in_memory(content, kantor.kembali), read(book))) == []
    current = state(book)
    assert {n: s for n, (_, s) in current["tabel"].items()} == {n: s for n, (_, s) in before["tabel"].items()}
    assert current["tersembunyi"]["Tanda Terima"] == [hidden_row]
    visible = {row.row for row in body(book, "tblRealisasi").rows} - {*current["tersembunyi"][sheet.name]}
    assert [sheet.range((row, 1)).value for row in sorted(visible)] == ["IKS.1", "IKP.1"]
    upper = body(book, "tblRealisasi").row  # the blank row above went, the one inside the table stayed
    assert sheet.range((upper, right), (upper + 1, right + 1)).merge_cells
    assert sheet.range((upper, right)).value == "dicek dua orang"
    assert sheet.range((upper + 4, 1)).value == "IKP.1"
    assert sheet.range((upper + 4, right)).value == "IKP.1 minta bukti"
    assert (current["lindungan"], current["program"]) == (before["lindungan"], before["program"])


def test_a_cloud_book_is_written_and_its_backup_kept_on_this_computer(
    display: Display, kantor: Office, open_copy: Callable[..., xw.Book], tmp_path: Path
) -> None:
    book = open_copy(kantor.berkas)
    display.machine.cloud_addresses[book.name] = (
        "https://kantor.sharepoint.com/sites/sakip/Dokumen/induk lain.xlsx"
    )
    display.chosen_folder = kantor.kembali
    buttons.rekap(book)
    assert "2 dari 2 unit diterima" in pesan(display)
    [backup] = (tmp_path / "keadaan" / "SAKIP" / "cadangan").iterdir()
    assert backup.name == "induk lain.20260706-093000.xlsx"


MANY = 5_000


def test_a_table_of_five_thousand_rows_is_served(
    display: Display, kantor: Office, open_copy: Callable[..., xw.Book], tmp_path: Path
) -> None:
    pattern = kantor.isi.row("tblRealisasi")
    old = [{**pattern[index % len(pattern)], "kode": f"LAMA.{index}", "triwulan": 1} for index in range(MANY)]
    content = replace(kantor.isi, tables={**kantor.isi.tables, "tblRealisasi": [*old, *pattern]})
    book = open_copy(save(content, tmp_path))
    display.chosen_folder = kantor.kembali
    buttons.rekap(book)
    assert "2 dari 2 unit diterima" in pesan(display)
    assert list(differences(in_memory(content, kantor.kembali), read(book))) == []
