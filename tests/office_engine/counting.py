"""How many calls to the program a piece of work makes: what would go over COM, counted at the engine's seam.

Every use of a member of xlwings' engine is one operation, and so is every call of the host; what the engine
does within one is its own. An operation counts as many calls as xlwings' Windows engine, or ``WindowsHost``,
makes for it; the weights were read there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from types import FunctionType
from typing import Any

from tests.office.host import LibreOfficeHost
from tests.office_engine import (
    application,
    areas,
    arrangement,
    books,
    filters,
    ground,
    names,
    ranges,
    shapes,
    sheets,
    styles,
    tables,
)
from tests.office_engine.base import Part

WEIGHTS = {
    "Sheet.range": 5,
    "Range.shape": 6,
    "Range.last_cell": 6,
    "Range.__call__": 2,
    "Sheets.__call__": 2,
    "Sheets.active": 2,
    "Range.add_hyperlink": 4,
    "Borders.set": 24,
    "Borders.clear": 8,
    "Range.color=": 3,
    "Font.name=": 2,
    "Font.size=": 2,
    "Font.bold=": 2,
    "Font.italic=": 2,
    "Font.color=": 2,
    "Areas.color=": 3,
    **{f"AreasFont.{name}=": 2 for name in ("name", "size", "bold", "italic", "color")},
    "App.selection": 3,
    "Books.__iter__": 2,
    "Book.save": 4,  # Path, Name, FileFormat, Save
    "host.protection": 27,
    "host.undisturbed": 9,  # AutoCorrect, its two settings read, lifted and given back, Interactive twice
    "host.unprotect": 1,
    "host.protect": 2,
    "host.hidden_rows": 14,
    "host.color_shape": 5,  # the fill alone: Shapes, the shape, Fill, ForeColor, RGB
    "host.fill_chart": 8,
    "host.underline": 4,
    "host.clear_links": 4,
    "host.obstacle": 5,
    "host.save_copy": 2,
    "host.choose_folder": 6,
    "host.choose_file": 6,
    "host.cetak": 3,
    "host.set_page": 17,
    "host.set_print_areas": 4,
    "host.set_breaks": 4,
}
"""Calls an operation makes; any other makes one."""

_MODULES = (
    application,
    areas,
    arrangement,
    books,
    filters,
    ground,
    names,
    ranges,
    shapes,
    sheets,
    styles,
    tables,
)
_FREE = {"api", "parent", "engine", "impl", "name_of", "options"}
"""Members that Python answers without the program."""
_NOT_THE_PROGRAM = {"stop_requested", "pesan", "open_file"}
"""What the host does without the program."""


Around = Callable[[str, Callable[[], Any]], Any]


@contextmanager
def counted() -> Iterator[Counter[str]]:
    """Count the calls of a block, by operation."""
    count: Counter[str] = Counter()

    def counting(name: str, work: Callable[[], Any]) -> Any:
        count[name] += WEIGHTS.get(name, 1)
        return work()

    with every_operation(counting):
        yield count


@contextmanager
def every_operation(around: Around) -> Iterator[None]:
    """Within a block, do every operation by ``around``, which is given its name and what it does."""
    undo: list[Callable[[], None]] = []
    gauge = _Gauge(around)
    try:
        for kind in _engine_classes():
            for name, member in list(vars(kind).items()):
                if (name.startswith("_") and name not in {"__call__", "__iter__"}) or name in _FREE:
                    continue
                counting = gauge.member(f"{kind.__name__}.{name}", member)
                if counting is not member:
                    _replace(kind, name, counting, undo)
        for name, member in list(vars(LibreOfficeHost).items()):
            if callable(member) and not name.startswith("_") and name not in _NOT_THE_PROGRAM:
                _replace(LibreOfficeHost, name, gauge.member(f"host.{name}", member), undo)
        yield
    finally:
        for take_back in undo:
            take_back()


def _engine_classes() -> list[type[Part]]:
    kinds = [kind for module in _MODULES for kind in vars(module).values() if isinstance(kind, type)]
    return list(dict.fromkeys(kind for kind in kinds if issubclass(kind, Part)))


def _replace(kind: type, name: str, member: Any, undo: list[Callable[[], None]]) -> None:
    before = vars(kind)[name]
    setattr(kind, name, member)
    undo.append(lambda: setattr(kind, name, before))


class _Gauge:
    """Is put around the outermost operation only."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._inside = False

    def member(self, name: str, member: Any) -> Any:
        """The member of a class, with the gauge around it; other members stay as they are."""
        if isinstance(member, property):
            return property(
                member.fget and self._wrap(name, member.fget),
                member.fset and self._wrap(f"{name}=", member.fset),
                member.fdel,
            )
        return self._wrap(name, member) if isinstance(member, FunctionType) else member

    def _wrap(self, name: str, work: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(work)
        def gauged(*args: Any, **kwargs: Any) -> Any:
            if self._inside:
                return work(*args, **kwargs)
            self._inside = True
            try:
                return self._around(name, lambda: work(*args, **kwargs))
            finally:
                self._inside = False

        return gauged
