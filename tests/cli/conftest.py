"""The command line on a Monday morning, and a master with an odd name."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip_xl.cli import commands, main
from tests.actions.office import NOW
from tests.cli.terminal import NAMA_ANEH, Keluaran, Sakip, write


@pytest.fixture
def sakip(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Sakip:
    """Run one command on a Monday morning."""
    monkeypatch.setattr(commands, "_now", lambda: NOW)

    def run(*argv: object) -> Keluaran:
        kode = main([str(part) for part in argv])
        captured = capsys.readouterr()
        return Keluaran(kode, captured.out, captured.err)

    return run


@pytest.fixture
def master(tmp_path: Path) -> Path:
    return write(tmp_path / NAMA_ANEH)
