"""The one folder that belongs to the person at this computer: settings, log and backups of SAKIP."""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Mapping
from pathlib import Path

FOLDER_NAME = "SAKIP"
LOG_NAME = "sakip.log"
SETTINGS_NAME = "sakip.ini"


def user_folder(
    system: str = sys.platform, environment: Mapping[str, str] = os.environ, home: Path | None = None
) -> Path:
    r"""``%LOCALAPPDATA%\SAKIP`` on Windows, ``~/Library/Application Support/SAKIP`` on a Mac.

    Elsewhere the XDG folder for state. A variable that is missing or relative counts as not
    set. No folder is made.
    """
    home = home or Path.home()
    if system == "win32":
        return _absolute(environment.get("LOCALAPPDATA")) or home / "AppData" / "Local" / FOLDER_NAME
    if system == "darwin":
        return home / "Library" / "Application Support" / FOLDER_NAME
    return _absolute(environment.get("XDG_STATE_HOME")) or home / ".local" / "state" / FOLDER_NAME


def log_file() -> Path:
    """Where the log of this person is."""
    return user_folder() / LOG_NAME


def _absolute(folder: str | None) -> Path | None:
    return Path(folder) / FOLDER_NAME if folder and Path(folder).is_absolute() else None


def user_account() -> str:
    """The user of this computer as the system names it; empty when it does not."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return ""
