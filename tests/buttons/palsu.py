"""A spreadsheet program that only remembers what was asked of it, and a book open in it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sakip_xl.books.port import Buku
from sakip_xl.books.tuan import Halangan
from sakip_xl.layout.buku import MASTER


@dataclass
class AppPalsu:
    """One program: every message, and every text that stood on its status bar."""

    hwnd: int = 0
    pesan: list[str] = field(default_factory=list)
    bar: list[str | bool] = field(default_factory=list)
    buku: list[BookPalsu] = field(default_factory=list)
    baru: list[LembarBaru] = field(default_factory=list)
    jawab: str = "ok"
    sibuk: bool = False

    def alert(self, teks: str, *, title: str, mode: str, buttons: str = "ok") -> str:
        if self.sibuk:
            raise OSError(-2147418111)
        assert (title, mode in {"info", "critical"}, buttons in {"ok", "yes_no"}) == ("SAKIP", True, True)
        self.pesan.append(teks)
        return self.jawab

    def __setattr__(self, nama: str, nilai: Any) -> None:
        if nama == "status_bar":
            self.bar.append(nilai)
        else:
            super().__setattr__(nama, nilai)

    @property
    def books(self) -> BooksPalsu:
        return BooksPalsu(self)


class BooksPalsu:
    """The open books, and the way to a new one."""

    def __init__(self, app: AppPalsu) -> None:
        self.app = app

    def __iter__(self) -> Iterator[BookPalsu]:
        return iter(self.app.buku)

    def add(self) -> SimpleNamespace:
        self.app.baru.append(LembarBaru())
        return SimpleNamespace(sheets=self.app.baru[-1:])


@dataclass
class LembarBaru:
    """A new sheet: its values, its bold rows, its widths, and whether all was text before it was written."""

    isi: list[list[str]] = field(default_factory=list)
    tebal: list[int] = field(default_factory=list)
    lebar: list[float] = field(default_factory=list)
    format: str = ""

    def range(self, dari: tuple[int, int], _ke: tuple[int, int] | None = None) -> RentangBaru:
        return RentangBaru(self, dari[0])


@dataclass
class RentangBaru:
    """Some cells of it."""

    lembar: LembarBaru
    baris: int

    def __setattr__(self, nama: str, nilai: Any) -> None:
        match nama:
            case "value":
                assert self.lembar.format == "@", "an answer that begins with = would be computed"
                self.lembar.isi = nilai
            case "number_format":
                self.lembar.format = nilai
            case "column_width":
                self.lembar.lebar.append(nilai)
            case "bold":
                self.lembar.tebal.append(self.baris)
            case _:
                super().__setattr__(nama, nilai)

    @property
    def font(self) -> RentangBaru:
        return self


@dataclass
class LembarPalsu:
    """One sheet: it can come to the front and be made a PDF."""

    name: str
    book: BookPalsu

    def activate(self) -> None:
        self.book.depan = self.name

    def to_pdf(self, ke: Path) -> None:
        Path(ke).write_bytes(b"%PDF-")


class SheetsPalsu:
    """The sheets by name, and the one in front."""

    def __init__(self, book: BookPalsu) -> None:
        self.book = book

    @property
    def active(self) -> LembarPalsu:
        return LembarPalsu(self.book.depan, self.book)

    def __getitem__(self, nama: str) -> LembarPalsu:
        if nama not in {satu.nama for satu in MASTER.lembar}:
            raise KeyError(nama)
        return LembarPalsu(nama, self.book)


@dataclass
class BookPalsu:
    """An open book: its name, its place, the content behind it, and the sheet in front."""

    isi: Buku
    name: str = "memori.xlsx"
    fullname: str = ""
    app: AppPalsu = field(default_factory=AppPalsu)
    depan: str = "Identitas"

    @property
    def sheets(self) -> SheetsPalsu:
        return SheetsPalsu(self)


@dataclass
class TuanPalsu:
    """A host. ``folder``: what is chosen in its dialog, in turn; without any it has no dialog."""

    folder: list[Path | None] | None = None
    berhenti_pada: int | None = None
    printer: bool = False
    terhalang: Halangan | None = None
    salinan: Path | None = None
    dapat_pesan: bool = False
    ditanya: list[tuple[str, Path | None]] = field(default_factory=list)
    dicetak: list[str] = field(default_factory=list)
    pesan_: list[str] = field(default_factory=list)
    dilihat: int = 0

    def halangan(self, _buku: Any) -> Halangan | None:
        return self.terhalang

    def salin(self, _buku: Any, ke: Path) -> bool:
        if self.salinan is not None:
            shutil.copyfile(self.salinan, ke)
        return self.salinan is not None

    def pilih_folder(self, _app: Any, judul: str, awal: Path | None) -> Path | None:
        if self.folder is None:
            raise NotImplementedError
        self.ditanya.append((judul, awal))
        return self.folder.pop(0)

    def cetak(self, lembar: LembarPalsu) -> bool:
        if self.printer:
            self.dicetak.append(lembar.name)
        return self.printer

    def berhenti_diminta(self) -> bool:
        self.dilihat += 1
        return self.dilihat == self.berhenti_pada

    def pesan(self, _app: Any, teks: str, _judul: str) -> bool:
        self.pesan_.append(teks)
        return self.dapat_pesan
