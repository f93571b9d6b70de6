"""What each quarter spent by itself, from figures that are reported to date (E.81, columns 8 to 11)."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

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
