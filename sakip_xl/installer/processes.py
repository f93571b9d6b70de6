"""Runs programs to their end, and finds the folders of the libraries that we need."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Sequence
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

import sakip_xl.errors
from sakip_xl.installer.machine import Answer

PACKAGE = Path(sakip_xl.errors.__file__).parent
MAX_SECONDS = 120
_NO_WINDOW = 0x08000000  # CREATE_NO_WINDOW of Windows
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def run(command: Sequence[str], *, windows: bool = False) -> Answer:
    """Run a program; one that cannot be started or hangs answers -1 and why."""
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter or a tool of the system, no shell
            list(command),
            capture_output=True,
            check=False,
            creationflags=_NO_WINDOW if windows else 0,
            stdin=subprocess.DEVNULL,
            timeout=MAX_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as galat:
        return Answer(-1, str(galat))
    output = (done.stdout + done.stderr).decode("utf-8", "replace")
    return Answer(done.returncode, output.strip())


def libraries(name: str = "sakip_xl") -> list[Path]:
    """Our package's folder and the folders of every library that the distribution needs, at any depth.

    Optional parts and what is not installed are left out; modules that are one file have no folder.
    """
    folders = {PACKAGE}
    for package in _requirements_of(name):
        for file in package.files or ():
            if file.name == "__init__.py" and len(file.parts) == 2:
                folders.add(Path(str(package.locate_file(file))).parent)
    return sorted(folders)


def _requirements_of(name: str) -> list[Distribution]:
    queue, known = [name], dict[str, Distribution]()
    while queue:
        needed = queue.pop()
        key = needed.casefold().replace("_", "-")
        if key in known:
            continue
        try:
            known[key] = distribution(needed)
        except PackageNotFoundError:
            continue
        requirements = [
            requirement for requirement in known[key].requires or () if "extra ==" not in requirement
        ]
        queue += [match.group() for text in requirements if (match := _NAME.match(text))]
    return list(known.values())
