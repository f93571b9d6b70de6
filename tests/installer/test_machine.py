"""The real answers of the platforms, as far as they can be asked without one."""

from __future__ import annotations

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Self

import pytest

from sakip_xl.errors import SakipError
from sakip_xl.installer import processes
from sakip_xl.installer.linux import Linux
from sakip_xl.installer.mac import Mac
from sakip_xl.installer.machine import Answer
from sakip_xl.installer.pasang import pasang
from sakip_xl.installer.registry import EXCEL_KEYS, disabled_entries, office_versions
from sakip_xl.installer.this_machine import this_machine
from sakip_xl.installer.windows import Windows, WindowsRegistry
from tests.installer.computer import LARANGAN, SAAT, disabled_item

# --- Windows, with a winreg and a ctypes of our own -------------------------------------------------------


class OpenedKey(str):
    __slots__ = ()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        return None


class ImitationWinreg:
    """winreg over a dict: keys are not told apart by case, what is missing is an ``OSError``."""

    HKEY_CURRENT_USER, HKEY_LOCAL_MACHINE = "HKCU", "HKLM"
    KEY_READ, KEY_SET_VALUE = 1, 2

    def __init__(self, content: dict[str, dict[str, object]]) -> None:
        self.isi = content
        self.hak: list[tuple[str, int]] = []

    def OpenKey(self, parent: str, path: str, _backup: int, rights: int) -> OpenedKey:  # noqa: N802 - winreg's name
        key = f"{parent}\\{path}"
        if not any(f"{known}\\".casefold().startswith(f"{key}\\".casefold()) for known in self.isi):
            raise FileNotFoundError(key)
        self.hak.append((key, rights))
        return OpenedKey(key)

    def _children(self, key: str) -> list[str]:
        start = f"{key}\\".casefold()
        below = [path[len(start) :] for path in self.isi if path.casefold().startswith(start)]
        return sorted({path.split("\\")[0] for path in below})

    def _nilai(self, key: str) -> dict[str, object]:
        return next((content for path, content in self.isi.items() if path.casefold() == key.casefold()), {})

    def QueryInfoKey(self, key: str) -> tuple[int, int, int]:  # noqa: N802 - winreg's name
        return len(self._children(key)), len(self._nilai(key)), 0

    def EnumKey(self, key: str, index: int) -> str:  # noqa: N802 - winreg's name
        return self._children(key)[index]

    def EnumValue(self, key: str, index: int) -> tuple[str, object, int]:  # noqa: N802 - winreg's name
        return (*list(self._nilai(key).items())[index], 3)

    def DeleteValue(self, key: str, name: str) -> None:  # noqa: N802 - winreg's name
        assert self.hak[-1] == (key, self.KEY_SET_VALUE)
        del self._nilai(key)[name]


class ImitationWindll:
    """The three functions of Windows that are asked."""

    def __init__(self) -> None:
        self.jendela = set[str]()
        self.cakram: dict[str, int] = {}
        self.pendek: dict[str, str] = {}
        self.proses: list[int] = []
        """The process of each main window of Excel; a window is called by its place, from 1."""
        self.user32 = SimpleNamespace(
            FindWindowW=lambda class_, _heading: int(class_ in self.jendela),
            FindWindowExW=self._next_window,
            GetWindowThreadProcessId=self._process,
        )
        self.kernel32 = SimpleNamespace(
            GetDriveTypeW=lambda root: self.cakram.get(root, 3), GetShortPathNameW=self._short_path
        )

    def _next_window(self, _parent: None, after: int, class_: str, _heading: None) -> int:
        return after + 1 if class_ == "XLMAIN" and after < len(self.proses) else 0

    def _process(self, window: int, number: Any) -> None:
        number._obj.value = self.proses[window - 1]  # noqa: SLF001 - what ctypes.byref refers to

    def _short_path(self, path: str, buffer: Any, _length: int) -> int:
        buffer.value = self.pendek.get(path, "")
        return len(buffer.value)


@pytest.fixture
def winreg(monkeypatch: pytest.MonkeyPatch) -> ImitationWinreg:
    imitation = ImitationWinreg({})
    monkeypatch.setitem(sys.modules, "winreg", imitation)
    return imitation


@pytest.fixture
def windll(monkeypatch: pytest.MonkeyPatch) -> ImitationWindll:
    import ctypes

    imitation = ImitationWindll()
    monkeypatch.setattr(ctypes, "windll", imitation, raising=False)
    return imitation


