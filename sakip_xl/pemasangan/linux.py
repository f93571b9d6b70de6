"""Linux has no Excel: it can only tell what would be done on Windows."""

from __future__ import annotations

import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from sakip_xl.errors import SakipError
from sakip_xl.pemasangan import proses
from sakip_xl.pemasangan.mesin import Jawaban, Tempat


class Linux:
    """A system without Excel."""

    nama = platform.system()
    penyandian = "utf-8"
    akhir_baris = "\n"
    registri = None

    @property
    def python(self) -> Path:
        """The interpreter that runs us."""
        return Path(sys.executable)

    def tempat(self) -> Tempat[Path]:
        """Nowhere: refuses (SKP-570)."""
        raise SakipError("SKP-570", nilai=self.nama)

    def excel_terbuka(self) -> bool | None:
        """Excel never runs here."""
        return False

    def excel_terpasang(self) -> bool | None:
        """Nor is it ever found."""
        return False

    def dari_toko(self) -> bool:
        """Never."""
        return False

    def sementara(self, _jalur: Path) -> bool:
        """Of no weight here."""
        return False

    def jalur_pendek(self, _jalur: Path) -> Path | None:
        """There are no 8.3 names."""
        return None

    def bertanda_web(self, _jalur: Path) -> bool | None:
        """There is no such mark."""
        return None

    def pustaka(self) -> Sequence[Path]:
        """As the interpreter that runs us has them."""
        return proses.pustaka()

    def jalankan(self, perintah: Sequence[str]) -> Jawaban:
        """Run a program."""
        return proses.jalankan(perintah)
