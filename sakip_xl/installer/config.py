"""``sakip.ini``: the few lines that the add-in reads, written only here."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sakip_xl import __version__
from sakip_xl.errors import SakipError
from sakip_xl.installer.machine import Machine

_KEYS = ("python", "log", "versi")


@dataclass(frozen=True, slots=True)
class Config:
    """Which interpreter a click starts, where it logs, and which version was installed."""

    python: str
    log: str
    versi: str

    def to_bytes(self, machine: Machine) -> bytes:
        """One line each, ``key=value``, encoded and ended as the add-in reads it there."""
        lines = (f"{key}={getattr(self, key)}{machine.line_end}" for key in _KEYS)
        return "".join(lines).encode(machine.encoding)


def compose_config(machine: Machine, log: Path) -> Config:
    """The settings of this computer; refuses a path that cannot be written in them (SKP-576)."""
    return Config(_writable_path(machine, machine.python), _writable_path(machine, log), __version__)


def read_config(data_bytes: bytes, encoding: str) -> Config:
    """The settings as written; ``ValueError`` when a line is missing or the encoding is another."""
    values = dict[str, str]()
    for line in data_bytes.decode(encoding).split("\n"):  # splitlines knows line ends that VBA does not
        key, separator, value = line.removesuffix("\r").partition("=")
        if separator and value:
            values[key] = value
    missing = [key for key in _KEYS if key not in values]
    if missing:
        raise ValueError(", ".join(missing))
    return Config(*(values[key] for key in _KEYS))


def _writable_path(machine: Machine, path: Path) -> str:
    """The path, or its folder's 8.3 form when the path cannot be written or Windows would change it."""
    short = machine.short_path(path.parent)
    for candidate in filter(None, (path, short and short / path.name)):
        if _survives(str(candidate), machine.encoding):
            return str(candidate)
    raise SakipError("SKP-576", nilai=str(path), penyandian=machine.encoding)


def _survives(text: str, encoding: str) -> bool:
    """Whether the launcher reads back what was written, and the command line leaves it as it is.

    A line end would break the line, ``%`` and a quote mean something in a command of Windows.
    """
    try:
        same = text.encode(encoding).decode(encoding) == text
    except UnicodeError:
        return False
    return same and not set(text) & set('\r\n%"')
