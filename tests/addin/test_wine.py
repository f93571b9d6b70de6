"""The real road of a click on Windows, in Wine: the launcher's command, ``WScript.Shell``, a native program.

The lines that start a process are taken from ``macros/Luar.bas`` and run as VBScript, which is the same
language without types. The same commands also go through ``cmd.exe``, though the launcher needs none.
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
from tests.addin.nama_sulit import BIASA, SULIT
from tests.addin.tiruan import Excel

pytestmark = pytest.mark.xdist_group("wine")

FOLDER = "Bu Ani & Pak B'udi = (1)!^;caf\u00e9"
PYTHON = f"C:\\{FOLDER}\\python.exe"
NAMA = [*BIASA, *SULIT]
SUMBER = Path(__file__).with_name("tulis_argumen.c")


@dataclass
class Wine:
    """A Windows of our own below ``rumah``."""

    rumah: Path

    @property
    def c(self) -> Path:
        return self.rumah / "windows" / "drive_c"

    def jalankan(self, *perintah: str, wajib: bool = True) -> str:
        """What a Windows program prints; ``wajib`` refuses one that fails."""
        lingkungan = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(self.rumah),
            "WINEPREFIX": str(self.rumah / "windows"),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=",
        }
        hasil = subprocess.run(perintah, env=lingkungan, capture_output=True, check=wajib, timeout=240)
        return hasil.stdout.decode()

    def catatan(self) -> list[list[str]]:
        """The folder and arguments of every start of our program, since the last time."""
        berkas = self.c / FOLDER / "python.exe.txt"
        teks = berkas.read_bytes().decode("utf-16-le")
        berkas.unlink()
        return [satu.split("\x1f")[:-1] for satu in teks.split("\x1e")[:-1]]


@pytest.fixture(scope="module")
def wine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wine]:
    program, kompiler = alat("wine"), alat("x86_64-w64-mingw32-gcc")
    server = shutil.which("wineserver") or "/usr/lib/wine/wineserver"
    ini = Wine(tmp_path_factory.mktemp("wine"))
    (ini.rumah / "windows").mkdir()
    try:
        ini.jalankan(program, "cmd.exe", "/D", "/C", "ver")
        (ini.c / FOLDER).mkdir()
        tujuan = str(ini.c / FOLDER / "python.exe")
        subprocess.run([kompiler, "-municode", "-O1", "-s", str(SUMBER), "-o", tujuan], check=True)
        yield ini
    finally:
        ini.jalankan(server, "-k", wajib=False)


def mulai_vbs() -> str:
    """The function that starts a process, as it stands in the add-in, without the types VBScript lacks."""
    teks = (MAKRO / "Luar.bas").read_text(encoding="ascii")
    cocok = re.search(r"^Public Function Mulai\(.*?^End Function", teks, re.DOTALL | re.MULTILINE)
    assert cocok is not None
    return re.sub(r" As (String|Long|Object)", "", cocok[0]).replace("Left$(", "Left(")


LANGSUNG = "Mulai(baris, python)"
LEWAT_CMD = 'luar.Run("cmd.exe /D /V:OFF /S /C """ & baris & """", 0, True)'


def jalankan_semua(wine: Wine, perintah: list[str], cara: str) -> list[str]:
    """Run every command in one script; the status and the folder after it, a line a command."""
    masukan = "".join(f"{p}\r\n" for p in [PYTHON, *perintah])
    (wine.c / "perintah.txt").write_bytes(("\ufeff" + masukan).encode("utf-16-le"))
    skrip = f"""{mulai_vbs()}
Set berkas = CreateObject("Scripting.FileSystemObject").OpenTextFile("C:\\perintah.txt", 1, False, -1)
Set luar = CreateObject("WScript.Shell")
luar.CurrentDirectory = "C:\\windows"
python = berkas.ReadLine
Do Until berkas.AtEndOfStream
    baris = berkas.ReadLine
    WScript.Echo {cara} & " " & luar.CurrentDirectory
Loop
"""
    (wine.c / "skrip.vbs").write_text(skrip, encoding="ascii", newline="\r\n")
    return wine.jalankan(alat("wine"), "cscript.exe", "//nologo", "C:\\skrip.vbs").splitlines()


@pytest.mark.parametrize("cara", [LANGSUNG, LEWAT_CMD])
def test_every_argument_arrives_as_meant_and_the_exit_status_comes_back(wine: Wine, cara: str) -> None:
    excel = Excel()
    hasil = [excel.perintah(nama, f"D:\\{nama}", PYTHON) for nama in NAMA]
    cetak = jalankan_semua(wine, [h.perintah for h in hasil], cara)
    catatan = wine.catatan()
    assert [argumen for _, *argumen in catatan] == [h.argumen[1:] for h in hasil]
    assert cetak == [f"{len(h.argumen) - 1} C:\\windows" for h in hasil]
    if cara == LANGSUNG:
        assert {folder for folder, *_ in catatan} == {f"C:\\{FOLDER}"}


def test_a_program_that_is_not_there_gives_minus_one(wine: Wine) -> None:
    cetak = jalankan_semua(wine, ['"C:\\tidak ada\\python.exe" -I'], LANGSUNG)
    assert cetak == ["-1 C:\\windows"]


def test_a_hard_name_that_did_not_go_by_file_would_be_changed_on_the_way(wine: Wine) -> None:
    jalankan_semua(wine, [f'"{PYTHON}" "--wb=%OS%.xlsx"'], LEWAT_CMD)
    assert wine.catatan()[0][1] == "--wb=Windows_NT.xlsx"