@pytest.fixture
def system(winreg: ImitationWinreg, windll: ImitationWindll) -> Windows:  # noqa: ARG001 - put in place
    return Windows()


def test_the_registry_is_read_below_both_roots(winreg: ImitationWinreg) -> None:
    winreg.isi = {r"HKCU\A\16.0\B": {"x": 1}, r"HKCU\A\Common": {}, r"HKLM\A": {"y": b"\0"}}
    registry = WindowsRegistry()
    assert registry.children(r"HKCU\A") == ["16.0", "Common"]
    assert registry.values(r"HKCU\A\16.0\B") == {"x": 1}
    assert registry.values(r"HKLM\A") == {"y": b"\0"}
    assert office_versions(registry, r"HKCU\A") == ["16.0"]
    assert (registry.children(r"HKCU\tiada"), registry.values(r"HKLM\tiada")) == ([], {})


def test_only_values_of_the_person_can_be_deleted(winreg: ImitationWinreg, tmp_path: Path) -> None:
    winreg.isi = {LARANGAN: {"1": disabled_item(tmp_path), "2": b""}, r"HKLM\A": {"y": 1}}
    registry = WindowsRegistry()
    for key, name in list(disabled_entries(registry, tmp_path)):
        registry.delete(key, name)
    with pytest.raises(ValueError, match="HKLM"):
        registry.delete(r"HKLM\A", "y")
    assert winreg.isi == {LARANGAN: {"2": b""}, r"HKLM\A": {"y": 1}}


def test_the_places_of_windows(system: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "Local"))
    monkeypatch.setenv("APPDATA", str(tmp_path / "Roaming"))
    places = system.places()
    assert places.config == tmp_path / "Local" / "SAKIP" / "sakip.ini"
    assert places.addin == tmp_path / "Roaming" / "Microsoft" / "Excel" / "XLSTART" / "SAKIP.xlam"
    assert places.script is None


