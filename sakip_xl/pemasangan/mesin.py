"""The port to one computer: its folders, its registry, its Excel, its Python."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath
from typing import Generic, Protocol, TypeVar

from sakip_xl.books.tempat import BERKAS_LOG, BERKAS_PENGATURAN

P = TypeVar("P", bound=PurePath)

NAMA_TAMBAHAN = "SAKIP.xlam"
NAMA_SKRIP = "sakip.applescript"


@dataclass(frozen=True, slots=True)
class Tempat(Generic[P]):
    """Every place that an installation may write; ``skrip`` is a Mac's folder of scripts."""

    rumah: P
    xlstart: P
    folder_skrip: P | None = None

    @property
    def setelan(self) -> P:
        """What the add-in reads: interpreter, log, version."""
        return self.rumah / BERKAS_PENGATURAN

    @property
    def log(self) -> P:
        """What the buttons write when something goes wrong."""
        return self.rumah / BERKAS_LOG

    @property
    def log_lama(self) -> P:
        """The log before, set aside when it grew too long."""
        return self.rumah / f"{BERKAS_LOG}.1"

    @property
    def manifes(self) -> P:
        """What was installed, to be undone by ``lepas``."""
        return self.rumah / "pemasangan.json"

    @property
    def cadangan(self) -> P:
        """Copies of add-ins that were replaced."""
        return self.rumah / "cadangan"

    @property
    def tambahan(self) -> P:
        """The add-in, where Excel loads it at its start."""
        return self.xlstart / NAMA_TAMBAHAN

    @property
    def skrip(self) -> P | None:
        """The script by which Excel on a Mac starts a program."""
        return None if self.folder_skrip is None else self.folder_skrip / NAMA_SKRIP

    @property
    def folder(self) -> tuple[P, ...]:
        """The folders; nothing outside them is ever written or deleted."""
        return tuple(satu for satu in (self.rumah, self.xlstart, self.folder_skrip) if satu is not None)


@dataclass(frozen=True, slots=True)
class Jawaban:
    """How a program ended, and what it printed."""

    kode: int
    keluaran: str


class Registri(Protocol):
    r"""The registry; a key is written ``HKCU\…`` or ``HKLM\…``. What is missing is empty."""

    def anak(self, kunci: str) -> list[str]:
        """The names of the keys below a key."""

    def nilai(self, kunci: str) -> dict[str, object]:
        """The values of a key."""

    def hapus(self, kunci: str, nama: str) -> None:
        """Delete one value below HKCU; ``OSError`` when Windows refuses."""


class Mesin(Protocol):
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
    def registri(self) -> Registri | None:
        """The registry; ``None`` where there is none."""

    def tempat(self) -> Tempat[Path]:
        """The places of this person; refuses where Excel does not exist (SKP-570) or they are unknown."""

    def excel_terbuka(self) -> bool | None:
        """Whether Excel is running; ``None`` when that cannot be seen."""

    def excel_terpasang(self) -> bool | None:
        """Whether Excel is there; ``None`` when that cannot be seen."""

    def dari_toko(self) -> bool:
        """Whether our Python comes from the Microsoft Store, which hides what it writes from Excel."""

    def sementara(self, jalur: Path) -> bool:
        """Whether a path may vanish: a folder for temporary files, a USB stick, a network drive."""

    def jalur_pendek(self, jalur: Path) -> Path | None:
        """The 8.3 form of an existing path; ``None`` when it has none."""

    def bertanda_web(self, jalur: Path) -> bool | None:
        """Whether a file carries the Mark of the Web; ``None`` when that cannot be seen."""

    def pustaka(self) -> Sequence[Path]:
        """The folders of our package and of the libraries it needs."""

    def jalankan(self, perintah: Sequence[str]) -> Jawaban:
        """Run a program to its end; one that cannot be started or hangs is a code other than 0."""


def mesin_ini() -> Mesin:
    """The computer that we run on."""
    if sys.platform == "win32":
        from sakip_xl.pemasangan.windows import Windows

        return Windows()
    if sys.platform == "darwin":
        from sakip_xl.pemasangan.mac import Mac

        return Mac()
    from sakip_xl.pemasangan.linux import Linux

    return Linux()
