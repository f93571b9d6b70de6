"""A master of version 2 open in a live spreadsheet: one click, and the new one is open beside it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from sakip_xl import buttons
from sakip_xl.schema.books import VERSI_LAYOUT
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.live.book import LiveBook
from sakip_xl.workbook.raw import differences
from sakip_xl.workbook.xlsx.file_book import open_book

if TYPE_CHECKING:
    from tests.office.display import Display

pytestmark = pytest.mark.libreoffice

MASTER = Path(__file__).parents[1] / "golden" / "v2" / "SAKIP-Sumbersuko-2026.xlsx"
SENIN = datetime(2026, 10, 5, 8, 30)


@pytest.fixture
def kosong(display: Display, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Display]:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "keadaan"))
    monkeypatch.setattr(buttons, "now", lambda: SENIN)
    yield display
    display.close_books()


def test_a_click_on_a_book_of_version_2_opens_the_new_one_and_works_there(
    kosong: Display, tmp_path: Path
) -> None:
    shutil.copyfile(MASTER, tmp_path / "asal.xlsx")
    old = kosong.open_book(tmp_path / "asal.xlsx", "SAKIP 2026.xlsx")
    folder = Path(old.fullname).parent
    kept = Path(old.fullname).read_bytes()
    before = LiveBook(old, now=lambda: SENIN).read()

    buttons.hitung(old)

    assert f"SAKIP 2026 (versi {VERSI_LAYOUT}).xlsx" in kosong.messages[-1].prompt
    assert Path(old.fullname).read_bytes() == kept
    new = next(book for book in old.app.books if book.name == f"SAKIP 2026 (versi {VERSI_LAYOUT}).xlsx")
    assert list(changed(before, LiveBook(new, now=lambda: SENIN).read())) == ["tblJejak"]

    buttons.hitung(new)

    assert "dihitung" in kosong.messages[-1].prompt
    assert LiveBook(new, now=lambda: SENIN).read().row("tblBatal") != []
    assert open_book(folder / new.name, now=lambda: SENIN).read().versi == VERSI_LAYOUT


def changed(before: BookContent, after: BookContent) -> list[str]:
    """The tables that differ, apart from the identity."""
    tables = {difference.partition(" ")[0] for difference in differences(before, after)}
    return sorted(tables - {"tblMeta"})
