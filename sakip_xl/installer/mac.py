"""A Mac's answers.

Excel lives in a sandbox there: it loads add-ins from its group container, and starts programs only by a
script in a folder of its own.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from sakip_xl.errors import SakipError
from sakip_xl.installer import processes
from sakip_xl.installer.machine import Places
from sakip_xl.installer.unix import Unix
from sakip_xl.workstation.user_folder import FOLDER_NAME

_CONTAINER = "Group Containers/UBF8T346G9.Office"
_XLSTART = "User Content.localized/Startup.localized/Excel"
_SCRIPTS = "Application Scripts/com.microsoft.Excel"
_EXCEL = Path("Applications", "Microsoft Excel.app")


class Mac(Unix):
    """A person's account on a Mac."""

    name = "Mac"

    def places(self) -> Places[Path]:
        """All below the home folder.

        Excel's group container is made by macOS when Excel first runs, and by nobody else (SKP-575).
        """
        container = Path.home() / "Library" / _CONTAINER
        if not container.is_dir():
            raise SakipError("SKP-575", nilai=container)
        library = Path.home() / "Library"
        return Places(library / "Application Support" / FOLDER_NAME, container / _XLSTART, library / _SCRIPTS)

    def excel_running(self) -> bool | None:
        """Whether a process with Excel's name runs; ``None`` when the system cannot say."""
        count = self.excel_count()
        return None if count is None else count > 0

    def excel_count(self) -> int | None:
        """The processes with Excel's name."""
        answer = processes.run(["/usr/bin/pgrep", "-x", "Microsoft Excel"])
        return len(answer.output.split()) if answer.status in {0, 1} else None

    def excel_installed(self) -> bool | None:
        """Whether Excel is among the applications of the Mac or of the person."""
        return any((root / _EXCEL).exists() for root in (Path("/"), Path.home()))

    def temporary(self, path: Path) -> bool:
        """Below the folder for temporary files, or on a volume that can be taken out."""
        return any(path.is_relative_to(root) for root in (tempfile.gettempdir(), "/tmp", "/Volumes"))  # noqa: S108 - compared, not used
