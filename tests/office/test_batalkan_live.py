"""Batalkan on an open master: every writing action is taken back, or refused where a cell changed since."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sakip_xl import buttons
from sakip_xl.actions import undo_journal
from sakip_xl.domain.model import Cell
from sakip_xl.domain.sop.jejak import check_cancellations, check_chain
from sakip_xl.schema.base import Trait
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.load import load_master
from sakip_xl.workbook.drawing import draw_book
from sakip_xl.workbook.live.book import LiveBook
from sakip_xl.workbook.live.excel_host import host
from sakip_xl.workbook.live.reader import look
from sakip_xl.workbook.raw import differences
from sakip_xl.workbook.sync.snapshot import read_snapshot
from sakip_xl.workbook.xlsx.file_book import FileBook
from tests.actions.office import NOW, SEKRETARIS, TIM, with_solutions
from tests.actions.sop_walk import KUMPUL, ClickContext
from tests.documents.printing import use_no_printer
from tests.office.staff import choose, read

if TYPE_CHECKING:
    import xlwings as xw

    from tests.office.display import Display

pytestmark = pytest.mark.libreoffice

RUNNING_ON = ("tblJejak", "tblMeta", "tblBatal", "tblKerja")
"""What does not go back: the log, the journal, and what was chosen on Beranda for the next click."""


@dataclass
class Click:
    """An open master, and the state before each click that was not taken back yet."""

    display: Display
    book: xw.Book
    kini: BookContent
    stack: list[tuple[str, BookContent]] = field(default_factory=list)

    def click(self, button: str, *folder: Path, **options: Cell) -> str:
        """Click a writing button and keep what was there before."""
        choose(self.book, **{"pelaksana": TIM, **options})
        self.display.folder_queue = list(folder)
        self.stack.append((button, self.kini))
        message = self._press(button)
        assert "Kode: " not in message, message
        before = self.stack[-1][1]
        assert len(self.kini.row("tblJejak")) > len(before.row("tblJejak")), f"{button} was not logged"
        return message

    def batalkan(self) -> str:
        """Whoever did the last action takes it back: everything is as it was before it."""
        entry = undo_journal.last(self.kini)
        choose(self.book, pelaksana=entry.oleh if entry else TIM)
        message = self._press("batalkan")
        button, before = self.stack.pop()
        assert "dibatalkan" in message, (button, message)
        assert self.changed(before) == [], button
        return message

    def _press(self, button: str) -> str:
        getattr(buttons, button)(self.book)
        self.kini = read(self.book)
        return self.display.messages[-1].prompt

    def changed(self, before: BookContent) -> list[str]:
        return [each for each in differences(before, self.kini) if not each.startswith(RUNNING_ON)]

    def entry(self) -> list[Cell]:
        """The numbers of the actions that can be taken back."""
        return sorted({row["nomor"] for row in self.kini.row("tblBatal")}, key=str)


@pytest.fixture
def clicks(display: Display, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Click]:
    """A master whose Pengumpulan waits for the decision, open."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "keadaan"))
    monkeypatch.setattr(buttons, "now", lambda: NOW)
    monkeypatch.setattr(buttons, "user_account", lambda: "siti.r")
    use_no_printer(monkeypatch)
    context = ClickContext(tmp_path).until(KUMPUL, 10)
    context.reply("YAN", jam=context.jam + 3, change=with_solutions)
    FileBook(tmp_path / "induk.xlsx", now=lambda: NOW).save(context.book.read())
    book = display.open_book(tmp_path / "induk.xlsx")
    yield Click(display, book, read(book))
    display.close_books()


def snapshot_differences(book: xw.Book, content: BookContent) -> list[str]:
    """The sheets whose map is not that of the content drawn anew, with the blank rows that staff have."""
    old = look(book, host(book.app), book.name)
    row_counts = {name: table.count for name, table in old.tables.items() if table.table.sifat is Trait.INPUT}
    meta = draw_book(replace(content, counts=row_counts), NOW).sheets["_meta"].cells
    new = read_snapshot([[meta[b, index].value for index in range(5)] for b, k in sorted(meta) if k == 4])
    return [name for name in new if new[name] != old.snapshot().get(name)]


def test_every_writing_action_is_taken_back_one_after_the_other(clicks: Click, tmp_path: Path) -> None:
    before = clicks.kini
    start = clicks.entry()
    sent, arsip, returned = tmp_path / "tw3", tmp_path / "arsip", tmp_path / "kembali"
    clicks.click("hitung")
    clicks.click("rekap_pengukuran")
    clicks.click("setujui", pelaksana=SEKRETARIS, arahan="Lanjutkan.")
    clicks.click("arsipkan", arsip, returned)
    clicks.click("bagikan", sent, triwulan=3)
    assert len(clicks.entry()) == 5
    assert clicks.entry() != start
    assert "2 berkas" in clicks.batalkan()
    assert [path.name for path in sent.iterdir()] == [f"dibatalkan-{NOW:%Y%m%d-%H%M%S}"]
    clicks.batalkan()
    assert list(arsip.glob("*.zip")) == []
    for left in (2, 1, 0):
        clicks.batalkan()
        assert len(clicks.entry()) == left
    assert clicks.kini.row("tblBatal") == []
    assert snapshot_differences(clicks.book, clicks.kini) == []

    clicks.click("kembalikan", pelaksana=SEKRETARIS, arahan="Lengkapi bukti.", ke_langkah=8, triwulan=2)
    clicks.click("rekap", returned)
    clicks.click("majukan")
    clicks.click("laporan")
    for _ in range(4):
        clicks.batalkan()
    assert clicks.changed(before) == []
    assert snapshot_differences(clicks.book, clicks.kini) == []
    master = load_master(clicks.kini).master
    assert check_chain(master.jejak, master.id_master) == []
    assert check_cancellations(master.jejak) == []


def test_a_cell_changed_since_is_named_and_nothing_is_taken_back(clicks: Click) -> None:
    clicks.click("laporan")
    place = LiveBook(clicks.book, now=lambda: NOW).position(
        "tblLaporan", len(clicks.kini.row("tblLaporan")) - 1, "ringkasan"
    )
    clicks.book.sheets[place.sheet].range(place.cell).value = "Ditulis ulang oleh Sekretaris."
    changed = read(clicks.book)
    message = clicks._press("batalkan")  # noqa: SLF001 - refused, so that nothing is to be compared with before
    assert f"- {place.sheet}!{place.cell}: " in message
    assert message.endswith("Kode: SKP-484")
    assert list(differences(changed, clicks.kini)) == []
