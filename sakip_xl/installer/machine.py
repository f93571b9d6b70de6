"""The port to one computer: its folders, its registry, its Excel, its Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Generic, Protocol, TypeVar

from sakip_xl.workstation.user_folder import LOG_NAME, SETTINGS_NAME

P = TypeVar("P", bound=PurePath)

ADDIN_NAME = "SAKIP.xlam"
SCRIPT_NAME = "sakip.applescript"


@dataclass(frozen=True, slots=True)
class Places(Generic[P]):
    """Every place that an installation may write; ``script_folder`` is a Mac's folder of scripts."""

    home: P
    xlstart: P
    script_folder: P | None = None

    @property
    def config(self) -> P:
        """What the add-in reads: interpreter, log, version."""
        return self.home / SETTINGS_NAME

    @property
    def log(self) -> P:
        """What the buttons write when something goes wrong."""
        return self.home / LOG_NAME

    @property
    def old_log(self) -> P:
        """The log before, set aside when it grew too long."""
        return self.home / f"{LOG_NAME}.1"

    @property
    def manifest(self) -> P:
        """What was installed, to be undone by ``lepas``."""
        return self.home / "pemasangan.json"

    @property
    def cadangan(self) -> P:
        """Copies of add-ins that were replaced."""
        return self.home / "cadangan"

    @property
    def addin(self) -> P:
        """The add-in, where Excel loads it at its start."""
        return self.xlstart / ADDIN_NAME

    @property
    def script(self) -> P | None:
        """The script by which Excel on a Mac starts a program."""
        return None if self.script_folder is None else self.script_folder / SCRIPT_NAME

    @property
    def folder(self) -> tuple[P, ...]:
        """The folders; nothing outside them is ever written or deleted."""
        return tuple(folder for folder in (self.home, self.xlstart, self.script_folder) if folder is not None)


@dataclass(frozen=True, slots=True)
class Answer:
    """How a program ended, and what it printed."""

    status: int
    output: str


class Registry(Protocol):
    r"""The registry; a key is written ``HKCU\…`` or ``HKLM\…``. What is missing is empty."""

    def children(self, key: str) -> list[str]:
        """The names of the keys below a key."""

    def values(self, key: str) -> dict[str, object]:
        """The values of a key."""

    def delete(self, key: str, name: str) -> None:
        """Delete one value below HKCU; ``OSError`` when Windows refuses."""


class Machine(Protocol):
    """One computer, as the person sees it who is logged on."""

    @property
    def name(self) -> str:
        """The platform's name, as staff know it."""

    @property
    def encoding(self) -> str:
        """The encoding in which the add-in reads its settings."""

    @property
    def line_end(self) -> str:
        """How a line of the settings ends."""

    @property
    def python(self) -> Path:
        """The interpreter that runs us, the one with a console."""

    @property
    def registry(self) -> Registry | None:
        """The registry; ``None`` where there is none."""

    def places(self) -> Places[Path]:
        """The places of this person; refuses where Excel does not exist (SKP-570) or they are unknown."""

    def excel_running(self) -> bool | None:
        """Whether Excel is running; ``None`` when that cannot be seen."""

    def excel_count(self) -> int | None:
        """How many Excels run in this session, shown or not; ``None`` when that cannot be seen."""

    def system_fits(self) -> bool | None:
        """Whether the system is Windows 10 or newer of 64 bits; ``None`` where that is no question."""

    def system_text(self) -> str:
        """The system with its version and its processor, as it names itself."""

    def excel_installed(self) -> bool | None:
        """Whether Excel is there; ``None`` when that cannot be seen."""

    def from_store(self) -> bool:
        """Whether our Python comes from the Microsoft Store, which hides what it writes from Excel."""

    def temporary(self, path: Path) -> bool:
        """Whether a path may vanish: a folder for temporary files, a USB stick, a network drive."""

    def short_path(self, path: Path) -> Path | None:
        """The 8.3 form of an existing path; ``None`` when it has none."""

    def has_web_mark(self, path: Path) -> bool | None:
        """Whether a file carries the Mark of the Web; ``None`` when that cannot be seen."""

    def libraries(self) -> Sequence[Path]:
        """The folders of our package and of the libraries it needs."""

    def run(self, command: Sequence[str]) -> Answer:
        """Run a program to its end; one that cannot be started or hangs is a code other than 0."""
