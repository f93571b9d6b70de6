"""The occasion of a proposal, and the proposal itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from sakip_xl.domain.model import (
    Cell,
    Disposisi,
    Dokumen,
    KegiatanKerja,
    Master,
    Notulen,
    Row,
    Undangan,
)
from sakip_xl.domain.sop.calendar import Calendar
from sakip_xl.domain.sop.current import master_calendar
from sakip_xl.domain.sop.definition import SOP, Langkah
from sakip_xl.domain.terms import ROMAWI, Peran, SopName
from sakip_xl.domain.usulan.wording import with_dates, with_quarter
from sakip_xl.domain.wording import normalized

Paper = TypeVar("Paper", Disposisi, Undangan, Notulen, KegiatanKerja, Dokumen)


@dataclass(slots=True)
class Usulan:
    """What is proposed on one sheet: rows to append, cells to fill, and what people must still do.

    ``rows`` leave cells blank that only people can fill; ``cells`` are table, row, field and value, each
    blank until now. Nothing in it: everything is there already.
    """

    sheet: str
    rows: dict[str, list[Row]] = field(default_factory=dict)
    cells: list[tuple[str, int, str, Cell]] = field(default_factory=list)
    to_do: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        """Whether anything is proposed."""
        return bool(any(self.rows.values()) or self.cells)


@dataclass(frozen=True, slots=True)
class Occasion:
    """The step of one SOP and quarter that papers are proposed for, and when."""

    master: Master
    sop: SopName
    triwulan: int
    langkah: Langkah
    now: datetime

    @property
    def today(self) -> date:
        """The day of the proposal."""
        return self.now.date()

    @property
    def calendar(self) -> Calendar:
        """The working calendar of the office."""
        return master_calendar(self.master)

    @property
    def subject(self) -> str:
        """What the SOP is about, as a letter says it: ``Pengumpulan data kinerja``."""
        return SOP[self.sop].judul.removeprefix("SOP ").capitalize()

    def earlier(self, rows: Sequence[Paper]) -> list[Paper]:
        """Those of this SOP in the latest quarter before this one that has any."""
        before = [row for row in rows if row.sop is self.sop and row.triwulan < self.triwulan]
        latest = max((row.triwulan for row in before), default=None)
        return [row for row in before if row.triwulan == latest]

    def exists(self, table: str, rows: Sequence[Paper], langkah: int | None = None) -> bool:
        """Whether this SOP and quarter, and this step if given, has a row of a table.

        One that cannot be read yet counts too, as far as it says where it belongs.
        """
        wanted: dict[str, set[str]] = {
            "sop": {str(self.sop)},
            "triwulan": {str(int(self.triwulan)), ROMAWI[self.triwulan].casefold()},
        }
        if langkah is not None:
            wanted["langkah"] = {str(langkah)}
        typed = ({name: str(getattr(row, name)) for name in wanted} for row in rows)
        unread = (
            {name: normalized(str(row.get(name) or "")) for name in wanted}
            for row in self.master.unread.get(table, ())
        )
        return any(all(row[name] in wanted[name] for name in wanted) for row in typed) or any(
            all(row[name] in wanted[name] | {""} for name in wanted) for row in unread
        )

    def moved(self, text: str, triwulan: int, day: date) -> str:
        """A text of an earlier quarter's paper of a day, told of this quarter and of today."""
        return with_dates(with_quarter(text, self.triwulan - triwulan), day, self.today, self.calendar)

    def still(self, name: str) -> str:
        """A person named in an earlier paper, unless the list of officials says that he has left."""
        rows = [row for row in self.master.pejabat if normalized(row.nama) == normalized(name)]
        return name if not rows or any(row.in_office(self.today) for row in rows) else ""

    def holder(self, peran: Peran) -> str:
        """Who holds a peran today; empty when nobody does."""
        return next((row.nama for row in self.master.holders(peran, self.today)), "")
