"""Money up the performance tree: a node's own figure counts, else the sum of the nodes below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip_xl.domain.measure.anggaran import TingkatEfisiensi, efisiensi, serapan, tingkat_efisiensi
from sakip_xl.domain.measure.nilai import Nilai, rounded
from sakip_xl.domain.measure.rekap import Node
from sakip_xl.domain.model import Master, Pengaturan
from sakip_xl.domain.terms import DasarRekap, Triwulan


@dataclass(frozen=True, slots=True)
class Money:
    """Ceiling, spending, absorption, planned spending to date (RAK) and efficiency; ``None`` where not known.

    ``serapan`` is spending in percent of the year's ceiling, ``serapan_rak`` in percent of what was planned
    to date; both are rounded, and ``efisiensi`` is the difference of the figures as they are printed, so that
    everybody can check it.
    """

    pagu: Decimal | None
    belanja: Decimal | None
    serapan: Decimal | None
    rak: Decimal | None
    serapan_rak: Decimal | None
    efisiensi: Decimal | None
    tingkat: TingkatEfisiensi | None


def money_of_nodes(
    master: Master, triwulan: int, nodes: Sequence[Node], nilai: Mapping[str, Nilai]
) -> dict[str, Money]:
    """The money of every node by kode, compared with what the node reached."""
    kinerja = {row.kode: row for row in reversed(master.kinerja)}
    pagu = roll_up_money(nodes, {kode: row.pagu for kode, row in kinerja.items()})
    belanja = roll_up_money(nodes, _reported(master, triwulan))
    rak = roll_up_money(nodes, {kode: row.rak_sd(triwulan) for kode, row in kinerja.items()}, whole=pagu)
    return {
        node.kode: _compare(
            master.pengaturan,
            triwulan,
            (pagu[node.kode], belanja[node.kode], rak[node.kode]),
            nilai[node.kode],
        )
        for node in nodes
    }


def money_of_kecamatan(
    master: Master, triwulan: int, nodes: Sequence[Node], money: Mapping[str, Money], kecamatan: Nilai
) -> Money:
    """The money of the kecamatan: the sum over the nodes at the top."""
    known = {node.kode for node in nodes}
    top = [money[node.kode] for node in nodes if node.induk not in known]
    amounts = (
        _total(part.pagu for part in top),
        _total(part.belanja for part in top),
        _total((part.rak for part in top), (part.pagu for part in top)),
    )
    return _compare(master.pengaturan, triwulan, amounts, kecamatan)


def _reported(master: Master, triwulan: int) -> dict[str, Decimal | None]:
    """What was reported as spent on each node, over all units that report it."""
    result: dict[str, Decimal | None] = {}
    for row in master.anggaran:
        if row.triwulan == triwulan and row.realisasi is not None:
            result[row.kode] = (result.get(row.kode) or Decimal(0)) + row.realisasi
    return result


_Amounts = tuple[Decimal | None, Decimal | None, Decimal | None]
"""Ceiling, spending, and planned spending to date."""


def _compare(pengaturan: Pengaturan, triwulan: int, amounts: _Amounts, nilai: Nilai) -> Money:
    pagu, belanja, rak = amounts
    absorbed, planned = (rounded(serapan(whole, belanja), pengaturan) for whole in (pagu, rak))
    difference = efisiensi(nilai.bulat, _like(pengaturan.dasar_rekap, triwulan, absorbed, planned))
    tingkat = tingkat_efisiensi(difference, pengaturan.ambang_efisiensi)
    return Money(pagu, belanja, absorbed, rak, planned, difference, tingkat)


def _like(
    dasar: DasarRekap, triwulan: int, of_year: Decimal | None, of_plan: Decimal | None
) -> Decimal | None:
    """The absorption that is like the capaian that is counted; ``None`` where none is (design D19).

    To date it is spending against the RAK to date. At the end of the year it is spending against the ceiling.
    A capaian of a quarter by itself has no like: spending is reported to date.
    """
    if dasar is DasarRekap.TRIWULAN:
        return None
    if dasar is DasarRekap.SAMPAI and of_plan is not None:
        return of_plan
    return of_year if triwulan == Triwulan.IV else None


def _total(values: Iterable[Decimal | None], whole: Iterable[Decimal | None] | None = None) -> Decimal | None:
    """The sum of what is known; with ``whole`` only if as many parts have a value as have that."""
    known = [value for value in values if value is not None]
    if whole is not None and len(known) != sum(ceiling is not None for ceiling in whole):
        return None
    return sum(known, Decimal(0)) if known else None


def roll_up_money(
    nodes: Sequence[Node],
    own: Mapping[str, Decimal | None],
    *,
    whole: Mapping[str, Decimal | None] | None = None,
) -> dict[str, Decimal | None]:
    """The amount of every node by kode; ``None`` where neither it nor anything below has one.

    A node in a loop keeps only its own figure. With ``whole``, a ceiling by kode, a sum that lacks a child
    with a ceiling is not known.
    """
    children: dict[str, list[str]] = {}
    for node in nodes:
        children.setdefault(node.induk, []).append(node.kode)
    result: dict[str, Decimal | None] = {}

    def amount_of(kode: str, path: frozenset[str]) -> Decimal | None:
        if kode in result or kode in path:
            return result.get(kode)
        if own.get(kode) is not None:
            result[kode] = own[kode]
            return result[kode]
        below = children.get(kode, ())
        ceilings = None if whole is None else [whole.get(child) for child in below]
        result[kode] = _total([amount_of(child, path | {kode}) for child in below], ceilings)
        return result[kode]

    return {node.kode: amount_of(node.kode, frozenset()) for node in nodes}
