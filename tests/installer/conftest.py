"""The two simulated computers, and an add-in to be installed on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.installer.computer import Computer, mac, windows

TAMBAHAN = b"PK tambahan versi ini"


@pytest.fixture
def xlam(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package's add-in: small, and free to be changed by a test."""
    path = tmp_path_factory.mktemp("paket") / "SAKIP.xlam"
    path.write_bytes(TAMBAHAN)
    monkeypatch.setattr("sakip_xl.addin.package.addin_file", lambda: path)
    return path


@pytest.fixture
def pc(tmp_path: Path, xlam: Path) -> Computer:
    assert xlam.exists()
    return windows(tmp_path)


@pytest.fixture(params=[windows, mac], ids=["Windows", "Mac"])
def computer(request: pytest.FixtureRequest, tmp_path: Path, xlam: Path) -> Computer:
    assert xlam.exists()
    result = request.param(tmp_path)
    assert isinstance(result, Computer)
    return result
