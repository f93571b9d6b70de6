"""The list of wheels for offline offices: pip installs by it, and refuses what was damaged."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from sakip_xl.installer.stick import LIST_NAME, lock_wheels, main


def wheel(folder: Path, name: str = "uji_coba", version: str = "1.0", tag: str = "py3-none-any") -> Path:
    """A wheel of one empty module, that pip can install."""
    path = folder / f"{name}-{version}-{tag}.whl"
    info = f"{name}-{version}.dist-info"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr(f"{name}.py", "")
        archive.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        archive.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        archive.writestr(f"{info}/RECORD", "")
    return path


def install(folder: Path, target: Path) -> str:
    """What pip says when it installs by the list; empty when all is well."""
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-index"]
    command += ["--find-links", str(folder), "--require-hashes", "-r", str(folder / LIST_NAME)]
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [*command, "--target", str(target)], capture_output=True, text=True, check=False
    )
    return done.stderr if done.returncode else ""


def test_pip_installs_by_the_list_and_refuses_a_damaged_wheel(tmp_path: Path) -> None:
    path = wheel(tmp_path)
    assert main([str(tmp_path)]) == 0
    assert install(tmp_path, tmp_path / "utuh") == ""
    assert (tmp_path / "utuh" / "uji_coba.py").exists()
    path.write_bytes(path.read_bytes() + b"x")
    assert "HASH" in install(tmp_path, tmp_path / "rusak").upper()
    assert not (tmp_path / "rusak" / "uji_coba.py").exists()


def test_every_wheel_of_a_library_is_in_its_line(tmp_path: Path) -> None:
    for tag in ("cp311-cp311-win_amd64", "cp313-cp313-win_amd64"):
        wheel(tmp_path, tag=tag)
    (line,) = lock_wheels(tmp_path).read_text(encoding="ascii").splitlines()
    assert line.startswith("uji-coba==1.0 --hash=sha256:")
    assert line.count("--hash=sha256:") == 2


@pytest.mark.parametrize("versions", [(), ("1.0", "2.0")])
def test_no_wheel_and_two_versions_of_one_library_are_refused(
    tmp_path: Path, versions: tuple[str, ...]
) -> None:
    for version in versions:
        wheel(tmp_path, version=version)
    with pytest.raises(ValueError, match=str(tmp_path)):
        lock_wheels(tmp_path)
