"""What an action that was killed left in a folder: taken back by the next one, unless the master knows it.

An action that puts files into a folder first lists them, with their fingerprints, in its working folder.
Where it died, and the master has none of them, it did not save: the files that are as it made them go.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from hashlib import file_digest
from pathlib import Path

from sakip_xl.workstation.leftovers import abandoned, remove

LIST_NAME = ".daftar-berkas.json"

Known = Callable[[str], bool]
"""Whether a master knows a file by its name."""


def list_files(staging: Path, files: Iterable[Path]) -> None:
    """Write down what is going to be moved out of a working folder, before it is."""
    listed = {}
    for path in files:
        flush(path)
        listed[path.name] = _sidik(path)
    with (staging / LIST_NAME).open("w", encoding="utf-8") as file:
        json.dump(listed, file)
        file.flush()
        os.fsync(file.fileno())


def flush(path: Path) -> None:
    """Make sure that a file is on the disk before it has its name."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def clear(destination: Path, known: Known | None) -> None:
    """Take away what dead processes left in a folder; files in place only where a master tells them apart."""
    for entry in abandoned(destination):
        if known is not None:
            for path in _left_in_place(entry, destination, known):
                remove(path)
        remove(entry)


def _left_in_place(entry: Path, destination: Path, known: Known) -> Iterator[Path]:
    """The files of a list that are as they were made, or only begun, and that no master knows."""
    listed: object = None
    with suppress(OSError, ValueError):
        listed = json.loads((entry / LIST_NAME).read_text(encoding="utf-8"))
    for name, sidik in listed.items() if isinstance(listed, dict) else ():
        path = destination / name
        with suppress(OSError):
            own = path.parent == destination and path.is_file() and not path.is_symlink()
            if own and not known(name) and (_sidik(path) == sidik or not path.stat().st_size):
                yield path


def _sidik(path: Path) -> str:
    with path.open("rb") as file:
        return file_digest(file, "sha256").hexdigest()
