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

from tests.addin.hard_names import BIASA, SULIT
from tests.addin.imitation import Excel
from tests.addin.tools import MAKRO, tool

FOLDER = "Bu Ani & Pak B'udi = (1)!^;caf\u00e9"
PYTHON = f"C:\\{FOLDER}\\python.exe"
NAMES = [*BIASA, *SULIT]
SOURCE = Path(__file__).with_name("tulis_argumen.c")


@dataclass
class Wine:
    """A Windows of our own below ``rumah``."""

    rumah: Path

    @property
    def c(self) -> Path:
        return self.rumah / "windows" / "drive_c"

    def run(self, *command: str, required: bool = True) -> str:
        """What a Windows program prints; ``required`` refuses one that fails."""
        environment = {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(self.rumah),
            "WINEPREFIX": str(self.rumah / "windows"),
            "WINEDEBUG": "-all",
            "WINEDLLOVERRIDES": "mscoree=;mshtml=;winemenubuilder.exe=",
        }
        result = subprocess.run(command, env=environment, capture_output=True, check=required, timeout=240)
        return result.stdout.decode()

    def catatan(self) -> list[list[str]]:
        """The folder and arguments of every start of our program, since the last time."""
        file = self.c / FOLDER / "python.exe.txt"
        text = file.read_bytes().decode("utf-16-le")
        file.unlink()
        return [entry.split("\x1f")[:-1] for entry in text.split("\x1e")[:-1]]


@pytest.fixture(scope="module")
def wine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Wine]:
    program, compiler = tool("wine"), tool("x86_64-w64-mingw32-gcc")
    server = shutil.which("wineserver") or "/usr/lib/wine/wineserver"
    machine = Wine(tmp_path_factory.mktemp("wine"))
    (machine.rumah / "windows").mkdir()
    try:
        machine.run(program, "cmd.exe", "/D", "/C", "ver")
        (machine.c / FOLDER).mkdir()
        destination = str(machine.c / FOLDER / "python.exe")
        subprocess.run([compiler, "-municode", "-O1", "-s", str(SOURCE), "-o", destination], check=True)
        yield machine
    finally:
        machine.run(server, "-k", required=False)


def as_vbs(module: str, *names: str) -> str:
    """Procedures as they stand in the add-in (all without ``names``), but for types, which VBScript lacks."""
    text = (MAKRO / f"{module}.bas").read_text(encoding="ascii")
    found = [
        match[0]
        for match in re.finditer(
            r"^(Public|Private) (Function|Sub) (\w+).*?^End \2", text, re.DOTALL | re.MULTILINE
        )
        if not names or match[3] in names
    ]
    assert len(found) >= max(len(names), 1)
    return re.sub(r" As (String|Long|Object|Boolean)", "", "\n".join(found)).replace("Left$(", "Left(")


DIRECT = "Mulai(baris, python)"
THROUGH_CMD = 'luar.Run("cmd.exe /D /V:OFF /S /C """ & baris & """", 0, True)'


def run_all(wine: Wine, commands: list[str], method: str) -> list[str]:
    """Run every command in one script; the status and the folder after it, a line a command."""
    input_text = "".join(f"{p}\r\n" for p in [PYTHON, *commands])
    (wine.c / "perintah.txt").write_bytes(("\ufeff" + input_text).encode("utf-16-le"))
    script = f"""{as_vbs("Luar", "Mulai")}
Set berkas = CreateObject("Scripting.FileSystemObject").OpenTextFile("C:\\perintah.txt", 1, False, -1)
Set luar = CreateObject("WScript.Shell")
luar.CurrentDirectory = "C:\\windows"
python = berkas.ReadLine
Do Until berkas.AtEndOfStream
    baris = berkas.ReadLine
    WScript.Echo {method} & " " & luar.CurrentDirectory
Loop
"""
    return vbs(wine, script)


@pytest.mark.parametrize("way", [DIRECT, THROUGH_CMD])
def test_every_argument_arrives_as_meant_and_the_exit_status_comes_back(wine: Wine, way: str) -> None:
    excel = Excel()
    results = [excel.command(name, f"D:\\{name}", PYTHON) for name in NAMES]
    printed = run_all(wine, [h.perintah for h in results], way)
    starts = wine.catatan()
    assert [arguments for _, *arguments in starts] == [h.arguments[1:] for h in results]
    assert printed == [f"{len(h.arguments) - 1} C:\\windows" for h in results]
    if way == DIRECT:
        assert {folder for folder, *_ in starts} == {f"C:\\{FOLDER}"}


def test_a_program_that_is_not_there_gives_minus_one(wine: Wine) -> None:
    printed = run_all(wine, ['"C:\\tidak ada\\python.exe" -I'], DIRECT)
    assert printed == ["-1 C:\\windows"]


def test_a_hard_name_that_did_not_go_by_file_would_be_changed_on_the_way(wine: Wine) -> None:
    run_all(wine, [f'"{PYTHON}" "--wb=%OS%.xlsx"'], THROUGH_CMD)
    assert wine.catatan()[0][1] == "--wb=Windows_NT.xlsx"


ORANG = "Ж神 é & 'B'"
"""A person's name outside every code page."""


def test_settings_and_arguments_of_a_person_of_any_name_are_read_and_written(wine: Wine) -> None:
    own = wine.c / ORANG
    own.mkdir()
    config = f"python=C:\\{ORANG}\\python.exe\r\nlog=C:\\x.log\r\n"
    (own / "sakip.ini").write_bytes(config.encode("utf-16"))
    (own / "kosong.txt").write_bytes("".encode("utf-16"))
    (wine.c / "folder.txt").write_bytes(f"C:\\{ORANG}\\".encode("utf-16"))
    script = f"""{as_vbs("Berkas")}
folder = IsiBerkas("C:\\folder.txt")
TulisArgumen folder & "argumen-1.txt", "wb=" & IsiBerkas(folder & "sakip.ini")
TulisArgumen folder & "argumen-2.txt", "lama"
HapusBerkas folder & "argumen-2.txt"
HapusBerkas folder & "argumen-2.txt"
WScript.Echo AdaBerkas(folder & "argumen-1.txt") & " " & AdaBerkas(folder & "argumen-2.txt")
WScript.Echo "[" & IsiBerkas(folder & "kosong.txt") & IsiBerkas(folder & "tiada.txt") & "]"
"""
    assert vbs(wine, script) == ["True False", "[]"]
    assert (own / "argumen-1.txt").read_bytes() == ("\ufeffwb=" + config).encode("utf-16-le")


def test_the_folder_of_the_person_is_windows_own(wine: Wine) -> None:
    lines = as_vbs("Luar", "FolderSakip").replace("= induk", '= Replace(induk, Chr(0), "")')  # Wine's own end
    script = f"{lines}\nWScript.Echo FolderSakip()"
    (folder,) = vbs(wine, script)
    assert re.fullmatch(r"C:\\users\\[^\\]+\\AppData\\Local\\SAKIP\\", folder)
    assert vbs(wine, script.replace("%LOCALAPPDATA%", "%TIADA_DI_SINI%")) == [""]


def vbs(wine: Wine, script: str) -> list[str]:
    """The lines that a script prints; it can hold ASCII only."""
    (wine.c / "skrip.vbs").write_text(script, encoding="ascii", newline="\r\n")
    return wine.run(tool("wine"), "cscript.exe", "//nologo", "C:\\skrip.vbs").splitlines()
