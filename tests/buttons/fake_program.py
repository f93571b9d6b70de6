"""A spreadsheet program that only remembers what was asked of it, and a book open in it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sakip_xl.schema.books import MASTER
from sakip_xl.workbook.live.host import Obstacle
from sakip_xl.workbook.port import Book


@dataclass
class FakeApp:
    """One program: every message, every question, and every text that stood on its status bar."""

    hwnd: int = 0
    pesan: list[str] = field(default_factory=list)
    bar: list[str | bool] = field(default_factory=list)
    buku: list[FakeBook] = field(default_factory=list)
    baru: list[NewSheet] = field(default_factory=list)
    dibuka: list[str] = field(default_factory=list)
    jawab: str = "ok"
    sibuk: bool = False
    ditanya: list[str] = field(default_factory=list)
    selection: SimpleNamespace | None = None

    def alert(self, text: str, *, title: str, mode: str, buttons: str = "ok") -> str:
        if self.sibuk:
            raise OSError(-2147418111)
        assert (title, mode in {"info", "critical"}, buttons in {"ok", "yes_no"}) == ("SAKIP", True, True)
        (self.ditanya if buttons == "yes_no" else self.pesan).append(text)
        return self.jawab

    def __setattr__(self, name: str, value: Any) -> None:
        if name == "status_bar":
            self.bar.append(value)
        else:
            super().__setattr__(name, value)

    @property
    def books(self) -> FakeBooks:
        return FakeBooks(self)


class FakeBooks:
    """The open books, and the way to a new one."""

    def __init__(self, app: FakeApp) -> None:
        self.app = app

    def __iter__(self) -> Iterator[FakeBook]:
        return iter(self.app.buku)

    def open(self, fullname: str) -> None:
        assert Path(fullname).exists()
        self.app.dibuka.append(fullname)

    def add(self) -> SimpleNamespace:
        self.app.baru.append(NewSheet())
        return SimpleNamespace(sheets=self.app.baru[-1:])


@dataclass
class NewSheet:
    """A new sheet: its values, its bold rows, its widths, and whether all was text before it was written."""

    isi: list[list[str]] = field(default_factory=list)
    tebal: list[int] = field(default_factory=list)
    lebar: list[float] = field(default_factory=list)
    format: str = ""

    def range(self, dari: tuple[int, int], _to: tuple[int, int] | None = None) -> NewRange:
        return NewRange(self, dari[0])


@dataclass
class NewRange:
    """Some cells of it."""

    lembar: NewSheet
    baris: int

    def __setattr__(self, name: str, value: Any) -> None:
        match name:
            case "value":
                assert self.lembar.format == "@", "an answer that begins with = would be computed"
                self.lembar.isi = value
            case "number_format":
                self.lembar.format = value
            case "column_width":
                self.lembar.lebar.append(value)
            case "bold":
                self.lembar.tebal.append(self.baris)
            case _:
                super().__setattr__(name, value)

    @property
    def font(self) -> NewRange:
        return self


@dataclass
class FakeSheet:
    """One sheet: it can come to the front and be made a PDF."""

    name: str
    book: FakeBook

    def activate(self) -> None:
        self.book.depan = self.name

    def range(self, start: tuple[int, int], end: tuple[int, int]) -> SimpleNamespace:
        """Some cells of one row, as the book is said to show them."""
        shown = self.book.shown.get(start[0], ())
        return SimpleNamespace(value=[*shown, *[None] * end[1]][: end[1]])

    def to_pdf(self, destination: Path) -> None:
        Path(destination).write_bytes(b"%PDF-")


class FakeSheets:
    """The sheets by name, and the one in front."""

    def __init__(self, book: FakeBook) -> None:
        self.book = book

    @property
    def active(self) -> FakeSheet:
        return FakeSheet(self.book.depan, self.book)

    def __getitem__(self, name: str) -> FakeSheet:
        if name not in {known.name for known in MASTER.sheets} | {*self.book.lembar_lain}:
            raise KeyError(name)
        return FakeSheet(name, self.book)


@dataclass
class FakeBook:
    """An open book: its name, its place, the content behind it, and the sheet in front."""

    isi: Book
    name: str = "memori.xlsx"
    fullname: str = ""
    app: FakeApp = field(default_factory=FakeApp)
    depan: str = "Identitas"
    disimpan: int = 0
    simpan: Callable[[], None] = lambda: None
    lembar_lain: tuple[str, ...] = ()
    shown: dict[int, tuple[object, ...]] = field(default_factory=dict)

    def save(self) -> None:
        """Whatever happens when it is saved, then counted."""
        self.simpan()
        self.disimpan += 1

    @property
    def sheets(self) -> FakeSheets:
        return FakeSheets(self)


@dataclass
class FakeHost:
    """A host. ``folder``: what is chosen in its dialog, in turn; without any it has no dialog."""

    folder: list[Path | None] | None = None
    berhenti_pada: int | None = None
    printer: bool = False
    terhalang: Obstacle | None = None
    salinan: Path | None = None
    dapat_pesan: bool = False
    ditanya: list[tuple[str, Path | None]] = field(default_factory=list)
    dicetak: list[str] = field(default_factory=list)
    membuka: bool = True
    dibuka: list[Path] = field(default_factory=list)
    pesan_: list[str] = field(default_factory=list)
    dilihat: int = 0

    def obstacle(self, _book: Any) -> Obstacle | None:
        return self.terhalang

    def unsaved(self, book: FakeBook) -> bool:
        return not book.disimpan

    def save_copy(self, _book: Any, destination: Path) -> bool:
        if self.salinan is not None:
            shutil.copyfile(self.salinan, destination)
        return self.salinan is not None

    def choose_folder(self, _app: Any, heading: str, start: Path | None) -> Path | None:
        if self.folder is None:
            raise NotImplementedError
        self.ditanya.append((heading, start))
        return self.folder.pop(0)

    def choose_file(self, app: Any, heading: str, start: Path | None) -> Path | None:
        return self.choose_folder(app, heading, start)

    def cetak(self, sheet: FakeSheet) -> bool:
        if self.printer:
            self.dicetak.append(sheet.name)
        return self.printer

    def open_file(self, path: Path) -> bool:
        assert path.is_file()
        self.dibuka.append(path)
        return self.membuka

    def stop_requested(self) -> bool:
        self.dilihat += 1
        return self.dilihat == self.berhenti_pada

    def pesan(self, _app: Any, text: str, _heading: str) -> bool:
        self.pesan_.append(text)
        return self.dapat_pesan
