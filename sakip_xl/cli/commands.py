"""What was typed becomes what an action takes: open books, the moment, folders, a progress bar."""

from __future__ import annotations

import shutil
import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

from sakip_xl.actions.folders import lies_outside, offered_folder, put_new
from sakip_xl.actions.result import Result, call
from sakip_xl.actions.session import Moment
from sakip_xl.cli.language import UsageError
from sakip_xl.domain.origin.answer import AskedFigure
from sakip_xl.domain.terms import Pakai, SopName, YesNo
from sakip_xl.errors import SakipError, Temuan, temuan
from sakip_xl.schema.arguments import SALINAN
from sakip_xl.schema.base import Argument, ArgumentKind, Command
from sakip_xl.schema.books import VERSI_LAYOUT
from sakip_xl.workbook.port import Book
from sakip_xl.workbook.xlsx.file_book import FileBook, FileShelf, open_book
from sakip_xl.workstation.secret_question import ask_on_terminal
from sakip_xl.workstation.user_folder import user_account

T = TypeVar("T")


def perform(command: Command, options: Namespace) -> Result:
    """Do one command as it was typed."""
    files = next((argument for argument in command.arguments if argument.kind is ArgumentKind.FILES), None)
    if files is not None:
        paths = _progress(files.prompt)(options.book)
        return _together([_on_file(command, options, path) for path in paths])
    with _on_copy(options):
        return _act(command, options)


def _act(command: Command, options: Namespace) -> Result:
    source = CommandLine(options)
    said = {argument.name: source.find(argument) for argument in (*command.arguments, *command.options)}
    try:
        result: Result = call(command, said)
    except command.wrong_use as galat:
        raise UsageError(str(galat)) from galat
    return replace(result, temuan=[*result.temuan, *source.upgraded()])


def _on_file(command: Command, options: Namespace, path: Path) -> Result:
    """The result of one of many files; one that cannot be read is a finding."""
    try:
        return _act(command, Namespace(**{**vars(options), "book": path}))
    except SakipError as galat:
        found = [item.di(berkas=item.berkas or path.name) for item in galat.semua]
        return Result(f"{path.name}: {galat.temuan.pesan}", {"berkas": path.name}, found, status=4)


def _together(results: Sequence[Result]) -> Result:
    if len(results) == 1:
        return results[0]
    return Result(
        "\n".join(result.pesan for result in results),
        {"berkas": [result.data for result in results]},
        [item for result in results for item in result.temuan],
        status=max(result.keluar for result in results),
    )


@contextmanager
def _on_copy(options: Namespace) -> Iterator[None]:
    """Let the action work on a fresh copy of the master when that was asked for; a refusal leaves none."""
    destination: Path | None = getattr(options, SALINAN.name, None)
    if destination is None or options.pratinjau:
        yield
        return
    _copy(options.book, destination)
    options.book = destination
    try:
        yield
    except BaseException:
        destination.unlink(missing_ok=True)
        raise


class CommandLine:
    """Where the action of a typed command finds what it takes."""

    def __init__(self, options: Namespace) -> None:
        self.options = options

    @cached_property
    def book(self) -> Book:
        """The book, opened once."""
        book = _open(self.options.book)
        if getattr(self.options, "take_over", False):
            book.take_over()
        return book

    def find(self, argument: Argument) -> object:
        """The value of one argument; ``None`` when it was not said and is left to the action."""
        typed = getattr(self.options, argument.name, None)
        return FIND[argument.kind](self, argument, typed) if argument.kind in FIND else typed

    def upgraded(self) -> list[Temuan]:
        """That a book of an earlier version was written in today's, when it was."""
        book = self.__dict__.get("book")
        if not isinstance(book, FileBook) or not book.dari_versi:
            return []
        return [temuan("SKP-529", nilai=book.dari_versi, versi=VERSI_LAYOUT).di(berkas=book.name)]

    def folder(self, argument: Argument, typed: Path | None) -> object:
        """The folder that was named, else the one last used, else the one of Identitas.

        One that the book names outside its own folder is not written into unless it is typed (SKP-855).
        """
        if typed:
            return typed
        beside = self.options.book.absolute().parent
        folder = offered_folder(self.book, beside, argument.source, argument.use)
        if argument.writes_into and lies_outside(folder, beside):
            raise SakipError("SKP-855", nilai=folder.resolve(), perintah=argument.word)
        return folder


FIND: Mapping[ArgumentKind, Callable[[CommandLine, Argument, Any], object]] = {
    ArgumentKind.BOOK: lambda line, _, __: line.book,
    ArgumentKind.FILES: lambda line, _, __: line.book,
    ArgumentKind.MOMENT: lambda _, __, oleh: Moment(_now(), oleh, user_account(), secrets=ask_on_terminal),
    ArgumentKind.CLOCK: lambda _, __, ___: Moment(_now(), None, user_account()),
    ArgumentKind.SECOND_BOOK: lambda _, __, typed: _open(typed) if typed else None,
    ArgumentKind.SHELF: lambda _, __, ___: FileShelf(),
    ArgumentKind.NOW: lambda _, __, ___: _now(),
    ArgumentKind.SOP: lambda _, __, typed: SopName(typed),
    ArgumentKind.DECISION: lambda _, __, typed: YesNo(typed.capitalize()) if typed else None,
    ArgumentKind.SIDE: lambda _, __, typed: Pakai[typed.upper()] if typed else None,
    ArgumentKind.FOLDER: CommandLine.folder,
    ArgumentKind.SELECTION: lambda _, __, typed: typed.split(","),
    ArgumentKind.FIGURE: lambda _, __, typed: AskedFigure(typed),
    ArgumentKind.COPY: lambda _, __, ___: None,
    ArgumentKind.UNSEEN: lambda _, __, ___: ask_on_terminal,
    ArgumentKind.PROGRESS: lambda _, argument, __: _progress(argument.prompt),
}
"""What is made of each kind; any other is given as it was read (``cli.arguments``)."""


def _open(path: Path) -> Book:
    return open_book(path, now=_now)


def _now() -> datetime:
    return datetime.now()


def _copy(origin: Path, destination: Path) -> None:
    if destination.suffix.casefold() != ".xlsx":
        raise SakipError("SKP-562", nilai=destination.name)
    if destination.exists():
        raise SakipError("SKP-560", nilai=destination.name)
    _open(origin)
    put_new(destination, lambda path: shutil.copyfile(origin, path))


def _progress(word: str) -> Callable[[Iterable[T]], Iterable[T]]:
    """A progress bar on stderr for what takes over a second, off when not a terminal."""

    def wrap(items: Iterable[T]) -> Iterable[T]:
        if not sys.stderr.isatty():
            return items
        from tqdm import tqdm

        return tqdm(items, desc=word, delay=1, file=sys.stderr, leave=False, unit=" berkas")

    return wrap
