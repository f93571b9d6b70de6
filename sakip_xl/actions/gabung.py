"""Two people worked in copies of one master: the copies become one book again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sakip_xl.actions.folders import put_new
from sakip_xl.actions.merge_ancestor import Way, find_ancestor, named_ancestor
from sakip_xl.actions.merge_authors import Authors, authors_of
from sakip_xl.actions.merge_bentrok import describe, with_bentrok
from sakip_xl.actions.merge_computed import Computed, with_computed
from sakip_xl.actions.merge_copies import (
    MasterCopy,
    in_order,
    read_copy,
    refuse_broken_log,
    refuse_strangers,
    told_apart,
)
from sakip_xl.actions.merge_report import MergeReport
from sakip_xl.actions.result import Result
from sakip_xl.actions.session import Moment, Session
from sakip_xl.actions.signing import signed_if_due
from sakip_xl.domain.merge.book import MergedTables, merge_books
from sakip_xl.domain.merge.rows import same_rows
from sakip_xl.domain.merge.table import ConflictKind
from sakip_xl.domain.model import Bentrok, Kunci, UndoRow
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.domain.sop.keys import KeyLog, key_rows
from sakip_xl.domain.sop.lineage import common
from sakip_xl.domain.sop.log_merge import merge_logs
from sakip_xl.domain.terms import Event
from sakip_xl.errors import SakipError
from sakip_xl.schema.books import MASTER, VERSI_LAYOUT
from sakip_xl.schema.content import VERSION_KEY, BookContent, raw
from sakip_xl.schema.migrations import of_earlier_version
from sakip_xl.workbook.memory import MemoryBook
from sakip_xl.workbook.port import Shelf

_NOTED = 2_000


def gabung(
    shelf: Shelf,
    one: Path,
    other: Path,
    destination: Path,
    *,
    moment: Moment,
    asal: Path | None = None,
    beside: Path | None = None,
) -> Result:
    """Merge two copies of one master into the new book ``destination``; the copies stay as they are.

    What only one of them changed since they parted is taken, what both changed alike too; what they changed
    differently is a finding and a row of *Bentrok* with both values, authors and times; until a person
    decides the cell holds what the first of them has (``merge_copies.in_order``). The log holds both logs and
    a row that joins them. A copy that adds nothing leaves the other as it is. ``asal`` names the book before
    the parting; without it backups and journals are searched. ``beside``: where the file lies of which
    ``one`` is a copy.

    Refused: a destination that is no new ``.xlsx`` (SKP-560, 562), what are not two copies
    of one master (SKP-730), a broken log (SKP-732), an ``asal`` that is none (SKP-733), decisions without the
    signature that they need (SKP-874). Where signed decisions differ, the joining row is signed
    (``signing.signed_if_due``).
    """
    _refuse_places(beside or one, other, destination)
    now = moment.sekarang
    read = told_apart(read_copy(shelf, one, now, beside), read_copy(shelf, other, now))
    refuse_strangers(*read)
    copies = in_order(*read)
    found = named_ancestor(shelf, asal, copies, now) if asal else find_ancestor(shelf, copies, now)
    first, second = copies
    merged = merge_books(first.content.tables, second.content.tables, found.ancestor)
    authors = authors_of(copies, now)
    whole = _holding_all(copies, merged, found.way)
    done = _unchanged(whole, moment) if whole else _joined(copies, merged, authors, moment)
    _refuse_wrong_signatures(done, moment)
    _save(shelf, destination, done, now)
    written = shelf.open_book(destination, now)
    report = MergeReport(copies, authors, read, merged, found, written, done.log, now)
    return _result(report, done, destination)


@dataclass(frozen=True, slots=True)
class _Done:
    """The merged content with its log; ``computed`` is missing where one copy held all.

    ``data`` is then the file of that copy: what it tells of its last saving must stay true.
    """

    content: BookContent
    log: Sequence[JejakRow]
    computed: Computed | None = None
    data: bytes | None = None


def _refuse_places(one: Path, other: Path, destination: Path) -> None:
    if destination.suffix.casefold() != ".xlsx":
        raise SakipError("SKP-562", nilai=destination.name)
    if destination.exists():
        raise SakipError("SKP-560", nilai=destination.name)
    if one.exists() and other.exists() and one.samefile(other):
        raise SakipError("SKP-730", berkas=one.name, nilai=other.name)


def _holding_all(copies: Sequence[MasterCopy], merged: MergedTables, way: Way) -> MasterCopy | None:
    """The copy to which the other adds neither a cell nor a row of the log; ``None`` when both add.

    It must be seen again without being told: else a row of the log has to tell that they were merged.
    """
    if merged.conflicts:
        return None
    shared = common(*(copy.chain for copy in copies))
    for copy, other in (copies, copies[::-1]):
        same = all(same_rows(copy.content.row(name), rows) for name, rows in merged.tables.items())
        evident = way in {Way.MERGED, Way.UNTOUCHED} or copy.sidik == other.sidik
        if same and evident and not other.own(shared):
            return copy
    return None


def _unchanged(copy: MasterCopy, moment: Moment) -> _Done:
    """The copy as it is; one of an earlier version is brought up, which its log then tells."""
    if not of_earlier_version(copy.content):
        return _Done(copy.content, copy.chain, data=copy.book.data())
    session = Session.read_book(MemoryBook(copy.content, name=copy.name), moment)
    return _Done(session.content, session.rantai)


def _save(shelf: Shelf, destination: Path, done: _Done, now: datetime) -> None:
    if done.data is None:
        shelf.new_book(destination, now).save(done.content)
    else:
        _write(destination, done.data)


def _refuse_wrong_signatures(done: _Done, moment: Moment) -> None:
    """Refuse a merged book in which a decision lacks its signature (SKP-874)."""
    session = Session.read_book(MemoryBook(done.content), replace(moment, oleh=None))
    session.refuse_wrong_signatures(session.content)


def _write(destination: Path, data: bytes) -> None:
    """Write a new file; what the system refuses leaves none."""
    put_new(destination, lambda path: path.write_bytes(data))


def _joined(
    copies: Sequence[MasterCopy], merged: MergedTables, authors: Sequence[Authors], moment: Moment
) -> _Done:
    """The merged tables with what is computed, and both logs with a row that joins them."""
    first, second = copies
    merged.tables[Bentrok.table] = with_bentrok(merged, copies, authors)
    base = first.content.no_fewer_rows(second.content)
    meta = {**second.content.meta, **first.content.meta, VERSION_KEY: VERSI_LAYOUT}
    tables = {**base.tables, **merged.tables, UndoRow.table: []}
    computed = with_computed(replace(base, tables=tables), first.content, second.content)
    content = computed.content.with_meta(**meta)
    session = Session.read_book(MemoryBook(content, name=first.name), moment)
    session.rantai = merge_logs(
        first.chain,
        second.chain,
        first.id_master,
        peristiwa=Event.GABUNG,
        waktu=session.sekarang,
        oleh=session.oleh,
        akun=session.akun,
        catatan=_catatan(first, second, merged),
        sidik_data=f"{first.sidik} {second.sidik}",
    )
    refuse_broken_log(session.rantai, first.id_master, f"{first.name} dan {second.name}")
    joint = session.rantai.pop()
    session.rantai.append(signed_if_due(session, joint, "Gabungkan dua buku yang keputusannya berbeda."))
    keys = key_rows(KeyLog(session.rantai, session.master.pejabat))
    logged = {Kunci.table: [*map(raw, keys)], JejakRow.table: [*map(raw, session.rantai)]}
    content = replace(content, tables={**content.tables, **logged})
    return _Done(_with_migration(session, content, copies), session.rantai, computed)


def _with_migration(session: Session, content: BookContent, copies: Sequence[MasterCopy]) -> BookContent:
    """Tell in the log, as any action does, that a copy of an earlier version was brought up."""
    old = sorted({copy.content.versi for copy in copies if of_earlier_version(copy.content)})
    if not old:
        return content
    last = session.rantai[-1].nomor
    session.note_event(
        Event.MIGRASI,
        catatan=f"Susunan buku diperbarui dari versi {old[0]} ke {VERSI_LAYOUT}. Jejak sampai nomor {last} "
        "tetap seperti dicatat.",
    )
    return session.perubahan.apply_to(content)


def _catatan(first: MasterCopy, second: MasterCopy, merged: MergedTables) -> str:
    """What the log tells: which books, how many cells wait for a decision, and each row that does."""
    cells = sum(conflict.kind is ConflictKind.CELL for conflict in merged.conflicts)
    rows = [
        f"{MASTER.table_named(conflict.table).judul} {describe(conflict.table, row)}"
        for conflict in merged.conflicts
        if conflict.kind is not ConflictKind.CELL and (row := conflict.first or conflict.second)
    ]
    told = [f"{cells} sel bentrok"] * bool(cells) + [f"baris bentrok: {'; '.join(rows)}"] * bool(rows)
    text = f"Menggabungkan {first.name} dan {second.name}: {', '.join(told) or 'tanpa bentrok'}."
    return text[:_NOTED]


def _result(report: MergeReport, done: _Done, destination: Path) -> Result:
    computed = done.computed or Computed(done.content, (), ())
    data = {
        "master": str(destination),
        **report.data(),
        "dihitung_ulang": list(computed.anew),
        "belum_dihitung": list(computed.left_out),
    }
    message = report.message(destination.name, computed.left_out if done.computed else None)
    return Result(message, data, report.findings(), files=[destination])
