"""Where SAKIP keeps what belongs to one person."""

from __future__ import annotations

from pathlib import Path

import pytest

from sakip_xl.workstation.user_folder import log_file, user_folder

HOME = Path("/rumah/siti")


@pytest.mark.parametrize(
    ("system", "environment", "folder"),
    [
        ("win32", {"LOCALAPPDATA": "/pengguna/lokal"}, "/pengguna/lokal/SAKIP"),
        ("win32", {}, "/rumah/siti/AppData/Local/SAKIP"),
        ("win32", {"LOCALAPPDATA": ""}, "/rumah/siti/AppData/Local/SAKIP"),
        ("win32", {"LOCALAPPDATA": "sebelah"}, "/rumah/siti/AppData/Local/SAKIP"),
        ("darwin", {"LOCALAPPDATA": "/x"}, "/rumah/siti/Library/Application Support/SAKIP"),
        ("linux", {"XDG_STATE_HOME": "/keadaan"}, "/keadaan/SAKIP"),
        ("linux", {}, "/rumah/siti/.local/state/SAKIP"),
    ],
)
def test_each_system_has_its_place(system: str, environment: dict[str, str], folder: str) -> None:
    assert user_folder(system, environment, HOME) == Path(folder)


def test_the_log_stands_in_it() -> None:
    assert log_file().parent == user_folder()
