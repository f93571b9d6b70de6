"""One action at work on one master: read once, collect every change, write once."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from sakip_xl.actions import undo_journal
from sakip_xl.actions.folders import added_folder, clear_folders, folder_key, recorded_file, recorded_path
from sakip_xl.actions.known_files import known_files
from sakip_xl.actions.leftovers import Known
from sakip_xl.actions.log_check import LogCheck, check_log
from sakip_xl.actions.wrong_signatures import signature_temuan
from sakip_xl.domain.measure.summary import Summary, summarize
from sakip_xl.domain.model import Cell, Kerja, Kunci, Master, Pejabat
from sakip_xl.domain.sop.current import master_calendar, sop_status
from sakip_xl.domain.sop.jabatan import peran_on
from sakip_xl.domain.sop.jejak import JejakRow, connect
from sakip_xl.domain.sop.quarters import begun_quarters, quarters_with_data
from sakip_xl.domain.sop.seal import sealed
from sakip_xl.domain.sop.state import StatusSop
from sakip_xl.domain.terms import ROMAWI, Event, Peran, SopName
from sakip_xl.domain.wording import listing
from sakip_xl.errors import SakipError, Temuan
from sakip_xl.schema.base import FolderUse
from sakip_xl.schema.books import BOOKS, MASTER, MASTER_KIND, VERSI_LAYOUT
from sakip_xl.schema.commands import LABELS, ON_BROKEN_LOG
from sakip_xl.schema.content import BookContent, Changes
from sakip_xl.schema.kode_cells import tidied
from sakip_xl.schema.load import CellTemuan, load_master, load_table
from sakip_xl.schema.migrations import of_earlier_version
from sakip_xl.schema.rows_below import refuse_rows_below
from sakip_xl.workbook.port import Book
from sakip_xl.workstation.keys.key_store import PrivateKey
from sakip_xl.workstation.secret_question import AskSecret

TEMPLATE_ID = "CETAKAN"
"""The id of the empty master that everybody copies: the first writing action gives the copy its own."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When an action happens, who does it, and where.

    ``oleh`` defaults to the person chosen on Beranda, then to the Windows user ``akun``. A given ``oleh``
    must be in the list of officials (SKP-460). ``folder`` is where the master lies, for a book that does
    not tell its file. ``secrets`` asks for a PIN; without it nothing can be signed.
    """

    sekarang: datetime
    oleh: str | None = None
    akun: str = ""
    folder: Path | None = None
    secrets: AskSecret | None = None


@dataclass(slots=True)
class Session:
    """A master being worked on by one person at one moment.

    Nothing is written before ``save``; ``perubahan`` collects it, ``remembered`` what the identity is to
    keep. ``cacat`` are the cells that could not be typed, ``log`` what was found in the log once it was
    checked, ``opened`` the keys that a PIN opened.
    """

    book: Book
    sekarang: datetime
    oleh: str
    akun: str
    content: BookContent
    master: Master
    cacat: list[CellTemuan]
    folder: Path | None = None
    rantai: list[JejakRow] = field(default_factory=list)
    perubahan: Changes = field(default_factory=Changes)
    remembered: dict[str, str] = field(default_factory=dict)
    log: LogCheck | None = None
    secrets: AskSecret | None = None
    opened: dict[str, PrivateKey] = field(default_factory=dict, repr=False)

    @classmethod
    def open_book(cls, book: Book, moment: Moment) -> Session:
        """Read the master to write it: as ``read_book``, and refused on a broken log (SKP-830).

        A log with a wrong signature is refused too (SKP-874).
        """
        session = cls.read_book(book, moment)
        session.refuse_broken_log()
        session.refuse_wrong_signatures(session.content)
        return session

    @classmethod
    def read_book(cls, book: Book, moment: Moment) -> Session:
        """Read the master, whatever its log is like.

        An unknown ``moment.oleh`` is refused (SKP-460), a form too (SKP-511).
        """
        content = book.read()
        if content.kind != MASTER_KIND:
            raise SakipError("SKP-511", berkas=book.name, nilai="formulir unit", jenis="buku induk SAKIP")
        if content.meta.get("id_master") == TEMPLATE_ID:
            content = content.with_meta(id_master=uuid4().hex)
        content = tidied(content)
        loaded = load_master(content)
        master = loaded.master
        chosen = moment.oleh if moment.oleh is not None else master.kerja.pelaksana
        pejabat = master.pejabat_named(chosen)
        if moment.oleh is not None and pejabat is None:
            details = [
                locate(book, item, content.kind) for item in loaded.temuan if item.table == Pejabat.table
            ]
            raise SakipError("SKP-460", details=details, nilai=moment.oleh)
        name = pejabat.nama if pejabat is not None else chosen or moment.akun
        now = moment.sekarang.replace(microsecond=0)
        folder = moment.folder or (book.path.absolute().parent if book.path else None)
        session = cls(book, now, name, moment.akun, content, master, loaded.temuan, folder, [*master.jejak])
        session.secrets = moment.secrets
        return session

    def __post_init__(self) -> None:
        """Let the log of a book of an earlier version go on with a row that holds on to its last one.

        That row is part of what the action begins with: taking the action back leaves it.
        """
        if not of_earlier_version(self.content):
            return
        last = self.rantai[-1].nomor if self.rantai else 0
        self.note_event(
            Event.MIGRASI,
            catatan=f"Susunan buku diperbarui dari versi {self.content.versi} ke {VERSI_LAYOUT}. Jejak "
            f"sampai nomor {last} tetap seperti dicatat. Catatan tombol Batalkan dikosongkan.",
        )
        self.content = self.perubahan.apply_to(self.content)
        self.perubahan = Changes()

    def peran(self) -> frozenset[Peran]:
        """Every role that the acting person holds today."""
        return peran_on(self.master, self.oleh, self.sekarang.date())

    def refuse_paper(self, sop: SopName, triwulan: int) -> None:
        """Refuse to begin in the book what was done on paper in a quarter (SKP-499)."""
        if self.status(sop, triwulan).di_atas_kertas:
            raise SakipError("SKP-499", triwulan=ROMAWI[triwulan])

    def status(self, sop: SopName, triwulan: int) -> StatusSop:
        """The state of one SOP now, moves of this session included."""
        return sop_status(self.master, sop, triwulan, self.sekarang, jejak=self.rantai)

    def summary(self, triwulan: int) -> Summary:
        """The measurement of one quarter as the master was read."""
        return summarize(self.master, triwulan, self.sekarang)

    def quarter(self, triwulan: int | None, *, tetap: bool = False) -> int:
        """The quarter an action works on: the one asked for, else the one chosen on Beranda.

        One of which nothing is there is questioned while an SOP runs in another (SKP-182), unless ``tetap``.
        """
        period = int(triwulan or self.master.kerja.triwulan)
        begun = begun_quarters(self.master)
        if begun and period not in begun | quarters_with_data(self.master) and not tetap:
            others = listing([f"Triwulan {ROMAWI[number]}" for number in sorted(begun)])
            raise SakipError("SKP-182", triwulan=ROMAWI[period], lain=others)
        return period

    def show_quarter(self, triwulan: int) -> str:
        """Choose a quarter on Beranda, whose views then show it; says so when it was another one."""
        if triwulan == self.master.kerja.triwulan or not self.content.row(Kerja.table):
            return ""
        self.change(Kerja.table, max(self.master.kerja.baris_ke, 0), triwulan=triwulan)
        return f" Triwulan pada Beranda diganti menjadi {ROMAWI[triwulan]}."

    def filling_deadline(self) -> datetime:
        """When a form sent now is due back (setting ``hari_pengisian``; SOP Pengumpulan step 7)."""
        pengaturan = self.master.pengaturan
        minutes = pengaturan.hari_pengisian * pengaturan.menit_per_hari
        return master_calendar(self.master).add_minutes(self.sekarang, minutes)

    def note_event(self, peristiwa: Event, **content: Any) -> JejakRow:
        """Append one row to the log of this session."""
        return self.note_row(self.draft_event(peristiwa, **content))

    def draft_event(self, peristiwa: Event, **content: Any) -> JejakRow:
        """The row that ``note_event`` would append."""
        return connect(
            self.rantai,
            self.content.meta.get("id_master", ""),
            **{
                "waktu": self.sekarang,
                "oleh": self.oleh,
                "akun": self.akun,
                "peristiwa": peristiwa,
                **content,
            },
        )

    def note_signed(self, row: JejakRow, key: PrivateKey) -> JejakRow:
        """Append a row that ``draft_event`` gave, signed."""
        return self.note_row(sealed(row, key.sidik, key.sign))

    def note_row(self, row: JejakRow) -> JejakRow:
        """Append a row that ``draft_event`` gave, as it is."""
        self.rantai.append(row)
        self.perubahan.append_to(JejakRow.table, row)
        return row

    def refuse_wrong_signatures(self, content: BookContent) -> None:
        """Refuse to write a book in which a signature is wrong or missing (SKP-874, each named).

        The log counts as it would be written, so that what takes the wrong row back can be written.
        """
        if found := self.signature_temuan(content):
            raise SakipError("SKP-874", details=found, jumlah=len(found))

    def signature_temuan(self, content: BookContent | None = None) -> list[Temuan]:
        """What is wrong with the signatures of the log and with the register of keys of ``content``."""
        rows = (content or self.content).row(Kunci.table)
        keys = load_table(MASTER.table_named(Kunci.table), rows)[0]
        return self.locate(signature_temuan(self.rantai, keys, self.master.pejabat, self.master.id_master))

    def change(self, table: str, row_index: int, **values: Cell) -> None:
        """Set single cells of one row."""
        self.perubahan.changed += [
            (table, row_index, field_name, value) for field_name, value in values.items()
        ]

    def remember(self, use: FolderUse, folder: Path, triwulan: int | None = None) -> None:
        """Keep the folder as the one last used for something, and as one of those of a quarter.

        One below the master's folder is kept relative to it, so that both can go to another computer.
        """
        name = recorded_path(folder, self.folder)
        self.remembered[folder_key(use)] = name
        if triwulan is not None:
            key = folder_key(use, triwulan)
            self.remembered[key] = added_folder(self.content.meta.get(key, ""), name)

    def known_files(self) -> Known:
        """Whether this master knows a file by its name."""
        return known_files(self.master, self.content, self.rantai)

    def save(self, tindakan: str, *, file: Sequence[Path] = (), undoable: bool = True) -> Path | None:
        """Write every collected change at once; gives the backup.

        What actions that were killed left in the folders of this master goes first.
        """
        content = self.finished(tindakan, file=file, undoable=undoable)
        clear_folders(self.content, self.folder, self.known_files)
        return self.book.save(content)

    def finished(self, tindakan: str, *, file: Sequence[Path] = (), undoable: bool = True) -> BookContent:
        """The content with every collected change, as ``save`` writes it.

        ``tindakan`` is the id of its button, ``file`` the files it made: with the change they go into
        the journal, from which the action can be taken back unless it is not ``undoable``. One that changes
        no data leaves nothing there.
        Refused while rows stand below a table (SKP-177), which only a check may leave there, and on a broken
        log (SKP-830), which only a check, a backup brought back and its repair may go on with. Of these only
        a check may leave a wrong signature (SKP-874).
        """
        if tindakan not in ON_BROKEN_LOG:
            self.refuse_broken_log()
        if tindakan != "periksa":
            refuse_rows_below(self.content, self.book.name)
        new = self.perubahan.apply_to(self.content)
        if tindakan != "periksa":
            self.refuse_wrong_signatures(new)
        jejak = [row for row in self.perubahan.appended.get(JejakRow.table, []) if isinstance(row, JejakRow)]
        differences = undo_journal.compare(self.content, new, self.perubahan.touched())
        matters = any(row.peristiwa.changes_data for row in jejak)
        if undoable and jejak and (matters or differences.keys() - undo_journal.HARMLESS_TABLES):
            entry = undo_journal.Entry(
                nomor=undo_journal.next_number(self.content),
                tindakan=LABELS[tindakan],
                waktu=self.sekarang,
                oleh=self.oleh,
                id_master=self.content.meta.get("id_master", ""),
                awal=jejak[0].nomor,
                akhir=jejak[-1].nomor,
                sidik=jejak[-1].sidik,
                berkas=tuple(recorded_file(path, self.folder) for path in file),
                tabel=differences,
            )
            new = undo_journal.append_to(new, entry)
        return new.with_meta(**self.remembered) if self.remembered else new

    def write(self, content: BookContent) -> Path | None:
        """Write a content that ``finished`` does not make; refused on a broken log (SKP-830, SKP-874)."""
        self.refuse_broken_log()
        self.refuse_wrong_signatures(content)
        return self.book.save(content)

    def check_log(self) -> LogCheck:
        """What is broken in the log as it was read."""
        if self.log is None:
            self.log = check_log(self.master.jejak, self.master.id_master, self.cacat)
        return self.log

    def refuse_broken_log(self) -> None:
        """Refuse to write on a log that is not whole (SKP-830), each row and cell named."""
        check = self.check_log()
        if not check.whole:
            raise SakipError("SKP-830", details=self.locate(check.findings()), nilai=check.named())

    def locate(self, temuan: Iterable[CellTemuan]) -> list[Temuan]:
        """Findings with sheet, cell and heading as staff read them."""
        return [locate(self.book, item, self.content.kind) for item in temuan]


def locate(book: Book, cell: CellTemuan, kind: str) -> Temuan:
    """One finding at its cell in this book."""
    table = BOOKS[kind].table_named(cell.table)
    place = book.position(cell.table, cell.row_index, cell.field_name)
    column = cell.temuan.kolom or table.field_column(cell.field_name).judul
    return cell.temuan.di(berkas=book.name, lembar=place.sheet, sel=place.cell, kolom=column)
