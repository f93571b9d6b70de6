"""Pengingat by click: the messages come to the front, and the book stays as it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip_xl.workbook.live.window import Window
from tests.actions.sop_walk import KUMPUL
from tests.buttons.button_office import ButtonContext


def test_pengingat_opens_the_messages_and_changes_nothing(
    desk: ButtonContext, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(Window, "open_file", lambda _, path: opened.append(path.name))
    desk.kantor.until(KUMPUL, 3)
    old = desk.isi.read()
    assert "pesan bagi" in desk.click("pengingat", tmp_path / "naskah")
    assert opened == ["Pengingat_TW2_2026.txt"]
    assert desk.isi.read() == old
