"""``PASANG.cmd`` and ``LEPAS.cmd``, run by Wine's cmd from a stick with a difficult name; Python is a dummy.

What the dummy was asked to do is read back argument by argument. That the real installer, venv and pip do it
is not shown here.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.addin.tools import MAKRO, tool

STICK = "USB Bu O'Hara & co (1)"
PASANG = ["sakip_xl.cli pasang", "sakip_xl.cli diagnosa"]


@dataclass
class Pc:
    """A PC with a stick in it; Wine sees our folders as drive Z."""

    akar: Path
    prefiks: Path
    palsu: Path

    @property
    def usb(self) -> Path:
        return self.akar / STICK

    @property
    def local_folder(self) -> Path:
        return self.akar / "Local"

    @property
    def runtime(self) -> Path:
        return self.local_folder / "SAKIP" / "runtime"

    def place_python(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        shutil.copy(self.palsu, folder / "python.exe")

    def run(self, file: str = "PASANG.cmd", failing: str = "") -> tuple[int, str]:
        """Exit status and what the person reads."""
        lines = [
            "@echo off",
            f'set "LOCALAPPDATA={z(self.local_folder)}"',
            f'set "ProgramFiles={z(self.akar / "Program Files")}"',
            f'set "CATATAN={z(self.akar / "catatan.txt")}"',
            f'set "GAGAL={failing}"',
            "set SAKIP_TANPA_JEDA=1",
            f'call "{z(self.usb / file)}"',
            "echo KODE %errorlevel%",
        ]
        script = self.akar / "jalan.cmd"
        script.write_text("\n".join([*lines, ""]), encoding="ascii", newline="\r\n")
        keluaran = run_wine(self.prefiks, "cmd.exe", "/D", "/C", z(script))
        kode = re.search(r"KODE (\d+)", keluaran)
        assert kode is not None
        return int(kode[1]), keluaran

    def catatan(self) -> list[str]:
        """What was started, without the paths of interpreters, ``-I``, ``-m`` and the trials of ``-c``."""
        file = self.akar / "catatan.txt"
        calls = [re.findall(r"\[(.*?)\]", line) for line in read(file) if "[-I][-c]" not in line]
        return [" ".join(word for word in call[1:] if word not in {"-I", "-m"}) for call in calls]


def z(path: Path) -> str:
    return "Z:" + str(path).replace("/", "\\")


def read(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def run_wine(prefix: Path, *command: str) -> str:
    environment = {
        "PATH": os.environ["PATH"],
        "HOME": str(prefix.parent),
        "WINEPREFIX": str(prefix),
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=",
    }
    # Into a file: Wine's services, which live on for seconds, would keep a pipe open.
    keluaran = prefix.parent / "keluaran.txt"
    with keluaran.open("wb") as stream:
        subprocess.run(  # noqa: S603 - Wine, with a script of our own
            [tool("wine"), *command],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=stream,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=120,
        )
    return keluaran.read_text(encoding="utf-8", errors="replace")


@pytest.fixture(scope="module")
def wine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """A Windows of our own, and the dummy."""
    compiler = tool("x86_64-w64-mingw32-gcc")
    server = shutil.which("wineserver") or "/usr/lib/wine/wineserver"
    home = tmp_path_factory.mktemp("wine_pasang")
    fake = home / "palsu.exe"
    source = Path(__file__).with_name("python_palsu.c")
    subprocess.run([compiler, "-O1", "-s", str(source), "-o", str(fake)], check=True)  # noqa: S603 - our own
    prefix = home / "windows"
    prefix.mkdir()
    try:
        run_wine(prefix, "cmd.exe", "/D", "/C", "ver")
        yield prefix, fake
    finally:
        subprocess.run([server, "-k"], env={"WINEPREFIX": str(prefix)}, check=False)  # noqa: S603 - our own


@pytest.fixture
def pc(wine: tuple[Path, Path], tmp_path: Path) -> Pc:
    """A stick for offline use in a PC without Python."""
    result = Pc(tmp_path, *wine)
    (result.usb / "wheels").mkdir(parents=True)
    (result.usb / "wheels" / "kunci.txt").write_text("sakip-xl==1\n", encoding="ascii")
    result.local_folder.mkdir()
    for name in ("PASANG.cmd", "LEPAS.cmd"):
        shutil.copy(MAKRO / name, result.usb)
    shutil.copy(result.palsu, result.usb / "python-3.13.7-amd64.exe")
    return result


def pip(*arguments: str) -> str:
    return " ".join(["pip install --quiet --disable-pip-version-check --upgrade", *arguments])


def test_a_bare_pc_gets_python_runtime_package_and_buttons_in_this_order(pc: Pc) -> None:
    assert pc.run()[0] == 0
    installer, *further = pc.catatan()
    assert installer.startswith("/quiet InstallAllUsers=0 ")
    folder = f"{z(pc.usb)}\\wheels"
    offline = pip(f"--no-index --find-links {folder} --require-hashes -r {folder}\\kunci.txt")
    assert further == [f"venv {z(pc.runtime)}", offline, *PASANG]
    assert (pc.runtime / "Scripts" / "python.exe").exists()


def test_wheels_without_the_list_of_their_fingerprints_are_not_installed(pc: Pc) -> None:
    (pc.usb / "wheels" / "kunci.txt").unlink()
    kode, keluaran = pc.run()
    assert (kode, pc.catatan()) == (1, [])
    assert "kunci.txt tidak ada" in keluaran


@pytest.mark.parametrize("real", [True, False])
def test_the_launcher_is_asked_by_its_place_never_by_its_name(pc: Pc, *, real: bool) -> None:
    place = pc.local_folder / "Programs" / "Python" / "Launcher" if real else pc.usb
    place.mkdir(parents=True, exist_ok=True)
    shutil.copy(pc.palsu, place / "py.exe")
    pc.run()
    asked = [line for line in read(pc.akar / "catatan.txt") if "[-3][-I][-c]" in line]
    assert bool(asked) is real


def test_the_second_time_the_runtime_is_used_again(pc: Pc) -> None:
    pc.run()
    (pc.akar / "catatan.txt").unlink()
    assert pc.run()[0] == 0
    assert [line.split()[0] for line in pc.catatan()] == ["pip", "sakip_xl.cli", "sakip_xl.cli"]


def test_a_python_that_does_not_serve_is_passed_over(pc: Pc) -> None:
    pc.place_python(pc.local_folder / "Programs" / "Python" / "Python310Lama")
    pc.place_python(pc.akar / "Program Files" / "Python313")
    assert pc.run()[0] == 0
    assert "/quiet" not in " ".join(pc.catatan())
    assert any(
        "Program Files\\Python313" in line and "[venv]" in line for line in read(pc.akar / "catatan.txt")
    )


def test_each_trial_names_the_version_for_which_there_are_wheels(pc: Pc) -> None:
    pc.place_python(pc.local_folder / "Programs" / "Python" / "Python312")
    pc.run()
    attempts = [line for line in read(pc.akar / "catatan.txt") if "[-I][-c]" in line]
    assert attempts
    assert all(line.endswith("[3.13]") for line in attempts)


def test_without_python_and_installer_it_says_what_to_fetch(pc: Pc) -> None:
    (pc.usb / "python-3.13.7-amd64.exe").unlink()
    kode, keluaran = pc.run()
    assert (kode, pc.catatan()) == (1, [])
    assert "python.org" in keluaran


def test_a_stick_without_the_package_is_refused(pc: Pc) -> None:
    shutil.rmtree(pc.usb / "wheels")
    kode, keluaran = pc.run()
    assert (kode, pc.catatan()) == (1, [])
    assert "Salin seluruh folder" in keluaran


def test_a_wheel_beside_it_is_installed_online(pc: Pc) -> None:
    shutil.rmtree(pc.usb / "wheels")
    (pc.usb / "sakip_xl-0.1.0-py3-none-any.whl").touch()
    assert pc.run()[0] == 0
    assert pip(f"{z(pc.usb)}\\sakip_xl-0.1.0-py3-none-any.whl") in pc.catatan()


def test_a_checkout_is_installed_online_with_the_versions_that_were_tested(pc: Pc) -> None:
    shutil.rmtree(pc.usb / "wheels")
    (pc.akar / "pyproject.toml").touch()
    (pc.akar / "requirements.lock").touch()
    assert pc.run()[0] == 0
    assert pip(f"-c {z(pc.usb)}\\..\\requirements.lock {z(pc.usb)}\\..") in pc.catatan()


@pytest.mark.parametrize(("failing", "last"), [("venv", "venv"), ("pip", "pip"), ("pasang", "sakip_xl.cli")])
def test_it_stops_at_the_step_that_fails(pc: Pc, failing: str, last: str) -> None:
    kode, keluaran = pc.run(failing=failing)
    assert kode == 1
    assert pc.catatan()[-1].split()[0] == last
    assert "sakip_xl.cli diagnosa" not in pc.catatan()
    assert "Belum selesai" in keluaran


def test_a_fault_that_diagnosa_finds_is_no_success(pc: Pc) -> None:
    assert pc.run(failing="diagnosa")[0] == 1


def test_removing_takes_the_runtime_away(pc: Pc) -> None:
    pc.run()
    assert pc.run("LEPAS.cmd")[0] == 0
    assert pc.catatan()[-1] == "sakip_xl.cli lepas"
    assert not (pc.local_folder / "SAKIP").exists()


def test_removing_leaves_what_others_put_there(pc: Pc) -> None:
    pc.run()
    kept = pc.local_folder / "SAKIP" / "cadangan.xlsx"
    kept.touch()
    pc.run("LEPAS.cmd")
    assert [*(pc.local_folder / "SAKIP").iterdir()] == [kept]


def test_a_refused_removal_leaves_the_runtime(pc: Pc) -> None:
    pc.run()
    assert pc.run("LEPAS.cmd", failing="lepas")[0] == 1
    assert (pc.runtime / "Scripts" / "python.exe").exists()


def test_removing_what_is_not_installed_is_no_fault(pc: Pc) -> None:
    kode, keluaran = pc.run("LEPAS.cmd")
    assert (kode, pc.catatan()) == (0, [])
    assert "tidak terpasang" in keluaran


@pytest.mark.parametrize("name", ["PASANG.cmd", "LEPAS.cmd"])
def test_the_files_are_what_cmd_reads(name: str) -> None:
    data = (MAKRO / name).read_bytes()
    assert data.decode("ascii")
    assert data.count(b"\n") == data.count(b"\r\n")
