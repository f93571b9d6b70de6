"""The context of one click: the master in front, who works, on which quarter, and the folders."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path

from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, locate
from sakip_xl.domain.model import Kerja, Pejabat
from sakip_xl.errors import SakipError
from sakip_xl.schema.books import BUKU_MASTER, MASTER
from sakip_xl.schema.content import BookContent, Position
from sakip_xl.schema.load import load_pengaturan, load_table
from sakip_xl.schema.migrations import of_earlier_version
from sakip_xl.schema.settings import MENURUT_BIDANG
from sakip_xl.workbook.live.window import Window
from sakip_xl.workbook.port import Book


@dataclass(slots=True)
class ClickBook:
    """An open book during one click.

    ``jalur`` may be set to a file that shows the book as it is now: what lies on disk may be older.
    """

    buku: Book
    jalur: Path | None

    @property
    def nama(self) -> str:
        """The name of the book."""
        return self.buku.nama

    def read(self) -> BookContent:
        """Read the book."""
        return self.buku.read()

    def position(self, table: str, row_index: int, field_name: str) -> Position:
        """The cell of one value."""
        return self.buku.position(table, row_index, field_name)

    def save(self, content: BookContent) -> Path | None:
        """Write the new content."""
        return self.buku.save(content)


@dataclass
class ClickContext:
    """What one click works with: an open book, its name and window, the moment, the Windows user ``akun``.

    ``periksa_pemasangan`` checks the installation; its package is on the same layer as this one.
    """

    nama: str
    asal: Book
    layar: Window
    sekarang: datetime
    akun: str
    periksa_pemasangan: Callable[[], Result]

    @cached_property
    def buku(self) -> ClickBook:
        """The book."""
        return ClickBook(self.asal, self.asal.jalur)

    def ensure_master(self) -> None:
        """Refuse a book in front that is not ours (SKP-490) or is a unit's form (SKP-491)."""
        try:
            kind = self.buku.read().jenis
        except SakipError as galat:
            if galat.kode == "SKP-510":
                raise SakipError("SKP-490", berkas=self.nama) from galat
            raise
        if kind != BUKU_MASTER:
            raise SakipError("SKP-491", berkas=self.nama)

    @property
    def of_earlier_version(self) -> bool:
        """Whether the book in front was laid out by an earlier version."""
        return of_earlier_version(self.buku.read())

    @cached_property
    def kerja(self) -> Kerja:
        """What was chosen on Beranda; a choice that cannot be read is refused (SKP-493), never guessed."""
        rows, flaws = load_table(MASTER.table_named(Kerja.table), self.buku.read().row(Kerja.table))
        if flaws:
            details = [locate(self.buku, flaw, BUKU_MASTER) for flaw in flaws]
            raise SakipError("SKP-493", details=details, jumlah=len(details))
        return rows[0] if rows else Kerja()

    def saat(self, *, required: bool = False) -> Moment:
        """Now, by the person chosen on Beranda, else by the official whose Windows user this is.

        With neither, ``required`` refuses (SKP-492) and any other action is logged under the Windows user.
        """
        oleh = self.kerja.pelaksana or self._pejabat_of_account()
        if required and not oleh:
            raise SakipError("SKP-492", nilai=self.akun or "-")
        folder = self.asal.jalur.parent if self.asal.jalur else None
        return Moment(self.sekarang, oleh or None, self.akun, folder)

    @property
    def moment_for_anyone(self) -> Moment:
        """Now, for what everybody may do, also while the choices on Beranda are wrong."""
        return Moment(self.sekarang, None, self.akun)

    def default_folder(self, field_name: str) -> Path | None:
        """The folder of a setting; empty or relative, it is meant beside the master.

        ``None`` when that is nowhere: the book has no folder on this computer.
        """
        name: str = getattr(load_pengaturan(self.buku.read())[0], field_name)
        path = Path(name or field_name.removeprefix("folder_"))
        if path.is_absolute():
            return path
        return self.asal.jalur.parent / path if self.asal.jalur else None

    def folder(self, field_name: str, heading: str) -> Path | None:
        """The folder that the person chooses, starting where the setting says; ``None`` when closed.

        A host without a dialog takes the setting's folder, or refuses when it is nowhere (SKP-495).
        """
        default = self.default_folder(field_name)
        candidates = [default, *default.parents] if default else []
        start = next((path for path in candidates if path.is_dir()), None)
        try:
            return self.layar.choose_folder(heading, start)
        except NotImplementedError:
            if default is None:
                label = MENURUT_BIDANG[field_name].label
                raise SakipError("SKP-495", berkas=self.nama, nilai=label) from None
            return default

    def _pejabat_of_account(self) -> str:
        """The one official with this Windows user; several of that name are no answer."""
        account = self.akun.casefold()
        pejabat: list[Pejabat] = load_table(
            MASTER.table_named(Pejabat.table), self.buku.read().row(Pejabat.table)
        )[0]
        names = {row.nama for row in pejabat if account and row.akun.casefold() == account}
        return names.pop() if len(names) == 1 else ""
