"""The whole story of the demo by buttons alone, on one open master: the same data as the headless demo.

On the way the open book is saved and laid beside its twin, the same content drawn as a file: at every
``SAKIP_BANDINGKAN``-th click (10) and the last. With 1 every click of the story is compared, which takes
twice as long.
"""

from __future__ import annotations

import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from sakip_xl import buttons
from sakip_xl.actions import demo, sample
from sakip_xl.actions.buat import initial_content
from sakip_xl.actions.sample import ButtonAction, Majukan, Scene, SopAction
from sakip_xl.domain.measure.plain_number import read_plain
from sakip_xl.domain.model import Cell
from sakip_xl.domain.sop.definition import SOP
from sakip_xl.domain.terms import Event, YesNo
from sakip_xl.schema.base import Table
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import BookContent, Position
from sakip_xl.workbook.live.book import LiveBook
from sakip_xl.workbook.port import Shelf
from sakip_xl.workbook.raw import differences, tidy
from sakip_xl.workbook.xlsx.file_book import FileBook, FileShelf, open_book
from tests.bench.bench_com import bound
from tests.documents.printing import use_no_printer
from tests.office.saved import differences_from_twin
from tests.office.staff import body, choose
from tests.office_engine.counting import counted
from tests.test_catalogue import INGGRIS

if TYPE_CHECKING:
    import xlwings as xw

    from tests.office.display import Display

pytestmark = pytest.mark.libreoffice

BANDINGKAN = int(os.environ.get("SAKIP_BANDINGKAN", "10"))
MORNING = datetime(2026, 7, 1, 7)
BUTTONS = {
    "kertas kerja": "hitung",
    "rekap pengukuran": "rekap_pengukuran",
    YesNo.YA: "setujui",
    YesNo.TIDAK: "kembalikan",
}
"""Where a scene is not called as its button. The Kertas Kerja of step 4, empty in the demo, has no button
of its own: it is counted already then, and again in step 5."""
FOLDER = re.compile(r'"folder":"[0-9a-f]*",')
MAY_DIFFER = re.compile(
    r"tblKerja |tblBatal |tblTemuan |tblMeta \d+ nilai|tblJejak \d+ sidik|tblArsip \d+ sidik"
)
"""What must differ: the last choices on Beranda, the journal of Batalkan, findings that did not fit into a
message, where the folders are, and fingerprints of archives, which hold the time of their files and the book
as it was, so of the log that names them."""


@dataclass
class TypedBook:
    """An open master as staff see and type it: cell by cell, into the blank rows of its tables."""

    book: xw.Book
    _buku: LiveBook | None = None
    _isi: BookContent | None = None

    @property
    def name(self) -> str:
        return self.book.name

    @property
    def path(self) -> Path | None:
        return None

    @property
    def shelf(self) -> Shelf:
        return FileShelf()

    def data(self) -> bytes:
        raise NotImplementedError

    def backups(self) -> list[Path]:
        return []

    def read(self) -> BookContent:
        """What the sheets show; looked at again after every click."""
        if self._buku is None or self._isi is None:
            self._buku = LiveBook(self.book, now=lambda: MORNING)
            self._isi = self._buku.read()
        return self._isi

    def position(self, table: str, row_index: int, field_name: str) -> Position:
        self.read()
        assert self._buku is not None
        return self._buku.position(table, row_index, field_name)

    def take_over(self) -> None:
        raise NotImplementedError

    def save(self, content: BookContent) -> Path | None:
        """Type every cell that is to be another one."""
        new = tidy(content)
        changed = [
            (table, int(index) - 1, field_name)
            for table, index, field_name in map(str.split, self._difference(new))
        ]
        for table in dict.fromkeys(table for table, *_ in changed):
            self._insert(table, len(new.row(table)))
        for table, index, field_name in changed:
            place = self.position(table, index, field_name)
            value = new.row(table)[index].get(field_name)
            self.book.sheets[place.sheet].range(place.cell).value = typed(value)
        self._isi = new
        return None

    def _difference(self, new: BookContent) -> list[str]:
        return list(differences(self.read(), new))

    def _insert(self, table: str, how_many: int) -> None:
        """Insert sheet rows above the last, blank one of a table until it has so many."""
        content = body(self.book, table)
        if content.shape[0] < how_many:
            end = content.last_cell.row
            content.sheet.range(f"{end}:{end + how_many - content.shape[0] - 1}").insert("down")
            self.forget()

    def forget(self) -> None:
        """A click changed the book."""
        self._isi = self._buku = None


def typed(value: Cell) -> Any:
    """A value as staff type it: a time of day is 08:30."""
    if isinstance(value, time):
        return f"{value:%H:%M}"
    if isinstance(value, date) and not isinstance(value, datetime):
        return datetime.combine(value, time())
    return value


