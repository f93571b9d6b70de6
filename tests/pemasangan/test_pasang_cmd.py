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

from tests.addin.alat import MAKRO, alat

pytestmark = pytest.mark.xdist_group("wine")

USB = "USB Bu O'Hara & co (1)"
PASANG = ["sakip_xl.cli pasang", "sakip_xl.cli diagnosa"]


@dataclass
class Pc:
    """A PC with a stick in it; Wine sees our folders as drive Z."""

    akar: Path
    prefiks: Path
    palsu: Path

    @property
    def usb(self) -> Path:
        return self.akar / USB

    @property
    def lokal(self) -> Path:
        return self.akar / "Local"

    @property
    def runtime(self) -> Path:
        return self.lokal / "SAKIP" / "runtime"

    def taruh_python(self, folder: Path) -> None:
        folder.mkdir(parents=True)
        shutil.copy(self.palsu, folder / "python.exe")

    def jalankan(self, berkas: str = "PASANG.cmd", gagal: str = "") -> tuple[int, str]:
        """Exit status and what the person reads."""
        isi = [
            "@echo off",
            f'set "LOCALAPPDATA={z(self.lokal)}"',
            f'set "ProgramFiles={z(self.akar / "Program Files")}"',
            f'set "CATATAN={z(self.akar / "catatan.txt")}"',
            f'set "GAGAL={gagal}"',
            "set SAKIP_TANPA_JEDA=1",
            f'call "{z(self.usb / berkas)}"',
            "echo KODE %errorlevel%",
        ]
        jalan = self.akar / "jalan.cmd"
        jalan.write_text("\n".join([*isi, ""]), encoding="ascii", newline="\r\n")
        keluaran = jalankan_wine(self.prefiks, "cmd.exe", "/D", "/C", z(jalan))
        kode = re.search(r"KODE (\d+)", keluaran)
        assert kode is not None
        return int(kode[1]), keluaran

    def catatan(self) -> list[str]:
        """What was started, without the paths of interpreters, ``-I``, ``-m`` and the trials of ``-c``."""
        berkas = self.akar / "catatan.txt"
        baris = [re.findall(r"\[(.*?)\]", satu) for satu in baca(berkas) if "[-I][-c]" not in satu]
        return [" ".join(kata for kata in satu[1:] if kata not in {"-I", "-m"}) for satu in baris]


def z(jalur: Path) -> str:
    return "Z:" + str(jalur).replace("/", "\\")


def baca(berkas: Path) -> list[str]:
    return berkas.read_text(encoding="utf-8").splitlines() if berkas.exists() else []


def jalankan_wine(prefiks: Path, *perintah: str) -> str:
    lingkungan = {
        "PATH": os.environ["PATH"],
        "HOME": str(prefiks.parent),
        "WINEPREFIX": str(prefiks),
        "WINEDEBUG": "-all",
        "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=",
    }
    # Into a file: Wine's services, which live on for seconds, would keep a pipe open.
    keluaran = prefiks.parent / "keluaran.txt"
    with keluaran.open("wb") as saluran:
        subprocess.run(  # noqa: S603 - Wine, with a script of our own
            [alat("wine"), *perintah],
            env=lingkungan,
            stdin=subprocess.DEVNULL,
            stdout=saluran,
            stderr=subprocess.STDOUT,
            check=False,
            timeout=120,
        )
    return keluaran.read_text(encoding="utf-8", errors="replace")


@pytest.fixture(scope="module")
def wine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Path]]:
    """A Windows of our own, and the dummy."""
    kompiler = alat("x86_64-w64-mingw32-gcc")
    server = shutil.which("wineserver") or "/usr/lib/wine/wineserver"
    rumah = tmp_path_factory.mktemp("wine_pasang")
    palsu = rumah / "palsu.exe"
    sumber = Path(__file__).with_name("python_palsu.c")
    subprocess.run([kompiler, "-O1", "-s", str(sumber), "-o", str(palsu)], check=True)  # noqa: S603 - our own
    prefiks = rumah / "windows"
    prefiks.mkdir()
    try:
        jalankan_wine(prefiks, "cmd.exe", "/D", "/C", "ver")
        yield prefiks, palsu
    finally:
        subprocess.run([server, "-k"], env={"WINEPREFIX": str(prefiks)}, check=False)  # noqa: S603 - our own


@pytest.fixture
def pc(wine: tuple[Path, Path], tmp_path: Path) -> Pc:
    """A stick for offline use in a PC without Python."""
    hasil = Pc(tmp_path, *wine)
    (hasil.usb / "wheels").mkdir(parents=True)
    hasil.lokal.mkdir()
    for nama in ("PASANG.cmd", "LEPAS.cmd"):
        shutil.copy(MAKRO / nama, hasil.usb)
    shutil.copy(hasil.palsu, hasil.usb / "python-3.13.7-amd64.exe")
    return hasil


def pip(*akhir: str) -> str:
    return " ".join(["pip install --quiet --disable-pip-version-check --upgrade", *akhir])


