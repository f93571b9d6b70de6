"""The command line on a Monday morning, and a master with an odd name."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip_xl.cli import main, perintah
from tests.actions.kantor import KINI
from tests.cli.terminal import NAMA_ANEH, Keluaran, Sakip, tulis


@pytest.fixture
def sakip(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Sakip:
    """Run one command on a Monday morning."""
    monkeypatch.setattr(perintah, "_sekarang", lambda: KINI)

    def jalankan(*argv: object) -> Keluaran:
        kode = main([str(satu) for satu in argv])
        tangkapan = capsys.readouterr()
        return Keluaran(kode, tangkapan.out, tangkapan.err)

    return jalankan


@pytest.fixture
def master(tmp_path: Path) -> Path:
    return tulis(tmp_path / NAMA_ANEH)
