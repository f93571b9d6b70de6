"""The list of fingerprints in a package that is handed over, and the row of the log that vouches for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path, PurePosixPath

from sakip_xl.actions.folders import file_sidik, is_of_this_computer

LIST_NAME = "Daftar Isi.txt"
_LINE = re.compile(r"([0-9a-f]{64})  (.+)")
_NOTE = re.compile(
    r"Dari (?P<giver>.+) kepada (?P<receiver>.+): (?P<paket>.+), sidik daftar (?P<sidik>[0-9a-f]{64})"
)


@dataclass(frozen=True, slots=True)
class HandoverNote:
    """What the log says of a handover."""

    giver: str
    receiver: str
    paket: str
    sidik: str


def handover_catatan(giver: str, receiver: str, paket: str, sidik: str) -> str:
    """The text of a row of ``Event.SERAH``.

    >>> read_catatan(handover_catatan("A", "B", "x.zip", "0" * 64)).receiver
    'B'
    """
    return f"Dari {giver} kepada {receiver}: {paket}, sidik daftar {sidik}"


def read_catatan(text: str) -> HandoverNote:
    """What such a text says; of any other nothing."""
    found = _NOTE.fullmatch(text)
    return HandoverNote(**found.groupdict()) if found else HandoverNote("", "", "", "")


def list_lines(members: Mapping[str, Path]) -> list[str]:
    """One line a file, as ``sha256sum`` writes it."""
    return [f"{file_sidik(path)}  {name}" for name, path in sorted(members.items())]


def list_sidik(lines: Iterable[str]) -> str:
    """The fingerprint of the lines of all files but the master, which carries it itself."""
    return sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def read_list(text: str) -> list[tuple[str, str]]:
    """The fingerprints and their files, the master first.

    Lines that are none, and names that lead out of the folder, are passed over.
    """
    found = (_LINE.fullmatch(line.strip()) for line in text.splitlines())
    pairs = [(match[1], match[2]) for match in found if match]
    return [
        (sidik, name)
        for sidik, name in pairs
        if not is_of_this_computer(name) and ".." not in PurePosixPath(name).parts
    ]
