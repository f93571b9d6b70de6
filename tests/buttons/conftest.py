"""An office with one master open in a program that only remembers, on a Monday morning."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip_xl import buttons
from tests.actions.office import NOW
from tests.actions.sop_walk import ClickContext
from tests.buttons.button_office import ButtonContext


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ButtonContext:
    result = ButtonContext(ClickContext(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "keadaan"))
    monkeypatch.setattr(buttons, "open_book", lambda book: book.isi)
    monkeypatch.setattr(buttons, "host", lambda _app: result.host)
    monkeypatch.setattr(buttons, "now", lambda: NOW)
    monkeypatch.setattr(buttons, "user_account", lambda: "siti.r")
    return result
