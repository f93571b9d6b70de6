"""What every system other than Windows answers alike."""

from __future__ import annotations

import platform
import sys
from collections.abc import Sequence
from pathlib import Path

from sakip_xl.installer import processes
from sakip_xl.installer.machine import Answer


class Unix:
    """A computer without a registry, 8.3 names, the Microsoft Store and the Mark of the Web."""

    encoding = "utf-8"
    line_end = "\n"
    registry = None

    @property
    def python(self) -> Path:
        """The interpreter that runs us; a venv's link is kept, since it says where the libraries are."""
        return Path(sys.executable)

    def system_fits(self) -> bool | None:
        """No question here."""
        return None

    def system_text(self) -> str:
        """As the system names itself."""
        return platform.platform()

    def from_store(self) -> bool:
        """Never: that store is Microsoft's."""
        return False

    def short_path(self, _path: Path) -> Path | None:
        """There are no 8.3 names."""
        return None

    def has_web_mark(self, _path: Path) -> bool | None:
        """There is no such mark; the quarantine of a Mac cannot be seen with the standard library."""
        return None

    def libraries(self) -> Sequence[Path]:
        """As the interpreter that runs us has them."""
        return processes.libraries()

    def run(self, command: Sequence[str]) -> Answer:
        """Run a program."""
        return processes.run(command)
