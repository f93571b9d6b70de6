"""The dialog for a PIN as a person sees it: a real window on a screen of its own, typed into by xdotool."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from sakip_xl.click import secret_dialog
from sakip_xl.click.secret_dialog import ask_in_dialog
from sakip_xl.errors import SakipError
from sakip_xl.workstation.secret_question import SecretQuestion
from tests.addin.tools import tool
from tests.office.person import wait_until

PIN = "482913"
_ASK = """
import sys
from sakip_xl.click.context import ClosedError
from sakip_xl.click.secret_dialog import ask_in_dialog
from sakip_xl.workstation.secret_question import SecretQuestion
question = SecretQuestion("PIN", "Setujui langkah 10.\\n\\nPIN Rina:", twice=sys.argv[1] == "dua")
try:
    print("jawab", ask_in_dialog(question))
except ClosedError:
    print("ditutup")
"""


@dataclass
class Screen:
    """A screen with nothing on it but the dialog, and the person before it."""

    name: str
    folder: Path

    def ask(self, *, twice: bool = False) -> subprocess.Popen[str]:
        """Start what asks, and wait until its window is there and takes keys."""
        command = [sys.executable, "-c", _ASK, "dua" if twice else "satu"]
        asking = subprocess.Popen(command, env=self._environment, stdout=subprocess.PIPE, text=True)
        wait_until(lambda: self.window() != "")
        self.run("xdotool", "windowfocus", "--sync", self.window())
        return asking

    def window(self) -> str:
        """The window of the dialog; empty when there is none."""
        found = self.run("xdotool", "search", "--onlyvisible", "--name", "^SAKIP: PIN$", may_fail=True)
        return found.split("\n")[0]

    def keys(self, *keys: str) -> None:
        self.run("xdotool", "key", "--delay", "60", *keys)

    def type(self, text: str) -> None:
        self.run("xdotool", "type", "--delay", "60", text)

    def look(self, name: str) -> None:
        """Keep a picture of the screen."""
        artifacts = Path(os.environ.get("SAKIP_ARTEFAK") or self.folder)
        self.run("import", "-window", "root", str(artifacts / name))

    @property
    def _environment(self) -> dict[str, str]:
        return os.environ | {"DISPLAY": self.name}

    def run(self, program: str, *words: str, may_fail: bool = False) -> str:
        command = [tool(program), *words]
        done = subprocess.run(command, env=self._environment, capture_output=True, timeout=60, check=False)
        assert may_fail or done.returncode == 0, (command, done.stderr)
        return done.stdout.decode().strip()


@pytest.fixture(scope="module")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    read_end, write_end = os.pipe()
    command = [tool("Xvfb"), "-displayfd", str(write_end), "-screen", "0", "1024x768x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=(write_end,), stderr=subprocess.DEVNULL)
    os.close(write_end)
    with os.fdopen(read_end) as number:
        name = f":{number.readline().strip()}"
    yield Screen(name, tmp_path_factory.mktemp("layar"))
    server.kill()
    server.wait()


def answer(asking: subprocess.Popen[str]) -> str:
    return asking.communicate(timeout=60)[0].strip()


def test_a_pin_is_typed_and_enter_gives_it(screen: Screen) -> None:
    asking = screen.ask()
    screen.type(PIN)
    screen.look("dialog-pin.png")
    screen.keys("Return")
    assert answer(asking) == f"jawab {PIN}"


def test_a_new_pin_is_typed_twice_and_a_slip_is_told_in_the_same_window(screen: Screen) -> None:
    asking = screen.ask(twice=True)
    screen.type(PIN)
    screen.keys("Return")  # goes on to the second field
    screen.type("482914")
    screen.keys("Return")
    assert asking.poll() is None
    screen.type(PIN)
    screen.look("dialog-pin-baru.png")
    screen.keys("Return")
    assert answer(asking) == f"jawab {PIN}"


def test_escape_closes_it(screen: Screen) -> None:
    asking = screen.ask()
    screen.type(PIN)
    screen.keys("Escape")
    assert answer(asking) == "ditutup"


def test_without_a_screen_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":9999")
    with pytest.raises(SakipError, match="SKP-887"):
        ask_in_dialog(SecretQuestion("PIN", "PIN Rina:"))


def test_a_python_without_tkinter_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "tkinter", None)
    with pytest.raises(SakipError) as galat:
        secret_dialog.ask_in_dialog(SecretQuestion("PIN", "PIN Rina:"))
    assert (galat.value.kode, "tkinter" in galat.value.temuan.pesan) == ("SKP-887", True)
