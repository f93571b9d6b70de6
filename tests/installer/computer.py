"""A simulated computer: a file tree, a registry as a dict, and a Python that answers as told."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sakip_xl import __version__
from sakip_xl.installer.mac import Mac
from sakip_xl.installer.machine import Answer, Machine, Places, Registry
from sakip_xl.installer.pasang import pasang
from sakip_xl.installer.windows import Windows

SAAT = datetime(2026, 7, 6, 8, 15)
LARANGAN = r"HKCU\Software\Microsoft\Office\16.0\Excel\Resiliency\DisabledItems"


@dataclass
class ImitationRegistry:
    """Keys with their values; ``locked`` are those in which nothing can be deleted."""

    keys: dict[str, dict[str, object]] = field(default_factory=dict)
    terkunci: set[str] = field(default_factory=set)

    def children(self, key: str) -> list[str]:
        start = f"{key}\\".casefold()
        return sorted(
            {path[len(start) :].split("\\")[0] for path in self.keys if path.casefold().startswith(start)}
        )

    def values(self, key: str) -> dict[str, object]:
        return dict(
            next((content for path, content in self.keys.items() if path.casefold() == key.casefold()), {})
        )

    def delete(self, key: str, name: str) -> None:
        if key in self.terkunci:
            raise PermissionError(key)
        del self.keys[key][name]


@dataclass
class Computer:
    """One computer; every answer can be set."""

    name: str
    where: Places[Path]
    python: Path
    lib: Path
    registry: Registry | None
    line_end: str
    encoding: str = "utf-16"
    terbuka: bool | None = False
    terpasang: bool | None = True
    berjalan: int | None = 1
    cocok: bool | None = True
    toko: bool = False
    lepasan: bool = False
    pendek: dict[Path, Path] = field(default_factory=dict)
    bertanda: set[Path] = field(default_factory=set)
    jawaban: Answer = field(default_factory=lambda: Answer(0, __version__))
    dijalankan: list[list[str]] = field(default_factory=list)

    def places(self) -> Places[Path]:
        return self.where

    def excel_running(self) -> bool | None:
        return self.terbuka

    def excel_count(self) -> int | None:
        return self.berjalan

    def system_fits(self) -> bool | None:
        return self.cocok

    def system_text(self) -> str:
        return "Windows 6.1.7601 x86"

    def excel_installed(self) -> bool | None:
        return self.terpasang

    def from_store(self) -> bool:
        return self.toko

    def temporary(self, _path: Path) -> bool:
        return self.lepasan

    def short_path(self, path: Path) -> Path | None:
        return self.pendek.get(path)

    def has_web_mark(self, path: Path) -> bool | None:
        return path in self.bertanda if self.name == Windows.name else None

    def libraries(self) -> Sequence[Path]:
        return [self.lib / "sakip_xl"]

    def run(self, command: Sequence[str]) -> Answer:
        self.dijalankan.append(list(command))
        return self.jawaban


def windows(root: Path, user: str = "Siti O'Hara & Söhne") -> Computer:
    """A PC where Excel has run: somebody else's file stands in XLSTART."""
    data = root / "Users" / user / "AppData"
    xlstart = data / "Roaming" / "Microsoft" / "Excel" / "XLSTART"
    xlstart.mkdir(parents=True)
    (xlstart / "PERSONAL.XLSB").write_bytes(b"milik sendiri")
    (data / "Local").mkdir()
    python, lib = _runtime(root / "Python313", "python.exe")
    place = Places(data / "Local" / "SAKIP", xlstart)
    return Computer(Windows.name, place, python, lib, ImitationRegistry(), Windows.line_end)


def mac(root: Path) -> Computer:
    """A Mac on which Excel has run once: its group container is there, nothing else."""
    libraries = root / "Users" / "siti" / "Library"
    package = libraries / "Group Containers" / "UBF8T346G9.Office"
    package.mkdir(parents=True)
    python, lib = _runtime(root / "venv", "bin/python")
    place = Places(
        libraries / "Application Support" / "SAKIP",
        package / "User Content.localized" / "Startup.localized" / "Excel",
        libraries / "Application Scripts" / "com.microsoft.Excel",
    )
    return Computer(Mac.name, place, python, lib, None, Mac.line_end, Mac.encoding)


def _runtime(root: Path, name: str) -> tuple[Path, Path]:
    python, lib = root / name, root / "lib"
    python.parent.mkdir(parents=True)
    python.write_bytes(b"MZ")
    (lib / "sakip_xl").mkdir(parents=True)
    (lib / "sakip_xl" / "__init__.py").write_text("x = 1\n", encoding="utf-8")
    return python, lib


def registry(computer: Computer) -> ImitationRegistry:
    assert isinstance(computer.registry, ImitationRegistry)
    return computer.registry


def disabled_item(path: object, description: str = "") -> bytes:
    """A value of DisabledItems as Excel writes it: kind, two lengths in bytes, two texts ended by NUL."""
    texts = [f"{str(value).lower()}\0".encode("utf-16-le") for value in (path, description)]
    return struct.pack("<III", 1, *map(len, texts)) + b"".join(texts)


def pohon(root: Path) -> dict[str, bytes | None]:
    """Every file with its content and every folder, but for byte code."""
    everything = {file.relative_to(root).as_posix(): file for file in sorted(root.rglob("*"))}
    return {
        name: file.read_bytes() if file.is_file() else None
        for name, file in everything.items()
        if "__pycache__" not in name
    }


def installed(computer: Machine) -> None:
    assert pasang(computer, now=SAAT).keluar == 0
