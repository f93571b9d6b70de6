"""The words the schema is written in: Column, Table, Sheet, Command and Button."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, StrEnum
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel

from sakip_xl.domain.model import Row
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.formulas.base import ColumnFormula


class Look(StrEnum):
    """What a column holds, hence its number format, alignment and validation."""

    TEXT = "teks"
    LONG_TEXT = "teks panjang"
    CHOICE = "pilihan"
    NUMBER = "angka"
    INTEGER = "bulat"
    PERCENT = "capaian"
    MONEY = "uang"
    TYPED = "angka sebagaimana diketik"
    DATE = "tanggal"
    MOMENT = "waktu"
    TIME = "jam"


_TYPED_LOOKS = frozenset({Look.TYPED, Look.NUMBER, Look.MONEY})
"""Columns of numbers in which a dot, a comma or a stroke would be read by the language of the PC."""


class Trait(StrEnum):
    """Who fills a table: staff, the program, or the program by appending only."""

    INPUT = "isian"
    COMPUTED = "hitungan"
    RECORD = "catatan"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the model's field (or the name of a computed value), its heading and how it looks.

    ``list_name`` names a range of Referensi (or of another table) that the dropdown offers; a field typed by
    an enumeration has its dropdown without saying so. ``kunci`` locks the cells of a protected sheet.
    ``counted``: formulas of the book count with its cells as they are, which must stay numbers.
    """

    bidang: str
    judul: str
    width: float
    petunjuk: str
    rupa: Look = Look.TEXT
    list_name: str | None = None
    kunci: bool = False
    rumus: ColumnFormula | None = None
    tersembunyi: bool = False
    counted: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One named table (ListObject) of one sheet."""

    model: type[Row | JejakRow]
    sheet: str
    judul: str
    columns: tuple[Column, ...]
    sifat: Trait = Trait.INPUT
    cadangan: int = 5
    penjelasan: str = ""
    filters: bool = True
    """Whether its headings have filter arrows; a table of one row would only lose it by them."""

    def __post_init__(self) -> None:
        """Fail at import when a field has no column, a column no field, or a heading is repeated."""
        field_names = {column.bidang for column in self.columns if column.rumus is None}
        if field_names != set(self.model.bidang()):
            difference = field_names.symmetric_difference(self.model.bidang())
            msg = f"{self.name}: columns and model differ in {sorted(difference)}"
            raise ValueError(msg)
        headings = [column.judul.casefold() for column in self.columns]
        if len(set(headings)) != len(headings):
            msg = f"{self.name}: a heading stands twice"
            raise ValueError(msg)

    @property
    def name(self) -> str:
        """The name of the table."""
        return self.model.table

    @property
    def grows(self) -> bool:
        """Whether staff add rows to it: it keeps blank rows ready for them."""
        return self.sifat is Trait.INPUT and self.cadangan > 0

    @property
    def answers(self) -> tuple[str, ...]:
        """The fields that are filled in by hand: neither locked nor computed, in the order of the columns."""
        return tuple(column.bidang for column in self.columns if not column.kunci and column.rumus is None)

    def field_column(self, field_name: str) -> Column:
        """The column of one field."""
        return next(column for column in self.columns if column.bidang == field_name)

    def as_typed(self, column: Column) -> bool:
        """Whether its cells keep a number as the text that staff typed, whatever the language of the PC.

        Years, quarters and other whole numbers are typed alike in every language; what the program fills in
        is a number; formulas that count with cells (``Column.counted``) need one.
        """
        program = self.sifat is not Trait.INPUT or column.kunci or column.rumus is not None
        return column.rupa in _TYPED_LOOKS and not (program or column.counted)

    def column_position(self, field_name: str) -> int:
        """The position of one field's column, from 0."""
        return next(position for position, column in enumerate(self.columns) if column.bidang == field_name)

    def options(self, field_name: str) -> tuple[str, ...]:
        """The values an enumerated field offers; empty for any other field."""
        return field_choices(self.model, field_name) if field_name in self.model.model_fields else ()

    def wajib(self, field_name: str) -> bool:
        """Whether staff must fill the field."""
        return field_name in self.model.model_fields and self.model.model_fields[field_name].is_required()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, what it is for, its look on paper, and what it tells who works on it."""

    name: str
    judul: str
    guna: str
    color: str = "#1F4E79"
    mendatar: bool = True
    terlindung: bool = False
    tersembunyi: bool = False
    petunjuk: str = ""


class ArgumentKind(StrEnum):
    """What an argument is: a command line (``cli``) and a click (``click``) each know where to find it."""

    BOOK = "the master"
    FILES = "the books to look at as files, one or many; a click has its own as it is now"
    MOMENT = "now, by the person who is named, else chosen on Beranda"
    CLOCK = "now, by anybody"
    NOW = "the date and time alone"
    TRIWULAN = "1 to 4"
    SOP = "one of the two SOPs"
    DECISION = "ya or tidak"
    STEP = "the number of a step"
    SIDE = "which of two values"
    FORM = "a form by number or unit; a click takes the row selected on Tanda Terima"
    SELECTION = "the kode of rows, separated by commas; a click takes the rows selected on a sheet"
    YEAR = "a budget year"
    COUNT = "how many"
    TEXT = "anything typed"
    REASON = "why something is done; a click takes the arahan of Beranda, which the person confirms"
    FLAG = "said or not"
    PATH = "a file or folder"
    FILE = "a file that is named or chosen in a dialog"
    PATHS = "files as they are, one or many"
    FOLDER = "a folder of Identitas, or another that is named or chosen in a dialog"
    PERSON = "an official by name; a click takes the row selected in the list of officials"
    FIGURE = "what has figures, by its kode; a click takes the selected cell"
    BACKUP = "a backup by its number in the list; a click chooses its file after the list was shown"
    COPY = "a new file to work on in the place of the master; the action sees only that"
    PROGRESS = "what goes through many files and shows each"
    SECOND_BOOK = "a master that is only looked at; a click takes the one in front, if there is one"
    SHELF = "where books are made as files"
    TABLE = "a table with rows of staff, by its name or its sheet; a click means that of the cell in front"
    UNSEEN = "how a PIN or a sentence is asked for, which is typed unseen and is no argument"
    CLICK = "the click itself, for what is only about its window"


class FolderUse(StrEnum):
    """What a folder was last used for; the value is its key in the identity of the book."""

    BAGIKAN = "folder_bagikan"
    REKAP = "folder_rekap"
    ARSIP = "folder_arsip"
    NASKAH = "folder_naskah"
    BUKTI = "folder_bukti"
    SERAH = "folder_serah"


@dataclass(frozen=True, slots=True)
class Argument:
    """One value that an action takes; what was not said is left to the action.

    ``name`` is its parameter, ``word`` and ``metavar`` how it is typed, an option with its dashes; without a
    word it is not typed. ``source`` is where a click finds it: the choice on Beranda, the setting of a
    folder, the table of the selected rows, or what names a file on the status bar. ``prompt`` heads its
    dialog or its progress. ``use``: the folder last used for that is offered before the one of the setting.
    ``ask_if_missing``: no dialog while the folder that would be offered is there. ``if_none`` is the code of
    the refusal when a click finds no such row selected.
    """

    name: str
    kind: ArgumentKind
    word: str = ""
    help: str = ""
    metavar: str | None = None
    required: bool = False
    source: str = ""
    prompt: str = ""
    use: FolderUse | None = None
    ask_if_missing: bool = False
    if_none: str = ""

    @property
    def writes_into(self) -> bool:
        """Whether it is a folder into which files are put, not one in which they are looked for."""
        return self.use not in {None, FolderUse.REKAP}


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """What a person may ask for.

    ``action`` is ``module:function`` below ``sakip_xl`` and takes ``arguments``. With ``help`` it is a word
    of the command line, where ``options`` may be said too; ``wrong_use`` are errors of the action that
    say what was typed wrongly. ``under`` is a word that several commands share, typed before their own.
    """

    id: str
    action: str = ""
    arguments: tuple[Argument, ...] = ()
    help: str = ""
    options: tuple[Argument, ...] = ()
    wrong_use: tuple[type[Exception], ...] = ()
    under: str = ""

    @property
    def word(self) -> str:
        """Its word on the command line, behind the one that it shares with others."""
        own = self.id.removeprefix(f"{self.under}_").replace("_", "-")
        return f"{self.under} {own}".lstrip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Button(Command):
    """A command of the ribbon, and of the sheets in ``sheets``; a click without an action shows its sheet.

    ``fixed`` are arguments that a click always gives. ``master``: only on a master. ``writes``: refused
    before it asks for anything when the book cannot be written. ``saves``: it has to do with files outside of
    the book, which is saved then unless the office decided otherwise. Afterwards ``after``, a function of
    ``click.handlers``, may show the result in its own way, the sheet ``shown`` comes to the front, and
    ``next_step`` or, while a finding blocks, ``if_wrong`` is said; both may name buttons by id in braces.
    """

    group: str
    label: str
    screentip: str
    description: str
    icon: str
    keytip: str
    large: bool = False
    sheets: tuple[str, ...] = ()
    fixed: Mapping[str, object] = field(default_factory=dict)
    master: bool = True
    writes: bool = True
    saves: bool = False
    after: str = ""
    shown: str | None = None
    next_step: str = ""
    if_wrong: str = "Perbaiki yang bertanda salah, lalu ulangi."


def field_choices(model: type[BaseModel], field_name: str) -> tuple[str, ...]:
    """The values of the enumeration that types a field; empty for any other field."""
    kind = _enum(model.model_fields[field_name].annotation)
    return tuple(str(member.value) for member in kind) if kind else ()


def _enum(kind: Any) -> type[Enum] | None:
    """The enumeration inside an annotation such as ``Annotated[Level, ...] | None``."""
    if isinstance(kind, type):
        return kind if issubclass(kind, Enum) and not issubclass(kind, int) else None
    if get_origin(kind) in {Union, UnionType} or get_args(kind):
        for part in get_args(kind):
            found = _enum(part)
            if found:
                return found
    return None
