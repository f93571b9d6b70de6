"""*Mulai Buku Baru* from the click to the office's own master."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.test_mulai import fill
from tests.buttons.button_office import ButtonContext
from tests.buttons.fake_program import FakeBook


def in_front(desk: ButtonContext, form: Path, *, stored: bool = True) -> None:
    """The form is opened, filled in and not saved again: a copy of it is what counts."""
    desk.host.salinan = form
    desk.book.lembar_lain = ("_mulai",)
    desk.book.isi = FakeFormBook(desk.book.isi, form if stored else None)  # type: ignore[assignment]


class FakeFormBook:
    """The form behind the port: it has a place and a shelf, and no content of ours."""

    def __init__(self, other: object, path: Path | None) -> None:
        self._other, self.path, self.name = other, path, "Mulai Buku Baru.xlsx"

    def __getattr__(self, name: str) -> object:
        assert name != "read", "a form is no book of ours"
        return getattr(self._other, name)


def test_the_form_is_made_filled_in_and_becomes_the_master(desk: ButtonContext, tmp_path: Path) -> None:
    folder = tmp_path / "kantor baru"
    message = desk.click("buku_baru", folder)
    form = folder / "Mulai Buku Baru.xlsx"
    assert "Isi sel kuning pada ketiga lembarnya" in message
    assert desk.book.app.dibuka == [str(form)]
    in_front(desk, fill(form))
    message = desk.click("buku_baru")
    (master,) = folder.glob("SAKIP-Senduro-*.xlsx")
    assert f"Buku induk {master.name} sudah dibuat" in message
    assert desk.book.app.dibuka == [str(form), str(master)]


def test_what_is_missing_is_listed_and_nothing_is_opened(desk: ButtonContext, tmp_path: Path) -> None:
    desk.click("buku_baru", tmp_path)
    form = tmp_path / "Mulai Buku Baru.xlsx"
    in_front(desk, form)
    message = desk.click("buku_baru")
    assert "4 isian pada" in message
    assert "1 Kecamatan!B" in message
    assert "SKP-700" in message
    assert desk.book.app.dibuka == [str(form)]


def test_a_form_without_a_place_is_refused(desk: ButtonContext, tmp_path: Path) -> None:
    desk.click("buku_baru", tmp_path)
    in_front(desk, tmp_path / "Mulai Buku Baru.xlsx", stored=False)
    assert "SKP-703" in desk.click("buku_baru")


@pytest.mark.parametrize("closed", [True, False])
def test_without_a_folder_nothing_is_made(desk: ButtonContext, *, closed: bool) -> None:
    message = desk.click("buku_baru", *([None] if closed else []))
    assert message == "" if closed else "SKP-704" in message
    assert desk.book.app.dibuka == []


def test_any_book_may_be_in_front(desk: ButtonContext, tmp_path: Path) -> None:
    desk.book = FakeBook(FakeFormBook(desk.book.isi, None), app=desk.book.app)  # type: ignore[arg-type]
    assert "dibuat di folder" in desk.click("buku_baru", tmp_path)
