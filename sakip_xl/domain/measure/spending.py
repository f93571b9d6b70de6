"""Money of form E.81: each quarter by itself, from figures to date (columns 8 to 11), and the Renstra's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip_xl.domain.measure.anggaran import serapan
from sakip_xl.domain.measure.anggaran_tree import roll_up_money
from sakip_xl.domain.measure.nilai import rounded
from sakip_xl.domain.measure.rekap import Node
from sakip_xl.domain.measure.summary import NodeSummary, Summary
from sakip_xl.domain.model import Master

_Reporters = dict[str, frozenset[tuple[str, str]]]
"""Of each node, by kode, who reported what: kode and unit of every figure of it or below it."""


def spending_by_quarter(master: Master, so_far: Sequence[Summary]) -> dict[str, list[Decimal | None]]:
    """The spending of each quarter by itself, by kode of the node, for the quarters of ``so_far``.

    Not known, hence ``None``, where the quarter or the one before it was not reported by the same units:
    a unit that reports late would count as if it had spent everything in one quarter.
    """
    told = [_reporters(master, data) for data in so_far]
    to_date = [{node.kinerja.kode: node.uang.belanja for node in data.pohon} for data in so_far]
    result: dict[str, list[Decimal | None]] = {}
    for node in so_far[-1].pohon:
        kode = node.kinerja.kode
        spent = [amounts[kode] for amounts in to_date]
        result[kode] = [spent[0]]
        for quarter in range(1, len(so_far)):
            before, now = spent[quarter - 1], spent[quarter]
            if before is None or now is None or told[quarter - 1][kode] != told[quarter][kode]:
                result[kode].append(None)
            else:
                result[kode].append(now - before)
    return result


@dataclass(frozen=True, slots=True)
class RenstraMoney:
    """The money of one node over the Renstra: ceiling, spent before this year and up to now, in percent."""

    pagu: Decimal | None
    sebelumnya: Decimal | None
    belanja: Decimal | None
    serapan: Decimal | None


def renstra_money(master: Master, data: Summary) -> dict[str, RenstraMoney]:
    """The money of every node over the Renstra by kode; in its first year nothing was spent before.

    What a node has none of is the sum of what is below it; a sum that lacks a part is not known.
    """
    setting = master.pengaturan
    kinerja = [node.kinerja for node in data.pohon]
    nodes = [Node(row.kode, row.uraian, row.level, row.induk) for row in kinerja]
    ceilings = {row.kode: row.pagu_renstra for row in kinerja}
    pagu = roll_up_money(nodes, ceilings, whole={node.kinerja.kode: node.uang.pagu for node in data.pohon})
    before = roll_up_money(nodes, {row.kode: row.belanja_renstra for row in kinerja}, whole=pagu)
    if setting.tahun_awal_renstra == setting.tahun:
        before = dict.fromkeys(before, Decimal(0))
    result = {}
    for node in data.pohon:
        kode = node.kinerja.kode
        parts = (before[kode], node.uang.belanja)
        spent = None if None in parts else sum((part or Decimal(0) for part in parts), Decimal(0))
        absorbed = rounded(serapan(pagu[kode], spent), setting)
        result[kode] = RenstraMoney(pagu[kode], before[kode], spent, absorbed)
    return result


def _reporters(master: Master, data: Summary) -> _Reporters:
    own: dict[str, set[tuple[str, str]]] = {}
    for row in master.anggaran:
        if row.triwulan == data.triwulan and row.realisasi is not None:
            own.setdefault(row.kode, set()).add((row.kode, row.unit))
    result: _Reporters = {}
    for node in reversed(data.pohon):
        result[node.kinerja.kode] = _with_below(node, own, result)
    return result


def _with_below(
    node: NodeSummary, own: dict[str, set[tuple[str, str]]], below: _Reporters
) -> frozenset[tuple[str, str]]:
    return frozenset(own.get(node.kinerja.kode, ())).union(*(below[kode] for kode in node.anak))