def test_a_bare_pc_gets_python_runtime_package_and_buttons_in_this_order(pc: Pc) -> None:
    assert pc.jalankan()[0] == 0
    pemasang, *lanjut = pc.catatan()
    assert pemasang.startswith("/quiet InstallAllUsers=0 ")
    luring = pip(f"--no-index --find-links {z(pc.usb)}\\wheels sakip_xl")
    assert lanjut == [f"venv {z(pc.runtime)}", luring, *PASANG]
    assert (pc.runtime / "Scripts" / "python.exe").exists()


def test_the_second_time_the_runtime_is_used_again(pc: Pc) -> None:
    pc.jalankan()
    (pc.akar / "catatan.txt").unlink()
    assert pc.jalankan()[0] == 0
    assert [satu.split()[0] for satu in pc.catatan()] == ["pip", "sakip_xl.cli", "sakip_xl.cli"]


def test_a_python_that_does_not_serve_is_passed_over(pc: Pc) -> None:
    pc.taruh_python(pc.lokal / "Programs" / "Python" / "Python310Lama")
    pc.taruh_python(pc.akar / "Program Files" / "Python313")
    assert pc.jalankan()[0] == 0
    assert "/quiet" not in " ".join(pc.catatan())
    assert any(
        "Program Files\\Python313" in satu and "[venv]" in satu for satu in baca(pc.akar / "catatan.txt")
    )


def test_each_trial_names_the_version_for_which_there_are_wheels(pc: Pc) -> None:
    pc.taruh_python(pc.lokal / "Programs" / "Python" / "Python312")
    pc.jalankan()
    coba = [satu for satu in baca(pc.akar / "catatan.txt") if "[-I][-c]" in satu]
    assert coba
    assert all(satu.endswith("[3.13]") for satu in coba)


def test_without_python_and_installer_it_says_what_to_fetch(pc: Pc) -> None:
    (pc.usb / "python-3.13.7-amd64.exe").unlink()
    kode, keluaran = pc.jalankan()
    assert (kode, pc.catatan()) == (1, [])
    assert "python.org" in keluaran


def test_a_stick_without_the_package_is_refused(pc: Pc) -> None:
    (pc.usb / "wheels").rmdir()
    kode, keluaran = pc.jalankan()
    assert (kode, pc.catatan()) == (1, [])
    assert "Salin seluruh folder" in keluaran


def test_a_wheel_beside_it_is_installed_online(pc: Pc) -> None:
    (pc.usb / "wheels").rmdir()
    (pc.usb / "sakip_xl-0.1.0-py3-none-any.whl").touch()
    assert pc.jalankan()[0] == 0
    assert pip(f"{z(pc.usb)}\\sakip_xl-0.1.0-py3-none-any.whl") in pc.catatan()


def test_a_checkout_is_installed_online_with_the_versions_that_were_tested(pc: Pc) -> None:
    (pc.usb / "wheels").rmdir()
    (pc.akar / "pyproject.toml").touch()
    (pc.akar / "requirements.lock").touch()
    assert pc.jalankan()[0] == 0
    assert pip(f"-c {z(pc.usb)}\\..\\requirements.lock {z(pc.usb)}\\..") in pc.catatan()


@pytest.mark.parametrize(
    ("gagal", "terakhir"), [("venv", "venv"), ("pip", "pip"), ("pasang", "sakip_xl.cli")]
)
def test_it_stops_at_the_step_that_fails(pc: Pc, gagal: str, terakhir: str) -> None:
    kode, keluaran = pc.jalankan(gagal=gagal)
    assert kode == 1
    assert pc.catatan()[-1].split()[0] == terakhir
    assert "sakip_xl.cli diagnosa" not in pc.catatan()
    assert "Belum selesai" in keluaran


def test_a_fault_that_diagnosa_finds_is_no_success(pc: Pc) -> None:
    assert pc.jalankan(gagal="diagnosa")[0] == 1


def test_removing_takes_the_runtime_away(pc: Pc) -> None:
    pc.jalankan()
    assert pc.jalankan("LEPAS.cmd")[0] == 0
    assert pc.catatan()[-1] == "sakip_xl.cli lepas"
    assert not (pc.lokal / "SAKIP").exists()


def test_removing_leaves_what_others_put_there(pc: Pc) -> None:
    pc.jalankan()
    catatan = pc.lokal / "SAKIP" / "cadangan.xlsx"
    catatan.touch()
    pc.jalankan("LEPAS.cmd")
    assert [*(pc.lokal / "SAKIP").iterdir()] == [catatan]


def test_a_refused_removal_leaves_the_runtime(pc: Pc) -> None:
    pc.jalankan()
    assert pc.jalankan("LEPAS.cmd", gagal="lepas")[0] == 1
    assert (pc.runtime / "Scripts" / "python.exe").exists()


def test_removing_what_is_not_installed_is_no_fault(pc: Pc) -> None:
    kode, keluaran = pc.jalankan("LEPAS.cmd")
    assert (kode, pc.catatan()) == (0, [])
    assert "tidak terpasang" in keluaran


@pytest.mark.parametrize("nama", ["PASANG.cmd", "LEPAS.cmd"])
def test_the_files_are_what_cmd_reads(nama: str) -> None:
    bita = (MAKRO / nama).read_bytes()
    assert bita.decode("ascii")
    assert bita.count(b"\n") == bita.count(b"\r\n")
