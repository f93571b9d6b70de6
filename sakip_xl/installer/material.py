"""What is put on the computer: the add-in, on a Mac the script beside it, and the settings."""

from __future__ import annotations

from pathlib import Path

from sakip_xl.errors import SakipError
from sakip_xl.installer.config import compose_config
from sakip_xl.installer.machine import ADDIN_NAME, SCRIPT_NAME, Machine, Places
from sakip_xl.installer.processes import PACKAGE


def material(machine: Machine, places: Places[Path]) -> dict[Path, bytes]:
    """Every file to be installed, by its place.

    Bytes are read, so nothing that the system attaches to a file (Mark of the Web) comes along. Refuses a
    package that lacks its add-in or script (SKP-577), and paths that its settings cannot hold (SKP-576).
    """
    files = {places.addin: addin_bytes()}
    if places.script is not None:
        files[places.script] = script_bytes()
    files[places.config] = compose_config(machine, places.log).to_bytes(machine)
    return files


def addin_bytes() -> bytes:
    """The add-in of the package."""
    from sakip_xl.addin.package import addin_file

    try:
        return addin_file().read_bytes()
    except OSError as galat:
        raise SakipError("SKP-577", nilai=ADDIN_NAME) from galat


def script_bytes() -> bytes:
    """The script by which Excel on a Mac starts Python: of the installed package, else of the checkout."""
    for folder in (PACKAGE / "data", PACKAGE.parent / "macros"):
        if (folder / SCRIPT_NAME).is_file():
            return (folder / SCRIPT_NAME).read_bytes()
    raise SakipError("SKP-577", nilai=SCRIPT_NAME)
