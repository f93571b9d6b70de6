"""What is known of a master as it was before two copies of it parted, and from where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from pathlib import Path

from sakip_xl.actions import undo_journal
from sakip_xl.actions.backups import backup_moment
from sakip_xl.actions.merge_copies import MasterCopy, journal_since, read_copy
from sakip_xl.domain.merge.ancestor import Ancestor, Tables
from sakip_xl.domain.merge.book import merged_sidik
from sakip_xl.domain.sop.jejak import joins
from sakip_xl.domain.sop.lineage import ancestors, common, follows
from sakip_xl.errors import SakipError
from sakip_xl.schema.content import RawRow
from sakip_xl.workbook.port import Shelf

_SAVING = timedelta(minutes=10)
"""So long after an action began its backup may be made: it is named by the moment of the saving."""


_OPENED = 12
"""So many files beside a copy are opened to find the one it was copied from."""


class Way(StrEnum):
    """How the state before the parting was found, as staff read it."""

    FILE = "berkas asal yang disebut"
    MERGED = "penggabungan sebelumnya"
    UNTOUCHED = "buku yang belum diketik sejak tindakan bersama yang terakhir"
    BACKUP = "cadangan dari sebelum berpisah"
    JOURNAL = "catatan tindakan dan cadangan kedua buku"
    NONE = "tidak diketahui; kedua buku dibandingkan langsung"


@dataclass(frozen=True, slots=True)
class Found:
    """The ancestor, how it was found, and the files that told of it."""

    ancestor: Ancestor
    way: Way
    files: tuple[Path, ...] = ()


def named_ancestor(shelf: Shelf, path: Path, copies: Sequence[MasterCopy], now: datetime) -> Found:
    """The file that was named as the book before the parting.

    Refused when it is no copy of this master, or its log is not what both copies have in common (SKP-733).
    """
    copy = read_copy(shelf, path, now)
    shared = common(*(other.chain for other in copies))
    if copy.id_master != copies[0].id_master or {row.sidik for row in copy.chain} != shared:
        raise SakipError("SKP-733", berkas=path.name, nilai=len(copy.chain), jumlah=len(shared))
    return Found(Ancestor(((copy.content.tables,),)), Way.FILE, (path,))


def find_ancestor(shelf: Shelf, copies: Sequence[MasterCopy], now: datetime) -> Found:
    """The book before the parting, as far as the copies and their backups tell.

    Each copy gives a witness: its state before it did anything of its own. One that was merged into the other
    copy before and is as it was then is the ancestor itself, and so is one, or a file beside them, that
    nobody saved since the last common action wrote it; two such that differ are not believed. Else what both
    witnesses say counts; what they do not agree in is taken from the state that the last common action left,
    where the backup before it is there.
    """
    shared = common(*(copy.chain for copy in copies))
    witnesses = [_Witness.of(shelf, copy, shared, now) for copy in copies]
    merged = _merged_before(copies, shared)
    for witness in witnesses:
        if witness.as_logged and merged_sidik(witness.tables) in merged:
            return Found(Ancestor(((witness.tables,),)), Way.MERGED, witness.files)
    untouched = [witness for witness in witnesses if witness.untouched]
    untouched += _untouched_beside(shelf, copies, shared, now)
    if len({merged_sidik(witness.tables) for witness in untouched}) == 1:
        return Found(Ancestor(((untouched[0].tables,),)), Way.UNTOUCHED, untouched[0].files)
    agreed = (witnesses[0].tables, witnesses[1].tables)
    files = tuple(path for witness in witnesses for path in witness.files)
    state = _after_last_common(shelf, copies, shared, now)
    if state is not None:
        return Found(Ancestor((agreed, (state[0],))), Way.BACKUP, (state[1], *files))
    told = any(witness.told for witness in witnesses)
    return Found(Ancestor((agreed,)), Way.JOURNAL if told else Way.NONE, files)


@dataclass(frozen=True, slots=True)
class _Witness:
    """A state of one copy before it did anything of its own.

    ``told``: it is another than today's. ``as_logged``: it was a file when its log was what both share, not
    only made from a later one. ``untouched``: nobody saved it since the last common action.
    """

    tables: Tables
    files: tuple[Path, ...] = ()
    told: bool = False
    as_logged: bool = True
    untouched: bool = False

    @classmethod
    def of(cls, shelf: Shelf, copy: MasterCopy, shared: set[str], now: datetime) -> _Witness:
        """The backup before its first own action; else its content with those actions taken back.

        As far as its journal does not reach, what the actions left stays: then the witnesses of the two
        copies differ there, and nothing is known.
        """
        if not copy.own(shared):
            return cls(copy.content.tables, (copy.path,), untouched=copy.book.untouched())
        backup = _before_own(shelf, copy, shared, now)
        if backup is not None:
            untouched = backup.book.untouched()
            return cls(backup.content.tables, (backup.path,), told=True, untouched=untouched)
        entries, content = journal_since(copy, shared), copy.content
        for entry in entries:
            content = entry.revert(content)
        return cls(content.tables, (), told=bool(entries), as_logged=False)


def _untouched_beside(
    shelf: Shelf, copies: Sequence[MasterCopy], shared: set[str], now: datetime
) -> Iterator[_Witness]:
    """The files beside the copies that nobody typed in since the last common action wrote them."""
    paths = dict.fromkeys(path for copy in copies for path in shelf.untouched_beside(copy.path)[:_OPENED])
    for path in paths:
        book = _readable(shelf, path, copies[0].id_master, now)
        if book is not None and {row.sidik for row in book.chain} == shared:
            yield _Witness(book.content.tables, (path,), told=True, untouched=True)


def _before_own(shelf: Shelf, copy: MasterCopy, shared: set[str], now: datetime) -> MasterCopy | None:
    """The oldest backup of a copy that has all that both share, when it has nothing more.

    Logs grow: it is looked for by halves.
    """
    paths = list(reversed(shelf.new_book(copy.path, now).backups()))
    found: MasterCopy | None = None
    begin, end = 0, len(paths)
    while begin < end:
        middle = (begin + end) // 2
        backup = _readable(shelf, paths[middle], copy.id_master, now)
        if backup is not None and shared <= {row.sidik for row in backup.chain}:
            found, end = backup, middle
        else:
            begin = middle + 1
    return found if found is not None and not found.own(shared) else None


def _readable(shelf: Shelf, path: Path, id_master: str, now: datetime) -> MasterCopy | None:
    """A backup of this master; ``None`` for a file that is none or cannot be read."""
    try:
        copy = read_copy(shelf, path, now)
    except (SakipError, OSError):
        return None
    return copy if copy.id_master == id_master else None


def _merged_before(copies: Sequence[MasterCopy], shared: set[str]) -> set[str]:
    """The fingerprints of what was merged into one of the copies when its log was what both share."""
    found: set[str] = set()
    for copy in copies:
        above = follows(copy.chain)
        places = {row.sidik: place for place, row in enumerate(copy.chain)}
        for row in filter(joins, copy.own(shared)):
            ends = (row.sidik_lalu, row.sidik_lain)
            for end, sidik in zip(ends, row.sidik_data.split(), strict=False):
                log = ancestors(above, places[end]) if end in places else set()
                if {copy.chain[place].sidik for place in log} == shared:
                    found.add(sidik)
    return found


def _after_last_common(
    shelf: Shelf, copies: Sequence[MasterCopy], shared: set[str], now: datetime
) -> tuple[Tables, Path] | None:
    """What the last common action left, from the backup before it and the journal; and that backup."""
    before = [row for row in copies[0].chain if row.sidik in shared]
    if not before:
        return None
    entry = next((e for e in _journals(copies) if e.sidik == before[-1].sidik), None)
    if entry is None and before[-1].peristiwa.changes_data:
        return None
    first = entry.awal if entry else before[-1].nomor
    rows = [row for row in before if row.nomor < first]
    started = before[len(rows)].waktu
    for path in _backups_of_moment(shelf, copies, started):
        backup = _readable(shelf, path, copies[0].id_master, now)
        if backup is None or [row.sidik for row in backup.chain] != [row.sidik for row in rows]:
            continue
        state = _repeated(backup, entry)
        if state is not None:
            return state, path
    return None


def _journals(copies: Sequence[MasterCopy]) -> Iterator[undo_journal.Entry]:
    for copy in copies:
        yield from undo_journal.entries(copy.content)


def _backups_of_moment(shelf: Shelf, copies: Sequence[MasterCopy], started: datetime) -> list[Path]:
    """The backups beside either copy that an action may have made which began then."""
    paths = dict.fromkeys(path for copy in copies for path in shelf.backups_beside(copy.path))
    return [path for path in paths if timedelta() <= backup_moment(path) - started <= _SAVING]


def _repeated(backup: MasterCopy, entry: undo_journal.Entry | None) -> Tables | None:
    """A backup with the action that followed done again; ``None`` when that does not fit it."""
    tables = dict(backup.content.tables)
    for name, difference in (entry.tabel if entry else {}).items():
        rows: list[RawRow] | None = difference.repeat(backup.content.row(name))
        if rows is None:
            return None
        tables[name] = rows
    return tables
