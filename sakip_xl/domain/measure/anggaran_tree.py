"""Money up the performance tree: a node's own figure counts, else the sum of the nodes below it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sakip_xl.domain.measure.anggaran import TingkatEfisiensi, efisiensi, serapan, tingkat_efisiensi
from sakip_xl.domain.measure.nilai import Nilai, rounded
from sakip_xl.domain.measure.rekap import Node
from sakip_xl.domain.model import Master, Pengaturan


@dataclass(frozen=True, slots=True)
class Money:
    """Ceiling, spending, absorption and efficiency; ``None`` where not known.

    ``serapan`` is rounded, and ``efisiensi`` is the difference of the figures as they are printed, so that
    everybody can check it.
    """

    pagu: Decimal | None
    belanja: Decimal | None
    serapan: Decimal | None
    efisiensi: Decimal | None
    tingkat: TingkatEfisiensi | None


def money_of_nodes(
    master: Master, triwulan: int, nodes: Sequence[Node], nilai: Mapping[str, Nilai]
) -> dict[str, Money]:
    """The money of every node by kode, compared with what the node reached."""
    pagu = roll_up_money(nodes, {kinerja.kode: kinerja.pagu for kinerja in reversed(master.kinerja)})
    belanja = roll_up_money(nodes, _reported(master, triwulan))
    return {
        node.kode: _compare(master.pengaturan, pagu[node.kode], belanja[node.kode], nilai[node.kode])
        for node in nodes
    }


def money_of_kecamatan(
    master: Master, nodes: Sequence[Node], money: Mapping[str, Money], kecamatan: Nilai
) -> Money:
    """The money of the kecamatan: the sum over the nodes at the top."""
    known = {node.kode for node in nodes}
    top = [money[node.kode] for node in nodes if node.induk not in known]
    pagu, belanja = _total(part.pagu for part in top), _total(part.belanja for part in top)
    return _compare(master.pengaturan, pagu, belanja, kecamatan)


def _reported(master: Master, triwulan: int) -> dict[str, Decimal | None]:
    """What was reported as spent on each node, over all units that report it."""
    result: dict[str, Decimal | None] = {}
    for row in master.anggaran:
        if row.triwulan == triwulan and row.realisasi is not None:
            result[row.kode] = (result.get(row.kode) or Decimal(0)) + row.realisasi
    return result


def _compare(pengaturan: Pengaturan, pagu: Decimal | None, belanja: Decimal | None, nilai: Nilai) -> Money:
    absorbed = rounded(serapan(pagu, belanja), pengaturan)
    difference = efisiensi(nilai.bulat, absorbed)
    tingkat = tingkat_efisiensi(difference, pengaturan.ambang_efisiensi)
    return Money(pagu, belanja, absorbed, difference, tingkat)


def _total(values: Iterable[Decimal | None]) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


def roll_up_money(nodes: Sequence[Node], own: Mapping[str, Decimal | None]) -> dict[str, Decimal | None]:
    """The amount of every node by kode; ``None`` where neither it nor anything below has one.

    A node in a loop keeps only its own figure.
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
        result[kode] = _total(amount_of(child, path | {kode}) for child in children.get(kode, ()))
        return result[kode]

    return {node.kode: amount_of(node.kode, frozenset()) for node in nodes}
