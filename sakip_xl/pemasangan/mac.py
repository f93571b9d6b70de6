"""A Mac's answers.

Excel lives in a sandbox there: it loads add-ins from its group container, and starts programs only by a
script in a folder of its own.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from sakip_xl.books.tempat import NAMA
from sakip_xl.errors import SakipError
from sakip_xl.pemasangan import proses
from sakip_xl.pemasangan.mesin import Tempat
from sakip_xl.pemasangan.unix import Unix

_WADAH = "Group Containers/UBF8T346G9.Office"
_XLSTART = "User Content.localized/Startup.localized/Excel"
_SKRIP = "Application Scripts/com.microsoft.Excel"
_EXCEL = Path("Applications", "Microsoft Excel.app")


class Mac(Unix):
    """A person's account on a Mac."""

    nama = "Mac"

    def tempat(self) -> Tempat[Path]:
        """All below the home folder.

        Excel's group container is made by macOS when Excel first runs, and by nobody else (SKP-575).
        """
        wadah = Path.home() / "Library" / _WADAH
        if not wadah.is_dir():
            raise SakipError("SKP-575", nilai=wadah)
        pustaka = Path.home() / "Library"
        return Tempat(pustaka / "Application Support" / NAMA, wadah / _XLSTART, pustaka / _SKRIP)

    def excel_terbuka(self) -> bool | None:
        """Whether a process of Excel's name runs; ``None`` when the system cannot say."""
        kode = proses.jalankan(["/usr/bin/pgrep", "-x", "Microsoft Excel"]).kode
        return {0: True, 1: False}.get(kode)

    def excel_terpasang(self) -> bool | None:
        """Whether Excel stands among the applications of the Mac or of the person."""
        return any((akar / _EXCEL).exists() for akar in (Path("/"), Path.home()))

    def sementara(self, jalur: Path) -> bool:
        """Below the folder for temporary files, or on a volume that can be taken out."""
        return any(jalur.is_relative_to(akar) for akar in (tempfile.gettempdir(), "/tmp", "/Volumes"))  # noqa: S108 - compared, not used
