"""What every system other than Windows answers alike."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from sakip_xl.pemasangan import proses
from sakip_xl.pemasangan.mesin import Jawaban


class Unix:
    """A computer without a registry, 8.3 names, the Microsoft Store and the Mark of the Web."""

    penyandian = "utf-8"
    akhir_baris = "\n"
    registri = None

    @property
    def python(self) -> Path:
        """The interpreter that runs us; a venv's link is kept, since it says where the libraries are."""
        return Path(sys.executable)

    def dari_toko(self) -> bool:
        """Never: that store is Microsoft's."""
        return False

    def jalur_pendek(self, _jalur: Path) -> Path | None:
        """There are no 8.3 names."""
        return None

    def bertanda_web(self, _jalur: Path) -> bool | None:
        """There is no such mark; the quarantine of a Mac cannot be seen with the standard library."""
        return None

    def pustaka(self) -> Sequence[Path]:
        """As the interpreter that runs us has them."""
        return proses.pustaka()

    def jalankan(self, perintah: Sequence[str]) -> Jawaban:
        """Run a program."""
        return proses.jalankan(perintah)
