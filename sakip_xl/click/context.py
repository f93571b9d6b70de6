"""One click on an open book, and where it finds what its action takes: Beranda, Identitas, dialogs."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from string import ascii_uppercase
from typing import TYPE_CHECKING, Any

from sakip_xl.domain.model import Formulir, Kerja, Pejabat
from sakip_xl.domain.wording import listing
from sakip_xl.errors import SakipError
from sakip_xl.schema.base import Argument, Table
from sakip_xl.schema.books import MASTER, MASTER_KIND
from sakip_xl.schema.content import TableRow
from sakip_xl.schema.load import load_table
from sakip_xl.schema.migrations import of_earlier_version
from sakip_xl.schema.settings import MENURUT_BIDANG
from sakip_xl.workbook.live.window import Window
from sakip_xl.workbook.port import Book
from sakip_xl.workstation.secret_question import AskSecret

if TYPE_CHECKING:
    from sakip_xl.actions.session import Moment

_NAMED = 20
"""So many kode fit into a question."""
_OUTSIDE = (
    "Menurut buku ini berkasnya ditaruh di luar folder buku, yaitu di:\n{folder}\n\nTetap taruh di sana?"
)


class ClosedError(Exception):
    """The person closed a dialog: nothing is done and nothing is said."""


@dataclass
class ClickContext:
    """What one click works with: an open book, its name and window, the moment, the Windows user ``account``.

    ``ask_secret`` asks for a PIN. What ``until_done`` holds is given back when the action has ended.
    """

    name: str
    book: Book
    window: Window
    now: datetime
    account: str
    ask_secret: AskSecret
    until_done: ExitStack = field(default_factory=ExitStack)

    def ensure_master(self) -> None:
        """Refuse a book in front that is not ours (SKP-490) or is a unit's form (SKP-491)."""
        try:
            kind = self.book.read().kind
        except SakipError as galat:
            if galat.kode == "SKP-510":
                raise SakipError("SKP-490", berkas=self.name) from galat
            raise
        if kind != MASTER_KIND:
            raise SakipError("SKP-491", berkas=self.name)

    def master_in_front(self) -> Book | None:
        """The book in front when it is a master."""
        try:
            return self.book if self.book.read().kind == MASTER_KIND else None
        except SakipError:
            return None

    @property
    def of_earlier_version(self) -> bool:
        """Whether the book in front was laid out by an earlier version."""
        return of_earlier_version(self.book.read())

    @cached_property
    def kerja(self) -> Kerja:
        """What was chosen on Beranda; a choice that cannot be read is refused (SKP-493), never guessed."""
        rows, flaws = load_table(MASTER.table_named(Kerja.table), self.book.read().row(Kerja.table))
        if flaws:
            from sakip_xl.actions.session import locate

            details = [locate(self.book, flaw, MASTER_KIND) for flaw in flaws]
            raise SakipError("SKP-493", details=details, jumlah=len(details))
        return rows[0] if rows else Kerja()

    def moment(self, argument: Argument) -> Moment:
        """Now, by the person chosen on Beranda, else by the official whose Windows user this is.

        With neither, a required one is refused (SKP-492); any other action is logged under the Windows user.
        """
        from sakip_xl.actions.session import Moment

        oleh = self.kerja.pelaksana or self._pejabat_of_account()
        if argument.required and not oleh:
            raise SakipError("SKP-492", nilai=self.account or "-")
        folder = self.book.path.parent if self.book.path else None
        return Moment(self.now, oleh or None, self.account, folder, self.ask_secret)

    def clock(self) -> Moment:
        """Now, by anybody."""
        from sakip_xl.actions.session import Moment

        return Moment(self.now, None, self.account, self.book.path.parent if self.book.path else None)

    def folder(self, argument: Argument) -> Path:
        """The folder that the person chooses, starting at the one last used, else where the setting says.

        A folder that the book names elsewhere than below its own is asked about, in full. A host without a
        dialog takes that folder, or refuses when it is nowhere (SKP-495): the book has no
        folder on this computer, beside which it would be meant.
        """
        from sakip_xl.actions.folders import offered_folder

        beside = self.book.path.parent if self.book.path else Path()
        path = offered_folder(self.book, beside, argument.source, argument.use)
        default = path if path.is_absolute() else None
        if argument.ask_if_missing and default and default.is_dir():
            return self._agreed(argument, default)
        candidates = [default, *default.parents] if default else []
        start = next((path for path in candidates if path.is_dir()), None)
        try:
            chosen = self.window.choose_folder(argument.prompt, start)
        except NotImplementedError:
            if default is None:
                label = MENURUT_BIDANG[argument.source].label
                raise SakipError("SKP-495", berkas=self.name, nilai=label) from None
            chosen = default
        if chosen is None:
            raise ClosedError
        return self._agreed(argument, chosen) if chosen == default else chosen

    def _agreed(self, argument: Argument, folder: Path) -> Path:
        """A folder that the book itself names; one outside its own takes a yes that names it in full."""
        from sakip_xl.actions.folders import lies_outside

        if argument.writes_into and lies_outside(folder, self.book.path.parent if self.book.path else None):
            self.confirm(_OUTSIDE.format(folder=folder.resolve()))
        return folder

    def confirm(self, question: str) -> None:
        """Ask a question; anything but yes stops the click."""
        if not self.window.ask(question):
            raise ClosedError

    def file(self, argument: Argument, start: Path | None = None) -> Path:
        """The file that the person chooses, starting beside the book; refused without a dialog (SKP-459)."""
        if start is None and self.book.path and self.book.path.parent.is_dir():
            start = self.book.path.parent
        try:
            chosen = self.window.choose_file(argument.prompt, start)
        except NotImplementedError:
            raise SakipError("SKP-459", berkas=self.name) from None
        if chosen is None:
            raise ClosedError
        return chosen

    def selection(self, argument: Argument) -> list[str]:
        """The kode of the rows selected in a table, which the person confirms; without any an empty list."""
        table = argument.source
        if self.window.front_sheet != MASTER.table_named(table).sheet:
            return []
        selected = self.window.selected_rows()
        kode = [
            str(row["kode"])
            for index, row in enumerate(self.book.read().row(table))
            if row.get("kode") and self._row_number(table, index, "kode") in selected
        ]
        more = [f"{len(kode) - _NAMED} lagi"] if len(kode) > _NAMED else []
        question = argument.prompt.format(jumlah=len(kode), kode=listing([*kode[:_NAMED], *more]))
        if kode:
            self.confirm(question)
        return kode

    def _row_number(self, table: str, index: int, field_name: str) -> int:
        """The row of the sheet, from 1, in which a row of a table stands."""
        return int(self.book.position(table, index, field_name).cell.lstrip(ascii_uppercase))

    def table(self, _argument: Argument) -> str:
        """The table of the cell in front, else the next below it; the sheet where there is none."""
        sheet, row = self.window.front_cell
        content = self.book.read()
        tables = [table for table in MASTER.sheet_tables(sheet) if table.grows]
        for table in tables:
            below = content.below.get(table.name)
            if row < (below.last + 1 if below else self._rows(table).stop):
                return table.name
        return tables[-1].name if tables else sheet

    def front_row(self) -> TableRow | None:
        """The row of a table in which the selected cell stands; ``None`` outside the tables."""
        sheet, row = self.window.front_cell
        for table in MASTER.sheet_tables(sheet):
            rows = self._rows(table)
            if row in rows:
                return TableRow(table.name, rows.index(row))
        return None

    def person(self, argument: Argument) -> str:
        """The official in whose row the cursor stands, which the person confirms; without one refused."""
        row = self.front_row()
        raw = self.book.read().row(Pejabat.table) if row and row.table == Pejabat.table else []
        official = raw[row.index] if row and row.index < len(raw) else {}
        if not official.get("nama"):
            raise SakipError(argument.if_none, nilai="Baris yang dipilih")
        self.confirm(argument.prompt.format(nama=official["nama"], jabatan=official.get("jabatan") or "-"))
        return str(official["nama"])

    def formulir(self, argument: Argument) -> str:
        """The form in whose row the cursor stands, which the person confirms; without one SKP-726."""
        row = self.front_row()
        raw = self.book.read().row(Formulir.table) if row and row.table == Formulir.table else []
        form = raw[row.index] if row and row.index < len(raw) else {}
        if not form.get("id_formulir"):
            raise SakipError("SKP-726", nilai="-")
        self.confirm(argument.prompt.format(nomor=form["id_formulir"], unit=form.get("unit") or "-"))
        return str(form["id_formulir"])

    def reason(self, argument: Argument) -> str:
        """The reason on Beranda, which the person confirms; an empty one is left to the action."""
        text = str(getattr(self.kerja, argument.source))
        if text:
            self.confirm(argument.prompt.format(alasan=text))
        return text

    def _rows(self, table: Table) -> range:
        """The rows of the sheet, from 1, in which the rows of a table stand."""
        content = self.book.read()
        first = self._row_number(table.name, 0, table.columns[0].bidang)
        return range(first, first + max(content.counts.get(table.name, 0), len(content.row(table.name))))

    def book_with_file(self, _argument: Argument) -> object:
        """The book and a file of it as it is now: what lies on disk may be older."""
        return BookWithFile(self.book, self.until_done.enter_context(self.window.copied_file()))

    def _pejabat_of_account(self) -> str:
        """The one official with this Windows user; several of that name are no answer."""
        account = self.account.casefold()
        pejabat: list[Pejabat] = load_table(
            MASTER.table_named(Pejabat.table), self.book.read().row(Pejabat.table)
        )[0]
        names = {row.nama for row in pejabat if account and row.akun.casefold() == account}
        return names.pop() if len(names) == 1 else ""


class BookWithFile:
    """An open book with another file than its own."""

    def __init__(self, book: Book, file: Path | None) -> None:
        self._book, self.path = book, file

    def __getattr__(self, name: str) -> Any:
        return getattr(self._book, name)
