"""Linux has no Excel: it can only tell what would be done on Windows."""

from __future__ import annotations

import platform
from pathlib import Path

from sakip_xl.errors import SakipError
from sakip_xl.pemasangan.mesin import Tempat
from sakip_xl.pemasangan.unix import Unix


class Linux(Unix):
    """A system without Excel."""

    nama = platform.system()

    def tempat(self) -> Tempat[Path]:
        """Nowhere: refuses (SKP-570)."""
        raise SakipError("SKP-570", nilai=self.nama)

    def excel_terbuka(self) -> bool | None:
        """Excel never runs here."""
        return False

    def excel_terpasang(self) -> bool | None:
        """Nor is it ever found."""
        return False

    def sementara(self, _jalur: Path) -> bool:
        """Of no weight here."""
        return False
