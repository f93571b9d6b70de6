"""The rows of a master that report, found by what forms name; looked through once."""

from __future__ import annotations

from dataclasses import dataclass, field

from sakip_xl.domain.bentrok.rows import row_key
from sakip_xl.domain.model import Master, Realisasi, RealisasiAnggaran
from sakip_xl.domain.wording import normalized

ReportRow = Realisasi | RealisasiAnggaran


@dataclass(slots=True)
class ReportRows:
    """Realisasi and money of a master by kode and quarter, and how it spells every kode."""

    _rows: dict[tuple[str, str, int], list[ReportRow]] = field(default_factory=dict)
    _spelled: dict[tuple[str, str], str] = field(default_factory=dict)
    _shared: frozenset[str] = frozenset()

    @classmethod
    def of(cls, master: Master) -> ReportRows:
        """The rows of a master."""
        result = cls(_shared=frozenset(row.kode for row in master.indikator_in_force() if len(row.units) > 1))
        every: list[ReportRow] = [*master.realisasi, *master.anggaran]
        for row in every:
            result._rows.setdefault((row.table, row.kode, int(row.triwulan)), []).append(row)
        for table, kode in (
            (Realisasi.table, [row.kode for row in master.indikator]),
            (RealisasiAnggaran.table, [row.kode for row in master.kinerja]),
        ):
            for each in reversed(kode):
                result._spelled[table, normalized(each)] = each
        return result

    def spelled(self, table: str, kode: str) -> str:
        """A kode as the row that has it spells it; as it is when no row has it."""
        return self._spelled.get((table, normalized(kode)), kode)

    def key(self, table: str, kode: str, triwulan: int, unit: str) -> str:
        """The key of a row; money is reported by one unit only."""
        return row_key(kode, triwulan, unit) if table == Realisasi.table else row_key(kode, triwulan)

    def find(self, table: str, kode: str, triwulan: int, unit: str) -> ReportRow | None:
        """The row that a report takes the place of: of a shared indicator only that of the same unit."""
        found = self._rows.get((table, kode, int(triwulan)), [])
        if table == Realisasi.table and kode in self._shared:
            found = [row for row in found if row.unit == unit]
        return found[-1] if found else None
