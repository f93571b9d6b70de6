"""A whole click while the program is busy now and then, and while it stays busy: it ends right or refuses."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sakip_xl import buttons
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.live.patience import PATIENCE
from sakip_xl.workbook.raw import differences
from sakip_xl.workbook.xlsx.file_book import FileBook
from tests.actions.office import NOW, TIM
from tests.actions.sop_walk import UKUR, ClickContext
from tests.office.staff import choose, read
from tests.office_engine.busy import BusyProgram, busy

if TYPE_CHECKING:
    import xlwings as xw

    from tests.office.display import Display

pytestmark = pytest.mark.libreoffice

SEEDS = (1, 2, 3)
BUTTON = "hitung"
LAST_BEFORE_WRITING = "host.undisturbed"
"""The operation after which the program is quiet and is written."""


@pytest.fixture
def desk(display: Display, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Display]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "keadaan"))
    monkeypatch.setattr(buttons, "now", lambda: NOW)
    monkeypatch.setattr(buttons, "user_account", lambda: "siti.r")
    yield display
    display.close_books()


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A master whose Pengukuran has something to compute, as a file."""
    folder = tmp_path_factory.mktemp("sibuk")
    content = ClickContext(folder).until(UKUR, 2).book.read()
    path = folder / "Induk.xlsx"
    FileBook(path, now=lambda: NOW).save(content)
    return path


def opened(desk: Display, master: Path) -> xw.Book:
    book = desk.open_book(master)
    choose(book, pelaksana=TIM)
    return book


def clicked(
    desk: Display, master: Path, program: BusyProgram, monkeypatch: pytest.MonkeyPatch
) -> tuple[BookContent, BookContent, str, float]:
    """The book before and after the click, what was said, and for how long it was waited."""
    book = opened(desk, master)
    before = read(book)
    with busy(program, monkeypatch) as clock:
        getattr(buttons, BUTTON)(book)
    after, said = read(book), desk.messages[-1].prompt
    desk.close_books()
    return before, after, said, clock.now


def test_busy_now_and_then_a_click_ends_as_ever(
    desk: Display, master: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calm = BusyProgram()
    before, expected, said, waited = clicked(desk, master, calm, monkeypatch)
    assert waited == 0
    assert list(differences(before, expected))
    for seed in SEEDS:
        chosen = random.Random(seed)  # noqa: S311 - places, no secrets
        places = {chosen.randrange(len(calm.done)): chosen.randint(1, 9) for _ in range(25)}
        program = BusyProgram(places)
        _, after, message, waited = clicked(desk, master, program, monkeypatch)
        assert list(differences(expected, after)) == [], seed
        assert message == said
        assert program.refused == sum(places.values())
        assert waited > 0


def test_staying_busy_before_the_first_write_refuses_and_changes_nothing(
    desk: Display, master: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calm = BusyProgram()
    clicked(desk, master, calm, monkeypatch)
    first_write = calm.done.index(LAST_BEFORE_WRITING)
    chosen = random.Random(4)  # noqa: S311 - places, no secrets
    for place in [0, *chosen.sample(range(first_write + 1), 6)]:
        program = BusyProgram(from_then_on=place)
        before, after, said, waited = clicked(desk, master, program, monkeypatch)
        assert list(differences(before, after)) == [], calm.done[place]
        assert "Excel sedang menunggu" in said, (calm.done[place], said)
        assert waited < 6 * PATIENCE


def test_staying_busy_while_it_writes_names_the_backup(
    desk: Display, master: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    calm = BusyProgram()
    clicked(desk, master, calm, monkeypatch)
    first, last = calm.done.index(LAST_BEFORE_WRITING), len(calm.done) - 1
    while not calm.done[last].startswith("Range."):
        last -= 1
    chosen = random.Random(5)  # noqa: S311 - places, no secrets
    for place in chosen.sample(range(first + 1, last), 4):
        program = BusyProgram(from_then_on=place)
        _, _, said, _ = clicked(desk, master, program, monkeypatch)
        assert "SKP-549" in said, (calm.done[place], said)
        assert "Cadangannya: Induk." in said