@dataclass
class Office(demo.Display):
    """The people of the demo at one open master: they type, choose on Beranda and click."""

    display: Display = field(kw_only=True)
    typed_book: TypedBook = field(kw_only=True)
    kini: datetime = MORNING
    clicked: list[str] = field(default_factory=list)

    def play(self, scene: Scene) -> None:
        self.kini = scene.waktu
        if not isinstance(scene, Majukan | ButtonAction | SopAction):
            super().play(scene)
            return
        key = (scene.keputusan if isinstance(scene, Majukan) else None) or scene.aksi
        self._choose(scene)
        self.display.folder_queue = self._folder(scene.aksi)
        self.clicked.append(BUTTONS.get(key, key))
        before = self.typed_book.read()
        with counted() as count:
            getattr(buttons, self.clicked[-1])(self.typed_book.book)
        self.typed_book.forget()
        limit = bound(self.clicked[-1], before, self.typed_book.read())
        assert count.total() <= limit, (self.clicked[-1], count.most_common(9))

    def _choose(self, scene: Majukan | ButtonAction | SopAction) -> None:
        """Choose on Beranda; what is not asked for stays as it was."""
        options: dict[str, Cell] = {"pelaksana": scene.oleh}
        if not isinstance(scene, ButtonAction):
            options["sop"] = scene.sop.value
        if isinstance(scene, Majukan) and scene.keputusan:
            step = SOP[scene.sop].find(scene.ke_langkah or "")
            options |= {"arahan": scene.catatan, "ke_langkah": step.nomor if step else None}
        choose(self.typed_book.book, **options)

    def _folder(self, action: str) -> list[Path]:
        """What is chosen in the dialogs; the archive asks for the forms after its own place."""
        formulir, arsip = self.ke / "formulir", self.ke / "arsip"
        options = {"bagikan": [formulir], "rekap": [self.folder], "arsipkan": [arsip, self.folder]}
        return options.get(action, [])


@pytest.fixture
def empty_display(display: Display) -> Iterator[Display]:
    yield display
    display.close_books()


def comparable(content: BookContent) -> BookContent:
    """The content with the numbers that staff typed, which their cells keep as texts.

    The log names no folder: where the forms came back to differs.
    """

    def read(table: Table, name: str, value: Cell) -> Cell:
        number = None
        if isinstance(value, str) and table.as_typed(table.field_column(name)):
            number = read_plain(value).nilai
        if isinstance(value, str) and (table.name, name) == ("tblJejak", "perubahan"):
            return FOLDER.sub("", value)
        return value if number is None else float(number)

    tables = dict(content.tables)
    for table in MASTER.tables:
        rows = content.row(table.name)
        tables[table.name] = [{name: read(table, name, cell) for name, cell in row.items()} for row in rows]
    return tidy(replace(content, tables=tables))


def differing(expected: BookContent, finished: BookContent) -> list[str]:
    """Where two contents differ, apart from what must: also what the log says of a step of its own."""
    expected, finished = comparable(expected), comparable(finished)
    jejak = expected.row("tblJejak")
    other = {
        f"tblJejak {index} catatan"
        for index, row in enumerate(jejak, 1)
        if row["peristiwa"] == Event.ARSIP or str(row.get("catatan")).startswith("0 dari ")
    }
    return [
        each for each in differences(expected, finished) if not MAY_DIFFER.match(each) and each not in other
    ]


def zip_content(folder: Path) -> dict[str, list[str]]:
    return {path.name: sorted(zipfile.ZipFile(path).namelist()) for path in sorted(folder.glob("*.zip"))}


def test_the_whole_story_by_buttons_ends_in_the_data_of_the_demo(
    empty_display: Display, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    result = demo.demo(FileShelf(), tmp_path / "demo")
    expected = open_book(Path(result.data["master"]), now=lambda: MORNING).read()
    story = sample.full_story()
    start = sample.sample_content(initial_content("Sumbersuko", MORNING.year, id_master="contoh-sumbersuko"))
    file = tmp_path / Path(result.data["master"]).name
    FileBook(file, now=lambda: MORNING).save(start)
    book = empty_display.open_book(file)
    typed_book = TypedBook(book)
    office = Office(tmp_path / "kantor", story, typed_book, display=empty_display, typed_book=typed_book)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "keadaan"))
    monkeypatch.setattr(buttons, "now", lambda: office.kini)
    monkeypatch.setattr(buttons, "user_account", lambda: "")
    use_no_printer(monkeypatch)

    for scene in story.adegan:
        count, clicks = len(empty_display.messages), len(office.clicked)
        office.play(scene)
        if len(office.clicked) > clicks and (
            len(office.clicked) % BANDINGKAN == 0 or scene is story.adegan[-1]
        ):
            found = differences_from_twin(empty_display, book, tmp_path, lambda: office.kini)
            assert found == [], (len(office.clicked), scene)
        messages = [box.prompt for box in empty_display.messages[count:]]
        assert not [text for text in messages if "Kode: " in text], (scene, messages)

    questions = [box.prompt for box in empty_display.messages if box.buttons != "ok"]
    assert [f"{office.ke / 'arsip'}" in question for question in questions] == [True]  # where it was before
    assert len(empty_display.messages) == len(office.clicked) + len(questions)
    assert [
        box for box in empty_display.messages if INGGRIS.search(box.prompt) or "Traceback" in box.prompt
    ] == []
    assert differing(expected, typed_book.read()) == []
    assert zip_content(office.ke / "arsip") == zip_content(tmp_path / "demo" / "arsip")
    book.save()
    stored = open_book(Path(book.fullname), now=lambda: MORNING)
    assert list(differences(typed_book.read(), stored.read())) == []
