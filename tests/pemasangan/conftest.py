"""The two simulated computers, and an add-in to be installed on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.pemasangan.komputer import Komputer, mac, windows

TAMBAHAN = b"PK tambahan versi ini"


@pytest.fixture
def xlam(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The package's add-in: small, and free to be changed by a test."""
    jalur = tmp_path_factory.mktemp("paket") / "SAKIP.xlam"
    jalur.write_bytes(TAMBAHAN)
    monkeypatch.setattr("sakip_xl.build.addin.berkas_addin", lambda: jalur)
    return jalur


@pytest.fixture
def pc(tmp_path: Path, xlam: Path) -> Komputer:
    assert xlam.exists()
    return windows(tmp_path)


@pytest.fixture(params=[windows, mac], ids=["Windows", "Mac"])
def komputer(request: pytest.FixtureRequest, tmp_path: Path, xlam: Path) -> Komputer:
    assert xlam.exists()
    hasil = request.param(tmp_path)
    assert isinstance(hasil, Komputer)
    return hasil
