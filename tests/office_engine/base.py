"""What every part of the engine stands on: the way into UNO, its structs and flags, and two errors."""

from __future__ import annotations

import builtins
import importlib
import re
import shutil
import sys
from pathlib import Path
from typing import Any, NamedTuple

from xlwings import utils

# com.sun.star.sheet.CellFlags
CONTENT = 1 | 2 | 4 | 16  # value, datetime, string, formula
FORMULA = 16
NOTE = 8
FORMATS = 32 | 64  # hard attributes, styles

MIXED = "AMBIGUOUS_VALUE"
"""The com.sun.star.beans.PropertyState of what the cells of a range do not share."""

# com.sun.star.util.NumberFormat
DATE, TIME, CURRENCY, LOGICAL, TEXT = 2, 4, 8, 1024, 256

MM100_PER_POINT = 2540 / 72  # of one point
LAST_ROW, LAST_COLUMN = 1048576, 16384


class NotBuiltError(NotImplementedError):
    """The engine has no such member: build it, or use another call."""


class RefusedError(Exception):
    """What Excel refuses; on Windows it is a ``pywintypes.com_error``."""


class Part:
    """A part of the engine. Whatever is not built fails by name, also when it is set."""

    __slots__ = ()

    def __getattr__(self, name: str) -> Any:
        if name in dir(type(self)):  # a property that failed inside: let its own error out
            return object.__getattribute__(self, name)
        if name.startswith("__"):
            raise AttributeError(name)
        raise NotBuiltError(f"engine libreoffice: {type(self).__name__}.{name}")


class Named(Part):
    """A named thing of a sheet: ``xl`` is UNO's."""

    __slots__ = ("parent", "xl")

    def __init__(self, parent: Any, xl: Any) -> None:
        self.parent = parent
        self.xl = xl

    @property
    def api(self) -> Any:
        return self.xl

    @property
    def name(self) -> str:
        return str(self.xl.Name)

    @name.setter
    def name(self, name: str) -> None:
        self.xl.Name = name


class OfCells(Part):
    """One side of a range: its letters, its lines, its note."""

    __slots__ = ("cells",)

    def __init__(self, block: Any) -> None:
        self.cells = block

    @property
    def api(self) -> Any:
        return self.cells.xl


class Box(NamedTuple):
    """A rectangle of cells, counted from 1, both ends within."""

    top: int
    left: int
    bottom: int
    right: int

    @property
    def shape(self) -> tuple[int, int]:
        """Rows and columns."""
        return self.bottom - self.top + 1, self.right - self.left + 1

    def encloses(self, other: Box) -> bool:
        """Whether the other rectangle lies within this one."""
        return self.merge(other) == self

    def intersects(self, other: Box) -> bool:
        """Whether both share a cell."""
        return (
            max(self.top, other.top) <= min(self.bottom, other.bottom)
            and max(self.left, other.left) <= min(self.right, other.right)
        )  # fmt: skip

    def merge(self, other: Box) -> Box:
        """The smallest rectangle around both."""
        return Box(
            min(self.top, other.top),
            min(self.left, other.left),
            max(self.bottom, other.bottom),
            max(self.right, other.right),
        )


def load_uno() -> Any:
    """LibreOffice's ``uno``, found beside the soffice of this machine or of its distribution.

    It replaces Python's own import for names of UNO, which nobody here imports, and then tells a missing
    module by another error than Python does: the import of all that comes later is given back.
    """
    if "uno" in sys.modules:
        return sys.modules["uno"]
    python_import = builtins.__import__
    try:
        return _import_uno()
    finally:
        builtins.__import__ = python_import


def _import_uno() -> Any:
    program = Path(shutil.which("soffice") or shutil.which("libreoffice") or "").resolve()
    for folder in (program.parent, *(parent / "python3" / "dist-packages" for parent in program.parents)):
        if (folder / "uno.py").exists():
            sys.path.append(str(folder))
            try:
                return importlib.import_module("uno")
            finally:
                sys.path.remove(str(folder))
    return importlib.import_module("uno")


def uno_struct(name: str, **content: Any) -> Any:
    """A UNO struct of ``com.sun.star`` with the given members."""
    result = load_uno().createUnoStruct(f"com.sun.star.{name}")
    for field_name, value in content.items():
        setattr(result, field_name, value)
    return result


def options(name: str, value: str) -> Any:
    """A UNO enum value of ``com.sun.star``."""
    return load_uno().Enum(f"com.sun.star.{name}", value)


def properties(**content: Any) -> tuple[Any, ...]:
    """Named arguments as UNO takes them."""
    return tuple(uno_struct("beans.PropertyValue", Name=name, Value=value) for name, value in content.items())


def to_url(path: str | Path) -> str:
    """The file URL of a path."""
    return Path(path).resolve().as_uri()


def cell_address(sheet: int, row: int, column: int) -> Any:
    """A cell address; sheet, row and column counted from 1."""
    return uno_struct("table.CellAddress", Sheet=sheet - 1, Row=row - 1, Column=column - 1)


def box_of(address: Any) -> Box:
    """The rectangle of a UNO range address."""
    return Box(address.StartRow + 1, address.StartColumn + 1, address.EndRow + 1, address.EndColumn + 1)


def to_color(color: Any) -> int:
    """A colour as xlwings takes it (tuple, ``#RRGGBB``, BGR number, ``None``) for UNO; -1 is none."""
    if color is None:
        return -1
    if isinstance(color, str):
        color = utils.hex_to_rgb(color)
    elif isinstance(color, int):
        color = utils.int_to_rgb(color)
    red, green, blue = color
    return int(red) << 16 | int(green) << 8 | int(blue)


def from_color(color: int | None) -> tuple[int, int, int] | None:
    """A UNO colour as xlwings gives it; ``None`` for none and for cells that disagree."""
    if color is None or color == -1:
        return None
    return color >> 16 & 255, color >> 8 & 255, color & 255


def sheet_name_in_formula(name: str) -> str:
    """A sheet name as it stands before ``!``: in quotes where it needs them."""
    return name if re.fullmatch(r"[^\W\d]\w*", name) else "'" + name.replace("'", "''") + "'"
