"""Where a click finds what its action takes: one place for each kind of argument."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import TYPE_CHECKING

from sakip_xl.click.backup_choice import choose_backup
from sakip_xl.click.context import ClickContext
from sakip_xl.schema.base import Argument, ArgumentKind

if TYPE_CHECKING:
    from sakip_xl.domain.origin.answer import AskedFigure


def find_answer(context: ClickContext, argument: Argument) -> object:
    """The value of one argument; ``None`` is left to the action, ``ClosedError`` stops the click."""
    if argument.kind in FIND:
        return FIND[argument.kind](context, argument)
    return getattr(context.kerja, argument.source)


def figure(context: ClickContext, _argument: Argument) -> AskedFigure:
    """The figure of the selected cell; refused for one that is none (SKP-861)."""
    from sakip_xl.click.figure_in_front import figure_in_front

    return figure_in_front(context)


FIND: Mapping[ArgumentKind, Callable[[ClickContext, Argument], object]] = {
    ArgumentKind.CLICK: lambda context, _: context,
    ArgumentKind.BOOK: lambda context, _: context.book,
    ArgumentKind.FILES: ClickContext.book_with_file,
    ArgumentKind.SECOND_BOOK: lambda context, _: context.master_in_front(),
    ArgumentKind.SHELF: lambda context, _: context.book.shelf,
    ArgumentKind.CLOCK: lambda context, _: context.clock(),
    ArgumentKind.MOMENT: ClickContext.moment,
    ArgumentKind.FILE: ClickContext.file,
    ArgumentKind.FOLDER: ClickContext.folder,
    ArgumentKind.SELECTION: ClickContext.selection,
    ArgumentKind.TABLE: ClickContext.table,
    ArgumentKind.PERSON: ClickContext.person,
    ArgumentKind.FORM: ClickContext.formulir,
    ArgumentKind.REASON: ClickContext.reason,
    ArgumentKind.BACKUP: choose_backup,
    ArgumentKind.UNSEEN: lambda context, _: context.ask_secret,
    ArgumentKind.NOW: lambda context, _: context.now,
    ArgumentKind.FIGURE: figure,
    ArgumentKind.PROGRESS: lambda context, each: context.window.progress(
        each.prompt, attrgetter(each.source)
    ),
}
"""Where a click finds each kind; any other was chosen on Beranda."""
