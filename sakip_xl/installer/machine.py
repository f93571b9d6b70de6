"""The port to one computer: its folders, its registry, its Excel, its Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Generic, Protocol, TypeVar

from sakip_xl.workstation.user_folder import BERKAS_LOG, BERKAS_PENGATURAN

P = TypeVar("P", bound=PurePath)

NAMA_TAMBAHAN = "SAKIP.xlam"
NAMA_SKRIP = "sakip.applescript"


@dataclass(frozen=True, slots=True)
class Places(Generic[P]):
    """Every place that an installation may write; ``folder_skrip`` is a Mac's folder of scripts."""

    rumah: P
    xlstart: P
    folder_skrip: P | None = None

    @property
    def config(self) -> P:
        """What the add-in reads: interpreter, log, version."""
        return self.rumah / BERKAS_PENGATURAN

    @property
    def log(self) -> P:
        """What the buttons write when something goes wrong."""
        return self.rumah / BERKAS_LOG

    @property
    def old_log(self) -> P:
        """The log before, set aside when it grew too long."""
        return self.rumah / f"{BERKAS_LOG}.1"

    @property
    def manifest(self) -> P:
        """What was installed, to be undone by ``lepas``."""
        return self.rumah / "pemasangan.json"

    @property
    def cadangan(self) -> P:
        """Copies of add-ins that were replaced."""
        return self.rumah / "cadangan"

    @property
    def addin(self) -> P:
        """The add-in, where Excel loads it at its start."""
        return self.xlstart / NAMA_TAMBAHAN

    @property
    def skrip(self) -> P | None:
        """The script by which Excel on a Mac starts a program."""
        return None if self.folder_skrip is None else self.folder_skrip / NAMA_SKRIP

    @property
    def folder(self) -> tuple[P, ...]:
        """The folders; nothing outside them is ever written or deleted."""
        return tuple(folder for folder in (self.rumah, self.xlstart, self.folder_skrip) if folder is not None)


@dataclass(frozen=True, slots=True)
class Answer:
    """How a program ended, and what it printed."""

    kode: int
    keluaran: str


class Registry(Protocol):
    r"""The registry; a key is written ``HKCU\…`` or ``HKLM\…``. What is missing is empty."""

    def children(self, key: str) -> list[str]:
        """The names of the keys below a key."""

    def nilai(self, key: str) -> dict[str, object]:
        """The values of a key."""

    def delete(self, key: str, name: str) -> None:
        """Delete one value below HKCU; ``OSError`` when Windows refuses."""


class Machine(Protocol):
    """One computer, as the person sees it who is logged on."""

    @property
    def nama(self) -> str:
        """The platform's name, as staff know it."""

    @property
    def penyandian(self) -> str:
        """The encoding in which the add-in reads its settings."""

    @property
    def akhir_baris(self) -> str:
        """How a line of the settings ends."""

    @property
    def python(self) -> Path:
        """The interpreter that runs us, the one with a console."""

    @property
    def registri(self) -> Registry | None:
        """The registry; ``None`` where there is none."""

    def tempat(self) -> Places[Path]:
        """The places of this person; refuses where Excel does not exist (SKP-570) or they are unknown."""

    def excel_running(self) -> bool | None:
        """Whether Excel is running; ``None`` when that cannot be seen."""

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
