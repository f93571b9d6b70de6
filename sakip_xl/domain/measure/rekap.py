"""Roll-up: many capaian become one, from indikator up the tree to the kecamatan (domain.md 1.4).

What could not be computed is left out, counted and named. Results are exact and not rounded; a geometric
mean is exact to 40 digits.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction

from sakip_xl.domain.measure.rounding import to_decimal
from sakip_xl.domain.terms import Level, RekapMethod

_WORKING_PRECISION = Context(prec=60)
_KEPT_PRECISION = Context(prec=40)

ALASAN_KOSONG = "Capaian tidak dapat dihitung."
ALASAN_BOBOT = "Bobot belum diisi."
ALASAN_NEGATIF = "Capaian di bawah nol tidak dapat dirata-rata geometrik."


@dataclass(frozen=True, slots=True)
class RekapItem:
    """One item of a roll-up.

    ``nilai`` is its capaian for the recap in percent, ``None`` when not computable, with the reason in
    ``alasan``; ``bobot`` is in percent.
    """

    kode: str
    nama: str
    nilai: Decimal | Fraction | None
    bobot: Decimal | None = None
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class RekapResult:
    """One value (``None`` when nothing counts), how many counted, and ``(kode, alasan)`` of the rest."""

    nilai: Fraction | None
    dihitung: int
    dikecualikan: tuple[tuple[str, str], ...] = ()


def rekap(items: Iterable[RekapItem], metode: RekapMethod = RekapMethod.RATA_RATA) -> RekapResult:
    """Make one value of many.

    ``RATA_RATA``: plain mean. ``BERBOBOT``: the weights of what counts are brought to 100 again; an
    item without a weight does not count. ``GEOMETRIK`` (PMK 22/2021): any 0 gives 0.

    >>> rekap([RekapItem("1", "", Decimal(100)), RekapItem("2", "", Decimal(90))]).nilai
    Fraction(95, 1)
    >>> items = [RekapItem("1", "", Decimal(100)), RekapItem("2", "", Decimal(90))]
    >>> result = rekap(items, RekapMethod.GEOMETRIK)
    >>> round(float(result.nilai), 2)
    94.87
    """
    counted: list[RekapItem] = []
    excluded: list[tuple[str, str]] = []
    for item in items:
        reason = exclusion_reason(item, metode)
        if reason:
            excluded.append((item.kode, reason))
        else:
            counted.append(item)
    return RekapResult(_METHODS[metode](counted) if counted else None, len(counted), tuple(excluded))


def exclusion_reason(item: RekapItem, metode: RekapMethod) -> str:
    """Why an item does not count; empty when it does."""
    if item.nilai is None:
        return item.alasan or ALASAN_KOSONG
    if metode is RekapMethod.BERBOBOT and item.bobot is None:
        return ALASAN_BOBOT
    return ALASAN_NEGATIF if metode is RekapMethod.GEOMETRIK and item.nilai < 0 else ""


def _rata_rata(items: Sequence[RekapItem]) -> Fraction:
    return sum((Fraction(item.nilai or 0) for item in items), Fraction(0)) / len(items)


def _berbobot(items: Sequence[RekapItem]) -> Fraction | None:
    bobot = sum((Fraction(item.bobot or 0) for item in items), Fraction(0))
    if bobot == 0:
        return None
    return sum((Fraction(item.nilai or 0) * Fraction(item.bobot or 0) for item in items), Fraction(0)) / bobot


def _geometrik(items: Sequence[RekapItem]) -> Fraction:
    values = [to_decimal(Fraction(item.nilai or 0)) for item in items]
    if not all(values):
        return Fraction(0)
    logarithm = Decimal(0)
    for value in values:
        logarithm = _WORKING_PRECISION.add(logarithm, _WORKING_PRECISION.ln(value))
    mean = _WORKING_PRECISION.exp(_WORKING_PRECISION.divide(logarithm, Decimal(len(values))))
    return Fraction(_KEPT_PRECISION.plus(mean))


_METHODS: dict[RekapMethod, Callable[[Sequence[RekapItem]], Fraction | None]] = {
    RekapMethod.RATA_RATA: _rata_rata,
    RekapMethod.BERBOBOT: _berbobot,
    RekapMethod.GEOMETRIK: _geometrik,
}


@dataclass(frozen=True, slots=True)
class Node:
    """One node of the performance tree; ``induk`` is empty at the top, ``induk_lain`` are further parents."""

    kode: str
    nama: str
    level: Level
    induk: str = ""
    induk_lain: tuple[str, ...] = ()


def serving(nodes: Iterable[Node]) -> dict[str, list[Node]]:
    """The nodes whose capaian counts for each parent: its own children, then those that serve it besides."""
    several = list(nodes)
    children: dict[str, list[Node]] = {}
    for node in several:
        children.setdefault(node.induk, []).append(node)
    for node in several:
        for parent in node.induk_lain:
            children.setdefault(parent, []).append(node)
    return children


def rekap_pohon(
    nodes: Sequence[Node], items: Mapping[str, Sequence[RekapItem]], metode: RekapMethod
) -> dict[str, RekapResult]:
    """The value of every node, by kode; ``items`` has the indicators of each node.

    A node counts its own indicators. When none of them can be computed it counts its children, as a
    plain mean under ``BERBOBOT`` because nodes have no weight. A child that leads back to its parent
    counts as not computable, so that a tree with a loop still ends.
    """
    children = serving(nodes)
    result: dict[str, RekapResult] = {}
    for node in nodes:
        _compute_node(node, children, items, metode, result)
    return {node.kode: result[node.kode] for node in nodes}


def _compute_node(
    start: Node,
    children: Mapping[str, Sequence[Node]],
    items: Mapping[str, Sequence[RekapItem]],
    metode: RekapMethod,
    result: dict[str, RekapResult],
) -> None:
    """Depth first without recursion: children are finished before the node that needs them."""
    stack = [(start, False)]
    visited: set[str] = set()
    while stack:
        node, children_done = stack.pop()
        if node.kode in result:
            continue
        own = rekap(items.get(node.kode, ()), metode)
        below = children.get(node.kode, ())
        if own.nilai is not None or not below or children_done:
            result[node.kode] = own if own.nilai is not None else _from_children(own, below, result, metode)
            continue
        visited.add(node.kode)
        stack.append((node, True))
        stack.extend((child, False) for child in below if child.kode not in visited)


def _from_children(
    own: RekapResult,
    below: Sequence[Node],
    result: Mapping[str, RekapResult],
    metode: RekapMethod,
) -> RekapResult:
    rolled_up = rekap_nodes(below, result, metode)
    return RekapResult(rolled_up.nilai, rolled_up.dihitung, (*own.dikecualikan, *rolled_up.dikecualikan))


def rekap_nodes(nodes: Iterable[Node], result: Mapping[str, RekapResult], metode: RekapMethod) -> RekapResult:
    """One value of several nodes that have theirs; nodes have no weight, so ``BERBOBOT`` is a plain mean."""
    unweighted = RekapMethod.RATA_RATA if metode is RekapMethod.BERBOBOT else metode
    blank = RekapResult(None, 0)
    return rekap(
        (RekapItem(node.kode, node.nama, result.get(node.kode, blank).nilai) for node in nodes), unweighted
    )


def rekap_kecamatan(
    nodes: Sequence[Node], result: Mapping[str, RekapResult], metode: RekapMethod
) -> RekapResult:
    """The value of the kecamatan: over its sasaran, with the result of ``rekap_pohon``."""
    return rekap_nodes((node for node in nodes if node.level is Level.SASARAN), result, metode)


def rekap_unit(
    items: Iterable[tuple[str, RekapItem]], metode: RekapMethod = RekapMethod.RATA_RATA
) -> dict[str, RekapResult]:
    """The value of every unit over all its indicators, from pairs of unit and item, in their order."""
    groups: dict[str, list[RekapItem]] = {}
    for unit, item in items:
        groups.setdefault(unit, []).append(item)
    return {unit: rekap(members, metode) for unit, members in groups.items()}
