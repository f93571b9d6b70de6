"""The backups of a master: which there are, and how each stands to the log of the master."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sakip_xl.actions.session import TEMPLATE_ID, Session
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.domain.wording import tanggal
from sakip_xl.errors import SakipError
from sakip_xl.schema.books import MASTER, MASTER_KIND
from sakip_xl.schema.content import BookContent
from sakip_xl.schema.load import load_table

_MOMENT = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True)
class Backup:
    """One copy of the master: when it was made, its content, and its log.

    ``common`` is how many rows from the first on its log and the log of the master have in common.
    """

    path: Path
    waktu: datetime
    content: BookContent
    chain: list[JejakRow]
    common: int

    @property
    def time_text(self) -> str:
        """Its moment as staff read it, with the second that its name has."""
        return f"{tanggal(self.waktu)} {self.waktu:%H.%M.%S}"

    def ahead(self, chain: Sequence[JejakRow]) -> bool:
        """Whether its log goes on where this one ends: the master was closed without saving since."""
        return self.common == len(chain) < len(self.chain)

    def branched(self, chain: Sequence[JejakRow]) -> bool:
        """Whether the two logs went on differently."""
        return self.common < min(len(chain), len(self.chain))

    def describe(self, chain: Sequence[JejakRow]) -> str:
        """What it is to the master: before which action it was made, by its log."""
        if self.branched(chain):
            return f"bercabang dari buku ini sejak jejak nomor {self.common + 1}"
        if self.ahead(chain):
            return f"lebih baru daripada buku ini: sesudah {_event(self.chain[-1])}"
        if self.common < len(chain):
            return f"sebelum {_event(chain[self.common])}"
        return "sebelum perubahan tanpa catatan jejak"


def read_backup(session: Session, path: Path) -> Backup:
    """One file as a backup of the master; refused when it is no copy of this one (SKP-631)."""
    content = session.book.shelf.open_book(path, session.sekarang).read()
    chain: list[JejakRow] = (
        load_table(MASTER.table_named(JejakRow.table), content.row(JejakRow.table))[0]
        if content.kind == MASTER_KIND
        else []
    )
    own = {session.content.meta.get("id_master"), *([] if chain else [TEMPLATE_ID])}
    if content.kind != MASTER_KIND or content.meta.get("id_master") not in own:
        raise SakipError("SKP-631", nilai=path.name)
    pairs = zip(chain, session.rantai, strict=False)
    common = next((n for n, (a, b) in enumerate(pairs) if a.sidik != b.sidik), None)
    if common is None:
        common = min(len(chain), len(session.rantai))
    return Backup(path, backup_moment(path), content, chain, common)


def backup_moment(path: Path) -> datetime:
    """When a backup was made: as its name says, else when the file was saved."""
    for part in reversed(path.stem.split(".")):
        try:
            return datetime.strptime("-".join(part.split("-")[:2]), _MOMENT)
        except ValueError:
            continue
    return datetime.fromtimestamp(int(path.stat().st_mtime))


def _event(row: JejakRow) -> str:
    return f"{row.peristiwa.value}{f' oleh {row.oleh}' if row.oleh else ''}"
