"""Books of earlier layout versions: how each was laid out, and the small steps up to today's.

A version is raised by a file ``data/susunan/versi_N.toml`` (the layout of the version that ends, written by
``freeze`` before anything of it changes), a step ``vN.migrate`` in ``_STEPS``, and golden books in the tests;
what an office made with any version in ``_STEPS`` is read and taken on.
"""

from __future__ import annotations

from collections.abc import Callable

from sakip_xl.schema.books import BOOKS, VERSI_LAYOUT, BookLayout
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.migrations import v2, v3, v4, v5, v6
from sakip_xl.schema.migrations.earlier import earlier_layout

_STEPS: dict[str, Callable[[BookContent], BookContent]] = {
    "2": v2.migrate,
    "3": v3.migrate,
    "4": v4.migrate,
    "5": v5.migrate,
    "6": v6.migrate,
}
"""From each version that is still read to the one after it, the oldest first."""


def layout_of(kind: str, version: str) -> BookLayout | None:
    """How a book of that kind and version is laid out; ``None`` for a version that is not read."""
    if version == VERSI_LAYOUT:
        return BOOKS[kind]
    return earlier_layout(kind, version) if version in _STEPS else None


def layouts_read(kind: str) -> list[BookLayout]:
    """How a book of that kind is laid out, and was in every version that is still read."""
    return [BOOKS[kind], *(earlier_layout(kind, version) for version in _STEPS)]


def of_earlier_version(content: BookContent) -> bool:
    """Whether the content comes from a book that an earlier version wrote."""
    return content.versi in _STEPS


def bring_up(content: BookContent) -> BookContent:
    """The content in today's tables; its identity goes on to name the version that it was read in."""
    steps = list(_STEPS)
    first = steps.index(content.versi) if of_earlier_version(content) else len(steps)
    for version in steps[first:]:
        content = _STEPS[version](content)
    return content
