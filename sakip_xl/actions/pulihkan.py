"""Bring a backup back: its rows take the place of today's, and the log tells it (design.md D8)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

from sakip_xl.actions.backups import Backup, read_backup
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.actions.signing import note_signed_if_due
from sakip_xl.domain.model import Cell, Kerja, Kunci, MetaRow, UndoRow
from sakip_xl.domain.sop.jejak import JejakRow, restore_catatan
from sakip_xl.domain.sop.keys import KeyLog, key_rows
from sakip_xl.domain.sop.log_repair import healed
from sakip_xl.domain.terms import Event
from sakip_xl.errors import SakipError
from sakip_xl.schema.base import Table
from sakip_xl.schema.books import MASTER
from sakip_xl.schema.content import BookContent, RawRow, raw
from sakip_xl.workbook.port import Book
from sakip_xl.workbook.raw import tidy_table

_KEPT = {JejakRow.table, MetaRow.table, UndoRow.table, Kerja.table}
"""Tables that stay: the log goes on, and what is chosen on Beranda is today's."""


@dataclass(frozen=True, slots=True)
class TableChange:
    """What restoring does to one table: rows that come back, that change and that go."""

    tabel: str
    sheet: str
    kembali: int
    berubah: int
    hilang: int

    def entry(self) -> dict[str, Any]:
        """The change as other programs read it."""
        counts = {"kembali": self.kembali, "berubah": self.berubah, "hilang": self.hilang}
        return {"tabel": self.tabel, "lembar": self.sheet, **counts}

    def __str__(self) -> str:
        counts = {"kembali": self.kembali, "berubah": self.berubah, "hilang": self.hilang}
        told = ", ".join(f"{count} baris {word}" for word, count in counts.items() if count)
        return f"{self.tabel} ({self.sheet}): {told}"


def pulihkan(
    book: Book,
    source: Path | int | None = None,
    *,
    moment: Moment,
    daftar: bool = False,
    pratinjau: bool = False,
) -> Result:
    """Give every table the rows of a backup: the file ``source``, or that number in the list, 1 the newest.

    Without a source, or with ``daftar``, gives the list of backups; with ``pratinjau`` what would change.
    The log stays and gets a row after which only that counts which counted then; the choice on Beranda
    stays, and files beside the master are left alone. What was there before is backed up first, and
    *Batalkan* brings it back. A broken log gets the rows of the backup too, where those and what was logged
    since make it whole again. Refused: no such number (SKP-630), no copy of this master (SKP-631), one whose
    log went on differently (SKP-632).
    """
    session = Session.read_book(book, moment)
    if source is None or daftar:
        return _list(session)
    backup, log = _read(session, source if isinstance(source, Path) else _numbered(book, source))
    title = f"{backup.time_text}, {backup.describe(session.rantai)}"
    changes = [change for table in _restored() if (change := _change(session, backup.content, table))]
    if log and (change := _change(session, _with_log(backup.content, log), _LOG)):
        changes.append(change)
    data = {"dipulihkan": str(backup.path), "perubahan": [change.entry() for change in changes]}
    if pratinjau or not (changes or _mends(session, backup)):
        header = f"Cadangan {title.rstrip('.')}."
        lines = [f"- {change}" for change in changes] or ["Isinya sama dengan isi buku sekarang."]
        return Result("\n".join([header, *lines]), data)
    check, kept = session.check_log(), _restore(session, backup, log)
    message = (
        f"Isi buku dikembalikan ke cadangan {title}: {len(changes)} tabel berubah. Berkas di luar buku tetap."
    )
    if not check.whole and not log:
        message += f" Jejaknya masih tidak utuh: {check.named()}."
    return Result(message, {**data, "cadangan": str(kept or "")})


def read_backups(session: Session, most: int | None = None) -> list[Backup]:
    """The backups of the master that can be read, the newest first, at most so many."""
    result = []
    for path in session.book.backups()[:most]:
        try:
            result.append(read_backup(session, path))
        except (SakipError, OSError):
            continue
    return result


def _list(session: Session) -> Result:
    """Every backup with its number, time, and what it was made before."""
    numbers = {path: number for number, path in enumerate(session.book.backups(), 1)}
    backups = read_backups(session)
    entries = [
        {
            "nomor": numbers[backup.path],
            "berkas": str(backup.path),
            "waktu": backup.waktu.isoformat(),
            "keterangan": backup.describe(session.rantai),
        }
        for backup in backups
    ]
    lines = [
        f"{entry['nomor']}. {backup.time_text}: {entry['keterangan']}"
        for entry, backup in zip(entries, backups, strict=True)
    ]
    header = "Cadangan buku ini, yang terbaru dahulu:" if lines else "Belum ada cadangan buku ini."
    return Result("\n".join([header, *lines]), {"daftar": entries})


