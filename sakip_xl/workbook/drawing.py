"""From content to a whole drawn book, stamped: the one way a book becomes a canvas."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import Protocol

from sakip_xl.render.canvas import Canvas
from sakip_xl.schema.books import MASTER_KIND
from sakip_xl.schema.content import BookContent
from sakip_xl.workbook.raw import with_identity
from sakip_xl.workbook.sync.snapshot import draw_snapshot


class Drawer(Protocol):
    """Draws a whole book from its content."""

    def __call__(self, content: BookContent, now: datetime) -> Canvas:
        """The drawn book; ``content`` carries its identity already."""


def draw_by_kind(content: BookContent, now: datetime) -> Canvas:
    """Draw a master or a form."""
    from sakip_xl.render.form import draw_formulir
    from sakip_xl.render.master import draw_master

    return (draw_master if content.kind == MASTER_KIND else draw_formulir)(content, now)


def draw_book(content: BookContent, now: datetime, painter: Drawer = draw_by_kind) -> Canvas:
    """Draw the book of the content's kind, with its identity and its map."""
    canvas = painter(_with_rows(with_identity(content)), now)
    draw_snapshot(canvas)
    return canvas


def _with_rows(content: BookContent) -> BookContent:
    """The content with blank rows at the end of its tables, so that none has fewer rows than it had."""
    tables = dict(content.tables)
    for name in tables.keys() & content.counts.keys():
        missing = content.counts[name] - len(tables[name])
        tables[name] = [*tables[name], *({} for _ in range(missing))]
    return replace(content, tables=tables)
