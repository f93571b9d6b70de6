"""Money up the performance tree: a node's own figure counts, else the sum of the nodes below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from sakip_xl.domain.measure.rekap import Node


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
        amounts = [amount_of(child, path | {kode}) for child in children.get(kode, ())]
        known = [value for value in amounts if value is not None]
        result[kode] = sum(known, Decimal(0)) if known else None
        return result[kode]

    return {node.kode: amount_of(node.kode, frozenset()) for node in nodes}
