"""The log of a master as an action meets it: what is broken in it, what of that was acknowledged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sakip_xl.domain.cell_temuan import CellTemuan
from sakip_xl.domain.sop.jejak import JejakRow
from sakip_xl.domain.sop.log_repair import LogBreak, log_breaks, name_numbers, repair_alasan
from sakip_xl.domain.wording import waktu
from sakip_xl.errors import Temuan, temuan


@dataclass(frozen=True, slots=True)
class LogCheck:
    """What is broken in a log: its rows, and cells of it that cannot be read."""

    breaks: Sequence[LogBreak]
    unread: Sequence[CellTemuan]

    @property
    def open_breaks(self) -> list[LogBreak]:
        """Those that nobody acknowledged."""
        return [found for found in self.breaks if found.repair is None]

    @property
    def acknowledged(self) -> list[tuple[LogBreak, JejakRow]]:
        """Those that a repair acknowledged, each with it."""
        return [(found, found.repair) for found in self.breaks if found.repair is not None]

    @property
    def whole(self) -> bool:
        """Whether an action may go on with the log."""
        return not self.open_breaks and not self.unread

    def named(self) -> str:
        """The broken rows in words: ``baris nomor 5, 7; 1 sel tidak terbaca``."""
        numbers = sorted({found.row.nomor for found in self.open_breaks})
        rows = [f"baris nomor {name_numbers(numbers)}"] if numbers else []
        cells = [f"{len(self.unread)} sel tidak terbaca"] if self.unread else []
        return "; ".join([*rows, *cells])

    def findings(self) -> Iterator[CellTemuan]:
        """What forbids to go on: the rows (SKP-418, SKP-419) and the cells."""
        for found in self.open_breaks:
            told = temuan(found.kode, nilai=found.row.nomor, alasan=found.reason.value)
            yield _at(found.row, told)
        yield from self.unread

    def acknowledged_findings(self) -> Iterator[CellTemuan]:
        """What was acknowledged, which is told for ever (SKP-831)."""
        for found, repair in self.acknowledged:
            told = temuan(
                "SKP-831",
                nilai=found.row.nomor,
                alasan=found.reason.value,
                oleh=repair.oleh or "-",
                waktu=waktu(repair.waktu),
                nomor=repair.nomor,
                sebab=repair_alasan(repair),
            )
            yield _at(found.row, told)

    def data(self) -> dict[str, Any]:
        """The state of the log as ``--json`` prints it."""
        return {
            "utuh": self.whole,
            "rusak": [{"nomor": found.row.nomor, "alasan": found.reason.value} for found in self.open_breaks],
            "tidak_terbaca": len(self.unread),
            "diakui": [
                {
                    "nomor": found.row.nomor,
                    "alasan": found.reason.value,
                    "jejak": repair.nomor,
                    "oleh": repair.oleh,
                    "waktu": repair.waktu.isoformat(),
                    "sebab": repair_alasan(repair),
                }
                for found, repair in self.acknowledged
            ],
        }


def check_log(chain: Sequence[JejakRow], id_master: str, flaws: Sequence[CellTemuan]) -> LogCheck:
    """What is broken in a log; of the flaws of a master those in the log count."""
    unread = [flaw for flaw in flaws if flaw.table == JejakRow.table]
    return LogCheck(log_breaks(chain, id_master), unread)


def _at(row: JejakRow, found: Temuan) -> CellTemuan:
    return CellTemuan(JejakRow.table, row.baris_ke, "nomor", found)
