"""The dialog for a folder begins where the last one ended."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.actions.office import TIM
from tests.buttons.button_office import ButtonContext


def test_the_folder_last_used_is_offered_for_each_use(desk: ButtonContext, tmp_path: Path) -> None:
    sent, returned = tmp_path / "kirim", tmp_path / "balik"
    returned.mkdir()
    desk.choose(pelaksana=TIM).click("bagikan", sent)
    desk.click("rekap", returned)
    for button in ("bagikan", "pratinjau", "rekap"):
        desk.click(button, returned)
    starts = [start for _, start in desk.host.ditanya]
    assert starts == [None, None, sent, returned, returned]


def test_a_host_without_a_dialog_takes_the_folder_last_used(desk: ButtonContext, tmp_path: Path) -> None:
    desk.choose(pelaksana=TIM).click("bagikan", tmp_path / "kirim")
    desk.host.folder = None
    assert "0 dari 2 unit diterima" in desk.click("rekap", tmp_path / "kirim")
    desk.host.folder, desk.book.app.jawab = None, "yes"
    assert "Tidak ada formulir" in desk.click("bagikan")


@pytest.mark.parametrize("dialog", [True, False])
def test_a_folder_that_the_book_names_elsewhere_takes_a_yes(
    desk: ButtonContext, tmp_path: Path, *, dialog: bool
) -> None:
    sent = tmp_path / "kirim"
    desk.choose(pelaksana=TIM).click("bagikan", sent)
    assert desk.book.app.ditanya == []
    for answer in ("no", "yes"):
        desk.book.app.jawab = answer
        desk.host.folder = [sent] if dialog else None
        message = desk.click("bagikan", *([sent] if dialog else []))
        assert str(sent) in desk.book.app.ditanya[-1]
        assert bool(message) is (answer == "yes")
