"""Two copies of one master as they are merged: read, refused, put in an order that is theirs alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sakip_xl.actions import undo_journal
from sakip_xl.actions.session import TEMPLATE_ID
from sakip_xl.domain.cell_temuan import CellTemuan
from sakip_xl.domain.merge.book import merged_sidik
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.domain.sop.lineage import common
from sakip_xl.domain.sop.log_repair import open_breaks
from sakip_xl.errors import SakipError, temuan
from sakip_xl.schema.books import MASTER, MASTER_KIND
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.load import load_table
from sakip_xl.schema.rows_below import refuse_rows_below
from sakip_xl.workbook.port import ReturnedBook, Shelf


@dataclass(frozen=True, slots=True)
class MasterCopy:
    """One copy of a master: its file, where that lies beside its backups, its content and its log.

    ``name`` is how staff tell it from the other: by its file name, with the folder where both are alike.
    """

    path: Path
    book: ReturnedBook
    content: BookContent
    chain: list[JejakRow]
    name: str

    @property
    def id_master(self) -> str:
        """Which master it is a copy of."""
        return self.content.meta.get("id_master", "")

    @property
    def sidik(self) -> str:
        """The fingerprint of all that is merged by rows."""
        return merged_sidik(self.content.tables)

    def own(self, shared: set[str]) -> list[JejakRow]:
        """Its rows of the log that are not among the shared ones."""
        return [row for row in self.chain if row.sidik not in shared]


def read_copy(shelf: Shelf, path: Path, now: datetime, beside: Path | None = None) -> MasterCopy:
    """Read one copy; ``beside`` is where its file lies when ``path`` is only a copy of what is open.

    Refused: no master (SKP-511), rows below a table (SKP-177), a log that is not whole (SKP-732), each row
    told.
    """
    book = shelf.open_book(path, now)
    content, place = book.read(), beside or path
    if content.kind != MASTER_KIND:
        raise SakipError("SKP-511", berkas=place.name, nilai="formulir unit", jenis="buku induk SAKIP")
    refuse_rows_below(content, place.name)
    rows, flaws = load_table(MASTER.table_named(JejakRow.table), content.row(JejakRow.table))
    copy = MasterCopy(place, book, content, rows, place.name)
    refuse_broken_log(rows, copy.id_master, place.name, flaws)
    return copy


def refuse_broken_log(
    chain: Sequence[JejakRow], id_master: str, name: str, flaws: Sequence[CellTemuan] = ()
) -> None:
    """Refuse a log that is not whole (SKP-732), each row told; what a repair acknowledged is accepted."""
    broken = [
        temuan(found.kode, nilai=found.row.nomor, alasan=found.reason.value).di(berkas=name, lembar="Jejak")
        for found in open_breaks(chain, id_master)
    ]
    if broken or flaws:
        raise SakipError("SKP-732", details=broken, berkas=name, jumlah=len(broken) + len(flaws))


def told_apart(one: MasterCopy, other: MasterCopy) -> tuple[MasterCopy, MasterCopy]:
    """The two copies, with their folders in their names where the files are named alike."""
    if one.name != other.name:
        return one, other
    paths = [copy.path.absolute() for copy in (one, other)]
    names = [f"{path.parent.name}/{path.name}" for path in paths]
    if names[0] == names[1]:
        names = [str(path) for path in paths]
    return replace(one, name=names[0]), replace(other, name=names[1])


def refuse_strangers(one: MasterCopy, other: MasterCopy) -> None:
    """Refuse two books that are no copies of one master (SKP-730)."""
    if one.id_master != other.id_master or one.id_master in {"", TEMPLATE_ID}:
        raise SakipError("SKP-730", berkas=one.name, nilai=other.name)


def in_order(one: MasterCopy, other: MasterCopy) -> tuple[MasterCopy, MasterCopy]:
    """The two copies in an order that does not depend on who names which first.

    A copy whose log holds the whole log of the other comes first; else that which first did something after
    they parted; with equal logs that whose fingerprint is smaller.
    """
    shared = common(one.chain, other.chain)

    def rank(copy: MasterCopy) -> tuple[bool, tuple[str, str], str]:
        own = copy.own(shared)
        first = (own[0].waktu.isoformat(), own[0].sidik) if own else ("", "")
        return (not own, first, copy.sidik)

    first, second = sorted((one, other), key=rank)
    return first, second


def journal_since(copy: MasterCopy, shared: set[str]) -> list[undo_journal.Entry]:
    """What its journal tells of the actions after the parting, the newest first."""
    own = {row.sidik for row in copy.own(shared)}
    return [entry for entry in reversed(undo_journal.entries(copy.content)) if entry.sidik in own]