@pytest.mark.parametrize("content", ["", "sebelah"])
def test_without_a_folder_of_the_person_it_is_refused(
    system: Windows, content: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APPDATA", content)
    with pytest.raises(SakipError, match="SKP-572"):
        system.places()


def test_excel_is_seen_by_its_window_and_its_place(
    system: Windows, windll: ImitationWindll, winreg: ImitationWinreg
) -> None:
    assert (system.excel_running(), system.excel_installed()) == (False, False)
    windll.jendela.add("XLMAIN")
    winreg.isi[EXCEL_KEYS[1]] = {"": "EXCEL.EXE"}
    assert (system.excel_running(), system.excel_installed()) == (True, True)


def test_the_processes_of_excel_are_counted_by_their_windows(
    system: Windows, windll: ImitationWindll
) -> None:
    assert system.excel_count() == 0
    windll.proses = [4711, 4711, 815]
    assert system.excel_count() == 2


@pytest.mark.parametrize(
    ("version", "machine", "fits"),
    [
        ("10.0.19045", "AMD64", True),
        ("10.0.26100", "ARM64", True),
        ("10.0.19045", "x86", False),
        ("6.3.9600", "AMD64", False),
    ],
)
def test_windows_10_of_64_bits_is_told_from_what_is_older(
    system: Windows, version: str, machine: str, monkeypatch: pytest.MonkeyPatch, *, fits: bool
) -> None:
    monkeypatch.setattr("platform.version", lambda: version)
    monkeypatch.setattr("platform.machine", lambda: machine)
    assert system.system_fits() is fits
    assert system.system_text() == f"Windows {version} {machine}"


@pytest.mark.parametrize(
    ("python", "base", "store"),
    [
        (r"C:\Users\siti\AppData\Local\Microsoft\WindowsApps\python.exe", r"C:\Python313", True),
        (r"C:\venv\Scripts\python.exe", r"C:\Program Files\WindowsApps\PythonSoftwareFoundation", True),
        (r"C:\venv\Scripts\python.exe", r"C:\Python313", False),
    ],
)
def test_a_python_of_the_store_is_known_also_below_a_venv(
    system: Windows, python: str, base: str, monkeypatch: pytest.MonkeyPatch, *, store: bool
) -> None:
    monkeypatch.setattr(sys, "executable", python)
    monkeypatch.setattr(sys, "base_prefix", base)
    assert system.from_store() is store


def test_the_interpreter_is_the_one_with_a_console(
    system: Windows, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", str(tmp_path / "pythonw.exe"))
    assert system.python == tmp_path / "python.exe"


def test_a_place_that_may_vanish_is_known(system: Windows, windll: ImitationWindll, tmp_path: Path) -> None:
    path = Path("/cakram/python.exe")
    assert not system.temporary(path)
    windll.cakram["/"] = 2
    assert system.temporary(path)
    assert system.temporary(tmp_path / "python.exe")


def test_a_short_path_is_asked_of_windows(system: Windows, windll: ImitationWindll) -> None:
    windll.pendek["/panjang sekali"] = "/PANJAN~1"
    assert system.short_path(Path("/panjang sekali")) == Path("/PANJAN~1")
    assert system.short_path(Path("/lain")) is None


def test_the_mark_of_the_web_is_a_stream_of_the_file(system: Windows, tmp_path: Path) -> None:
    path = tmp_path / "SAKIP.xlam"
    path.write_bytes(b"")
    assert system.has_web_mark(path) is False
    path.with_name("SAKIP.xlam:Zone.Identifier").write_bytes(b"[ZoneTransfer]")  # a plain name on Linux
    assert system.has_web_mark(path) is True


# --- A Mac --------------------------------------------------------------------------------------------------


def test_the_places_of_a_mac(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    with pytest.raises(SakipError, match="SKP-575"):
        Mac().places()
    (tmp_path / "Library" / "Group Containers" / "UBF8T346G9.Office").mkdir(parents=True)
    places = Mac().places()
    assert all(folder.is_relative_to(tmp_path / "Library") for folder in places.folder)
    assert places.script is not None
    assert places.script.parent.name == "com.microsoft.Excel"
    assert places.home == tmp_path / "Library" / "Application Support" / "SAKIP"


@pytest.mark.parametrize(("status", "output", "count"), [(0, "12\n40", 2), (1, "", 0), (2, "?", None)])
def test_the_excels_of_a_mac_are_counted(
    status: int, output: str, count: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "run", lambda _command: Answer(status, output))
    assert Mac().excel_count() == count
    assert Mac().excel_running() is (None if count is None else count > 0)


def test_the_script_of_a_mac_reads_the_settings_that_are_written_there() -> None:
    from sakip_xl.installer.material import script_bytes

    assert b"Library/Application Support/SAKIP/" in script_bytes()
    assert b"sakip.ini" in script_bytes()


# --- Linux --------------------------------------------------------------------------------------------------


def test_linux_refuses_plainly() -> None:
    with pytest.raises(SakipError, match="SKP-570"):
        pasang(Linux(), now=SAAT)


def test_linux_tells_what_would_be_done_on_windows() -> None:
    plan = pasang(Linux(), now=SAAT, pratinjau=True).pesan
    assert "tidak mempunyai Excel" in plan
    assert r"%APPDATA%\Microsoft\Excel\XLSTART\SAKIP.xlam" in plan
    assert r"%LOCALAPPDATA%\SAKIP\sakip.ini" in plan


@pytest.mark.usefixtures("winreg")
@pytest.mark.parametrize(("name", "class_"), [("win32", Windows), ("darwin", Mac), ("linux", Linux)])
def test_each_platform_has_its_answers(name: str, class_: type, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", name)
    assert isinstance(this_machine(), class_)


# --- Programs and libraries -------------------------------------------------------------------------------


def test_a_program_is_run_to_its_end() -> None:
    answer = processes.run([sys.executable, "-c", "print('é'); import sys; sys.exit(3)"])
    assert (answer.status, answer.output) == (3, "é")


def test_a_program_that_is_missing_or_hangs_is_an_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "MAX_SECONDS", 0.5)
    assert processes.run(["/tiada/python"]).status == -1
    assert processes.run([sys.executable, "-c", "import time; time.sleep(20)"]).status == -1


def test_the_libraries_are_those_that_the_package_needs() -> None:
    names = {library.name for library in processes.libraries("pydantic")}
    assert names == {"sakip_xl", "annotated_types", "pydantic", "pydantic_core", "typing_inspection"}


def test_a_package_that_was_not_installed_has_only_its_own_folder() -> None:
    assert processes.libraries("tiada sama sekali") == [processes.PACKAGE]
