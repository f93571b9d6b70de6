"""Linux has no Excel: it can only show what would be done on Windows."""

from __future__ import annotations

import platform
from pathlib import Path

from sakip_xl.errors import SakipError
from sakip_xl.installer.machine import Places
from sakip_xl.installer.unix import Unix


class Linux(Unix):
    """A system without Excel."""

    name = platform.system()

    def places(self) -> Places[Path]:
        """Nowhere: refuses (SKP-570)."""
        raise SakipError("SKP-570", nilai=self.name)

    def excel_running(self) -> bool | None:
        """Excel never runs here."""
        return False

    def excel_count(self) -> int | None:
        """There is none to be counted."""
        return None

    def excel_installed(self) -> bool | None:
        """Excel is never found here."""
        return False

    def temporary(self, _path: Path) -> bool:
        """It makes no difference here."""
        return False
