"""Windows' answers. winreg and ctypes are imported late, so that the tests can replace them."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path, PurePath, PureWindowsPath
from typing import Any

from sakip_xl.errors import SakipError
from sakip_xl.installer import processes
from sakip_xl.installer.machine import Answer, Places
from sakip_xl.installer.registry import EXCEL_KEYS
from sakip_xl.workstation.user_folder import FOLDER_NAME, user_folder

_XLSTART = "Microsoft/Excel/XLSTART"
_EXCEL_WINDOW = "XLMAIN"
_OLDEST = 10
_FIXED_DISK = 3  # DRIVE_FIXED
_PATH_LENGTH = 32_768


class WindowsRegistry:
    """The registry by way of winreg; only values below HKCU can be deleted."""

    def __init__(self) -> None:
        self._winreg: Any = import_module("winreg")

    def children(self, key: str) -> list[str]:
        """The names of the keys below a key; none when it is missing or closed to us."""
        try:
            with self._open(key) as opened:
                count = self._winreg.QueryInfoKey(opened)[0]
                return [self._winreg.EnumKey(opened, index) for index in range(count)]
        except OSError:
            return []

    def values(self, key: str) -> dict[str, object]:
        """The values of a key; none when it is missing or closed to us."""
        try:
            with self._open(key) as opened:
                count = self._winreg.QueryInfoKey(opened)[1]
                return {
                    name: content
                    for name, content, _ in (self._winreg.EnumValue(opened, index) for index in range(count))
                }
        except OSError:
            return {}

    def delete(self, key: str, name: str) -> None:
        """Delete one value; a key outside HKCU is a mistake of ours."""
        if not key.startswith("HKCU\\"):
            raise ValueError(key)
        with self._open(key, self._winreg.KEY_SET_VALUE) as opened:
            self._winreg.DeleteValue(opened, name)

    def _open(self, key: str, access: int | None = None) -> Any:
        root, _, path = key.partition("\\")
        parent = {"HKCU": self._winreg.HKEY_CURRENT_USER, "HKLM": self._winreg.HKEY_LOCAL_MACHINE}[root]
        return self._winreg.OpenKey(parent, path, 0, self._winreg.KEY_READ if access is None else access)


class Windows:
    """A person's account on Windows."""

    name = "Windows"
    line_end = "\r\n"
    encoding = "utf-16"

    def __init__(self) -> None:
        self.registry = WindowsRegistry()

    @property
    def python(self) -> Path:
        """``python.exe`` also when ``pythonw.exe`` runs us."""
        return Path(sys.executable).with_name("python.exe")

    def places(self) -> Places[Path]:
        """The person's folder, and Excel's own start folder below APPDATA; without it: SKP-572."""
        roaming = Path(os.environ.get("APPDATA", ""))
        if not roaming.is_absolute():
            raise SakipError("SKP-572", nilai="APPDATA")
        return Places(user_folder("win32"), roaming / _XLSTART)

    def excel_running(self) -> bool | None:
        """Whether this session has a main window of Excel, shown or not."""
        return bool(_windll().user32.FindWindowW(_EXCEL_WINDOW, None))

    def excel_count(self) -> int | None:
        """The processes behind all main windows of Excel; each workbook has one since Excel 2013."""
        user32, ctypes = _windll().user32, import_module("ctypes")
        processes_seen, window = set[int](), 0
        while window := user32.FindWindowExW(None, window, _EXCEL_WINDOW, None):
            number = ctypes.c_ulong()
            user32.GetWindowThreadProcessId(window, ctypes.byref(number))
            processes_seen.add(number.value)
        return len(processes_seen)

    def system_fits(self) -> bool | None:
        """By the version that Windows tells (11 is 10.0 too) and its own processor, not that of Python."""
        return int(platform.version().partition(".")[0]) >= _OLDEST and platform.machine().endswith("64")

    def system_text(self) -> str:
        """``Windows 10.0.19045 AMD64``."""
        return f"Windows {platform.version()} {platform.machine()}"

    def excel_installed(self) -> bool | None:
        """Whether Windows knows where ``excel.exe`` is."""
        return any(self.registry.values(key) for key in EXCEL_KEYS)

    def from_store(self) -> bool:
        """Whether the interpreter, or the one below its venv, is in ``WindowsApps``."""
        parts = PureWindowsPath(sys.executable).parts + PureWindowsPath(sys.base_prefix).parts
        return "windowsapps" in {part.casefold() for part in parts}

    def temporary(self, path: Path) -> bool:
        """Below TEMP, or on a drive that is not a fixed disk."""
        if path.is_relative_to(tempfile.gettempdir()):
            return True
        return bool(_windll().kernel32.GetDriveTypeW(path.anchor) != _FIXED_DISK)

    def short_path(self, path: Path) -> Path | None:
        """The 8.3 form; ``None`` where Windows keeps none."""
        buffer = import_module("ctypes").create_unicode_buffer(_PATH_LENGTH)
        length = _windll().kernel32.GetShortPathNameW(str(path), buffer, _PATH_LENGTH)
        return Path(buffer.value) if length else None

    def has_web_mark(self, path: Path) -> bool | None:
        """Whether the file has a stream ``Zone.Identifier``."""
        return os.path.exists(f"{path}:Zone.Identifier")  # noqa: PTH110 - a stream is no path of pathlib

    def libraries(self) -> Sequence[Path]:
        """As the interpreter that runs us has them."""
        return processes.libraries()

    def run(self, command: Sequence[str]) -> Answer:
        """Run a program without a console window."""
        return processes.run(command, windows=True)


def windows_places() -> Places[PurePath]:
    """The places by the names of their variables, as a plan shows them where there is no Windows."""
    return Places(
        PureWindowsPath("%LOCALAPPDATA%", FOLDER_NAME),
        PureWindowsPath("%APPDATA%", _XLSTART),
    )


def _windll() -> Any:
    return import_module("ctypes").windll