def _numbered(book: Book, number: int) -> Path:
    paths = book.backups()
    if not 1 <= number <= len(paths):
        raise SakipError("SKP-630", nilai=number, jumlah=len(paths))
    return paths[number - 1]


_LOG = MASTER.table_named(JejakRow.table)


def _restored() -> list[Table]:
    return [table for table in MASTER.tables if table.name not in _KEPT]


def _read(session: Session, path: Path) -> tuple[Backup, list[JejakRow] | None]:
    """A backup, and the broken log made whole by it; refused when its log went on differently (SKP-632)."""
    backup = read_backup(session, path)
    log = _healed_log(session, backup)
    if log is None and backup.branched(session.rantai):
        raise SakipError("SKP-632", nilai=backup.path.name, nomor=backup.common + 1)
    return _with_keys(session, backup, log), log


def _healed_log(session: Session, backup: Backup) -> list[JejakRow] | None:
    """The broken log made whole by that of a backup; ``None`` when it is whole, or cannot be made so.

    A row that cannot be read and came after the backup is in no log: nothing would be left of it.
    """
    check = session.check_log()
    known = {row.sidik for row in backup.chain}
    last = max((row.baris_ke for row in session.rantai if row.sidik in known), default=-1)
    if check.whole or any(cell.row_index > last for cell in check.unread):
        return None
    return healed(session.rantai, backup.chain, session.master.id_master)


def _with_log(content: BookContent, log: Sequence[JejakRow]) -> BookContent:
    return replace(content, tables={**content.tables, JejakRow.table: [*map(raw, log)]})


def _change(session: Session, other: BookContent, table: Table) -> TableChange | None:
    """What restoring does to one table, ``None`` for nothing."""
    today, then = (
        [_compared(row) for row in tidy_table(table, content.row(table.name))]
        for content in (session.content, other)
    )
    back = changed = gone = 0
    for kind, start, end, first, last in SequenceMatcher(None, today, then, autojunk=False).get_opcodes():
        if kind != "equal":
            both = min(end - start, last - first)
            changed, gone, back = changed + both, gone + end - start - both, back + last - first - both
    if not back and not changed and not gone:
        return None
    return TableChange(table.judul, table.sheet, back, changed, gone)


def _compared(row: RawRow) -> tuple[tuple[str, str], ...]:
    """A row as two books of it are equal as far as a file can tell (``workbook.raw.equivalent``)."""
    return tuple(sorted((name, _cell(value)) for name, value in row.items()))


def _cell(value: Cell) -> str:
    if isinstance(value, datetime):
        return value.replace(microsecond=0).isoformat()
    return f"{value:.14g}" if isinstance(value, float) else str(value)


def _mends(session: Session, backup: Backup) -> bool:
    """Whether only the log differs, and has rows with a wrong signature that would count no more."""
    return backup.common < len(session.rantai) and bool(session.signature_temuan())


def _with_keys(session: Session, backup: Backup, log: list[JejakRow] | None) -> Backup:
    """The backup with the register of keys that the log tells, whatever stood there."""
    chain = log or [*session.rantai, *backup.chain[backup.common :]]
    rows = [raw(row) for row in key_rows(KeyLog(chain, session.master.pejabat))]
    content = backup.content
    return replace(backup, content=replace(content, tables={**content.tables, Kunci.table: rows}))


def _restore(session: Session, backup: Backup, log: list[JejakRow] | None) -> Path | None:
    """Write the rows of a backup and a row of the log; gives the backup of what was there before.

    Rows by which the log of the backup is ahead are taken over as they are, and so is the whole ``log`` that
    heals a broken one; then *Batalkan* cannot tell them from later ones, and only this action goes back.
    """
    ahead: Sequence[JejakRow] = [] if log else backup.chain[backup.common :]
    for table in _restored():
        session.perubahan.restored[table.name] = backup.content.row(table.name)
    if log:
        session.perubahan.restored[JejakRow.table] = [*map(raw, log)]
        session.rantai[:] = log
    session.perubahan.append_to(JejakRow.table, *ahead)
    session.rantai.extend(ahead)
    last = backup.chain[-1].nomor if backup.chain else 0
    catatan = restore_catatan(last, f"cadangan {backup.time_text}")
    row = session.draft_event(Event.PULIH, catatan=catatan)
    note_signed_if_due(session, row, f"Pulihkan cadangan {backup.time_text}.")
    return session.save("pulihkan", undoable=not ahead and not log)
