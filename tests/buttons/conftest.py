"""A desk with one master open in a program that only remembers, on a Monday morning."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip_xl import buttons
from tests.actions.jalan_sop import Meja
from tests.actions.kantor import KINI
from tests.buttons.meja_tombol import MejaTombol


@pytest.fixture
def meja(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> MejaTombol:
    hasil = MejaTombol(Meja(tmp_path))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "keadaan"))
    monkeypatch.setattr(buttons, "buka", lambda book: book.isi)
    monkeypatch.setattr(buttons, "tuan", lambda _app: hasil.tuan)
    monkeypatch.setattr(buttons, "sekarang", lambda: KINI)
    monkeypatch.setattr(buttons, "akun_pengguna", lambda: "siti.r")
    return hasil
