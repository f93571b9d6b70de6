"""The person in front of the screen of a stage: sees pictures of it, moves the mouse, presses keys."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING, Any

from tests.addin.tools import tool

if TYPE_CHECKING:
    import xlwings as xw

_LIMIT_SECONDS = 60  # a busy machine works for 15 seconds on one click

# com.sun.star.accessibility.AccessibleRole
_MENU_BAR, _STATUS_BAR, _TABLE, _TOOL_BAR = 35, 57, 58, 63


Box = tuple[int, int, int, int]
"""A part of the screen: left, top, width, height."""


class Person:
    """Works on the display ``display`` with xdotool and looks with ImageMagick's import.

    Pictures with a name are kept in the folder of the variable SAKIP_ARTEFAK, else in ``folder``.
    """

    def __init__(self, display: str, folder: Path) -> None:
        self._xdotool, self._import = tool("xdotool"), tool("import")
        self._environment = os.environ | {"DISPLAY": display}
        self.artifacts = Path(os.environ.get("SAKIP_ARTEFAK") or folder)
        self.artifacts.mkdir(parents=True, exist_ok=True)

    def take_screenshot(self, name: str) -> Path:
        """Keep a picture of the whole screen."""
        file = self.artifacts / name
        self._run(self._import, "-window", "root", str(file))
        return file

    def look(self, box: Box) -> bytes:
        """The pixels of a part of the screen."""
        left, upper, width, height = box
        crop = f"{width}x{height}+{left}+{upper}"
        return self._run(self._import, "-window", "root", "-crop", crop, "-depth", "8", "rgb:-")

    def click(self, box: Box, *held: str) -> None:
        """Click in the middle of a part of the screen, with keys held; Ctrl follows a link."""
        left, upper, width, height = box
        self._xdo("mousemove", str(left + width // 2), str(upper + height // 2))
        self._xdo(*_each("keydown", held), "click", "1", *_each("keyup", held))

    def read_message(self, look: Callable[[], object] = lambda: None) -> None:
        """Wait for a message of SAKIP, look at the screen, and press Enter until it is closed."""
        wait_until(lambda: self._message() != "")
        message = self._message()
        self._xdo("windowfocus", "--sync", message)
        look()
        wait_until(lambda: self._close(message))

    @contextmanager
    def answering(self, look: Callable[[], object] = lambda: None) -> Iterator[None]:
        """Within, the program shows a message and waits for the person; further ones are closed unread."""
        done = Event()

        def guard() -> None:
            self.read_message(look)
            while not done.wait(0.2):
                if self._message():
                    self.read_message()

        with ThreadPoolExecutor(1) as executor:
            future = executor.submit(guard)
            yield
            done.set()
            future.result(_LIMIT_SECONDS)

    def _message(self) -> str:
        """The window of a message of SAKIP; empty when there is none."""
        command = (self._xdotool, "search", "--onlyvisible", "--name", "^SAKIP$")
        return self._run(*command, may_fail=True).decode().strip()

    def _close(self, message: str) -> bool:
        """Press Enter in a window; whether it is closed."""
        self._run(self._xdotool, "key", "--window", message, "Return", may_fail=True)
        time.sleep(0.2)
        return self._message() != message

    def _xdo(self, *command: str) -> None:
        self._run(self._xdotool, *command)

    def _run(self, *command: str, may_fail: bool = False) -> bytes:
        result = subprocess.run(
            command, env=self._environment, capture_output=True, timeout=_LIMIT_SECONDS, check=False
        )
        assert may_fail or result.returncode == 0, (command, result.stderr)
        return result.stdout


def cell_box(cell: xw.Range) -> Box:
    """Where a cell of the sheet in front is on the screen; a frozen sheet has several panes, each a table."""
    for table in _part(cell.sheet.book, _TABLE):
        box = _box(table.getAccessibleCellAt(cell.row - 1, cell.column - 1).getAccessibleContext())
        if _encloses(_box(table), box):
            return box
    raise AssertionError(cell.address)


def status_box(book: xw.Book) -> Box:
    """Where the first words of the status bar are on the screen."""
    left, upper, _, height = _box(next(_part(book, _STATUS_BAR)))
    return left, upper, 200, height


def _each(move: str, keys: tuple[str, ...]) -> list[str]:
    return [word for key in keys for word in (move, key)]


def wait_until(condition: Callable[[], bool]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + _LIMIT_SECONDS
    while not condition():
        assert time.monotonic() < end, "waited too long"
        time.sleep(0.2)


def _part(book: xw.Book, role: int) -> Iterator[Any]:
    """The parts of the window with this role."""
    window = book.impl.uno_doc.CurrentController.Frame.ContainerWindow
    return (part for part in _every(window.getAccessibleContext()) if part.getAccessibleRole() == role)


def _every(part: Any) -> Iterator[Any]:
    """A part of the window and all it holds, but not every cell of a sheet and every tool."""
    yield part
    if part.getAccessibleRole() not in {_MENU_BAR, _TABLE, _TOOL_BAR}:
        for index in range(part.getAccessibleChildCount()):
            yield from _every(part.getAccessibleChild(index).getAccessibleContext())


def _box(part: Any) -> Box:
    place, size = part.getLocationOnScreen(), part.getSize()
    return place.X, place.Y, size.Width, size.Height


def _encloses(outer: Box, inner: Box) -> bool:
    """Whether a part has an area that lies wholly within another."""
    (x, y, width, height), (left, upper, inner_width, inner_height) = outer, inner
    inside = x <= left <= left + inner_width <= x + width and y <= upper <= upper + inner_height <= y + height
    return inside and inner_width > 0 and inner_height > 0
