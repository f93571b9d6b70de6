"""The stage: one live LibreOffice for a test session, on a profile and a pipe of its own.

``Display`` starts it, headless or on a display of its own, opens copies of workbooks in folders of their
own, keeps what was shown, plays the person (answers, a chosen folder, Esc) and ends all it started.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import uuid
from itertools import count
from typing import TYPE_CHECKING

from xlwings.main import engines

from tests.office.recalc import soffice
from tests.office_engine import App, MessageBox, register

if TYPE_CHECKING:
    from pathlib import Path

    import xlwings as xw

    from sakip_xl.workbook.live.host import Obstacle

_SCREEN = "1600x1000x24"

# Recalculate always, as Excel; believe no lock file; ask nothing at the start.
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Misc">
<prop oor:name="UseDocumentSystemFileLocking" oor:op="fuse"><value>false</value></prop>
<prop oor:name="UseDocumentOOoLockFile" oor:op="fuse"><value>false</value></prop>
<prop oor:name="FirstRun" oor:op="fuse"><value>false</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


class Display:
    """A live LibreOffice joined to xlwings, and the person in front of it.

    ``chosen_folder``: what the folder dialog gives, after those of ``folder_queue`` in turn;
    ``has_folder_dialog``: whether there is one.
    ``stop_answers``: the answers to "is Esc held now", then no. ``obstacle``: why nothing can be written.
    ``asked_folders``, ``printed`` and ``opened_files``: what was asked, printed and opened. ``address`` is
    where another process reaches it.
    """

    def __init__(self, base: Path, *, window: bool = False) -> None:
        program = soffice()
        assert program is not None, "LibreOffice (soffice) is not installed"
        self._base = base
        self._counter = count(1)
        self._processes: list[subprocess.Popen[bytes]] = []
        self._engines_before = engines.active, list(engines.engines), dict(engines.engines_by_name)
        self.screen = self._start_screen() if window else None
        self.address = f"pipe,name=sakip_{uuid.uuid4().hex}"
        pid = self._start_soffice(program)
        try:
            self.app: xw.App = register(self.address, pid)
        except BaseException:
            self.close()
            raise
        self.reset()

    @property
    def machine(self) -> App:
        """The engine's own program: its log and its scripted answers."""
        machine: App = self.app.impl
        return machine

    @property
    def messages(self) -> list[MessageBox]:
        """Every message box that was shown."""
        return self.machine.messages

    @property
    def answers(self) -> list[str]:
        """The buttons that are pressed in the next message boxes."""
        return self.machine.answers

    @property
    def status(self) -> list[str | bool]:
        """Every value that the status bar was given."""
        return self.machine.status

    def reset(self) -> None:
        """Forget what was shown and scripted; books stay open."""
        self.machine.reset()
        self.chosen_folder: Path | None = None
        self.folder_queue: list[Path] = []
        self.has_folder_dialog = True
        self.asked_folders: list[tuple[str, Path | None]] = []
        self.printed: list[str] = []
        self.opened_files: list[str] = []
        self.stop_answers: list[bool] = []
        self.obstacle: Obstacle | None = None

    def open_book(self, file: Path, name: str | None = None, *, read_only: bool = False) -> xw.Book:
        """Open a copy of a workbook in a folder of its own, under its own name or another."""
        folder = self._base / f"buku{next(self._counter)}"
        folder.mkdir()
        copied = folder / (name or file.name)
        shutil.copyfile(file, copied)
        return self.app.books.open(copied, read_only=read_only)

    def close_books(self) -> None:
        """Close every book without saving, and forget as ``reset`` does."""
        for book in list(self.app.books):
            book.close()
        self.reset()

    def close(self) -> None:
        """End LibreOffice and the display, with all they started, and give xlwings its engine back."""
        engines.active, engines.engines, engines.engines_by_name = self._engines_before
        for process in reversed(self._processes):
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self._processes.clear()

    def _start_screen(self) -> str:
        """Start an X server on a free display and return its name."""
        read_end, write_end = os.pipe()
        command = ["Xvfb", "-displayfd", str(write_end), "-screen", "0", _SCREEN, "-nolisten", "tcp"]
        self._start(command, dict(os.environ), pass_fds=(write_end,))
        os.close(write_end)
        with os.fdopen(read_end) as number:
            return f":{number.readline().strip()}"

    def _start_soffice(self, program: str) -> int:
        profile = self._base / "profil"
        (profile / "user").mkdir(parents=True)
        (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
        environment = {name: content for name, content in os.environ.items() if not name.startswith("PYTHON")}
        window_options = ["--headless"]
        if self.screen:
            environment |= {"DISPLAY": self.screen, "SAL_USE_VCLPLUGIN": "gen"}
            window_options = []
        command = [
            program,
            f"-env:UserInstallation={profile.resolve().as_uri()}",
            *window_options,
            "--norestore",
        ]
        command += ["--nologo", "--nodefault", "--nofirststartwizard", f"--accept={self.address};urp"]
        return self._start(command, environment)

    def _start(self, command: list[str], environment: dict[str, str], pass_fds: tuple[int, ...] = ()) -> int:
        process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            pass_fds=pass_fds,
        )
        self._processes.append(process)
        return process.pid
