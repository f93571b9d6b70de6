"""The one folder that belongs to the person at this computer: settings, log and backups of SAKIP."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Mapping
from pathlib import Path

NAMA = "SAKIP"
BERKAS_LOG = "sakip.log"
BERKAS_PENGATURAN = "sakip.ini"


def folder_pengguna(
    sistem: str = sys.platform, lingkungan: Mapping[str, str] = os.environ, rumah: Path | None = None
) -> Path:
    r"""``%LOCALAPPDATA%\SAKIP`` on Windows, ``~/Library/Application Support/SAKIP`` on a Mac.

    Elsewhere the folder for state of the XDG rules. A variable that is missing or relative counts as not
    set. Nothing is made.
    """
    rumah = rumah or Path.home()
    if sistem == "win32":
        return _mutlak(lingkungan.get("LOCALAPPDATA")) or rumah / "AppData" / "Local" / NAMA
    if sistem == "darwin":
        return rumah / "Library" / "Application Support" / NAMA
    return _mutlak(lingkungan.get("XDG_STATE_HOME")) or rumah / ".local" / "state" / NAMA


def berkas_log() -> Path:
    """Where the log of this person stands."""
    return folder_pengguna() / BERKAS_LOG


def _mutlak(induk: str | None) -> Path | None:
    return Path(induk) / NAMA if induk and Path(induk).is_absolute() else None


def akun_pengguna() -> str:
    """The user of this computer as the system names it; empty when it does not."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
