"""The ceilings of one year as Renstra, Renja and DPA give them, and how far they differ (KKE 3)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip_xl.domain.measure.anggaran_tree import roll_up_money
from sakip_xl.domain.measure.rekap import Node
from sakip_xl.domain.measure.spending import renstra_money
from sakip_xl.domain.measure.summary import Summary
from sakip_xl.domain.model import Master


@dataclass(frozen=True, slots=True)
class PlannedMoney:
    """The money of one node: over the whole Renstra, spent in its years before, in the Renja, in the DPA.

    ``None`` is not known; a difference that lacks a part is not known either.
    """

    renstra: Decimal | None
    sebelumnya: Decimal | None
    renja: Decimal | None
    dpa: Decimal | None

    @property
    def selisih(self) -> Decimal | None:
        """How much more the DPA gives than the Renja asked for."""
        return None if self.dpa is None or self.renja is None else self.dpa - self.renja

    @property
    def sisa(self) -> Decimal | None:
        """What the Renstra has left for its later years after this DPA; negative when that is beyond it."""
        if self.renstra is None or self.sebelumnya is None or self.dpa is None:
            return None
        return self.renstra - self.sebelumnya - self.dpa


def planned_money(master: Master, data: Summary) -> dict[str, PlannedMoney]:
    """The planned money of every node by kode.

    What a node has none of is the sum of what is below it; a sum that lacks a part is not known.
    """
    kinerja = [node.kinerja for node in data.pohon]
    nodes = [Node(row.kode, row.uraian, row.level, row.induk) for row in kinerja]
    dpa = {node.kinerja.kode: node.uang.pagu for node in data.pohon}
    renja = roll_up_money(nodes, {row.kode: row.pagu_renja for row in kinerja}, whole=dpa)
    renstra = renstra_money(master, data)
    return {
        kode: PlannedMoney(renstra[kode].pagu, renstra[kode].sebelumnya, renja[kode], ceiling)
        for kode, ceiling in dpa.items()
    }


def total_money(parts: Sequence[PlannedMoney]) -> PlannedMoney:
    """The sum of several nodes; an amount that one of them lacks is not known."""
    return PlannedMoney(
        *(
            _total([getattr(part, name) for part in parts])
            for name in ("renstra", "sebelumnya", "renja", "dpa")
        )
    )


def _total(amounts: Sequence[Decimal | None]) -> Decimal | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known, Decimal(0)) if known and len(known) == len(amounts) else None
